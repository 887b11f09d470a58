/// Sentences of the made-up year of the town's plan: invented for training.
public enum DemonstrationWords {
    public static let document = "Văn bản minh họa số 45/UBND"
    public static let signer = "Người ký minh họa"
    public static let unitPlan =
        "Cụ thể hóa kế hoạch của thị xã: giao chỉ tiêu giảm hộ nghèo đến từng thôn, tổ dân phố; phân công từng thành viên Ban chỉ đạo phụ trách địa bàn. (Nội dung minh họa)"
    public static let results = [
        "Quán triệt kế hoạch năm, phân công nhiệm vụ.", "Ban hành kế hoạch của đơn vị, kiện toàn Ban chỉ đạo.",
        "Rà soát nhu cầu vay vốn, học nghề của hộ nghèo, hộ cận nghèo.", "Lập danh sách hộ đăng ký tham gia mô hình sinh kế.",
        "Thẩm định hồ sơ dự án hỗ trợ sản xuất cộng đồng.", "Sơ kết sáu tháng; kiểm tra tại hai thôn.",
        "Cấp con giống đợt một cho hộ tham gia mô hình.", "Mở lớp tập huấn kỹ thuật chăn nuôi.",
        "Triển khai rà soát hộ nghèo, hộ cận nghèo năm 2023.", "Họp dân, niêm yết kết quả rà soát.",
        "Nghiệm thu mô hình, thanh toán kinh phí.", "Tổng kết năm, đề nghị khen thưởng.",
    ].map { $0 + " (Nội dung minh họa)" }
    public static let next = "Tiếp tục các nhiệm vụ theo kế hoạch."
    public static let taskDone = "Đã hoàn thành theo kế hoạch (minh họa)."
    public static let evidence = "Văn bản minh họa"
    public static let returned = "Thiếu kết quả Dự án 2: bổ sung số hộ tham gia và tiến độ."
    public static let again = "Lập danh sách 14 hộ tham gia mô hình nuôi gà, đã tập huấn xong đợt một. (Nội dung minh họa)"

    public typealias Obstacle = (project: String, title: String, text: String, routed: String, answer: String)

    public static let obstacles: [Obstacle] = [
        (
            "DA2", "Hồ sơ dự án hỗ trợ sản xuất cộng đồng chưa có mẫu", "Xã chưa rõ thành phần hồ sơ trình thẩm định. (Minh họa)",
            "Chuyển Phòng Kinh tế hướng dẫn.", "Đã có văn bản hướng dẫn thành phần hồ sơ và mẫu đơn. (Minh họa)"
        ),
        (
            "DA3.2", "Thiếu thuốc bổ sung vi chất cho trẻ dưới 5 tuổi", "Trạm y tế chưa nhận đủ thuốc. (Minh họa)",
            "Chuyển Trung tâm Y tế.", "Đã cấp bổ sung trong tháng. (Minh họa)"
        ),
        (
            "DA4.3", "Phiên giao dịch việc làm chưa có doanh nghiệp đăng ký", "Đã mời hai lần. (Minh họa)", "Chuyển Phòng Lao động.",
            "Kính trình Chủ tịch cho ý kiến mời doanh nghiệp trong cụm công nghiệp. (Minh họa)"
        ),
        ("DA6.1", "Cụm loa thôn hỏng sau bão", "Cần sửa trước mùa rà soát. (Minh họa)", "Chuyển Phòng Văn hóa và Thông tin.", ""),
    ]
}

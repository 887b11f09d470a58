/// Sentences of the made-up inspections of the town's plan: invented for training.
public enum DemonstrationInspectionWords {
    public static let plannedTitle = "Kiểm tra thực hiện Dự án 2 sáu tháng đầu năm"
    public static let plannedScope =
        "Việc lập, thẩm định, thực hiện dự án hỗ trợ sản xuất cộng đồng từ tháng 1 đến tháng 4/2023. (Minh họa)"
    public static let plannedFindings = [
        "Biên bản họp dân chọn hộ tham gia mô hình thiếu chữ ký của hai hộ. (Minh họa)",
        "Chưa mở sổ theo dõi con giống của các hộ tham gia mô hình. (Minh họa)",
    ]
    public static let plannedAsked = "Mở sổ theo dõi con giống, ghi đủ các hộ tham gia, gửi bản sao cho Phòng."
    public static let plannedRemedy = "Đã mở sổ, ghi đủ 14 hộ. (Minh họa)"
    public static let plannedConclusion =
        "Dự án làm đúng đối tượng, đúng nội dung; còn thiếu sót trong ghi sổ, đơn vị phải khắc phục theo kiến nghị. (Minh họa)"

    public static let adHocTitle = "Kiểm tra đột xuất việc chi hỗ trợ hộ nghèo, hộ cận nghèo"
    public static let adHocScope = "Chứng từ, danh sách chi hỗ trợ hộ trong chín tháng đầu năm 2023. (Minh họa)"
    public static let adHocFindings = [
        "Danh sách chi chưa niêm yết tại nhà văn hóa thôn trước khi chi. (Minh họa)",
        "Một hộ ký nhận thay nhưng không có giấy ủy quyền. (Minh họa)",
    ]
    public static let adHocAsked = [
        "Niêm yết lại danh sách, lập biên bản và rút kinh nghiệm.", "Bổ sung giấy ủy quyền hoặc thu hồi khoản đã chi cho người nhận thay.",
    ]
    public static let adHocRemedy = "Đã niêm yết lại và lập biên bản. (Minh họa)"
    public static let adHocConclusion = "Chi đúng danh sách được duyệt; thủ tục niêm yết và ký nhận còn sai, phải khắc phục. (Minh họa)"

    public static let board = "Ban giám sát đầu tư của cộng đồng (minh họa)"
    public static let communityTitle = "Giám sát mô hình giảm nghèo của Dự án 2"
    public static let communityScope = "Con giống, vật tư hộ nhận được so với danh sách và dự toán đã công khai. (Minh họa)"
    public static let communityFinding = "Giống giao chậm 20 ngày so với hợp đồng. (Minh họa)"
    public static let communityAsked = "Làm việc với bên cung cấp, công khai kết quả tại nhà văn hóa thôn."
    public static let communityRemedy = "Đã làm việc và công khai biên bản. (Minh họa)"
    public static let communityConclusion = "Các hộ nhận đủ giống, vật tư theo danh sách; giao giống chậm. (Minh họa)"

    /// Made-up members: name and post.
    public static let team = [
        ("Người kiểm tra minh họa A", "Trưởng phòng"), ("Người kiểm tra minh họa B", "Chuyên viên"),
        ("Người kiểm tra minh họa C", "Kế toán"),
    ]
    public static let boardMembers = [
        "Người giám sát minh họa A", "Người giám sát minh họa B", "Người giám sát minh họa C", "Người giám sát minh họa D",
        "Người giám sát minh họa Đ",
    ]
}

/// What stands on a sheet that is carried to a household.
public struct PrintedSheetWords: Encodable, Sendable {
    let title = "Phiếu rà soát hộ nghèo, hộ cận nghèo"
    let head = "Chủ hộ"
    let household = "Mã hộ"
    let address = "Nơi ở"
    let reviewer = "Người rà soát"
    let day = "Ngày rà soát"
    let code = "Mã phiếu"
    let page = "Trang"
    let members = "Thành viên của hộ (sửa, gạch bỏ hoặc ghi thêm nếu có thay đổi)"
    let columns = ["TT", "Họ và tên", "Quan hệ với chủ hộ", "Giới tính", "Ngày sinh", "Ghi thay đổi"]
    let partA = "Phiếu B1. Đánh dấu một ô ở mỗi mục (số trong ngoặc là điểm)"
    let total = "Tổng điểm A"
    let income = "Thu nhập bình quân một người một tháng, nếu biết (đồng)"
    let partB = "Phiếu B2. Mức độ thiếu hụt dịch vụ xã hội cơ bản"
    let answers = ["Chỉ số", "Thiếu hụt", "Không thiếu hụt", "Chưa rõ"]
    let causes = "Nguyên nhân nghèo (đánh dấu các nguyên nhân chính)"
    let labour = "Hộ không có khả năng lao động"
    let note = "Ghi chú"
    let signatures = ["Đại diện hộ gia đình", "Người rà soát"]
    let sign = "(Ký, ghi rõ họ tên)"

    public init() {}

    public static let tableMissing = "Hệ thống chưa có các mục phiếu B1 của chuẩn này: dùng phiếu B1 bằng giấy rồi ghi tổng điểm dưới đây."

    // MARK: pages

    public static let print = "In phiếu điền sẵn"
    public static let printHint =
        "Mỗi hộ một phiếu A4 theo thứ tự thôn và tên: chủ hộ, nơi ở, thành viên đã ghi sẵn, câu trả lời để trống. Phiếu không có số định danh. Mã trên phiếu mở đúng phiếu của hộ khi nhập."
    public static let whose = "Phiếu của"
    public static let everybody = "Mọi hộ"
    public static let onlyWithoutSheet = "Chỉ hộ chưa có phiếu"
    public static let makePDF = "Tải phiếu để in"
    public static let noPDF =
        "Máy chủ chưa tạo được tệp PDF. Người quản trị máy chủ kiểm tra Typst (scripts/install.sh); trong lúc chờ, dùng phiếu giấy trắng và ghi mã hộ."
    public static let none = "Không có hộ nào để in phiếu."
    public static func tooMany(_ count: Int, limit: Int) -> String {
        "Có \(count) hộ, mỗi lần in nhiều nhất \(limit) phiếu: in từng thôn hoặc từng người rà soát."
    }

    public static let find = "Mở phiếu theo mã"
    public static let field = "Mã phiếu"
    public static let hint = "Mã ở góc phải phiếu giấy, ví dụ H0000065-N26X."
    public static let open = "Mở phiếu"
    public static let unreadable = "Mã phiếu gồm mã hộ, dấu gạch ngang và 4 đến 6 chữ, số. Kiểm tra lại trên phiếu giấy."
    public static let mistyped = "Mã phiếu có chữ hoặc số gõ nhầm. Kiểm tra lại từng chữ và số trên phiếu giấy."
    public static let missing = "Không có hộ nào mang mã này trong đợt rà soát ở địa bàn của bạn."
}

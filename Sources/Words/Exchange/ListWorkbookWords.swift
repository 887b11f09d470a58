/// Headings of the list workbook as it goes out: those of the workbook that communes send.
public enum ListWorkbookWords {
    public static let sheet = "Danh sách"
    public static let factsSheet = "Thông tin"
    public static let headings = [
        "STT hộ", "Mã hộ", "Họ tên chủ hộ", "Họ tên thành viên", "Quan hệ với chủ hộ", "Ngày, tháng, năm sinh", "Giới tính", "Số CCCD",
        "Xã",
        "Mã xã", "Thôn", "Dân tộc", "Phân loại hộ (1 nghèo, 2 cận nghèo)", "Số quyết định công nhận", "Ngày quyết định", "Điểm B1",
        "Điểm B2",
        "Hộ DTTS", "Hộ không có khả năng lao động", "Hộ có thành viên là người có công", "Nguyên nhân nghèo", "Tuổi", "Số nhân khẩu",
    ]
    public static let widths: [Double] = [7, 11, 24, 24, 14, 13, 9, 15, 18, 8, 20, 12, 14, 16, 13, 8, 8, 8, 12, 12, 12, 7, 9]
    public static let born = headings[5]
    public static let relation = headings[4]
    public static let village = headings[10]
    public static let povertyClass = headings[12]
    public static let listTitle = "Danh sách"
    public static let filter = "Bộ lọc"
    public static let madeBy = "Người xuất"
    public static let madeAt = "Lúc"
    public static let count = "Số hộ"
}

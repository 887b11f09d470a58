import Core

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
    /// Characters of each column: text goes over several lines, so that the list fits on A4 across.
    public static let widths: [Double] = [
        5, 9, 20, 20, 10, 11, 6, 13.5, 14, 7, 16, 8, 9, 13, 11, 5, 5, 5, 8, 8, 8, 5, 6,
    ]

    /// Above the list, for whoever prints it.
    public static let title = "DANH SÁCH HỘ VÀ NHÂN KHẨU"

    public static func subtitle(_ unit: String, _ day: CalendarDate) -> String { "\(unit), số liệu đến ngày \(day.vietnamese)" }

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

import Core
import Law
import Registry

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

    /// Of a day gone by: by whose boundaries the columns of units are filled.
    public static func subtitle(_ unit: String, _ day: CalendarDate, map: CalendarDate) -> String {
        (unit.isEmpty ? "Số" : "\(unit), số")
            + " liệu đến ngày \(day.vietnamese); xã, phường, thôn, tổ theo địa giới hành chính ngày \(map.vietnamese)"
    }

    public static let born = headings[5]
    public static let relation = headings[4]
    public static let village = headings[10]
    public static let povertyClass = headings[12]
    /// Marks lines that show how to write and are nobody's.
    public static let example = "Ví dụ"
    public static let guideSheet = "Hướng dẫn"
    /// Of the answer to a list: households on record that the list does not name.
    public static let missingSheet = "Hộ không có trong danh sách"
    public static let sexes = ["Nam", "Nữ"]
    /// The columns of `headings`, two people of one household.
    public static let examples = [
        [
            example, "", "Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu", "Chủ hộ", "05/02/1965", "Nam", "046065000123", "Xã Mẫu", "", "Thôn 1", "Kinh",
            "1",
            "25/QĐ-UBND", "20/12/2025", "120", "30", "", "", "", "1; 4", "60", "2",
        ],
        [
            example, "", "Nguyễn Văn Mẫu", "Trần Thị Mẫu", "Vợ/chồng", "1968", "Nữ", "046168000123", "Xã Mẫu", "", "Thôn 1", "Kinh", "1",
            "25/QĐ-UBND", "20/12/2025", "120", "30", "", "", "", "1; 4", "57", "2",
        ],
    ]
    public static let guide = [
        "Mỗi dòng một người. Các cột của hộ (số thứ tự hộ, chủ hộ, thôn, phân loại, quyết định, điểm) ghi lặp lại trên mỗi dòng của hộ.",
        "Hai dòng có chữ “Ví dụ” ở cột đầu chỉ để xem cách ghi: hệ thống bỏ qua, có thể xóa.",
        "Số thứ tự hộ: 1, 2, 3…; mọi người của một hộ cùng một số. Mỗi hộ có đúng một người là “Chủ hộ”.",
        "Mã hộ: để trống với hộ mới; giữ nguyên nếu danh sách xuất từ hệ thống.",
        "Ngày sinh: ngày/tháng/năm, hoặc chỉ năm nếu giấy tờ chỉ có năm.",
        "Số CCCD: đủ 12 số, định dạng Văn bản để không mất số 0 ở đầu.",
        "Dân tộc: ghi tên, không ghi mã. Thôn: ghi như tên trong hệ thống; có thể bỏ trống cột Xã và Mã xã.",
        "Phân loại hộ: 1 là hộ nghèo, 2 là hộ cận nghèo. Hộ thoát nghèo, thoát cận nghèo để ở trang tính riêng có tiêu đề “Hộ thoát nghèo” hoặc “Hộ thoát cận nghèo”.",
        "Điểm B1, Điểm B2: tổng điểm của phiếu rà soát, nếu có.",
        "Hộ DTTS, không có khả năng lao động, người có công: ghi x nếu đúng.",
        "Nguyên nhân nghèo: ghi số thứ tự của nguyên nhân, cách nhau bằng dấu chấm phẩy:",
    ]
    public static let templateSubtitle = "Đơn vị: …, số liệu đến ngày …/…/……"
    public static let templateName = "mau-danh-sach-ho"
    public static let listTitle = "Danh sách"
    public static let filter = "Bộ lọc"
    public static let madeBy = "Người xuất"
    public static let madeAt = "Lúc"
    public static let count = "Số hộ"

    /// What a list says of a household, not of a person.
    public enum HouseholdField: String, Sendable, CaseIterable {
        case povertyClass, points, deprivationPoints, decisionNumber, decisionOn, village
    }

    /// Two lines of one household that say different things, as a notice keeps it: field, value, row, value, row.
    public static func differing(_ field: HouseholdField, _ first: String, row: Int, _ second: String, row other: Int) -> String {
        [field.rawValue, first, String(row), second, String(other)].joined(separator: "\t")
    }

    /// The same as a sentence; what is kept in another shape is told as it is.
    public static func sentence(differing value: String, _ language: Language) -> String {
        let parts = value.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, let field = HouseholdField(rawValue: parts[0]) else { return value }
        let name = name(field, language)
        func say(_ value: String) -> String {
            field == .povertyClass && language == .vi ? PovertyClass(rawValue: value).map(LawWords.name) ?? value : value
        }
        return language == .vi
            ? "\(name): dòng \(parts[2]) ghi “\(say(parts[1]))”, dòng \(parts[4]) ghi “\(say(parts[3]))”"
            : "\(name): row \(parts[2]) says “\(say(parts[1]))”, row \(parts[4]) “\(say(parts[3]))”"
    }

    private static func name(_ field: HouseholdField, _ language: Language) -> String {
        switch (field, language) {
        case (.povertyClass, .vi): "phân loại"
        case (.povertyClass, .en): "class"
        case (.points, .vi): "điểm B1"
        case (.points, .en): "points B1"
        case (.deprivationPoints, .vi): "điểm B2"
        case (.deprivationPoints, .en): "points B2"
        case (.decisionNumber, .vi): "số quyết định"
        case (.decisionNumber, .en): "number of the decision"
        case (.decisionOn, .vi): "ngày quyết định"
        case (.decisionOn, .en): "day of the decision"
        case (.village, .vi): "thôn, tổ dân phố"
        case (.village, .en): "village"
        }
    }
}

import Core
import Law
import Registry

/// Words about days gone by, maps of other days, and what was known when.
public enum TimeWords {
    public static let legend = "Thời điểm"
    public static let day = "Ngày số liệu"
    public static let dayHint = "Để trống: hôm nay. Ví dụ 31/12/2024."
    public static let map = "Địa giới theo ngày"
    public static let mapHint = "Để trống: theo ngày số liệu."
    public static let known = "Như sổ đã ghi đến"
    public static let knownHint = "Để trống: mọi điều sổ ghi đến nay. Ghi ngày, hoặc ngày và giờ, ví dụ 24/11/2026 17:05."
    public static let toPresent = "Xem hiện nay"
    public static let empty =
        "Vào ngày này sổ chưa có hộ nào trong địa bàn của bạn. Hộ có trong sổ từ ngày đăng ký hoặc từ ngày của danh sách đã nhập: chọn ngày muộn hơn."
    public static let notThen = "Vào ngày này hộ chưa có trong sổ, hoặc không còn ở địa bàn của bạn."
    public static let searchOfToday = "Tìm cả người nay đã mất, rời hộ hoặc chuyển đi; họ tên theo sổ hiện nay."
    public static let again = "Địa chỉ mở lại đúng bản này"
    public static let againHint = "Sổ có sửa đổi về sau, bản mở từ địa chỉ này vẫn giữ nguyên từng chữ."
    public static let csv = "Xuất CSV"
    public static let print = "Bản in"
    public static let livedThen = "Nơi ở khi đó"
    public static let joined = "Vào hộ"
    public static let left = "Rời hộ"
    public static let elsewhereNow = "Hộ này nay thuộc địa bàn khác: số định danh và số điện thoại không hiện."
    public static let number = "STT"
    public static let listPreparer = "NGƯỜI LẬP DANH SÁCH"
    public static let toList = "Về danh sách"

    /// - Parameter place: the unit of the list; empty for the whole area of the officer.
    public static func listBanner(day: CalendarDate, map: CalendarDate, knownAt moment: Instant) -> String {
        "Danh sách tại ngày \(day.vietnamese)\(moment.day > day ? " (theo ngày có hiệu lực, kể cả điều ghi vào sổ sau ngày này)" : ""), theo địa giới ngày \(map.vietnamese), như sổ đã ghi đến \(moment.vietnamese)."
    }

    public static func householdBanner(day: CalendarDate, map: CalendarDate, knownAt moment: Instant) -> String {
        "Hộ tại ngày \(day.vietnamese), theo địa giới ngày \(map.vietnamese), như sổ đã ghi đến \(moment.vietnamese). Trang này chỉ để xem."
    }

    public static func unplaced(_ households: Int) -> String {
        "\(NumberWords.grouped(households)) hộ ở thôn, tổ đã chia tách, không xác định được thuộc nơi nào theo địa giới này nên không nằm trong danh sách."
    }

    public static func divided(_ village: String) -> String { "\(village) (sau đã chia tách)" }

    public static let printTitle = "Chọn phần cần in"
    public static func printLead(_ households: Int, each: Int) -> String {
        "Danh sách có \(NumberWords.grouped(households)) hộ, mỗi lần in nhiều nhất \(NumberWords.grouped(each)) hộ."
    }
    public static let printByPlace = "Theo địa bàn"
    public static let printByPart = "Theo thứ tự của danh sách"
    public static func printPart(_ number: Int, from first: Int, to last: Int) -> String {
        "Phần \(number): số \(NumberWords.grouped(first)) đến \(NumberWords.grouped(last))"
    }
    /// Below the lines of the print: "Cộng: 204 hộ".
    public static func printedTotal(_ households: Int) -> String { "Cộng: \(NumberWords.grouped(households)) hộ" }
    public static func partTotal(_ households: Int) -> String { "Cộng phần này: \(NumberWords.grouped(households)) hộ" }
    public static func wholeTotal(_ households: Int) -> String { "Cộng toàn bộ danh sách: \(NumberWords.grouped(households)) hộ" }

    /// "Trong đó: hộ nghèo 12, hộ cận nghèo 20."
    public static func ofThem(_ classes: [(povertyClass: PovertyClass?, households: Int)]) -> String {
        "Trong đó: "
            + classes.map { "\(HouseholdWords.name($0.povertyClass).lowercased()) \(NumberWords.grouped($0.households))" }
            .joined(separator: ", ") + "."
    }

    /// What the list holds, as its title says: "Danh sách hộ nghèo, hộ cận nghèo".
    public static func listTitle(_ classes: Set<PovertyClass>) -> String {
        let names = PovertyClass.allCases.filter(classes.contains).map { LawWords.name($0).lowercased() }
        return names.isEmpty ? HouseholdWords.listTitle : "Danh sách \(names.joined(separator: ", "))"
    }

    public static func printed(from first: Int, to last: Int) -> String {
        "Bản này gồm số \(NumberWords.grouped(first)) đến \(NumberWords.grouped(last)) của danh sách."
    }

    public static func sentence(_ problem: ViewpointReader.Problem, _ language: Language = .vi) -> String {
        switch (problem, language) {
        case (.unreadable, .vi): "Ngày chưa đúng. Ghi dạng ngày/tháng/năm, ví dụ 31/12/2024."
        case (.unreadable, .en): "Not a day. Write dd/mm/yyyy or yyyy-mm-dd, such as 2024-12-31."
        case (.noSuchDay, .vi): "Lịch không có ngày này."
        case (.noSuchDay, .en): "The calendar has no such day."
        case (.partial, .vi): "Ghi đủ ngày, tháng và năm, ví dụ 31/12/2024."
        case (.partial, .en): "Write day, month and year."
        case (.twoDigitYear, .vi): "Ghi đủ bốn chữ số của năm, ví dụ 31/12/2024."
        case (.twoDigitYear, .en): "Write the year with four digits."
        case (.dayInFuture(let today), .vi): "Ngày số liệu chưa đến: hôm nay là \(today.vietnamese)."
        case (.dayInFuture(let today), .en): "The day of the data has not come: today is \(today.iso)."
        case (.momentUnreadable, .vi): "Thời điểm chưa đúng. Ghi ngày, hoặc ngày và giờ Việt Nam, ví dụ 24/11/2026 17:05."
        case (.momentUnreadable, .en): "Not a moment. Write a day, or a day and a time of Vietnam such as 2026-11-24T17:05."
        case (.momentInFuture, .vi): "Thời điểm này chưa đến."
        case (.momentInFuture, .en): "This moment has not come."
        case (.noMap(let day), .vi): "Sổ không có địa giới của ngày \(day.vietnamese)."
        case (.noMap(let day), .en): "There are no units on record for \(day.iso)."
        }
    }
}

import Core
import Law
import Registry

/// Words about figures of years that are over, which a list changes.
public enum YearShiftWords {
    public static let title = "Số liệu năm trước sẽ thay đổi"
    public static let done = "Đã thay đổi số liệu năm trước"
    public static let tick = "Đã đối chiếu: các hộ này đúng là được công nhận từ những ngày ấy, số liệu đã báo cáo phải thay đổi"
    public static let tickMissing = "Đánh dấu đã đối chiếu, hoặc sửa ngày quyết định, ngày của danh sách."
    public static let advice =
        "Năm đã hết nên số liệu này có thể đã báo cáo. Nếu ngày quyết định hoặc ngày của danh sách ghi nhầm năm, hãy sửa rồi kiểm tra lại. Nếu đúng, nhập xong hãy báo nơi đã nhận báo cáo."

    /// - Parameter commune: its name.
    public static func sentence(_ shift: YearShift, _ commune: String, isDone: Bool = false, _ language: Language = .vi) -> String {
        let lines = shift.lines.map { self.line($0, language) }
        return switch (language, isDone) {
        case (.vi, false):
            "Danh sách sẽ làm thay đổi số liệu cuối năm \(shift.year) của \(commune): \(lines.joined(separator: "; "))."
        case (.vi, true): "Số liệu cuối năm \(shift.year) của \(commune): \(lines.joined(separator: "; "))."
        case (.en, false): "The list would change the figures of \(commune) at the end of \(shift.year): \(lines.joined(separator: "; "))."
        case (.en, true): "Figures of \(commune) at the end of \(shift.year): \(lines.joined(separator: "; "))."
        }
    }

    /// Below a form of that year.
    public static func note(_ shift: YearShift, _ commune: String, file: String, on day: CalendarDate) -> String {
        let lines = shift.lines.map { line($0, .vi) }.joined(separator: "; ")
        return
            "Số liệu cuối năm \(shift.year) của \(commune) đã thay đổi ngày \(day.vietnamese), sau khi hết năm, do đợt nhập “\(file)”: \(lines)."
    }

    private static func line(_ line: YearShift.Line, _ language: Language) -> String {
        let (before, after) = (line.before, line.after)
        func turn(_ before: Int, _ after: Int) -> String {
            before == after ? NumberWords.grouped(after) : "\(NumberWords.grouped(before)) → \(NumberWords.grouped(after))"
        }
        let (households, persons) = (turn(before.households, after.households), turn(before.persons, after.persons))
        return switch language {
        case .vi: "\(line.povertyClass == .poor ? "hộ nghèo" : "hộ cận nghèo") \(households) (nhân khẩu \(persons))"
        case .en: "\(line.povertyClass.rawValue) households \(households) (persons \(persons))"
        }
    }

    /// What the register of imports says of a batch.
    public static func years(_ shifts: [YearShift]) -> String {
        let years = Set(shifts.map(\.year)).sorted().map(String.init)
        return "Đã thay đổi số liệu cuối năm \(years.joined(separator: ", "))."
    }
}

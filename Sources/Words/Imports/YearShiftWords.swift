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
        let lines = shift.lines.map { self.line($0, language) } + columns(shift.columns ?? [], language)
        return switch (language, isDone) {
        case (.vi, false):
            "Danh sách sẽ làm thay đổi số liệu cuối năm \(shift.year) của \(commune): \(lines.joined(separator: "; "))."
        case (.vi, true): "Số liệu cuối năm \(shift.year) của \(commune): \(lines.joined(separator: "; "))."
        case (.en, false): "The list would change the figures of \(commune) at the end of \(shift.year): \(lines.joined(separator: "; "))."
        case (.en, true): "Figures of \(commune) at the end of \(shift.year): \(lines.joined(separator: "; "))."
        }
    }

    public static func movers(_ year: Int, _ language: Language = .vi) -> String {
        language == .vi ? "Những hộ làm thay đổi số liệu năm \(year):" : "Households behind the figures of \(year):"
    }

    /// Where the list names the household.
    public static func place(_ mover: YearShift.Mover, _ language: Language = .vi) -> String {
        ImportWords.place(sheet: mover.sheet, row: mover.row, column: "", language)
    }

    public static func name(_ mover: YearShift.Mover, _ language: Language = .vi) -> String {
        "\(mover.head) (\(mover.code.isEmpty ? language == .vi ? "hộ mới" : "new" : mover.code))"
    }

    /// What becomes of a household at the end of the year, and by which decision.
    public static func change(_ mover: YearShift.Mover, _ language: Language = .vi) -> String {
        var parts: [String] = []
        let (from, to) = (name(mover.from, language), name(mover.to, language))
        parts.append(mover.from == mover.to ? to : "\(from) → \(to)")
        if mover.personsBefore != mover.personsAfter, mover.from == mover.to {
            parts.append("\(language == .vi ? "nhân khẩu" : "persons") \(mover.personsBefore) → \(mover.personsAfter)")
        }
        if let village = mover.village { parts.append(language == .vi ? "chuyển đến \(village)" : "to \(village)") }
        let decision = ListedChangeWords.decision(mover.decisionNumber, mover.decisionOn?.vietnamese ?? "", language)
        if mover.from != mover.to, !decision.isEmpty { parts.append(decision) }
        return parts.joined(separator: ", ")
    }

    public static func moreMovers(_ count: Int, _ language: Language = .vi) -> String {
        language == .vi ? "… và \(NumberWords.grouped(count)) hộ khác" : "… and \(NumberWords.grouped(count)) more households"
    }

    private static func name(_ povertyClass: PovertyClass?, _ language: Language) -> String {
        switch language {
        case .vi: povertyClass.map { LawWords.name($0).lowercasedFirst } ?? "không trong danh sách"
        case .en: povertyClass?.rawValue ?? "on no list"
        }
    }

    /// The columns of each form that become others.
    private static func columns(_ columns: [YearShift.Column], _ language: Language) -> [String] {
        Dictionary(grouping: columns, by: \.form).sorted { $0.key < $1.key }.map { form, columns in
            let told = columns.map { column in
                let (before, after) = (column.before, column.after)
                let isPersons = before.households == after.households
                let (old, new) = isPersons ? (before.persons, after.persons) : (before.households, after.households)
                let unit = language == .vi ? isPersons ? "người" : "hộ" : isPersons ? "persons" : "households"
                return
                    "\(language == .vi ? "cột" : "column") \(column.number): \(NumberWords.grouped(old)) → \(NumberWords.grouped(new)) \(unit)"
            }
            return "\(language == .vi ? "biểu" : "form") \(form) \(told.joined(separator: ", "))"
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
        if before == after {
            return switch language {
            case .vi:
                "\(line.povertyClass == .poor ? "hộ nghèo" : "hộ cận nghèo") vẫn \(households) (nhân khẩu \(persons)) nhưng có hộ vào, hộ ra"
            case .en: "\(line.povertyClass.rawValue) households still \(households) (persons \(persons)), but others"
            }
        }
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

import Core
import Law

extension ListNotice {
    /// What a line says of class and decision, as notices keep it: class, number and day, parted by tabs.
    public static func decision(_ povertyClass: PovertyClass?, _ number: String, _ day: CalendarDate?) -> String {
        [povertyClass?.rawValue ?? "", number, day?.vietnamese ?? ""].joined(separator: "\t")
    }

    /// A household that stands in the list twice: head, then what each of the two says of class and decision.
    ///
    /// - Parameters:
    ///   - decision: what stands here, as `decision` keeps it.
    ///   - other: the sheet, empty for the same one, and the row where it stands too.
    public static func repeated(
        _ head: String, _ decision: String, sheet: String, row: Int, other: (sheet: String, row: Int, decision: String)
    ) -> ListNotice {
        ListNotice(
            .householdRepeated, sheet: sheet, row: row, value: [head, decision, other.decision].joined(separator: "\t"),
            proposal: other.sheet.isEmpty ? String(other.row) : "\(other.row)\t\(other.sheet)")
    }
}

extension ListedHousehold {
    /// That it stands elsewhere in the list as well.
    ///
    /// - Parameter split: who is head of their own under the code of the household, and the code.
    public func repeated(beside other: ListedHousehold, split: [String] = []) -> ListNotice {
        func decision(_ one: ListedHousehold) -> String { ListNotice.decision(one.povertyClass, one.decisionNumber, one.decisionOn) }
        var notice = ListNotice.repeated(
            head?.name ?? persons.first?.name ?? "", decision(self), sheet: sheet, row: row,
            other: (other.sheet == sheet ? "" : other.sheet, other.row, decision(other)))
        notice.value = ([notice.value] + split).joined(separator: "\t")
        return notice
    }
}

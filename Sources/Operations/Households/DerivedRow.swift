import Core
import Registry
import Store

extension HouseholdRow {
    /// Fills what follows from the members of `day`.
    mutating func derive(from members: [Member], on day: CalendarDate, noLabourCapacity: Bool) {
        let head = members.first { $0.membership.relation == .head } ?? members.first
        self.head = head?.person.id
        headName = head?.person.name ?? headName
        headSortKey = headName.personSortKey
        persons = members.count
        ethnicity = head?.person.ethnicity
        flags = HouseholdFlags(of: members, on: day, noLabourCapacity: noLabourCapacity)
    }
}

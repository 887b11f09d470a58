import Core
import Law
import Registry
import Store

extension ImportPlan {
    /// Tells of every poor or near-poor household on record, of the villages that the list names, that no line of the list is about: a list
    /// takes nobody out, so that it stays and the forms count it.
    mutating func noteMissing(from list: HouseholdList, _ registry: RegisteredHouseholds) {
        var named = Set(planned.compactMap { $0.existing?.household.id })
        // Lines that are kept out may be about a household all the same.
        for plan in planned where plan.lane == .refused && plan.existing == nil {
            if let row = registry.match(plan.listed) { named.insert(row.household.id) }
        }
        let doubtful = Set(notices.filter { [.householdOfMembers, .householdNear].contains($0.code) }.map(\.proposal))
        let villages = Set(list.households.compactMap(\.village))
        let missing = registry.poorHouseholds(in: villages).filter {
            !named.contains($0.household.id) && !doubtful.contains($0.household.code)
        }
        guard !missing.isEmpty else { return }
        notices += missing.sorted { $0.household.code < $1.household.code }.map { row in
            let village = areas.lastKnown(of: row.household.village, on: asOf)?.name ?? ""
            return ListNotice(
                .householdMissing, sheet: list.households.first?.sheet ?? "", row: 0,
                value: [row.headName, village, row.povertyClass?.rawValue ?? ""].joined(separator: "\t"), proposal: row.household.code)
        }
    }
}

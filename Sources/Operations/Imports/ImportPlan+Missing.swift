import Core
import Law
import Registry
import Store

extension ImportPlan {
    /// Tells of every poor or near-poor household on record, of the villages that the list names, that no line of the list is about: a list
    /// takes nobody out, so that it stays and the forms count it. Of a village that the list does not seem to be about no more than the number.
    mutating func noteMissing(from list: HouseholdList, _ registry: RegisteredHouseholds) {
        var named = Set(planned.compactMap { $0.existing?.household.id })
        // Lines that are kept out may be about a household all the same.
        for plan in planned where plan.lane == .refused && plan.existing == nil {
            if let row = registry.match(plan.listed) { named.insert(row.household.id) }
        }
        let doubtful = Set(notices.filter { [.householdOfMembers, .householdNear, .headRowMissing].contains($0.code) }.map(\.proposal))
        let villages = Set(list.households.compactMap(\.village))
        let missing = registry.poorHouseholds(in: villages).filter {
            !named.contains($0.household.id) && !doubtful.contains($0.household.code)
        }
        guard !missing.isEmpty else { return }
        let listed = Dictionary(grouping: list.households.compactMap(\.village), by: { $0 }).mapValues(\.count)
        // A list of a few households of one village alone is asked about as a whole.
        let few = villages.filter { Self.isUncovered(listed: listed[$0] ?? 0, registered: registry.poor(in: [$0])) }
        let uncovered = few.count < villages.count ? few : []
        if !uncovered.isEmpty { registered = registry.poor(in: villages.subtracting(uncovered)) }
        let sheet = list.households.first?.sheet ?? ""
        let byVillage = Dictionary(grouping: missing, by: \.household.village)
        for (id, rows) in byVillage.sorted(by: { $0.value[0].household.code < $1.value[0].household.code }) {
            let village = VillageMissing(
                village: areas.lastKnown(of: id, on: asOf)?.name ?? "", listed: listed[id] ?? 0, missing: rows.count,
                isUncovered: uncovered.contains(id))
            missingVillages.append(village)
            guard !village.isUncovered else {
                let value = [village.village, String(village.listed), String(village.missing)]
                notices.append(ListNotice(.villageUncovered, sheet: sheet, row: 0, value: value.joined(separator: "\t")))
                continue
            }
            notices += rows.sorted { $0.household.code < $1.household.code }.map { row in
                ListNotice(
                    .householdMissing, sheet: sheet, row: 0,
                    value: [row.headName, village.village, row.povertyClass?.rawValue ?? ""].joined(separator: "\t"),
                    proposal: row.household.code)
            }
        }
    }

    private static func isUncovered(listed: Int, registered: Int) -> Bool { registered >= 5 && listed * 5 < registered }
}

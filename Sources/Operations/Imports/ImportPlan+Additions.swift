import Core
import Law
import Registry
import Store

extension ImportPlan {
    private static let shownAdditions = 200

    /// The first of the households that would come anew, each with the one on record that is most like it.
    func listedAdditions(_ registry: RegisteredHouseholds) -> [ListedAddition] {
        let new = Array(planned.lazy.filter { $0.lane == .add }.map(\.listed).prefix(Self.shownAdditions))
        guard !new.isEmpty else { return [] }
        let heads = HeadsOfVillages(Set(new.compactMap(\.village)), registry)
        return new.map { listed in
            let near = listed.village.flatMap { village in listed.head.flatMap { heads.nearest(Resident($0), in: village) } }
            return ListedAddition(
                sheet: listed.sheet, row: listed.row, head: listed.head?.name ?? "", born: listed.head?.born?.vietnamese ?? "",
                village: listed.village.flatMap { areas.lastKnown(of: $0, on: asOf)?.name } ?? "", persons: listed.persons.count,
                povertyClass: listed.povertyClass?.rawValue ?? "",
                near: near.map { row, head in
                    ListedAddition.Near(
                        code: row.household.code, head: head.name, born: head.born?.vietnamese ?? "",
                        povertyClass: row.povertyClass?.rawValue ?? "")
                })
        }
    }
}

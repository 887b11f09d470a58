import Access
import Core
import Database
import Registry
import Store

/// Whom the registry knows already that a person about to be written down may well be: looked for before anything is kept.
struct KnownPeople {
    /// The most alike first.
    private(set) var likely: [KnownPerson] = []
    private var records: [Person.ID: PersonRecord] = [:]

    /// So many namesakes are compared, and so many are shown.
    private static let compared = 60
    private static let shown = 3

    /// - Parameter new: the person as they would be written, with the place and those who come with them.
    init(like new: PersonRecord, besides left: Set<Person.ID>, in transaction: any ReadTransaction, _ context: OperationContext) throws {
        let found = try transaction.candidates(
            forNumber: nil, name: new.person.name, year: new.person.born?.year, limit: Self.compared
        ).filter { $0 != new.person.id && !left.contains($0) }
        guard !found.isEmpty else { return }
        records = try transaction.personRecords(found)
        let scope = context.scope(for: .viewHouseholds)
        for (id, record) in records.sorted(by: { $0.key < $1.key }) {
            guard let likeness = PersonLikeness(of: new, and: record), likeness.strength >= .likely, let household = record.household,
                let row = try transaction.householdRow(household)
            else { continue }
            let isSeen = scope.contains(village: row.household.village, commune: row.commune)
            likely.append(
                KnownPerson(
                    person: id, unit: context.areas.lastKnown(of: row.commune, on: context.today)?.name ?? "",
                    place: isSeen
                        ? KnownPerson.Place(
                            name: record.person.name, household: household, code: row.household.code, head: row.headName) : nil,
                    isPresent: record.isPresent && row.household.status == .active, likeness: likeness))
        }
        likely.sort { ($1.likeness.strength, $0.person) < ($0.likeness.strength, $1.person) }
        likely = Array(likely.prefix(Self.shown))
    }

    func record(of known: KnownPerson) -> PersonRecord? { records[known.person] }
}

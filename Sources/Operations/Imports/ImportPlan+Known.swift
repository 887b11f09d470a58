import Access
import Core
import Database
import Registry
import Store

extension ImportPlan {
    /// So many notices are given, and so many records compared; beyond that, the finder behind the import tells the rest.
    private static let (mostNotices, mostCompared) = (1_000, 40_000)
    /// So many namesakes of one year are compared for one person.
    private static let mostNamesakes = 30

    /// Adds a warning for everybody that the list would add and who may well be somebody on record in another household.
    ///
    /// - Parameter scope: whose people are named; of others only the unit is told.
    public mutating func lookForKnown(
        within scope: AreaScope, in areas: AreaHistory, on day: CalendarDate, _ transaction: any ReadTransaction
    ) throws {
        var wanted: [Int: [(name: String, planned: Int, person: Int)]] = [:]
        for (index, plan) in planned.enumerated() where plan.lane == .add || plan.lane == .change {
            for (place, person) in plan.listed.persons.enumerated() where place >= plan.matches.count || plan.matches[place] == nil {
                guard let year = person.born?.year else { continue }
                wanted[year, default: []].append((person.name.nameKey, index, place))
            }
        }
        var (found, compared): ([ListNotice], Int) = ([], 0)
        for (year, all) in wanted.sorted(by: { $0.key < $1.key }) {
            for start in stride(from: 0, to: all.count, by: 500) {
                let part = all[start..<min(start + 500, all.count)]
                let namesakes = try transaction.people(named: Set(part.map(\.name)).sorted(), born: year)
                let ids = part.flatMap { namesakes[$0.name]?.prefix(Self.mostNamesakes) ?? [] }
                guard !ids.isEmpty else { continue }
                compared += ids.count
                let records = try transaction.personRecords(Array(Set(ids)).sorted())
                for one in part {
                    let known = (namesakes[one.name] ?? []).prefix(Self.mostNamesakes).compactMap { records[$0] }
                    if let notice = try notice(one.planned, one.person, known, scope, areas, day, transaction) { found.append(notice) }
                }
                if found.count >= Self.mostNotices || compared >= Self.mostCompared {
                    add(found)
                    return
                }
            }
        }
        add(found)
    }

    private mutating func add(_ found: [ListNotice]) {
        guard !found.isEmpty else { return }
        notices += found
        sortNotices()
    }

    /// The one that is most alike, with what speaks for it.
    private func notice(
        _ index: Int, _ place: Int, _ known: [PersonRecord], _ scope: AreaScope, _ areas: AreaHistory, _ day: CalendarDate,
        _ transaction: any ReadTransaction
    ) throws -> ListNotice? {
        let plan = planned[index]
        let person = plan.listed.persons[place]
        let village = plan.listed.village ?? plan.existing?.household.village
        let others = plan.listed.persons.enumerated().filter { $0.offset != place }.map { Self.person($0.element) }
        let new = PersonRecord(
            person: Self.person(person), household: plan.existing?.household.id, village: village,
            commune: village.flatMap { areas.ancestor(of: $0, at: .commune, on: day) }, relation: person.relation, companions: others)
        let alike = known.compactMap { record -> (PersonRecord, PersonLikeness)? in
            guard record.household != plan.existing?.household.id, let likeness = PersonLikeness(of: new, and: record),
                likeness.strength >= .likely
            else { return nil }
            return (record, likeness)
        }
        guard let (record, likeness) = alike.max(by: { $0.1.strength < $1.1.strength }), let household = record.household,
            let row = try transaction.householdRow(household)
        else { return nil }
        let isSeen = scope.contains(village: row.household.village, commune: row.commune)
        let isPresent = record.isPresent && row.household.status == .active
        let here = !isPresent ? "0" : plan.existing != nil ? "1" : person.relation == .head ? "head" : "member"
        let why = likeness.evidence.filter(\.isFor).map(\.rawValue).joined(separator: ",")
        return ListNotice(
            .personKnown, sheet: plan.listed.sheet, row: person.row,
            value: [why, here, isSeen ? record.person.name : "", isSeen ? row.headName : ""].joined(separator: "\t"),
            proposal: isSeen ? row.household.code : areas.lastKnown(of: row.commune, on: day)?.name ?? "", person: person.name)
    }

    private static func person(_ listed: ListedPerson) -> Person {
        Person(
            id: Person.ID(high: 0, low: 0), name: listed.name, sex: listed.sex, born: listed.born, ethnicity: listed.ethnicity,
            personalNumber: listed.personalNumber)
    }
}

import Access
import Core
import Database
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// One of the two people of a pair, as far as the officer may see them.
struct PairSide: Sendable {
    let record: PersonRecord
    let row: HouseholdRow
    /// Everybody who ever belonged to the household.
    let members: [Member]
    /// Every membership of the person, with the code of each household.
    let history: [(membership: Membership, code: String)]
    let recognitions: [Recognition]
    let sheets: Int

    var present: [Member] { members.filter { $0.membership.leftOn == nil } }
    var membership: Membership? { record.membership }

    /// `nil` for somebody outside the scope, or whose identity closed.
    init?(_ person: Person.ID, within scope: AreaScope, in transaction: any ReadTransaction) throws {
        guard let record = try transaction.personRecords([person])[person], let household = record.household,
            let row = try transaction.household(household, within: scope)
        else { return nil }
        self.record = record
        self.row = row
        members = try transaction.members(of: household)
        history = try transaction.members(people: [person]).map { member in
            (member.membership, try transaction.householdRow(member.membership.household)?.household.code ?? "")
        }
        recognitions = try transaction.recognitions(of: household)
        sheets = try transaction.sheets(of: household).count { $0.replacedBy == nil }
    }
}

/// A pair with both sides, read for one page.
struct PairReading: Sendable {
    let stored: StoredPair
    /// `nil` for a side that the officer does not see.
    let first: PairSide?
    let second: PairSide?
    /// The unit of a side that the officer does not see.
    let units: [Person.ID: Area.ID]
    /// The people as they are on record, also closed ones.
    let names: [Person.ID: String]
    let officer: String
    /// Each of the first household's members is somebody of the second one, and the other way round.
    let areHouseholdsAlike: Bool

    var sides: [PairSide] { [first, second].compactMap { $0 } }

    /// The two belong, or belonged last, to two households of which both are seen.
    var isComplete: Bool { sides.count == 2 }

    init(_ pair: PersonPair, _ visit: Visit, in transaction: any ReadTransaction) throws {
        let scope = visit.scope(for: .viewHouseholds)
        guard let stored = try transaction.pair(pair) else { throw PageError.notFound }
        self.stored = stored
        first = try PairSide(pair.first, within: scope, in: transaction)
        second = try PairSide(pair.second, within: scope, in: transaction)
        var units: [Person.ID: Area.ID] = [:]
        var isSeen = first != nil || second != nil
        for (person, household) in [(pair.first, stored.firstHousehold), (pair.second, stored.secondHousehold)] {
            guard let place = try transaction.place(of: household) else { continue }
            if scope.contains(village: place.village, commune: place.commune) { isSeen = true } else { units[person] = place.commune }
        }
        guard isSeen else { throw PageError.notFound }
        self.units = units
        let people = try transaction.people(pair.people).filter { units[$0.id] == nil }
        names = Dictionary(people.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
        officer = try stored.decidedBy.flatMap { try transaction.officerNames([$0])[$0] } ?? ""
        areHouseholdsAlike = try Self.areAlike(first, second, in: transaction)
    }

    private static func areAlike(_ first: PairSide?, _ second: PairSide?, in transaction: any ReadTransaction) throws -> Bool {
        guard let first, let second, first.row.household.id != second.row.household.id, first.row.household.status == .active,
            second.row.household.status == .active
        else { return false }
        return try MergeDuplicateHousehold.matches(first.present, among: second.present, in: transaction) != nil
            || MergeDuplicateHousehold.matches(second.present, among: first.present, in: transaction) != nil
    }
}

extension Visit {
    func pair() throws -> PersonPair {
        guard let pair = parameters["cap"].flatMap(PersonPair.init(text:)) else { throw PageError.notFound }
        return pair
    }

    func readPair() async throws -> PairReading {
        let pair = try pair()
        return try await site.database.read { try PairReading(pair, self, in: $0) }
    }

    func unitName(_ area: Area.ID) -> String { areas.lastKnown(of: area, on: today)?.name ?? "" }
}

extension SitePath {
    static let duplicates = "/trung-lap"

    static func duplicates(_ pair: PersonPair) -> String { "\(duplicates)/\(pair.text)" }
    static func mergePair(_ pair: PersonPair) -> String { duplicates(pair) + "/gop" }
    static func mergePairHouseholds(_ pair: PersonPair) -> String { duplicates(pair) + "/gop-ho" }
    static func unmerge(_ pair: PersonPair) -> String { duplicates(pair) + "/tach" }
}

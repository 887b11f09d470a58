import Access
import Core
import Database
import Operations
import Registry
import Store
import TestSupport
import Testing

/// The registry of Bình Điền in a test, with the officer who keeps it.
struct CommuneBook {
    let records: TestRecords
    let officer: Officer

    static let commune = "m-20035-binh-dien"

    init(_ records: TestRecords) async throws {
        self.records = records
        officer = try await records.officer("can-bo", .communeOfficer, in: Self.commune)
    }

    var village: Area.ID { records.keys["v-20035-1"]! }

    static func day(_ iso: String) -> CalendarDate { CalendarDate(iso: iso)! }

    static func facts(
        _ name: String, _ relation: Relation = .head, sex: Sex? = nil, born: String? = nil, ethnicity: String? = nil, number: String? = nil,
        phone: String? = nil
    ) throws -> MemberFacts {
        MemberFacts(
            name: try PersonName(name), relation: relation, sex: sex, born: born.flatMap(PartialDate.init(iso:)), ethnicity: ethnicity,
            personalNumber: try number.map { try PersonalNumber($0) }, phone: try phone.map { try PhoneNumber($0) })
    }

    /// A couple with a child, in the registry since 01/02/2026 unless told otherwise.
    func family(_ numbers: [String?] = [nil, nil], since day: String = "2026-02-01") async throws -> Household.ID {
        try await registerAnyway(
            RegisterHousehold(
                village: village, address: "Xóm 2", registeredOn: Self.day(day),
                people: [
                    try Self.facts("Nguyễn Văn Tèo", sex: .male, born: "1980-02-03", ethnicity: "kinh", number: numbers[0]),
                    try Self.facts("Hồ Thị Mận", .spouse, sex: .female, born: "1982", ethnicity: "ta-oi", number: numbers[1]),
                    try Self.facts("Nguyễn Văn Tí", .child, sex: .male, born: "2015-06-07", ethnicity: "kinh"),
                ]))
    }

    /// Performs and expects the derived columns and the chain to be right afterwards.
    @discardableResult
    func perform<O: Operation>(_ operation: O) async throws -> O.Output {
        let output = try await records.desk.perform(operation, as: officer)
        try await expectOrder(after: O.name)
        return output
    }

    func expectOrder(after name: String) async throws {
        let (stale, broken, wrongCounts) = try await records.database.read { transaction in
            (
                try transaction.householdsWithStaleCounts(), try EventLog.firstBroken(in: transaction),
                try transaction.counts(within: AreaScope(communes: [records.keys[Self.commune]!])).contains { $0.totals.households < 0 }
            )
        }
        #expect(stale == 0 && broken == nil && !wrongCounts, "after \(name)")
    }

    /// The household as every scope sees it, with its present members.
    func look(_ household: Household.ID) async throws -> (row: HouseholdRow, present: [Member], all: [Member]) {
        let communes = Set(records.shelves.areas.all.filter { $0.level == .commune }.map(\.area))
        return try await records.database.read { transaction in
            let row = try #require(try transaction.household(household, within: AreaScope(communes: communes)))
            let members = try transaction.members(of: household)
            return (row, members.filter { $0.membership.leftOn == nil }, members)
        }
    }

    func member(_ name: String, of household: Household.ID) async throws -> Member {
        try #require(try await look(household).all.first { $0.person.name == name })
    }

    func found(_ words: String) async throws -> [Household.ID] {
        let words = words.searchKey.split(separator: " ").map(String.init)
        return try await records.database.read { try $0.householdsNamed(words, within: records.scope(officer), limit: 50) }
    }

    func lastEvent(about household: Household.ID) async throws -> StoredEvent {
        try #require(try await records.database.read { try $0.events(about: household, limit: 1).first })
    }

    /// The problems with which the operation is refused; nothing is written then.
    func problems<O: Operation>(_ operation: O) async throws -> [HouseholdProblem] {
        let before = try await records.database.read { try $0.lastEvent()?.seq }
        do {
            _ = try await records.desk.perform(operation, as: officer)
            Issue.record("\(O.name) was performed")
            return []
        } catch let refusal as HouseholdRefusal {
            let after = try await records.database.read { try $0.lastEvent()?.seq }
            #expect(before == after)
            return refusal.problems
        }
    }
}

func withBook(_ engine: Engine, households: Int = 0, _ body: @Sendable (CommuneBook) async throws -> Void) async throws {
    try await withRecords(engine, households: households) { try await body(try await CommuneBook($0)) }
}

import Access
import Core
import Database
import Exchange
import Law
import Operations
import Registry
import Store
import TestSupport
import Testing
import Words

@Suite struct `Rows of a household whose head has no row in the list` {
    private let lists = `Taking in the list of a commune`()
    private typealias Lists = `Taking in the list of a commune`

    private func list(_ records: TestRecords, _ lines: [[String]]) async throws -> HouseholdList {
        var read: HouseholdList?
        try await lists.workbook(lines) { read = try lists.read($0, records) }
        return try #require(read)
    }

    private func plan(_ records: TestRecords, _ lines: [[String]]) async throws -> ImportPlan {
        let list = try await list(records, lines)
        let standard = try records.law.ruleBook.national(on: TestRecords.today)
        return try await records.database.read {
            try ImportPlan(
                list, within: AreaScope(communes: [records.keys[Lists.unit]!]), in: records.shelves.areas, asOf: TestRecords.today,
                standard: standard, $0)
        }
    }

    private static let (above, lost) = ("Hoàng Thị Lan", "Lê Hữu Lộc")
    private static let aboveHead = Lists.line(1, above, above, [4: "05/06/1968", 5: "Nữ"])
    private static let lostHead = Lists.line(2, lost, lost, [1: "", 4: "07/08/1970", 11: "2", 12: "16/QĐ-UBND"])

    /// A line that names neither number nor head of its household.
    private static func member(_ name: String, _ born: String, _ change: [Int: String] = [:]) -> [String] {
        Lists.line(0, "", name, [0: "", 1: "", 3: "Con", 4: born].merging(change) { $1 })
    }

    private static let children = [
        member("Lê Thị Thu Tuyết", "02/04/2001", [11: "2", 12: "16/QĐ-UBND"]),
        member("Lê Thị Thu Huệ", "11/12/2003", [11: "2", 12: "16/QĐ-UBND"]),
    ]
    private static let own = member("Lê Văn Một", "03/03/1999")
    private static let whole = [aboveHead, own, lostHead] + children

    private func code(_ records: TestRecords, _ head: String) async throws -> HouseholdRow {
        let rows = try await records.database.read { try $0.activeHouseholds(within: AreaScope(communes: [records.keys[Lists.unit]!])) }
        return try #require(rows.first { $0.headName == head })
    }

    /// Ways in which a list writes the children.
    private static let written: [(String, [[String]])] = [
        ("as on record", children),
        ("by the year", [member("Lê Thị Thu Tuyết", "2001"), member("Lê Thị Thu Huệ", "2003")]),
        ("with a year beside it", [member("Lê Thị Thu Tuyết", "2002"), member("Lê Thị Thu Huệ", "2003")]),
        ("day and month swapped", [member("Lê Thị Thu Tuyết", "04/02/2001"), member("Lê Thị Thu Huệ", "12/11/2003")]),
        ("one alone", [children[1]]), ("one alone, by the year", [member("Lê Thị Thu Huệ", "2003")]),
        ("one alone, day and month swapped", [member("Lê Thị Thu Huệ", "12/11/2003")]),
    ]

    @Test(arguments: TestRecords.engines) func `keep both households out until the row is added`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 20) { records in
            #expect(try await lists.apply(try await list(records, Self.whole), records).summary.add == 2)
            let (kept, missing) = (try await code(records, Self.above), try await code(records, Self.lost))
            for (name, rows) in Self.written {
                let plan = try await plan(records, [Self.aboveHead, Self.own] + rows)
                #expect([.add, .change, .refused].map { plan.count($0) } == [0, 0, 1], "\(name): \(plan.notices.map(\.code))")
                let errors = plan.notices.filter(\.code.isError)
                #expect(errors.map(\.code) == [.headRowMissing], "\(name): \(errors.map(\.code))")
                let sentence = try #require(errors.first.map { ImportWords.sentence($0) })
                let lines = rows.count == 1 ? "Dòng 7 (" : "Dòng 7–8 (Lê Thị Thu Tuyết, Lê Thị Thu Huệ)"
                #expect(
                    sentence.contains(lines) && sentence.contains("là người của hộ \(missing.household.code) (chủ hộ Lê Hữu Lộc)"),
                    "\(sentence)")
                #expect(sentence.contains("thêm dòng của Lê Hữu Lộc ngay trên dòng 7"), "\(sentence)")
                #expect(sentence.contains("Nhận người từ hộ khác ở trang hộ \(kept.household.code)"), "\(sentence)")
                #expect(!ImportWords.sentence(errors[0], .en).contains("\t"))
            }
            // As advised: the row of the head, or none of the rows.
            let whole = try await plan(records, Self.whole)
            #expect([.same, .refused].map { whole.count($0) } == [2, 0], "\(whole.notices.map(\.code))")
            let without = try await plan(records, [Self.aboveHead, Self.own])
            #expect([.same, .refused].map { without.count($0) } == [1, 0])
        }
    }

    @Test(arguments: TestRecords.engines) func `by numbers are one finding, not one for every number`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 20) { records in
            var lines = Self.whole
            lines[3][6] = "046301001238"
            lines[4][6] = "046303001236"
            _ = try await lists.apply(try await list(records, lines), records)
            let plan = try await plan(records, lines.prefix(2) + lines.suffix(2))
            #expect(plan.notices.filter(\.code.isError).map(\.code) == [.headRowMissing], "\(plan.notices.map(\.code))")
        }
    }

    @Test func `come in when they were received, or added as other people, as advised`() async throws {
        try await withRecords(.sqlite, households: 0) { records in
            _ = try await lists.apply(try await list(records, Self.whole), records)
            let (into, from) = (try await code(records, Self.above), try await code(records, Self.lost))
            let lines = [Self.aboveHead, Self.own, Self.children[0]]
            let members = try await records.database.read { try $0.members(of: from.household.id) }
            let child = try #require(members.first { $0.person.name == "Lê Thị Thu Tuyết" })
            _ = try await records.desk.performAsSystem(
                TransferMember(
                    household: from.household.id, householdVersion: from.household.version, membership: child.membership.id,
                    into: into.household.id, receivingVersion: into.household.version, relation: .child, on: TestRecords.today,
                    reason: "ở với dì"))
            let received = try await plan(records, lines)
            #expect([.same, .refused].map { received.count($0) } == [1, 0], "\(received.notices.map(\.code))")
            // Somebody else of the name and day.
            let other = [Self.aboveHead, Self.own, Self.children[1]]
            #expect(try await plan(records, other).count(.refused) == 1)
            let row = try await code(records, Self.above)
            let facts = MemberFacts(
                name: try PersonName("Lê Thị Thu Huệ"), relation: .child, sex: .male,
                born: .day(try #require(CalendarDate(iso: "2003-12-11"))))
            var adding = AddMember(
                household: row.household.id, householdVersion: row.household.version, person: facts, joinedOn: TestRecords.today,
                reason: .movedIn)
            do { _ = try await records.desk.performAsSystem(adding) } catch let refusal as HouseholdRefusal {
                adding.confirmed = Set(refusal.problems.compactMap(\.confirmation))
                _ = try await records.desk.performAsSystem(adding)
            }
            let added = try await plan(records, other)
            #expect(
                added.count(.refused) == 0 && added.planned[0].matches.allSatisfy { $0 != nil }, "\(added.notices.map(\.code))")
        }
    }

    @Test func `are newcomers where nothing says that they are of another household`() async throws {
        try await withRecords(.sqlite, households: 0) { records in
            _ = try await lists.apply(try await list(records, Self.whole), records)
            for child in [
                Self.member("Lê Thị Thu Huệ", "20/05/2003"), Self.member("Lê Thị Thu Huệ", "2002"),
                Self.member("Lê Thị Thu Hòa", "11/12/2003"),
                Self.member("Lê Thị Thu Huệ", "11/12/2003", [5: "Nữ"]),
            ] {
                let plan = try await plan(records, [Self.aboveHead, Self.own, child])
                #expect([.change, .refused].map { plan.count($0) } == [1, 0], "\(child): \(plan.notices.map(\.code))")
            }
        }
    }
}

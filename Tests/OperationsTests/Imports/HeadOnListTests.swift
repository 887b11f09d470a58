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

@Suite struct `Heads of lists beside those on record` {
    private let lists = `Taking in the list of a commune`()
    private typealias Lists = `Taking in the list of a commune`

    private static let (father, mother, son) = ("Nguyễn Văn Tèo", "Trần Thị Mận", "Nguyễn Văn Tí")
    private static let family = [
        Lists.line(1, father, father), Lists.line(1, father, mother, [3: "Vợ", 4: "05/06/1982", 5: "Nữ"]),
        Lists.line(1, father, son, [4: "01/02/2001"]),
    ]
    /// Like the father in name and year, by another decision.
    private static func alone(_ born: String, _ name: String = father) -> [[String]] {
        [Lists.line(1, name, name, [4: born, 11: "2", 12: "31/QĐ-UBND", 13: "21/11/2026"])]
    }

    private func list(_ records: TestRecords, _ lines: [[String]]) async throws -> HouseholdList {
        var read: HouseholdList?
        try await lists.workbook(lines) { read = try lists.read($0, records) }
        return try #require(read)
    }

    private func plan(_ records: TestRecords, _ list: HouseholdList) async throws -> ImportPlan {
        let standard = try records.law.ruleBook.national(on: TestRecords.today)
        return try await records.database.read {
            try ImportPlan(
                list, within: AreaScope(communes: [records.keys[Lists.unit]!]), in: records.shelves.areas, asOf: TestRecords.today,
                standard: standard, isSupplement: true, $0)
        }
    }

    private func household(_ records: TestRecords, _ words: [String]) async throws -> (row: HouseholdRow, members: [Member]) {
        let scope = AreaScope(communes: [records.keys[Lists.unit]!])
        return try await records.database.read {
            let id = try $0.householdsNamed(words, within: scope, limit: 2)[0]
            return (try $0.householdRow(id)!, try $0.members(of: id).filter { $0.membership.leftOn == nil })
        }
    }

    @Test(arguments: TestRecords.engines)
    func `are another's where the whole day of birth is another, and in doubt where only the year is known`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, households: 0) { records in
            _ = try await lists.apply(try await list(records, Self.family), records)
            let before = try await household(records, ["man", "tran"])
            let other = try await plan(records, try await list(records, Self.alone("20/11/1980")))
            let namesake = try #require(other.notices.first { $0.code == .namesake }, "\(other.notices.map(\.code))")
            #expect((other.count(.add), other.count(.change), other.count(.refused)) == (1, 0, 0))
            #expect(ImportWords.sentence(namesake).contains("\(Self.father), sinh 02/03/1980 (hộ \(before.row.household.code))"))

            for born in ["1980", "01/01/1980"] {
                let doubt = try await plan(records, try await list(records, Self.alone(born)))
                let notice = try #require(doubt.notices.first { $0.code == .headDoubtful }, "\(doubt.notices.map(\.code))")
                #expect((doubt.count(.add), doubt.count(.change), doubt.count(.refused)) == (0, 0, 1))
                #expect(ImportWords.sentence(notice).contains("ghi đủ ngày sinh (chủ hộ \(before.row.household.code) sinh 02/03/1980)"))
            }
            // Done as advised: the whole day, and the code.
            var coded = try await list(records, Self.alone("1980"))
            coded.households[0].code = before.row.household.code
            #expect(try await plan(records, coded).count(.change) == 1)
            #expect(try await lists.apply(try await list(records, Self.alone("20/11/1980")), records).summary.add == 1)
            #expect(try await household(records, ["man", "tran"]) == before)
        }
    }

    @Test func `who live alone are the same by name, year and village, and that is told`() async throws {
        try await withRecords(.sqlite, households: 0) { records in
            _ = try await lists.apply(try await list(records, [Lists.line(1, "Lê Văn Cà", "Lê Văn Cà", [4: "1980"])]), records)
            let plan = try await plan(records, try await list(records, Self.alone("1980", "Lê Văn Cà")))
            #expect(plan.count(.change) == 1 && plan.notices.contains { $0.code == .headAssumed }, "\(plan.notices.map(\.code))")
        }
    }

    @Test(arguments: TestRecords.engines) func `who have died take the headship from nobody`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 0) { records in
            _ = try await lists.apply(try await list(records, Self.family), records)
            let (row, members) = try await household(records, ["man", "tran"])
            func member(_ name: String) throws -> Membership.ID { try #require(members.first { $0.person.name == name }).membership.id }
            _ = try await records.desk.performAsSystem(
                EndMembership(
                    household: row.household.id, householdVersion: row.household.version, membership: try member(Self.father),
                    reason: .died,
                    leftOn: TestRecords.today.adding(days: -1), successor: try member(Self.mother)))
            let after = try await household(records, ["man", "tran"])
            // A child that is new to the household comes in; relations to the dead do not.
            var old = try await list(records, Self.family + [Lists.line(1, Self.father, "Nguyễn Văn Sửu", [4: "03/04/2024"])])
            old.households[0].code = row.household.code
            let plan = try await plan(records, old)
            let notice = try #require(plan.notices.first { $0.code == .relationsKept }, "\(plan.notices.map(\.code))")
            #expect(ImportWords.sentence(notice).contains("nay là \(Self.mother)") && plan.notices.contains { $0.code == .memberLeft })
            #expect(!plan.changes(naming: records.law.codeLists).flatMap(\.fields).contains { $0.name == .relation })
            #expect(try await lists.apply(old, records).summary.change == 1)
            let now = try await household(records, ["man", "tran"])
            #expect(now.row.headName == Self.mother && now.members.count == 3)
            for known in after.members {
                #expect(now.members.first { $0.membership.id == known.membership.id }?.membership.relation == known.membership.relation)
            }
            #expect(try await records.database.read { try $0.householdsWithoutOneHead(limit: 5) } == [])
        }
    }

    @Test(arguments: TestRecords.engines) func `are never lost or doubled, whatever a list says`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 0) { records in
            _ = try await lists.apply(try await list(records, Self.family), records)
            let before = try await household(records, ["man", "tran"])
            let code = before.row.household.code
            // As no file can say it: what is read from files is kept out before.
            var bare = try await list(records, Self.family)
            (bare.notices, bare.households[0].code) = ([], code)
            bare.households[0].persons[0].relation = .spouse
            await #expect(throws: ApplyImport.Refusal.withoutHead(code)) { try await lists.apply(bare, records) }
            var new = try await list(records, [Lists.line(1, "Lê Văn Cà", "Lê Văn Cà")])
            new.households[0].persons[0].relation = .child
            await #expect(throws: ApplyImport.Refusal.withoutHead("Lê Văn Cà")) { try await lists.apply(new, records) }
            #expect(try await household(records, ["man", "tran"]) == before)
        }
    }
}

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

@Suite struct `People and heads that a list may count twice` {
    private let lists = `Taking in the list of a commune`()
    private typealias Lists = `Taking in the list of a commune`

    private static let (father, son) = ("Nguyễn Văn Tèo", "Nguyễn Văn Tí")
    private static let (one, other, third) = ("046201001234", "046201001243", "046170001234")

    private static func child(_ born: String, _ number: String = "", _ relation: String = "Con") -> [String] {
        Lists.line(1, father, son, [3: relation, 4: born, 6: number])
    }

    private func plan(_ records: TestRecords, _ lines: [[String]]) async throws -> ImportPlan {
        let standard = try records.law.ruleBook.national(on: TestRecords.today)
        let list = try await list(records, lines)
        return try await records.database.read {
            try ImportPlan(
                list, within: AreaScope(communes: [records.keys[Lists.unit]!]), in: records.shelves.areas, asOf: TestRecords.today,
                standard: standard, isSupplement: true, $0)
        }
    }

    private func list(_ records: TestRecords, _ lines: [[String]]) async throws -> HouseholdList {
        var read: HouseholdList?
        try await lists.workbook(lines) { read = try lists.read($0, records) }
        return try #require(read)
    }

    private static let head = Lists.line(1, father, father)
    /// A second line of somebody of the household, beside the first.
    private static let again: [(String, [[String]])] = [
        ("a number on one line", [child("01/02/2001", one), child("01/02/2001")]),
        ("a number on one line, the year on the other", [child("2001"), child("01/02/2001", one)]),
        ("day and month swapped", [child("01/02/2001"), child("02/01/2001")]),
        ("another day of the year", [child("01/02/2001", one), child("11/02/2001")]),
        ("another relation", [child("01/02/2001"), child("2001", "", "Cháu")]),
        ("no birth on one line", [child("01/02/2001"), child("")]),
        ("the head again", [Lists.line(1, father, father, [3: "Con", 4: "1980"])]),
    ]

    @Test(arguments: TestRecords.engines) func `keep a household out, new or on record, until the lines tell two people`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 0) { records in
            for isOnRecord in [false, true] {
                if isOnRecord { _ = try await lists.apply(try await list(records, [Self.head, Self.child("01/02/2001")]), records) }
                for (name, lines) in Self.again {
                    let plan = try await plan(records, [Self.head] + lines)
                    #expect(plan.notices.filter(\.code.isError).map(\.code) == [.membersAlike], "\(name): \(plan.notices.map(\.code))")
                    #expect(plan.count(.refused) == 1, "\(name)")
                }
                // As advised: a number each.
                let two = try await plan(records, [Self.head, Self.child("01/02/2001", Self.one), Self.child("01/02/2001", Self.other)])
                #expect(two.count(.refused) == 0, "\(two.notices.map(\.code))")
                // A grandchild of the name, of whom no year is known.
                let named = try await plan(records, [Self.head, Self.child("01/02/2001"), Self.child("", "", "Cháu nội")])
                #expect(named.count(.refused) == 0, "\(named.notices.map(\.code))")
            }
        }
    }

    @Test func `come in when the second was added by hand, and stay two`() async throws {
        try await withRecords(.sqlite, households: 0) { records in
            let lines = [Self.head, Self.child("01/02/2001", Self.one), Self.child("2001")]
            let sentence = try await plan(records, lines).notices.first { $0.code == .membersAlike }.map { ImportWords.sentence($0) }
            #expect(sentence?.contains("xóa dòng này, nhập danh sách, dùng Thêm thành viên ở trang hộ") == true, "\(sentence ?? "")")
            _ = try await lists.apply(try await list(records, Array(lines.dropLast())), records)
            let row = try await records.database.read {
                try $0.activeHouseholds(within: AreaScope(communes: [records.keys[Lists.unit]!]))[0]
            }

            let facts = MemberFacts(name: try PersonName(Self.son), relation: .child, sex: .male, born: .year(2001))
            var added = AddMember(
                household: row.household.id, householdVersion: row.household.version, person: facts, joinedOn: TestRecords.today,
                reason: .movedIn)
            // Asked whether it is the brother, and told that it is another.
            do {
                _ = try await records.desk.performAsSystem(added)
                Issue.record("nobody was asked")
            } catch let refusal as HouseholdRefusal { added.confirmed = Set(refusal.problems.compactMap(\.confirmation)) }
            _ = try await records.desk.performAsSystem(added)
            let again = try await plan(records, lines)
            #expect(again.count(.refused) == 0 && again.planned[0].matches.allSatisfy { $0 != nil }, "\(again.notices.map(\.code))")
        }
    }

    /// Two households whose heads have one name and year.
    private static func heads(_ births: [String], numbers: [String] = ["", ""], with relation: String = "Con") -> [[String]] {
        let people = [("Lê Văn Một", "2010"), ("Trần Văn Hai", "2011")]
        return zip([0, 1], people).flatMap { index, person in
            [
                Lists.line(index + 1, "Lê Thị Gái", "Lê Thị Gái", [4: births[index], 5: "Nữ", 6: numbers[index]]),
                Lists.line(index + 1, "Lê Thị Gái", person.0, [3: relation, 4: relation == "Chồng" ? "1968" : person.1]),
            ]
        }
    }

    @Test(arguments: TestRecords.engines) func `keep out both of two new heads of one name and year`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 0) { records in
            for births in [["1970", "1970"], ["1970", "05/06/1970"], ["05/06/1970", "06/05/1970"], ["", "1970"]] {
                for lines in [Self.heads(births), Self.heads(births, numbers: [Self.third, ""])] {
                    let plan = try await plan(records, lines)
                    let near = plan.notices.filter { $0.code == .householdNear }
                    #expect(
                        [.add, .refused].map { plan.count($0) } == [0, 2] && near.count == 2, "\(births): \(plan.notices.map(\.code))")
                }
            }
            let sentence = try await plan(records, Self.heads(["1970", "1970"])).notices.first { $0.code == .householdNear }
                .map { ImportWords.sentence($0) }
            #expect(sentence?.contains("ghi số định danh hoặc đủ ngày sinh của hai chủ hộ") == true, "\(sentence ?? "")")
            // As advised; and with another husband each.
            for lines in [
                Self.heads(["1970", "1970"], numbers: [Self.third, "046170001243"]), Self.heads(["05/06/1970", "20/09/1970"]),
                Self.heads(["1970", "1970"], with: "Chồng"),
            ] {
                let plan = try await plan(records, lines)
                #expect([.add, .refused].map { plan.count($0) } == [2, 0], "\(lines.map { $0[4] }): \(plan.notices.map(\.code))")
            }
        }
    }

    @Test func `take another household of a namesake by its code, as advised`() async throws {
        try await withRecords(.sqlite, households: 0) { records in
            let lines = [
                Self.head, Lists.line(2, Self.father, Self.father, [4: "1980"]), Lists.line(2, Self.father, "Lê Văn Một", [4: "2010"]),
            ]
            _ = try await lists.apply(try await list(records, [Self.head]), records)
            let twice = try await plan(records, lines)
            let notice = try #require(twice.notices.first { $0.code == .householdTwice }, "\(twice.notices.map(\.code))")
            let sentence = ImportWords.sentence(notice)
            #expect(sentence.contains("đăng ký hộ này ở mục Hộ, ghi mã hộ mới vào cột “Mã hộ” (tệp chưa có: thêm cột ấy)"), "\(sentence)")
            let village = try #require(twice.planned[0].listed.village)
            let other = RegisterHousehold(
                village: village, address: "", registeredOn: TestRecords.today,
                people: [
                    MemberFacts(name: try PersonName(Self.father), relation: .head, sex: .male, born: .year(1980)),
                    MemberFacts(name: try PersonName("Lê Văn Một"), relation: .child, sex: .male, born: .year(2010)),
                ])
            var confirmed = other
            do {
                _ = try await records.desk.performAsSystem(other)
            } catch let refusal as HouseholdRefusal {
                confirmed.confirmed = Set(refusal.problems.compactMap(\.confirmation))
                _ = try await records.desk.performAsSystem(confirmed)
            }
            let rows = try await records.database.read {
                try $0.activeHouseholds(within: AreaScope(communes: [records.keys[Lists.unit]!]))
            }
            var coded = try await list(records, lines)
            coded.households[1].code = try #require(rows.first { $0.persons == 2 }).household.code
            let standard = try records.law.ruleBook.national(on: TestRecords.today)
            let plan = try await records.database.read { [coded] in
                try ImportPlan(
                    coded, within: AreaScope(communes: [records.keys[Lists.unit]!]), in: records.shelves.areas, asOf: TestRecords.today,
                    standard: standard, $0)
            }
            #expect([.add, .refused].map { plan.count($0) } == [0, 0], "\(plan.notices.map(\.code))")
        }
    }

    private static let (receiving, elsewhere) = ("Lê Văn Cà", "Thôn 2 Bình Tiến")

    @Test(arguments: TestRecords.engines) func `keep out a household on record that somebody of another one would join without an act`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, households: 0) { records in
            let far = [9: Self.elsewhere]
            let before = [
                Self.head, Self.child("01/02/2001"), Lists.line(2, Self.receiving, Self.receiving, [4: "1975"].merging(far) { $1 }),
                Lists.line(3, "Hồ Văn Bí", "Hồ Văn Bí", [4: "1974"]),
            ]
            _ = try await lists.apply(try await list(records, before), records)
            func joins(_ number: Int, _ head: String, _ change: [Int: String]) -> [[String]] {
                before.filter { $0[0] == String(number) } + [Lists.line(number, head, Self.son, [3: "Con rể"].merging(change) { $1 })]
            }
            let whole = [4: "01/02/2001"].merging(far) { $1 }
            for lines in [
                joins(2, Self.receiving, whole), joins(2, Self.receiving, whole) + [before[0]],
                before.prefix(2) + joins(2, Self.receiving, whole),
                joins(2, Self.receiving, whole.merging([6: Self.one]) { $1 }), joins(3, "Hồ Văn Bí", [4: "2001"]),
            ] {
                let plan = try await plan(records, lines)
                #expect(
                    [.add, .change, .refused].map { plan.count($0) } == [0, 0, 1], "\(lines.map { $0[2] }): \(plan.notices.map(\.code))")
                let notice = try #require(plan.notices.first { [.memberElsewhere, .headRowMissing].contains($0.code) })
                let sentence = ImportWords.sentence(notice)
                #expect(sentence.contains("ở trang hộ H") && sentence.contains("dùng Nhận người từ hộ khác"), "\(sentence)")
                #expect(
                    sentence.contains("Nếu là người khác") && sentence.contains("dùng Thêm thành viên ở trang hộ H"), "\(sentence)")
            }
            // A year alone says little of people of two villages.
            let year = try await plan(records, joins(2, Self.receiving, [4: "2001"].merging(far) { $1 }))
            #expect([.change, .refused].map { year.count($0) } == [1, 0], "\(year.notices.map(\.code))")
            // As advised.
            let scope = AreaScope(communes: [records.keys[Lists.unit]!])
            let (rows, members) = try await records.database.read {
                (try $0.activeHouseholds(within: scope), try $0.presentMembers(within: scope))
            }
            let from = try #require(rows.first { $0.headName == Self.father })
            let into = try #require(rows.first { $0.headName == Self.receiving })
            let son = try #require(members[from.household.id]?.first { $0.person.name == Self.son })
            _ = try await records.desk.performAsSystem(
                TransferMember(
                    household: from.household.id, householdVersion: from.household.version, membership: son.membership.id,
                    into: into.household.id, receivingVersion: into.household.version, relation: .childInLaw, on: TestRecords.today,
                    reason: "ở rể"))
            let after = try await plan(records, [before[0]] + joins(2, Self.receiving, whole))
            #expect([.same, .refused].map { after.count($0) } == [2, 0], "\(after.notices.map(\.code))")
        }
    }
}

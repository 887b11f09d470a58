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

@Suite struct `Lists beside the households on record` {
    private let lists = `Taking in the list of a commune`()
    private typealias Lists = `Taking in the list of a commune`

    private static let numbers = (father: "046080001234", mother: "046182001111", son: "046201001234")

    private static func line(_ head: String, _ name: String, _ change: [Int: String]) -> [String] { Lists.line(1, head, name, change) }

    /// A household of three, each with a number.
    private static let family = [
        line("Nguyễn Văn Tèo", "Nguyễn Văn Tèo", [6: numbers.father]),
        line("Nguyễn Văn Tèo", "Trần Thị Mận", [3: "Vợ", 4: "05/06/1982", 5: "Nữ", 6: numbers.mother]),
        line("Nguyễn Văn Tèo", "Nguyễn Văn Tí", [4: "01/02/2001", 6: numbers.son]),
    ]

    private func family(_ records: TestRecords) async throws -> (row: HouseholdRow, members: [Member]) {
        let scope = AreaScope(communes: [records.keys[Lists.unit]!])
        return try await records.database.read { transaction in
            let id = try transaction.householdsNamed(["man", "tran"], within: scope, limit: 2)[0]
            return (try transaction.householdRow(id)!, try transaction.members(of: id).filter { $0.membership.leftOn == nil })
        }
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
                standard: standard, $0)
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var lines: [[String]]
        var code: ListNotice.Code
        /// Where it is told, and a part of what is.
        var cell: String
        var says: String
    }

    static let cases = [
        Case(
            testDescription: "a member of a new household with the number of somebody else's husband",
            lines: [
                line("Lê Văn Cà", "Lê Văn Cà", [9: "Thôn 2 Bình Tiến", 11: "2"]),
                line("Lê Văn Cà", "Lê Thị Na", [4: "2010", 5: "Nữ", 6: numbers.father, 9: "Thôn 2 Bình Tiến", 11: "2"]),
            ], code: .numberElsewhere, cell: "H6", says: "họ tên, năm sinh không phải của dòng này"),
        Case(
            testDescription: "a new head with the number of another head",
            lines: [line("Lê Văn Cà", "Lê Văn Cà", [4: "1975", 6: numbers.father, 11: "2"])], code: .numberElsewhere, cell: "H5",
            says: "là của Nguyễn Văn Tèo, hộ H"),
        Case(
            testDescription: "a son who is head of his own household",
            lines: [
                line("Nguyễn Văn Tí", "Nguyễn Văn Tí", [4: "01/02/2001", 6: numbers.son, 13: "21/11/2026"]),
                line("Nguyễn Văn Tí", "Lê Thị Na", [3: "Vợ", 4: "2002", 5: "Nữ", 13: "21/11/2026"]),
            ], code: .numberElsewhere, cell: "H5", says: "dùng Tách hộ ở trang hộ H"),
        Case(
            testDescription: "a son who took his old father with him",
            lines: [
                line("Nguyễn Văn Tí", "Nguyễn Văn Tí", [4: "01/02/2001", 6: numbers.son]),
                line("Nguyễn Văn Tí", "Nguyễn Văn Tèo", [3: "Bố", 6: numbers.father]),
            ], code: .numberElsewhere, cell: "H5", says: "dùng Tách hộ"),
        Case(
            testDescription: "two members with each other's number",
            lines: [
                line("Nguyễn Văn Tèo", "Nguyễn Văn Tèo", [6: numbers.father]),
                line("Nguyễn Văn Tèo", "Trần Thị Mận", [3: "Vợ", 4: "05/06/1982", 5: "Nữ", 6: numbers.son]),
                line("Nguyễn Văn Tèo", "Nguyễn Văn Tí", [4: "01/02/2001", 6: numbers.mother]),
            ], code: .numberOfAnother, cell: "H6", says: "là của Nguyễn Văn Tí (sinh 01/02/2001) cùng hộ này"),
        Case(
            testDescription: "a new child with the number of the elder brother",
            lines: family + [line("Nguyễn Văn Tèo", "Nguyễn Văn Sửu", [4: "2009", 6: numbers.son])], code: .numberTwice, cell: "H8",
            says: "đã có ở dòng 7"),
        Case(
            testDescription: "a namesake of the head on the same list",
            lines: family + [Lists.line(2, "Nguyễn Văn Tèo", "Nguyễn Văn Tèo", [4: "1980"])], code: .householdTwice, cell: "D8",
            says: "mới tính hộ ở dòng 5"),
        Case(
            testDescription: "a namesake of the head with another number and nobody else",
            lines: [line("Nguyễn Văn Tèo", "Nguyễn Văn Tèo", [4: "1980", 6: "046080009999", 11: "2"])], code: .headDoubtful, cell: "D5",
            says: "nhưng số định danh khác"),
        Case(
            testDescription: "the household of the head under another number",
            lines: [line("Nguyễn Văn Tèo", "Nguyễn Văn Tèo", [6: "046080009999", 11: "2"])] + family.dropFirst(), code: .headDoubtful,
            cell: "D5", says: "ghi H"),
        Case(
            testDescription: "a namesake of whom only the year is known, with people of his own",
            lines: [
                line("Nguyễn Văn Tèo", "Nguyễn Văn Tèo", [4: "1980", 11: "2"]),
                line("Nguyễn Văn Tèo", "Lê Thị Xa", [3: "Vợ", 4: "1985", 5: "Nữ", 11: "2"]),
            ], code: .headDoubtful, cell: "D5", says: "ghi số định danh của chủ hộ"),
    ]

    @Test(arguments: TestRecords.engines) func `add the household of a namesake with a number and people of his own beside the other`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, households: 40) { records in
            _ = try await lists.apply(try await list(records, Self.family), records)
            let before = try await family(records)
            let namesake = [
                Self.line("Nguyễn Văn Tèo", "Nguyễn Văn Tèo", [4: "1980", 6: "046080009999", 11: "2"]),
                Self.line("Nguyễn Văn Tèo", "Lê Thị Xa", [3: "Vợ", 4: "1985", 5: "Nữ", 11: "2"]),
            ]
            let outcome = try await lists.apply(try await list(records, namesake), records)
            #expect((outcome.summary.add, outcome.summary.change, outcome.summary.errors) == (1, 0, 0))
            #expect(try await family(records) == before)
            // Of two namesakes the people tell which is meant; the head alone does not.
            let people = try await plan(
                records, try await list(records, namesake.map { line in line.enumerated().map { $0.offset == 6 ? "" : $0.element } }))
            #expect((people.count(.same), people.count(.add)) == (1, 0), "\(people.notices.map(\.code))")
            let alone = try await plan(records, try await list(records, [Self.line("Nguyễn Văn Tèo", "Nguyễn Văn Tèo", [4: "1980"])]))
            #expect(alone.notices.contains { $0.code == .headDoubtful } && alone.count(.refused) == 1)
            // The same list again finds both as they are, whichever way round it names them.
            let again = try await plan(records, try await list(records, Self.family + namesake.map { ["2"] + $0.dropFirst() }))
            #expect((again.count(.same), again.count(.add), again.count(.change)) == (2, 0, 0), "\(again.notices.map(\.code))")
        }
    }

    @Test(arguments: TestRecords.engines) func `change no other household, and say at the cell whose number it is`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 40) { records in
            _ = try await lists.apply(try await list(records, Self.family), records)
            let before = try await family(records)
            #expect(before.members.count == 3)
            for item in Self.cases {
                let list = try await list(records, item.lines)
                let plan = try await plan(records, list)
                let notice = try #require(
                    plan.notices.first { $0.code == item.code }, "\(item.testDescription): \(plan.notices.map(\.code))")
                #expect(notice.code.isError && "\(notice.column)\(notice.row)" == item.cell, "\(item.testDescription): \(notice)")
                #expect(ImportWords.sentence(notice).contains(item.says), "\(item.testDescription): \(ImportWords.sentence(notice))")
                let outcome = try await lists.apply(list, records)
                #expect(outcome.batch == nil && outcome.summary.refused == 1, "\(item.testDescription): \(outcome.summary)")
                #expect(try await family(records) == before, "\(item.testDescription)")
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `follow another head of the whole household, and keep one`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 40) { records in
            _ = try await lists.apply(try await list(records, Self.family), records)
            let head = "Trần Thị Mận"
            var lines = [
                Self.line(head, head, [4: "05/06/1982", 5: "Nữ", 6: Self.numbers.mother]),
                Self.line(head, "Nguyễn Văn Tèo", [3: "Chồng", 6: Self.numbers.father]),
                Self.line(head, "Nguyễn Văn Tí", [4: "01/02/2001", 6: Self.numbers.son]),
                Self.line(head, "Nguyễn Văn Sửu", [4: "2009"]),
            ]
            let outcome = try await lists.apply(try await list(records, lines), records)
            #expect((outcome.summary.add, outcome.summary.change, outcome.summary.errors) == (0, 1, 0))
            let after = try await family(records)
            #expect(after.row.headName == head && after.members.count == 4)
            #expect(after.members.filter { $0.membership.relation == .head }.map(\.person.name) == [head])
            // Under the code too no second head comes: who was head is left out, or without a relation.
            lines = Array(Self.family.prefix(1))
            for lines in [Array(Self.family.prefix(1)), Array(Self.family.dropLast())] {
                var coded = try await list(records, lines)
                coded.households[0].code = after.row.household.code
                if lines.count > 1 { coded.households[0].persons[1].relation = nil }
                let plan = try await plan(records, coded)
                let notice = try #require(plan.notices.first { $0.code == .headStays }, "\(plan.notices.map(\.code))")
                #expect((notice.column, notice.row, plan.count(.refused)) == ("E", 5, 1))
                #expect(ImportWords.sentence(notice).contains("đang có chủ hộ \(head)"))
            }
        }
    }

    @Test func `take a name that was put right under its number, but not a number that was swapped within one year`() async throws {
        try await withRecords(.sqlite, households: 40) { records in
            let twins = [
                Self.line("Nguyễn Văn Tèo", "Nguyễn Văn Tèo", [6: Self.numbers.father]),
                Self.line("Nguyễn Văn Tèo", "Nguyễn Văn Tí", [4: "01/02/2001", 6: Self.numbers.son]),
                Self.line("Nguyễn Văn Tèo", "Nguyễn Văn Sửu", [4: "01/02/2001", 6: "046201009999"]),
            ]
            _ = try await lists.apply(try await list(records, twins), records)
            var swapped = twins
            (swapped[1][6], swapped[2][6]) = (twins[2][6], twins[1][6])
            let plan = try await plan(records, try await list(records, swapped))
            #expect(plan.notices.count { $0.code == .numberOfAnother } == 2 && plan.count(.refused) == 1)
            var renamed = twins
            renamed[1][2] = "Nguyễn Văn Tý"
            let other = try await self.plan(records, try await list(records, renamed))
            #expect(other.count(.change) == 1 && other.changes(naming: records.law.codeLists)[0].fields.map(\.name) == [.name])
        }
    }

    @Test func `never take the household of a parent registered by hand for that of the child`() async throws {
        try await withRecords(.sqlite, households: 40) { records in
            let village = try #require(try await list(records, Self.family).households[0].village)
            func facts(_ name: String, _ relation: Relation, _ born: String) throws -> MemberFacts {
                MemberFacts(name: try PersonName(name), relation: relation, sex: .male, born: PartialDate(iso: born))
            }
            _ = try await records.desk.performAsSystem(
                RegisterHousehold(
                    village: village, address: "", registeredOn: CalendarDate(iso: "2026-10-20")!,
                    people: [
                        try facts("Nguyễn Văn Tèo", .head, "1980-03-02"), try facts("Nguyễn Văn Tí", .child, "2001-02-01"),
                        try facts("Nguyễn Văn Sửu", .child, "2009-02-01"),
                    ]))
            for change in [[4: "01/02/2001"], [4: "01/02/2001", 10: "Sao Hỏa"]] {
                let lines = [
                    Self.line("Nguyễn Văn Tí", "Nguyễn Văn Tí", change),
                    Self.line("Nguyễn Văn Tí", "Nguyễn Văn Sửu", [3: "Em", 4: "2009"]),
                ]
                let plan = try await plan(records, try await list(records, lines))
                #expect(plan.planned.map(\.existing) == [nil], "\(plan.notices.map(\.code))")
            }
        }
    }

    @Test func `say that a class stays where the list leaves it out, and name village and ethnic group before and after`() async throws {
        try await withRecords(.sqlite, households: 40) { records in
            _ = try await lists.apply(try await list(records, Self.family), records)
            let silent = try await plan(
                records, try await list(records, Self.family.map { line in line.enumerated().map { $0.offset == 11 ? "" : $0.element } }))
            let notice = try #require(silent.notices.first { $0.code == .classMissing })
            #expect(notice.proposal == "poor" && ImportWords.sentence(notice).contains("giữ phân loại đang có (Hộ nghèo)"))
            let new = try await plan(records, try await list(records, [Lists.line(2, "Lê Văn Cà", "Lê Văn Cà", [11: ""])]))
            #expect(new.notices.first { $0.code == .classMissing }.map { ImportWords.sentence($0).contains("chưa phân loại") } == true)
            let moved = Self.family.map { line in
                line.enumerated().map { [9: "Thôn 2 Bình Tiến", 10: "Pa Kô"][$0.offset] ?? $0.element }
            }
            let fields = try await plan(records, try await list(records, moved)).changes(naming: records.law.codeLists)[0].fields
            let told = fields.map { ListedChangeWords.sentence($0) }
            #expect(told.first == "thôn, tổ dân phố: Thôn 1 Bình Tiến → Thôn 2 Bình Tiến", "\(told)")
            #expect(told.contains { $0.hasPrefix("Nguyễn Văn Tèo – dân tộc: Kinh → ") }, "\(told)")
        }
    }
}

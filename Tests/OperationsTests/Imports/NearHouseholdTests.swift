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

@Suite struct `Households that stand in a list twice, not quite alike` {
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

    private static let (head, wife, son, alone) = ("Hoàng Thị Lụa", "Phạm Văn Khánh", "Hoàng Văn Tuấn", "Bùi Xuân Hải")

    /// A household with numbers; each other way to write it changes cells by row.
    private static func family(_ number: Int, _ change: [Int: [Int: String]] = [:]) -> [[String]] {
        [
            Lists.line(number, head, head, [4: "07/02/1959", 5: "Nữ", 6: "046159001231"]),
            Lists.line(number, head, wife, [3: "Chồng", 4: "29/12/1961", 6: "046061001238"]),
            Lists.line(number, head, son, [4: "10/10/1997", 6: "046097001234"]),
        ].enumerated().map { row, line in line.enumerated().map { change[row]?[$0.offset] ?? $0.element } }
    }

    private static func single(_ number: Int, _ change: [Int: String] = [:]) -> [String] {
        Lists.line(number, alone, alone, [4: "06/12/1955", 6: "046055001235"].merging(change) { $1 })
    }

    private static func years(_ years: [String]) -> [Int: [Int: String]] {
        Dictionary(uniqueKeysWithValues: years.enumerated().map { ($0.offset, [4: $0.element, 6: ""]) })
    }

    /// Copies without numbers, each beside the household itself.
    private static let copies: [(String, [[String]])] = [
        ("all years later by one", family(9, years(["1960", "1962", "1998"]))),
        ("all years before by one", family(9, years(["1958", "1960", "1996"]))),
        ("the year of the head alone", family(9, years(["1960", "29/12/1961", "10/10/1997"]))),
        ("day and month of the head swapped", family(9, years(["02/07/1959", "29/12/1961", "10/10/1997"]))),
        ("another day of the head", family(9, years(["09/02/1959", "1961", "1997"]))),
        ("the head alone, without a number", [family(9, years(["1960"]))[0]]),
        ("the head alone, digits of the year swapped", [family(9, years(["1995"]))[0]]),
        (
            "the head and the son with another mark",
            [family(9, years(["1960"]))[0], family(9, [2: [2: "Hoàng Văn Tuân", 4: "1998", 6: ""]])[2]]
        ),
        (
            "another class and decision",
            family(9, [0: [4: "1960", 6: "", 11: "2"], 1: [4: "1962", 6: "", 11: "2"], 2: [4: "1998", 6: "", 11: "2"]])
        ),
        (
            "under the other one as head",
            [
                Lists.line(9, wife, wife, [4: "1962"]), Lists.line(9, wife, head, [3: "Vợ", 4: "1960", 5: "Nữ"]),
                Lists.line(9, wife, son, [4: "1998"]),
            ]
        ),
        ("a single person with another letter", [single(9, [1: "Bùi Xuân Hoải", 2: "Bùi Xuân Hoải", 6: ""])]),
        ("a single person without the middle word", [single(9, [1: "Bùi Hải", 2: "Bùi Hải", 6: ""])]),
        ("a single person with another year", [single(9, [4: "1956", 6: ""])]),
        ("a single person with the same day of another year", [single(9, [4: "06/12/1965", 6: ""])]),
    ]

    @Test(arguments: TestRecords.engines) func `are kept out beside the one on record, whichever line meant it`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 20) { records in
            let whole = Self.family(1) + [Self.single(2)]
            let added = try await lists.apply(try await list(records, whole), records)
            #expect(added.summary.add == 2)
            for (name, copy) in Self.copies {
                for lines in [whole + copy, copy + whole] {
                    let plan = try await plan(records, lines)
                    let codes = plan.notices.filter(\.code.isError).map(\.code)
                    // The same year, or people who bear it out, mean the household itself: then the second of the two waits.
                    let isMeant = name.hasSuffix("of the head swapped") || name == "another day of the head"
                    #expect((plan.count(.add), plan.count(.refused)) == (0, 1), "\(name): \(codes)")
                    #expect(codes == [isMeant ? .householdTwice : .householdNear], "\(name): \(codes)")
                }
                let unnamed = try await plan(records, copy)
                #expect(unnamed.count(.add) == 0, "\(name), without the right lines: \(unnamed.notices.map(\.code))")
            }
        }
    }

    /// The head on record, and how another hand writes them.
    private static let rewritten: [(String, String, born: String, String)] = [
        ("Aviết Đình Tuấn", "A Viết Đình Tuấn", "16/04/1967", "run together"),
        ("Pahươih Thị Lệ", "Pa Hươih Thị Lệ", "1960", "run together, by the year"),
        ("Aviết Chiến", "A Viết Xuân Chiến", "12/03/1971", "run together and a word left out"),
        ("Đặng T. Mai", "Đặng Thị Mai", "05/06/1958", "cut to a letter"),
        ("Ng. Thị Kim Mỹ", "Nguyễn Thị Kim Mỹ", "1949", "cut to two letters, by the year"),
        ("Nguyễn Thị Mỹ", "Nguyễn Thị Kim Mỹ", "01/02/1940", "a word left out"),
        ("Hồ Ánh", "Hồ Thị Ánh", "1955", "the middle word left out, by the year"),
        ("Cái Ngọc Thu Ánh", "Cái Ngọc Ánh", "07/08/1981", "a word added"),
        ("Cái Hữu Ân", "Cái Văn Ân", "1950", "another middle word, by the year"),
        ("Alăng Thị Hạnh", "A Lăng Ngọc Hạnh", "06/07/1970", "run together and another middle word"),
        ("Bùi Thị Diệp", "Bùi Thị Điêu", "09/09/1962", "two letters of the given name"),
    ]

    @Test(arguments: TestRecords.engines) func `under names that another hand wrote are kept out beside the one on record`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 20) { records in
            let whole = Self.rewritten.enumerated().map { Lists.line($0.offset + 1, $0.element.1, $0.element.1, [4: $0.element.born]) }
            #expect(try await lists.apply(try await list(records, whole), records).summary.add == Self.rewritten.count)
            for (name, known, born, what) in Self.rewritten {
                let plan = try await plan(records, [Lists.line(1, name, name, [4: born])])
                #expect([.add, .refused].map { plan.count($0) } == [0, 1], "\(what): \(plan.notices.map(\.code))")
                let notice = try #require(plan.notices.first { $0.code == .householdNear }, "\(what): \(plan.notices.map(\.code))")
                #expect(ImportWords.sentence(notice).contains("gần giống \(known)"), "\(what)")
            }
            // A year apart by three under the very name.
            let older = try await plan(records, [Lists.line(1, "Hồ Thị Ánh", "Hồ Thị Ánh", [4: "1952"])])
            #expect(older.count(.add) == 0, "\(older.notices.map(\.code))")
            // Somebody else: other day, other sex, other village, a family of other names.
            for change in [[4: "17/04/1967"], [4: "16/04/1967", 5: "Nữ"], [4: "16/04/1967", 9: "Thôn 2 Bình Tiến"]] {
                let plan = try await plan(records, [Lists.line(1, "Aviết Đình Tuấn", "Aviết Đình Tuấn", change)])
                #expect(
                    plan.count(.add) == 1 && plan.additions.map(\.head) == ["Aviết Đình Tuấn"], "\(change): \(plan.notices.map(\.code))")
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `are kept out, both, when neither is on record`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 20) { records in
            for (name, copy) in Self.copies where !name.contains("single") {
                let plan = try await plan(records, Self.family(1) + [Self.single(2)] + copy)
                #expect([.add, .refused].map { plan.count($0) } == [1, 2], "\(name): \(plan.notices.map(\.code))")
            }
        }
    }

    @Test func `come to no double when the advice is followed to the letter`() async throws {
        try await withRecords(.sqlite, households: 20) { records in
            let whole = Self.family(1) + [Self.single(2)]
            _ = try await lists.apply(try await list(records, whole), records)
            let copy = [Self.single(9, [4: "1956", 6: ""])]
            let plan = try await plan(records, whole + copy)
            let notice = try #require(plan.notices.first { $0.code == .householdNear })
            let sentence = ImportWords.sentence(notice)
            #expect(sentence.contains("Bùi Xuân Hải (sinh 1956) gần giống Bùi Xuân Hải (sinh 06/12/1955)"), "\(sentence)")
            #expect(sentence.contains("đã có ở dòng 8") && sentence.contains("ghi số định danh của chủ hộ này"), "\(sentence)")
            #expect(!ImportWords.sentence(notice, .en).contains("\t"))
            // The rows are deleted.
            #expect(try await self.plan(records, whole).count(.same) == 2)
            // A number tells the two apart.
            let apart = try await self.plan(records, whole + [Self.single(9, [4: "1956", 6: "046056001233"])])
            #expect([.add, .same, .refused].map { apart.count($0) } == [1, 2, 0], "\(apart.notices.map(\.code))")
            // Of two that are both new, numbers of both.
            let new = [Lists.line(3, "Đỗ Văn Na", "Đỗ Văn Na", [4: "1950"]), Lists.line(4, "Đỗ Văn Na", "Đỗ Văn Na", [4: "1951"])]
            #expect(try await self.plan(records, new).count(.refused) == 2)
            let numbered = zip(new, ["046050001230", "046051001237"]).map { line, number in
                line.enumerated().map { $0.offset == 6 ? number : $0.element }
            }
            #expect(try await self.plan(records, numbered).count(.add) == 2)
            // The code, with the births as on record.
            let code = try await records.database.read {
                try $0.activeHouseholds(within: AreaScope(communes: [records.keys[Lists.unit]!])).first { $0.headName == Self.alone }?
                    .household.code
            }
            #expect(notice.proposal == code)
        }
    }

    @Test func `are two where people, births or numbers say so`() async throws {
        try await withRecords(.sqlite, households: 20) { records in
            let whole = Self.family(1) + [Self.single(2)]
            _ = try await lists.apply(try await list(records, whole), records)
            let others: [(String, [[String]])] = [
                (
                    "a namesake with a family of their own",
                    [
                        Lists.line(9, Self.head, Self.head, [4: "1960", 5: "Nữ"]),
                        Lists.line(9, Self.head, "Trần Quốc Bảo", [3: "Chồng", 4: "1958"]),
                    ]
                ),
                ("a namesake of the year under another number", [Self.single(9, [4: "1955", 6: "046055009995"])]),
                ("a namesake born much later", [Self.single(9, [4: "1983", 6: ""])]),
                ("a namesake of the other sex", [Self.single(9, [4: "1956", 5: "Nữ", 6: ""])]),
                ("a namesake in another village", [Self.single(9, [4: "1956", 6: "", 9: "Thôn 2 Bình Tiến"])]),
                ("a whole other day of the year", [Self.single(9, [4: "20/03/1955", 6: ""])]),
            ]
            for (name, lines) in others {
                let plan = try await plan(records, whole + lines)
                #expect([.add, .same, .refused].map { plan.count($0) } == [1, 2, 0], "\(name): \(plan.notices.map(\.code))")
            }
        }
    }
}

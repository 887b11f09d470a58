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

@Suite struct `Lists in which some cells are in old fonts` {
    private let lists = `Taking in the list of a commune`()
    private typealias Lists = `Taking in the list of a commune`

    /// As a workbook shows the small letters of TCVN3.
    private static let tcvn3: [Character: Character] = Dictionary(
        uniqueKeysWithValues: zip(
            "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĐ",
            "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u{AD}õö÷øùúûüýþ§"))

    private static func old(_ text: String) -> String { String(text.map { tcvn3[$0] ?? $0 }) }

    /// The names alone, or every text.
    private static func old(_ line: [String], only columns: Set<Int>? = nil) -> [String] {
        line.enumerated().map { columns?.contains($0.offset) ?? true ? old($0.element) : $0.element }
    }

    private static let (father, mother) = ("Hoàng Văn Đức", "Lê Thị Lụa")
    private static let others = [
        "Lê Hùng", "Hồ Văn A Rất", "Nguyễn Thị Nở", "Lân Thị Hoà", "Ta Dur Tâm", "Blúp Đuông", "Kôn Nam", "A Viết Thị Nhi", "Lan",
    ].enumerated().map { Lists.line($0.offset + 10, $0.element, $0.element, [4: "0\($0.offset + 1)/03/1975"]) }
    private static let family = [
        Lists.line(1, father, father), Lists.line(1, father, mother, [3: "Vợ", 4: "05/06/1982", 5: "Nữ"]),
    ]

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

    @Test(arguments: TestRecords.engines) func `mean the same households, and change no other cell`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 20) { records in
            let added = try await lists.apply(try await list(records, Self.family + Self.others), records)
            #expect((added.summary.add, added.summary.errors) == (10, 0))
            let oldFamilies = [
                Self.family.map { Self.old($0, only: [1, 2]) }, Self.family.map { Self.old($0) },
                [Self.old(Self.family[0]), Self.family[1]],
                [Self.family[0], Self.old(Self.family[1], only: [2])],
            ]
            let half = Self.others.enumerated().map { $0.offset % 2 == 0 ? $0.element : Self.old($0.element, only: [1, 2]) }
            for lines in oldFamilies.map({ $0 + Self.others }) + [Self.family.map { Self.old($0, only: [1, 2]) } + half] {
                let list = try await list(records, lines)
                #expect(list.households.map { $0.persons.map(\.name) } == [[Self.father, Self.mother]] + Self.others.map { [$0[2]] })
                let decoded = list.notices.filter { $0.code == .decoded }
                #expect(decoded.count == 1 && decoded[0].value.hasPrefix("tcvn3\t"), "\(decoded)")
                let plan = try await plan(records, list)
                #expect((plan.count(.same), plan.planned.count) == (10, 10), "\(plan.notices.map(\.code))")
            }
        }
    }

    @Test func `are told once with their rows, and names that stay broken are kept out with what they may be`() async throws {
        try await withRecords(.sqlite) { records in
            var lines = Self.family.map { Self.old($0, only: [1, 2]) } + Self.others
            lines[2][1] = "NguyÔn Văn Đức"
            lines[2][2] = "NguyÔn Văn Đức"
            lines[3][2] = "Hồ ¤\u{A7} Rất"
            let list = try await list(records, lines)
            let told = list.notices.filter { $0.code == .decoded }.map { ImportWords.sentence($0) }
            #expect(told.count == 1 && told[0].contains("Đã đọc 4 ô ghi bằng bảng mã cũ TCVN3 (.VnTime), ở dòng 5–6"), "\(told)")
            let errors = list.notices.filter(\.code.isError)
            #expect(errors.map { "\($0.code) \($0.column)\($0.row)" } == ["nameGarbled D7", "nameGarbled C7", "nameGarbled D8"])
            #expect(errors.map(\.proposal) == ["Nguyễn Văn Đức", "Nguyễn Văn Đức", ""])
            let plan = try await plan(records, list)
            #expect((plan.count(.add), plan.count(.refused)) == (8, 2))
        }
    }

    @Test func `name a code and a unit that do not go together without a contradiction`() async throws {
        try await withRecords(.sqlite) { records in
            let list = try await list(records, [Lists.line(1, Self.father, Self.father, [7: "X· B§nh"])])
            let errors = list.notices.filter(\.code.isError)
            #expect(errors.map(\.code) == [.unitNameDiffers])
            #expect(ImportWords.sentence(errors[0]).contains("Mã 20035 là của Xã Bình Điền, nhưng cột xã ghi “X· B§nh”"))
        }
    }
}

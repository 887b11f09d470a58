import Core
import Database
import Exchange
import Foundation
import Law
import Operations
import Registry
import TestSupport
import Testing

/// Numbers in brackets are those of `docs/bad-inputs.md`.
@Suite struct `Bad lists` {
    private static let headings = [
        "STT hộ", "Họ tên chủ hộ", "Họ tên thành viên", "Quan hệ với chủ hộ", "Ngày, tháng, năm sinh", "Giới tính", "Số CCCD", "Mã xã",
        "Thôn",
        "Dân tộc", "Phân loại hộ", "Số quyết định công nhận", "Ngày quyết định",
    ]

    private static func person(_ name: String, _ relation: String, _ born: String, _ more: [Int: String] = [:]) -> [String] {
        var cells = [
            "1", "Hồ Văn Chín", name, relation, born, "Nam", "", "20035", "Thôn 1 Bình Tiến", "Kinh", "1", "15/QĐ-UBND", "20/10/2026",
        ]
        for (index, text) in more { cells[index] = text }
        return cells
    }

    private static let head = person("Hồ Văn Chín", "Chủ hộ", "02/03/1980")

    struct Case: Sendable, CustomTestStringConvertible {
        var number: Int
        var lines: [[String]]
        var code: ListNotice.Code
        var testDescription: String { "\(number) \(code.rawValue)" }

        init(_ number: Int, _ code: ListNotice.Code, _ lines: [[String]]) { (self.number, self.code, self.lines) = (number, code, lines) }
    }

    static let cases = [
        Case(37, .nameUnacceptable, [person("Hồ Văn\u{7F}Chín", "Chủ hộ", "1980")]),
        Case(37, .textUnacceptable, [person("Hồ Văn Chín", "Chủ hộ", "1980", [11: "15/QĐ\u{9B}"])]),
        Case(43, .nameMissing, [head, person("", "Con", "2005")]),
        Case(43, .nameMissing, [head, person("-", "Con", "2005", [1: ""])]),
        Case(74, .decisionInFuture, [person("Hồ Văn Chín", "Chủ hộ", "1980", [12: "25/12/2026"])]),
        Case(94, .headNameDiffers, [head, person("Hồ Thị Tư", "Con", "2005", [1: "Hồ Văn Chính"])]),
        // A head written in two ways without a running number, or under another one: neither half is taken in.
        Case(94, .membersApart, [head, person("Hồ Thị Tư", "Con", "2005", [0: "", 1: "Hồ Văn Chỉn"])]),
        Case(94, .membersApart, [head, person("Hồ Thị Tư", "Con", "2005", [0: "2"])]),
        Case(94, .relationMissing, [head, person("Hồ Thị Tư", "", "2005")]),
        Case(94, .rowsContradict, [head, person("Hồ Thị Tư", "Con", "2005", [10: "2"])]),
        Case(94, .villagesContradict, [head, person("Hồ Thị Tư", "Con", "2005", [8: "Thôn 2 Bình Tiến"])]),
        Case(92, .villageReadAs, [person("Hồ Văn Chín", "Chủ hộ", "1980", [8: "Thôn 1 Bình Tiên"])]),
        Case(74, .decisionDateMissing, [person("Hồ Văn Chín", "Chủ hộ", "1980", [12: ""])]),
        Case(83, .numberWrong, [person("Hồ Văn Chín", "Chủ hộ", "1980", [6: "04616690010"])]),
        Case(41, .nameUnacceptable, [person("Hồ Văn Ca" + String(repeating: "\u{301}", count: 5_000), "Chủ hộ", "1980")]),
        Case(42, .textUnacceptable, [person("Hồ Văn Chín", "Chủ hộ", "1980", [11: String(repeating: "15/QĐ ", count: 50)])]),
        Case(43, .nameUnacceptable, [person("Không có", "Chủ hộ", "1980", [1: ""])]),
        Case(44, .capitals, [person("HỒ VĂN CHÍN", "Chủ hộ", "1980")]),
        Case(46, .duplicateRow, [head, person("Hồ Thị Hòa", "Con", "2005"), person("Hồ Thị Hoà", "Con", "2005")]),
        Case(47, .nameUnacceptable, [person("Hồ 😀 Chín", "Chủ hộ", "1980")]),
        Case(69, .dateNoSuchDay, [person("Hồ Văn Chín", "Chủ hộ", "29/02/1900")]),
        Case(70, .dateTwoDigitYear, [person("Hồ Văn Chín", "Chủ hộ", "01/02/80")]),
        Case(74, .dateInFuture, [person("Hồ Văn Chín", "Chủ hộ", "1/1/2027")]),
        Case(74, .ageUnlikely, [person("Hồ Văn Chín", "Chủ hộ", "1900")]),
        Case(74, .agesUnlikely, [head, person("Hồ Thị Tư", "Con", "1975")]),
        Case(74, .agesUnlikely, [head, person("Hồ Thị Tư", "Mẹ", "1985")]),
        Case(75, .dateUnreadable, [person("Hồ Văn Chín", "Chủ hộ", "mùng 3 tết")]),
        Case(78, .dateUnreadable, [person("Hồ Văn Chín", "Chủ hộ", "999999999")]),
        Case(83, .numberLostZero, [person("Hồ Văn Chín", "Chủ hộ", "1980", [6: "46080001234"])]),
        Case(84, .numberDigitsLost, [person("Hồ Văn Chín", "Chủ hộ", "1980", [6: "4.6081E+10"])]),
        Case(85, .numberWrong, [person("Hồ Văn Chín", "Chủ hộ", "1980", [6: "0460800012345"])]),
        Case(85, .numberLostZero, [person("Hồ Văn Chín", "Chủ hộ", "1980", [6: "O46O8OOO1234"])]),
        Case(86, .numberSexDiffers, [person("Hồ Thị Chín", "Chủ hộ", "1980", [5: "Nữ", 6: "046080001234"])]),
        Case(86, .numberYearDiffers, [person("Hồ Văn Chín", "Chủ hộ", "1981", [6: "046080001234"])]),
        Case(
            87, .numberTwice,
            [person("Hồ Văn Chín", "Chủ hộ", "1980", [6: "046080001234"]), person("Hồ Văn Ba", "Con", "2005", [6: "046080001234"])]),
        Case(88, .numberFormerCard, [person("Hồ Văn Chín", "Chủ hộ", "1980", [6: "191234567"])]),
        Case(89, .numberWrong, [person("Hồ Văn Chín", "Chủ hộ", "1980", [6: "111111111111"])]),
        Case(91, .ethnicityBareCode, [person("Hồ Văn Chín", "Chủ hộ", "1980", [9: "27"])]),
        Case(92, .villageUnknown, [person("Hồ Văn Chín", "Chủ hộ", "1980", [8: "Thôn 1 Bình Tiến Mới"])]),
        Case(92, .unitObsolete, [person("Hồ Văn Chín", "Chủ hộ", "1980", [7: "20038"])]),
        Case(93, .unitOther, [person("Hồ Văn Chín", "Chủ hộ", "1980", [7: "19996"])]),
        Case(94, .headTwice, [head, person("Hồ Văn Mười", "Chủ hộ", "1982")]),
        Case(94, .headMissing, [person("Hồ Văn Mười", "Con", "1982", [1: ""])]),
        Case(94, .adultMissing, [person("Hồ Văn Chín", "Chủ hộ", "2012"), person("Hồ Thị Ba", "Em", "2015")]),
    ]

    private func file(_ bytes: [UInt8], _ body: (String) async throws -> Void) async throws {
        let path = NSTemporaryDirectory() + "giamngheo-bad-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        try await body(path)
    }

    private func text(_ lines: [[String]]) -> [UInt8] {
        ([Self.headings] + lines).flatMap { Array(($0.map { "\"\($0)\"" }.joined(separator: ";") + "\r\n").utf8) }
    }

    private func read(_ path: String, _ records: TestRecords) throws -> HouseholdList {
        try ListWorkbook(
            ListWorkbook.Context(
                unit: records.keys["m-20035-binh-dien"]!, asOf: TestRecords.today, today: TestRecords.today, areas: records.shelves.areas,
                codeLists: records.law.codeLists,
                standard: try records.law.ruleBook.national(on: TestRecords.today))
        ).read(path)
    }

    @Test func `name each fault, and take nothing in that has an error`() async throws {
        try await withRecords(.sqlite) { records in
            for item in Self.cases {
                try await file(text(item.lines)) { path in
                    let list = try read(path, records)
                    #expect(list.notices.contains { $0.code == item.code }, "\(item.testDescription): \(list.notices.map(\.code))")
                    #expect(list.notices.allSatisfy { $0.value.unicodeScalars.count <= 201 }, "\(item.testDescription)")
                    let outcome = try await records.desk.performAsSystem(
                        ApplyImport(
                            list: list, unit: records.keys["m-20035-binh-dien"]!, asOf: TestRecords.today, fileName: "a", fileDigest: [1]))
                    if item.code.isError { #expect(outcome.summary.add == 0, "\(item.testDescription)") }
                    if let batch = outcome.batch { _ = try await records.desk.performAsSystem(UndoImport(batch: batch, reason: "thử")) }
                }
            }
        }
    }

    @Test(arguments: [
        ["K'Tuyn"], ["A Viết Thị Nhi"], ["Ng. V. A"], ["Nhi"], ["<script>alert()</script>"], ["= cmd|' /C calc'!A"], ["Hồ & Sơn \"Sơn\""],
        ["'Apos trốp"],
    ]) func `[35, 45, 49, 121] do not come from strange names, which go out and come in the same`(_ names: [String]) async throws {
        try await withRecords(.sqlite) { records in
            let unit = records.keys["m-20035-binh-dien"]!
            let cells = Self.person(names[0], "Chủ hộ", "1980", [1: ""]).map { $0.replacing("\"", with: "\"\"") }
            // A first apostrophe is taken for that of an export: a name that has one of its own is written with two.
            let written = cells.map { $0.hasPrefix("'") ? "'" + $0 : $0 }
            try await file(text([written])) { path in
                let list = try read(path, records)
                #expect(list.households.first?.persons.first?.name == names[0])
                let answer = path + ".xlsx"
                defer { try? FileManager.default.removeItem(atPath: answer) }
                // The file that is given back can be sent again: what it says beside the lines changes nothing.
                try AnswerWorkbook.write(from: path, to: answer, notices: list.notices, lane: [:])
                let again = try read(answer, records)
                #expect(again.households.map { $0.persons.map(\.name) } == list.households.map { $0.persons.map(\.name) })
                let apply = ApplyImport(list: list, unit: unit, asOf: TestRecords.today, fileName: "a", fileDigest: [1])
                #expect(try await records.desk.performAsSystem(apply).summary.add == 1)
                #expect(try await records.desk.performAsSystem(apply).summary.same == 1)
            }
        }
    }
}

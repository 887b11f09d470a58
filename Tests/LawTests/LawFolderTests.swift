import Core
import Foundation
import Law
import TestSupport
import Testing

@Suite struct `The folder of law` {
    @Test func `is sound, and knows the three national standards`() throws {
        let law = try LawFolder.load(TestFolder.law)
        #expect(law.ruleBook.standards.filter { $0.scope == .national }.map(\.id) == ["S2016", "S2022", "S2027"])
        #expect(law.forms.count == 10)
        #expect(law.codeLists.ethnicGroup(named: "Cơ-tu") == law.codeLists.ethnicGroup(named: "CƠ TU"))
    }

    @Test func `refuses a day without a national standard`() throws {
        let book = try LawFolder.load(TestFolder.law).ruleBook
        #expect(throws: (any Error).self) { try book.national(on: CalendarDate(iso: "2015-12-31")!) }
        #expect(throws: (any Error).self) { try book.national(on: CalendarDate(iso: "2031-01-01")!) }
        #expect(try book.national(on: CalendarDate(iso: "2026-12-31")!).id == "S2022")
        #expect(try book.national(on: CalendarDate(iso: "2027-01-01")!).id == "S2027")
    }

    @Test(arguments: [
        ("method: incomeAndDeprivation", "method: guess"), ("cutoff: 3", "cutof: 3"),
        ("nd-07-2021-nd-cp#dieu-3", "nd-07-2021-nd-cp#dieu-99"),
        ("appliesTo: 2026-12-31", "appliesTo: 2027-12-31"), ("appliesTo: 2026-12-31", "appliesTo: 2026-12-30"),
        ("confidence: VERIFIED", "confidence: SURE"),
    ])
    func `[190] names file and key of what is wrong, also of days that overlap or leave a gap`(_ part: String, _ wrong: String) throws {
        let folder = NSTemporaryDirectory() + "law-" + UUID().uuidString
        try FileManager.default.copyItem(atPath: TestFolder.law, toPath: folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = folder + "/rules/poverty-standard/2022-01-01.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try text.replacing(part, with: wrong, maxReplacements: 1).write(toFile: file, atomically: true, encoding: .utf8)
        let problems = LawFolder(readingAll: folder).problems
        #expect(!problems.isEmpty)
        #expect(problems.contains { $0.file.contains("poverty-standard/20") && !$0.key.isEmpty })
    }
}

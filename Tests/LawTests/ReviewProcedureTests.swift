import Core
import Foundation
import Law
import TestSupport
import Testing

@Suite struct `Procedures of review and working days` {
    private let book: RuleBook

    init() throws { book = try LawFolder.load(TestFolder.law).ruleBook }

    private func day(_ text: String) -> CalendarDate { CalendarDate(iso: text)! }

    private func working(_ days: Int) -> TimeLimit { TimeLimit(days: days, unit: .working, bound: .atLeast) }

    @Test func `three levels until 30/06/2025, two since; no day before 01/09/2021 has any`() throws {
        let before = try book.procedures(on: day("2025-06-30"))
        let after = try book.procedures(on: day("2025-07-01"))
        #expect(before.levels.contains(.district))
        #expect(!after.levels.contains(.district))
        #expect(before.procedures[.yearly]?.step(.opinion)?.actors.map(\.level) == [.district])
        #expect(after.procedures[.yearly]?.step(.opinion)?.actors.map(\.level) == [.province])
        #expect(throws: NoRules.self) { try book.procedures(on: day("2021-08-31")) }
    }

    @Test func `a monthly review asks no higher opinion and decides within 15 days`() throws {
        let regular = try #require(try book.procedures(on: day("2024-03-15")).procedures[.regular])
        #expect(regular.step(.opinion) == nil)
        #expect(regular.step(after: .objections)?.step == .decision)
        #expect(regular.period(year: 2024, month: 3)?.from == day("2024-03-15"))
        #expect((regular.limits[.whole] ?? nil)?.value == TimeLimit(days: 15, unit: .calendar, bound: .atMost))
    }

    @Test func `what was recalled stays recalled, and what was not found has no number`() throws {
        let yearly = try #require(try book.procedures(on: day("2025-09-01")).procedures[.yearly])
        #expect((yearly.limits[.posting] ?? nil)?.confidence == .recalled)
        #expect(yearly.limits.keys.contains(.opinion))
        #expect((yearly.limits[.opinion] ?? nil) == nil)
        #expect(yearly.lastInVillage == .meeting)
    }

    @Test(arguments: [
        ("2024-02-06", 3, "2024-02-16", true),  // Tết Giáp Thìn
        ("2024-04-26", 3, "2024-05-04", true),  // off on 29/4, worked on Saturday 04/5
        ("2025-04-25", 1, "2025-04-26", false),  // worked on Saturday 26/4/2025
        ("2025-08-29", 2, "2025-09-04", false),  // 2/9
        ("2023-09-29", 1, "2023-10-02", true),  // an ordinary weekend
    ])
    func `working days pass over Tết, holidays and make-up days`(_ from: String, _ days: Int, _ last: String, _ isVerified: Bool) throws {
        let counted = try book.calendar.lastDay(of: working(days), from: day(from))
        #expect(counted.day == day(last))
        #expect(counted.isVerified == isVerified)
    }

    @Test func `no day of a year without a calendar is guessed`() {
        #expect(throws: NoCalendar.self) { try book.calendar.isWorkingDay(day("2031-03-05")) }
        #expect(throws: NoCalendar.self) { try book.calendar.lastDay(of: working(3), from: day("2026-12-30")) }
    }

    @Test(arguments: [
        ("rules/review-procedure/2025-07-01.yaml", "chair@province", "chair@district"),
        ("rules/review-procedure/2025-07-01.yaml", "appliesFrom: 2025-07-01", "appliesFrom: 2025-06-01"),
        ("rules/review-procedure/2025-07-01.yaml", "appliesFrom: 2025-07-01", "appliesFrom: 2025-08-01"),
        ("rules/review-procedure/2021-09-01.yaml", "dieu-4-khoan-3", "dieu-4-khoan-33"),
        ("rules/review-procedure/2021-09-01.yaml", "step: meeting", "step: listing"),
        ("rules/review-procedure/2021-09-01.yaml", "place: village", "place: commune"),
        ("calendars/2024.yaml", "2024-05-04", "2024-05-03"), ("calendars/2024.yaml", "2024-02-08", "2024-02-10"),
        ("calendars/2024.yaml", "year: 2024", "year: 2025"), ("calendars/2024.yaml", "\"2024-04-29\", ", ""),
        ("calendars/weekly.yaml", "tuan-40-gio", "tuan-48-gio"),
    ])
    func `law check finds what is wrong in procedures and calendars`(_ file: String, _ part: String, _ wrong: String) throws {
        let folder = NSTemporaryDirectory() + "law-" + UUID().uuidString
        try FileManager.default.copyItem(atPath: TestFolder.law, toPath: folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
        #expect(text.contains(part))
        try text.replacing(part, with: wrong, maxReplacements: 1).write(toFile: "\(folder)/\(file)", atomically: true, encoding: .utf8)
        #expect(!LawFolder(readingAll: folder).problems.isEmpty)
    }
}

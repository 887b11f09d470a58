import Core
import Foundation
import Law
import TestSupport
import Testing

@Suite struct `Programmes and plans as data` {
    private let text: String
    private let file = "plans/huong-tra-2023.yaml"

    init() throws { text = try String(contentsOfFile: TestFolder.law + "/" + file, encoding: .utf8) }

    @Test func `programmes of two periods stand beside each other, and what was not found says so`() throws {
        let book = try LawFolder.load(TestFolder.law).ruleBook
        let old = try #require(book.programme(id: "ntp-2021-2025"))
        #expect(old.projects.count { $0.parent == nil } == 7)
        // The decision has eleven sub-projects; what the sources name are these.
        #expect(old.projects.count { $0.parent != nil } == 11)
        #expect(old.components.map(\.code).contains("DA2") && !old.components.map(\.code).contains("DA3"))
        #expect(old.project("DA1.1")?.confidence == .recalled)
        let new = try #require(book.programme(id: "ntp-2026-2030"))
        #expect(new.projects.isEmpty && new.missing != nil)
    }

    @Test(arguments: [
        ("clause: VI.7,", "clause: VI.77,", "duties[18].clause"),
        ("lead: labour, with: [culture-centre]", "lead: police, with: [culture-centre]", "projects[7].lead"),
        ("question: lead-of-4-1 }", "question: nobody-asked }", "projects[4].question"),
        ("collector: labour", "collector: chair", "collector"),
        ("due: 2023-02-24", "due: 2023-02-30", "duties[1].due"),
        ("{ code: T02, clause: I.2.b", "{ code: T01, clause: I.2.b", "targets"),
        ("days: -5, to: agency", "days: -5, to: everybody", "reminders[1].to"),
        ("year: 2023", "year: 2023\nmoney: much", "money"),
    ])
    func `a plan whose parts do not fit is refused, and the place is named`(old: String, new: String, key: String) throws {
        let changed = text.replacing(old, with: new, maxReplacements: 1)
        #expect(changed != text)
        let problem = #expect(throws: LawProblem.self) { try ProgrammePlan(file: file, text: changed) }
        #expect(problem?.key == key)
    }

    @Test func `a plan about a project that its programme does not have is refused`() throws {
        let plan = try ProgrammePlan(file: file, text: text.replacing("{ code: DA2, clause", with: "{ code: DA8, clause"))
        #expect(plan.problems(in: file, try LawFolder.load(TestFolder.law).ruleBook.programmes).map(\.key) == ["projects"])
    }
}

import ArgumentParser
import Core
import Database
import Foundation
import Law
import Monitoring
import Operations
import Programme
import Registry
import Store
import Words

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration("plan", PlanHelpWords.plan, subcommands: [Load.self, Answer.self])

    struct Load: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "load", PlanHelpWords.load, example: "giamngheo plan load law/plans/huong-tra-2023.yaml")
        @Argument(help: .says(PlanHelpWords.file)) var file: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            guard let data = FileManager.default.contents(atPath: file), let text = String(validating: data, as: UTF8.self)
            else { throw LawProblem(file: file, key: "", line: nil, reason: .unreadable("UTF-8")) }
            let plan = try ProgrammePlan(file: file, text: text.replacing("\r\n", with: "\n"))
            if let problem = plan.problems(in: file, house.shelves.law.programmes).first { throw problem }
            let outcome = try await house.planWork { try await house.desk.performAsSystem(LoadPlan(plan)) }
            if talk.json { return try Output.json(outcome) }
            Output.result(
                PlanHelpWords.loaded(
                    version: outcome.version, isChanged: outcome.isChanged, agencies: outcome.agencies, duties: outcome.duties,
                    added: outcome.added, withdrawn: outcome.withdrawn, talk.language))
            for question in plan.questions where outcome.openQuestions.contains(question.id) {
                Output.result(PlanHelpWords.open(question.id, question.text, talk.language))
            }
        }
    }

    struct Answer: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "answer", PlanHelpWords.answer,
            example: "giamngheo plan answer huong-tra-2023 day-of-monthly-report --value 20 --document 45/UBND")
        @Argument(help: .says(PlanHelpWords.code)) var plan: String
        @Argument(help: .says(PlanHelpWords.question)) var question: String
        @Option(help: .says(PlanHelpWords.value)) var value: String
        @Option(help: .says(PlanHelpWords.document)) var document: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            guard let known = try await house.database.read({ try $0.planText(code: plan) }) else {
                throw RefusedInWords(sentence: RoundHelpWords.notFound(plan, talk.language))
            }
            _ = try await house.planWork {
                try await house.desk.performAsSystem(
                    AnswerPlanQuestion(plan: known.id, question: question, value: value, document: document.cleanedLine))
            }
            if talk.json { return try Output.json(["plan": plan, "question": question, "value": value]) }
            Output.result(PlanWords.saved)
        }
    }
}

struct DutyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration("duty", PlanHelpWords.duty, subcommands: [Late.self])

    struct Late: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "late", PlanHelpWords.late, example: "giamngheo duty late --on 2023-03-01 --json")
        @Option(help: .says(PlanHelpWords.on)) var on: CalendarDate?
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let day = on ?? house.desk.now.day
            var late: [LateDuty] = []
            for plan in try await house.plans() {
                let book = try await house.planBook(plan.id)
                late += book.overdue(on: day).map { LateDuty($0.duty, days: $0.days, book) }
                late += book.lateInspections(on: day).map { LateDuty($0, book) }
            }
            if talk.json { return try Output.json(late) }
            if late.isEmpty { Output.result(PlanHelpWords.nobody.text(talk.language)) }
            for duty in late { Output.result(duty.line) }
        }
    }
}

/// A duty that is late, for scripts.
private struct LateDuty: Encodable {
    var plan: String
    var code: String
    var agency: String
    var title: String
    var month: String?
    var due: String
    var days: Int

    init(_ duty: Duty, days: Int, _ book: PlanBook) {
        plan = book.plan.id
        code = duty.code
        agency = book.name(duty.agency)
        title = book.title(duty)
        month = duty.month?.iso
        due = duty.dueOn?.iso ?? ""
        self.days = days
    }

    /// A recommendation of an inspection, or the report of its result.
    init(_ late: PlanBook.LateInspection, _ book: PlanBook) {
        plan = book.plan.id
        code = late.finding.map { "inspection-\($0.number)" } ?? "inspection"
        agency = book.name(late.agency)
        title =
            late.finding.map { InspectionWords.remedyOf($0.number, late.inspection.title) }
            ?? InspectionWords.reportOf(late.inspection.title)
        due = late.dueOn.iso
        days = late.days
    }

    var line: String { "\(days)  \(due)  \(agency): \(title)\(month.map { " \($0)" } ?? "")" }
}

extension House {
    func plans() async throws -> [(id: LoadedPlan.ID, code: String, area: Area.ID, year: Int)] {
        let areas = Set(shelves.areas.all.map(\.area))
        return try await database.read { try $0.plans(touching: areas) }
    }

    /// A plan with all that became of it, for whoever administers the machine.
    func planBook(_ id: LoadedPlan.ID, contentsOf month: ReportingMonth? = nil) async throws -> PlanBook {
        let (areas, law, today) = (shelves.areas, shelves.law, desk.now.day)
        return try await database.read { try PlanBook(id, for: nil, in: $0, areas, law, today: today, contentsOf: month) }
    }

    /// A refusal of the desk becomes sentences.
    func planWork<Output>(_ body: () async throws -> Output) async throws -> Output {
        do { return try await body() } catch let refusal as PlanRefusal {
            throw RefusedInWords(sentence: refusal.lacks.map(PlanWords.sentence).joined(separator: "\n"))
        }
    }
}

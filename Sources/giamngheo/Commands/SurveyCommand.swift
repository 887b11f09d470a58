import Access
import ArgumentParser
import Core
import Database
import Exchange
import Foundation
import Law
import Operations
import Registry
import Store
import Words

/// Surveys: opened, drawn, given out, closed; their interviews are entered on pages.
struct SurveyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "survey", SurveyHelpWords.survey,
        subcommands: [Open.self, Sample.self, Assign.self, Status.self, Close.self, SurveyResultsCommand.self])

    struct Open: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "open", SurveyHelpWords.open,
            example:
                "giamngheo survey open --stage baseline --title \"…\" --unit 20035 --from 2026-09-01 --until 2026-10-31 --document 12/KH-UBND --questionnaire doi-song-ho"
        )
        @Option(help: .says(SurveyHelpWords.stage)) var stage: String
        @Option(help: .says(SurveyHelpWords.title)) var title: String
        @Option(help: .says(RoundHelpWords.unit)) var unit: String
        @Option(help: .says(SurveyHelpWords.programme)) var programme = ""
        @Option(help: .says(SurveyHelpWords.frame)) var frame = "all"
        @Option(help: .says(RoundHelpWords.from)) var from: String
        @Option(help: .says(RoundHelpWords.until)) var until: String
        @Option(help: .says(RoundHelpWords.document)) var document: String
        @Option(help: .says(SurveyHelpWords.questionnaire)) var questionnaire: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let stage = try TypedValue.value(stage, talk) { Survey.Stage(rawValue: $0) }
            let frame = try TypedValue.value(frame, talk) { Survey.Frame(rawValue: $0) }
            let (from, until) = (try TypedValue.day(from, talk), try TypedValue.day(until, talk))
            let area = try house.unit(code: unit, on: house.desk.now.day).area
            if !programme.isEmpty {
                _ = try TypedValue.value(programme, talk) { id in house.law.ruleBook.programmes.first { $0.id == id } }
            }
            let operation = OpenSurvey(
                stage: stage, title: title, unit: area, programme: programme, frame: frame, startsOn: from, endsOn: until,
                document: document, questionnaire: try questions(house))
            let survey = try await house.surveyWork { try await house.desk.performAsSystem(operation) }
            if talk.json { return try Output.json(["survey": survey.description]) }
            Output.result(SurveyHelpWords.opened(survey.description, talk.language))
        }

        /// Of the shelf by their id, else of a file.
        private func questions(_ house: House) throws -> Questionnaire {
            if let known = house.law.questionnaires.first(where: { $0.id == questionnaire }) { return known }
            let text = try String(contentsOf: URL(fileURLWithPath: questionnaire), encoding: .utf8)
            return try Questionnaire(file: questionnaire, text: text.replacing("\r\n", with: "\n"))
        }
    }

    struct Sample: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "sample", SurveyHelpWords.sample, example: "giamngheo survey sample --survey 0190… --method simple --strata village --size 60")
        @Option(help: .says(SurveyHelpWords.key)) var survey: String
        @Option(help: .says(SurveyHelpWords.method)) var method = "simple"
        @Option(help: .says(SurveyHelpWords.strata)) var strata = "village"
        @Option(help: .says(SurveyHelpWords.size)) var size: Int
        @Option(name: .customLong("per-village"), help: .says(SurveyHelpWords.perVillage)) var perVillage = 10
        @Option(help: .says(SurveyHelpWords.replacement)) var replacement = "none"
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let key = try TypedValue.value(survey, talk) { Survey.ID($0) }
            let plan = SurveySample.Plan(
                method: try TypedValue.value(method, talk) { SurveySample.Method(rawValue: $0) },
                strata: try TypedValue.value(strata, talk) { SurveySample.Strata(rawValue: $0) }, size: size, perVillage: perVillage,
                replacement: try TypedValue.value(replacement, talk) { SurveySample.Replacement(rawValue: $0) })
            let count = try await house.surveyWork { try await house.desk.performAsSystem(DrawSurveySample(key, plan)) }
            if talk.json { return try Output.json(["households": count]) }
            Output.result(SurveyHelpWords.drawn(count, talk.language))
        }
    }

    struct Assign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "assign", SurveyHelpWords.assign, example: "giamngheo survey assign --survey 0190… --unit 20035 --interviewer truongthon")
        @Option(help: .says(SurveyHelpWords.key)) var survey: String
        @Option(help: .says(RoundHelpWords.unit)) var unit: String
        @Option(help: .says(RoundHelpWords.village)) var village: String?
        @Option(help: .says(RoundHelpWords.reviewer)) var interviewer: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let key = try TypedValue.value(survey, talk) { Survey.ID($0) }
            let (area, login) = (try house.place(unit, village: village, talk), interviewer)
            guard let officer = try await house.database.read({ try $0.credential(login: login)?.officer }) else {
                throw RefusedInWords(sentence: RoundHelpWords.notFound(login, talk.language))
            }
            let count = try await house.surveyWork {
                try await house.desk.performAsSystem(AssignSurvey(key, unit: area, interviewer: officer))
            }
            if talk.json { return try Output.json(["households": count]) }
            Output.result(RoundHelpWords.assigned(count, talk.language))
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration("status", SurveyHelpWords.status, example: "giamngheo survey status --json")
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let (scope, areas, today) = (house.wholeScope, house.shelves.areas, house.desk.now.day)
            let documents = try await house.database.read { transaction in
                try SurveyBook.surveys(within: scope, in: transaction, areas, today: today).map {
                    SurveyDocument(try SurveyBook($0.id, within: scope, in: transaction, areas, today: today))
                }
            }
            if talk.json { return try Output.json(documents) }
            if documents.isEmpty { Output.result(SurveyHelpWords.noSurveys.text(talk.language)) }
            for document in documents {
                let state = talk.language == .vi ? Survey.State(rawValue: document.state).map(SurveyWords.name) ?? "" : document.state
                let line = SurveyHelpWords.line(
                    state, sample: document.households, done: document.interviewed, waiting: document.waiting, talk.language)
                Output.result("\(document.survey)  \(document.title)  \(document.startsOn) … \(document.endsOn)\n  \(line)")
            }
        }
    }

    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "close", SurveyHelpWords.close, example: "giamngheo survey close --survey 0190…")
        @Option(help: .says(SurveyHelpWords.key)) var survey: String
        @Option(help: .says(SurveyHelpWords.reason)) var reason = ""
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let key = try TypedValue.value(survey, talk) { Survey.ID($0) }
            let waiting = try await house.surveyWork {
                try await house.desk.performAsSystem(CarrySurveyOn(key, .closed, reason: reason))
            }
            if talk.json { return try Output.json(["waiting": waiting]) }
            Output.result(SurveyHelpWords.closed(talk.language))
        }
    }
}

/// A survey and how far it is, as a document.
struct SurveyDocument: Encodable {
    var survey: String
    var title: String
    var stage: String
    var state: String
    var startsOn: String
    var endsOn: String
    var households: Int
    var interviewed: Int
    var waiting: Int
    var seed: String?

    init(_ book: SurveyBook) {
        let own = book.survey
        (survey, title, stage, state) = (own.id.description, own.title, own.stage.rawValue, own.state.rawValue)
        (startsOn, endsOn, seed) = (own.startsOn.iso, own.endsOn.iso, own.sample?.seed)
        households = book.whole.count { !$0.isReplaced }
        interviewed = book.whole.count { $0.response?.outcome == .done }
        waiting = book.waiting
    }
}

extension House {
    /// Puts what lacks into words.
    func surveyWork<Output>(_ body: () async throws -> Output) async throws -> Output {
        do { return try await body() } catch let refusal as SurveyRefusal {
            throw RefusedInWords(sentence: refusal.lacks.map(SurveyWords.sentence).joined(separator: "\n"))
        }
    }

    /// Every commune of today: for whoever administers the machine.
    var wholeScope: AreaScope {
        let today = desk.now.day
        return AreaScope(communes: Set(shelves.areas.all.filter { $0.level == .commune && $0.holds(on: today) }.map(\.area)))
    }
}

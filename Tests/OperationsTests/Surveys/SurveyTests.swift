import Access
import Core
import Database
import Law
import Operations
import Registry
import Store
import TestSupport
import Testing

/// A survey from its opening to its results, by people in their roles.
@Suite struct `A survey` {
    private static let questions = try! LawFolder.load(TestFolder.law).questionnaires[0]

    private func lacks<T>(_ body: () async throws -> T) async throws -> [SurveyLack] {
        do { _ = try await body() } catch let refusal as SurveyRefusal { return refusal.lacks }
        return []
    }

    private func open(_ play: RoundPlay, _ stage: Survey.Stage = .baseline, from: String = "2026-11-01") async throws -> Survey.ID {
        try await play.desk.perform(
            OpenSurvey(
                stage: stage, title: "Khảo sát", unit: play.commune, frame: .all, startsOn: CalendarDate(iso: from)!,
                endsOn: CalendarDate(iso: "2026-12-31")!, document: "12/KH-UBND", questionnaire: Self.questions), as: play.officer)
    }

    private func book(_ play: RoundPlay, _ id: Survey.ID, as officer: Officer? = nil) async throws -> SurveyBook {
        let (areas, today) = (play.records.shelves.areas, play.today)
        let scope = AreaScope(of: officer ?? play.officer, for: .viewHouseholds, in: areas, on: today)
        return try await play.records.database.read { try SurveyBook(id, within: scope, in: $0, areas, today: today) }
    }

    private func answers(_ play: RoundPlay, _ household: Household.ID, water: Bool) async throws -> [SurveyAnswer] {
        let members = try await play.records.database.read { try $0.members(of: household) }.present(on: play.today)
        return [
            .init(question: "nuoc-sach", value: .choice(water ? "yes" : "no")), .init(question: "thu-nhap", value: .number(1_500_000)),
            .init(question: "vay-von", value: .choice("no")), .init(question: "mong-muon", value: .text("Vay vốn nuôi bò")),
        ] + members.map { .init(question: "bao-hiem", person: $0.person.id, value: .choice("yes")) }
    }

    @Test(arguments: TestRecords.engines)
    func `is drawn once, asked household by household, replaced by its rule, and closed when nobody is left`(_ engine: Engine) async throws
    {
        try await withRecords(engine, households: 200) { records in
            let play = try await RoundPlay(records)
            let (desk, officer) = (play.desk, play.officer)
            await #expect(throws: DeskError.notPermitted(.openRounds)) {
                try await desk.perform(
                    OpenSurvey(
                        stage: .final, title: "x", unit: play.commune, frame: .all, startsOn: play.today, endsOn: play.today, document: "x",
                        questionnaire: Self.questions), as: play.head)
            }
            let survey = try await open(play)
            let plan = SurveySample.Plan(method: .simple, strata: .village, size: 40, replacement: .next)
            var large = plan
            large.size = 100_000
            #expect(try await lacks { try await desk.perform(DrawSurveySample(survey, large), as: officer) }.count == 1)
            var small = plan
            small.size = 1
            let left = try await lacks { try await desk.perform(DrawSurveySample(survey, small), as: officer) }
            guard case .strataLeftOut(let least)? = left.first else {
                Issue.record("\(left)")
                return
            }
            #expect(least > 1 && least < 40)
            #expect(try await desk.perform(DrawSurveySample(survey, plan), as: officer) == 40)
            #expect(try await lacks { try await desk.perform(DrawSurveySample(survey, plan), as: officer) } == [.drawnAlready])

            var found = try await book(play, survey)
            let candidates = try await records.database.read { try $0.surveyCandidates(of: survey) }
            #expect(found.rows.count == 40 && found.repeats(candidates) && found.waiting == 40)
            #expect(abs(found.whole.reduce(0) { $0 + $1.draw.weight } - Double(candidates.count)) < 1e-9)
            // The head of a village sees its own households, and of all others no name.
            let own = try await book(play, survey, as: play.head)
            #expect(own.rows.count < 40 && own.rows.allSatisfy { row in found.rows.contains { $0.household == row.household } })
            let elsewhere = try await records.officer("noikhac", .communeOfficer, in: "m-20017-kim-tra")
            await #expect(throws: StoreError.notFound) { try await book(play, survey, as: elsewhere) }
            _ = try await desk.perform(AssignSurvey(survey, unit: play.commune, interviewer: officer.id), as: officer)
            #expect(
                try await lacks { try await desk.perform(AssignSurvey(survey, unit: play.commune, interviewer: play.head.id), as: officer) }
                    == [.interviewerNotHere])

            // One is not at home, and the next of the lottery comes in with its weight.
            let absent = found.rows[0]
            #expect(
                try await lacks { try await desk.perform(ReplaceHousehold(survey, absent.household), as: officer) } == [.notReplaceable])
            #expect(
                try await lacks {
                    try await desk.perform(EnterInterview(survey, absent.household, .absent, on: play.today), as: officer)
                } == [.reasonMissing])
            _ = try await desk.perform(
                EnterInterview(survey, absent.household, .absent, on: play.today, note: "Đến ba lần"), as: officer)
            let next = try await desk.perform(ReplaceHousehold(survey, absent.household), as: officer)
            found = try await book(play, survey)
            let replacement = try #require(found.rows.first { $0.household == next })
            #expect(replacement.draw == absent.draw && replacement.village == absent.village && found.repeats(candidates))
            #expect(
                try await lacks { try await desk.perform(ReplaceHousehold(survey, absent.household), as: officer) } == [.replacedAlready])

            // An answer that lacks is refused with its question.
            let first = try #require(found.rows.first { $0.household != absent.household })
            let refused = try await lacks {
                try await desk.perform(EnterInterview(survey, first.household, .done, on: play.today), as: officer)
            }
            guard case .answers(let problems)? = refused.first else {
                Issue.record("\(refused)")
                return
            }
            #expect(problems.allSatisfy { $0.kind == .missing } && problems.contains { $0.question == "thu-nhap" })
            #expect(try await lacks { try await desk.perform(CarrySurveyOn(survey, .closed), as: officer) } == [.households(40)])
            for (index, row) in found.rows.filter({ $0.household != absent.household }).enumerated() {
                _ = try await desk.perform(
                    EnterInterview(
                        survey, row.household, .done, on: play.today, answers: try await answers(play, row.household, water: index % 2 == 0)
                    ),
                    as: officer)
            }
            #expect(try await desk.perform(CarrySurveyOn(survey, .closed), as: officer) == 0)
            #expect(
                try await lacks {
                    try await desk.perform(EnterInterview(survey, first.household, .absent, on: play.today, note: "x"), as: officer)
                } == [.notCollecting])

            found = try await book(play, survey)
            let results = found.results()
            let water = try #require(results.lines.first { $0.question == "nuoc-sach" && $0.grouping == nil })
            let share = try #require(water.value)
            #expect(water.answers == 40 && share > 0.2 && water.standardError != nil)
            let income = try #require(results.lines.first { $0.question == "thu-nhap" && $0.grouping == nil })
            #expect(income.value == 1_500 && income.standardError == 0)
            #expect(results.lines.contains { $0.grouping == .sex })
            let events = try await records.database.read { try $0.rows("SELECT operation FROM event") { try $0.text(0) } }
            #expect(["OpenSurvey", "DrawSurveySample", "EnterInterview", "ReplaceHousehold", "CarrySurveyOn"].allSatisfy(events.contains))
        }
    }

    @Test(arguments: TestRecords.engines)
    func `a code on paper finds its household, and a survey is ended with a reason`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 120) { records in
            let play = try await RoundPlay(records)
            let survey = try await open(play)
            _ = try await play.desk.perform(
                DrawSurveySample(survey, .init(method: .villages, strata: .commune, size: 12, perVillage: 3)), as: play.officer)
            let found = try await book(play, survey)
            let row = found.rows[0]
            let code = SurveyCode(household: row.code, survey: found.survey)
            let read = try #require(try SurveyCode(code.text.lowercased()))
            #expect(read == code)
            let place = try await records.database.read { try $0.surveyHousehold(of: read) }
            #expect(place?.household == row.household && place?.survey == survey)
            #expect(throws: SheetCode.Problem.mistyped) { try SurveyCode(code.text.replacing("K26", with: "K27")) }
            #expect(
                try await lacks { try await play.desk.perform(CarrySurveyOn(survey, .cancelled), as: play.officer) } == [.reasonMissing])
            _ = try await play.desk.perform(CarrySurveyOn(survey, .cancelled, reason: "Sai khung"), as: play.officer)
            #expect(try await book(play, survey).survey.state == .cancelled)
            let second = try await open(play, .final)
            #expect(try await book(play, second).survey.number == 2)
        }
    }
}

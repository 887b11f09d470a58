import Core
import Law
import Registry
import Testing

@Suite struct `The sample of a survey` {
    private static func area(_ number: UInt64) -> Area.ID { Area.ID(high: 1, low: number) }

    /// Villages of `sizes` households in one commune.
    private static func frame(_ sizes: [Int]) -> [SurveySample.Candidate] {
        sizes.enumerated().flatMap { village, size in
            (0..<size).map { number in
                SurveySample.Candidate(
                    household: Household.ID(high: UInt64(village + 1), low: UInt64(number)), village: area(UInt64(village + 10)),
                    commune: area(1), code: "H\(village)-\(number)")
            }
        }
    }

    private static func sample(_ plan: SurveySample.Plan, _ seed: String = "0123456789abcdef") -> SurveySample {
        SurveySample(plan: plan, seed: seed, drawnAt: Instant(milliseconds: 0))
    }

    @Test(arguments: [SurveySample.Method.simple, .systematic])
    func
        `stands for every household of its stratum, and comes again from its seed`(_ method: SurveySample.Method)
    {
        let frame = Self.frame([40, 10, 5])
        let sample = Self.sample(.init(method: method, strata: .village, size: 12))
        let drawn = sample.drawn(of: frame)
        #expect(drawn.count == 12 && drawn == sample.drawn(of: frame))
        #expect(drawn != Self.sample(sample.plan, "fedcba9876543210").drawn(of: frame))
        for (village, size) in [(10, 40), (11, 10), (12, 5)] {
            let own = drawn.values.filter { $0.stratum == Self.area(UInt64(village)) }
            #expect(own.count >= 2)
            #expect(own.allSatisfy { $0.above == size && $0.below == own.count && $0.place == nil })
        }
        // The weights add up to all of them.
        #expect(abs(drawn.values.reduce(0) { $0 + $1.weight } - 55) < 1e-9)
    }

    @Test func `every household has the chance that its weight says`() {
        let frame = Self.frame([30, 12, 9, 6, 3])
        for plan in [
            SurveySample.Plan(method: .systematic, strata: .commune, size: 12),
            SurveySample.Plan(method: .villages, strata: .commune, size: 9, perVillage: 3),
        ] {
            var (times, expected): ([Household.ID: Int], [Household.ID: Double]) = ([:], [:])
            let draws = 4_000
            for number in 0..<draws {
                for (household, draw) in Self.sample(plan, "seed-\(number)").drawn(of: frame) {
                    times[household, default: 0] += 1
                    expected[household] = 1 / draw.weight
                }
            }
            for candidate in frame {
                let share = Double(times[candidate.household] ?? 0) / Double(draws)
                let chance = expected[candidate.household] ?? 0
                #expect(abs(share - chance) < 0.04, "\(plan.method) \(candidate.code): \(share), \(chance)")
            }
        }
    }

    @Test func `a village that is certain to come in is a stratum of its own`() {
        let drawn = Self.sample(.init(method: .villages, strata: .commune, size: 9, perVillage: 3)).drawn(
            of: Self.frame([30, 12, 9, 6, 3]))
        let large = drawn.values.filter { $0.stratum == Self.area(10) }
        #expect(large.count == 3 && large.allSatisfy { $0.place == nil && $0.above == 30 && $0.below == 3 })
        let others = drawn.values.filter { $0.stratum == Self.area(1) }
        #expect(Set(others.map(\.place)).count == 2 && others.allSatisfy { $0.above == 30 && $0.below == 6 })
    }

    @Test func `who comes next is of the same stratum and was not drawn`() throws {
        let frame = Self.frame([20, 20])
        let sample = Self.sample(.init(method: .simple, strata: .village, size: 6, replacement: .next))
        let drawn = sample.drawn(of: frame)
        let (_, draw) = try #require(drawn.first { $0.value.stratum == Self.area(11) })
        let next = try #require(sample.next(after: draw, of: frame, taken: Set(drawn.keys)))
        #expect(next.village == Self.area(11) && drawn[next.household] == nil)
        #expect(sample.next(after: draw, of: frame, taken: Set(frame.map(\.household))) == nil)
    }
}

@Suite struct `The results of a survey` {
    private static let questions = try! Questionnaire(
        file: "q",
        text: """
            id: q
            title: Q
            smallest: 3
            questions:
              - {code: a, text: A, kind: yes-no, required: true}
              - {code: b, text: B, kind: number, from: 0, to: 100, decimals: 1, onlyIf: {question: a, is: [yes]}}
              - {code: p, text: P, kind: yes-no, of: person}
            """)

    private static func row(
        _ number: Int, _ answer: Bool?, weight: Int = 10, sex: Sex = .male, outcome: SurveyResponse.Outcome = .done
    ) -> SurveyResults.Row {
        let id = Household.ID(high: 9, low: UInt64(number))
        let answers = answer.map { [SurveyAnswer(question: "a", value: .choice($0 ? "yes" : "no"))] } ?? []
        let response = SurveyResponse(
            id: SurveyResponse.ID(high: 8, low: UInt64(number)), household: id, outcome: outcome,
            interviewedOn: CalendarDate(iso: "2026-01-05")!, answers: answers, note: "", recordedAt: Instant(milliseconds: 0))
        return SurveyResults.Row(
            household: id,
            draw: .init(stratum: Area.ID(high: 1, low: 1), place: nil, above: weight, below: 1), village: nil, ethnicity: nil, headSex: sex,
            povertyClass: nil, response: response)
    }

    @Test func `a share is weighted, with the error of a simple sample`() throws {
        // 3 of 8 said yes, drawn from 80.
        let rows = (0..<8).map { Self.row($0, $0 < 3) }
        let results = SurveyResults(rows, Self.questions, by: [])
        let line = try #require(results.lines.first { $0.question == "a" })
        #expect(line.value == 0.375 && line.answers == 8)
        // (1 − 8/80) · p(1 − p) / (n − 1)
        let variance = 0.9 * 0.375 * 0.625 / 7
        #expect(abs(try #require(line.standardError) - variance.squareRoot()) < 1e-12)
    }

    @Test func `who did not answer is stood for by the others, who left the place by nobody`() throws {
        let rows =
            (0..<4).map { Self.row($0, $0 < 2) } + [Self.row(4, nil, outcome: .refused), Self.row(5, nil, outcome: .gone)]
        let results = SurveyResults(rows, Self.questions, by: [])
        #expect(results.responseRate?.numerator == 4 && results.responseRate?.denominator == 5)
        #expect(results.lines[0].value == 0.5)
    }

    @Test func `few answers are hidden, and a second group with them`() {
        let rows = (0..<10).map { Self.row($0, true, sex: $0 < 2 ? .female : .male) }
        let lines = SurveyResults(rows, Self.questions, by: [.sex]).lines.filter { $0.question == "a" && $0.grouping == .sex }
        #expect(lines.count == 2 && lines.allSatisfy { $0.isHidden && $0.value == nil })
    }

    @Test func `answers follow the questions that come before them`() {
        let person = Person.ID(high: 3, low: 3)
        func problems(_ answers: [SurveyAnswer]) -> [SurveyAnswerProblem.Kind] {
            Self.questions.problems(of: answers, persons: [person]).map(\.kind)
        }
        #expect(problems([]) == [.missing])
        #expect(problems([.init(question: "a", value: .choice("no"))]).isEmpty)
        let number = SurveyAnswer(question: "b", value: .number(2_500))
        #expect(problems([.init(question: "a", value: .choice("no")), number]) == [.notAsked("a")])
        let yes = SurveyAnswer(question: "a", value: .choice("yes"))
        #expect(problems([yes, number]).isEmpty)
        #expect(problems([yes, .init(question: "b", value: .number(100_001))]) == [.outside(0...100, unit: ""), .tooManyDecimals(1)])
        #expect(problems([yes, .init(question: "p", person: Person.ID(high: 4, low: 4), value: .choice("yes"))]) == [.unknownAnswer])
        #expect(problems([yes, .init(question: "x", value: .choice("yes"))]) == [.unknownAnswer])
    }

    @Test func `a change between two surveys is told with its error, a question of another meaning not at all`() throws {
        let before = SurveyResults((0..<40).map { Self.row($0, $0 < 10) }, Self.questions, by: [])
        let after = SurveyResults((0..<40).map { Self.row($0, $0 < 30) }, Self.questions, by: [])
        let comparison = SurveyComparison((before, Self.questions), (after, Self.questions))
        let line = try #require(comparison.lines.first { $0.later.question == "a" })
        #expect(line.difference == 0.5 && line.isClear == true)
        let one = try #require(before.lines[0].standardError)
        #expect(abs(try #require(line.standardError) - (2 * one * one).squareRoot()) < 1e-9)
        var other = Self.questions
        other.questions[0].text = "Khác"
        let changed = SurveyComparison((before, Self.questions), (after, other))
        #expect(changed.changed.map(\.code) == ["a"] && !changed.lines.contains { $0.later.question == "a" })
    }
}

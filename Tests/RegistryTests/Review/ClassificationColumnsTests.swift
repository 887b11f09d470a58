import Core
import Law
import Registry
import Statistics
import TestSupport
import Testing

@Suite struct `Classification of columns` {
    private let law = LawFolder(readingAll: TestFolder.law)

    /// Questions of every kind: few and many options, points that fit a byte and some that do not, ids that are no places.
    private func table() throws -> ScoreTable {
        let points = [[0, 10, 20, 45], [30, 0], Array(stride(from: 0, to: 60, by: 5)), [-5, 0, 300], [7, 7]]
        let questions = points.enumerated().map { question, points in
            "  - id: q\(question)\n    label: q\n    options:\n"
                + points.enumerated().map { "      - { id: \($0 * 3 + 2), label: a, points: \($1) }\n" }.joined()
        }
        return try ScoreTable(
            file: "test", text: "id: T\nstandard: S2022\ntitle: T\nsource: a#b\nconfidence: INVENTED\nquestions:\n" + questions.joined())
    }

    private struct Household {
        var answers: [String: Int]
        var assessment: Assessment
    }

    private func household(_ table: ScoreTable, _ random: inout some RandomNumberGenerator) -> Household {
        var answers: [String: Int] = [:]
        let isAnswered = Int.random(in: 0..<3, using: &random) > 0
        for question in table.questions where isAnswered || Bool.random(using: &random) {
            answers[question.id] = question.options.randomElement(using: &random)!.id
        }
        if Int.random(in: 0..<40, using: &random) == 0 { answers[table.questions[0].id] = 999 }
        var deprivations = Deprivations()
        let doubt = Int.random(in: 0..<4, using: &random)
        for indicator in 1...12 {
            let draw = Int.random(in: 0..<6, using: &random)
            deprivations[indicator] = draw < doubt ? .unknown : draw == 5 ? .deprived : .notDeprived
        }
        let lines: [Int64] = [0, 700_000, 900_000, 1_000_000, 1_300_000, 1_500_000, 1_950_000, 2_000_000, 2_250_000, 2_800_000, 3_000_000]
        let income = Bool.random(using: &random) ? nil : lines.randomElement(using: &random)! + Int64.random(in: -1...1, using: &random)
        return Household(
            answers: answers,
            assessment: Assessment(
                reviewedOn: CalendarDate(iso: "2023-10-01")!, residence: Bool.random(using: &random) ? .urban : .rural,
                incomePoints: table.total(of: answers), monthlyIncomePerPerson: income.map { Dong($0) }, deprivations: deprivations))
    }

    @Test(arguments: ["S2016", "S2022", "S2027"], [1, 2])
    func `gives every household what it gets alone`(_ id: String, _ threads: Int) throws {
        let standard = try #require(law.ruleBook.standard(id: id))
        let table = try table()
        var random = SplitMix(state: 11)
        let households = (0..<70_000).map { _ in household(table, &random) }
        for hasIncomes in [true, false] {
            var columns = try #require(ClassificationColumns(table, indicators: 12))
            for household in households {
                columns.append(
                    answers: household.answers, residence: household.assessment.residence,
                    monthlyIncomePerPerson: hasIncomes ? household.assessment.monthlyIncomePerPerson : nil,
                    deprivations: household.assessment.deprivations)
            }
            let masks = columns.possibleClasses(under: standard, threads: threads)
            #expect(masks.count == households.count)
            for (household, mask) in zip(households, masks) {
                var assessment = household.assessment
                if !hasIncomes { assessment.monthlyIncomePerPerson = nil }
                let alone = standard.classification(of: assessment)
                guard alone.povertyClass == StandardKernel.povertyClass(of: mask), alone.possible == StandardKernel.classes(in: mask) else {
                    Issue.record("\(household) gets \(alone.possible) alone and \(mask) in columns")
                    return
                }
            }
        }
    }

    @Test func `counts an indicator without a column as unknown`() throws {
        let standard = try #require(law.ruleBook.standard(id: "S2022"))
        let table = try table()
        var columns = try #require(ClassificationColumns(table, indicators: 10))
        let answers = Dictionary(uniqueKeysWithValues: table.questions.map { ($0.id, $0.options[0].id) })
        for deprived: UInt16 in [0b0, 0b1, 0b111] {
            columns.append(answers: answers, residence: .rural, monthlyIncomePerPerson: nil, deprivations: Deprivations(deprived: deprived))
        }
        let classes = columns.possibleClasses(under: standard).map(StandardKernel.classes(in:))
        #expect(classes == [[.nearPoor], [.poor, .nearPoor], [.poor]])
    }

    @Test func `refuses bytes that mean nothing`() throws {
        let table = try table()
        let none = ByteColumns([[UInt8]](repeating: [0], count: 12))
        let answers = [[UInt8]](repeating: [1], count: 5)
        #expect(ClassificationColumns(table, answers: ByteColumns(answers), deprivations: none, residences: [0]) != nil)
        #expect(ClassificationColumns(table, answers: ByteColumns(answers), deprivations: none, residences: [2]) == nil)
        #expect(ClassificationColumns(table, answers: ByteColumns(answers), deprivations: ByteColumns([[3]]), residences: [0]) == nil)
        #expect(
            ClassificationColumns(table, answers: ByteColumns(answers.map { _ in [9] }), deprivations: none, residences: [0]) == nil)
        #expect(ClassificationColumns(table, indicators: 16) == nil)
    }
}

/// The same numbers in every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}

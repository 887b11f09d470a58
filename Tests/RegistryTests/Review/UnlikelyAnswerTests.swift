import Core
import Law
import Registry
import TestSupport
import Testing

@Suite struct `Answers that the members do not bear out` {
    private static let day = CalendarDate(iso: "2026-10-31")!

    private func unlikely(_ births: [String?], deprived: [Int] = [2, 3, 6], causes: Int = 0, note: String = "", size: Int? = nil) throws
        -> [UnlikelyAnswer]
    {
        let law = try LawFolder.load(TestFolder.law).ruleBook
        let standard = try law.national(on: Self.day)
        var deprivations = Deprivations.allUnknown(of: standard.indicators.count)
        for number in deprived { deprivations[number] = .deprived }
        let sheet = ReviewSheet(
            id: ReviewSheet.ID(high: 0, low: 0), household: Household.ID(high: 0, low: 1), reviewedOn: Self.day, residence: .rural,
            incomePoints: 120, pointsOrigin: .entered, monthlyIncomePerPerson: nil, deprivations: deprivations, causes: causes,
            hasNoLabourCapacity: false, note: note, answers: size.map { ["so-nguoi": $0] } ?? [:])
        let people = births.enumerated().map { index, born in
            Person(
                id: Person.ID(high: 1, low: UInt64(index)), name: "Lê Văn Sáu", sex: .male, born: born.flatMap { PartialDate(iso: $0) },
                ethnicity: nil, personalNumber: nil)
        }
        return UnlikelyAnswer.all(in: sheet, of: people, under: standard, law.scoreTable(for: standard.id))
    }

    @Test func `ask where nobody is of the age`() throws {
        #expect(try unlikely(["1980", "1982"]) == [.nutritionWithoutChild, .schoolWithoutChild, .dependantsTooFew])
        #expect(try unlikely(["1980", "2025", "1950"]) == [.schoolWithoutChild])
        #expect(try unlikely(["1980", "2015"]) == [.dependantsTooFew])
        #expect(try unlikely(["1980", "2015", "2016"]) == [])
        // Whose birth is unknown may be a child; of nobody nothing can be said.
        #expect(try unlikely([nil]) == [] && unlikely([]) == [])
        #expect(try unlikely(["1980"], deprived: [1, 4]) == [])
    }

    @Test func `ask where another cause is not stated`() throws {
        #expect(try unlikely(["1980"], deprived: [], causes: 0b1000_0000) == [.causeNotStated])
        #expect(try unlikely(["1980"], deprived: [], causes: 0b1000_0000, note: "cháy nhà") == [])
    }

    @Test func `ask where the size chosen is not that of the household`() throws {
        // 1 is seven and more, 2 is five to six, 4 is one to two.
        #expect(try unlikely(["1980"], deprived: [], size: 2) == [.sizeDiffers])
        #expect(try unlikely(["1980"], deprived: [], size: 4) == [])
        #expect(try unlikely(Array(repeating: "1980", count: 9), deprived: [], size: 1) == [])
    }
}

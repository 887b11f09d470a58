import Core
import Law
import Registry
import TestSupport
import Testing

@Suite struct `Answers carried over to another standard` {
    private let law: RuleBook
    private let old: PovertyStandard
    private let new: PovertyStandard

    init() throws {
        law = try LawFolder.load(TestFolder.law).ruleBook
        old = law.standard(id: "S2022")!
        new = law.standard(id: "S2027")!
    }

    private func assessment(_ deprivations: Deprivations) -> Assessment {
        Assessment(
            reviewedOn: CalendarDate(iso: "2026-10-20")!, residence: .rural, incomePoints: 120, monthlyIncomePerPerson: nil,
            deprivations: deprivations)
    }

    @Test func `an indicator keeps its meaning, not its number`() {
        let carried = RestatedAnswers(from: old, to: new)
        for indicator in old.indicators {
            let restated = carried(assessment(Deprivations(deprived: 1 << UInt16(indicator.number - 1)))).deprivations
            let same = new.indicators.first { $0.english == indicator.english }
            #expect(restated.numbers == (same.map { [$0.number] } ?? []))
        }
        // Nutrition is the third of the old list and the fourth of the new one.
        #expect(carried(Deprivations(deprived: 0b100)).numbers == [4])
    }

    @Test func `what only the other standard asks for is unknown, and points stay behind`() {
        let carried = RestatedAnswers(from: old, to: new)
        #expect(carried.notAsked.map(\.english) == ["Waste treatment"])
        let restated = carried(assessment(Deprivations()))
        #expect(restated.deprivations[12] == .unknown && restated.deprivations.possibleCounts == 0...1)
        #expect(restated.incomePoints == nil)
        var unknown = Deprivations()
        unknown[3] = .unknown
        #expect(carried(unknown)[4] == .unknown)
    }

    @Test func `nothing changes under the same standard`() {
        let carried = RestatedAnswers(from: old, to: old)
        let own = assessment(Deprivations(deprived: 0b1010_0000_0101, unknown: 0b10))
        #expect(carried(own) == own && carried.notAsked.isEmpty)
    }
}

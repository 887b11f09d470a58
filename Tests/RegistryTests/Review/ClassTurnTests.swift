import Core
import Law
import Registry
import TestSupport
import Testing

@Suite struct `What would give another class` {
    private let standard: PovertyStandard

    init() throws { standard = try LawFolder.load(TestFolder.law).ruleBook.standard(id: "S2022")! }

    private func turns(points: Int? = nil, income: Int64? = nil, deprived: UInt16) -> [ClassTurn.Cause: PovertyClass] {
        let assessment = Assessment(
            reviewedOn: CalendarDate(iso: "2026-10-20")!, residence: .rural, incomePoints: points,
            monthlyIncomePerPerson: income.map { Dong($0) }, deprivations: Deprivations(deprived: deprived))
        return Dictionary(uniqueKeysWithValues: standard.turns(of: assessment).map { ($0.cause, $0.povertyClass) })
    }

    @Test func `a poor household is told of both, a near-poor one too`() {
        #expect(turns(points: 120, deprived: 0b111) == [.pointsOver(140): .notPoor, .deprivationsAtMost(2): .nearPoor])
        #expect(turns(points: 140, deprived: 0b1) == [.pointsOver(140): .notPoor, .deprivationsAtLeast(3): .poor])
    }

    @Test func `over the line services change nothing`() {
        #expect(turns(points: 150, deprived: 0b1) == [.pointsWithin(140): .nearPoor])
        #expect(turns(points: 150, deprived: 0b1111) == [.pointsWithin(140): .poor])
    }

    @Test func `income is told by the lines of the decree`() {
        #expect(
            turns(income: 2_000_000, deprived: 0)
                == [.incomeWithin(Dong(1_500_000)): .nearPoor, .incomeOver(Dong(2_250_000)): .notPoor])
    }

    @Test func `nothing is told where nothing is certain`() { #expect(turns(deprived: 0b1).isEmpty) }
}

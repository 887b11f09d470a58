import Core
import Foundation
import Law
import Monitoring
import TestSupport
import Testing

@Suite struct `Targets of the plan of 2023` {
    private let plan: ProgrammePlan

    init() throws {
        let file = "plans/huong-tra-2023.yaml"
        plan = try ProgrammePlan(file: file, text: String(contentsOfFile: TestFolder.law + "/" + file, encoding: .utf8))
    }

    private func standing(_ code: String, _ amount: IndicatorValue.Amount, below: IndicatorValue.Amount? = nil) -> TargetStanding {
        let target = plan.targets.first { $0.code == code }!
        return TargetStanding(
            target, IndicatorValue(Indicator(rawValue: target.indicator)!, amount),
            below: below.map { IndicatorValue(.nearPoorRateOfProvince, $0) })
    }

    @Test(arguments: [(40, TargetStanding.reached), (45, .reached), (60, .reached), (39, .short(by: 1)), (-5, .short(by: 45))])
    func `a fall of the poor rate from 0,40 points on reaches T01`(points: Int, expected: TargetStanding) {
        #expect(standing("T01", .points(points)) == expected)
    }

    @Test func `no poor household with a person of merit is the only count that reaches T02`() {
        #expect(standing("T02", .count(0)) == .reached)
        #expect(standing("T02", .count(2)) == .short(by: 200))
    }

    @Test func `the near-poor rate must lie below that of the province, and without it nobody can say`() throws {
        let own = IndicatorValue.Amount.rate(try #require(Ratio(412, of: 10_000)))
        #expect(standing("T03", own, below: .rate(try #require(Ratio(413, of: 10_000)))) == .reached)
        #expect(standing("T03", own, below: .rate(try #require(Ratio(412, of: 10_000)))) == .short(by: 1))
        #expect(standing("T03", own, below: .missing(.notEntered)) == .missing(.notEntered))
    }

    @Test func `a hundred percent is reached by all alone, a target without a number is shown without a verdict`() throws {
        #expect(standing("T04", .rate(try #require(Ratio(150, of: 150)))) == .reached)
        #expect(standing("T04", .rate(try #require(Ratio(149, of: 150)))) == .short(by: 67))
        #expect(standing("T06", .count(3)) == .noGoal)
        #expect(standing("T09", .missing(.notEntered)) == .missing(.notEntered))
    }

    @Test func `every target of the plan has an indicator of the closed set`() {
        #expect(plan.targets.allSatisfy { Indicator(rawValue: $0.indicator) != nil })
        #expect(plan.targets.compactMap(\.below).allSatisfy { Indicator(rawValue: $0) != nil })
    }
}

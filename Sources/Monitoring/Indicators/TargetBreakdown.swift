import Core
import Law
import Programme
import Registry
import Statistics

/// A target of a plan by commune: what was asked of each, what its own plan says and where it stands; and what these come to together.
public struct TargetBreakdown: Sendable {
    /// One commune of the map. Values are in units of the measure of the target.
    public struct Line: Hashable, Sendable {
        public let row: Int
        /// Poor households at the end of the year before.
        public let opening: Int
        public let given: Int?
        /// By its own plan that stands with whoever collects.
        public let own: Int?
        /// `nil` where nobody knows.
        public let now: Int?
        /// Short of what was asked by so much; `nil` where nothing was asked, nothing is known, or the plan does not say what is better.
        public let shortBy: Int?
    }

    /// What the communes come to together, against the target of the whole.
    public enum Sum: Hashable, Sendable {
        /// In hundredths of the unit of the target. `added` is the sum of what adds up.
        case value(hundredths: Int, added: Int?, TargetStanding)
        /// So many communes have no value.
        case incomplete(Int)
        case missing(IndicatorValue.Lack)
    }

    public let target: ProgrammePlan.Target
    public let lines: [Line]
    public let given: Sum
    public let own: Sum
    /// The fewest poor households less with which the whole reaches its target; `nil` for other measures, and where its base is missing.
    public let needed: Int?

    /// - Parameters:
    ///   - given, own: by line of the map.
    public init(_ target: ProgrammePlan.Target, _ found: IndicatorRegister, given: [Int: Int], own: [Int: Int]) {
        self.target = target
        let indicator = Indicator(rawValue: target.indicator)
        lines = found.register.rows.indices.map { row in
            let now = indicator.flatMap { found.amount($0, row, in: target.measure) }
            var shortBy: Int?
            if let asked = given[row], let now, let strivesUp = target.measure == .fewerPoor ? true : target.strivesUp {
                shortBy = max(0, strivesUp ? asked - now : now - asked)
            }
            return Line(row: row, opening: found.poorBefore[row], given: given[row], own: own[row], now: now, shortBy: shortBy)
        }
        let rows = found.register.rows.count
        self.given = Self.sum(given, of: rows, target, found)
        self.own = Self.sum(own, of: rows, target, found)
        needed = Self.needed(target, found)
    }

    private static func sum(_ values: [Int: Int], of rows: Int, _ target: ProgrammePlan.Target, _ found: IndicatorRegister) -> Sum {
        guard values.count == rows, rows > 0 else { return .incomplete(rows - values.count) }
        let below = target.below.flatMap { Indicator(rawValue: $0) }.map { found.value($0) }
        func sum(_ hundredths: Int, added: Int?) -> Sum {
            .value(hundredths: hundredths, added: added, TargetStanding(target, hundredths: hundredths, below: below?.hundredths))
        }
        let added = values.values.reduce(0, +)
        switch target.measure {
        case .count: return sum(added * 100, added: added)
        case .fewerPoor:
            let fall = found.fall(withFewer: added)
            guard case .points(let points) = fall.amount else {
                if case .missing(let lack) = fall.amount { return .missing(lack) }
                return .missing(.notEntered)
            }
            return sum(points, added: added)
        case .rate:
            if let weights = Indicator(rawValue: target.indicator).flatMap({ found.weights(of: $0) }) {
                let (all, whole) = (values.reduce(0) { $0 + $1.value * weights[$1.key] }, weights.reduce(0, +))
                return whole > 0 ? sum((2 * all + whole) / (2 * whole), added: nil) : .missing(.emptyBase)
            }
            // Of unknown weights the whole is at least its least part, and at most its largest.
            guard let strivesUp = target.strivesUp, let bound = strivesUp ? values.values.min() : values.values.max() else {
                return .missing(.notEntered)
            }
            return sum(bound, added: nil)
        }
    }

    private static func needed(_ target: ProgrammePlan.Target, _ found: IndicatorRegister) -> Int? {
        guard target.measure == .fewerPoor, target.from != nil else { return nil }
        let poor = found.poorBefore.reduce(0, +)
        func reaches(_ fewer: Int) -> Bool {
            guard let points = found.fall(withFewer: fewer).hundredths else { return false }
            return TargetStanding(target, hundredths: points, below: nil) == .reached
        }
        guard reaches(poor) else { return nil }
        var (low, high) = (0, poor)
        while low < high {
            let middle = (low + high) / 2
            if reaches(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The needed households shared out by how many poor ones each commune has, whole and adding up; `nil` where nothing is known to be needed.
    ///
    /// - Note: by largest remainders, a proposal of ours: no document says how a town shares its target out.
    public var proposal: [Int: Int]? {
        guard let needed else { return nil }
        let claims = lines.map { Apportionment.Claim(weight: Int128($0.opening), cap: Int128($0.opening)) }
        guard let shares = try? Apportionment.shares(of: Int128(needed), among: claims, by: .hamilton) else { return nil }
        return Dictionary(uniqueKeysWithValues: zip(lines, shares).map { ($0.row, Int($1.amount)) })
    }
}

extension IndicatorRegister {
    /// The fall of the poor rate if so many poor households fewer are left at the end of the year than there were before it.
    func fall(withFewer fewer: Int) -> IndicatorValue {
        let poor = poorBefore.reduce(0, +)
        guard let before = earlier.base(of: .all)?.households else {
            return IndicatorValue(.poorRateFall, .missing(.base(year: earlier.year)))
        }
        // The year's own base comes at its end: until then that of the year before.
        let after = register.base(of: .all)?.households ?? before
        let (then, planned) = (
            IndicatorValue.rate(.poorRate, poor, of: before, orElse: .base(year: earlier.year)),
            IndicatorValue.rate(.poorRate, max(0, poor - fewer), of: after, orElse: .base(year: register.year))
        )
        guard let then = then.hundredths, let planned = planned.hundredths else {
            return IndicatorValue(.poorRateFall, .missing(.overWhole))
        }
        return IndicatorValue(.poorRateFall, .points(then - planned))
    }

    /// Where a line stands, in units of the measure.
    func amount(_ indicator: Indicator, _ row: Int, in measure: TargetShare.Measure) -> Int? {
        let value = value(measure == .fewerPoor ? .poor : indicator, row: row)
        switch (measure, value.amount) {
        case (.fewerPoor, .count(let poor)): return poorBefore[row] - poor
        case (.count, .count(let count)): return count
        case (.rate, .rate(let ratio)): return ratio.hundredthsOfPercent
        default: return nil
        }
    }

    /// What a rate of each line is a rate of, where all of them are known.
    func weights(of indicator: Indicator) -> [Int]? {
        guard indicator == .nearPoorRate || indicator == .poorRate else { return nil }
        let bases = register.rows.indices.compactMap { register.base(of: .row($0))?.households }
        return bases.count == register.rows.count ? bases : nil
    }
}

import Core
import Law

/// A standard with its numbers laid flat: the one place where a class is decided, for one household on a page as for ten
/// million rows of a file.
public struct StandardKernel: Sendable {
    /// Classes that are possible, one bit for each class by its rank.
    public typealias ClassMask = UInt8

    struct Line: Sendable {
        /// `Int32.min` where the standard has no points line.
        var points: Int32
        var poorUpTo: Int64
        var nearPoorUpTo: Int64
        /// Equal to `nearPoorUpTo` where no band of average living is known.
        var averageUpTo: Int64
    }

    let urban: Line
    let rural: Line
    let cutoff: Int
    /// Between the lines enough deprivations make a household poor (2016); one line only otherwise.
    let deprivationRaisesToPoor: Bool
    public let indicatorCount: Int

    public init(_ standard: PovertyStandard) {
        func line(_ residence: Residence) -> Line {
            let line = standard.lines[residence]!
            return Line(
                points: line.points.map { Int32($0.value) } ?? .min, poorUpTo: line.poorUpTo.amount,
                nearPoorUpTo: line.nearPoorUpTo.amount,
                averageUpTo: (line.averageLivingUpTo?.value ?? line.nearPoorUpTo).amount)
        }
        urban = line(.urban)
        rural = line(.rural)
        cutoff = standard.deprivationCutoff.value
        deprivationRaisesToPoor = standard.method == .incomeOrDeprivation
        indicatorCount = standard.indicators.count
    }

    /// What told the income apart.
    public enum Basis: UInt8, Sendable {
        case points, income, none
    }

    /// The classes still possible. Points decide where they are given and the standard has a line of points; a negative
    /// `points` or `income` is "not known".
    ///
    /// "từ … trở xuống": exactly at a line is within it.
    public func decide(
        isUrban: Bool, points: Int32, income: Int64, deprived: UInt16, unknown: UInt16
    ) -> (possible: ClassMask, basis: Basis) {
        let line = isUrban ? urban : rural
        let least = deprived.nonzeroBitCount
        let most = least + unknown.nonzeroBitCount
        if points >= 0, line.points != .min {
            return (points <= line.points ? underLine(least, most) : Self.notPoor, .points)
        }
        guard income >= 0 else {
            var possible = underLine(least, most) | Self.notPoor
            if deprivationRaisesToPoor { possible |= betweenLines(least, most) | Self.poor }
            if line.averageUpTo > line.nearPoorUpTo { possible |= Self.averageLiving }
            return (possible, .none)
        }
        if income <= line.poorUpTo { return (underLine(least, most), .income) }
        if income <= line.nearPoorUpTo { return (betweenLines(least, most), .income) }
        return (income <= line.averageUpTo ? Self.averageLiving : Self.notPoor, .income)
    }

    private func underLine(_ least: Int, _ most: Int) -> ClassMask {
        deprivationRaisesToPoor ? Self.poor : byDeprivation(least, most)
    }

    private func betweenLines(_ least: Int, _ most: Int) -> ClassMask {
        deprivationRaisesToPoor ? byDeprivation(least, most) : Self.nearPoor
    }

    private func byDeprivation(_ least: Int, _ most: Int) -> ClassMask {
        (most >= cutoff ? Self.poor : 0) | (least < cutoff ? Self.nearPoor : 0)
    }

    static let poor: ClassMask = 1
    static let nearPoor: ClassMask = 2
    static let averageLiving: ClassMask = 4
    static let notPoor: ClassMask = 8
}

import Core

/// What was disbursed in a month, and how everything stood at its end.
public struct FundMonth: Hashable, Sendable {
    /// What entries of one kind came to in a month.
    public struct Sum: Hashable, Sendable {
        /// The first day of the month.
        public var month: CalendarDate
        public var kind: FundEntry.Kind
        public var hasUnit: Bool
        public var amount: Int64

        public init(month: CalendarDate, kind: FundEntry.Kind, hasUnit: Bool, amount: Int64) {
            self.month = month
            self.kind = kind
            self.hasUnit = hasUnit
            self.amount = amount
        }
    }

    /// The first day of the month.
    public var month: CalendarDate
    public var disbursed: Int64
    /// Sums from the beginning of the year up to the end of the month.
    public var standing: FundBalance

    public var lastDay: CalendarDate { month.adding(months: 1).adding(days: -1) }

    /// Disbursed until the end of the month of what had been allotted by then; `nil` where nothing had.
    public var rate: Ratio? { Ratio(Int(standing.share.disbursed), of: Int(standing.share.allotted)) }

    /// The months in which money of a budget year can be disbursed: from January to the January after it.
    ///
    /// - Parameter sums: in the order of their months; those of before January count for it.
    public static func months(of year: Int, _ sums: [Sum], until last: CalendarDate) -> [FundMonth] {
        var standing = FundBalance()
        var rest = sums[...]
        return (0...12).compactMap { index in
            let month = CalendarDate(year: year, month: 1, day: 1)!.adding(months: index)
            guard month <= last else { return nil }
            let before = standing.share.disbursed
            while let sum = rest.first, sum.month <= month {
                standing = standing.adding(sum.kind, sum.amount, hasUnit: sum.hasUnit)
                rest.removeFirst()
            }
            return FundMonth(month: month, disbursed: standing.share.disbursed - before, standing: standing)
        }
    }
}

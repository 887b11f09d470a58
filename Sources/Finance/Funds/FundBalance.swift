import Core

/// What must always hold of the sums of a line and of the share of a unit.
public enum FundBreach: String, Hashable, Sendable, Codable, CaseIterable {
    case belowZero
    /// More allotted, carried over and lapsed than was assigned.
    case allottedOverAssigned
    case committedOverAllotted
    /// More disbursed, carried over and lapsed than was allotted.
    case spentOverAllotted
    case settledOverPaid
}

/// The sums of a line and of one unit's share, before or after an entry.
public struct FundBalance: Hashable, Sendable {
    public var line: LineSums
    public var share: ShareSums

    public init(line: LineSums = LineSums(), share: ShareSums = ShareSums()) {
        self.line = line
        self.share = share
    }

    /// The sums with one more entry, of the unit of `share` or (`hasUnit` false) of the line as a whole.
    public func adding(_ kind: FundEntry.Kind, _ amount: Int64, hasUnit: Bool) -> FundBalance {
        var sum = self
        switch kind {
        case .assignment, .adjustment: sum.line.assigned += amount
        case .carriedIn:
            sum.line.assigned += amount
            if hasUnit {
                sum.line.allotted += amount
                sum.share.allotted += amount
            }
        case .allotment:
            sum.line.allotted += amount
            sum.share.allotted += amount
        case .commitment: sum.share.committed += amount
        case .advance: sum.share.advanced += amount
        case .payment: sum.share.paid += amount
        case .clearing:
            sum.share.advanced -= amount
            sum.share.paid += amount
        case .refund: sum.share.advanced -= amount
        case .settlement: sum.share.settled += amount
        case .carriedOut where hasUnit: sum.share.carried += amount
        case .carriedOut: sum.line.carried += amount
        case .lapse where hasUnit: sum.share.lapsed += amount
        case .lapse: sum.line.lapsed += amount
        }
        return sum
    }

    /// What does not hold, the gravest first.
    public var breaches: [FundBreach] {
        let all = [
            line.assigned, line.allotted, line.carried, line.lapsed, share.allotted, share.committed, share.advanced, share.paid,
            share.settled, share.carried, share.lapsed,
        ]
        var breaches: [FundBreach] = []
        if share.free < 0 { breaches.append(.spentOverAllotted) }
        if share.settled > share.paid { breaches.append(.settledOverPaid) }
        if line.free < 0 { breaches.append(.allottedOverAssigned) }
        if share.committed > share.allotted { breaches.append(.committedOverAllotted) }
        if all.contains(where: { $0 < 0 }) { breaches.append(.belowZero) }
        return breaches
    }
}

/// Why an entry was refused, with the sums as they stood before it.
public struct FundRefusal: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        case breach(FundBreach)
        case documentMissing
        case reasonMissing
        case amountMissing
        case amountTooLarge
        case dayInFuture
        /// Days on which entries of the kind may be dated in the budget year.
        case dayOutsideYear(ClosedRange<CalendarDate>)
        case projectMissing
        /// The programme gives the project no money of this kind.
        case capitalNotOfProject
        case unitMissing
        /// It was put right before, or is itself such an entry.
        case reversedAlready
        /// What was carried over is put right from the year from which it came.
        case reverseTheOther
        case listDone
        case listEmpty
        case subjectMissing
        case groupsMissing
        /// Codes of households that nobody has, or that stand twice.
        case householdsUnknown([String])
        case householdsTwice([String])
        /// Whoever drew the list up does not approve it.
        case ownList
        /// The households that are stopped today are others than those that were shown and confirmed.
        case stopsNotConfirmed(Int)
        /// Nobody on the list may be paid.
        case everybodyStopped
    }

    public var reason: Reason
    /// Of what.
    public var kind: FundEntry.Kind?
    public var amount: Int64
    /// The sums before it.
    public var balance: FundBalance
    public var isReversal: Bool

    public init(
        _ reason: Reason, kind: FundEntry.Kind? = nil, amount: Int64 = 0, balance: FundBalance = FundBalance(), isReversal: Bool = false
    ) {
        self.reason = reason
        self.kind = kind
        self.amount = amount
        self.balance = balance
        self.isReversal = isReversal
    }
}

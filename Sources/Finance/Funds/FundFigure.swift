/// A figure of the money desk: what it sums up of which entries.
public enum FundFigure: String, Hashable, Sendable, CaseIterable {
    case assigned, allotted, committed
    /// Giải ngân: payments, and advances that are still out.
    case disbursed
    case advanced, settled, carried, lapsed

    /// What one đồng of an entry adds to it.
    public func factor(_ kind: FundEntry.Kind, hasUnit: Bool) -> Int64 {
        let one = FundBalance().adding(kind, 1, hasUnit: hasUnit)
        return switch self {
        case .assigned: one.line.assigned
        case .allotted: hasUnit ? one.share.allotted : one.line.allotted
        case .committed: one.share.committed
        case .disbursed: one.share.disbursed
        case .advanced: one.share.advanced
        case .settled: one.share.settled
        case .carried: one.line.carried + one.share.carried
        case .lapsed: one.line.lapsed + one.share.lapsed
        }
    }

    /// The kinds of entries that it is made of.
    public var kinds: [FundEntry.Kind] {
        FundEntry.Kind.allCases.filter { factor($0, hasUnit: true) != 0 || factor($0, hasUnit: false) != 0 }
    }

    /// Its value in the sums of shares; `nil` of what was assigned, which shares do not know.
    public func value(in sums: ShareSums) -> Int64? {
        switch self {
        case .assigned: nil
        case .allotted: sums.allotted
        case .committed: sums.committed
        case .disbursed: sums.disbursed
        case .advanced: sums.advanced
        case .settled: sums.settled
        case .carried: sums.carried
        case .lapsed: sums.lapsed
        }
    }
}

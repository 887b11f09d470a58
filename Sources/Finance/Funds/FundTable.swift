import Core
import Registry

/// The money of a year as tables show it: by project, unit and source, of what somebody may see.
public struct FundTable: Sendable {
    public struct Row: Hashable, Sendable {
        /// `nil` where the whole of what was assigned is not seen.
        public var assigned: Int64?
        public var sums: ShareSums

        public init(assigned: Int64? = nil, sums: ShareSums = ShareSums()) {
            self.assigned = assigned
            self.sums = sums
        }

        public func value(_ figure: FundFigure) -> Int64? { figure == .assigned ? assigned : figure.value(in: sums) }

        /// Disbursed of what was allotted; `nil` where nothing was.
        public var disbursedOfAllotted: Ratio? { Ratio(Int(sums.disbursed), of: Int(sums.allotted)) }
        /// Disbursed of what was assigned; `nil` where nothing was, or it is not seen.
        public var disbursedOfAssigned: Ratio? { assigned.flatMap { Ratio(Int(sums.disbursed), of: Int($0)) } }
        /// Settled of what was disbursed; `nil` where nothing was.
        public var settledOfDisbursed: Ratio? { Ratio(Int(sums.settled), of: Int(sums.disbursed)) }
    }

    public let lines: [BudgetLine]
    public let shares: [BudgetShare]
    /// Units that are seen.
    public let units: Set<Area.ID>
    private let heads: [BudgetLine.ID: BudgetLine.Heads]

    /// - Parameters:
    ///   - lines: those of which `units` hold something or spend a part.
    ///   - shares: of `units` alone.
    public init(lines: [BudgetLine], shares: [BudgetShare], units: Set<Area.ID>) {
        self.lines = lines
        self.shares = shares
        self.units = units
        heads = Dictionary(lines.map { ($0.id, $0.heads) }, uniquingKeysWith: { first, _ in first })
    }

    /// True where every line is held by a unit that is seen, so that what was assigned and what was spent are of the same money.
    public var isWhole: Bool { lines.allSatisfy { units.contains($0.holder) } }

    public var total: Row { row(lines, shares) }

    public var byProject: [(key: String, row: Row)] { grouped(by: \.project, order: <) }

    public var bySource: [(key: FundSource, row: Row)] {
        grouped(by: \.source) { left, right in
            FundSource.allCases.firstIndex(of: left)! < FundSource.allCases.firstIndex(of: right)!
        }
    }

    public var byUnit: [(key: Area.ID, row: Row)] {
        Dictionary(grouping: shares, by: \.unit).map { ($0.key, Row(sums: $0.value.map(\.sums).reduce(ShareSums(), +))) }
            .sorted { $0.key < $1.key }
    }

    public func row(of line: BudgetLine) -> Row { row([line], shares.filter { $0.line == line.id }) }

    private func grouped<Key: Hashable>(
        by key: KeyPath<BudgetLine.Heads, Key>, order: (Key, Key) -> Bool
    ) -> [(key: Key, row: Row)] {
        let lines = Dictionary(grouping: lines) { $0.heads[keyPath: key] }
        let shares = Dictionary(grouping: shares) { heads[$0.line]?[keyPath: key] }
        return lines.map { ($0.key, row($0.value, shares[$0.key] ?? [])) }.sorted { order($0.0, $1.0) }
    }

    private func row(_ lines: [BudgetLine], _ shares: [BudgetShare]) -> Row {
        Row(
            assigned: lines.allSatisfy { units.contains($0.holder) } ? lines.reduce(0) { $0 + $1.sums.assigned } : nil,
            sums: shares.map(\.sums).reduce(ShareSums(), +))
    }
}

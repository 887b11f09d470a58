import Core
import Database
import Finance
import Registry
import Store

/// The whole ledger summed up again from its entries and laid beside the sums that are kept.
public struct LedgerCheck: Sendable {
    public enum Fault: Hashable, Sendable {
        /// The sums kept of a line are others than its entries give.
        case lineDiffers(kept: LineSums, found: LineSums)
        case shareDiffers(kept: ShareSums, found: ShareSums)
        /// After the entry something did not hold.
        case breach(FundBreach)
        /// What it puts right is not its opposite, or is not there.
        case reversalOfNothing
        /// Money that left one year came into no other, or another amount did.
        case carriedIntoNothing
        /// The households of the list were paid another sum.
        case listDiffers(Int64)
    }

    public struct Finding: Hashable, Sendable {
        public var line: BudgetLine.ID
        public var unit: Area.ID?
        public var entry: FundEntry.ID?
        public var fault: Fault
    }

    public private(set) var entries = 0
    public private(set) var lines: [BudgetLine.ID: BudgetLine] = [:]
    public private(set) var findings: [Finding] = []

    public var isSound: Bool { findings.isEmpty }

    private struct Place: Hashable {
        var line: BudgetLine.ID
        var unit: Area.ID
    }

    public init(in transaction: any ReadTransaction) throws {
        let lines = try transaction.allBudgetLines()
        let shares = try transaction.allBudgetShares()
        self.lines = Dictionary(uniqueKeysWithValues: lines.map { ($0.id, $0) })
        var lineSums: [BudgetLine.ID: LineSums] = [:]
        var shareSums: [Place: ShareSums] = [:]
        var seen: [FundEntry.ID: FundEntry] = [:]
        var all: [FundEntry] = []
        try transaction.forEachFundEntry { all.append($0) }
        for entry in all {
            let place = entry.unit.map { Place(line: entry.line, unit: $0) }
            let before = FundBalance(
                line: lineSums[entry.line] ?? LineSums(), share: place.flatMap { shareSums[$0] } ?? ShareSums())
            let after = before.adding(entry.kind, entry.amount, hasUnit: entry.unit != nil)
            lineSums[entry.line] = after.line
            if let place { shareSums[place] = after.share }
            // What did not hold before it either was told at the entry that broke it.
            for breach in after.breaches where !before.breaches.contains(breach) { add(.breach(breach), entry) }
            if let wrong = entry.reverses {
                let found = seen[wrong]
                if found?.amount != -entry.amount || found?.kind != entry.kind || found?.line != entry.line || found?.unit != entry.unit {
                    add(.reversalOfNothing, entry)
                }
            }
            seen[entry.id] = entry
        }
        entries = all.count
        for entry in all where entry.kind == .carriedIn || entry.kind == .carriedOut {
            if entry.twin.flatMap({ seen[$0] })?.amount != entry.amount { add(.carriedIntoNothing, entry) }
        }
        for entry in all {
            guard let list = entry.list, entry.reverses == nil else { continue }
            let paid = PaymentBook.sum(of: try transaction.paymentItems(of: list).filter { $0.state == .paid || $0.state == .returned })
            if paid != entry.amount { add(.listDiffers(paid), entry) }
        }
        for line in lines {
            let found = lineSums[line.id] ?? LineSums()
            if found != line.sums { findings.append(Finding(line: line.id, fault: .lineDiffers(kept: line.sums, found: found))) }
        }
        for share in shares {
            let found = shareSums.removeValue(forKey: Place(line: share.line, unit: share.unit)) ?? ShareSums()
            if found != share.sums {
                findings.append(Finding(line: share.line, unit: share.unit, fault: .shareDiffers(kept: share.sums, found: found)))
            }
        }
        for (place, found) in shareSums.sorted(by: { ($0.key.line, $0.key.unit) < ($1.key.line, $1.key.unit) }) {
            findings.append(Finding(line: place.line, unit: place.unit, fault: .shareDiffers(kept: ShareSums(), found: found)))
        }
    }

    private mutating func add(_ fault: Fault, _ entry: FundEntry) {
        findings.append(Finding(line: entry.line, unit: entry.unit, entry: entry.id, fault: fault))
    }
}

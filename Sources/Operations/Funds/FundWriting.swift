import Access
import Core
import Database
import Finance
import Registry
import Store

extension OperationContext {
    /// What an entry must have whatever it is about.
    func check(
        _ kind: FundEntry.Kind, _ amount: Int64, on day: CalendarDate, document: String, year: Int
    ) throws {
        func refuse(_ reason: FundRefusal.Reason) throws { throw FundRefusal(reason, kind: kind, amount: amount) }
        if document.isEmpty { try refuse(.documentMissing) }
        if amount == 0 || (amount < 0 && !kind.isSigned) { try refuse(.amountMissing) }
        if amount.magnitude > UInt64(FundEntry.limit) { try refuse(.amountTooLarge) }
        if day > today { try refuse(.dayInFuture) }
        let days = FundEntry.days(of: kind, in: year)
        if !days.contains(day) { try refuse(.dayOutsideYear(days)) }
    }

    /// Adds an entry, where everything that must hold of the sums holds after it too.
    ///
    /// - Throws: `FundRefusal` with the sums as they stand, of a whole line with what all its units did together.
    func record(_ entry: FundEntry, in transaction: any WriteTransaction) throws {
        try transaction.lock(entry.line)
        var before = try transaction.balance(of: entry.line, unit: entry.unit)
        if entry.unit == nil { before.share = try transaction.budgetShares(of: entry.line).map(\.sums).reduce(ShareSums(), +) }
        let after = before.adding(entry.kind, entry.amount, hasUnit: entry.unit != nil)
        if let breach = after.breaches.first {
            throw FundRefusal(
                .breach(breach), kind: entry.kind, amount: entry.amount, balance: before, isReversal: entry.reverses != nil)
        }
        try transaction.insert([entry], officer: officer?.id)
    }

    /// True when `unit` is the holder of money or lies in it.
    func lies(_ unit: Area.ID, in holder: Area.ID, on day: CalendarDate) -> Bool {
        guard let known = areas.version(of: unit, on: day) ?? areas.lastKnown(of: unit, on: day), known.level <= .commune else {
            return false
        }
        return unit == holder || areas.path(to: unit, on: known.validUntil.map { min($0, day) } ?? day).contains { $0.area == holder }
    }
}

extension FundEntry {
    /// For the log.
    func detail(_ heads: BudgetLine.Heads) -> [String: String] {
        [
            "fundKind": kind.rawValue, "amount": String(amount), "bookedOn": bookedOn.iso, "voucher": document, "project": heads.project,
            "budgetYear": String(heads.year),
        ]
    }
}

extension ReadTransaction {
    func line(_ id: BudgetLine.ID) throws -> BudgetLine {
        guard let line = try budgetLine(id) else { throw StoreError.notFound }
        return line
    }

    /// Whose area an entry is about: the unit that spends, else the holder who shares out.
    func place(of kind: FundEntry.Kind, unit: Area.ID?, on line: BudgetLine.ID) throws -> Area.ID {
        let holder = try self.line(line).holder
        return kind.isSpending ? unit ?? holder : holder
    }
}

import Access
import Core
import Database
import Law
import Registry
import Store

/// What taking in, correcting and withdrawing sheets of one household have in common.
struct SheetRecorder {
    let context: OperationContext
    let history: SheetHistory
    private var row: HouseholdRow

    /// - Throws: `StoreError.changedMeanwhile` where the household is another one than on the page of the officer.
    init(
        _ household: Household.ID, version: Int, _ permission: Permission, in transaction: any ReadTransaction, _ context: OperationContext
    ) throws {
        guard let row = try transaction.household(household, within: context.scope(for: permission)) else { throw StoreError.notFound }
        guard row.household.version == version else { throw StoreError.changedMeanwhile }
        guard row.household.status == .active else { throw HouseholdRefusal(.householdEnded) }
        (self.row, self.context, history) = (row, context, try transaction.sheetHistory(of: household))
    }

    /// The sheet that stands for a day, besides `corrected`.
    func standing(on day: CalendarDate, besides corrected: ReviewSheet.ID? = nil) -> StoredSheet? {
        history.sheets.first { $0.stands && $0.sheet.reviewedOn == day && $0.sheet.id != corrected }
    }

    /// A decision that rests on a sheet keeps it as it is.
    func checkDecision(on sheet: ReviewSheet.ID, in transaction: any ReadTransaction) throws {
        if let decision = try transaction.decision(restingOn: sheet, of: row.household.id) { throw SheetRefusal.decided(decision) }
    }

    func put(
        _ other: ReviewSheet.ID?, inPlaceOf stored: StoredSheet, reason: String, in transaction: any WriteTransaction
    ) throws {
        try transaction.put(
            other, inPlaceOf: stored, reason: reason, id: context.key(), officer: context.officer?.id, at: context.now)
    }

    /// Writes a new sheet with what each standard of its day says of it.
    func insert(_ sheet: ReviewSheet, in transaction: any WriteTransaction) throws -> [Classification] {
        try transaction.insert([sheet], officer: context.officer?.id, batch: nil, at: context.now)
        return try classify(sheet, in: transaction)
    }

    /// What the standards of its day say of a sheet, by their present text; said once by each.
    @discardableResult
    func classify(_ sheet: ReviewSheet, in transaction: any WriteTransaction) throws -> [Classification] {
        let province = context.areas.ancestor(of: row.household.village, at: .province, on: sheet.reviewedOn)
            .flatMap { context.areas.version(of: $0, on: sheet.reviewedOn)?.code }
        let standards = try context.law.standards(on: sheet.reviewedOn, province: province)
        let classifications = standards.map { $0.classification(of: sheet.assessment) }
        let known = Set(try transaction.classifications(of: sheet.id).map(\.fingerprint))
        for standard in standards { try transaction.recordUse(of: standard, at: context.now) }
        try transaction.insert(
            classifications.filter { !known.contains($0.fingerprint) }.map { (sheet.id, sheet.household, $0) }, at: context.now)
        return classifications
    }

    /// Lets the household come after its sheets.
    mutating func finish(in transaction: any WriteTransaction) throws {
        let counting = try transaction.sheets(of: row.household.id).first { $0.stands }
        if counting?.sheet.id != history.counting?.sheet.id {
            if counting?.sheet.hasNoLabourCapacity ?? false {
                row.flags.insert(.noLabourCapacity)
            } else {
                row.flags.remove(.noLabourCapacity)
            }
        }
        row.household.version += 1
        try transaction.update(row)
    }
}

import Access
import Core
import Database
import Law
import Registry
import Store

/// Takes in a review sheet and classifies the household under every standard in force on the day of the sheet.
///
/// A second sheet of the same day takes the place of the first where it is said so; that one stays on record as replaced.
public struct SubmitReviewSheet: Operation {
    public static let name = "SubmitReviewSheet"
    public static let permission = Permission.submitReviewSheet
    public static let isSeparated = true

    public var sheet: ReviewSheet
    /// The household's version on the page that was filled in.
    public var householdVersion: Int

    /// The sheet of the same day whose place it takes.
    public var replacing: ReviewSheet.ID?
    /// Keys of what the officer was asked and said yes to.
    public var confirmed: [String]

    public init(_ sheet: ReviewSheet, householdVersion: Int, replacing: ReviewSheet.ID? = nil, confirmed: [String] = []) {
        self.sheet = sheet
        self.householdVersion = householdVersion
        self.replacing = replacing
        self.confirmed = confirmed
    }

    public struct Receipt: Codable, Sendable {
        public var sheet: ReviewSheet.ID
        public var possible: [PovertyClass]
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: sheet.household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Receipt> {
        guard var row = try transaction.household(sheet.household, within: context.scope(for: Self.permission)) else {
            throw StoreError.notFound
        }
        guard row.household.version == householdVersion else { throw StoreError.changedMeanwhile }
        guard row.household.status == .active else { throw HouseholdRefusal(.householdEnded) }
        try checkDay(in: transaction)
        let province = context.areas.ancestor(of: row.household.village, at: .province, on: self.sheet.reviewedOn)
            .flatMap { context.areas.version(of: $0, on: self.sheet.reviewedOn)?.code }
        let standards = try context.law.standards(on: self.sheet.reviewedOn, province: province)
        var sheet = sheet
        sheet.id = context.key()
        let classifications = standards.map { $0.classification(of: sheet.assessment) }
        try transaction.replaceSheet(of: sheet.household, on: sheet.reviewedOn, by: sheet.id)
        for standard in standards { try transaction.recordUse(of: standard, at: context.now) }
        try transaction.insert([sheet], officer: context.officer?.id, batch: nil, at: context.now)
        try transaction.insert(classifications.map { (sheet.id, sheet.household, $0) }, at: context.now)
        row.household.version += 1
        if sheet.hasNoLabourCapacity { row.flags.insert(.noLabourCapacity) } else { row.flags.remove(.noLabourCapacity) }
        try transaction.update(row)
        if let officer = context.officer { try transaction.deleteSheetDraft(of: officer.id, for: sheet.household) }
        return Performed(
            Receipt(sheet: sheet.id, possible: classifications[0].possible),
            subjects: [sheet.household.subject, sheet.id.subject],
            detail: [
                "reviewedOn": sheet.reviewedOn.iso, "standard": classifications[0].standard,
                "class": classifications[0].povertyClass?.rawValue ?? "cannot_say",
            ].merging(confirmed.isEmpty ? [:] : ["confirmed": confirmed.joined(separator: " ")]) { $1 })
    }

    /// Of one day one sheet stands.
    private func checkDay(in transaction: any ReadTransaction) throws {
        let ofDay = try transaction.sheets(of: sheet.household).first { $0.replacedBy == nil && $0.sheet.reviewedOn == sheet.reviewedOn }
        guard let former = ofDay?.sheet.id else { return }
        if let decision = try transaction.decision(restingOn: former, of: sheet.household) { throw SheetRefusal.decided(decision) }
        guard former == replacing else { throw SheetRefusal.otherOfDay(former) }
    }
}

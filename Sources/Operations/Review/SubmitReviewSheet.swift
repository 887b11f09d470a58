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
        var recorder = try SheetRecorder(sheet.household, version: householdVersion, Self.permission, in: transaction, context)
        var sheet = sheet
        sheet.id = context.key()
        if let former = recorder.standing(on: sheet.reviewedOn) {
            try recorder.checkDecision(on: former.sheet.id, in: transaction)
            guard former.sheet.id == replacing else { throw SheetRefusal.otherOfDay(former.sheet.id) }
            try recorder.put(sheet.id, inPlaceOf: former, reason: "", in: transaction)
        }
        let classifications = try recorder.insert(sheet, in: transaction)
        try recorder.finish(in: transaction)
        if let officer = context.officer {
            try transaction.putDraft(nil, of: officer.id, for: sheet.household, correcting: nil, at: context.now)
        }
        return Performed(
            Receipt(sheet: sheet.id, possible: classifications[0].possible),
            subjects: [sheet.household.subject, sheet.id.subject],
            detail: [
                "reviewedOn": sheet.reviewedOn.iso, "standard": classifications[0].standard,
                "class": classifications[0].povertyClass?.rawValue ?? "cannot_say",
            ].merging(confirmed.isEmpty ? [:] : ["confirmed": confirmed.joined(separator: " ")]) { $1 })
    }
}

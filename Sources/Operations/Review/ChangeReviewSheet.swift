import Access
import Core
import Database
import Law
import Registry
import Store

/// Puts a corrected sheet in the place of one that stands; the former one stays on record, marked, with the reason.
public struct CorrectReviewSheet: Operation {
    public static let name = "CorrectReviewSheet"
    public static let permission = Permission.submitReviewSheet
    public static let isSeparated = true

    public var sheet: ReviewSheet
    public var correcting: ReviewSheet.ID
    public var reason: String
    public var householdVersion: Int
    /// Another sheet, of the day to which this one is put, whose place it takes as well.
    public var replacing: ReviewSheet.ID?
    /// Keys of what the officer was asked and said yes to.
    public var confirmed: [String]

    public init(
        _ sheet: ReviewSheet, correcting: ReviewSheet.ID, reason: String, householdVersion: Int, replacing: ReviewSheet.ID? = nil,
        confirmed: [String] = []
    ) {
        self.sheet = sheet
        self.correcting = correcting
        self.reason = reason
        self.householdVersion = householdVersion
        self.replacing = replacing
        self.confirmed = confirmed
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: sheet.household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(
        in transaction: any WriteTransaction, _ context: OperationContext
    ) throws -> Performed<SubmitReviewSheet.Receipt> {
        let reason = try context.reason(reason)
        var recorder = try SheetRecorder(sheet.household, version: householdVersion, Self.permission, in: transaction, context)
        guard let former = recorder.history.sheets.first(where: { $0.sheet.id == correcting }) else { throw StoreError.notFound }
        guard former.stands else { throw SheetRefusal.standsNoMore }
        try recorder.checkDecision(on: correcting, in: transaction)
        var sheet = sheet
        sheet.id = context.key()
        if let other = recorder.standing(on: sheet.reviewedOn, besides: correcting) {
            try recorder.checkDecision(on: other.sheet.id, in: transaction)
            guard other.sheet.id == replacing else { throw SheetRefusal.otherOfDay(other.sheet.id) }
            try recorder.put(sheet.id, inPlaceOf: other, reason: reason, in: transaction)
        }
        let before = try transaction.classifications(of: correcting)
        try recorder.put(sheet.id, inPlaceOf: former, reason: reason, in: transaction)
        let classifications = try recorder.insert(sheet, in: transaction)
        try recorder.finish(in: transaction)
        if let officer = context.officer {
            try transaction.putDraft(nil, of: officer.id, for: sheet.household, correcting: correcting, at: context.now)
        }
        let first = classifications[0]
        var notes = SheetNotes(day: sheet.reviewedOn, reason: reason)
        notes.detail["class.before"] = SheetNotes.text(before.last { $0.standard == first.standard }?.povertyClass)
        notes.detail["class.after"] = SheetNotes.text(first.povertyClass)
        if !confirmed.isEmpty { notes.detail["confirmed"] = confirmed.joined(separator: " ") }
        return Performed(
            SubmitReviewSheet.Receipt(sheet: sheet.id, possible: first.possible),
            subjects: [sheet.household.subject, sheet.id.subject, correcting.subject], detail: notes.detail)
    }
}

/// Withdraws a sheet: it counts no more, and what stood in its place before stands again. `RestoreReviewSheet` takes it back.
public struct WithdrawReviewSheet: Operation {
    public static let name = "WithdrawReviewSheet"
    public static let permission = Permission.submitReviewSheet
    public static let isSeparated = true

    public var household: Household.ID
    public var sheet: ReviewSheet.ID
    public var reason: String
    public var householdVersion: Int

    public init(_ sheet: ReviewSheet.ID, of household: Household.ID, reason: String, householdVersion: Int) {
        self.household = household
        self.sheet = sheet
        self.reason = reason
        self.householdVersion = householdVersion
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    /// - Returns: the sheet by which the household is judged now.
    public func perform(
        in transaction: any WriteTransaction, _ context: OperationContext
    ) throws -> Performed<ReviewSheet.ID?> {
        let reason = try context.reason(reason)
        var recorder = try SheetRecorder(household, version: householdVersion, Self.permission, in: transaction, context)
        guard let stored = recorder.history.sheets.first(where: { $0.sheet.id == sheet }) else { throw StoreError.notFound }
        guard stored.stands else { throw SheetRefusal.standsNoMore }
        try recorder.checkDecision(on: sheet, in: transaction)
        try recorder.put(sheet, inPlaceOf: stored, reason: reason, in: transaction)
        for former in recorder.history.returning(with: sheet) {
            try recorder.put(nil, inPlaceOf: former, reason: reason, in: transaction)
            try recorder.classify(former.sheet, in: transaction)
        }
        try recorder.finish(in: transaction)
        return Performed(
            try transaction.sheets(of: household).first { $0.stands }?.sheet.id, subjects: [household.subject, sheet.subject],
            detail: SheetNotes(day: stored.sheet.reviewedOn, reason: reason).detail)
    }
}

/// Lets a withdrawn sheet stand again, as it did before it was withdrawn.
public struct RestoreReviewSheet: Operation {
    public static let name = "RestoreReviewSheet"
    public static let permission = Permission.submitReviewSheet
    public static let isSeparated = true

    public var household: Household.ID
    public var sheet: ReviewSheet.ID
    public var reason: String
    public var householdVersion: Int

    public init(_ sheet: ReviewSheet.ID, of household: Household.ID, reason: String, householdVersion: Int) {
        self.household = household
        self.sheet = sheet
        self.reason = reason
        self.householdVersion = householdVersion
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<ReviewSheet.ID> {
        let reason = try context.reason(reason)
        var recorder = try SheetRecorder(household, version: householdVersion, Self.permission, in: transaction, context)
        guard let stored = recorder.history.sheets.first(where: { $0.sheet.id == sheet }) else { throw StoreError.notFound }
        guard stored.isWithdrawn, let withdrawn = recorder.history.lastChange(of: sheet) else { throw SheetRefusal.standsNoMore }
        // Those that its withdrawal brought back go again.
        let returned = Set(recorder.history.changes.filter { $0.at == withdrawn.at && $0.before == sheet }.map(\.sheet))
        for former in recorder.history.sheets where former.stands && returned.contains(former.sheet.id) {
            try recorder.checkDecision(on: former.sheet.id, in: transaction)
            try recorder.put(sheet, inPlaceOf: former, reason: reason, in: transaction)
        }
        if let other = recorder.standing(on: stored.sheet.reviewedOn), !returned.contains(other.sheet.id) {
            throw SheetRefusal.otherOfDay(other.sheet.id)
        }
        try recorder.put(nil, inPlaceOf: stored, reason: reason, in: transaction)
        try recorder.classify(stored.sheet, in: transaction)
        try recorder.finish(in: transaction)
        return Performed(
            sheet, subjects: [household.subject, sheet.subject],
            detail: SheetNotes(day: stored.sheet.reviewedOn, reason: reason).detail)
    }
}

extension SheetHistory {
    /// The sheets that stand again when `sheet` is withdrawn: those in whose place it stood, where no other stands for their day.
    public func returning(with sheet: ReviewSheet.ID) -> [StoredSheet] {
        sheets.filter { former in
            former.replacedBy == sheet && former.sheet.id != sheet
                && !sheets.contains { $0.stands && $0.sheet.id != sheet && $0.sheet.reviewedOn == former.sheet.reviewedOn }
        }
    }
}

/// What the log says of a change to a sheet.
struct SheetNotes {
    var detail: [String: String]

    init(day: CalendarDate, reason: String) { detail = ["reviewedOn": day.iso, "reason": reason] }

    static func text(_ povertyClass: PovertyClass?) -> String { povertyClass?.rawValue ?? "cannot_say" }
}

extension OperationContext {
    /// A reason that has to be stated.
    fileprivate func reason(_ text: String) throws -> String {
        guard let reason = try? text.acceptedLine(limit: 300), !reason.isEmpty else { throw SheetRefusal.reasonMissing }
        return reason
    }
}

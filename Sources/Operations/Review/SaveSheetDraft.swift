import Access
import Core
import Database
import Registry
import Store

/// Keeps what an officer has typed of a sheet and not yet handed in; only they see it.
public struct SaveSheetDraft: Operation {
    public static let name = "SaveSheetDraft"
    public static let permission = Permission.submitReviewSheet

    public var household: Household.ID
    /// The sheet that is put right; `nil` for a new one.
    public var correcting: ReviewSheet.ID?
    /// Names of fields and texts, in pairs.
    public var fields: [[String]]

    public init(household: Household.ID, correcting: ReviewSheet.ID? = nil, fields: [[String]]) {
        self.household = household
        self.correcting = correcting
        self.fields = fields
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        guard let officer = context.officer else { return Performed(false, subjects: []) }
        try transaction.putDraft(fields, of: officer.id, for: household, correcting: correcting, at: context.now)
        return Performed(true, subjects: [])
    }
}

import Access
import Core
import Database
import Registry
import Store

/// Makes two people of one again: every row is as it was before they were merged, and the question whether they are one is open.
///
/// Refused as the undoing of any act on households is, where something later stands on it.
public struct UndoMerge: Operation {
    public static let name = "UndoMerge"
    public static let permission = Permission.decideDuplicates

    public var act: HouseholdAct.ID
    public var reason: String
    /// Where the household lives today, when its village was divided since.
    public var village: Area.ID?

    public init(act: HouseholdAct.ID, reason: String, village: Area.ID? = nil) {
        self.act = act
        self.reason = reason
        self.village = village
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let act = try transaction.householdAct(act), act.kind.isMerger else { throw StoreError.notFound }
        return try transaction.place(of: act.household)?.village ?? act.fromVillage
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Household.ID> {
        let scope = context.scope(for: Self.permission)
        for household in try transaction.householdAct(act)?.households ?? [] {
            guard try transaction.household(household, within: scope) != nil else { throw DeskError.outsideArea }
        }
        return try UndoHouseholdAct(act: act, reason: reason, village: village).perform(in: transaction, context)
    }
}

extension HouseholdAct.Kind {
    /// Made two records of one person, or of one household, one.
    public var isMerger: Bool { self == .personsMerged || self == .duplicateMerged }
}

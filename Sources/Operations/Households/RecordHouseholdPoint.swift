import Access
import Core
import Database
import Registry
import Store

/// Writes down where a household lives on the ground, or puts it right: the former point is ended with the reason. The log tells that
/// it was done, never where the point is.
public struct RecordHouseholdPoint: Operation {
    public static let name = "RecordHouseholdPoint"
    public static let permission = Permission.recordHouseholdPoint

    public var household: Household.ID
    public var point: GroundPoint
    public var measuredOn: CalendarDate
    /// Asked for where another point stands.
    public var reason: String
    public var confirmed: Set<String>

    public init(household: Household.ID, point: GroundPoint, measuredOn: CalendarDate, reason: String = "", confirmed: Set<String> = []) {
        self.household = household
        self.point = point
        self.measuredOn = measuredOn
        self.reason = reason
        self.confirmed = confirmed
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Household.ID> {
        let row = try transaction.presentHousehold(household, Self.permission, context)
        let present = try transaction.points(of: household).first { $0.endedAt == nil }
        var problems: [HouseholdProblem] = []
        if measuredOn > context.today { problems.append(.dayInFuture) }
        if !point.isInVietnam { problems.append(.pointOutside) }
        if let present {
            if present.point == point, present.measuredOn == measuredOn { problems.append(.nothingChanged) }
            if reason.isEmpty { problems.append(.reasonMissing) }
        }
        let others = try transaction.points(in: row.household.village, except: household)
        if let nearest = others.map(point.metres).min(), nearest > HouseholdPoint.likelyMetres {
            problems.append(.farFromVillage(metres: nearest))
        }
        try confirmed.check(problems)
        try transaction.endPoint(of: household, at: context.now, reason: reason)
        try transaction.insert(
            HouseholdPoint(id: context.key(), household: household, point: point, measuredOn: measuredOn, recordedAt: context.now),
            by: context.officer?.id)
        var notes = ChangeNotes()
        notes["measuredOn"] = measuredOn.iso
        notes.note(confirmed: problems)
        notes["reason"] = reason
        return Performed(household, subjects: [household.subject], detail: notes.detail)
    }
}

/// Takes the point of a household away, because it was wrong or the family does not want it kept on its page.
public struct RemoveHouseholdPoint: Operation {
    public static let name = "RemoveHouseholdPoint"
    public static let permission = Permission.recordHouseholdPoint

    public var household: Household.ID
    public var reason: String

    public init(household: Household.ID, reason: String) {
        self.household = household
        self.reason = reason
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Household.ID> {
        _ = try transaction.presentHousehold(household, Self.permission, context)
        guard try transaction.pointNote(of: household) != nil else { throw StoreError.notFound }
        guard !reason.isEmpty else { throw HouseholdRefusal(.reasonMissing) }
        try transaction.endPoint(of: household, at: context.now, reason: reason)
        return Performed(household, subjects: [household.subject], detail: ["reason": reason])
    }
}

/// Shows where a household lives to somebody who says what for, with what was recorded before. Nothing is changed; the log keeps who
/// saw it.
public struct RevealHouseholdPoint: Operation {
    public static let name = "RevealHouseholdPoint"
    public static let permission = Permission.revealHouseholdPoint

    public var household: Household.ID
    public var purpose: String

    public init(household: Household.ID, purpose: String) {
        self.household = household
        self.purpose = purpose
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    /// The points, the present one first.
    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<[HouseholdPoint]> {
        guard try transaction.household(household, within: context.scope(for: Self.permission)) != nil else { throw StoreError.notFound }
        let points = try transaction.points(of: household)
        guard !points.isEmpty else { throw StoreError.notFound }
        guard !purpose.isEmpty else { throw HouseholdRefusal(.reasonMissing) }
        return Performed(points, subjects: [household.subject], detail: ["purpose": purpose])
    }
}

extension ReadTransaction {
    /// The row of a household in the scope of `permission` that has not ended.
    func presentHousehold(_ household: Household.ID, _ permission: Permission, _ context: OperationContext) throws -> HouseholdRow {
        guard let row = try self.household(household, within: context.scope(for: permission)) else { throw StoreError.notFound }
        guard row.household.status == .active else { throw HouseholdRefusal(.householdEnded) }
        return row
    }
}

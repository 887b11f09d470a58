import Access
import Core
import Database
import Registry
import Store

/// Puts the address of a household right, or its village: because it moved from a day on, or because it was written wrongly.
public struct CorrectHousehold: Operation {
    public static let name = "CorrectHousehold"
    public static let permission = Permission.editHousehold

    /// How the household came to live in the village that is named.
    public enum Placement: Hashable, Sendable {
        case unchanged
        case moved(to: Area.ID, on: CalendarDate)
        /// The village had been written wrongly since the household came to it.
        case miswritten(Area.ID)

        /// Where it lives by that; `nil` where it was before.
        public var village: Area.ID? {
            switch self {
            case .unchanged: nil
            case .moved(let village, _), .miswritten(let village): village
            }
        }

        /// The first day there, where it moved.
        public var day: CalendarDate? { if case .moved(_, let day) = self { day } else { nil } }

        var isCorrection: Bool { if case .miswritten = self { true } else { false } }
    }

    public var household: Household.ID
    /// The household's version on the page that was filled in.
    public var householdVersion: Int
    public var address: String
    public var placement: Placement
    public var reason: String

    public init(household: Household.ID, householdVersion: Int, address: String, placement: Placement = .unchanged, reason: String = "") {
        self.household = household
        self.householdVersion = householdVersion
        self.address = address
        self.placement = placement
        self.reason = reason
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Household.ID> {
        var change = try HouseholdChange(household, version: householdVersion, Self.permission, in: transaction, context)
        let before = change.row.household
        let problems = try problems(before, in: transaction, context)
        guard problems.isEmpty else { throw HouseholdRefusal(problems) }
        try change.settle(placement, address: address, in: transaction)
        var notes = ChangeNotes()
        notes.note("address", before.address, address)
        notes["day"] = placement.day?.iso ?? ""
        notes["miswritten"] = placement.isCorrection ? "1" : ""
        notes.note("village", context.placeName(before.village), context.placeName(change.row.household.village))
        notes["reason"] = reason
        try change.save(as: .corrected, on: placement.day, reason: reason, in: transaction)
        return Performed(household, subjects: [household.subject], detail: notes.detail)
    }

    private func problems(
        _ before: Household, in transaction: any ReadTransaction, _ context: OperationContext
    ) throws -> [HouseholdProblem] {
        guard let village = placement.village else { return address == before.address ? [.nothingChanged] : [] }
        guard village != before.village else { return [.nothingChanged] }
        var problems: [HouseholdProblem] = []
        if !context.isVillage(village, for: Self.permission) { problems.append(.villageOutside) }
        if reason.isEmpty { problems.append(.reasonMissing) }
        if let day = placement.day {
            if day > context.today { problems.append(.dayInFuture) }
            let first = try transaction.stays(of: household).last?.validFrom.adding(days: 1)
            if let first, day < first { problems.append(.dayTooEarly(first: first)) }
        }
        return problems
    }
}

extension HouseholdChange {
    /// Gives the household its village and address; `nil` leaves the address as it is.
    mutating func settle(_ placement: CorrectHousehold.Placement, address: String?, in transaction: any WriteTransaction) throws {
        if let address { rename(address: address) }
        let household = row.household.id
        switch placement {
        case .unchanged: return
        case .moved(let village, let first):
            try transaction.endStay(of: household, on: first.adding(days: -1))
            try transaction.insertStays([HouseholdStay(household: household, village: village, validFrom: first, reason: .movedIn)])
            place(in: village)
        case .miswritten(let village):
            try transaction.correctStay(of: household, village: village)
            place(in: village)
        }
    }
}

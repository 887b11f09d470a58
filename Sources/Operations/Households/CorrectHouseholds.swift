import Access
import Core
import Database
import Registry
import Store

/// Puts the address or the village of many households right at once: one act with one reason, taken back whole. Either all are changed
/// that were looked at, or none.
public struct CorrectHouseholds: Operation {
    public static let name = "CorrectHouseholds"
    public static let permission = Permission.editHousehold

    /// Why a picked household stays as it is.
    public enum Obstacle: Hashable, Sendable {
        /// It is already so.
        case same
        /// It came to its present village on that day or after the day of the move; the first day that is possible.
        case dayTooEarly(first: CalendarDate)
    }

    /// What would happen to each of the picked households, told before anything does.
    public struct Check: Sendable {
        public var changing: [HouseholdRow] = []
        public var staying: [(row: HouseholdRow, obstacle: Obstacle)] = []
        /// Picked, but ended since or not the officer's to change.
        public var gone = 0

        /// Of what was looked at: another version of one household, and it is something else.
        public var fingerprint: String {
            Digest(of: changing.map { "\($0.household.id) \($0.household.version)" }.joined(separator: "\n")).bytes.hexadecimal
        }
    }

    public var households: Set<Household.ID>
    /// `nil` leaves each as it is.
    public var address: String?
    public var placement: CorrectHousehold.Placement
    public var reason: String
    /// Of the check that the officer saw; `nil` only for the check itself.
    public var looked: String?

    public init(
        households: Set<Household.ID>, address: String?, placement: CorrectHousehold.Placement, reason: String, looked: String? = nil
    ) {
        self.households = households
        self.address = address
        self.placement = placement
        self.reason = reason
        self.looked = looked
    }

    /// The village of one of them: the scope is looked at for each.
    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        let rows = try transaction.activeHouseholds(households, within: context.scope(for: Self.permission))
        guard let first = rows.first else { throw StoreError.notFound }
        return first.household.village
    }

    public func check(in transaction: any ReadTransaction, within scope: AreaScope) throws -> Check {
        var check = Check()
        let rows = try transaction.activeHouseholds(households, within: scope)
        check.gone = households.count - rows.count
        for row in rows {
            if let obstacle = try obstacle(row, in: transaction) {
                check.staying.append((row, obstacle))
            } else {
                check.changing.append(row)
            }
        }
        return check
    }

    private func obstacle(_ row: HouseholdRow, in transaction: any ReadTransaction) throws -> Obstacle? {
        let isRenamed = address.map { $0 != row.household.address } ?? false
        guard let village = placement.village, village != row.household.village else { return isRenamed ? nil : .same }
        guard case .moved(_, let day) = placement else { return nil }
        let first = try transaction.stays(of: row.household.id).last?.validFrom.adding(days: 1)
        return first.flatMap { day < $0 ? .dayTooEarly(first: $0) : nil }
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<HouseholdAct.ID> {
        var problems: [HouseholdProblem] = []
        if let village = placement.village, !context.isVillage(village, for: Self.permission) { problems.append(.villageOutside) }
        if case .moved(_, let day) = placement, day > context.today { problems.append(.dayInFuture) }
        if reason.isEmpty { problems.append(.reasonMissing) }
        let check = try check(in: transaction, within: context.scope(for: Self.permission))
        guard let first = check.changing.first?.household, households.count <= HouseholdSelection.limit else {
            throw HouseholdRefusal(problems + [.nothingChanged])
        }
        guard problems.isEmpty else { throw HouseholdRefusal(problems) }
        if let looked, looked != check.fingerprint { throw StoreError.changedMeanwhile }
        var recorder = HouseholdRecorder()
        for row in check.changing {
            let household = row.household
            var change = try HouseholdChange(household.id, version: household.version, Self.permission, in: transaction, context)
            try change.settle(household.village == placement.village ? .unchanged : placement, address: address, in: transaction)
            try change.write(in: transaction)
            recorder.take(in: change.recorder)
        }
        let act = try context.act(
            .correctedTogether, of: first.id, from: first.village, to: placement.village ?? first.village,
            on: placement.day ?? context.today, reason: reason, in: transaction)
        try recorder.record(act, in: transaction, context)
        var notes = ChangeNotes()
        notes["together"] = String(check.changing.count)
        notes["newAddress"] = address ?? ""
        notes["newVillage"] = placement.village.map(context.placeName) ?? ""
        notes["day"] = placement.day?.iso ?? ""
        notes["miswritten"] = placement.isCorrection ? "1" : ""
        notes["reason"] = reason
        return Performed(act.id, subjects: check.changing.map(\.household.id.subject), detail: notes.detail)
    }
}

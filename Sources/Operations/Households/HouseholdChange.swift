import Access
import Core
import Database
import Registry
import Store

/// One household while an operation changes it: found at the version that the page showed, left with its row, its search words and
/// its version as its members make them, and the act on record with all that it changed.
struct HouseholdChange {
    private(set) var row: HouseholdRow
    /// The present members, as they will be.
    var members: [Member]
    /// Takes in whoever else the operation changes, before it does.
    var recorder = HouseholdRecorder()
    private let village: Area.ID
    private let context: OperationContext

    /// - Parameter status: what the household must be for this; what has ended is changed only to bring it back.
    /// - Throws: `StoreError.notFound` outside the scope of `permission`, `.changedMeanwhile` for an older page,
    ///   `HouseholdRefusal` for a household that has ended.
    init(
        _ household: Household.ID, version: Int, _ permission: Permission, status: HouseholdStatus = .active,
        in transaction: any ReadTransaction, _ context: OperationContext
    ) throws {
        guard let row = try transaction.household(household, within: context.scope(for: permission)) else { throw StoreError.notFound }
        guard row.household.version == version else { throw StoreError.changedMeanwhile }
        guard row.household.status == status else { throw HouseholdRefusal(.householdEnded) }
        self.row = row
        self.context = context
        village = row.household.village
        members = try transaction.members(of: household).filter { $0.membership.leftOn == nil }
        try recorder.watch(household, in: transaction)
    }

    /// The present member with this key.
    func member(_ membership: Membership.ID) throws -> Member {
        guard let member = members.first(where: { $0.membership.id == membership }) else { throw StoreError.notFound }
        return member
    }

    mutating func place(in village: Area.ID) {
        row.household.village = village
        row.commune = context.commune(of: village)
    }

    mutating func rename(address: String) { row.household.address = address }

    /// The household is no more, here at least: it keeps its head and flags as they were, and lies on no list any more.
    mutating func end(as status: HouseholdStatus) {
        row.household.status = status
        (row.povertyClass, row.classSince) = (nil, nil)
    }

    mutating func bringBack() { row.household.status = .active }

    /// Writes the row with all that follows from the members.
    ///
    /// - Parameter gone: people who are found under this household no more.
    mutating func write(gone: [Person.ID] = [], in transaction: any WriteTransaction) throws {
        if row.household.status == .active {
            row.derive(from: members, on: context.today, noLabourCapacity: row.flags.contains(.noLabourCapacity))
        } else {
            row.persons = 0
        }
        row.household.version += 1
        try transaction.update(row)
        try transaction.replaceNameWords(of: members.map { ($0.person, row.household.id, row.household.village) }, removing: gone)
    }

    /// Writes the row, and puts the act on record with everything that was changed since the household was found.
    ///
    /// - Parameters:
    ///   - day: from which the act holds; today for what only puts records right.
    ///   - other: the household that it began, with its code, or into which this one goes.
    mutating func save(
        as kind: HouseholdAct.Kind, on day: CalendarDate? = nil, reason: String = "", other: Household? = nil, gone: [Person.ID] = [],
        in transaction: any WriteTransaction
    ) throws {
        try write(gone: gone, in: transaction)
        let act = try context.act(
            kind, of: row.household.id, other: other?.id, madeCode: kind == .split ? other?.code : nil, from: village,
            to: other?.village ?? row.household.village, on: day ?? context.today, reason: reason, in: transaction)
        try recorder.record(act, in: transaction, context)
    }
}

extension OperationContext {
    /// The commune of a village today; the village itself where it has none.
    func commune(of village: Area.ID) -> Area.ID { areas.ancestor(of: village, at: .commune, on: today) ?? village }

    /// The name of a village with its commune, as the log keeps it: villages of several communes share names.
    func placeName(_ village: Area.ID) -> String {
        [village, commune(of: village)].compactMap { areas.lastKnown(of: $0, on: today)?.name }.joined(separator: ", ")
    }

    /// True when the asking officer may put a household with `permission` into the unit, and it is a village today.
    func isVillage(_ area: Area.ID, for permission: Permission) -> Bool {
        guard areas.version(of: area, on: today)?.level == .village else { return false }
        return scope(for: permission).contains(village: area, commune: areas.ancestor(of: area, at: .commune, on: today))
    }
}

extension Set<String> {
    /// Refuses with every problem that is no matter of likelihood or was not ticked as looked at.
    func check(_ problems: [HouseholdProblem]) throws {
        let open = problems.filter { problem in problem.confirmation.map { !contains($0) } ?? true }
        guard open.isEmpty else { throw HouseholdRefusal(open) }
    }
}

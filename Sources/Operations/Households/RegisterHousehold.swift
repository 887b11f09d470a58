import Access
import Core
import Database
import Registry
import Store

/// Enters a household that no list has brought: its village, its address and its people, one of whom is the head.
public struct RegisterHousehold: Operation {
    public static let name = "RegisterHousehold"
    public static let permission = Permission.editHousehold

    public var village: Area.ID
    public var address: String
    /// First day on which it lives there, and from which its people belong to it.
    public var registeredOn: CalendarDate
    /// It came from elsewhere on that day; else it had lived there and was missing from the registry.
    public var isMovedIn: Bool
    public var people: [MemberFacts]
    public var confirmed: Set<String>

    public init(
        village: Area.ID, address: String, registeredOn: CalendarDate, isMovedIn: Bool = false, people: [MemberFacts],
        confirmed: Set<String> = []
    ) {
        self.village = village
        self.address = address
        self.registeredOn = registeredOn
        self.isMovedIn = isMovedIn
        self.people = people
        self.confirmed = confirmed
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { village }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Household.ID> {
        let household = Household(
            id: context.key(), code: Household.code(number: try transaction.highestHouseholdNumber() + 1), village: village,
            address: address, status: .active, version: 1)
        let joining = try Joining(
            people, to: household.id, in: village, on: registeredOn, reason: .registered, confirmed: confirmed, in: transaction, context)
        let problems =
            placeProblems(context) + (people.isEmpty ? [.headMissing] : joining.problems)
            + FamilyRules.problems(joining.members, written: joining.people, on: context.today)
            + FamilyRules.unlikely(joining.members, written: joining.people, on: context.today).map { .unlikely($0) }
        try confirmed.check(problems)
        var row = HouseholdRow(
            household: household, commune: context.commune(of: village), head: nil, headName: "", headSortKey: [], persons: 0,
            povertyClass: nil, classSince: nil, flags: [], ethnicity: nil)
        row.derive(from: joining.members, on: context.today, noLabourCapacity: false)
        var recorder = HouseholdRecorder()
        try recorder.watch(household.id, in: transaction)
        try recorder.watch(people: joining.knownPeople, in: transaction)
        try joining.writePeople(in: transaction)
        try transaction.insert([row], registeredOn: registeredOn)
        try transaction.insertStays([
            HouseholdStay(household: household.id, village: village, validFrom: registeredOn, reason: isMovedIn ? .movedIn : .registered)
        ])
        try joining.writeMemberships(in: transaction)
        try transaction.replaceNameWords(of: joining.members.map { ($0.person, household.id, village) }, removing: [])
        let act = try context.act(
            .registered, of: household.id, madeCode: household.code, from: village, to: village, on: registeredOn, reason: "",
            in: transaction)
        try recorder.record(act, in: transaction, context)
        return Performed(
            household.id, subjects: [household.id.subject] + joining.people.map(\.subject), detail: notes(row, problems, context).detail)
    }

    private func placeProblems(_ context: OperationContext) -> [HouseholdProblem] {
        guard context.isVillage(village, for: Self.permission) else { return [.villageOutside] }
        if registeredOn > context.today { return [.dayInFuture] }
        guard context.areas.version(of: village, on: registeredOn) == nil else { return [] }
        return context.areas.versions(of: village).map(\.validFrom).min().map { [.dayTooEarly(first: $0)] } ?? []
    }

    private func notes(_ row: HouseholdRow, _ problems: [HouseholdProblem], _ context: OperationContext) -> ChangeNotes {
        var notes = ChangeNotes()
        notes["code"] = row.household.code
        notes["village"] = context.placeName(village)
        notes["day"] = registeredOn.iso
        notes["movedIn"] = isMovedIn ? "1" : ""
        notes["head"] = row.headName
        notes["persons"] = String(row.persons)
        notes.note(confirmed: problems)
        return notes
    }
}

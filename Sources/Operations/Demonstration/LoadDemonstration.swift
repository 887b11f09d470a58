import Access
import Core
import Database
import Law
import Registry
import Store

/// Puts one batch of made-up households on record.
struct LoadDemonstrationBatch: Operation {
    static let name = "LoadDemonstrationBatch"
    static let permission = Permission.importList

    var town: Area.ID
    var households: [DemonstrationHousehold]

    func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { town }

    func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Int> {
        try transaction.insert(households.lazy.flatMap { $0.members.map(\.person) })
        for (day, group) in Dictionary(grouping: households, by: \.registeredOn).sorted(by: { $0.key < $1.key }) {
            try transaction.insert(group.map(\.row), registeredOn: day)
        }
        try transaction.insertStays(households.flatMap(\.stays))
        try transaction.insert(households.flatMap { $0.members.map(\.membership) })
        try transaction.insertNameWords(
            households.flatMap { household in
                household.row.household.status != .active
                    ? []
                    : household.members.filter { $0.membership.leftOn == nil }
                        .map { ($0.person, household.row.household.id, household.row.household.village) }
            })
        try transaction.insert(households.flatMap(\.recognitions), batch: nil, at: context.now)
        let sheets = households.flatMap(\.sheets)
        try transaction.insert(sheets, officer: nil, batch: nil, at: context.now)
        var classifications: [(sheet: ReviewSheet.ID, household: Household.ID, classification: Classification)] = []
        var used: Set<String> = []
        for sheet in sheets {
            let standard = try context.law.national(on: sheet.reviewedOn)
            if used.insert(standard.fingerprint).inserted { try transaction.recordUse(of: standard, at: context.now) }
            classifications.append((sheet.id, sheet.household, standard.classification(of: sheet.assessment)))
        }
        try transaction.insert(classifications, at: context.now)
        return Performed(households.count, subjects: [], detail: ["households": String(households.count)])
    }
}

/// Fills empty records with the made-up town, batch by batch.
public struct Demonstration: Sendable {
    public var households: Int
    public var seed: UInt64
    public var names: DemonstrationNames
    /// The last day of which it tells.
    public var until: CalendarDate

    /// The day up to which the town is told where nothing else is asked for: the same data on whatever day it is loaded.
    public static let lastDay = CalendarDate(year: 2026, month: 10, day: 31)!

    public init(households: Int, seed: UInt64, names: DemonstrationNames, until: CalendarDate = lastDay) {
        self.households = households
        self.seed = seed
        self.names = names
        self.until = until
    }

    public enum Refusal: Error, Hashable, Sendable {
        /// The records hold households already: made-up people never mix with real ones.
        case notEmpty
        case unitsMissing
    }

    public func load(through desk: Desk, progress: (Int) -> Void) async throws {
        let (keys, isEmpty) = try await desk.database.read { (try $0.areaKeys(), try $0.hasNoHouseholds()) }
        guard isEmpty else { throw Refusal.notEmpty }
        guard let area = keys["tinh-thua-thien-hue"] else { throw Refusal.unitsMissing }
        let (areas, law) = (desk.shelves.areas, desk.shelves.law)
        var town = DemonstrationTown(seed: seed, names: names, areas: areas, law: law, keys: keys, until: until)
        guard town.villages.allSatisfy({ !$0.isEmpty }) else { throw Refusal.unitsMissing }
        var done = 0
        while done < households {
            let batch = (0..<min(5_000, households - done)).map { _ in town.household() }
            _ = try await desk.performAsSystem(LoadDemonstrationBatch(town: area, households: batch))
            done += batch.count
            progress(done)
        }
        let bases = Self.bases(keys: keys, scale: max(1, households / 2_500)).filter { $0.year <= until.year }
        try await desk.database.write { transaction in for base in bases { try transaction.upsert(base) } }
    }

    /// Resident households of each unit by year, larger where more households are made up.
    private static func bases(keys: [String: Area.ID], scale: Int) -> [PopulationBase] {
        let present = ["m-19996-huong-tra": 0..<3, "m-20017-kim-tra": 3..<6, "m-20035-binh-dien": 6..<9]
        func base(_ key: String, _ places: ArraySlice<DemonstrationPlace>, _ year: Int, _ residence: Residence) -> PopulationBase? {
            guard let area = keys[key] else { return nil }
            let households = places.map(\.residentHouseholds).reduce(0, +) * scale * (100 + year - 2021) / 100
            let minority = places.map { $0.residentHouseholds * $0.minorityPerMille / 1_500 }.reduce(0, +) * scale
            return PopulationBase(
                area: area, year: year, residence: residence, households: households, persons: households * 39 / 10,
                minorityHouseholds: minority, minorityPersons: minority * 43 / 10, source: PopulationBase.madeUp)
        }
        return (2021...2024).flatMap { year in
            DemonstrationPlace.all.indices.compactMap { index in
                let key = DemonstrationPlace.all[index].commune
                let rural = ["c-20005-huong-toan", "c-20026-huong-binh", "c-20035-binh-tien", "c-20041-binh-thanh"].contains(key)
                return base(key, DemonstrationPlace.all[index...index], year, rural ? .rural : .urban)
            }
        }
            + (2025...2026).flatMap { year in
                present.compactMap { key, range in
                    base(key, DemonstrationPlace.all[range], year, key == "m-20035-binh-dien" ? .rural : .urban)
                }
            }
    }
}

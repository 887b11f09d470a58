import Access
import Core
import Database
import Finance
import Operations
import Registry
import Store
import TestSupport
import Testing

/// What was given outside the budget: houses counted once, what is wrong taken out with its reason, nothing of other units.
@Suite struct ContributionTests {
    @Test(arguments: TestRecords.engines)
    func `a house that several helped to build is one house, and what was taken out counts no more`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 60) { records in
            let officer = try await records.officer("binhdien", .communeOfficer, in: LedgerTests.commune)
            let unit = records.keys[LedgerTests.commune]!
            let (areas, law) = (records.shelves.areas, records.shelves.law)
            func poor(_ unit: Area.ID) async throws -> HouseholdRow {
                try await records.database.read {
                    try $0.households(for: [.poor, .nearPoor], of: unit, on: TestRecords.today, areas, law)[0]
                }
            }
            let own = try await poor(unit)
            let other = try await poor(records.keys["m-20017-kim-tra"]!)
            func give(
                _ form: Contribution.Form = .money, _ purpose: Contribution.Purpose = .houseBuilt, _ amount: Int64 = 50_000_000,
                quantity: String = "", household: Household.ID?, of place: Area.ID? = nil, on day: String = "2026-05-19"
            ) async throws -> Contribution.ID {
                try await records.desk.perform(
                    RecordContribution(
                        of: place ?? unit, receivedOn: CalendarDate(iso: day)!, giverKind: .fundForThePoor, giver: "Quỹ", form: form,
                        purpose: purpose, amount: amount, quantity: quantity, household: household, document: "", note: ""), as: officer)
            }
            let first = try await give(household: own.household.id)
            _ = try await give(.labour, .houseBuilt, 6_000_000, quantity: "20 ngày công", household: own.household.id)
            _ = try await give(.goods, .gift, 15_000_000, quantity: "50 suất quà", household: nil)
            func sums() async throws -> ContributionSums {
                try await records.database.read { ContributionSums(try $0.contributions(of: [unit], year: 2026)) }
            }
            var found = try await sums()
            #expect(found.money == 50_000_000 && found.inKind == 21_000_000 && found.housesBuilt == 1 && found.count == 3)
            await #expect(throws: ContributionRefusal.householdMissing) { try await give(household: nil) }
            await #expect(throws: ContributionRefusal.householdUnknown) { try await give(household: other.household.id) }
            await #expect(throws: ContributionRefusal.quantityMissing) { try await give(.goods, .gift, household: nil) }
            await #expect(throws: ContributionRefusal.amountMissing) { try await give(.money, .gift, 0, household: nil) }
            await #expect(throws: ContributionRefusal.dayInFuture) { try await give(.money, .gift, household: nil, on: "2026-11-25") }
            await #expect(throws: DeskError.outsideArea) {
                try await give(.money, .gift, household: nil, of: records.keys["m-20017-kim-tra"]!)
            }
            await #expect(throws: ContributionRefusal.reasonMissing) {
                try await records.desk.perform(VoidContribution(first, reason: ""), as: officer)
            }
            _ = try await records.desk.perform(VoidContribution(first, reason: "Ghi hai lần"), as: officer)
            found = try await sums()
            #expect(found.money == 0 && found.housesBuilt == 1 && found.count == 2)
            await #expect(throws: ContributionRefusal.voidedAlready) {
                try await records.desk.perform(VoidContribution(first, reason: "Lại"), as: officer)
            }
            #expect(try await records.database.read { try $0.contributions(of: [unit], year: 2026) }.count == 3)
        }
    }
}

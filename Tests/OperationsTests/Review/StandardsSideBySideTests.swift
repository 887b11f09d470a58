import Access
import Core
import Database
import Foundation
import Law
import Operations
import Registry
import Store
import TestSupport
import Testing

@Suite struct `Standards side by side` {
    /// The folder of law with one file of the national standard put otherwise and kept under a name of its own.
    private func law(adding name: String? = nil, replacing changes: [(String, String)]) throws -> RuleBook {
        let folder = NSTemporaryDirectory() + "giamngheo-law-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.copyItem(atPath: TestFolder.law, toPath: folder)
        let national = folder + "/rules/poverty-standard/2022-01-01.yaml"
        var text = try String(contentsOfFile: national, encoding: .utf8)
        for (old, new) in changes {
            #expect(text.contains(old))
            text = text.replacing(old, with: new)
        }
        try text.write(toFile: name.map { "\(folder)/rules/poverty-standard/\($0)" } ?? national, atomically: true, encoding: .utf8)
        return try LawFolder.load(folder).ruleBook
    }

    private func sheet(_ household: Household.ID, points: Int) -> ReviewSheet {
        ReviewSheet(
            id: ReviewSheet.ID(high: 0, low: 0), household: household, reviewedOn: CalendarDate(iso: "2026-10-20")!, residence: .rural,
            incomePoints: points, pointsOrigin: .entered, monthlyIncomePerPerson: nil, deprivations: Deprivations(deprived: 0b1011),
            causes: 0, hasNoLabourCapacity: false, note: "")
    }

    private func household(_ records: TestRecords) async throws -> HouseholdRow {
        let scope = AreaScope(communes: [records.keys["m-20035-binh-dien"]!])
        return try await records.database.read { try $0.households(HouseholdFilter(), found: nil, within: scope, limit: 1, offset: 0)[0] }
    }

    @Test(arguments: TestRecords.engines) func `a province's own and the national one are both asked, and both results kept`(
        _ engine: Engine
    ) async throws {
        try await withRecords(engine, households: 30) { records in
            let own = try law(
                adding: "46-2022.yaml",
                replacing: [
                    ("id: S2022", "id: L46-2022"), ("scope: national", "scope: \"46\""),
                    ("points: { value: 140,", "points: { value: 150,"), ("points: { value: 175,", "points: { value: 190,"),
                ])
            records.shelves.replace(law: own)
            let row = try await household(records)
            let receipt = try await records.desk.performAsSystem(
                SubmitReviewSheet(sheet(row.household.id, points: 145), householdVersion: row.household.version))
            let found = try await records.database.read { try $0.classifications(of: receipt.sheet) }
            #expect(
                Dictionary(uniqueKeysWithValues: found.map { ($0.standard, $0.povertyClass) }) == ["S2022": .notPoor, "L46-2022": .poor])
            #expect(Set(found.map(\.fingerprint)).count == 2)
            // What the authority recognizes is the national class; the province's own never takes its place in the forms.
            #expect(receipt.possible == [.notPoor])
            // A household of another province is not asked by this one's rules.
            #expect(try own.standards(on: CalendarDate(iso: "2026-10-20")!, province: "48").map(\.id) == ["S2022"])
        }
    }

    @Test(arguments: TestRecords.engines) func `[189] rules put right are asked again, and what they had said before stays`(
        _ engine: Engine
    )
        async throws
    {
        try await withRecords(engine, households: 120) { records in
            let row = try await household(records)
            let receipt = try await records.desk.performAsSystem(
                SubmitReviewSheet(sheet(row.household.id, points: 141), householdVersion: row.household.version))
            let root = records.keys["tinh-thua-thien-hue"]!
            func reclassify(all: Bool) async throws -> ReclassifySheets.Outcome {
                try await records.desk.performAsSystem(ReclassifySheets(unit: root, standard: nil, latestOnly: !all))
            }
            // The same rules have nothing new to say.
            #expect(try await reclassify(all: true).sheets == 0)
            records.shelves.replace(law: try law(replacing: [("points: { value: 140,", "points: { value: 141,")]))
            let sheets = try await records.database.read { transaction in
                try transaction.first("SELECT count(*), count(DISTINCT household_id) FROM review_sheet WHERE replaced_by IS NULL") {
                    (all: try $0.int(0), latest: try $0.int(1))
                }!
            }
            let book = records.shelves.law
            let preview = try await records.database.read {
                try ReclassifySheets(unit: root, standard: nil, latestOnly: true).preview(in: $0, book)
            }
            #expect(preview.sheets == sheets.latest)
            #expect(preview.changes.contains { ($0.from, $0.to) == ("not_poor", "poor") && $0.sheets >= 1 })
            let outcome = try await reclassify(all: false)
            #expect(outcome.changes == preview.changes)
            #expect(try await reclassify(all: true).sheets == sheets.all - sheets.latest)
            let found = try await records.database.read { try $0.classifications(of: receipt.sheet) }
            #expect(found.map(\.povertyClass).count == 2 && Set(found.map(\.povertyClass)) == [.notPoor, .poor])
            #expect(found.allSatisfy { $0.reasons.count >= 1 })
            await #expect(throws: ReclassifySheets.Refusal.unknownStandard("S1999")) {
                try await records.desk.performAsSystem(ReclassifySheets(unit: root, standard: "S1999", latestOnly: true))
            }
        }
    }

    @Test func `a class worked out once is the class of each`() throws {
        let standard = try LawFolder.load(TestFolder.law).ruleBook.standard(id: "S2022")!
        var repeated = RepeatedClassification(under: standard) { $0 }
        let dice = SeededRandomness(seed: 11)
        for _ in 0..<3_000 {
            let bits = dice.bits()
            let assessment = Assessment(
                reviewedOn: CalendarDate(iso: "2024-10-01")!, residence: bits & 1 == 0 ? .urban : .rural,
                incomePoints: bits & 6 == 0 ? nil : Int(bits >> 8 & 63) + 130,
                monthlyIncomePerPerson: bits & 24 == 0 ? Dong(Int64(bits >> 16 & 63) * 50_000) : nil,
                deprivations: Deprivations(
                    deprived: UInt16(truncatingIfNeeded: bits >> 32), unknown: UInt16(truncatingIfNeeded: bits >> 48)))
            #expect(try repeated(assessment) == standard.classification(of: assessment))
        }
    }
}

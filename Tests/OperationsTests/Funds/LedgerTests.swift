import Access
import Core
import Database
import Finance
import Law
import Operations
import Registry
import Store
import TestSupport
import Testing

/// The ledger on both engines: what must hold holds, whoever writes and however many at once; nothing is overwritten.
@Suite struct LedgerTests {
    static let town = "tinh-thua-thien-hue"
    static let commune = "m-20035-binh-dien"

    struct Play {
        let records: TestRecords
        let keeper: Officer
        let officer: Officer
        let holder: Area.ID
        let unit: Area.ID
        let line: BudgetLine.ID

        init(_ records: TestRecords, assigned: Int64 = 1_000_000) async throws {
            self.records = records
            keeper = try await records.officer("tonghop", .consolidatingOfficer, in: LedgerTests.town)
            officer = try await records.officer("binhdien", .communeOfficer, in: LedgerTests.commune)
            holder = records.keys[LedgerTests.town]!
            unit = records.keys[LedgerTests.commune]!
            line = try await records.desk.perform(
                AssignFunds(
                    LedgerTests.heads, of: holder, amount: assigned, bookedOn: CalendarDate(iso: "2026-01-19")!, document: "261/QĐ-UBND"),
                as: keeper)
        }

        @discardableResult func enter(
            _ kind: FundEntry.Kind, _ amount: Int64, unit: Area.ID? = nil, on day: String = "2026-06-01", as who: Officer? = nil
        ) async throws -> FundEntry.ID {
            let unit = unit ?? (kind.isOfLine ? nil : self.unit)
            return try await records.desk.perform(
                RecordFundEntry(
                    kind, line: line, unit: unit, amount: amount, bookedOn: CalendarDate(iso: day)!, document: "1/QĐ"),
                as: who ?? (kind.isSpending ? officer : keeper))
        }

        func refusal(_ work: () async throws -> some Sendable) async throws -> FundRefusal.Reason? {
            do {
                _ = try await work()
                return nil
            } catch let refusal as FundRefusal {
                return refusal.reason
            }
        }

        func balance() async throws -> FundBalance {
            let (line, unit) = (line, unit)
            return try await records.database.read { try $0.balance(of: line, unit: unit) }
        }

        func check() async throws -> LedgerCheck { try await records.database.read { try LedgerCheck(in: $0) } }
    }

    static let heads = BudgetLine.Heads(programme: "ntp-2021-2025", project: "DA3.1", source: .central, capital: .recurrent, year: 2026)

    @Test(arguments: TestRecords.engines)
    func `money goes from assigned to settled and every sum follows`(_ engine: Engine) async throws {
        try await withRecords(engine) { records in
            let play = try await Play(records)
            try await play.enter(.adjustment, 200_000)
            try await play.enter(.allotment, 900_000)
            try await play.enter(.commitment, 500_000)
            try await play.enter(.advance, 300_000)
            try await play.enter(.payment, 400_000)
            try await play.enter(.clearing, 250_000)
            try await play.enter(.refund, 50_000)
            try await play.enter(.settlement, 650_000, on: "2026-11-01")
            try await play.enter(.lapse, 50_000, on: "2026-11-01")
            let carried = try await records.desk.perform(
                CarryFundsOver(
                    of: play.line, unit: play.unit, amount: 150_000, bookedOn: CalendarDate(iso: "2026-11-02")!, document: "9/QĐ"),
                as: play.keeper)
            let balance = try await play.balance()
            #expect(balance.line == LineSums(assigned: 1_200_000, allotted: 900_000))
            #expect(balance.share.paid == 650_000 && balance.share.advanced == 0 && balance.share.settled == 650_000)
            #expect(balance.share.free == 50_000)
            let next = try await records.database.read { transaction in
                let line = try transaction.budgetLine(of: play.holder, Self.heads.following)!
                return try transaction.balance(of: line.id, unit: play.unit)
            }
            #expect(next.line == LineSums(assigned: 150_000, allotted: 150_000) && next.share.allotted == 150_000)
            let check = try await play.check()
            #expect(check.isSound && check.entries == 12)
            // Put right, both years lose it again.
            _ = try await records.desk.perform(
                ReverseFundEntry(carried, bookedOn: TestRecords.today, document: "10/QĐ", reason: "Nhầm số"), as: play.keeper)
            #expect(try await play.balance().share.free == 200_000)
            #expect(try await play.check().isSound)
            #expect(
                try await play.refusal {
                    try await records.desk.perform(
                        ReverseFundEntry(carried, bookedOn: TestRecords.today, document: "10/QĐ", reason: "Lại"), as: play.keeper)
                } == .reversedAlready)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `[195] a cut below what is disbursed is refused and says how much is`(_ engine: Engine) async throws {
        try await withRecords(engine) { records in
            let play = try await Play(records)
            try await play.enter(.allotment, 900_000)
            try await play.enter(.payment, 500_000)
            try await play.enter(.advance, 100_000)
            do {
                try await play.enter(.allotment, -300_001)
                Issue.record("a cut below what is disbursed was taken")
            } catch let refusal as FundRefusal {
                #expect(refusal.reason == .breach(.spentOverAllotted))
                #expect(refusal.balance.share.disbursed == 600_000 && refusal.balance.share.advanced == 100_000)
            }
            do {
                try await play.enter(.adjustment, -100_001)
                Issue.record("a cut below what is allotted was taken")
            } catch let refusal as FundRefusal {
                #expect(refusal.reason == .breach(.allottedOverAssigned) && refusal.balance.share.disbursed == 600_000)
            }
            try await play.enter(.allotment, -300_000)
            try await play.enter(.adjustment, -400_000)
            let balance = try await play.balance()
            #expect(balance.line.assigned == 600_000 && balance.line.free == 0 && balance.share.free == 0)
            #expect(try await play.refusal { try await play.enter(.payment, 1) } == .breach(.spentOverAllotted))
            #expect(try await play.refusal { try await play.enter(.settlement, 500_001, on: "2026-11-01") } == .breach(.settledOverPaid))
        }
    }

    @Test(arguments: TestRecords.engines)
    func `the schema itself refuses what must not be, and no entry changes`(_ engine: Engine) async throws {
        try await withRecords(engine) { records in
            let play = try await Play(records)
            let entry = try await play.enter(.allotment, 900_000)
            func insert(_ kind: FundEntry.Kind, _ amount: Int64, unit: Area.ID?, reverses: FundEntry.ID? = nil) async -> Bool {
                let line = play.line
                do {
                    try await records.database.write { transaction in
                        let id = FundEntry.ID(high: UInt64(amount.magnitude), low: 7)
                        try transaction.insert(
                            [
                                FundEntry(
                                    id: id, line: line, unit: unit, kind: kind, amount: amount, bookedOn: TestRecords.today,
                                    document: "x", note: "x", reverses: reverses, recordedAt: TestRecords.now)
                            ], officer: nil)
                    }
                    return true
                } catch { return false }
            }
            #expect(await !insert(.allotment, 100_001, unit: play.unit))
            #expect(await !insert(.payment, 900_001, unit: play.unit))
            #expect(await !insert(.commitment, 900_001, unit: play.unit))
            #expect(await !insert(.settlement, 1, unit: play.unit))
            #expect(await !insert(.clearing, 1, unit: play.unit))
            #expect(await !insert(.payment, -1, unit: play.unit))
            #expect(await !insert(.payment, 5, unit: nil))
            #expect(await !insert(.assignment, 5, unit: play.unit))
            #expect(await !insert(.adjustment, -100_001, unit: nil))
            // What puts an entry right is its opposite, of the same unit and kind.
            #expect(await !insert(.allotment, -899_999, unit: play.unit, reverses: entry))
            #expect(await !insert(.payment, -900_000, unit: play.unit, reverses: entry))
            for change in ["UPDATE fund_entry SET amount = 1", "DELETE FROM fund_entry"] {
                await #expect(throws: (any Error).self) { try await records.database.write { try $0.runScript(change) } }
            }
            #expect(try await play.balance().share.allotted == 900_000)
            #expect(try await play.check().isSound)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `many who spend at once never spend more than there is`(_ engine: Engine) async throws {
        try await withRecords(engine) { records in
            let play = try await Play(records)
            try await play.enter(.allotment, 1_000_000)
            let paid = await withTaskGroup(of: Int64.self) { group in
                for turn in 0..<24 {
                    let amount = Int64(70_000 + turn * 1_000)
                    group.addTask { (try? await play.enter(.payment, amount)) == nil ? 0 : amount }
                }
                return await group.reduce(0, +)
            }
            let balance = try await play.balance()
            #expect(balance.share.paid == paid && paid <= 1_000_000 && paid > 900_000)
            #expect(try await play.check().isSound)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `a wrong entry stays and one against it puts it right, where that still can be`(_ engine: Engine) async throws {
        try await withRecords(engine) { records in
            let play = try await Play(records)
            let allotment = try await play.enter(.allotment, 400_000)
            let payment = try await play.enter(.payment, 300_000)
            func reverse(_ entry: FundEntry.ID, _ reason: String, as who: Officer) async throws -> FundEntry.ID {
                try await records.desk.perform(
                    ReverseFundEntry(entry, bookedOn: TestRecords.today, document: "2/TB", reason: reason), as: who)
            }
            #expect(try await play.refusal { try await reverse(payment, "", as: play.officer) } == .reasonMissing)
            #expect(
                try await play.refusal { try await reverse(allotment, "Nhầm xã", as: play.keeper) } == .breach(.spentOverAllotted))
            // What the holder entered the unit does not put right.
            await #expect(throws: DeskError.outsideArea) { try await reverse(allotment, "Nhầm xã", as: play.officer) }
            let opposite = try await reverse(payment, "Ghi hai lần", as: play.officer)
            #expect(try await play.refusal { try await reverse(opposite, "Lại", as: play.officer) } == .reversedAlready)
            _ = try await reverse(allotment, "Nhầm xã", as: play.keeper)
            #expect(try await play.balance() == FundBalance(line: LineSums(assigned: 1_000_000)))
            let rows = try await records.database.read { try $0.fundEntries(of: play.line, units: nil) }
            #expect(rows.count == 5 && rows.first { $0.entry.id == payment }?.reversedBy == opposite)
            #expect(rows.first { $0.entry.id == opposite }?.entry.note == "Ghi hai lần")
        }
    }

    @Test(arguments: TestRecords.engines)
    func `a commune spends its own part only and gives out nothing`(_ engine: Engine) async throws {
        try await withRecords(engine) { records in
            let play = try await Play(records)
            let other = records.keys["m-20017-kim-tra"]!
            try await play.enter(.allotment, 300_000)
            try await play.enter(.allotment, 300_000, unit: other)
            await #expect(throws: DeskError.outsideArea) { try await play.enter(.payment, 1, unit: other, as: play.officer) }
            await #expect(throws: DeskError.outsideArea) { try await play.enter(.allotment, 1, as: play.officer) }
            await #expect(throws: DeskError.outsideArea) { try await play.enter(.settlement, 1, on: "2026-11-01", as: play.officer) }
            let leader = try await records.officer("lanhdao", .leader, in: Self.commune)
            await #expect(throws: DeskError.notPermitted(.keepFunds)) { try await play.enter(.payment, 1, as: leader) }
            // A day, an amount or a document that cannot be.
            #expect(try await play.refusal { try await play.enter(.payment, 0) } == .amountMissing)
            #expect(try await play.refusal { try await play.enter(.payment, 1, on: "2026-11-25") } == .dayInFuture)
            #expect(
                try await play.refusal { try await play.enter(.payment, 1, on: "2025-12-31") }
                    == .dayOutsideYear(FundEntry.days(of: .payment, in: 2026)))
            // The programme has no such project, or gives it no money of this kind.
            func assign(_ project: String, _ capital: CapitalKind) async throws -> FundRefusal.Reason? {
                var heads = Self.heads
                (heads.project, heads.capital) = (project, capital)
                return try await play.refusal {
                    try await records.desk.perform(
                        AssignFunds(heads, of: play.holder, amount: 1, bookedOn: TestRecords.today, document: "1/QĐ"), as: play.keeper)
                }
            }
            #expect(try await assign("DA9", .recurrent) == .projectMissing)
            #expect(try await assign("DA3.1", .investment) == .capitalNotOfProject)
            #expect(try await assign("DA4.1", .investment) == nil)
            let strange = records.keys["v-20035-1"]!
            #expect(try await play.refusal { try await play.enter(.allotment, 1, unit: strange) } == .unitMissing)
            let seen = try await records.database.read { try $0.fundEntries(FundFilter(year: 2026), of: [play.unit]) }
            #expect(seen.map(\.entry.amount) == [300_000])
        }
    }

    @Test(arguments: TestRecords.engines)
    func `sums that somebody wrote by hand are found by the check`(_ engine: Engine) async throws {
        try await withRecords(engine) { records in
            let play = try await Play(records)
            try await play.enter(.allotment, 300_000)
            try await records.database.write { try $0.runScript("UPDATE budget_share SET allotted = 400000") }
            let check = try await play.check()
            #expect(check.findings.map(\.unit) == [play.unit])
            guard case .shareDiffers(let kept, let found) = check.findings.first?.fault else {
                Issue.record("not found")
                return
            }
            #expect(kept.allotted == 400_000 && found.allotted == 300_000)
        }
    }
}

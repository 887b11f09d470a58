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

/// Payments to households: each is looked at on the day, whoever may not be paid is stopped with the reason, nobody silently.
@Suite struct PaymentTests {
    private struct Desk {
        let play: LedgerTests.Play
        let leader: Officer
        let poor: [HouseholdRow]
        var records: TestRecords { play.records }

        init(_ records: TestRecords) async throws {
            play = try await LedgerTests.Play(records, assigned: 500_000_000)
            try await play.enter(.allotment, 200_000_000)
            leader = try await records.officer("lanhdao", .leader, in: LedgerTests.commune)
            let unit = play.unit
            poor = try await records.database.read {
                try $0.households(
                    for: [.poor], of: unit, on: TestRecords.today, records.shelves.areas, records.shelves.law)
            }
        }

        func drawUp(_ households: [HouseholdRow], period: String = "2026", amount: Int64 = 1_000_000) async throws -> PaymentList.ID {
            try await records.desk.perform(
                DrawUpPayments(
                    line: play.line, unit: play.unit, subject: "Hỗ trợ cây giống", period: period, groups: [.poor],
                    document: "12/QĐ-UBND", decidedOn: CalendarDate(iso: "2026-11-01")!,
                    items: households.map { PaymentItem(household: $0.household.id, amount: amount) }), as: play.officer)
        }

        func pay(_ list: PaymentList.ID, stopping: Set<Household.ID> = [], as who: Officer? = nil) async throws -> FundEntry.ID {
            try await records.desk.perform(
                PayHouseholds(list, on: TestRecords.today, voucher: "7/UNC", stopping: stopping), as: who ?? leader)
        }

        func book(_ list: PaymentList.ID) async throws -> PaymentBook {
            let (areas, law) = (records.shelves.areas, records.shelves.law)
            return try await records.database.read { try PaymentBook(list, on: TestRecords.today, in: $0, areas, law) }
        }

        /// Ends the class of a household the day before today, by another recognition.
        func escape(_ row: HouseholdRow) async throws {
            let (id, law) = (row.household.id, records.shelves.law)
            try await records.database.write { transaction in
                let standard = try law.national(on: TestRecords.today).id
                try transaction.endRecognition(of: id, standard: standard, on: TestRecords.today.adding(days: -2))
                try transaction.insert(
                    [
                        Recognition(
                            id: .init(high: 9, low: id.words.low), household: id, standard: standard, povertyClass: .notPoor,
                            validFrom: TestRecords.today.adding(days: -1), decisionNumber: "99/QĐ-UBND",
                            decisionOn: TestRecords.today.adding(days: -1))
                    ], batch: nil, at: TestRecords.now)
            }
        }
    }

    @Test(arguments: TestRecords.engines)
    func `[196] a household no longer poor on the day is stopped with the reason, the rest is paid`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 300) { records in
            let desk = try await Desk(records)
            let play = desk.play
            #expect(desk.poor.count >= 4)
            let chosen = Array(desk.poor.prefix(4))
            let list = try await desk.drawUp(chosen)
            #expect(try await desk.book(list).stopped.isEmpty)
            try await desk.escape(chosen[1])
            // Nothing is paid silently: who was not seen as stopped has to be seen first.
            #expect(try await play.refusal { try await desk.pay(list) } == .stopsNotConfirmed(1))
            #expect(try await play.refusal { try await desk.pay(list, stopping: [chosen[0].household.id]) } == .stopsNotConfirmed(1))
            let shown = try await desk.book(list).stopped
            #expect(shown.map(\.household) == [chosen[1].household.id])
            #expect(shown[0].stop?.reason == .otherClass && shown[0].stop?.document == "99/QĐ-UBND" && shown[0].stop?.citation != nil)
            let entry = try await desk.pay(list, stopping: Set(shown.map(\.household)))
            let book = try await desk.book(list)
            #expect(book.items.map(\.state) == [.paid, .stopped, .paid, .paid])
            #expect(book.items[1].stop == shown[0].stop)
            #expect(try await play.balance().share.paid == 3_000_000)
            #expect(try await play.refusal { try await desk.pay(list) } == .listDone)
            #expect(try await play.check().isSound)
            // The same support for the same period is not given again; for another it is.
            let again = try await desk.drawUp(chosen)
            #expect(try await desk.book(again).stopped.map(\.stop?.reason) == [.paidBefore, .otherClass, .paidBefore, .paidBefore])
            #expect(
                try await play.refusal { try await desk.pay(again, stopping: Set(chosen.map(\.household.id))) } == .everybodyStopped)
            let later = try await desk.drawUp([chosen[0]], period: "2027")
            #expect(try await desk.book(later).stopped.isEmpty)
            // Put right, nobody of the list was paid, and they may be.
            _ = try await records.desk.perform(
                ReverseFundEntry(entry, bookedOn: TestRecords.today, document: "8/TB", reason: "Chuyển nhầm tài khoản"), as: play.officer)
            #expect(try await desk.book(list).items.map(\.state) == [.returned, .stopped, .returned, .returned])
            #expect(try await desk.book(again).stopped.map(\.stop?.reason) == [.otherClass])
            #expect(try await play.balance().share.paid == 0)
            #expect(try await play.check().isSound)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `whoever drew a list up does not pay it, and nobody their own household`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 300) { records in
            let desk = try await Desk(records)
            let play = desk.play
            let list = try await desk.drawUp(Array(desk.poor.prefix(2)))
            await #expect(throws: DeskError.notPermitted(.approvePayments)) { try await desk.pay(list, as: play.officer) }
            let both = Officer(
                id: play.officer.id, login: "binhdien", name: "",
                assignments: play.officer.assignments
                    + [RoleAssignment(role: .leader, area: play.unit, validFrom: CalendarDate(iso: "2020-01-01")!)])
            try await records.database.write { try $0.insert(both.assignments[1], of: both.id) }
            #expect(try await play.refusal { try await desk.pay(list, as: both) } == .ownList)
            // More than the unit has left is not paid.
            let large = try await desk.drawUp(Array(desk.poor.prefix(2)), period: "2", amount: 100_000_001)
            #expect(try await play.refusal { try await desk.pay(large) } == .breach(.spentOverAllotted))
            #expect(try await desk.book(large).items.map(\.state) == [.due, .due])
            _ = try await records.desk.perform(CancelPayments(large, reason: "Sai mức"), as: play.officer)
            #expect(try await play.refusal { try await desk.pay(large) } == .listDone)
            // A household twice, or of another commune, is on no list.
            #expect(
                try await play.refusal { try await desk.drawUp([desk.poor[0], desk.poor[0]]) }
                    == .householdsTwice([desk.poor[0].household.code]))
            let elsewhere = try await records.database.read {
                try $0.households(
                    for: [.poor], of: records.keys["m-20017-kim-tra"]!, on: TestRecords.today, records.shelves.areas,
                    records.shelves.law)
            }
            #expect(
                try await play.refusal { try await desk.drawUp([elsewhere[0]]) } == .householdsUnknown([elsewhere[0].household.code]))
            #expect(try await play.refusal { try await desk.drawUp([]) } == .listEmpty)
        }
    }
}

import Core
import Finance
import Law
import Registry
import TestSupport
import Testing

/// What entries do to the sums, and who of a list may be paid.
@Suite struct FundBalanceTests {
    private func balance(_ entries: [(FundEntry.Kind, Int64, Bool)]) -> FundBalance {
        entries.reduce(FundBalance()) { $0.adding($1.0, $1.1, hasUnit: $1.2) }
    }

    @Test func `a year from assigned to settled adds up`() {
        let year = balance([
            (.assignment, 1_000, false), (.adjustment, -100, false), (.carriedIn, 50, true), (.allotment, 800, true),
            (.commitment, 600, true), (.advance, 300, true), (.payment, 200, true), (.clearing, 250, true), (.refund, 20, true),
            (.settlement, 450, true), (.carriedOut, 100, true), (.lapse, 30, true), (.lapse, 40, false), (.carriedOut, 10, false),
        ])
        #expect(year.line == LineSums(assigned: 950, allotted: 850, carried: 10, lapsed: 40))
        #expect(year.line.free == 50)
        #expect(year.share.allotted == 850 && year.share.paid == 450 && year.share.advanced == 30)
        #expect(year.share.disbursed == 480 && year.share.settled == 450 && year.share.free == 240)
        #expect(year.breaches.isEmpty)
    }

    @Test func `each thing that must hold is told by its name`() {
        let sound: [(FundEntry.Kind, Int64, Bool)] = [
            (.assignment, 1_000, false), (.allotment, 800, true), (.advance, 100, true), (.payment, 500, true), (.settlement, 400, true),
        ]
        func breaches(_ kind: FundEntry.Kind, _ amount: Int64, _ hasUnit: Bool) -> [FundBreach] {
            balance(sound + [(kind, amount, hasUnit)]).breaches
        }
        #expect(breaches(.allotment, 200, true).isEmpty)
        #expect(breaches(.allotment, 201, true) == [.allottedOverAssigned])
        #expect(breaches(.adjustment, -200, false).isEmpty)
        #expect(breaches(.adjustment, -201, false) == [.allottedOverAssigned])
        #expect(breaches(.allotment, -200, true).isEmpty)
        #expect(breaches(.allotment, -201, true) == [.spentOverAllotted])
        #expect(breaches(.payment, 201, true) == [.spentOverAllotted])
        #expect(breaches(.lapse, 201, true) == [.spentOverAllotted])
        #expect(breaches(.commitment, 801, true) == [.committedOverAllotted])
        #expect(breaches(.clearing, 101, true) == [.belowZero])
        #expect(breaches(.settlement, 101, true) == [.settledOverPaid])
        #expect(breaches(.payment, -101, true) == [.settledOverPaid])
    }

    @Test func `days belong to a budget year until the end of January after it`() {
        let days = FundEntry.days(of: .payment, in: 2023)
        #expect(days.contains(CalendarDate(iso: "2023-01-01")!) && days.contains(CalendarDate(iso: "2024-01-31")!))
        #expect(!days.contains(CalendarDate(iso: "2022-12-31")!) && !days.contains(CalendarDate(iso: "2024-02-01")!))
        #expect(FundEntry.days(of: .assignment, in: 2023).contains(CalendarDate(iso: "2022-12-20")!))
        #expect(FundEntry.days(of: .settlement, in: 2023).contains(CalendarDate(iso: "2024-09-30")!))
    }

    // MARK: who is paid

    private let village = Area.ID(high: 1, low: 1)
    private let household = Household.ID(high: 2, low: 2)

    private func stop(
        _ classes: [(PovertyClass, String)], on day: String, for groups: Set<PaymentList.Group>, livingThere: Bool = true,
        paidBefore: Bool = false
    ) throws -> PaymentStop? {
        let rule = try LawFolder.load(TestFolder.law).ruleBook.newlyEscaped.first { $0.clock == .programme }
        let eligibility = PaymentEligibility(
            on: CalendarDate(iso: day)!, for: groups, standard: "S2022", recognition: Citation("d#r")!, escape: rule, in: [village])
        let recognitions = classes.enumerated().map { index, entry in
            Recognition(
                id: .init(high: 3, low: UInt64(index)), household: household, standard: "S2022", povertyClass: entry.0,
                validFrom: CalendarDate(iso: entry.1)!,
                validUntil: index + 1 < classes.count ? CalendarDate(iso: classes[index + 1].1)!.adding(days: -1) : nil,
                decisionNumber: "\(index)/QĐ", decisionOn: CalendarDate(iso: entry.1)!)
        }
        let stay = HouseholdStay(
            household: household, village: village, validFrom: CalendarDate(iso: "2020-01-01")!,
            validUntil: livingThere ? nil : CalendarDate(iso: "2022-12-31")!, reason: .registered)
        return eligibility.stop(
            recognitions: recognitions, stays: [stay],
            paidBefore: paidBefore ? (CalendarDate(iso: "2023-03-01")!, "5/UNC") : nil)
    }

    @Test func `a household is paid by its class on the day, no earlier and no later one`() throws {
        let escaped: [(PovertyClass, String)] = [(.poor, "2022-01-01"), (.notPoor, "2023-01-01")]
        #expect(try stop(escaped, on: "2022-12-31", for: [.poor]) == nil)
        let after = try stop(escaped, on: "2023-01-01", for: [.poor])
        #expect(after?.reason == .otherClass && after?.povertyClass == .notPoor && after?.document == "1/QĐ")
        #expect(after?.since == CalendarDate(iso: "2023-01-01")! && after?.citation == Citation("d#r"))
        #expect(try stop([(.nearPoor, "2022-01-01")], on: "2023-05-01", for: [.poor])?.reason == .otherClass)
        #expect(try stop([(.nearPoor, "2022-01-01")], on: "2023-05-01", for: [.poor, .nearPoor]) == nil)
        #expect(try stop([], on: "2023-05-01", for: [.poor])?.reason == .onNoList)
    }

    @Test func `a newly escaped household is paid for 36 months and not a day more`() throws {
        let escaped: [(PovertyClass, String)] = [(.poor, "2021-01-01"), (.notPoor, "2022-01-01")]
        #expect(try stop(escaped, on: "2024-12-31", for: [.newlyEscaped]) == nil)
        let late = try stop(escaped, on: "2025-01-01", for: [.poor, .newlyEscaped])
        #expect(
            late?.reason == .escapedTooLong && late?.since == CalendarDate(iso: "2024-12-31")!
                && late?.citation == Citation("qd-90-2022-qd-ttg#moi-thoat-ngheo"))
        // Poor again: the clock stopped, the class decides.
        let again = escaped + [(.poor, "2023-06-01")]
        #expect(try stop(again, on: "2024-01-01", for: [.poor]) == nil)
        #expect(try stop(again, on: "2024-01-01", for: [.newlyEscaped])?.reason == .otherClass)
    }

    @Test func `whoever has gone, and whoever was paid before, is stopped`() throws {
        let poor: [(PovertyClass, String)] = [(.poor, "2022-01-01")]
        #expect(try stop(poor, on: "2023-05-01", for: [.poor], livingThere: false)?.reason == .gone)
        let twice = try stop(poor, on: "2023-05-01", for: [.poor], paidBefore: true)
        #expect(twice?.reason == .paidBefore && twice?.document == "5/UNC")
    }
}

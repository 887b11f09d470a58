import Core
import Database
import Finance
import Law
import Registry
import Store

/// A list of payments with its line, and who of it may be paid on a day.
public struct PaymentBook: Sendable {
    public var list: PaymentList
    public var line: BudgetLine
    /// In the order of the list. Of a list that is not paid yet with what would stop them on the day asked for.
    public var items: [PaymentItem]
    public var households: [Household.ID: HouseholdRow]
    /// The sums of the unit's part.
    public var balance: FundBalance

    /// - Parameter day: the day of payment, of a list that is not paid yet.
    /// - Throws: `NoRules` for a day without a standard.
    public init(
        _ id: PaymentList.ID, on day: CalendarDate, in transaction: any ReadTransaction, _ areas: AreaHistory, _ law: RuleBook
    ) throws {
        guard let list = try transaction.paymentList(id) else { throw StoreError.notFound }
        self.list = list
        line = try transaction.line(list.line)
        items = try transaction.paymentItems(of: id)
        households = try transaction.householdRows(items.map(\.household))
        balance = try transaction.balance(of: list.line, unit: list.unit)
        guard case .drawnUp = list.state else { return }
        let eligibility = try PaymentEligibility(on: day, for: list.groups, of: list.unit, areas, law)
        let facts = try transaction.paymentFacts(of: items.map(\.household))
        let paid = try transaction.paidBefore(list)
        for index in items.indices {
            let household = items[index].household
            items[index].stop = eligibility.stop(
                recognitions: (facts.recognitions[household] ?? []).ofNation(law), stays: facts.stays[household] ?? [],
                paidBefore: paid[household])
        }
    }

    public var stopped: [PaymentItem] { items.filter { $0.stop != nil } }

    /// Whom the money goes to, or went to.
    public var payable: [PaymentItem] { items.filter { $0.stop == nil } }

    public static func sum(of items: [PaymentItem]) -> Int64 { items.reduce(0) { $0 + $1.amount } }
}

extension PaymentEligibility {
    /// The rules of a day for a unit, whatever has become of it since.
    public init(
        on day: CalendarDate, for groups: Set<PaymentList.Group>, of unit: Area.ID, _ areas: AreaHistory, _ law: RuleBook
    ) throws {
        let standing = areas.version(of: unit, on: day) == nil ? areas.lastKnown(of: unit, on: day)?.validUntil ?? day : day
        self.init(
            on: day, for: groups, standard: try law.national(on: day).id,
            recognition: (try? law.procedures(on: day))?[.yearly].step(.decision)?.citation,
            escape: law.newlyEscapedRules(on: day, province: nil).first { $0.clock == .programme },
            in: Set(areas.villages(of: areas.communes(of: unit, on: standing), on: standing).map(\.area)))
    }
}

extension [Recognition] {
    /// Those under a standard of the whole country.
    func ofNation(_ law: RuleBook) -> [Recognition] {
        filter { law.standard(id: $0.standard).map { $0.scope == .national } ?? true }
    }
}

extension ReadTransaction {
    /// Households of a unit for whom a support is, as they are on a day.
    public func households(
        for groups: Set<PaymentList.Group>, of unit: Area.ID, on day: CalendarDate, _ areas: AreaHistory, _ law: RuleBook
    ) throws -> [HouseholdRow] {
        let eligibility = try PaymentEligibility(on: day, for: groups, of: unit, areas, law)
        let rows = try households(livingIn: eligibility.villages, on: day)
        let facts = try paymentFacts(of: rows.map(\.household.id))
        return rows.filter { row in
            let id = row.household.id
            return eligibility.stop(
                recognitions: (facts.recognitions[id] ?? []).ofNation(law), stays: facts.stays[id] ?? [], paidBefore: nil) == nil
        }
    }
}

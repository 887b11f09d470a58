import Core
import Registry

/// What somebody gave for the poor outside the budget (huy động): money, goods or labour, at its value in đồng.
public struct Contribution: Hashable, Sendable {
    public typealias ID = Identifier<Contribution>

    public enum GiverKind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Quỹ “Vì người nghèo”.
        case fundForThePoor = "fund_for_the_poor"
        case enterprise, organisation, person
        /// The people of the place together.
        case community
        case abroad
    }

    public enum Form: String, Hashable, Sendable, Codable, CaseIterable {
        case money, goods, labour
    }

    public enum Purpose: String, Hashable, Sendable, Codable, CaseIterable {
        case houseBuilt = "house_built"
        case houseRepaired = "house_repaired"
        case livelihood, gift, schooling, health
        /// Roads, water, electricity of a village.
        case works
        case other

        public var isHouse: Bool { self == .houseBuilt || self == .houseRepaired }
    }

    public var id: ID
    /// The commune or town that received it.
    public var unit: Area.ID
    public var receivedOn: CalendarDate
    public var giverKind: GiverKind
    public var giver: String
    public var form: Form
    public var purpose: Purpose
    public var amount: Int64
    /// "120 suất quà", "35 ngày công"; empty for money.
    public var quantity: String
    /// Whose house, or who was given it; `nil` for what many were given.
    public var household: Household.ID?
    public var document: String
    public var note: String
    /// Why it was taken out; empty while it counts.
    public var voidReason: String
    public var recordedAt: Instant

    public init(
        id: ID, unit: Area.ID, receivedOn: CalendarDate, giverKind: GiverKind, giver: String, form: Form, purpose: Purpose, amount: Int64,
        quantity: String, household: Household.ID?, document: String, note: String, voidReason: String = "", recordedAt: Instant
    ) {
        self.id = id
        self.unit = unit
        self.receivedOn = receivedOn
        self.giverKind = giverKind
        self.giver = giver
        self.form = form
        self.purpose = purpose
        self.amount = amount
        self.quantity = quantity
        self.household = household
        self.document = document
        self.note = note
        self.voidReason = voidReason
        self.recordedAt = recordedAt
    }
}

/// What several contributions come to. A house that several helped to build is one house.
public struct ContributionSums: Hashable, Sendable {
    public var count = 0
    public var money: Int64 = 0
    /// Goods and labour, at their value.
    public var inKind: Int64 = 0
    public var housesBuilt: Int
    public var housesRepaired: Int

    /// - Parameter contributions: those that were taken out do not count.
    public init(_ contributions: some Sequence<Contribution>) {
        var (built, repaired): (Set<Household.ID>, Set<Household.ID>) = ([], [])
        for contribution in contributions where contribution.voidReason.isEmpty {
            count += 1
            if contribution.form == .money { money += contribution.amount } else { inKind += contribution.amount }
            guard let household = contribution.household else { continue }
            if contribution.purpose == .houseBuilt { built.insert(household) }
            if contribution.purpose == .houseRepaired { repaired.insert(household) }
        }
        housesBuilt = built.count
        housesRepaired = repaired.count
    }

    public var total: Int64 { money + inKind }
}

/// Why a contribution cannot be entered.
public enum ContributionRefusal: String, Error, Hashable, Sendable {
    case giverMissing, amountMissing, quantityMissing, dayInFuture, householdMissing, householdUnknown, unitMissing, reasonMissing
    case voidedAlready
}

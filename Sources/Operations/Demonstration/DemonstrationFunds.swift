import Access
import Core
import Database
import Finance
import Registry
import Store

/// The made-up money of the town in 2023, from the decision that assigns it to its settlement: no figure of it is one of the real town.
/// The same seed gives the same entries.
public struct DemonstrationFunds: Sendable {
    public var seed: UInt64
    /// The last day of which it tells.
    public var until: CalendarDate
    /// What households are given, in words.
    public var support: String
    /// Symbol of decisions, behind their number.
    public var symbol: String
    /// What is given outside the budget, by whom; each commune is given some of it.
    public var gifts: [Gift]

    public typealias Gift = (
        kind: Contribution.GiverKind, giver: String, form: Contribution.Form, purpose: Contribution.Purpose, quantity: String
    )

    public init(
        seed: UInt64, support: String, symbol: String, gifts: [Gift] = [], until: CalendarDate = Demonstration.lastDay
    ) {
        self.gifts = gifts
        self.seed = seed
        self.support = support
        self.symbol = symbol
        self.until = until
    }

    static let programme = "ntp-2021-2025"
    static let year = 2023
    static let town = "d-480-huong-tra"

    /// An entry of the plan; without an amount all that is left of what it is about.
    struct Step: Sendable {
        var heads: BudgetLine.Heads
        /// Key of the unit; `nil` for the whole line.
        var unit: String?
        var kind: FundEntry.Kind
        var amount: Int64?
        var day: CalendarDate
        var document: String
        var note = ""
    }

    /// Money of a project: in triệu đồng, and who spends it.
    private struct Project {
        var code: String
        var source: FundSource
        var capital: CapitalKind = .recurrent
        var millions: Int64
        /// By the communes, else by the offices of the town.
        var isOfCommunes: Bool
        /// Changed in the middle of the year by so many triệu đồng.
        var changed: Int64 = 0
    }

    private static let projects: [Project] = [
        Project(code: "DA2", source: .central, millions: 3_620, isOfCommunes: true),
        Project(code: "DA2", source: .town, millions: 545, isOfCommunes: true),
        Project(code: "DA2", source: .inKind, millions: 318, isOfCommunes: true),
        Project(code: "DA3.1", source: .central, millions: 2_874, isOfCommunes: true, changed: 150),
        Project(code: "DA3.1", source: .town, millions: 432, isOfCommunes: true),
        Project(code: "DA3.1", source: .people, millions: 186, isOfCommunes: true),
        Project(code: "DA3.2", source: .central, millions: 842, isOfCommunes: false),
        Project(code: "DA4.1", source: .central, millions: 1_915, isOfCommunes: false, changed: -240),
        Project(code: "DA4.1", source: .central, capital: .investment, millions: 1_250, isOfCommunes: false),
        Project(code: "DA4.3", source: .central, millions: 627, isOfCommunes: false),
        Project(code: "DA6.1", source: .central, millions: 415, isOfCommunes: false),
        Project(code: "DA6.2", source: .central, millions: 387, isOfCommunes: true),
        Project(code: "DA6.2", source: .province, millions: 60, isOfCommunes: false),
        Project(code: "DA7.1", source: .central, millions: 468, isOfCommunes: false),
        Project(code: "DA7.2", source: .central, millions: 336, isOfCommunes: true),
    ]

    /// Number and symbol of a made-up decision: nobody takes it for one of the town.
    private func decision(_ number: Int) -> String { "MH-\(number < 10 ? "0" : "")\(number)/\(symbol)" }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate { CalendarDate(year: year, month: month, day: day)! }

    /// Everything of the year but what is paid to households by their list, in the order of days.
    var steps: [Step] {
        let random = SeededRandomness(seed: seed &+ 0x4655_4e44)
        var steps: [Step] = []
        for project in Self.projects {
            let heads = BudgetLine.Heads(
                programme: Self.programme, project: project.code, source: project.source, capital: project.capital, year: Self.year)
            let whole = project.millions * 1_000_000
            func add(_ unit: String?, _ kind: FundEntry.Kind, _ amount: Int64?, _ day: CalendarDate, _ document: String) {
                steps.append(Step(heads: heads, unit: unit, kind: kind, amount: amount, day: day, document: document))
            }
            add(nil, .assignment, whole, Self.day(2023, 1, 19), decision(1))
            let parts = project.isOfCommunes ? Self.shared(whole - whole / 50, random) : [(Self.town, whole)]
            for (unit, part) in parts {
                add(unit, .allotment, part, Self.day(2023, 2, 28), decision(2))
                steps += spent(part, of: unit, heads, random)
            }
            if project.changed < 0 { add(Self.town, .allotment, project.changed * 1_000_000, Self.day(2023, 7, 14), decision(7)) }
            if project.changed != 0 { add(nil, .adjustment, project.changed * 1_000_000, Self.day(2023, 7, 14), decision(7)) }
            if project.changed > 0 {
                add("c-20035-binh-tien", .allotment, project.changed * 1_000_000, Self.day(2023, 7, 20), decision(8))
                add("c-20035-binh-tien", .payment, project.changed * 900_000, Self.day(2023, 12, 18), "MH-96/UNC")
            }
            add(nil, .lapse, nil, Self.day(2024, 1, 31), decision(12))
        }
        return steps.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    }

    /// What a unit does with its part: some contracts, an advance, payments through the year, what is left at its end.
    private func spent(_ part: Int64, of unit: String, _ heads: BudgetLine.Heads, _ random: SeededRandomness) -> [Step] {
        /// The upland communes are slower.
        let slow = ["c-20041-binh-thanh", "c-20026-huong-binh"].contains(unit)
        let hundredths = Int64(slow ? random.within(55...70) : random.within(78...99))
        func thousands(_ amount: Int64) -> Int64 { amount / 1_000 * 1_000 }
        // What is cut in the middle of the year, and what goes to households by their list, stays free.
        let kept: Int64 =
            switch (heads.project, heads.source, heads.capital, unit) {
            case ("DA4.1", .central, .recurrent, _): 240_000_000
            case ("DA3.1", .central, .recurrent, "c-20035-binh-tien"): 110_000_000
            default: 0
            }
        let spent = thousands(max(0, min(part - kept, part * hundredths / 100)))
        guard spent > 0 else { return [] }
        let advance = heads.source == .inKind || heads.source == .people ? 0 : thousands(spent * Int64(random.within(18...32)) / 100)
        let refund = advance > 0 && random.chance(120) ? thousands(advance / 10) : 0
        let first = thousands((spent - advance) * Int64(random.within(30...50)) / 100)
        let second = spent - advance - first
        var number = random.within(11...60)
        func document(_ kind: String) -> String {
            number += random.within(1...7)
            return "MH-\(number)/\(kind)"
        }
        func step(_ kind: FundEntry.Kind, _ amount: Int64?, _ day: CalendarDate, _ document: String) -> Step {
            Step(heads: heads, unit: unit, kind: kind, amount: amount, day: day, document: document)
        }
        var steps: [Step] = []
        if advance > 0 {
            steps.append(step(.commitment, spent, Self.day(2023, 4, random.within(3...27)), document("HD")))
            steps.append(step(.advance, advance, Self.day(2023, 5, random.within(4...29)), document("UNC")))
        }
        if first > 0 { steps.append(step(.payment, first, Self.day(2023, random.within(7...9), random.within(3...28)), document("UNC"))) }
        if second > 0 {
            steps.append(step(.payment, second, Self.day(2023, random.within(11...12), random.within(2...28)), document("UNC")))
        }
        if advance - refund > 0 {
            steps.append(step(.clearing, advance - refund, Self.day(2023, 12, random.within(11...29)), document("GTT")))
        }
        if refund > 0 { steps.append(step(.refund, refund, Self.day(2024, 1, random.within(8...19)), document("GNT"))) }
        if slow {
            steps.append(step(.carriedOut, nil, Self.day(2024, 1, 31), decision(11)))
            for (kind, day) in [(FundEntry.Kind.payment, Self.day(2024, 9, 17)), (.settlement, Self.day(2025, 6, 27))] {
                var later = step(kind, nil, day, kind == .payment ? document("UNC") : decision(31))
                later.heads = heads.following
                steps.append(later)
            }
        } else {
            steps.append(step(.lapse, nil, Self.day(2024, 1, 31), decision(12)))
        }
        steps.append(step(.settlement, nil, Self.day(2024, 6, 28), decision(30)))
        return steps
    }

    /// A sum in whole thousands among the communes by their share of listed households, the last one taking what rounding leaves.
    private static func shared(_ whole: Int64, _ random: SeededRandomness) -> [(unit: String, amount: Int64)] {
        let places = DemonstrationPlace.all
        let weights = places.map { Int64($0.share * random.within(90...110)) }
        let sum = weights.reduce(0, +)
        var amounts = weights.map { whole * $0 / sum / 1_000 * 1_000 }
        amounts[amounts.count - 1] += whole - amounts.reduce(0, +)
        return zip(places, amounts).map { ($0.commune, $1) }
    }

    /// Puts the year on record, with a list of households paid in its spring of whom some are poor no more.
    public func load(through desk: Desk) async throws {
        let keys = try await desk.database.read { try $0.areaKeys() }
        guard let town = keys[Self.town], let commune = keys["c-20035-binh-tien"] else { throw Demonstration.Refusal.unitsMissing }
        let steps = steps.filter { $0.day <= until }
        let paidOn = Self.day(2023, 3, 20)
        let (before, after) = (steps.filter { $0.day < paidOn }, steps.filter { $0.day >= paidOn })
        _ = try await desk.performAsSystem(LoadDemonstrationFunds(town: town, keys: keys, steps: before))
        if paidOn <= until { try await payHouseholds(of: commune, town, on: paidOn, through: desk) }
        _ = try await desk.performAsSystem(LoadDemonstrationFunds(town: town, keys: keys, steps: after))
        try await giveGifts(keys, through: desk)
    }

    /// What communes were given in 2023; houses are those of poor households of the day.
    private func giveGifts(_ keys: [String: Area.ID], through desk: Desk) async throws {
        let random = SeededRandomness(seed: seed &+ 0x4749_4654)
        let (areas, law) = (desk.shelves.areas, desk.shelves.law)
        for place in DemonstrationPlace.all {
            guard let unit = keys[place.commune] else { continue }
            let poor = try await desk.database.read {
                try $0.households(for: [.poor], of: unit, on: Self.day(2023, 3, 1), areas, law).prefix(12).map(\.household.id)
            }
            for gift in gifts {
                let day = Self.day(2023, random.within(gift.purpose == .gift ? 1...1 : 3...11), random.within(3...27))
                let hundreds = random.within(gift.purpose == .houseBuilt ? 300...600 : 60...250)
                guard random.chance(700), day <= until, !gift.purpose.isHouse || !poor.isEmpty else { continue }
                let amount = Int64(gift.form == .labour ? hundreds / 10 : hundreds) * 100_000
                _ = try await desk.performAsSystem(
                    RecordContribution(
                        of: unit, receivedOn: day, giverKind: gift.kind, giver: gift.giver, form: gift.form, purpose: gift.purpose,
                        amount: amount, quantity: gift.quantity, household: gift.purpose.isHouse ? random.pick(poor) : nil, document: "",
                        note: ""))
            }
        }
    }

    /// Those who were poor or near-poor before the review of the year before was decided; the classes of some have changed since.
    private func payHouseholds(of commune: Area.ID, _ town: Area.ID, on paidOn: CalendarDate, through desk: Desk) async throws {
        let heads = BudgetLine.Heads(
            programme: Self.programme, project: "DA3.1", source: .central, capital: .recurrent, year: Self.year)
        let (areas, law) = (desk.shelves.areas, desk.shelves.law)
        let decidedOn = Self.day(2022, 11, 15)
        let (line, rows) = try await desk.database.read { transaction -> (BudgetLine?, [HouseholdRow]) in
            let all = try transaction.households(for: [.poor, .nearPoor], of: commune, on: decidedOn, areas, law)
            let still = Set(
                try transaction.households(for: [.poor, .nearPoor], of: commune, on: paidOn, areas, law).map(\.household.id))
            // A few of those whose class has changed until the payment are on the list, so that it shows whom it stops.
            let changed = all.filter { !still.contains($0.household.id) }.prefix(5)
            let unchanged = all.filter { still.contains($0.household.id) }.prefix(35)
            return (try transaction.budgetLine(of: town, heads), Array(changed) + Array(unchanged))
        }
        guard let line, !rows.isEmpty else { return }
        let list = try await desk.performAsSystem(
            DrawUpPayments(
                line: line.id, unit: commune, subject: support, period: "2023", groups: [.poor, .nearPoor],
                document: decision(5), decidedOn: decidedOn,
                items: rows.map { PaymentItem(household: $0.household.id, amount: 2_500_000) }))
        let stopped = try await desk.database.read { transaction in
            Set(try PaymentBook(list, on: paidOn, in: transaction, areas, law).stopped.map(\.household))
        }
        guard stopped.count < rows.count else { return }
        _ = try await desk.performAsSystem(PayHouseholds(list, on: paidOn, voucher: "MH-09/UNC", stopping: stopped))
    }
}

/// Writes steps of the made-up year, in their order.
struct LoadDemonstrationFunds: Operation {
    static let name = "LoadDemonstrationFunds"
    static let permission = Permission.keepFunds

    var town: Area.ID
    var keys: [String: Area.ID]
    var steps: [DemonstrationFunds.Step]

    func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { town }

    func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Int> {
        var lines: [BudgetLine.Heads: BudgetLine.ID] = [:]
        func line(_ heads: BudgetLine.Heads) throws -> BudgetLine.ID {
            if let known = lines[heads] { return known }
            let line = try transaction.openLine(heads, of: town, new: context.key()).id
            lines[heads] = line
            return line
        }
        var count = 0
        for step in steps {
            let line = try line(step.heads)
            let unit = step.unit.flatMap { keys[$0] }
            let amount = try step.amount ?? left(step.kind, try transaction.balance(of: line, unit: unit), hasUnit: unit != nil)
            guard amount != 0 else { continue }
            var entry = FundEntry(
                id: context.key(), line: line, unit: unit, kind: step.kind, amount: amount, bookedOn: step.day, document: step.document,
                note: step.note, recordedAt: context.now)
            var entries = [entry]
            if step.kind == .carriedOut {
                let into: FundEntry.ID = context.key()
                entry.twin = into
                let next = try self.next(step.heads, context, in: transaction)
                entries = [
                    entry,
                    FundEntry(
                        id: into, line: next, unit: unit, kind: .carriedIn, amount: amount, bookedOn: step.day, document: step.document,
                        note: step.note, twin: entry.id, recordedAt: context.now),
                ]
            }
            try transaction.insert(entries, officer: nil)
            count += entries.count
        }
        return Performed(count, subjects: [town.subject], detail: ["entries": String(count)])
    }

    private func next(
        _ heads: BudgetLine.Heads, _ context: OperationContext, in transaction: any WriteTransaction
    ) throws -> BudgetLine.ID {
        try transaction.openLine(heads.following, of: town, new: context.key()).id
    }

    /// All that is left of what an entry of the kind is about.
    private func left(_ kind: FundEntry.Kind, _ balance: FundBalance, hasUnit: Bool) -> Int64 {
        switch kind {
        case .settlement: balance.share.paid - balance.share.settled
        default: hasUnit ? balance.share.free : balance.line.free
        }
    }
}

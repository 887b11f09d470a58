import Core
import Database
import Law
import Monitoring
import Programme
import Registry
import Store

/// The targets of a plan by the communes that have a part in them.
public struct TargetDesk: Sendable {
    private let book: PlanBook
    private let areas: AreaHistory
    private let law: RuleBook

    /// A target with its communes: those that the officer sees.
    public struct Breakdown: Sendable {
        public let target: TargetBreakdown
        public let rows: [RegisterYear.Row]
        /// The day of the values.
        public let day: CalendarDate

        public func line(of area: Area.ID) -> TargetBreakdown.Line? { target.lines.first { rows[$0.row].area == area } }
    }

    public init(_ book: PlanBook, _ areas: AreaHistory, _ law: RuleBook) {
        self.book = book
        self.areas = areas
        self.law = law
    }

    /// - Parameter day: of the values; not after the end of the plan.
    /// - Throws: `StoreError.notFound` where the unit of the plan is none on the day.
    public func breakdown(
        of target: ProgrammePlan.Target, on day: CalendarDate? = nil, in transaction: any ReadTransaction
    ) throws -> Breakdown {
        let day = min(day ?? book.today, book.today, book.plan.until)
        guard let unit = areas.version(of: book.loaded.area, on: day) else { throw StoreError.notFound }
        let map = FigureMap(of: unit, on: day, in: areas)
        let found = try transaction.indicators(on: day, standard: law.national(on: day).id, on: map)
        let held = try transaction.targetShares(of: book.loaded.id).holding(of: target.code).compactMapValues(\.value)
        let own = try ownTargets(in: transaction).compactMapValues { $0[target.code] }
        return Breakdown(
            target: TargetBreakdown(
                target, found, given: values(held, target.measure, on: map, day), own: values(own, target.measure, on: map, day)),
            rows: map.rows, day: day)
    }

    /// What was asked of one commune towards each target, in the order of the plan.
    public func given(
        to area: Area.ID, in transaction: any ReadTransaction
    ) throws -> [(target: ProgrammePlan.Target, share: TargetShare)] {
        let shares = try transaction.targetShares(of: book.loaded.id)
        return book.plan.targets.compactMap { target in shares.holding(of: target.code)[area].map { (target, $0) } }
    }

    /// What the plans of communes that stand say, by commune and target.
    private func ownTargets(in transaction: any ReadTransaction) throws -> [Area.ID: [String: Int]] {
        var own: [Area.ID: [String: Int]] = [:]
        for duty in book.duties where book.kind(duty) == .plan {
            guard let agency = book.agency(duty.agency), agency.function == .commune, book.reports[duty.id]?.standing != nil else {
                continue
            }
            own[agency.area] = try transaction.reports(of: duty.id).standing?.content.targets
        }
        return own
    }

    /// Values by commune as lines of the map: of a commune that others have become part of, what adds up is added up.
    private func values(
        _ values: [Area.ID: Int], _ measure: TargetShare.Measure, on map: FigureMap, _ day: CalendarDate
    ) -> [Int: Int] {
        let begun = CalendarDate(year: book.plan.year, month: 1, day: 1)!
        var lines: [Int: Int] = [:]
        for row in map.rows.indices {
            if let value = values[map.rows[row].area] {
                lines[row] = value
            } else if measure != .rate, let origins = map.origins(ofRow: row, on: begun) {
                let parts = origins.compactMap { values[$0] }
                if !parts.isEmpty, parts.count == origins.count { lines[row] = parts.reduce(0, +) }
            }
        }
        return lines
    }
}

extension PlanBook {
    /// What the plan of a commune has to say something about: the targets of which a share was handed down to it; none for other duties.
    public func asked(
        by duty: Duty, _ desk: TargetDesk, in transaction: any ReadTransaction
    ) throws -> [(target: ProgrammePlan.Target, share: TargetShare)] {
        guard kind(duty) == .plan, let agency = agency(duty.agency), agency.function == .commune else { return [] }
        return try desk.given(to: agency.area, in: transaction)
    }
}

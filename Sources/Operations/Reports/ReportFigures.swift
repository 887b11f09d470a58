import Access
import Core
import Database
import Law
import Monitoring
import Programme
import Registry
import Store

/// Takes the figures of a month from the records: those of the register for communes, those of duties and obstacles for everybody.
public struct ReportFigures: Sendable {
    private let book: PlanBook
    private let areas: AreaHistory
    private let law: RuleBook

    public init(_ book: PlanBook, _ areas: AreaHistory, _ law: RuleBook) {
        self.book = book
        self.areas = areas
        self.law = law
    }

    init(_ book: PlanBook, _ context: OperationContext) { self.init(book, context.areas, context.law) }

    /// The figures of one report.
    public func figures(of duty: Duty, in transaction: any ReadTransaction) throws -> [ReportFigure] {
        guard let month = duty.month, let agency = book.agency(duty.agency) else { return [] }
        let register = agency.function == .commune ? try self.register(of: agency.area, month, in: transaction) : nil
        return try figures(of: agency, month, register: register.map { ($0.figures, nil) }, in: transaction)
    }

    /// The register of a unit over the days of a month.
    public func register(
        of area: Area.ID, _ month: ReportingMonth, in transaction: any ReadTransaction
    ) throws -> (figures: MonthlyRegister, rows: [RegisterYear.Row])? {
        let days = month.data
        guard let unit = areas.version(of: area, on: days.upperBound) else { return nil }
        let register = try transaction.registerYear(
            days.upperBound.year, opening: days.lowerBound.adding(days: -1), closing: days.upperBound,
            standard: law.national(on: days.upperBound).id, on: FigureMap(of: unit, on: days.upperBound, in: areas), parts: [])
        return (MonthlyRegister(register), register.rows)
    }

    /// - Parameter register: of the agency's unit, with the line that is asked for; `nil` where it has none.
    func figures(
        of agency: Agency, _ month: ReportingMonth, register: (figures: MonthlyRegister, row: Int?)?, in transaction: any ReadTransaction
    ) throws -> [ReportFigure] {
        let days = month.data
        var values: [ReportFigure.Kind: Int] = [:]
        if let register {
            for kind in ReportFigure.Kind.allCases where kind.isOfRegister {
                values[kind] = register.figures.count(kind, row: register.row)
            }
            let villages = areas.descendants(of: agency.area, at: .village, on: days.upperBound).map(\.area)
            values[.applications] = try transaction.countApplications(from: villages, days)
        }
        let duties = book.duties.filter { $0.agency == agency.id }
        values[.dutiesDone] = duties.count { book.doneOn($0).map(days.contains) ?? false }
        values[.dutiesOverdue] = duties.count { book.standing($0, on: days.upperBound).isOverdue }
        let obstacles = book.obstacles.filter { $0.agency == agency.id }
        values[.obstaclesRaised] = obstacles.count { days.contains($0.raisedOn) }
        values[.obstaclesOpen] = obstacles.count { $0.isOpen(on: days.upperBound) }
        return ReportFigure.Kind.allCases.compactMap { kind in values[kind].map { ReportFigure(kind, $0, days) } }
    }

    /// The reports of a month put together, beside what the records say now.
    public func consolidation(of month: ReportingMonth, in transaction: any ReadTransaction) throws -> Consolidation {
        let register = try self.register(of: book.loaded.area, month, in: transaction)
        let lines = try book.agencies.compactMap { agency -> Consolidation.Line? in
            guard let duty = book.reportDuty(of: agency.id, month) else { return nil }
            let row = register?.rows.firstIndex { $0.area == agency.area }
            let own = agency.function == .commune ? register.flatMap { register in row.map { (register.figures, Optional($0)) } } : nil
            let now = try figures(of: agency, month, register: own, in: transaction)
            return Consolidation.Line(
                agency: agency.id, duty: duty, report: book.reports[duty.id]?.standing,
                now: Dictionary(uniqueKeysWithValues: now.map { ($0.kind, $0.value) }))
        }
        return Consolidation(month: month, lines: lines)
    }
}

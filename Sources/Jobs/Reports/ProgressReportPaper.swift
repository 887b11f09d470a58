import Core
import Database
import Documents
import Law
import Monitoring
import Operations
import Programme
import Registry
import Store
import Words

/// Reports of a month as official documents: that of one agency, and all of them in one.
public struct ProgressReportPaper: Sendable {
    private let book: PlanBook
    private let areas: AreaHistory
    private let law: RuleBook

    public init(_ book: PlanBook, _ areas: AreaHistory, _ law: RuleBook) {
        self.book = book
        self.areas = areas
        self.law = law
    }

    /// The version of an agency's report that stands, else the last one that was written.
    ///
    /// - Throws: `StoreError.notFound` where nothing was written.
    public func document(of duty: Duty, in transaction: any ReadTransaction) throws -> OfficialDocument {
        let versions = try transaction.reports(of: duty.id)
        guard let agency = book.agency(duty.agency), let report = versions.standing ?? versions.latest else { throw StoreError.notFound }
        let earlier = try duty.month.flatMap { book.reportDuty(of: agency.id, $0.previous) }
            .flatMap { try transaction.reports(of: $0.id).standing }
        let names = Dictionary(
            (law.programme(id: book.plan.programme)?.projects ?? []).map { ($0.code, "\($0.code) \($0.title)") },
            uniquingKeysWith: { first, _ in first })
        let given = try book.asked(by: duty, TargetDesk(book, areas, law), in: transaction).map { ($0.target.code, $0.share.value ?? 0) }
        return ProgressReportWords.document(
            report.content, before: earlier?.content, of: book.kind(duty), isCommittee: agency.function == .commune,
            frame(agency, duty.month), projectNames: names, given: Dictionary(uniqueKeysWithValues: given))
    }

    /// All reports of a month in one.
    public func document(_ sum: Consolidation) -> OfficialDocument {
        ProgressReportWords.document(sum, frame(nil, sum.month), names: names(sum), signer: "")
    }

    public func names(_ sum: Consolidation) -> [Agency.ID: String] {
        Dictionary(uniqueKeysWithValues: sum.lines.map { ($0.agency, book.name($0.agency)) })
    }

    /// - Parameter agency: `nil` for the committee whose plan it is.
    private func frame(_ agency: Agency?, _ month: ReportingMonth?) -> ProgressReportWords.Frame {
        let day = min(book.today, book.plan.until)
        func name(_ area: Area.ID?) -> String? { area.flatMap { areas.lastKnown(of: $0, on: day)?.name } }
        let area = agency?.area ?? book.loaded.area
        let isCommittee = agency.map { $0.function == .commune } ?? true
        let above = isCommittee ? name(areas.lastKnown(of: area, on: day)?.parent) : name(area)
        let own = ProgressReportWords.committee(name(book.loaded.area) ?? "")
        return .init(
            agency: agency.map { book.name($0.id) } ?? own, superior: above.map(ProgressReportWords.committee),
            place: ProgressReportWords.place(name(area) ?? ""), plan: book.plan, month: month,
            recipients: [agency == nil ? ProgressReportWords.chair : own, ProgressReportWords.file])
    }
}

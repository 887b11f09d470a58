import Core
import Database
import Documents
import Finance
import Law
import Monitoring
import Operations
import Programme
import Registry
import Store
import Words

/// The result of an inspection as an official document.
public struct InspectionPaper: Sendable {
    private let book: PlanBook
    private let areas: AreaHistory

    public init(_ book: PlanBook, _ areas: AreaHistory) {
        self.book = book
        self.areas = areas
    }

    public func document(of inspection: Inspection, in transaction: any ReadTransaction) throws -> OfficialDocument {
        let day = min(book.today, book.plan.until)
        let unit = book.agency(inspection.inspector)?.area ?? book.loaded.area
        func name(_ area: Area.ID) -> String { areas.lastKnown(of: area, on: day)?.name ?? "" }
        let project = book.plan.projects.first { $0.code == inspection.project }
        var references: [Int: String] = [:]
        for finding in inspection.findings {
            references[finding.number] = try finding.reference.map { try text($0, in: transaction) }
        }
        let agencies = Set(inspection.findings.compactMap { $0.recommendation?.owner })
        return InspectionPaperWords.document(
            inspection, on: book.today,
            .init(
                agency: book.name(inspection.inspector), superior: ProgressReportWords.committee(name(unit)),
                place: ProgressReportWords.place(name(unit)), subject: book.name(inspection.subject),
                about: project.map { book.plan.clause($0.clause) } ?? InspectionWords.whole, plan: book.plan.title,
                names: Dictionary(uniqueKeysWithValues: agencies.map { ($0, book.name($0)) }), references: references))
    }

    /// A record by what names nobody.
    private func text(_ reference: Finding.Reference, in transaction: any ReadTransaction) throws -> String {
        switch reference {
        case .household(let id):
            let key = id.of(Household.self)
            return try transaction.householdRows([key])[key]?.household.code ?? ""
        case .payments(let id): return try transaction.paymentList(id.of(PaymentList.self))?.document ?? ""
        case .duty(let id): return book.duties.first { $0.id == id }.map { book.title($0) } ?? ""
        }
    }
}

import ArgumentParser
import Core
import Database
import Documents
import Exchange
import Foundation
import Jobs
import Law
import Monitoring
import Operations
import Programme
import Registry
import Store
import Words

extension ReportCommand {
    /// The monthly report of a commune, or all reports of the unit whose plan it is in one.
    struct Monthly: AsyncParsableCommand {
        enum Format: String, ExpressibleByArgument, CaseIterable {
            case docx, pdf, xlsx, json
        }

        static let configuration = CommandConfiguration(
            "monthly", PlanHelpWords.monthly,
            example: "giamngheo report monthly --unit 480 --month 2023-03 --format docx --output bao-cao-thang-3.docx")
        @Option(help: .says(PlanHelpWords.unit)) var unit: String
        @Option(help: .says(PlanHelpWords.month)) var month: String
        @Option(help: .says(PlanHelpWords.format)) var format = Format.json
        @Option(help: .says(PlanHelpWords.output)) var output: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            guard let month = ReportingMonth(iso: month) else {
                throw RefusedInWords(sentence: RoundHelpWords.wrong(month, talk.language))
            }
            guard output != nil || format == .json else { throw ValidationError("--output") }
            let area = try house.unit(code: unit, on: month.data.upperBound).area
            guard
                let plan = try await house.plans().first(where: { plan in
                    plan.year == month.year
                        && (plan.area == area || house.shelves.areas.communes(of: plan.area, on: month.data.upperBound).contains(area))
                })
            else { throw RefusedInWords(sentence: PlanHelpWords.noPlan.text(talk.language)) }
            let book = try await house.planBook(plan.id, contentsOf: month)
            let (areas, law) = (house.shelves.areas, house.shelves.law)
            let paper = ProgressReportPaper(book, areas, law)
            let sum = try await house.database.read { try ReportFigures(book, areas, law).consolidation(of: month, in: $0) }
            let isWhole = plan.area == area
            let own = sum.lines.filter { line in book.agency(line.agency).map { $0.area == area && $0.function == .commune } ?? false }
            let shown = isWhole ? sum : Consolidation(month: month, lines: own)
            switch format {
            case .json: return try write(Data(Output.document(MonthlyDocument(shown, paper.names(sum)))))
            case .xlsx: try ConsolidationWorkbook.write(shown, names: paper.names(sum), to: output!)
            case .docx, .pdf:
                let document: OfficialDocument
                if isWhole {
                    document = paper.document(sum)
                } else {
                    guard let duty = own.first?.duty, !(book.reports[duty.id] ?? []).isEmpty else {
                        throw RefusedInWords(sentence: PlanHelpWords.noReport.text(talk.language))
                    }
                    document = try await house.database.read { try paper.document(of: duty, in: $0) }
                }
                if format == .docx {
                    try DocumentDOCX(document).write(to: output!)
                } else {
                    try Output.file(Data(try await DocumentPDF(try PDFPress()).bytes(of: [document])), at: output!)
                }
            }
            if talk.json { try Output.json(["output": output!]) } else { Output.talk(output!) }
        }

        private func write(_ data: Data) throws {
            guard let output else { return Output.result(String(decoding: data, as: UTF8.self)) }
            try Output.file(data, at: output)
            Output.talk(output)
        }
    }
}

/// The reports of a month, for scripts.
private struct MonthlyDocument: Encodable {
    struct Line: Encodable {
        var agency: String
        var due: String?
        /// "submitted", "accepted"; left out where nothing stands.
        var state: String?
        var reported: [String: Int]
        var records: [String: Int]
    }

    var month: String
    var from: String
    var until: String
    var lines: [Line]
    var missing: [String]
    var reported: [String: Int]
    var records: [String: Int]

    init(_ sum: Consolidation, _ names: [Agency.ID: String]) {
        func sums(_ value: (ReportFigure.Kind) -> Int?) -> [String: Int] {
            Dictionary(uniqueKeysWithValues: ReportFigure.Kind.allCases.compactMap { kind in value(kind).map { (kind.rawValue, $0) } })
        }
        month = sum.month.iso
        from = sum.month.data.lowerBound.iso
        until = sum.month.data.upperBound.iso
        lines = sum.lines.map { line in
            Line(
                agency: names[line.agency] ?? "", due: line.duty.dueOn?.iso,
                state: line.report.map { $0.state == .accepted ? "accepted" : "submitted" },
                reported: sums { line.report?.content.figure($0)?.value }, records: sums { line.now[$0] })
        }
        missing = sum.missing.map { names[$0.agency] ?? "" }
        reported = sums(sum.reported)
        records = sums(sum.now)
    }
}

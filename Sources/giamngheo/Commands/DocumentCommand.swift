import Access
import ArgumentParser
import Core
import Database
import Documents
import Exchange
import Foundation
import Jobs
import Operations
import Registry
import Store
import Words

struct DocumentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration("document", HelpWords.document, subcommands: [List.self, Render.self])

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case docx, pdf
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration("list", HelpWords.documentList, example: "giamngheo document list --json")
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.open(store)
            let areas = house.shelves.areas
            let documents = try await house.database.read { transaction in
                try transaction.rounds(with: Set(try transaction.roundPlaces())).flatMap { try transaction.decisions(of: $0.id) }
            }
            .map { decision in
                DocumentLine(
                    id: decision.id.description, number: decision.number, signedOn: decision.signedOn.iso,
                    unit: areas.version(of: decision.commune, on: decision.signedOn)?.name ?? "")
            }
            if talk.json { return try Output.json(documents) }
            for line in documents { Output.result("\(line.id)  \(line.number)  \(line.signedOn)  \(line.unit)") }
        }
    }

    struct Render: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "render", HelpWords.documentRender,
            example: "giamngheo document render 0190a5c2-7d3e-7b10-8c55-2f1f0a9e4d11 --format pdf --output quyet-dinh.pdf")
        @Argument(help: .says(HelpWords.documentID)) var id: String
        @Option(help: .says(HelpWords.documentFormat)) var format: Format
        @Option(help: .says(HelpWords.documentOutput)) var output: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.open(store)
            guard let id = ReviewDecision.ID(id) else { throw ValidationError(HelpWords.documentIDForm) }
            guard let document = try await house.document(id) else {
                Output.talk(DocumentWords.unknown(talk.language))
                throw ExitCode(1)
            }
            switch format {
            case .docx: try DocumentDOCX(document).write(to: output)
            case .pdf: try Output.file(Data(try await DocumentPDF(try PDFPress()).bytes(of: document)), at: output)
            }
            if talk.json { try Output.json(["output": output]) } else { Output.talk(output) }
        }
    }
}

/// A document as `document list` shows it.
private struct DocumentLine: Encodable {
    var id: String
    var number: String
    var signedOn: String
    var unit: String
}

extension House {
    /// The document of a decision; `nil` where there is no such decision.
    func document(_ id: ReviewDecision.ID) async throws -> OfficialDocument? {
        let (areas, rules, law, today) = (shelves.areas, shelves.law, self.law, desk.now.day)
        return try await database.read { transaction in
            guard let round = try transaction.round(of: id) else { return nil }
            let everywhere = AreaScope(communes: Set(areas.all.filter { $0.level == .commune && $0.holds(on: today) }.map(\.area)))
            let book = try RoundBook(round, within: everywhere, in: transaction, areas, rules, today: today)
            return try DecisionPaper.document(id, in: book, areas, law, transaction)
        }
    }
}

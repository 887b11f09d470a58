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
        @Option(help: .says(HelpWords.documentYear)) var year: Int?
        @Option(help: .says(HelpWords.documentKind)) var kind: RegisteredDocument.Kind?
        @Option(help: .says(HelpWords.documentUnit)) var unit: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let (areas, today) = (house.shelves.areas, house.desk.now.day)
            let unit = try unit.map { try house.unit(code: $0, on: today).area }
            let filter = RegisterFilter(year: year, kind: kind)
            let documents = try await house.database.read { transaction in
                let bodies = try transaction.documentBodies().filter { body in
                    unit.map { unit in areas.presentUnits(of: body, on: today).contains { $0.area == unit } } ?? true
                }
                return try transaction.documents(filter, of: bodies).map { document in
                    DocumentLine(
                        id: document.id.description, direction: document.direction.rawValue, kind: document.kind.rawValue,
                        number: document.reference, signedOn: document.signedOn.iso,
                        unit: areas.version(of: document.body, on: document.signedOn)?.name ?? "",
                        subject: DocumentPaper.subject(document, try document.round.flatMap { try transaction.round($0) }),
                        voided: document.voiding?.reason)
                }
            }
            if talk.json { return try Output.json(documents) }
            for line in documents {
                Output.result(
                    "\(line.id)  \(line.number)  \(line.signedOn)  \(line.unit)  \(line.subject)\(line.voided.map { "  (\(RegisterWords.voided($0)))" } ?? "")"
                )
            }
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
            let house = try await House.openExisting(store)
            guard let id = RegisteredDocument.ID(id) else { throw ValidationError(HelpWords.documentIDForm) }
            let documents = try await house.documents(id)
            guard let first = documents.first else { throw RefusedInWords(sentence: DocumentWords.unknown(talk.language)) }
            switch format {
            case .docx:
                guard documents.count == 1 else { throw RefusedInWords(sentence: DocumentWords.onlyPDF(talk.language)) }
                try DocumentDOCX(first).write(to: output)
            case .pdf: try Output.file(Data(try await DocumentPDF(try PDFPress()).bytes(of: documents)), at: output)
            }
            if talk.json { try Output.json(["output": output]) } else { Output.talk(output) }
        }
    }
}

/// A document as `document list` shows it.
private struct DocumentLine: Encodable {
    var id: String
    var direction: String
    var kind: String
    var number: String
    var signedOn: String
    var unit: String
    var subject: String
    /// Why its number was voided.
    var voided: String?
}

extension RegisteredDocument.Kind: ExpressibleByArgument {}

extension House {
    /// What a document of the register says; nothing where there is none, or the program has no text of it.
    func documents(_ id: RegisteredDocument.ID) async throws -> [OfficialDocument] {
        let (areas, rules, law, today) = (shelves.areas, shelves.law, self.law, desk.now.day)
        return try await database.read { transaction in
            guard let document = try transaction.document(id), document.direction == .outgoing else { return [] }
            let everywhere = AreaScope(communes: Set(areas.all.filter { $0.level == .commune && $0.holds(on: today) }.map(\.area)))
            return try DocumentPaper.documents(document, within: everywhere, areas, law, rules, today: today, in: transaction)
        }
    }
}

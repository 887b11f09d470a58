import Core
import Law
import Monitoring
import Words

/// A filled form as the paper that is signed: what stands around the table and how its columns are headed. The page, its print
/// and the workbook show this one value.
public struct FormPaper: Sendable {
    public struct Signature: Hashable, Sendable {
        /// For whom and as what: "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH". The name is left open.
        public var roles: [String]
        public var hint: String

        /// Whoever made the paper, and the chair for the committee.
        public static func ofCommittee(preparer: String) -> [Signature] {
            [
                Signature(roles: [preparer], hint: PaperWords.preparerHint),
                Signature(roles: [PaperWords.committee, PaperWords.chair], hint: PaperWords.chairHint),
            ]
        }
    }

    /// One unit of the form: its lines stand together and are not torn between pages.
    public struct Block: Sendable {
        public var order: String
        public var name: String
        /// A sum of others.
        public var isSum: Bool
        /// Index of its first line in the table.
        public var first: Int
        public var lines: [FormTable.Line]
    }

    public let table: FormTable
    /// The body whose paper it is, below the one above it.
    public let body: [String]
    /// The form and the circular that set it.
    public let source: String
    public let subtitle: String
    /// Days of the figures, standard, and the map where it is not that of the last day.
    public let period: String
    public let placeAndDay: String
    public let heading: FormHeading
    /// The numbers below the heading, those of the form.
    public let numbers: [String]
    public let blocks: [Block]
    public let notes: [String]
    public let signatures: [Signature]

    /// - Parameter standard: the one of the table.
    public init(_ table: FormTable, standard: PovertyStandard?, documents: [String: LegalDocument]) {
        self.table = table
        body = [table.superiorName, table.unitName].compactMap { $0 }.map(PaperWords.committee)
        let document = documents[table.definition.citation.document]?.number
        source = document.map { PaperWords.source(table.definition.heading, $0) } ?? table.definition.heading
        subtitle = FormWords.heading(table)
        period = FormWords.period(table, standard: standard.map { StandardWords.legalName($0, in: documents) } ?? "")
        placeAndDay = PaperWords.placeAndDay(table.unitName)
        let lead = ["A", "B"].map { table.definition.column($0).label } + (table.hasSplit ? [FormWords.split] : [])
        heading = FormHeading(lead.map { [$0] } + table.columns.map { $0.heads + [$0.label] })
        numbers = ["A", "B", "C"].prefix(lead.count) + table.columns.map(FormWords.number)
        blocks = Self.blocks(of: table)
        notes = table.notes.map(FormWords.sentence)
        signatures = Signature.ofCommittee(preparer: PaperWords.preparer)
    }

    /// Columns before those of the form: number, unit, and what the lines are split by.
    public var lead: Int { table.hasSplit ? 3 : 2 }

    private static func blocks(of table: FormTable) -> [Block] {
        var blocks: [Block] = []
        for (index, line) in table.lines.enumerated() {
            if let last = blocks.last, last.lines[0].part == line.part {
                blocks[blocks.count - 1].lines.append(line)
                continue
            }
            let (order, name) = FormWords.name(line.part, table.rows)
            let isSum = if case .row = line.part { false } else { true }
            blocks.append(Block(order: order, name: name, isSum: isSum, first: index, lines: [line]))
        }
        return blocks
    }
}

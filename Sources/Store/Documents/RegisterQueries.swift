import Access
import Core
import Database
import Registry

/// What of a register is asked for.
public struct RegisterFilter: Hashable, Sendable {
    public var direction: RegisteredDocument.Direction?
    public var year: Int?
    public var kind: RegisteredDocument.Kind?
    public var round: ReviewRound.ID?
    public var household: Household.ID?

    public init(
        direction: RegisteredDocument.Direction? = nil, year: Int? = nil, kind: RegisteredDocument.Kind? = nil,
        round: ReviewRound.ID? = nil, household: Household.ID? = nil
    ) {
        self.direction = direction
        self.year = year
        self.kind = kind
        self.round = round
        self.household = household
    }
}

extension ReadTransaction {
    /// Every body that has a document.
    public func documentBodies() throws -> [Area.ID] {
        try rows("SELECT DISTINCT body_id FROM official_document ORDER BY body_id") { try $0.key(0) }
    }

    /// The documents of `bodies`, the newest first.
    public func documents(_ filter: RegisterFilter, of bodies: [Area.ID], limit: Int = 20_000) throws -> [RegisteredDocument] {
        var conditions: SQL = "body_id IN \(bodies)"
        if let direction = filter.direction { conditions = "\(sql: conditions) AND direction = \(direction.rawValue)" }
        if let year = filter.year { conditions = "\(sql: conditions) AND year = \(year)" }
        if let kind = filter.kind { conditions = "\(sql: conditions) AND kind = \(kind.rawValue)" }
        if let round = filter.round { conditions = "\(sql: conditions) AND round_id = \(round)" }
        if let household = filter.household { conditions = "\(sql: conditions) AND household_id = \(household)" }
        return try rows(
            """
            SELECT \(sql: Self.documentColumns) FROM official_document WHERE \(sql: conditions)
             ORDER BY signed_on DESC, recorded_at DESC, id DESC LIMIT \(limit)
            """, Self.document)
    }

    public func document(_ id: RegisteredDocument.ID) throws -> RegisteredDocument? {
        try first("SELECT \(sql: Self.documentColumns) FROM official_document WHERE id = \(id)", Self.document)
    }

    /// The document that stands for something in the records.
    public func document(for source: RegisteredDocument.Source, _ id: Identifier<AnySubject>) throws -> RegisteredDocument? {
        try first(
            """
            SELECT \(sql: Self.documentColumns) FROM official_document
             WHERE source = \(source.rawValue) AND source_id = \(id) AND voided_at IS NULL
            """, Self.document)
    }

    /// The documents about several things of one kind that were issued and not voided, by what they are about.
    public func documents(
        for source: RegisteredDocument.Source, in round: ReviewRound.ID
    ) throws -> [Identifier<AnySubject>: RegisteredDocument] {
        let found = try rows(
            """
            SELECT \(sql: Self.documentColumns) FROM official_document
             WHERE round_id = \(round) AND source = \(source.rawValue) AND voided_at IS NULL
            """, Self.document)
        return Dictionary(
            found.compactMap { document in document.sourceID.map { ($0, document) } }, uniquingKeysWith: { first, _ in first })
    }

    /// What a document says, as JSON; `nil` where that is read from its source.
    public func content(of document: RegisteredDocument.ID) throws -> String? {
        try first("SELECT content FROM official_document WHERE id = \(document)") { try $0.textOrNil(0) } ?? nil
    }

    /// The series of `bodies` with their numbers.
    public func numberedSeries(of bodies: [Area.ID], year: Int) throws -> [NumberedSeries] {
        var numbers: [DocumentSeries: [Int]] = [:]
        try forEach(
            """
            SELECT body_id, symbol, number FROM official_document
             WHERE body_id IN \(bodies) AND year = \(year) AND direction = 'outgoing' AND number IS NOT NULL
            """
        ) { row in
            numbers[DocumentSeries(body: try row.key(0), symbol: try row.text(1), year: year), default: []].append(try row.int(2))
        }
        return numbers.map { NumberedSeries($0.key, numbers: $0.value) }.sorted { $0.series.symbol < $1.series.symbol }
    }

    /// True when a number of the series is taken, or was voided.
    public func isTaken(_ number: Int, in series: DocumentSeries) throws -> Bool {
        try first(
            """
            SELECT 1 FROM official_document
             WHERE body_id = \(series.body) AND symbol = \(series.symbol) AND year = \(series.year) AND number = \(number)
               AND direction = 'outgoing'
            """
        ) { try $0.int(0) } != nil
    }

    private static var documentColumns: SQL {
        """
        id, direction, body_id, kind, symbol, number, reference, issuer, signed_on, signer, subject, round_id, household_id, source,
        source_id, rests_on, recorded_at, voided_at, void_reason
        """
    }

    private static func document(_ row: Row) throws -> RegisteredDocument {
        guard let direction = RegisteredDocument.Direction(rawValue: try row.text(1)),
            let kind = RegisteredDocument.Kind(rawValue: try row.text(3))
        else { throw StoreError.unreadable("official_document") }
        var document = RegisteredDocument(
            id: try row.key(0), direction: direction, body: try row.key(2), kind: kind, symbol: try row.text(4),
            number: try row.intOrNil(5), reference: try row.text(6), issuer: try row.text(7), signedOn: try row.day(8),
            signer: try row.text(9), subject: try row.text(10), round: try row.keyOrNil(11), household: try row.keyOrNil(12),
            source: try row.textOrNil(13).flatMap { RegisteredDocument.Source(rawValue: $0) }, sourceID: try row.keyOrNil(14),
            restsOn: try row.keyOrNil(15), recordedAt: try row.instant(16))
        if let at = try row.instantOrNil(17) { document.voiding = .init(at: at, reason: try row.text(18)) }
        return document
    }
}

extension WriteTransaction {
    /// Takes the next numbers of a series. Whoever else takes some at the same time waits, or does it again: no two get the same, none
    /// is left out, and where the transaction fails none is taken.
    ///
    /// - Returns: the first of them.
    public func takeNumbers(_ count: Int = 1, of series: DocumentSeries) throws -> Int {
        try execute(
            """
            INSERT INTO document_series (body_id, symbol, year, last_number)
            VALUES (\(series.body), \(series.symbol), \(series.year), \(count))
            ON CONFLICT (body_id, symbol, year) DO UPDATE SET last_number = document_series.last_number + \(count)
            """)
        return try lastNumber(of: series) - count + 1
    }

    /// A number that somebody wrote by hand: later ones follow it.
    public func raise(_ series: DocumentSeries, to number: Int) throws {
        try execute(
            """
            INSERT INTO document_series (body_id, symbol, year, last_number)
            VALUES (\(series.body), \(series.symbol), \(series.year), \(number))
            ON CONFLICT (body_id, symbol, year) DO UPDATE SET last_number = excluded.last_number
             WHERE document_series.last_number < excluded.last_number
            """)
    }

    private func lastNumber(of series: DocumentSeries) throws -> Int {
        try first(
            """
            SELECT last_number FROM document_series
             WHERE body_id = \(series.body) AND symbol = \(series.symbol) AND year = \(series.year)
            """
        ) { try $0.int(0) } ?? 0
    }

    /// - Parameter content: what it says, as JSON; `nil` where that is read from its source.
    public func insert(_ document: RegisteredDocument, content: String? = nil, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO official_document
                   (id, direction, body_id, kind, year, symbol, number, reference, issuer, signed_on, signer, subject, round_id,
                    household_id, source, source_id, rests_on, content, officer_id, recorded_at, void_reason)
            VALUES (\(document.id), \(document.direction.rawValue), \(document.body), \(document.kind.rawValue), \(document.year),
                    \(document.symbol), \(document.number), \(document.reference), \(document.issuer), \(document.signedOn),
                    \(document.signer), \(document.subject), \(document.round), \(document.household), \(document.source?.rawValue),
                    \(document.sourceID), \(document.restsOn), \(content), \(officer), \(document.recordedAt), '')
            """)
    }

    /// - Throws: `StoreError.changedMeanwhile` when it was voided before.
    public func void(_ document: RegisteredDocument.ID, _ voiding: RegisteredDocument.Voiding, officer: Officer.ID?) throws {
        let changed = try execute(
            """
            UPDATE official_document SET voided_at = \(voiding.at), void_reason = \(voiding.reason), voided_by = \(officer)
             WHERE id = \(document) AND voided_at IS NULL
            """)
        guard changed == 1 else { throw StoreError.changedMeanwhile }
    }
}

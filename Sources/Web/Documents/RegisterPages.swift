import Access
import Core
import Database
import Documents
import Exchange
import HTTPTypes
import Jobs
import Markup
import Operations
import Registry
import Store
import Words

extension SitePath {
    static let documents = "/van-ban"
    static let documentsWorkbook = "\(documents).xlsx"
    static let newIncoming = "\(documents)/den"

    static func document(_ id: RegisteredDocument.ID) -> String { "\(documents)/\(id)" }
}

/// The register of documents, outgoing and incoming: by year, kind and body, on the page and as a workbook.
enum RegisterPages {
    static let routes: [Route] = [
        .get(SitePath.documents, .permission(.viewDocuments)) { .page(try await page($0)) },
        .get(SitePath.documentsWorkbook, .permission(.viewDocuments)) { try await workbook($0) },
        .get(SitePath.newIncoming, .permission(.keepDocuments)) { .page(try await newPage($0, [])) },
        .post(SitePath.newIncoming, .permission(.keepDocuments)) { try await record($0) },
    ]

    /// What the address asks for.
    private struct Asked {
        var filter = RegisterFilter()
        var body: Area.ID?

        init(_ visit: Visit) {
            let query = visit.query
            filter.direction = RegisteredDocument.Direction(rawValue: query["huong"])
            filter.kind = RegisteredDocument.Kind(rawValue: query["loai-van-ban"])
            filter.year = query.has("nam") ? Int(query["nam"]) : visit.today.year
            body = Area.ID(query["don-vi"])
        }

        func address(_ path: String) -> String {
            var parts = ["nam=\(filter.year.map(String.init) ?? "")"]
            if let direction = filter.direction { parts.append("huong=\(direction.rawValue)") }
            if let kind = filter.kind { parts.append("loai-van-ban=\(kind.rawValue)") }
            if let body { parts.append("don-vi=\(body)") }
            return path + "?" + parts.joined(separator: "&")
        }
    }

    /// A line with what it shows.
    struct Line {
        var document: RegisteredDocument
        var body: String
        var subject: String
        var round: ReviewRound?
    }

    private static func read(_ visit: Visit, _ asked: Asked) async throws -> (lines: [Line], gaps: [NumberedSeries], bodies: [Area.ID]) {
        let scope = visit.scope(for: .viewDocuments)
        let (areas, today) = (visit.areas, visit.today)
        let (documents, gaps, bodies, rounds) = try await visit.site.database.read { transaction in
            let bodies = try transaction.documentBodies().filter { scope.holdsAll(of: $0, in: areas, on: today) }
            let chosen = bodies.filter { asked.body == nil || $0 == asked.body }
            let documents = try transaction.documents(asked.filter, of: chosen)
            let gaps = try asked.filter.year.map { try transaction.numberedSeries(of: chosen, year: $0) } ?? []
            let rounds = try Set(documents.compactMap(\.round)).compactMap { try transaction.round($0) }
            return (documents, gaps, bodies, Dictionary(uniqueKeysWithValues: rounds.map { ($0.id, $0) }))
        }
        let lines = documents.map { document in
            let round = document.round.flatMap { rounds[$0] }
            return Line(
                document: document, body: visit.name(of: document.body), subject: DocumentPaper.subject(document, round), round: round)
        }
        return (lines, gaps.filter { !$0.gaps.isEmpty }, bodies)
    }

    private static func page(_ visit: Visit) async throws -> HTML {
        let asked = Asked(visit)
        let (lines, gaps, bodies) = try await read(visit, asked)
        let years = (2021...visit.today.year).reversed().map { (String($0), String($0)) }
        func field(_ name: String, _ label: String, _ value: String?) -> FieldState {
            FieldState(name: name, label: label, value: value ?? "")
        }
        return visit.page(
            RegisterWords.title,
            """
            \(visit.savedBanner())<h1>\(RegisterWords.title)</h1><p class="lead">\(RegisterWords.lead)</p><p class="actions">\
            \("<a class=\"primary\" href=\"\(SitePath.newIncoming)\">\(RegisterWords.record)</a>", when: visit.may(.keepDocuments))\
            <a class="plain" href="\(SitePath.certificates)">\(CertificateWords.title)</a>\
            <a class="plain" href="\(asked.address(SitePath.documentsWorkbook))">\(RegisterWords.excel)</a></p>\
            <form method="get" action="\(SitePath.documents)" class="card filters">\
            \(Control.select(field("huong", RegisterWords.direction, asked.filter.direction?.rawValue), [("", RegisterWords.both)] + RegisteredDocument.Direction.allCases.map { ($0.rawValue, RegisterWords.name($0)) }))\
            \(Control.select(field("nam", RegisterWords.year, asked.filter.year.map(String.init)), [("", RegisterWords.allYears)] + years))\
            \(Control.select(field("loai-van-ban", RegisterWords.kind, asked.filter.kind?.rawValue), [("", RegisterWords.allKinds)] + RegisteredDocument.Kind.allCases.map { ($0.rawValue, DocumentWords.kind($0).name) }))\
            \(bodies.count > 1 ? Control.select(field("don-vi", RegisterWords.body, asked.body?.description), [("", RegisterWords.allBodies)] + bodies.map { ($0.description, visit.name(of: $0)) }) : .empty)\
            <div class="actions">\(Control.button(RegisterWords.show, isPrimary: false))</div></form>\
            \("<div class=\"banner\"><p>\(RegisterWords.gaps): \(gaps.map(RegisterWords.gaps).joined(separator: "; "))</p></div>", when: !gaps.isEmpty)\
            <p><strong>\(RegisterWords.count(lines.count))</strong></p>\
            \(lines.isEmpty ? "<div class=\"card\"><p>\(RegisterWords.none)</p></div>" : table(lines, isWide: bodies.count > 1))
            """)
    }

    private static func table(_ lines: [Line], isWide: Bool) -> HTML {
        scrolling(
            RegisterWords.title,
            """
            <table class="stack"><thead><tr><th scope="col">\(RegisterWords.reference)</th><th scope="col">\(RegisterWords.signedOn)</th><th scope="col">\(RegisterWords.kind)</th>\
            <th scope="col">\(RegisterWords.subject)</th><th scope="col">\(RegisterWords.issuer)</th><th scope="col">\(RegisterWords.state)</th></tr></thead><tbody>\(lines.map { line in
                let document = line.document
                return """
                    <tr><th scope="row"><a href="\(SitePath.document(document.id))">\(document.reference)</a></th><td data-label="\(RegisterWords.signedOn)">\(document.signedOn.vietnamese)</td>\
                    <td data-label="\(RegisterWords.kind)">\(DocumentWords.kind(document.kind).name)</td><td data-label="\(RegisterWords.subject)">\(line.subject)</td>\
                    <td data-label="\(RegisterWords.issuer)">\(document.issuer.isEmpty ? line.body : document.issuer)\("<div class=\"hint\">\(line.body)</div>", when: isWide && !document.issuer.isEmpty)</td><td data-label="\(RegisterWords.state)">\(RegisterWords.state(document))</td></tr>
                    """ as HTML
            })</tbody></table>
            """)
    }

    private static func workbook(_ visit: Visit) async throws -> Answer {
        let asked = Asked(visit)
        let (lines, _, _) = try await read(visit, asked)
        let bytes = try await Workbench.run {
            try Workbench.withTemporaryFile { path in
                try write(lines, to: path)
                return try Workbench.contents(path)
            }
        }
        return .file(bytes, type: FileType.workbook, name: "so-van-ban-\(asked.filter.year.map(String.init) ?? visit.today.iso).xlsx")
    }

    private static func write(_ lines: [Line], to path: String) throws {
        let writer = try XLSXTableWriter(path: path)
        let columns: [(String, Double)] = [
            (RegisterWords.direction, 14), (RegisterWords.reference, 20), (RegisterWords.signedOn, 12), (RegisterWords.kind, 16),
            (RegisterWords.subject, 60), (RegisterWords.issuer, 28), (RegisterWords.signer, 24), (RegisterWords.body, 24),
            (RegisterWords.state, 28),
        ]
        writer.beginSheet(RegisterWords.title)
        writer.printOnA4(repeatingRows: 0...0)
        writer.freeze(row: 1, column: 2)
        for (index, column) in columns.enumerated() { writer.setWidth(column.1, of: index...index) }
        for (index, column) in columns.enumerated() { writer.write(.text(column.0), row: 0, column: index, look: .heading) }
        for (row, line) in lines.enumerated() {
            let document = line.document
            let cells: [XLSXValue] = [
                .text(RegisterWords.name(document.direction)), .text(document.reference), .day(document.signedOn),
                .text(DocumentWords.kind(document.kind).name), .text(line.subject),
                .text(document.issuer.isEmpty ? line.body : document.issuer), .text(document.signer), .text(line.body),
                .text(RegisterWords.state(document)),
            ]
            for (column, cell) in cells.enumerated() { writer.write(cell, row: row + 1, column: column) }
        }
        try writer.close()
    }

    // MARK: incoming

    private static func newPage(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let rounds = try await RoundListPages.rounds(visit)
        let communes = visit.scope(for: .keepDocuments).communes.compactMap { visit.areas.version(of: $0, on: visit.today) }
            .sorted { $0.precedes($1) }
        let kinds = RegisteredDocument.Kind.allCases.filter { $0 != .certificates }
        return visit.page(
            RegisterWords.record, crumbs: [(RegisterWords.title, SitePath.documents)], problems: problems,
            entry.form(
                title: RegisterWords.record, lead: RegisterWords.recordLead, action: SitePath.newIncoming, version: nil,
                cancel: SitePath.documents,
                """
                <section class="card">\(communes.count == 1 ? Control.hidden("don-vi", communes[0].area.description) : Control.select(entry.state("don-vi", RegisterWords.body), communes.map { ($0.area.description, $0.name) }))\
                \(Control.text(entry.state("so", RegisterWords.reference), width: .short))\
                \(Control.text(entry.state("ngay", RegisterWords.signedOn, hint: ReviewWords.dayHint), width: .short, isNumeric: true))\
                \(Control.select(entry.state("loai-van-ban", RegisterWords.kind), kinds.map { ($0.rawValue, DocumentWords.kind($0).name) }))\
                \(Control.text(entry.state("noi-ban-hanh", RegisterWords.issuer)))\(Control.text(entry.state("trich-yeu", RegisterWords.subject)))\
                \(Control.select(entry.state("dot", RegisterWords.round), [("", RegisterWords.noRound)] + rounds.map { ($0.id.description, RoundWords.title($0)) }))</section>
                """))
    }

    private static func record(_ visit: Visit) async throws -> Answer {
        guard let body = Area.ID(visit.form["don-vi"]), let kind = RegisteredDocument.Kind(rawValue: visit.form["loai-van-ban"]) else {
            throw PageError.badRequest
        }
        var entry = Entry(visit: visit, fields: visit.form)
        let unreadable = RoundWords.sentence(.textUnreadable)
        let reference = entry.line("so", limit: 60, unreadable, &entry.problems)
        let issuer = entry.line("noi-ban-hanh", limit: 200, unreadable, &entry.problems)
        let subject = entry.line("trich-yeu", limit: 500, unreadable, &entry.problems)
        let day = entry.day("ngay", &entry.problems)
        for (name, value) in [("so", reference), ("noi-ban-hanh", issuer), ("trich-yeu", subject)]
        where value.isEmpty && !entry.problems.contains(where: { $0.field == name }) {
            entry.problems.append((name, unreadable))
        }
        guard entry.problems.isEmpty, let day else { return visit.again(try await newPage(visit, entry.problems)) }
        return try await visit.act(
            RecordIncoming(
                body: body, kind: kind, reference: reference, issuer: issuer, signedOn: day, subject: subject,
                round: ReviewRound.ID(visit.form["dot"])), again: { try await newPage(visit, $0) }
        ) { SitePath.document($0) + "?da-luu=1" }
    }
}

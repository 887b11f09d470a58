import Access
import Core
import Database
import Exchange
import HTTPTypes
import Jobs
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// A round, or all households of the officer's area, looked at under another standard. Nothing is written.
enum SimulationPages {
    static let routes: [Route] = [
        .get(SitePath.simulation, .permission(.viewForms)) { try await page($0, nil) },
        .get("\(SitePath.simulation).xlsx", .permission(.exportList)) { try await workbook($0, nil) },
        .get("\(SitePath.rounds)/:dot/mo-phong", .permission(.viewForms)) { try await page($0, try $0.key("dot")) },
        .get("\(SitePath.rounds)/:dot/mo-phong.xlsx", .permission(.exportList)) { try await workbook($0, try $0.key("dot")) },
    ]

    /// The workbook of the same choices.
    private static func file(_ outcome: Simulation.Outcome) -> String {
        let points = Residence.allCases.compactMap { residence in
            outcome.supposedPoints[residence].map { "&diem-\(residence.rawValue)=\($0)" }
        }
        let page = outcome.round.map { SitePath.simulation(of: $0.id) } ?? SitePath.simulation
        return "\(page).xlsx?chuan=\(outcome.standard.id)\(points.joined())"
    }

    private static func page(_ visit: Visit, _ round: ReviewRound.ID?) async throws -> Answer {
        var problems: Visit.Problems = []
        let found: ReviewRound? =
            if let round { try await visit.site.database.read { try $0.round(round) } } else { nil }
        if round != nil, found == nil { throw PageError.notFound }
        let result = try await paper(visit, round, &problems)
        let crumbs = [(RoundPageWords.title, SitePath.rounds)] + (found.map { [(RoundWords.title($0), SitePath.round($0.id))] } ?? [])
        let page = visit.page(
            SimulationWords.title, crumbs: crumbs, problems: problems,
            """
            <h1>\(SimulationWords.title)</h1><p class="lead">\(SimulationWords.lead)</p>\(form(visit, round, problems))\
            \(result.map { tables($0.paper, file: file($0.outcome), visit) } ?? .empty)
            """)
        return .page(page, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func form(_ visit: Visit, _ round: ReviewRound.ID?, _ problems: Visit.Problems) -> HTML {
        func state(_ name: String, _ label: String, hint: String = "") -> FieldState {
            FieldState(
                name: name, label: label, value: visit.query[name], hint: hint, problem: problems.first { $0.field == name }?.sentence)
        }
        let standards = visit.site.shelves.law.standards.sorted { $0.appliesFrom > $1.appliesFrom }
        return """
            <form method="get" action="\(round.map(SitePath.simulation(of:)) ?? SitePath.simulation)" class="card" novalidate>\
            \(Control.select(state("chuan", SimulationWords.standard), standards.map { ($0.id, $0.title) }))\
            <details\(" open", when: !points(visit).isEmpty || problems.contains { $0.field.hasPrefix("diem") })><summary>\(SimulationWords.suppose)</summary>\
            <p class="hint">\(SimulationWords.supposeHint)</p>\(Residence.allCases.map { residence in
                Control.text(state("diem-\(residence.rawValue)", "\(SimulationWords.suppose): \(LawWords.name(residence).lowercased())"), width: .tiny, isNumeric: true)
            })</details><div class="actions">\(Control.button(SimulationWords.run))</div></form>
            """
    }

    private static func points(_ visit: Visit) -> String {
        Residence.allCases.map { visit.query["diem-\($0.rawValue)"].cleanedLine }.joined()
    }

    private static func tables(_ paper: SimulationPaper, file: String, _ visit: Visit) -> HTML {
        """
        <h2>\(paper.subject)</h2><p class="lead">\(paper.sum)</p><div class="remarks"><ul>\(paper.notes.map { "<li>\($0)</li>" as HTML })</ul></div>\
        \("<p class=\"actions\"><a class=\"plain\" href=\"\(file)\">\(SimulationWords.workbook)</a></p>", when: visit.may(.exportList))\
        \(paper.tables.map(table))
        """
    }

    private static func table(_ table: SimulationPaper.Table) -> HTML {
        func line(_ cells: [SimulationPaper.Cell], isTotal: Bool) -> HTML {
            """
            <tr\(" class=\"total\"", when: isTotal)><th scope="row">\(cells[0].text)</th>\(zip(cells, table.headings).dropFirst().map { cell, heading in
                "<td class=\"n\" data-label=\"\(heading)\">\(cell.text)</td>" as HTML
            })</tr>
            """
        }
        return """
            <h2>\(table.title)</h2>\(scrolling(table.title, """
            <table class="stack wide"><thead><tr>\(table.headings.enumerated().map { "<th scope=\"col\"\(" class=\"n\"", when: $0 > 0)>\($1)</th>" as HTML })</tr></thead>\
            <tbody>\(table.lines.map { line($0, isTotal: false) })\(table.total.map { line($0, isTotal: true) } ?? .empty)</tbody></table>
            """))
            """
    }

    private static func workbook(_ visit: Visit, _ round: ReviewRound.ID?) async throws -> Answer {
        var problems: Visit.Problems = []
        guard let result = try await paper(visit, round, &problems) else { return try await page(visit, round) }
        let (paper, simulation) = (result.paper, result.outcome.simulation)
        let changed = try await SimulationPaper.Changed.list(
            simulation, within: visit.scope(for: .exportList), visit.areas, on: visit.today, from: visit.site.database)
        let bytes = try await Workbench.run {
            try Workbench.withTemporaryFile { path in
                try SimulationFile.write(paper, changed: changed, of: simulation.changed.count, to: path)
                return try Workbench.contents(path)
            }
        }
        return .file(bytes, type: FileType.workbook, name: "mo-phong-\(result.outcome.standard.id)-\(visit.today.iso).xlsx")
    }

    /// The simulation that the address asks for; `nil` where it asks for none yet, or for what cannot be read.
    private static func paper(
        _ visit: Visit, _ round: ReviewRound.ID?, _ problems: inout Visit.Problems
    ) async throws -> (outcome: Simulation.Outcome, paper: SimulationPaper)? {
        guard visit.query.has("chuan") else { return nil }
        var supposed: [Residence: Int] = [:]
        for residence in Residence.allCases {
            let field = "diem-\(residence.rawValue)"
            guard !visit.query[field].cleanedLine.isEmpty else { continue }
            if let points = try? NumberParsing.count(visit.query[field], upTo: 1_000) {
                supposed[residence] = Int(points)
            } else {
                problems.append((field, SimulationWords.unreadablePoints))
            }
        }
        guard problems.isEmpty else { return nil }
        let simulate = SimulateReview(round.map { .round($0) } ?? .households, under: visit.query["chuan"], supposing: supposed)
        let (scope, law, today, areas) = (visit.scope(for: .viewForms), visit.site.shelves.law, visit.today, visit.areas)
        do {
            let outcome = try await visit.site.database.read { try simulate.outcome(within: scope, in: $0, law, today: today) }
            let communes = Set(outcome.simulation.counts.keys.map(\.commune)).compactMap { areas.lastKnown(of: $0, on: today) }
                .sorted { $0.precedes($1) }
            let unit = communes.count == 1 ? communes[0].name : HouseholdExport.unit(of: scope, visit)
            return (
                outcome,
                SimulationPaper(
                    outcome, unit: unit, communes: communes, documents: visit.site.law.documents)
            )
        } catch SimulateReview.Refusal.unknownStandard {
            problems.append(("chuan", SimulationWords.chooseStandard))
        } catch SimulateReview.Refusal.pointsKnown(let standard) {
            let field = Residence.allCases.first { supposed[$0] != nil }?.rawValue ?? ""
            problems.append(("diem-\(field)", SimulationWords.pointsKnown(standard, .vi)))
        }
        return nil
    }
}

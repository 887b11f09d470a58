import Access
import Core
import Database
import Finance
import HTTPTypes
import Markup
import Operations
import Registry
import Store
import Words

/// The entries behind a figure, with what each adds to it and their sum; and the way to put one right.
enum FundEntriesPage {
    static let routes: [Route] = [
        .get(SitePath.fundEntries, .permission(.viewFunds)) { .page(try await page($0)) },
        .get("\(SitePath.fundEntries)/:but-toan", .permission(.keepFunds)) { .page(try await reversePage($0, [])) },
        .post("\(SitePath.fundEntries)/:but-toan", .permission(.keepFunds)) { try await reverse($0) },
    ]

    private static func page(_ visit: Visit) async throws -> HTML {
        let asked = FundsAsked(visit.query, usual: visit.today.year)
        let figure = FundFigure(rawValue: visit.query["so"])
        let rows = try await visit.site.database.read { transaction in
            let units = try visit.fundUnits(in: transaction)
            // What was assigned is of whoever holds the line, everything else of whoever spends.
            let isOfHolder = figure == .assigned
            return try transaction.fundEntries(
                asked.filter, kinds: figure?.kinds ?? [], unit: isOfHolder ? nil : asked.unit, holder: isOfHolder ? asked.unit : nil,
                of: units)
        }
        let counted = rows.filter { row in figure.map { $0.factor(row.entry.kind, hasUnit: row.entry.unit != nil) != 0 } ?? true }
        let title = figure.map(FundPageWords.entries) ?? FundPageWords.entries
        let narrowed: [(String, String)] = [
            (FundPageWords.year, String(asked.year)), (FundPageWords.project, asked.filter.project.map(ProjectWords.name) ?? ""),
            (FundPageWords.unit, asked.unit.map(visit.name) ?? ""), (FundPageWords.source, asked.filter.source.map(FundWords.name) ?? ""),
            (FundPageWords.since, asked.filter.since?.vietnamese ?? ""), (FundPageWords.until, asked.filter.until?.vietnamese ?? ""),
            (FundPageWords.capital, asked.filter.capital.map { FundWords.name($0, year: asked.year) } ?? ""),
        ].filter { !$0.1.isEmpty }
        return visit.page(
            title, crumbs: [(FundPageWords.title(asked.year), asked.address(SitePath.funds))],
            """
            <h1>\(title)</h1><dl class="facts card">\(narrowed.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" as HTML })</dl>\
            <p><strong>\(FundPageWords.count(counted.count))</strong></p>\
            \(counted.isEmpty ? "<div class=\"card\"><p>\(FundPageWords.noEntries)</p></div>" : table(counted, figure, visit, showsLine: true))
            """)
    }

    /// - Parameter figure: of which what each adds is shown, with the sum; `nil` for entries of several kinds.
    static func table(_ rows: [FundEntryRow], _ figure: FundFigure?, _ visit: Visit, showsLine: Bool) -> HTML {
        let sum = figure.map { figure in
            rows.reduce(0) { $0 + $1.entry.amount * figure.factor($1.entry.kind, hasUnit: $1.entry.unit != nil) }
        }
        let before = showsLine ? 6 : 5
        return scrolling(
            FundPageWords.entries,
            """
            <table class="stack"><thead><tr><th scope="col">\(FundPageWords.day)</th><th scope="col">\(FundPageWords.kind)</th><th scope="col">\(FundPageWords.document)</th>\
            \("<th scope=\"col\">\(FundPageWords.line)</th>", when: showsLine)<th scope="col">\(FundPageWords.unit)</th><th scope="col" class="n">\(FundPageWords.amount)</th>\
            \("<th scope=\"col\" class=\"n\">\(FundPageWords.effect)</th>", when: figure != nil)<th scope="col">\(FundPageWords.note)</th></tr></thead><tbody>\(rows.map { row in
                line(row, figure, visit, showsLine: showsLine)
            })</tbody>\(sum.map { sum in
                "<tfoot><tr><th scope=\"row\" colspan=\"\(before)\">\(FundPageWords.total)</th><td class=\"n\" data-label=\"\(FundPageWords.effect)\">\(NumberWords.grouped(sum))</td><td></td></tr></tfoot>" as HTML
            } ?? .empty)</table>
            """)
    }

    private static func line(_ row: FundEntryRow, _ figure: FundFigure?, _ visit: Visit, showsLine: Bool) -> HTML {
        let entry = row.entry
        let mayReverse =
            entry.reverses == nil && row.reversedBy == nil && entry.kind != .carriedIn && visit.may(.keepFunds)
            && visit.mayAll(.keepFunds, of: entry.kind.isSpending ? entry.unit ?? row.holder : row.holder)
        let mark: HTML =
            if row.reversedBy != nil {
                " <span class=\"tag\">\(FundPageWords.reversed)</span>"
            } else if entry.reverses != nil {
                " <span class=\"tag\">\(FundPageWords.reversing)</span>"
            } else { .empty }
        let list: HTML = entry.list.map { "<br><a href=\"\(SitePath.paymentList($0))\">\(FundPageWords.payments)</a>" } ?? .empty
        return """
            <tr id="but-toan-\(entry.id.description)"><td data-label="\(FundPageWords.day)">\(entry.bookedOn.vietnamese)</td><th scope="row">\(FundWords.name(entry.kind))\(mark)</th>\
            <td data-label="\(FundPageWords.document)">\(entry.document)</td>\
            \("<td data-label=\"\(FundPageWords.line)\"><a href=\"\(SitePath.budgetLine(entry.line))\">\(row.heads.project)</a>, \(FundWords.name(row.heads.source))</td>", when: showsLine)\
            <td data-label="\(FundPageWords.unit)">\(entry.unit.map(visit.name) ?? FundPageWords.wholeLine)</td>\
            <td class="n" data-label="\(FundPageWords.amount)">\(NumberWords.grouped(entry.amount))</td>\
            \(figure.map { "<td class=\"n\" data-label=\"\(FundPageWords.effect)\">\(NumberWords.grouped(entry.amount * $0.factor(entry.kind, hasUnit: entry.unit != nil)))</td>" as HTML } ?? .empty)\
            <td data-label="\(FundPageWords.note)">\(entry.note)\(list)<div class="hint">\(row.officer ?? FundPageWords.system)</div>\
            \("<a class=\"no-print\" href=\"\(SitePath.fundEntry(entry.id))\">\(FundPageWords.reverse)</a>", when: mayReverse)</td></tr>
            """
    }

    // MARK: putting right

    /// The entry of the address, if it may be put right by the officer.
    private static func wrong(_ visit: Visit) async throws -> FundEntryRow {
        let id: FundEntry.ID = try visit.key("but-toan")
        guard let row = try await visit.site.database.read({ try $0.fundEntry(id) }),
            visit.mayAll(.keepFunds, of: row.entry.kind.isSpending ? row.entry.unit ?? row.holder : row.holder)
        else { throw PageError.notFound }
        return row
    }

    private static func reversePage(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let row = try await wrong(visit)
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let found = row.entry
        let facts: [(String, String)] = [
            (FundPageWords.kind, FundWords.name(found.kind)), (FundPageWords.amountLabel, MoneyWords.exact(found.amount)),
            (FundPageWords.inWords, MoneyWords.spelled(found.amount)),
            (FundPageWords.day, found.bookedOn.vietnamese), (FundPageWords.document, found.document),
            (FundPageWords.unit, found.unit.map(visit.name) ?? FundPageWords.wholeLine),
            (FundPageWords.project, ProjectWords.name(row.heads.project)),
        ]
        return visit.page(
            FundPageWords.reverse,
            crumbs: [(FundPageWords.title, SitePath.funds), (FundPageWords.line, SitePath.budgetLine(found.line))], problems: problems,
            entry.form(
                title: FundPageWords.reverse, lead: FundPageWords.reverseLead, action: SitePath.fundEntry(found.id), version: nil,
                cancel: SitePath.budgetLine(found.line),
                """
                <section class="card"><dl class="facts">\(facts.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" as HTML })</dl>\
                \("<p class=\"banner warn\">\(FundPageWords.reverseList)</p>", when: found.list != nil)\("<p>\(FundPageWords.reverseTwin)</p>", when: found.twin != nil)</section>\
                <section class="card">\(Control.text(entry.state("ngay", FundPageWords.dayLabel, hint: FundPageWords.dayHint), width: .short, isNumeric: true))\
                \(Control.text(entry.state("van-ban", FundPageWords.document, hint: FundPageWords.documentHint), width: .short))\
                \(Control.text(entry.state("ly-do", FundPageWords.reason)))</section>
                """, buttons: Control.button(FundPageWords.reverse)))
    }

    private static func reverse(_ visit: Visit) async throws -> Answer {
        let row = try await wrong(visit)
        var entry = Entry(visit: visit, fields: visit.form)
        let day = entry.day("ngay", &entry.problems)
        let document = entry.line("van-ban", limit: 100, FundPageWords.textUnreadable, &entry.problems)
        let reason = entry.line("ly-do", limit: 500, FundPageWords.textUnreadable, &entry.problems)
        guard entry.problems.isEmpty, let day else { return visit.again(try await reversePage(visit, entry.problems)) }
        return try await visit.enterFunds(
            ReverseFundEntry(row.entry.id, bookedOn: day, document: document, reason: reason),
            again: { try await reversePage(visit, $0) }
        ) { SitePath.budgetLine(row.entry.line) + "?da-luu=\($0)" }
    }
}

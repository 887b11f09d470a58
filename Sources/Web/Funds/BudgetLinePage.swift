import Access
import Core
import Database
import Finance
import HTTPTypes
import Markup
import Registry
import Store
import Words

/// One line of the budget: what it was given, the part of each unit, every entry, and the ways to enter more.
enum BudgetLinePage {
    static let routes: [Route] = [
        .get("\(SitePath.funds)/dong/:dong", .permission(.viewFunds)) { .page(try await page($0)) }
    ]

    private static func page(_ visit: Visit) async throws -> HTML {
        let (line, units, shares) = try await visit.fundLine()
        let holds = visit.mayAll(.viewFunds, of: line.holder)
        let keeps = visit.mayAll(.keepFunds, of: line.holder)
        let rows = try await visit.site.database.read { try $0.fundEntries(of: line.id, units: holds ? nil : units) }
        let heads = line.heads
        let title = ProjectWords.name(heads.project)
        let saved = rows.first { $0.entry.id.description == visit.query["da-luu"] }?.entry
        return visit.page(
            title, crumbs: [(FundPageWords.title(heads.year), "\(SitePath.funds)?nam=\(heads.year)")],
            """
            \(saved.map { "<div class=\"banner\" role=\"status\"><p>\(FundPageWords.saved($0.kind, $0.amount))</p></div>" as HTML } ?? .empty)\
            <h1>\(title)</h1>\("<p class=\"banner warn\">\(FundPageWords.invented)</p>", when: visit.site.isDemonstration)\(facts(line, holds, visit))\
            \("<p class=\"actions\">\(lineActions(line, visit))</p>", when: keeps)\
            <h2>\(FundPageWords.shares)</h2>\(shares.isEmpty ? "<p>\(FundPageWords.noShares)</p>" : table(line, shares, keeps, visit))\
            <h2>\(FundPageWords.entries)</h2>\(rows.isEmpty ? "<p>\(FundPageWords.noEntries)</p>" : FundEntriesPage.table(rows, nil, visit, showsLine: false))
            """)
    }

    private static func facts(_ line: BudgetLine, _ holds: Bool, _ visit: Visit) -> HTML {
        let (heads, sums) = (line.heads, line.sums)
        var facts: [(String, String)] = [
            (FundPageWords.year, String(heads.year)), (FundPageWords.source, FundWords.name(heads.source)),
            (FundPageWords.capital, FundWords.name(heads.capital, year: heads.year)), (FundPageWords.holder, visit.name(of: line.holder)),
        ]
        if holds {
            facts += [
                (FundPageWords.name(FundFigure.assigned), MoneyWords.exact(sums.assigned)),
                (FundPageWords.inWords, MoneyWords.spelled(sums.assigned)),
                (FundPageWords.name(FundFigure.allotted), MoneyWords.exact(sums.allotted)),
                (FundPageWords.unallotted, MoneyWords.exact(sums.free)),
            ]
        }
        return "<dl class=\"facts card\">\(facts.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" as HTML })</dl>"
    }

    private static func lineActions(_ line: BudgetLine, _ visit: Visit) -> HTML {
        let kinds: [FundEntry.Kind] = [.allotment, .adjustment, .settlement, .carriedOut, .lapse]
        return kinds.map { kind in
            "<a class=\"\(kind == .allotment ? "primary" : "plain")\" href=\"\(SitePath.newEntry(line.id, kind))\">\(FundPageWords.entry(kind))</a> "
                as HTML
        }.joined()
    }

    private static func table(_ line: BudgetLine, _ shares: [BudgetShare], _ keeps: Bool, _ visit: Visit) -> HTML {
        let figures: [FundFigure] = [.allotted, .committed, .disbursed, .advanced, .settled, .carried, .lapsed]
        return scrolling(
            FundPageWords.shares,
            """
            <table class="stack"><thead><tr><th scope="col">\(FundPageWords.unit)</th>\(figures.map { "<th scope=\"col\" class=\"n\">\(FundPageWords.name($0))</th>" as HTML })\
            <th scope="col" class="n">\(FundPageWords.remaining)</th><th scope="col" class="no-print">\(FundPageWords.actions)</th></tr></thead><tbody>\(shares.map { share in
                """
                <tr><th scope="row">\(visit.name(of: share.unit))</th>\(figures.map { FundsTablePart.cell($0.value(in: share.sums), $0, .dong) })\
                <td class="n" data-label="\(FundPageWords.remaining)">\(NumberWords.grouped(share.sums.free))</td><td class="no-print" data-label="\(FundPageWords.actions)">\(unitActions(line, share, visit))</td></tr>
                """ as HTML
            })</tbody></table>
            """)
    }

    private static func unitActions(_ line: BudgetLine, _ share: BudgetShare, _ visit: Visit) -> HTML {
        guard visit.mayAll(.keepFunds, of: share.unit) else { return .empty }
        let kinds: [FundEntry.Kind] = [.commitment, .advance, .payment] + (share.sums.advanced > 0 ? [.clearing, .refund] : [])
        return """
            <details class="menu"><summary>\(FundPageWords.entry)</summary><ul>\(kinds.map {
                "<li><a href=\"\(SitePath.newEntry(line.id, $0, unit: share.unit))\">\(FundWords.name($0))</a></li>" as HTML
            })<li><a href="\(SitePath.newPayments(line.id))?don-vi=\(share.unit.description)">\(FundPageWords.newPayments)</a></li></ul></details>
            """
    }
}

import Access
import Core
import Database
import Exchange
import Finance
import HTTPTypes
import Jobs
import Markup
import Registry
import Store
import Words

/// The money of a year: assigned, allotted, disbursed, settled, by project, unit and source. Every figure opens its entries.
enum FundsPage {
    static let routes: [Route] = [
        .get(SitePath.funds, .permission(.viewFunds)) { .page(try await page($0)) },
        .get(SitePath.fundsWorkbook, .permission(.viewFunds)) { visit in
            let found = try await read(visit)
            return try await FundsWorkbook.answer(found.table, found.asked, visit)
        },
    ]

    struct Found: Sendable {
        var asked: FundsAsked
        var years: [Int]
        var table: FundTable
        var months: [FundMonth]
    }

    static func read(_ visit: Visit) async throws -> Found {
        let (query, today) = (visit.query, visit.today)
        return try await visit.site.database.read { transaction in
            let units = try visit.fundUnits(in: transaction)
            let years = try transaction.fundYears(of: units)
            var asked = FundsAsked(query, usual: years.first { $0 <= today.year } ?? today.year)
            asked.filter.since = nil
            let chosen = units.filter { asked.unit == nil || $0 == asked.unit }
            // As of a day the entries are summed up; as of now their sums are kept.
            let (lines, shares) =
                asked.filter.until == nil
                ? (try transaction.budgetLines(asked.filter, of: chosen), try transaction.budgetShares(asked.filter, of: chosen))
                : try transaction.fundSums(asked.filter, of: chosen)
            let months = FundMonth.months(
                of: asked.year, try transaction.fundMonths(asked.filter, of: chosen), until: min(asked.filter.until ?? today, today))
            return Found(
                asked: asked, years: years, table: FundTable(lines: lines, shares: shares, units: Set(chosen)), months: months)
        }
    }

    private static func page(_ visit: Visit) async throws -> HTML {
        let found = try await read(visit)
        let (asked, table) = (found.asked, found.table)
        return visit.page(
            FundPageWords.title(asked.year), problems: asked.problems,
            """
            <h1>\(FundPageWords.title(asked.year))</h1><p class="lead">\(FundPageWords.lead)</p>\
            \("<p class=\"banner warn\">\(FundPageWords.invented)</p>", when: visit.site.isDemonstration)\
            <p class="actions">\("<a class=\"primary\" href=\"\(SitePath.assignFunds)?nam=\(asked.year)\">\(FundPageWords.assign)</a>", when: visit.may(.keepFunds))\
            <a class="plain" href="\(SitePath.payments)">\(FundPageWords.payments)</a>\
            <a class="plain" href="\(SitePath.contributions)?nam=\(asked.year)">\(ContributionWords.title)</a>\
            \("<a class=\"plain\" href=\"\(asked.address(SitePath.fundsWorkbook))\">\(FundPageWords.excel)</a>", when: !table.lines.isEmpty)</p>\
            \(yearChips(found))\(filters(found))\(table.lines.isEmpty ? nothing(asked, visit) : figures(found, visit))
            """)
    }

    /// The years that have money, the shown one marked.
    private static func yearChips(_ found: Found) -> HTML {
        guard found.years.count > 1 else { return .empty }
        return """
            <ul class="chips">\(found.years.prefix(12).map {
                "<li><a href=\"\(SitePath.funds)?nam=\($0)\"\(" aria-current=\"page\"", when: $0 == found.asked.year)>\(FundPageWords.title($0))</a></li>" as HTML
            })</ul>
            """
    }

    private static func filters(_ found: Found) -> HTML {
        let asked = found.asked
        let years = Set(found.years + [asked.year]).sorted(by: >).map { (String($0), String($0)) }
        func state(_ name: String, _ label: String, _ value: String?) -> FieldState {
            FieldState(name: name, label: label, value: value ?? "")
        }
        return """
            <form method="get" action="\(SitePath.funds)" class="card filters">\
            \(Control.select(state("nam", FundPageWords.year, String(asked.year)), years))\
            \(Control.select(state("nguon", FundPageWords.source, asked.filter.source?.rawValue), [("", FundPageWords.allSources)] + FundSource.allCases.map { ($0.rawValue, FundWords.name($0)) }))\
            \(Control.select(state("von", FundPageWords.capital, asked.filter.capital?.rawValue), [("", FundPageWords.allCapital)] + CapitalKind.allCases.map { ($0.rawValue, FundWords.name($0, year: asked.year)) }))\
            \(Control.select(state("tinh", FundPageWords.money, asked.money.rawValue), MoneyWords.Unit.allCases.map { ($0.rawValue, $0.name) }))\
            \(Control.text(FieldState(name: "den-ngay", label: FundPageWords.until, value: asked.filter.until?.vietnamese ?? "", hint: FundPageWords.untilHint, problem: asked.problems.first { $0.field == "den-ngay" }?.sentence), isNumeric: true))\
            <div class="actions">\(Control.button(FundPageWords.show, isPrimary: false))</div></form>
            """
    }

    private static func nothing(_ asked: FundsAsked, _ visit: Visit) -> HTML {
        """
        <section class="card"><h2>\(FundPageWords.nothing(asked.year))</h2>\
        <p>\(visit.may(.keepFunds) ? FundPageWords.nothingKeeper : FundPageWords.nothingReader)</p></section>
        """
    }

    private static func figures(_ found: Found, _ visit: Visit) -> HTML {
        let (table, asked) = (found.table, found.asked)
        let total = table.total
        let projects = table.byProject.map { entry in
            var own = asked
            own.filter.project = entry.key
            return FundsTablePart.Line(label: ProjectWords.name(entry.key), row: entry.row, asked: own)
        }
        let units = table.byUnit.map { entry in
            var own = asked
            own.unit = entry.key
            return (
                visit.areas.lastKnown(of: entry.key, on: visit.today),
                FundsTablePart.Line(label: visit.name(of: entry.key), row: entry.row, asked: own)
            )
        }.sorted { left, right in
            guard let first = left.0, let second = right.0 else { return left.0 != nil }
            return first.level == second.level ? first.precedes(second) : first.level < second.level
        }.map(\.1)
        let sources = table.bySource.map { entry in
            var own = asked
            own.filter.source = entry.key
            return FundsTablePart.Line(label: FundWords.name(entry.key), row: entry.row, asked: own)
        }
        func part(_ title: String, _ head: String, _ lines: [FundsTablePart.Line], assigned: Bool) -> HTML {
            FundsTablePart(title: title, head: head, lines: lines, total: total, asked: asked, showsAssigned: assigned).html
        }
        return """
            \(cards(total, asked))<p class="hint">\(FundPageWords.rounding(asked.money)) \(FundPageWords.definition)\(" \(FundPageWords.notWhole)" as HTML, when: !table.isWhole)</p>\
            \(part(FundPageWords.byProject, FundPageWords.project, projects, assigned: table.isWhole))\
            \(part(FundPageWords.byUnit, FundPageWords.unit, units, assigned: false))\
            \(part(FundPageWords.bySource, FundPageWords.source, sources, assigned: table.isWhole))\(months(found))\(lines(table, asked, visit))
            """
    }

    private static func cards(_ total: FundTable.Row, _ asked: FundsAsked) -> HTML {
        let rates: [FundFigure: (String, Ratio?)] = [
            .disbursed: total.assigned == nil
                ? (FundPageWords.disbursedOfAllotted, total.disbursedOfAllotted)
                : (FundPageWords.disbursedOfAssigned, total.disbursedOfAssigned),
            .settled: (FundPageWords.settledOfDisbursed, total.settledOfDisbursed),
        ]
        let shown = [FundFigure.assigned, .allotted, .disbursed, .settled].compactMap { figure in total.value(figure).map { (figure, $0) } }
        return """
            <div class="cards">\(shown.map { figure, value in
                let rate = rates[figure].flatMap { name, ratio in ratio.map { (name, $0) } }
                return """
                    <div class="card"><h2>\(FundPageWords.name(figure))</h2><p class="figure">\(FundsTablePart.link(value, figure, asked))</p>\
                    <p class="hint">\(asked.money.name)\(rate.map { "<br>\($0.0): <strong>\(NumberWords.percent($0.1))</strong>" as HTML } ?? .empty)</p></div>
                    """ as HTML
            })</div>
            """
    }

    /// Month by month, with the entries of each.
    private static func months(_ found: Found) -> HTML {
        let asked = found.asked
        guard !found.months.isEmpty else { return .empty }
        func link(_ amount: Int64, since: CalendarDate?, until: CalendarDate) -> HTML {
            var own = asked
            (own.filter.since, own.filter.until) = (since, until)
            return FundsTablePart.link(amount, .disbursed, own)
        }
        return """
            <h2>\(FundPageWords.byMonth)</h2>\(scrolling(FundPageWords.byMonth, """
                <table class="stack"><thead><tr><th scope="col">\(FundPageWords.month)</th><th scope="col" class="n">\(FundPageWords.disbursedInMonth)</th>\
                <th scope="col" class="n">\(FundPageWords.disbursedUntil)</th><th scope="col" class="n">\(FundPageWords.allottedUntil)</th><th scope="col" class="n">\(FundPageWords.disbursedOfAllotted)</th></tr></thead><tbody>\(found.months.map { month in
                    let allotted = month.standing.share.allotted
                    return """
                        <tr><th scope="row">\(FundPageWords.month(month.month))</th><td class="n" data-label="\(FundPageWords.disbursedInMonth)">\(link(month.disbursed, since: month.month, until: month.lastDay))</td>\
                        <td class="n" data-label="\(FundPageWords.disbursedUntil)">\(link(month.standing.share.disbursed, since: nil, until: month.lastDay))</td>\
                        <td class="n" data-label="\(FundPageWords.allottedUntil)"><span title="\(MoneyWords.exact(allotted))">\(MoneyWords.amount(allotted, in: asked.money))</span></td>\
                        <td class="n" data-label="\(FundPageWords.disbursedOfAllotted)">\(NumberWords.percent(month.rate))</td></tr>
                        """ as HTML
                })</tbody></table>
                """))
            """
    }

    private static func lines(_ table: FundTable, _ asked: FundsAsked, _ visit: Visit) -> HTML {
        let columns = FundsTablePart.columns(showsAssigned: table.lines.contains { table.units.contains($0.holder) })
        return """
            <h2>\(FundPageWords.lines)</h2>\(scrolling(FundPageWords.lines, """
                <table class="stack"><thead><tr><th scope="col">\(FundPageWords.project)</th><th scope="col">\(FundPageWords.source)</th>\
                <th scope="col">\(FundPageWords.capital)</th><th scope="col">\(FundPageWords.holder)</th>\(columns.map { "<th scope=\"col\" class=\"n\">\(FundPageWords.name($0))</th>" as HTML })</tr></thead><tbody>\(table.lines.map { line in
                    let row = table.row(of: line)
                    return """
                        <tr><th scope="row"><a href="\(SitePath.budgetLine(line.id))">\(ProjectWords.name(line.heads.project))</a></th>\
                        <td data-label="\(FundPageWords.source)">\(FundWords.name(line.heads.source))</td><td data-label="\(FundPageWords.capital)">\(FundWords.name(line.heads.capital, year: line.heads.year))</td>\
                        <td data-label="\(FundPageWords.holder)">\(visit.name(of: line.holder))</td>\(columns.map { FundsTablePart.cell(row.value($0), $0, asked.money) })</tr>
                        """ as HTML
                })</tbody></table>
                """))
            """
    }
}

import Access
import Core
import Database
import HTTPTypes
import Law
import Markup
import Monitoring
import Operations
import Programme
import Registry
import Store
import Words

extension SitePath {
    static let indicators = "/chi-tieu"

    static func indicator(_ indicator: Indicator, on day: CalendarDate, _ book: PlanBook, boundaries: CalendarDate? = nil) -> String {
        "\(indicators)/\(indicator.rawValue)?ke-hoach=\(book.loaded.id)&ngay=\(day.iso)"
            + (boundaries.map { "&ranh-gioi=\($0.iso)" } ?? "")
    }
}

/// The targets of a plan on a day, and one indicator by unit with the households behind it, or with what was entered.
enum IndicatorPages {
    static let routes: [Route] = [
        .get(SitePath.indicators, .permission(.viewProgramme)) { try await list($0) },
        .get("\(SitePath.indicators)/:ma", .permission(.viewProgramme)) { .page(try await page($0, [])) },
        .post("\(SitePath.indicators)/:ma", .permission(.doDuties)) { try await enter($0) },
    ]

    struct Found {
        var book: PlanBook
        var day: CalendarDate
        var indicators: IndicatorRegister
        /// What of the address could not be followed, with the field.
        var problems: Visit.Problems

        /// The boundaries where they are not those of the day, as links carry them on.
        var boundaries: CalendarDate? { indicators.register.map == day ? nil : indicators.register.map }
    }

    /// The plan and the indicators of its unit, or of the officer's commune, on the day and the boundaries of the address.
    private static func read(_ visit: Visit) async throws -> Found? {
        guard let book = try await visit.planBook() else { return nil }
        var problems: Visit.Problems = []
        func asked(_ field: String) -> CalendarDate? {
            // A form of the page has a field of the same name for another day.
            guard visit.method != "POST" else { return nil }
            do throws(FormChoice.Refusal) { return try FormChoice.day(field, visit) } catch {
                problems.append((error.field, error.sentence))
                return nil
            }
        }
        let day = min(asked("ngay") ?? visit.today, visit.today, book.plan.until)
        let (areas, law) = (visit.areas, visit.site.shelves.law)
        let boundaries = asked("ranh-gioi")
        if boundaries != nil, book.map(on: day, boundaries: boundaries, in: areas) == nil {
            problems.append(("ranh-gioi", IndicatorWords.noMap(boundaries!)))
        }
        guard let map = book.map(on: day, boundaries: boundaries, in: areas) ?? book.map(on: day, in: areas) else { return nil }
        let found = try await visit.site.database.read { try $0.indicators(on: day, standard: law.national(on: day).id, on: map) }
        return Found(book: book, day: day, indicators: found, problems: problems)
    }

    /// The day of the data and that of the boundaries.
    private static func dates(_ found: Found, _ visit: Visit, _ path: String) -> HTML {
        func field(_ name: String, _ label: String, _ day: CalendarDate?, hint: String = "") -> HTML {
            let problem = found.problems.first { $0.field == name }?.sentence
            let value = problem == nil ? day?.vietnamese ?? "" : visit.query[name]
            return Control.text(FieldState(name: name, label: label, value: value, hint: hint, problem: problem), width: .short)
        }
        return """
            <form method="get" action="\(path)" class="card no-print" novalidate>\(Control.hidden("ke-hoach", found.book.loaded.id.description))\
            <div class="filters">\(field("ngay", IndicatorWords.day, found.day))\(field("ranh-gioi", FormWords.map, found.boundaries))\
            <div class="actions">\(Control.button(ProgressReportWords.show, isPrimary: false))</div></div></form>
            """
    }

    private static func lead(_ found: Found) -> String {
        let lead = ChairWords.lead(found.day, found.indicators.register.stage)
        return found.boundaries.map { "\(lead) \(FormWords.onMap($0))" } ?? lead
    }

    private static func status(_ found: Found) -> HTTPResponse.Status { found.problems.isEmpty ? .ok : .unprocessableContent }

    private static func list(_ visit: Visit) async throws -> Answer {
        guard let found = try await read(visit) else { return .page(visit.noPlan(IndicatorWords.title, SitePath.indicators)) }
        let lines = TargetLine.all(found.book.plan, found.indicators)
        let others = Indicator.allCases.filter { indicator in indicator.isOfRegister && !lines.contains { $0.value.indicator == indicator }
        }
        return .page(
            visit.page(
                IndicatorWords.title, problems: found.problems,
                """
                \(visit.programmeTabs(found.book, SitePath.indicators))<h1>\(IndicatorWords.title): \(found.indicators.register.unitName)</h1>\
                <p class="lead">\(lead(found))</p>\(dates(found, visit, SitePath.indicators))\
                \(scrolling(
                    IndicatorWords.title,
                    """
                    <table class="stack"><thead><tr><th scope="col">\(PlanWords.target)</th><th scope="col">\(IndicatorWords.goal)</th><th scope="col" class="n">\(IndicatorWords.value)</th>\
                    <th scope="col" class="n">\(IndicatorWords.madeOf)</th><th scope="col">\(IndicatorWords.gap)</th><th scope="col">\(PlanWords.clause)</th></tr></thead><tbody>\(lines.map { line in
                        """
                        <tr><th scope="row"><a href="\(SitePath.indicator(line.value.indicator, on: found.day, found.book, boundaries: found.boundaries))">\(line.target.title)</a></th><td data-label="\(IndicatorWords.goal)">\(PlanWords.goal(line.target))</td>\
                        <td class="n" data-label="\(IndicatorWords.value)">\(IndicatorWords.text(line.value))</td><td class="n" data-label="\(IndicatorWords.madeOf)">\(IndicatorWords.madeOf(line.value))</td>\
                        <td data-label="\(IndicatorWords.gap)">\(IndicatorWords.standing(line.standing, line.target.unit))</td><td data-label="\(PlanWords.clause)">\(line.target.clause)</td></tr>
                        """ as HTML
                    })\(others.map { indicator in
                        let value = found.indicators.value(indicator)
                        return """
                            <tr><th scope="row"><a href="\(SitePath.indicator(indicator, on: found.day, found.book, boundaries: found.boundaries))">\(IndicatorWords.name(indicator))</a></th><td></td>\
                            <td class="n" data-label="\(IndicatorWords.value)">\(IndicatorWords.text(value))</td><td class="n" data-label="\(IndicatorWords.madeOf)">\(IndicatorWords.madeOf(value))</td><td></td><td></td></tr>
                            """ as HTML
                    })</tbody></table>
                    """ as HTML))
                """), status: status(found))
    }

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        guard let indicator = Indicator(rawValue: visit.parameters["ma"] ?? ""), let found = try await read(visit) else {
            throw PageError.notFound
        }
        let indicators = found.indicators
        let scope = visit.scope(for: .viewHouseholds)
        let ids = indicators.households(indicator)
        let rows =
            scope.isEmpty || ids.isEmpty ? [] : try await visit.site.database.read { try $0.households(behindFigure: ids, within: scope) }
        let total = indicators.value(indicator)
        let title = IndicatorWords.name(indicator)
        return visit.page(
            title, crumbs: [(IndicatorWords.title, "\(SitePath.indicators)?ke-hoach=\(found.book.loaded.id)&ngay=\(found.day.iso)")],
            problems: found.problems + problems,
            """
            \(visit.savedBanner())<h1>\(title)</h1><p class="lead">\(lead(found))</p>\(dates(found, visit, "\(SitePath.indicators)/\(indicator.rawValue)"))\
            \(scrolling(
                IndicatorWords.byUnit,
                """
                <table><thead><tr><th scope="col">\(IndicatorWords.unit)</th><th scope="col" class="n">\(IndicatorWords.value)</th><th scope="col" class="n">\(IndicatorWords.madeOf)</th></tr></thead><tbody>\(indicators.register.rows.indices.map { row in
                    let value = indicators.value(indicator, row: row)
                    return "<tr><th scope=\"row\">\(indicators.register.rows[row].name)</th><td class=\"n\">\(IndicatorWords.text(value))</td><td class=\"n\">\(IndicatorWords.madeOf(value))</td></tr>" as HTML
                })</tbody><tfoot><tr><th scope="row">\(indicators.register.unitName)</th><td class="n">\(IndicatorWords.text(total))</td><td class="n">\(IndicatorWords.madeOf(total))</td></tr></tfoot></table>
                """ as HTML))\
            \(form(Entry(visit: visit, fields: visit.form, problems: problems), indicator, found), when: !indicator.isOfRegister && visit.may(.doDuties))\
            \(households(rows, visit), when: !rows.isEmpty)
            """)
    }

    private static func households(_ rows: [HouseholdRow], _ visit: Visit) -> HTML {
        """
        <h2>\(IndicatorWords.households) (\(NumberWords.grouped(rows.count)))</h2>\
        \(scrolling(
            IndicatorWords.households,
            """
            <table class="stack"><thead><tr><th scope="col">\(RoundPageWords.head)</th><th scope="col">\(HouseholdWords.village)</th></tr></thead><tbody>\(rows.prefix(2_000).map { row in
                "<tr><th scope=\"row\"><a href=\"\(SitePath.household(row.household.id))\">\(row.headName) · \(row.household.code)</a></th><td data-label=\"\(HouseholdWords.village)\">\(visit.name(of: row.household.village))</td></tr>" as HTML
            })</tbody></table>
            """ as HTML))
        """
    }

    private static func form(_ entry: Entry, _ indicator: Indicator, _ found: Found) -> HTML {
        var day = entry.state("ngay", IndicatorWords.day, hint: ReviewWords.dayHint)
        if day.value.isEmpty { day.value = found.day.vietnamese }
        return """
            <section class="card"><h2>\(IndicatorWords.enter)</h2><p class="hint">\(IndicatorWords.enterLead)</p>\
            <form method="post" action="\(SitePath.indicators)/\(indicator.rawValue)" novalidate>\(entry.visit.formGuard)\(Control.hidden("ke-hoach", found.book.loaded.id.description))\
            \(Control.hidden("don-vi", found.indicators.register.unit.description))\(Control.text(day, width: .short, isNumeric: true))\
            \(Control.text(entry.state("tu-so", IndicatorWords.numerator), width: .short, isNumeric: true))\
            \(indicator.kind == .rate ? Control.text(entry.state("mau-so", IndicatorWords.denominator), width: .short, isNumeric: true) : .empty)\
            \(Control.text(entry.state("nguon", IndicatorWords.source, hint: IndicatorWords.sourceHint)))<div class="actions">\(Control.button(IndicatorWords.save))</div></form></section>
            """
    }

    private static func enter(_ visit: Visit) async throws -> Answer {
        guard let indicator = Indicator(rawValue: visit.parameters["ma"] ?? ""), let unit = Area.ID(visit.form["don-vi"]) else {
            throw PageError.badRequest
        }
        var entry = Entry(visit: visit, fields: visit.form)
        let day = entry.day("ngay", &entry.problems)
        let source = entry.line("nguon", limit: 200, RoundWords.sentence(.textUnreadable), &entry.problems)
        func number(_ name: String) -> Int? {
            if visit.form[name].cleanedLine.isEmpty, name == "mau-so" { return nil }
            guard let number = try? NumberParsing.count(visit.form[name], upTo: 10_000_000) else {
                entry.problems.append((name, IndicatorWords.numberWrong))
                return nil
            }
            return Int(number)
        }
        let (numerator, denominator) = (number("tu-so"), number("mau-so"))
        guard entry.problems.isEmpty, let day, let numerator else { return visit.again(try await page(visit, entry.problems)) }
        let back = "\(SitePath.indicators)/\(indicator.rawValue)?ke-hoach=\(visit.form["ke-hoach"])&da-luu=1"
        return try await visit.carryOut(
            RecordIndicator(indicator: indicator, unit: unit, on: day, numerator: numerator, denominator: denominator, source: source),
            again: { try await page(visit, $0) }
        ) { _ in back }
    }
}

extension PlanBook {
    /// The whole unit of the plan for whoever sees all of it. Else the commune that is seen: where several are one unit today, the ground
    /// of that unit, by what it was.
    ///
    /// - Parameter boundaries: those of another day than that of the data; `nil` where the unit has no place on them.
    func map(on day: CalendarDate, boundaries: CalendarDate? = nil, in areas: AreaHistory) -> FigureMap? {
        let communes = agencies.filter { $0.function == .commune }.map(\.area)
        let isWhole = agencies.count == loaded.agencies.count || communes.isEmpty
        let present = Set(communes.flatMap { areas.presentUnits(of: $0, on: today).map(\.area) })
        if !isWhole, communes.count > 1, present.count == 1, let unit = present.first {
            return FigureMap(ofTerritory: unit, of: today, on: boundaries ?? day, in: areas)
        }
        let area = isWhole ? loaded.area : communes[0]
        if let boundaries, boundaries != day { return FigureMap(ofTerritory: area, of: day, on: boundaries, in: areas) }
        return areas.version(of: area, on: day).map { FigureMap(of: $0, on: day, in: areas) }
    }
}

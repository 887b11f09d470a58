import Access
import Core
import Database
import Finance
import Law
import Markup
import Monitoring
import Operations
import Programme
import Registry
import Store
import Words

extension SitePath {
    static let chair = "/lanh-dao"
}

/// The page of whoever leads: on target, where off, who is late, where money is stuck, what has changed; one sheet of A4 for a month.
struct ChairPage {
    static let routes: [Route] = [
        .get(SitePath.chair, .permission(.viewProgramme)) { visit in
            guard let page = try await read(visit) else { return .page(visit.noPlan(ChairWords.title, SitePath.chair)) }
            return .page(page.html)
        }
    ]

    /// A line of the map with its poor households at the end of each month of the year up to the day.
    struct Trend: Sendable {
        var row: Int
        var poor: [Int]
        var nearPoorBefore: Int
        var nearPoorNow: Int
    }

    let visit: Visit
    let book: PlanBook
    let month: ReportingMonth
    /// The last day of which it tells.
    let day: CalendarDate
    let found: IndicatorRegister
    let trends: [Trend]
    let money: FundTable

    private static func read(_ visit: Visit) async throws -> ChairPage? {
        guard let plan = try await visit.askedPlan() else { return nil }
        let (officer, areas, law, today, shelf) = (
            try visit.signedIn, visit.areas, visit.site.shelves.law, visit.today, visit.site.stateTotals
        )
        return try await visit.site.database.read { transaction in
            let book = try PlanBook(plan, for: officer, in: transaction, areas, law, today: today)
            let asked = ReportingMonth(iso: visit.query["thang"]).flatMap { $0.year == book.plan.year ? $0 : nil }
            let month = asked ?? ReportingMonth(of: min(today, book.plan.until))
            let day = min(month.calendar.upperBound, today)
            guard let map = book.map(on: day, in: areas) else { return nil }
            let found = try transaction.indicators(on: day, standard: law.national(on: day).id, on: map)
            let trends = try map.rows.indices.map { row in
                let villages = Set(map.rowOfVillage.filter { $0.value == row }.keys)
                func count(_ povertyClass: PovertyClass, on day: CalendarDate) throws -> Int {
                    var filter = HouseholdFilter()
                    filter.classes = [povertyClass]
                    return try shelf.totals(
                        filter, found: nil, in: villages, from: Viewpoint(day: day, map: day), in: transaction
                    ).households
                }
                let ends = (1...month.month).compactMap { ReportingMonth(year: month.year, month: $0)?.calendar.upperBound }.map {
                    min($0, day)
                }
                let opening = CalendarDate(year: month.year - 1, month: 12, day: 31)!
                let before = month.month == 1 ? opening : month.previous.calendar.upperBound
                return Trend(
                    row: row, poor: try ([opening] + ends).map { try count(.poor, on: $0) },
                    nearPoorBefore: try count(.nearPoor, on: before), nearPoorNow: try count(.nearPoor, on: day))
            }
            let holders = visit.may(.viewFunds) ? try visit.fundUnits(in: transaction) : []
            var filter = FundFilter(year: month.year)
            filter.until = day
            let sums = try transaction.fundSums(filter, of: holders)
            return ChairPage(
                visit: visit, book: book, month: month, day: day, found: found, trends: trends,
                money: FundTable(lines: sums.lines, shares: sums.shares, units: Set(holders)))
        }
    }

    var html: HTML {
        let months: HTML = """
            <ul class="chips no-print">\(book.loaded.months.filter { $0.calendar.lowerBound <= visit.today }.map { other in
                "<li><a href=\"\(SitePath.chair)?ke-hoach=\(book.loaded.id.description)&thang=\(other.iso)\"\(" aria-current=\"true\"", when: other == month)>\(ProgressReportWords.month) \(other.month)</a></li>" as HTML
            })</ul>
            """
        return visit.page(
            ChairWords.title,
            """
            \(visit.programmeTabs(book, SitePath.chair))\(months)<div class="chair"><h1>\(ChairWords.title): \(found.register.unitName), \(DutyWords.month(month))</h1>\
            <p class="lead">\(ChairWords.lead(day, found.register.stage))</p>\
            <section><h2>\(ChairWords.targets)</h2>\(targets)</section><section><h2>\(ChairWords.places)</h2>\(places)</section>\
            <section><h2>\(ChairWords.late)</h2>\(late)</section><section><h2>\(ChairWords.money)</h2>\(funds)</section>\
            <section><h2>\(ChairWords.changes)</h2>\(changes)</section></div>
            """)
    }

    // MARK: targets

    private var targets: HTML {
        let measured = TargetLine.all(book.plan, found)
        return """
            <table class="chair-table stack"><thead class="visually-hidden"><tr><th scope="col">\(IndicatorWords.indicator)</th><th scope="col">\(ChairWords.data)</th><th scope="col">\(IndicatorWords.value)</th>\
            <th scope="col">\(IndicatorWords.gap)</th></tr></thead><tbody>\(measured.map { line in
                let limit = measured.filter { $0.target.unit == line.target.unit }.map(\.extent).max() ?? 1
                let text = IndicatorWords.text(line.value)
                return """
                    <tr><th scope="row"><a href="\(SitePath.indicator(line.value.indicator, on: day, book))">\(line.target.title)</a></th>\
                    <td class="picture">\(line.value.hundredths == nil ? .empty : Chart.bullet(value: line.value.hundredths, target: line.goal, upTo: limit, label: "\(line.target.title): \(text), \(ChairWords.goal(PlanWords.goal(line.target)))"))</td>\
                    <td class="n" data-label="\(IndicatorWords.value)">\(text)</td><td data-label="\(IndicatorWords.gap)">\(IndicatorWords.standing(line.standing, line.target.unit))\("<br><span class=\"cite\">\(ChairWords.goal(PlanWords.goal(line.target)))</span>", when: line.target.hasGoal)</td></tr>
                    """ as HTML
            })</tbody></table>
            """
    }

    // MARK: places

    private var places: HTML {
        let rows = found.register.rows
        let ordered = trends.map { (trend: $0, value: found.value(.poorRate, row: $0.row)) }.sorted { left, right in
            let (one, other) = (left.value.hundredths ?? -1, right.value.hundredths ?? -1)
            return one == other ? left.trend.row < right.trend.row : one > other
        }
        let high = trends.flatMap(\.poor).max() ?? 1
        return """
            <table class="chair-table stack"><thead><tr><th scope="col">\(IndicatorWords.unit)</th><th scope="col" class="n">\(ChairWords.rate)</th><th scope="col" class="n">\(ChairWords.poor)</th>\
            <th scope="col">\(ChairWords.months)</th></tr></thead><tbody>\(ordered.map { trend, value in
                """
                    <tr><th scope="row">\(rows[trend.row].name)</th><td class="n" data-label="\(ChairWords.rate)">\(value.hundredths == nil ? "" : IndicatorWords.text(value))</td>\
                    <td class="n" data-label="\(ChairWords.poor)">\(NumberWords.grouped(trend.poor.last ?? 0))</td>\
                    <td class="picture">\(Chart.sparkline(trend.poor, from: 0, upTo: high, label: ChairWords.trend(rows[trend.row].name, trend.poor)))</td></tr>
                    """ as HTML
            })</tbody></table>
            """
    }

    // MARK: late, money, changes

    private static let shownLate = 6

    /// A line of who is late, whatever they are late with.
    private struct LateLine {
        let agency: Agency.ID
        let title: String
        let path: String
        let standing: Duty.Standing
        let days: Int
    }

    /// Who is late on the day with a duty or with what an inspection asks, and who was late with what was done in the month: the longest first.
    private var late: HTML {
        let duties = book.overdue(on: day).map {
            LateLine(
                agency: $0.duty.agency, title: DutyPages.name($0.duty, book), path: SitePath.duty($0.duty.id),
                standing: .overdue(days: $0.days), days: $0.days)
        }
        let inspections = book.lateInspections(on: day).map {
            LateLine(
                agency: $0.agency, title: InspectionParts.what($0), path: InspectionParts.path($0), standing: .overdue(days: $0.days),
                days: $0.days)
        }
        let overdue = (duties + inspections).sorted { ($1.days, $0.agency, $0.title) < ($0.days, $1.agency, $1.title) }
        let done = book.duties.compactMap { duty -> LateLine? in
            guard case .done(let on, let days) = book.standing(duty, on: day), days > 0, month.calendar.contains(on) else { return nil }
            return LateLine(
                agency: duty.agency, title: DutyPages.name(duty, book), path: SitePath.duty(duty.id), standing: .done(on, late: days),
                days: days)
        }.sorted { $0.days > $1.days }
        guard !overdue.isEmpty || !done.isEmpty else { return "<p>\(ChairWords.nobodyLate)</p>" }
        let shown = overdue.prefix(Self.shownLate)
        let rest = overdue.count - shown.count
        let finished = done.prefix(max(2, Self.shownLate - shown.count))
        return """
            <table class="chair-table stack"><thead><tr><th scope="col">\(PlanWords.agency)</th><th scope="col">\(DutyWords.duty)</th><th scope="col">\(DutyWords.standing)</th></tr></thead><tbody>\((shown + finished).map { line in
                "<tr><th scope=\"row\">\(book.name(line.agency))</th><td><a href=\"\(line.path)\">\(line.title)</a></td><td>\(DutyWords.standing(line.standing))</td></tr>" as HTML
            })</tbody></table>\("<p><a href=\"\(SitePath.duties)?ke-hoach=\(book.loaded.id.description)&xem=qua-han&ngay=\(day.iso)\">\(ChairWords.more(rest))</a></p>", when: rest > 0)\
            \("<p class=\"cite\">\(ChairWords.finishedLate(done.count))</p>", when: !done.isEmpty)\(supervision)
            """
    }

    /// How far inspections are, in a line; nothing where there is none.
    private var supervision: HTML {
        let begun = book.inspections.filter { $0.recordedAt.day <= day && $0.state(on: day) != .cancelled }
        guard !begun.isEmpty else { return .empty }
        let open = begun.map { inspection in
            inspection.findings.count { $0.foundOn <= day && ![.noted, .verified].contains($0.state(on: day)) }
        }.reduce(0, +)
        let sentence = ChairWords.supervision(
            begun.count, closed: begun.count { $0.state(on: day) == .closed }, open: open,
            late: book.lateInspections(on: day).count { $0.finding != nil })
        return "<p class=\"cite\"><a href=\"\(SitePath.inspections)?ke-hoach=\(book.loaded.id.description)\">\(sentence)</a></p>"
    }

    private var funds: HTML {
        let projects = money.byProject
        guard !projects.isEmpty else { return "<p>\(ChairWords.noMoney)</p>" }
        let limit = projects.compactMap { $0.row.assigned ?? $0.row.sums.allotted }.max() ?? 1
        let first = CalendarDate(year: month.year, month: 1, day: 1)!
        let elapsed = Int64(day.dayNumber - first.dayNumber + 1)
        func text(_ amount: Int64?) -> String { MoneyWords.amount(amount ?? 0, in: .million) }
        return """
            <table class="chair-table stack"><thead><tr><th scope="col">\(PlanWords.project)</th><th scope="col">\(ChairWords.disbursed)</th><th scope="col" class="n">\(ChairWords.assigned)</th>\
            <th scope="col" class="n">\(ChairWords.disbursed)</th><th scope="col" class="n">\(ChairWords.settled)</th></tr></thead><tbody>\(projects.map { project, row in
                let (assigned, disbursed, settled) = (row.assigned ?? row.sums.allotted, row.sums.disbursed, row.sums.settled)
                let label = ChairWords.money(project, assigned: text(assigned), disbursed: text(disbursed), settled: text(settled))
                return """
                    <tr><th scope="row"><a href="\(SitePath.funds)?nam=\(month.year)&du-an=\(project)&den-ngay=\(day.vietnamese)">\(project)</a></th>\
                    <td class="picture">\(Chart.bullet(value: Int(disbursed), target: Int(assigned), former: Int(assigned * min(365, elapsed) / 365), upTo: Int(limit), label: label))</td>\
                    <td class="n" data-label="\(ChairWords.assigned)">\(text(assigned))</td><td class="n" data-label="\(ChairWords.disbursed)">\(text(disbursed))</td><td class="n" data-label="\(ChairWords.settled)">\(text(settled))</td></tr>
                    """ as HTML
            })</tbody></table><p class="cite">\(ChairWords.paceNote)</p>
            """
    }

    private var changes: HTML {
        let rows = found.register.rows
        var sentences: [(size: Int, text: String)] = []
        for trend in trends {
            let (before, now) = (trend.poor.count > 1 ? trend.poor[trend.poor.count - 2] : 0, trend.poor.last ?? 0)
            let name = rows[trend.row].name
            if before != now { sentences.append((abs(now - before), ChairWords.change(.poor, name, before: before, now: now))) }
            if trend.nearPoorBefore != trend.nearPoorNow {
                sentences.append(
                    (
                        abs(trend.nearPoorNow - trend.nearPoorBefore),
                        ChairWords.change(.nearPoor, name, before: trend.nearPoorBefore, now: trend.nearPoorNow)
                    ))
            }
        }
        guard !sentences.isEmpty else { return "<p>\(ChairWords.noChange)</p>" }
        return "<ul>\(sentences.sorted { $0.size > $1.size }.prefix(6).map { "<li>\($0.text)</li>" as HTML })</ul>"
    }
}

/// A target of a plan with its value.
struct TargetLine {
    let target: ProgrammePlan.Target
    let value: IndicatorValue
    let standing: TargetStanding
    /// Where it is reached, in hundredths; `nil` where the plan names no number.
    let goal: Int?

    static func all(_ plan: ProgrammePlan, _ found: IndicatorRegister) -> [TargetLine] {
        plan.targets.compactMap { target in
            guard let indicator = Indicator(rawValue: target.indicator) else { return nil }
            let value = found.value(indicator)
            let other = target.below.flatMap { Indicator(rawValue: $0) }.map { found.value($0) }
            let goal = other?.hundredths ?? (target.from ?? target.to).map { Int(($0.multiplied(by: Fraction(100)) ?? .zero).floor) }
            return TargetLine(
                target: target, value: value, standing: TargetStanding(target, value, below: other),
                goal: target.below != nil ? other?.hundredths : goal)
        }
    }

    /// How far its scale has to go.
    var extent: Int { target.unit == .percent ? 10_000 : max(value.hundredths ?? 0, goal ?? 0, 1) }
}

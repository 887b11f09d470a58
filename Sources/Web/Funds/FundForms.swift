import Access
import Core
import Database
import Finance
import HTTPTypes
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// The forms of the ledger: what was assigned, and entries of every other kind.
enum FundForms {
    static let routes: [Route] = [
        .get(SitePath.assignFunds, .permission(.keepFunds)) { .page(assignPage($0, [])) },
        .post(SitePath.assignFunds, .permission(.keepFunds)) { try await assign($0) },
        .get("\(SitePath.funds)/dong/:dong/ghi", .permission(.keepFunds)) { .page(try await entryPage($0, [])) },
        .post("\(SitePath.funds)/dong/:dong/ghi", .permission(.keepFunds)) { try await enter($0) },
    ]

    // MARK: assigned

    /// The units to whom money may be given: communes of the officer, and what stands above them whole.
    static func holders(_ visit: Visit) -> [AreaVersion] {
        let scope = visit.scope(for: .keepFunds)
        let communes = scope.communes.compactMap { visit.areas.version(of: $0, on: visit.today) }.sorted { $0.precedes($1) }
        var above: [AreaVersion] = []
        for level in [AreaLevel.province, .district] {
            let found = Set(communes.compactMap { visit.areas.ancestor(of: $0.area, at: level, on: visit.today) })
            above += found.filter { scope.holdsAll(of: $0, in: visit.areas, on: visit.today) }
                .compactMap { visit.areas.version(of: $0, on: visit.today) }
        }
        return above + communes
    }

    /// Codes of what money may be given for, of all programmes.
    private static func components(_ visit: Visit) -> [String] {
        var seen: Set<String> = []
        return visit.site.shelves.law.programmes.flatMap { $0.components.map(\.code) }.filter { seen.insert($0).inserted }
    }

    private static func assignPage(_ visit: Visit, _ problems: Visit.Problems) -> HTML {
        var fields = visit.form
        if !fields.has("nam") { fields.add("nam", Int(visit.query["nam"]).map(String.init) ?? String(visit.today.year)) }
        let entry = Entry(visit: visit, fields: fields, problems: problems)
        let holders = holders(visit)
        return visit.page(
            FundPageWords.assign, crumbs: [(FundPageWords.title, SitePath.funds)], problems: problems,
            entry.form(
                title: FundPageWords.assign, lead: FundPageWords.assignLead, action: SitePath.assignFunds, version: nil,
                cancel: SitePath.funds,
                """
                <section class="card">\
                \(Control.select(entry.state("chuong-trinh", FundPageWords.programme), visit.site.shelves.law.programmes.filter { !$0.projects.isEmpty }.map { ($0.id, $0.title) }))\
                \(Control.select(entry.state("du-an", FundPageWords.project), [("", FundPageWords.choose)] + components(visit).map { ($0, ProjectWords.name($0)) }))\
                \(Control.text(entry.state("nam", FundPageWords.year), width: .tiny, isNumeric: true))\
                \(Control.select(entry.state("nguon", FundPageWords.source), FundSource.allCases.map { ($0.rawValue, FundWords.name($0)) }))\
                \(Control.select(entry.state("von", FundPageWords.capital), CapitalKind.allCases.reversed().map { ($0.rawValue, FundWords.name($0, year: visit.today.year)) }))\
                \(Control.select(entry.state("don-vi", FundPageWords.holder), holders.map { ($0.area.description, $0.name) }))</section>\(amountPart(entry, .assignment))
                """))
    }

    private static func amountPart(_ entry: Entry, _ kind: FundEntry.Kind) -> HTML {
        """
        <section class="card">\(Control.text(entry.state("so-tien", FundPageWords.amountLabel, hint: "\(FundWords.hint(kind)) \(FundPageWords.amountHint)"), width: .short))\
        \(Control.text(entry.state("ngay", FundPageWords.dayLabel, hint: FundPageWords.dayHint), width: .short, isNumeric: true))\
        \(Control.text(entry.state("van-ban", FundPageWords.document, hint: FundPageWords.documentHint), width: .short))\
        \(Control.text(entry.state("ghi-chu", FundPageWords.noteLabel)))</section>
        """
    }

    /// What every entry has, with what is wrong of it.
    private struct Typed {
        var amount: Int64 = 0
        var day: CalendarDate?
        var document = ""
        var note = ""
        var problems: Visit.Problems

        init(_ visit: Visit, _ kind: FundEntry.Kind) {
            var entry = Entry(visit: visit, fields: visit.form)
            if let amount = visit.amount("so-tien", isSigned: kind.isSigned) {
                self.amount = amount
            } else {
                entry.problems.append(("so-tien", FundPageWords.amountUnreadable))
            }
            day = entry.day("ngay", &entry.problems)
            document = entry.line("van-ban", limit: 100, FundPageWords.textUnreadable, &entry.problems)
            note = entry.line("ghi-chu", limit: 500, FundPageWords.textUnreadable, &entry.problems)
            problems = entry.problems
        }
    }

    private static func assign(_ visit: Visit) async throws -> Answer {
        let form = visit.form
        var typed = Typed(visit, .assignment)
        let year = (try? NumberParsing.count(form["nam"], upTo: 2100)).map { Int($0) }.flatMap { $0 < 2000 ? nil : $0 }
        let project = components(visit).first { $0 == form["du-an"] }
        let programme = visit.site.shelves.law.programmes.first { $0.id == form["chuong-trinh"] }?.id
        if project == nil { typed.problems.insert(("du-an", FundWords.sentence(FundRefusal(.projectMissing))), at: 0) }
        if year == nil { typed.problems.insert(("nam", FundPageWords.yearUnreadable), at: 0) }
        guard typed.problems.isEmpty, let day = typed.day, let year, let project, let programme, let holder = Area.ID(form["don-vi"]),
            let source = FundSource(rawValue: form["nguon"]), let capital = CapitalKind(rawValue: form["von"])
        else { return visit.again(assignPage(visit, typed.problems)) }
        return try await visit.enterFunds(
            AssignFunds(
                .init(programme: programme, project: project, source: source, capital: capital, year: year), of: holder,
                amount: typed.amount, bookedOn: day, document: typed.document, note: typed.note), again: { assignPage(visit, $0) }
        ) { SitePath.budgetLine($0) }
    }

    // MARK: other kinds

    private static func kind(_ visit: Visit) throws -> FundEntry.Kind {
        let text = visit.form.has("loai-but-toan") ? visit.form["loai-but-toan"] : visit.query["loai"]
        guard let kind = FundEntry.Kind(rawValue: text), kind == .carriedOut || RecordFundEntry.kinds.contains(kind) else {
            throw PageError.notFound
        }
        return kind
    }

    /// The units of which an entry of the kind can be, with how they stand.
    private static func units(
        _ kind: FundEntry.Kind, _ line: BudgetLine, _ shares: [BudgetShare], _ visit: Visit
    ) -> [(value: String, label: String)] {
        guard !kind.isOfLine else { return [] }
        let known = Dictionary(shares.map { ($0.unit, $0.sums) }, uniquingKeysWith: { first, _ in first })
        let units =
            kind == .allotment
            ? visit.spenders(of: line.holder, on: CalendarDate(year: line.heads.year, month: 12, day: 31)!).map(\.area)
            : shares.map(\.unit).filter { visit.mayAll(.keepFunds, of: $0) }
        let nobody = kind == .carriedOut || kind == .lapse ? [("-", FundPageWords.nobody)] : []
        return nobody
            + units.map { unit in
                let standing = known[unit].map { ": " + FundPageWords.standing(free: $0.free, disbursed: $0.disbursed) } ?? ""
                return (unit.description, visit.name(of: unit) + standing)
            }
    }

    private static func entryPage(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let (line, _, shares) = try await visit.fundLine()
        let kind = try kind(visit)
        guard kind.isSpending || visit.mayAll(.keepFunds, of: line.holder) else { throw PageError.forbidden(.keepFunds) }
        var fields = visit.form
        if !fields.has("don-vi") { fields.add("don-vi", visit.query["don-vi"]) }
        let entry = Entry(visit: visit, fields: fields, problems: problems)
        let title = kind == .carriedOut ? FundPageWords.carry : FundPageWords.entry(kind)
        let units = units(kind, line, shares, visit)
        let heads = line.heads
        return visit.page(
            title,
            crumbs: [
                (FundPageWords.title(heads.year), "\(SitePath.funds)?nam=\(heads.year)"),
                (ProjectWords.name(heads.project), SitePath.budgetLine(line.id)),
            ], problems: problems,
            entry.form(
                title: title, lead: LedgerWords.line(heads, holder: visit.name(of: line.holder)), action: SitePath.newEntry(line.id),
                version: nil,
                cancel: SitePath.budgetLine(line.id),
                """
                \(Control.hidden("loai-but-toan", kind.rawValue))\
                \("<p>\(FundPageWords.lineStanding(free: line.sums.free))</p>", when: !kind.isSpending && visit.mayAll(.keepFunds, of: line.holder))\
                \("<section class=\"card\">\(Control.select(entry.state("don-vi", FundPageWords.unit), [("", FundPageWords.choose)] + units))</section>", when: !kind.isOfLine)\
                \(amountPart(entry, kind))
                """))
    }

    private static func enter(_ visit: Visit) async throws -> Answer {
        let line = try await visit.fundLine().line
        let kind = try kind(visit)
        var typed = Typed(visit, kind)
        let unit = Area.ID(visit.form["don-vi"])
        if unit == nil, !kind.isOfLine, visit.form["don-vi"] != "-" {
            typed.problems.insert(("don-vi", FundWords.sentence(FundRefusal(.unitMissing))), at: 0)
        }
        guard typed.problems.isEmpty, let day = typed.day else { return visit.again(try await entryPage(visit, typed.problems)) }
        let again = { (problems: Visit.Problems) in try await entryPage(visit, problems) }
        let next = { (id: FundEntry.ID) in SitePath.budgetLine(line.id) + "?da-luu=\(id)" }
        if kind == .carriedOut {
            return try await visit.enterFunds(
                CarryFundsOver(
                    of: line.id, unit: unit, amount: typed.amount, bookedOn: day, document: typed.document, note: typed.note),
                again: again, next: next)
        }
        return try await visit.enterFunds(
            RecordFundEntry(
                kind, line: line.id, unit: unit, amount: typed.amount, bookedOn: day, document: typed.document, note: typed.note),
            again: again, next: next)
    }
}

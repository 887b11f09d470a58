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

extension SitePath {
    static let contributions = "\(funds)/huy-dong"
    static let newContribution = "\(contributions)/moi"

    static func contribution(_ id: Contribution.ID) -> String { "\(contributions)/\(id)" }
}

/// What was given for the poor outside the budget: sums of a year, each contribution, and the way to enter one.
enum ContributionPages {
    static let routes: [Route] = [
        .get(SitePath.contributions, .permission(.viewFunds)) { .page(try await page($0)) },
        .get(SitePath.newContribution, .permission(.keepFunds)) { .page(newPage($0, [])) },
        .post(SitePath.newContribution, .permission(.keepFunds)) { try await record($0) },
        .get("\(SitePath.contributions)/:khoan", .permission(.keepFunds)) { .page(try await voidPage($0, [])) },
        .post("\(SitePath.contributions)/:khoan", .permission(.keepFunds)) { try await void($0) },
    ]

    private struct Found: Sendable {
        var year: Int
        var years: [Int]
        var all: [Contribution]
        var households: [Household.ID: HouseholdRow]
    }

    private static func read(_ visit: Visit) async throws -> Found {
        let (query, today, scope, areas) = (visit.query, visit.today, visit.scope(for: .viewFunds), visit.areas)
        return try await visit.site.database.read { transaction in
            let units = try transaction.contributionUnits().filter { scope.holdsAll(of: $0, in: areas, on: today) }
            let years = try transaction.contributionYears(of: units)
            let year = Int(query["nam"]).flatMap { (2000...2100).contains($0) ? $0 : nil } ?? years.first ?? today.year
            let all = try transaction.contributions(of: units, year: year)
            return Found(
                year: year, years: years, all: all, households: try transaction.householdRows(Array(Set(all.compactMap(\.household)))))
        }
    }

    private static func page(_ visit: Visit) async throws -> HTML {
        let found = try await read(visit)
        let sums = ContributionSums(found.all)
        let figures: [(String, String, String)] = [
            (ContributionWords.total, MoneyWords.amount(sums.total, in: .million), MoneyWords.Unit.million.name),
            (ContributionWords.money, MoneyWords.amount(sums.money, in: .million), MoneyWords.Unit.million.name),
            (ContributionWords.inKind, MoneyWords.amount(sums.inKind, in: .million), MoneyWords.Unit.million.name),
            (ContributionWords.housesBuilt, NumberWords.grouped(sums.housesBuilt), ContributionWords.houses),
            (ContributionWords.housesRepaired, NumberWords.grouped(sums.housesRepaired), ContributionWords.houses),
        ]
        return visit.page(
            ContributionWords.title(found.year), crumbs: [(FundPageWords.title, SitePath.funds)],
            """
            \(visit.savedBanner())<h1>\(ContributionWords.title(found.year))</h1><p class="lead">\(ContributionWords.lead)</p>\
            \("<p class=\"banner warn\">\(FundPageWords.invented)</p>", when: visit.site.isDemonstration)\
            \("<p class=\"actions\"><a class=\"primary\" href=\"\(SitePath.newContribution)\">\(ContributionWords.record)</a></p>", when: visit.may(.keepFunds))\
            \(chips(found))\(found.all.isEmpty ? "<div class=\"card\"><p>\(ContributionWords.none)</p></div>" as HTML : """
                <div class="cards">\(figures.map { "<div class=\"card\"><h2>\($0.0)</h2><p class=\"figure\">\($0.1)</p><p class=\"hint\">\($0.2)</p></div>" as HTML })</div>\
                \(table(ContributionWords.byPurpose, ContributionWords.purpose, Contribution.Purpose.allCases.map { purpose in (ContributionWords.name(purpose), found.all.filter { $0.purpose == purpose }) }))\
                \(table(ContributionWords.byGiver, ContributionWords.giverKind, Contribution.GiverKind.allCases.map { kind in (ContributionWords.name(kind), found.all.filter { $0.giverKind == kind }) }))\
                \(table(ContributionWords.byUnit, FundPageWords.unit, Set(found.all.map(\.unit)).map { unit in (visit.name(of: unit), found.all.filter { $0.unit == unit }) }.sorted { $0.0 < $1.0 }))\
                <h2>\(ContributionWords.list)</h2>\(list(found, visit))
                """ as HTML)
            """)
    }

    private static func chips(_ found: Found) -> HTML {
        guard found.years.count > 1 else { return .empty }
        return """
            <ul class="chips">\(found.years.prefix(12).map {
                "<li><a href=\"\(SitePath.contributions)?nam=\($0)\"\(" aria-current=\"page\"", when: $0 == found.year)>\(FundPageWords.year) \($0)</a></li>" as HTML
            })</ul>
            """
    }

    /// Sums in exact đồng; lines without any are left out.
    private static func table(_ title: String, _ head: String, _ groups: [(String, [Contribution])]) -> HTML {
        let lines = groups.map { ($0.0, ContributionSums($0.1)) }.filter { $0.1.count > 0 }
        let total = ContributionSums(groups.flatMap(\.1))
        func row(_ label: String, _ sums: ContributionSums) -> HTML {
            """
            <tr><th scope="row">\(label)</th><td class="n" data-label="\(ContributionWords.count)">\(sums.count)</td>\
            <td class="n" data-label="\(ContributionWords.money)">\(NumberWords.grouped(sums.money))</td><td class="n" data-label="\(ContributionWords.inKind)">\(NumberWords.grouped(sums.inKind))</td>\
            <td class="n" data-label="\(ContributionWords.total)">\(NumberWords.grouped(sums.total))</td></tr>
            """
        }
        return """
            <h2>\(title)</h2>\(scrolling(title, """
                <table class="stack"><thead><tr><th scope="col">\(head)</th><th scope="col" class="n">\(ContributionWords.count)</th><th scope="col" class="n">\(ContributionWords.money)</th>\
                <th scope="col" class="n">\(ContributionWords.inKind)</th><th scope="col" class="n">\(ContributionWords.totalDong)</th></tr></thead><tbody>\(lines.map { row($0.0, $0.1) })</tbody><tfoot>\(row(FundPageWords.total, total))</tfoot></table>
                """))
            """
    }

    private static func list(_ found: Found, _ visit: Visit) -> HTML {
        scrolling(
            ContributionWords.list,
            """
            <table class="stack"><thead><tr><th scope="col">\(ContributionWords.giver)</th><th scope="col">\(ContributionWords.day)</th><th scope="col">\(ContributionWords.purpose)</th>\
            <th scope="col">\(ContributionWords.form)</th><th scope="col" class="n">\(FundPageWords.amount)</th><th scope="col">\(FundPageWords.unit)</th><th scope="col">\(FundPageWords.note)</th></tr></thead><tbody>\(found.all.map { line($0, found, visit) })</tbody></table>
            """)
    }

    private static func line(_ contribution: Contribution, _ found: Found, _ visit: Visit) -> HTML {
        let isVoided = !contribution.voidReason.isEmpty
        let household: HTML =
            contribution.household.flatMap { found.households[$0] }.map { row in
                let isSeen = visit.scope(for: .viewHouseholds).contains(village: row.household.village, commune: row.commune)
                guard isSeen else { return "<div>\(row.household.code)</div>" }
                return "<div><a href=\"\(SitePath.household(row.household.id))\">\(row.headName) · \(row.household.code)</a></div>"
            } ?? .empty
        return """
            <tr><th scope="row">\(contribution.giver)<div class="hint">\(ContributionWords.name(contribution.giverKind))</div></th><td data-label="\(ContributionWords.day)">\(contribution.receivedOn.vietnamese)</td>\
            <td data-label="\(ContributionWords.purpose)">\(ContributionWords.name(contribution.purpose))</td>\
            <td data-label="\(ContributionWords.form)">\(ContributionWords.name(contribution.form))\("<div class=\"hint\">\(contribution.quantity)</div>", when: !contribution.quantity.isEmpty)</td>\
            <td class="n" data-label="\(FundPageWords.amount)">\(NumberWords.grouped(contribution.amount))</td><td data-label="\(FundPageWords.unit)">\(visit.name(of: contribution.unit))</td>\
            <td data-label="\(FundPageWords.note)">\(household)\([contribution.document, contribution.note].filter { !$0.isEmpty }.joined(separator: "; "))\
            \("<div><span class=\"tag\">\(ContributionWords.voided)</span> \(contribution.voidReason)</div>", when: isVoided)\
            \("<div class=\"no-print\"><a href=\"\(SitePath.contribution(contribution.id))\">\(ContributionWords.void)</a></div>", when: !isVoided && visit.mayAll(.keepFunds, of: contribution.unit))</td></tr>
            """
    }

    // MARK: entering

    private static func newPage(_ visit: Visit, _ problems: Visit.Problems) -> HTML {
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let units = FundForms.holders(visit)
        return visit.page(
            ContributionWords.record, crumbs: [(FundPageWords.title, SitePath.funds), (ContributionWords.title, SitePath.contributions)],
            problems: problems,
            entry.form(
                title: ContributionWords.record, lead: ContributionWords.recordLead, action: SitePath.newContribution, version: nil,
                cancel: SitePath.contributions,
                """
                <section class="card">\(Control.select(entry.state("don-vi", FundPageWords.unit), units.map { ($0.area.description, $0.name) }))\
                \(Control.text(entry.state("ngay", ContributionWords.day, hint: FundPageWords.dayHint), width: .short, isNumeric: true))\
                \(Control.select(entry.state("nguon-ho-tro", ContributionWords.giverKind), Contribution.GiverKind.allCases.map { ($0.rawValue, ContributionWords.name($0)) }))\
                \(Control.text(entry.state("nguoi-ho-tro", ContributionWords.giver)))\
                \(Control.select(entry.state("muc-dich", ContributionWords.purpose), Contribution.Purpose.allCases.reversed().map { ($0.rawValue, ContributionWords.name($0)) }))\
                \(Control.select(entry.state("hinh-thuc", ContributionWords.form), Contribution.Form.allCases.map { ($0.rawValue, ContributionWords.name($0)) }))\
                \(Control.text(entry.state("so-luong", ContributionWords.quantity, hint: ContributionWords.quantityHint), width: .short))\
                \(Control.text(entry.state("so-tien", ContributionWords.amount, hint: FundPageWords.amountHint), width: .short))\
                \(Control.text(entry.state("ma-ho", ContributionWords.household, hint: ContributionWords.householdHint), width: .short))\
                \(Control.text(entry.state("van-ban", ContributionWords.document), width: .short))\(Control.text(entry.state("ghi-chu", FundPageWords.noteLabel)))</section>
                """))
    }

    private static func record(_ visit: Visit) async throws -> Answer {
        let form = visit.form
        guard let unit = Area.ID(form["don-vi"]), let kind = Contribution.GiverKind(rawValue: form["nguon-ho-tro"]),
            let purpose = Contribution.Purpose(rawValue: form["muc-dich"]), let shape = Contribution.Form(rawValue: form["hinh-thuc"])
        else { throw PageError.badRequest }
        var entry = Entry(visit: visit, fields: form)
        let day = entry.day("ngay", &entry.problems)
        let giver = entry.line("nguoi-ho-tro", limit: 200, FundPageWords.textUnreadable, &entry.problems)
        let quantity = entry.line("so-luong", limit: 100, FundPageWords.textUnreadable, &entry.problems)
        let document = entry.line("van-ban", limit: 100, FundPageWords.textUnreadable, &entry.problems)
        let note = entry.line("ghi-chu", limit: 500, FundPageWords.textUnreadable, &entry.problems)
        let amount = visit.amount("so-tien")
        if amount == nil { entry.problems.append(("so-tien", FundPageWords.amountUnreadable)) }
        let code = form["ma-ho"].cleanedLine
        let household = code.isEmpty ? nil : try await visit.site.database.read { try $0.households(withCodes: [code])[code] }
        if !code.isEmpty, household == nil { entry.problems.append(("ma-ho", ContributionWords.sentence(.householdUnknown))) }
        guard entry.problems.isEmpty, let day, let amount else { return visit.again(newPage(visit, entry.problems)) }
        return try await enter(
            visit,
            RecordContribution(
                of: unit, receivedOn: day, giverKind: kind, giver: giver, form: shape, purpose: purpose, amount: amount,
                quantity: quantity, household: household, document: document, note: note), year: day.year
        ) { newPage(visit, $0) }
    }

    private static func enter(
        _ visit: Visit, _ operation: some Operations.Operation, year: Int, again: (Visit.Problems) async throws -> HTML
    ) async throws -> Answer {
        do {
            _ = try await visit.site.desk.perform(operation, as: try visit.signedIn, request: visit.requestKey)
            return .seeOther("\(SitePath.contributions)?nam=\(year)&da-luu=1")
        } catch let refusal as ContributionRefusal {
            return visit.again(try await again([(field(refusal), ContributionWords.sentence(refusal))]))
        }
    }

    private static func field(_ refusal: ContributionRefusal) -> String {
        switch refusal {
        case .giverMissing: "nguoi-ho-tro"
        case .amountMissing: "so-tien"
        case .quantityMissing: "so-luong"
        case .dayInFuture: "ngay"
        case .householdMissing, .householdUnknown: "ma-ho"
        case .unitMissing: "don-vi"
        case .reasonMissing, .voidedAlready: "ly-do"
        }
    }

    // MARK: taking out

    private static func contribution(_ visit: Visit) async throws -> Contribution {
        let id: Contribution.ID = try visit.key("khoan")
        guard let found = try await visit.site.database.read({ try $0.contribution(id) }), visit.mayAll(.keepFunds, of: found.unit) else {
            throw PageError.notFound
        }
        return found
    }

    private static func voidPage(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let found = try await contribution(visit)
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let facts: [(String, String)] = [
            (ContributionWords.giver, found.giver), (ContributionWords.day, found.receivedOn.vietnamese),
            (ContributionWords.purpose, ContributionWords.name(found.purpose)),
            (ContributionWords.form, ContributionWords.name(found.form)),
            (ContributionWords.amount, MoneyWords.exact(found.amount)), (FundPageWords.inWords, MoneyWords.spelled(found.amount)),
        ]
        return visit.page(
            ContributionWords.void, crumbs: [(FundPageWords.title, SitePath.funds), (ContributionWords.title, SitePath.contributions)],
            problems: problems,
            entry.form(
                title: ContributionWords.void, lead: ContributionWords.voidLead, action: SitePath.contribution(found.id), version: nil,
                cancel: SitePath.contributions,
                """
                <section class="card"><dl class="facts">\(facts.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" as HTML })</dl></section>\
                <section class="card">\(Control.text(entry.state("ly-do", FundPageWords.reason)))</section>
                """, buttons: Control.button(ContributionWords.void)))
    }

    private static func void(_ visit: Visit) async throws -> Answer {
        let found = try await contribution(visit)
        var entry = Entry(visit: visit, fields: visit.form)
        let reason = entry.line("ly-do", limit: 500, FundPageWords.textUnreadable, &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await voidPage(visit, entry.problems)) }
        return try await enter(visit, VoidContribution(found.id, reason: reason), year: found.receivedOn.year) {
            try await voidPage(visit, $0)
        }
    }
}

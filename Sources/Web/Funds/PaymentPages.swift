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

/// Lists of payments to households, and the drawing up of one.
enum PaymentPages {
    static let routes: [Route] = [
        .get(SitePath.payments, .permission(.viewFunds)) { .page(try await lists($0)) },
        .get("\(SitePath.funds)/dong/:dong/chi-ho", .permission(.keepFunds)) { .page(try await newPage($0, [])) },
        .post("\(SitePath.funds)/dong/:dong/chi-ho", .permission(.keepFunds)) { try await drawUp($0) },
    ]

    static func state(_ list: PaymentList) -> String {
        switch list.state {
        case .drawnUp: FundPageWords.drawnUp
        case .paid(let day, let voucher): FundPageWords.paid(day, voucher: voucher)
        case .cancelled(let reason): FundPageWords.cancelled(reason)
        }
    }

    private static func lists(_ visit: Visit) async throws -> HTML {
        let found = try await visit.site.database.read { transaction in
            let units = try visit.fundUnits(in: transaction)
            return try transaction.paymentLists(of: units).map { list in
                let items = try transaction.paymentItems(of: list.id)
                let paid = items.filter { $0.state == .paid }
                let isPaid = if case .paid = list.state { true } else { false }
                return (list: list, items: items, amount: PaymentBook.sum(of: isPaid ? paid : items))
            }
        }
        return visit.page(
            FundPageWords.payments, crumbs: [(FundPageWords.title, SitePath.funds)],
            """
            <h1>\(FundPageWords.payments)</h1><p class="lead">\(FundPageWords.paymentsLead)</p>\
            \("<p class=\"banner warn\">\(FundPageWords.invented)</p>", when: visit.site.isDemonstration)\
            \(found.isEmpty ? "<div class=\"card\"><p>\(FundPageWords.noPayments)</p></div>" : scrolling(FundPageWords.payments, """
                <table class="stack"><thead><tr><th scope="col">\(FundPageWords.subject)</th><th scope="col">\(FundPageWords.period)</th><th scope="col">\(FundPageWords.unit)</th>\
                <th scope="col">\(FundPageWords.decision)</th><th scope="col" class="n">\(FundPageWords.householdCount)</th><th scope="col" class="n">\(FundPageWords.sum)</th><th scope="col">\(FundPageWords.state)</th></tr></thead><tbody>\(found.map { entry in
                    """
                    <tr><th scope="row"><a href="\(SitePath.paymentList(entry.list.id))">\(entry.list.subject)</a></th><td data-label="\(FundPageWords.period)">\(entry.list.period)</td>\
                    <td data-label="\(FundPageWords.unit)">\(visit.name(of: entry.list.unit))</td><td data-label="\(FundPageWords.decision)">\(entry.list.document), \(entry.list.decidedOn.vietnamese)</td>\
                    <td class="n" data-label="\(FundPageWords.householdCount)">\(entry.items.count)</td><td class="n" data-label="\(FundPageWords.sum)">\(NumberWords.grouped(entry.amount))</td><td data-label="\(FundPageWords.state)">\(state(entry.list))</td></tr>
                    """ as HTML
                })</tbody></table>
                """))
            """)
    }

    // MARK: drawing up

    /// The unit of the address or the form, if the officer keeps its money.
    private static func unit(_ visit: Visit) throws -> Area.ID {
        guard let unit = Area.ID(visit.form.has("don-vi") ? visit.form["don-vi"] : visit.query["don-vi"]),
            visit.mayAll(.keepFunds, of: unit)
        else { throw PageError.notFound }
        return unit
    }

    private static func newPage(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let (line, _, shares) = try await visit.fundLine()
        let unit = try unit(visit)
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let chosen = Set(visit.form.all("nhom"))
        let free = shares.first { $0.unit == unit }?.sums.free ?? 0
        let groups = FieldState(
            name: "nhom", label: FundPageWords.groups, problem: problems.first { $0.field == "nhom" }?.sentence)
        return visit.page(
            FundPageWords.newPayments,
            crumbs: [(FundPageWords.title, SitePath.funds), (ProjectWords.name(line.heads.project), SitePath.budgetLine(line.id))],
            problems: problems,
            entry.form(
                title: FundPageWords.newPayments, lead: FundPageWords.newPaymentsLead, action: SitePath.newPayments(line.id), version: nil,
                cancel: SitePath.budgetLine(line.id),
                """
                \(Control.hidden("don-vi", unit.description))<p>\(visit.name(of: unit)) · \(LedgerWords.line(line.heads, holder: visit.name(of: line.holder))) · \(FundPageWords.remaining.lowercased()): <strong>\(MoneyWords.exact(free))</strong></p>\
                <section class="card">\(Control.text(entry.state("noi-dung-ho-tro", FundPageWords.subject, hint: FundPageWords.subjectHint)))\
                \(Control.text(entry.state("ky", FundPageWords.period, hint: FundPageWords.periodHint), width: .short))\
                <fieldset class="field" id="nhom"><legend>\(FundPageWords.groups)</legend>\(groups.notes)<div class="choices">\(PaymentList.Group.allCases.map {
                    Control.tick(name: "nhom", value: $0.rawValue, label: FundWords.name($0), isTicked: chosen.contains($0.rawValue))
                })</div></fieldset>\
                \(Control.text(entry.state("van-ban", FundPageWords.decision, hint: FundPageWords.documentHint), width: .short))\
                \(Control.text(entry.state("ngay", FundPageWords.decidedOn, hint: FundPageWords.dayHint), width: .short, isNumeric: true))</section>\
                <section class="card">\(Control.text(entry.state("so-tien", FundPageWords.perHousehold, hint: FundPageWords.perHouseholdHint), width: .short))\
                \(Control.paragraph(entry.state("danh-sach", FundPageWords.typed, hint: FundPageWords.typedHint), rows: 6))</section>
                """))
    }

    private static func drawUp(_ visit: Visit) async throws -> Answer {
        let line = try await visit.fundLine().line
        let unit = try unit(visit)
        var entry = Entry(visit: visit, fields: visit.form)
        let subject = entry.line("noi-dung-ho-tro", limit: 200, FundPageWords.textUnreadable, &entry.problems)
        let period = entry.line("ky", limit: 60, FundPageWords.textUnreadable, &entry.problems)
        let document = entry.line("van-ban", limit: 100, FundPageWords.textUnreadable, &entry.problems)
        let day = entry.day("ngay", &entry.problems)
        let groups = Set(visit.form.all("nhom").compactMap { PaymentList.Group(rawValue: $0) })
        let each = visit.form["so-tien"].cleanedLine.isEmpty ? nil : visit.amount("so-tien")
        if each == nil, !visit.form["so-tien"].cleanedLine.isEmpty { entry.problems.append(("so-tien", FundPageWords.amountUnreadable)) }
        let typed = try typed(visit, each: each, &entry.problems)
        guard entry.problems.isEmpty, let day else { return visit.again(try await newPage(visit, entry.problems)) }
        let found: (items: [PaymentItem], unknown: [String])
        do {
            found = try await items(visit, typed, each: each, groups, unit, on: day)
        } catch is NoRules {
            return visit.again(try await newPage(visit, [("ngay", FundPageWords.noRules)]))
        }
        if !found.unknown.isEmpty {
            let sentence = FundWords.sentence(FundRefusal(.householdsUnknown(found.unknown)))
            return visit.again(try await newPage(visit, [("danh-sach", sentence)]))
        }
        return try await visit.enterFunds(
            DrawUpPayments(
                line: line.id, unit: unit, subject: subject, period: period, groups: groups, document: document, decidedOn: day,
                items: found.items), again: { try await newPage(visit, $0) }
        ) { SitePath.paymentList($0) + "?da-luu=1" }
    }

    /// Codes and amounts as they were typed, a household on a line.
    private static func typed(
        _ visit: Visit, each: Int64?, _ problems: inout Visit.Problems
    ) throws -> [(code: String, amount: Int64)] {
        var typed: [(code: String, amount: Int64)] = []
        for (index, line) in visit.form["danh-sach"].split(whereSeparator: \.isNewline).enumerated() {
            let parts = line.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false).map { String($0).cleanedLine }
            guard !line.allSatisfy(\.isWhitespace) else { continue }
            let amount = parts.count == 2 ? (try? NumberParsing.dong(parts[1]))?.amount : each
            guard !parts[0].isEmpty, let amount else {
                problems.append(("danh-sach", FundPageWords.typedUnreadable(index + 1)))
                return []
            }
            typed.append((parts[0], amount))
        }
        return typed
    }

    /// The households that were typed; without any, all of the groups in the unit.
    private static func items(
        _ visit: Visit, _ typed: [(code: String, amount: Int64)], each: Int64?, _ groups: Set<PaymentList.Group>, _ unit: Area.ID,
        on day: CalendarDate
    ) async throws -> (items: [PaymentItem], unknown: [String]) {
        let (areas, law) = (visit.areas, visit.site.shelves.law)
        return try await visit.site.database.read { transaction in
            guard !typed.isEmpty else {
                guard let each, !groups.isEmpty else { return ([], []) }
                let rows = try transaction.households(for: groups, of: unit, on: day, areas, law)
                return (rows.map { PaymentItem(household: $0.household.id, amount: each) }, [])
            }
            let known = try transaction.households(withCodes: typed.map(\.code))
            return (
                typed.compactMap { entry in known[entry.code].map { PaymentItem(household: $0, amount: entry.amount) } },
                typed.map(\.code).filter { known[$0] == nil }
            )
        }
    }
}

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

/// One list of payments: who is stopped on the day and why, who is paid, and the approval.
enum PaymentListPage {
    static let routes: [Route] = [
        .get("\(SitePath.payments)/:danh-sach", .permission(.viewFunds)) { .page(try await page($0, [])) },
        .post("\(SitePath.payments)/:danh-sach", .permission(.approvePayments)) { try await pay($0) },
        .post("\(SitePath.payments)/:danh-sach/huy", .permission(.keepFunds)) { try await cancel($0) },
    ]

    /// The list of the address, if its unit lies in the officer's area, as of a day.
    private static func book(_ visit: Visit, on day: CalendarDate) async throws -> PaymentBook {
        let id: PaymentList.ID = try visit.key("danh-sach")
        let (areas, law) = (visit.areas, visit.site.shelves.law)
        let book = try await visit.site.database.read { try PaymentBook(id, on: day, in: $0, areas, law) }
        guard visit.mayAll(.viewFunds, of: book.list.unit) else { throw PageError.notFound }
        return book
    }

    /// The day on which households are looked at: the one asked for, today without one.
    private static func day(_ visit: Visit) -> CalendarDate? {
        let text = visit.form.has("ngay") ? visit.form["ngay"] : visit.query["ngay"]
        guard !text.cleanedLine.isEmpty else { return visit.today }
        guard case .day(let day)? = try? DateParsing.date(text) else { return nil }
        return day
    }

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let asked = day(visit)
        let day = asked ?? visit.today
        let book: PaymentBook
        do { book = try await self.book(visit, on: day) } catch is NoRules {
            return visit.page(
                FundPageWords.payments, crumbs: [(FundPageWords.payments, SitePath.payments)],
                "<h1>\(FundPageWords.payments)</h1><p>\(FundPageWords.noRules)</p>")
        }
        let list = book.list
        let isOpen = if case .drawnUp = list.state { true } else { false }
        return visit.page(
            list.subject,
            crumbs: [
                (FundPageWords.title, SitePath.funds), (FundPageWords.payments, SitePath.payments),
            ], problems: asked == nil ? [("ngay", EntryProblemWords.dayUnreadable)] + problems : problems,
            """
            \("<div class=\"banner\" role=\"status\"><p>\(FundPageWords.saved)</p></div>", when: visit.query["da-luu"] == "1")<h1>\(list.subject)</h1>\
            \("<p class=\"banner warn\">\(FundPageWords.invented)</p>", when: visit.site.isDemonstration)\(facts(book, visit))\
            \(isOpen ? open(book, day, visit, problems) : HTML.empty)\
            \(isOpen ? HTML.empty : stopped(book, day, visit, canTick: false))\
            <h2>\(FundPageWords.households)</h2>\(table(book, visit))\(isOpen && visit.mayAll(.keepFunds, of: list.unit) ? cancelForm(book, visit, problems) : HTML.empty)
            """)
    }

    private static func facts(_ book: PaymentBook, _ visit: Visit) -> HTML {
        let list = book.list
        let amount = PaymentBook.sum(of: book.payable)
        let facts: [(String, String)] = [
            (FundPageWords.state, PaymentPages.state(list)), (FundPageWords.period, list.period),
            (FundPageWords.unit, visit.name(of: list.unit)),
            (FundPageWords.groups, FundWords.names(list.groups)),
            (FundPageWords.decision, "\(list.document), \(list.decidedOn.vietnamese)"),
            (FundPageWords.line, LedgerWords.line(book.line.heads, holder: visit.name(of: book.line.holder))),
            (FundPageWords.sum, MoneyWords.exact(amount)), (FundPageWords.inWords, MoneyWords.spelled(amount)),
        ]
        return "<dl class=\"facts card\">\(facts.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" as HTML })</dl>"
    }

    // MARK: before it is paid

    private static func open(_ book: PaymentBook, _ day: CalendarDate, _ visit: Visit, _ problems: Visit.Problems) -> HTML {
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let dayField = FieldState(name: "ngay", label: FundPageWords.checkDay, value: day.vietnamese, hint: FundPageWords.dayHint)
        let mayPay = visit.mayAll(.approvePayments, of: book.list.unit)
        let amount = PaymentBook.sum(of: book.payable)
        return """
            <form method="get" action="\(SitePath.paymentList(book.list.id))" class="card filters no-print">\(Control.text(dayField, width: .short, isNumeric: true))\
            <div class="actions">\(Control.button(FundPageWords.checkAgain, isPrimary: false))</div></form>\
            \(mayPay ? """
                <form method="post" action="\(SitePath.paymentList(book.list.id))" novalidate>\(visit.formGuard)\(Control.hidden("ngay", day.vietnamese))\
                \(stopped(book, day, visit, canTick: true))<p><strong>\(FundPageWords.payable(book.payable.count, amount))</strong></p>\
                <section class="card no-print"><h2>\(FundPageWords.pay)</h2><p>\(FundPageWords.payLead)</p>\(Control.text(entry.state("van-ban", FundPageWords.voucher), width: .short))\
                <div class="actions">\(Control.button(FundPageWords.pay))</div></section></form>
                """ as HTML : stopped(book, day, visit, canTick: false) + "<p><strong>\(FundPageWords.payable(book.payable.count, amount))</strong></p><p class=\"banner\">\(FundPageWords.approverOnly)</p>")
            """
    }

    private static func stopped(_ book: PaymentBook, _ day: CalendarDate, _ visit: Visit, canTick: Bool) -> HTML {
        let day = if case .paid(let paid, _) = book.list.state { paid } else { day }
        let stopped = book.stopped
        guard !stopped.isEmpty else { return "<p id=\"dung-chi\">\(FundPageWords.noStops(on: day))</p>" }
        let ticked = Set(visit.form.all(Entry.confirmation))
        return """
            <section class="card warn" id="dung-chi"><h2>\(FundPageWords.stops(stopped.count, on: day))</h2>\(scrolling(FundPageWords.stop, """
                <table class="stack"><thead><tr><th scope="col">\(FundPageWords.households)</th><th scope="col" class="n">\(FundPageWords.amount)</th><th scope="col">\(FundPageWords.stop)</th>\
                <th scope="col">\(FundPageWords.article)</th>\("<th scope=\"col\">\(FundPageWords.seen)</th>", when: canTick)</tr></thead><tbody>\(stopped.map { item in
                    """
                    <tr><th scope="row">\(name(item, book, visit))</th><td class="n" data-label="\(FundPageWords.amount)">\(NumberWords.grouped(item.amount))</td>\
                    <td data-label="\(FundPageWords.stop)">\(item.stop.map { FundWords.sentence($0, groups: book.list.groups, on: day) } ?? "")</td>\
                    <td data-label="\(FundPageWords.article)"><span class="cite">\(item.stop?.citation.map { LawWords.citation($0, in: visit.site.law.documents) } ?? "")</span></td>\
                    \(canTick ? "<td>\(Control.tick(name: Entry.confirmation, value: item.household.description, label: FundPageWords.seen, isTicked: ticked.contains(item.household.description)))</td>" : HTML.empty)</tr>
                    """ as HTML
                })</tbody></table>
                """))</section>
            """
    }

    /// The household with its way, where the officer may see households there; elsewhere its code alone: no family is named.
    private static func name(_ item: PaymentItem, _ book: PaymentBook, _ visit: Visit) -> HTML {
        guard let row = book.households[item.household] else { return .empty }
        let scope = visit.scope(for: .viewHouseholds)
        guard scope.contains(village: row.household.village, commune: row.commune) else { return HTML(text: row.household.code) }
        return "<a href=\"\(SitePath.household(item.household))\">\(row.headName) · \(row.household.code)</a>"
    }

    private static func table(_ book: PaymentBook, _ visit: Visit) -> HTML {
        let isOpen = if case .drawnUp = book.list.state { true } else { false }
        return scrolling(
            FundPageWords.households,
            """
            <table class="stack"><thead><tr><th scope="col">\(FundPageWords.households)</th><th scope="col">\(FundPageWords.village)</th><th scope="col" class="n">\(FundPageWords.amount)</th>\
            <th scope="col">\(FundPageWords.state)</th></tr></thead><tbody>\(book.items.map { item in
                let village = book.households[item.household].map { visit.name(of: $0.household.village) } ?? ""
                let state = isOpen && item.stop != nil ? PaymentItem.State.stopped : item.state
                return """
                    <tr><th scope="row">\(name(item, book, visit))</th><td data-label="\(FundPageWords.village)">\(village)</td>\
                    <td class="n" data-label="\(FundPageWords.amount)">\(NumberWords.grouped(item.amount))</td><td data-label="\(FundPageWords.state)">\(FundWords.name(state))</td></tr>
                    """ as HTML
            })</tbody></table>
            """)
    }

    private static func cancelForm(_ book: PaymentBook, _ visit: Visit, _ problems: Visit.Problems) -> HTML {
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        return """
            <form method="post" action="\(SitePath.cancelPayments(book.list.id))" class="card no-print" novalidate>\(visit.formGuard)<h2>\(FundPageWords.cancel)</h2>\
            <p>\(FundPageWords.cancelLead)</p>\(Control.text(entry.state("ly-do", FundPageWords.reason)))<div class="actions">\(Control.button(FundPageWords.cancel, isPrimary: false))</div></form>
            """
    }

    private static func pay(_ visit: Visit) async throws -> Answer {
        guard let day = day(visit) else { return visit.again(try await page(visit, [])) }
        var entry = Entry(visit: visit, fields: visit.form)
        let voucher = entry.line("van-ban", limit: 100, FundPageWords.textUnreadable, &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await page(visit, entry.problems)) }
        let id: PaymentList.ID = try visit.key("danh-sach")
        let seen = Set(visit.form.all(Entry.confirmation).compactMap { Household.ID($0) })
        do {
            return try await visit.enterFunds(
                PayHouseholds(id, on: day, voucher: voucher, stopping: seen), again: { try await page(visit, $0) }
            ) { _ in SitePath.paymentList(id) + "?da-luu=1" }
        } catch is NoRules {
            return visit.again(try await page(visit, [("ngay", FundPageWords.noRules)]))
        }
    }

    private static func cancel(_ visit: Visit) async throws -> Answer {
        var entry = Entry(visit: visit, fields: visit.form)
        let reason = entry.line("ly-do", limit: 500, FundPageWords.textUnreadable, &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await page(visit, entry.problems)) }
        let id: PaymentList.ID = try visit.key("danh-sach")
        return try await visit.enterFunds(CancelPayments(id, reason: reason), again: { try await page(visit, $0) }) { _ in
            SitePath.paymentList(id) + "?da-luu=1"
        }
    }
}

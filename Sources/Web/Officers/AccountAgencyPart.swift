import Access
import Core
import Law
import Markup
import Programme
import Registry
import Store
import Words

/// For which agencies of plans an account works, and which there are.
struct AccountAgencies: Sendable {
    var work: [AgencyWork]
    var departments: [Agency]
}

/// The agencies of an account on its page: tied from a day on, ended with a day.
struct AccountAgencyPart {
    let visit: Visit
    let account: Account
    let agencies: AccountAgencies
    let problems: [(field: String, sentence: String)]

    private static let fields: Set<String> = ["co-quan", "lam-tu-ngay", "lam-den-ngay"]

    private func name(_ agency: Agency) -> String {
        [agency.name(in: visit.areas, on: visit.today), visit.areas.lastKnown(of: agency.area, on: visit.today)?.name ?? ""]
            .joined(separator: ", ")
    }

    var html: HTML {
        let scope = visit.scope(for: .manageOfficers)
        let offered = agencies.departments.filter {
            let place = AreaScope(of: $0.area, in: visit.areas, on: visit.today)
            return !place.communes.isEmpty && place.communes.isSubset(of: scope.communes)
        }
        let isWorking = account.assignments.contains {
            $0.role.permissions.contains(.doDuties) && ($0.validUntil.map { $0 >= visit.today } ?? true)
        }
        guard isWorking || !agencies.work.isEmpty else { return .empty }
        let table: HTML = agencies.work.isEmpty ? "<p>\(AccountWords.noAgency)</p>" : list
        let adding: HTML =
            offered.isEmpty
            ? "<p class=\"hint\">\(AccountWords.noAgencyOnRecord)</p>"
            : """
            <details class="card"\(" open", when: problems.contains { Self.fields.contains($0.field) })><summary>\(AccountWords.tie)</summary>\
            <form method="post" action="\(SitePath.account(account.id))/co-quan" novalidate>\(visit.formGuard)\
            \(Control.select(state("co-quan", AccountWords.agency), [("", "–")] + offered.map { ($0.id.description, name($0)) }))\
            \(Control.text(state("lam-tu-ngay", AccountWords.from, AccountWords.dayHint, usual: visit.today.vietnamese), width: .short))\
            \(Control.text(state("lam-den-ngay", AccountWords.until, AccountWords.untilHint), width: .short))\
            <div class="actions">\(Control.button(AccountWords.tie))</div></form></details>
            """
        return """
            <h2>\(AccountWords.agencies)</h2><p class="hint">\(AccountWords.agenciesLead)</p>\(table)\(adding, when: isWorking && !account.isBlocked)
            """
    }

    private func state(_ name: String, _ label: String, _ hint: String = "", usual: String = "") -> FieldState {
        FieldState(
            name: name, label: label, value: visit.form.has(name) ? visit.form[name] : usual, hint: hint,
            problem: problems.first { $0.field == name }?.sentence)
    }

    private var list: HTML {
        let heads = [AccountWords.agency, AccountWords.from, AccountWords.until, AccountWords.end]
        return scrolling(
            AccountWords.agencies,
            """
            <table class="stack"><thead><tr>\(heads.map { "<th scope=\"col\">\($0)</th>" as HTML })</tr></thead><tbody>\(agencies.work.enumerated().map { index, work in
                """
                <tr><th scope="row">\(name(work.agency))</th><td data-label="\(AccountWords.from)">\(work.validFrom.vietnamese)</td>\
                <td data-label="\(AccountWords.until)">\(work.validUntil?.vietnamese ?? AccountWords.now)</td><td>\(ending(work, index))</td></tr>
                """ as HTML
            })</tbody></table>
            """)
    }

    private func ending(_ work: AgencyWork, _ index: Int) -> HTML {
        guard work.validUntil.map({ $0 >= visit.today }) ?? true else { return .empty }
        let field = state("thoi-co-quan-\(index)", AccountWords.until, AccountWords.endHint, usual: visit.today.vietnamese)
        return """
            <details class="menu"\(" open", when: field.problem != nil)><summary aria-label="\(AccountWords.endTie): \(name(work.agency))">\(AccountWords.end)</summary>\
            <form method="post" action="\(SitePath.account(account.id))/thoi-co-quan" novalidate>\(visit.formGuard)\(Control.hidden("so", String(index)))\
            \(Control.hidden("co-quan-cu", work.agency.id.description))\(Control.hidden("tu-ngay-cu", work.validFrom.iso))\
            \(Control.text(field, width: .short))\(Control.button(AccountWords.endTie, isPrimary: false))</form></details>
            """
    }

    /// What was typed of a new tie, or what is wrong with it.
    static func tie(
        _ visit: Visit
    ) -> (tie: (agency: Agency.ID, from: CalendarDate, until: CalendarDate?)?, problems: [(field: String, sentence: String)]) {
        var problems: [(field: String, sentence: String)] = []
        let agency = Agency.ID(visit.form["co-quan"])
        if agency == nil { problems.append(("co-quan", AccountWords.agencyMissing)) }
        let from = RoleFields.day(visit.form["lam-tu-ngay"])
        if from == nil { problems.append(("lam-tu-ngay", AccountWords.fromWrong)) }
        var until: CalendarDate?
        if !visit.form["lam-den-ngay"].cleanedLine.isEmpty {
            until = RoleFields.day(visit.form["lam-den-ngay"])
            if until == nil { problems.append(("lam-den-ngay", AccountWords.untilWrong)) }
        }
        if let from, let until, until < from { problems.append(("lam-den-ngay", AccountWords.sentence(.daysReversed))) }
        guard problems.isEmpty, let agency, let from else { return (nil, problems) }
        return ((agency, from, until), [])
    }
}

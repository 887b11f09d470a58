import Access
import Core
import Database
import HTTPTypes
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// One household as it was on a day gone by: to be looked at only.
struct PastHouseholdPage {
    let visit: Visit
    let view: Viewpoint
    /// The units as they were known at the moment.
    let areas: AreaHistory
    /// What was known at this moment.
    let knownAt: Instant
    /// `nil` where the household was not in the registry on the day.
    let state: HouseholdState?
    let household: Household.ID
    /// The name under which the officer knows it.
    let name: String
    let members: [Member]
    let recognitions: [Recognition]
    let stays: [HouseholdStay]
    let sheets: [StoredSheet]
    /// It lies in the area of the officer today too; else what was entered since elsewhere is not shown.
    let isOwnToday: Bool

    var html: HTML {
        visit.page(
            name, crumbs: [(HouseholdWords.listTitle, view.address(SitePath.households))],
            """
            \(banner)\
            \("<div class=\"banner warn\"><p>\(TimeWords.elsewhereNow)</p></div>", when: !isOwnToday)\
            <div class="identity"><h1>\(name)</h1>\(state.map(identity) ?? .empty)</div>\
            \(state.map(facts) ?? "<div class=\"card\"><p>\(TimeWords.notThen)</p></div>")
            """)
    }

    private var banner: HTML {
        let present = isOwnToday ? SitePath.household(household) : SitePath.households
        let fixed = Viewpoint(day: view.day, map: view.map, knownAt: knownAt)
        return TimeParts.banner(
            TimeWords.householdBanner(day: view.day, map: view.map, knownAt: knownAt), present: present,
            again: fixed.address(SitePath.household(household)))
    }

    private func identity(_ state: HouseholdState) -> HTML {
        """
        <span>\(state.code)</span><span>\(areas.shownName(of: state.village, from: view))</span>\
        <span>\(ClassTag.html(state.povertyClass))\(state.classSince.map { " " + HouseholdWords.since($0.vietnamese) } ?? "")</span>\
        <span>\(HouseholdWords.persons(state.persons))</span>
        """
    }

    private func facts(_ state: HouseholdState) -> HTML {
        let flags = HouseholdWords.names(of: state.flags(on: view.day))
        return """
            <section class="card"><h2>\(HouseholdWords.overview)</h2><dl class="facts">\
            <dt>\(HouseholdWords.code)</dt><dd>\(state.code)</dd><dt>\(TimeWords.livedThen)</dt><dd>\(place(state))</dd>\
            \("<dt>\(HouseholdWords.name(.address))</dt><dd>\(state.address)</dd>", when: !state.address.isEmpty && isOwnToday)\
            <dt>\(HouseholdWords.flags)</dt><dd>\(flags.isEmpty ? "–" : flags.joined(separator: ", "))</dd></dl></section>\
            \(memberTable(state))\(recognitionTable)\(sheetTable)\(stayTable)
            """
    }

    private func place(_ state: HouseholdState) -> String {
        guard let unit = areas.shown(state.village, from: view)?.area else { return "" }
        let day = areas.version(of: unit, on: view.map) == nil ? view.day : view.map
        return areas.path(to: unit, on: day).reversed().map(\.name).joined(separator: ", ")
    }

    private func memberTable(_ state: HouseholdState) -> HTML {
        let present = members.present(on: view.day).sorted { rank($0, state) < rank($1, state) }
        return table(
            HouseholdWords.members,
            [
                HouseholdWords.fullName, HouseholdWords.relation, HouseholdWords.born, HouseholdWords.age, HouseholdWords.sex,
                HouseholdWords.name(.ethnicity), TimeWords.joined,
            ] + (isOwnToday ? [HouseholdWords.personalNumber] : []),
            present.map { member in
                let person = member.person
                return [
                    person.name, state.relation(of: member).map(HouseholdWords.name) ?? "", person.born?.vietnamese ?? "",
                    person.born.map { String(max(0, $0.age(on: view.day))) } ?? "", HouseholdWords.name(person.sex),
                    person.ethnicity.flatMap { visit.site.law.codeLists.ethnicGroup($0)?.name } ?? "",
                    member.membership.joinedOn.vietnamese,
                ] + (isOwnToday ? [person.personalNumber.map(PersonalNumber.masked) ?? ""] : [])
            })
    }

    private func rank(_ member: Member, _ state: HouseholdState) -> (Int, String, Membership.ID) {
        let place = member.person.id == state.head ? 0 : member.membership.relation == .spouse ? 1 : 2
        return (place, member.person.born?.iso ?? "~", member.membership.id)
    }

    private var recognitionTable: HTML {
        let known = recognitions.filter { $0.validFrom <= view.day }
        return table(
            HouseholdWords.recognitions,
            [HouseholdWords.standard, HouseholdWords.povertyClass, HouseholdWords.from, HouseholdWords.until, HouseholdWords.decision],
            known.map {
                [
                    visit.standardName($0.standard), HouseholdWords.name($0.povertyClass), $0.validFrom.vietnamese,
                    $0.validUntil?.vietnamese ?? HouseholdWords.now,
                    $0.decisionNumber,
                ]
            })
    }

    private var sheetTable: HTML {
        table(
            HouseholdWords.sheets, [ReviewWords.reviewedOn, ReviewWords.pointsTotal, ReviewWords.deprived],
            sheets.filter { $0.replacedBy == nil }.map {
                [
                    $0.sheet.reviewedOn.vietnamese, $0.sheet.incomePoints.map(String.init) ?? "",
                    $0.sheet.deprivations.numbers.map(String.init).joined(separator: ", "),
                ]
            })
    }

    private var stayTable: HTML {
        let known = stays.filter { $0.validFrom <= view.day }
        return table(
            HouseholdWords.stays, [HouseholdWords.village, HouseholdWords.from, HouseholdWords.reason],
            known.map {
                [
                    areas.lastKnown(of: $0.village, on: $0.validFrom)?.name ?? "", $0.validFrom.vietnamese, HouseholdWords.name($0.reason),
                ]
            })
    }

    private func table(_ title: String, _ headings: [String], _ lines: [[String]]) -> HTML {
        guard !lines.isEmpty else { return .empty }
        return """
            <h2>\(title)</h2><div class="scroll" tabindex="0" role="region" aria-label="\(title)"><table class="stack"><thead><tr>\
            \(headings.map { "<th scope=\"col\">\($0)</th>" as HTML })</tr></thead><tbody>\(lines.map { line in
                "<tr><th scope=\"row\">\(line[0])</th>\(zip(headings, line).dropFirst().map { "<td data-label=\"\($0)\">\($1)</td>" as HTML })</tr>" as HTML
            })</tbody></table></div>
            """
    }
}

extension PastHouseholdPage {
    /// - Throws: `PageError.notFound` where the household neither lay on the day nor lies today in the area of the officer.
    static func answer(_ visit: Visit, _ form: ViewpointForm) async throws -> Answer {
        let id: Household.ID = try visit.key("ho")
        guard let view = form.view else {
            return .page(
                visit.page(
                    HouseholdWords.listTitle, crumbs: [(HouseholdWords.listTitle, SitePath.households)], problems: form.problems,
                    """
                    <h1>\(TimeWords.legend)</h1><form method="get" action="\(SitePath.household(id))" class="card">\
                    \(TimeParts.fields(form))<div class="actions">\(Control.button(HouseholdWords.apply))</div></form>
                    """), status: .unprocessableContent)
        }
        let (scope, areas, today) = (visit.scope(for: .viewHouseholds), visit.areas, visit.today)
        let page = try await visit.site.database.readBriefly { transaction -> PastHouseholdPage? in
            let known = try KnownAreas.areas(areas, knownAt: view.knownAt, in: transaction)
            let own = try transaction.household(id, within: scope)
            // Who lived elsewhere on that day is not shown to whoever keeps the household today.
            let state = try transaction.state(of: id, from: view).flatMap {
                scope.coversAll(of: $0.village, in: areas, known: known, on: today) ? $0 : nil
            }
            guard let name = state?.headName ?? own?.headName else { return nil }
            let members = state == nil ? [] : try transaction.members(of: [id], knownAt: view.knownAt)[id] ?? []
            return PastHouseholdPage(
                visit: visit, view: view, areas: known, knownAt: try view.knownAt ?? transaction.recordClock(), state: state, household: id,
                name: name,
                members: members, recognitions: state == nil ? [] : try transaction.recognitions(of: [id], knownAt: view.knownAt)[id] ?? [],
                stays: state == nil ? [] : try transaction.stays(of: id, knownAt: view.knownAt),
                sheets: state == nil ? [] : try transaction.sheets(of: id, upTo: view.day, knownAt: view.knownAt), isOwnToday: own != nil)
        }
        guard let page else { throw PageError.notFound }
        return .page(page.html)
    }
}

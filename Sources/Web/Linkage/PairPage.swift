import Access
import Core
import Law
import Markup
import Registry
import Store
import Words

/// Two records side by side, what speaks for and against their being of one person, and the ways to decide.
struct PairPage {
    let visit: Visit
    let reading: PairReading
    var problem: (field: String, sentence: String)?

    private var stored: StoredPair { reading.stored }
    private var pair: PersonPair { stored.pair }

    static func crumbs() -> [(title: String, path: String)] {
        [(HouseholdWords.listTitle, SitePath.households), (LinkageWords.title, SitePath.duplicates)]
    }

    /// The names of those whom the officer sees, once where they are one.
    static func title(_ reading: PairReading) -> String {
        var names: [String] = []
        for person in reading.stored.pair.people { if let name = reading.names[person], !names.contains(name) { names.append(name) } }
        return names.joined(separator: " – ")
    }

    var html: HTML {
        let title = Self.title(reading)
        let saved = LinkageWords.saved(visit.query["da-luu"]).map { "<div class=\"banner\" role=\"status\"><p>\($0)</p></div>" as HTML }
        return visit.page(
            title, crumbs: Self.crumbs(), problems: problem.map { [$0] } ?? [],
            """
            \(saved ?? .empty)<h1>\(title)</h1>\
            <p class="lead"><span class="tag strength\(String(stored.strength.rawValue))">\(LinkageWords.name(stored.strength))</span> \(LinkageWords.tab(stored.state))</p>\
            \(evidence)\(elsewhere)\(table, when: !reading.sides.isEmpty)\(decisions)
            """)
    }

    private var evidence: HTML {
        let likeness = stored.evidence
        func list(_ title: String, _ evidence: [PersonEvidence]) -> HTML {
            guard !evidence.isEmpty else { return .empty }
            return "<div><h3>\(title)</h3><ul>\(evidence.map { "<li>\(LinkageWords.sentence($0))</li>" as HTML })</ul></div>"
        }
        let against = reading.units.isEmpty ? likeness.filter { !$0.isFor } : []
        return """
            <section class="card"><h2>\(LinkageWords.why)</h2><div class="cards">\(list(LinkageWords.speaksFor, likeness.filter(\.isFor)))\
            \(list(LinkageWords.speaksAgainst, against))</div></section>
            """
    }

    private var elsewhere: HTML {
        reading.units.values.sorted().map { unit in
            "<div class=\"banner warn\"><p><strong>\(LinkageWords.elsewhere(visit.unitName(unit)))</strong></p><p>\(LinkageWords.elsewhereHow)</p></div>"
                as HTML
        }.joined()
    }

    // MARK: side by side

    private var table: HTML {
        let sides = reading.sides
        let heads = sides.count == 2 ? [LinkageWords.first, LinkageWords.second] : [LinkageWords.first]
        let rows = Self.facts(visit)
        return """
            <h2>\(LinkageWords.sideBySide)</h2><div class="scroll" tabindex="0" role="region" aria-label="\(LinkageWords.sideBySide)"><table class="stack"><thead><tr>\
            <th scope="col">\(HouseholdActWords.fact)</th>\(heads.map { "<th scope=\"col\">\($0)</th>" as HTML })</tr></thead><tbody>\(rows.map { name, compares, content in
                let cells = sides.map(content)
                guard cells.contains(where: { !$0.isEmpty }) else { return .empty }
                let differs = compares && cells.count == 2 && cells[0] != cells[1] && !cells.contains { $0.isEmpty }
                return "<tr\(" class=\"new\"", when: differs)><th scope=\"row\">\(name)\(" <span class=\"cite\">(\(LinkageWords.differs))</span>", when: differs)</th>\(zip(heads, cells).map { head, cell in "<td data-label=\"\(head)\">\(cell)</td>" as HTML })</tr>" as HTML
            })</tbody></table></div>
            """
    }

    private static func facts(_ visit: Visit) -> [(name: String, compares: Bool, content: (PairSide) -> HTML)] {
        [
            (HouseholdWords.fullName, true, { HTML(text: $0.record.person.name) }),
            (HouseholdWords.born, true, { HTML(text: $0.record.person.born?.vietnamese ?? "") }),
            (HouseholdWords.sex, true, { HTML(text: HouseholdWords.name($0.record.person.sex)) }),
            (
                HouseholdWords.name(.ethnicity), true,
                { HTML(text: $0.record.person.ethnicity.flatMap { visit.site.law.codeLists.ethnicGroup($0)?.name } ?? "") }
            ),
            (HouseholdWords.personalNumber, true, { HTML(text: $0.record.person.personalNumber.map(PersonalNumber.masked) ?? "") }),
            (
                LinkageWords.household, false,
                { "<a href=\"\(SitePath.household($0.row.household.id))\">\($0.row.headName) · \($0.row.household.code)</a>" }
            ),
            (LinkageWords.livesAt, false, { HTML(text: place($0, visit)) }),
            (HouseholdWords.relation, false, { HTML(text: $0.membership.map { HouseholdWords.name($0.relation) } ?? "") }),
            (LinkageWords.history, false, { $0.history.map { "<div>\(belonging($0.membership, $0.code))</div>" as HTML }.joined() }),
            (LinkageWords.companions, false, { side in companions(side, visit) }),
            (HouseholdWords.povertyClass, false, { ClassTag.html($0.row.povertyClass) }),
            (LinkageWords.decisions, false, { decisions($0) }),
            (LinkageWords.sheets, false, { HTML(text: String($0.sheets)) }),
        ]
    }

    private static func place(_ side: PairSide, _ visit: Visit) -> String {
        ([side.row.household.address].filter { !$0.isEmpty } + [side.row.household.village, side.row.commune].map(visit.unitName))
            .joined(separator: ", ")
    }

    private static func belonging(_ membership: Membership, _ code: String) -> String {
        LinkageWords.belongs(
            HouseholdWords.name(membership.relation), code, membership.joinedOn.vietnamese, membership.leftOn?.vietnamese,
            membership.leaveReason.map(HouseholdWords.name) ?? "")
    }

    private static func companions(_ side: PairSide, _ visit: Visit) -> HTML {
        let others = side.present.filter { $0.person.id != side.record.person.id }
        return others.isEmpty
            ? HTML(text: LinkageWords.nothing) : others.map { "<div>\(MemberPages.line($0, on: visit.today))</div>" as HTML }.joined()
    }

    private static func decisions(_ side: PairSide) -> HTML {
        guard !side.recognitions.isEmpty else { return HTML(text: LinkageWords.nothing) }
        return side.recognitions.map { recognition in
            "<div>\(LawWords.name(recognition.povertyClass)), \(recognition.validFrom.vietnamese) – \(recognition.validUntil?.vietnamese ?? HouseholdWords.now), \(recognition.decisionNumber)</div>"
                as HTML
        }.joined()
    }

    // MARK: deciding

    private var decisions: HTML {
        let told: HTML =
            stored.state == .open
            ? .empty
            : """
            <section class="card"><h2>\(LinkageWords.decide)</h2><p>\(LinkageWords.decided(stored.state, by: reading.officer, on: stored.decidedAt.map { $0.day.vietnamese + " " + $0.clock } ?? ""))</p>\
            \("<p>\(LinkageWords.because(stored.reason))</p>", when: !stored.reason.isEmpty)\(way, when: visit.may(.decideDuplicates))</section>
            """
        guard visit.may(.decideDuplicates), stored.state == .open || stored.state == .later else { return told }
        return "\(told)<h2>\(LinkageWords.decide)</h2><div class=\"cards\">\(same, when: reading.isComplete)\(different)\(later)</div>"
    }

    /// From a decision back to the question.
    private var way: HTML {
        switch stored.state {
        case .same: "<p class=\"actions\"><a class=\"plain\" href=\"\(SitePath.unmerge(pair))\">\(LinkageWords.unmerge)</a></p>"
        case .different: form("open", .empty, Control.button(LinkageWords.askAgain, isPrimary: false, name: "viec", value: "open"))
        case .later, .open: .empty
        }
    }

    private var same: HTML {
        """
        <section class="card"><h3>\(LinkageWords.isSame)</h3><p class="hint">\(LinkageWords.isSameLead)</p>\
        <p class="actions"><a class="primary" href="\(SitePath.mergePair(pair))">\(LinkageWords.merge)</a></p>\
        \("<p class=\"hint\">\(LinkageWords.mergeHouseholdLead)</p><p class=\"actions\"><a class=\"plain\" href=\"\(SitePath.mergePairHouseholds(pair))\">\(LinkageWords.mergeHousehold)</a></p>", when: reading.areHouseholdsAlike)</section>
        """
    }

    private func state(_ name: String, _ label: String) -> FieldState {
        FieldState(
            name: name, label: label, value: visit.form[name], problem: problem.flatMap { $0.field == name ? $0.sentence : nil })
    }

    private var different: HTML {
        """
        <section class="card"><h3>\(LinkageWords.isDifferent)</h3><p class="hint">\(LinkageWords.isDifferentLead)</p>\
        \(form("different", Control.text(state("ly-do", LinkageWords.reason)), Control.button(LinkageWords.confirmDifferent, isPrimary: false, name: "viec", value: "different")))</section>
        """
    }

    private var later: HTML {
        """
        <section class="card"><h3>\(LinkageWords.isLater)</h3>\
        \(form("later", Control.text(state("ghi-chu", LinkageWords.note)), Control.button(LinkageWords.confirmLater, isPrimary: false, name: "viec", value: "later")))</section>
        """
    }

    private func form(_ name: String, _ content: HTML, _ button: HTML) -> HTML {
        """
        <form method="post" action="\(SitePath.duplicates(pair))" novalidate>\(visit.formGuard)\(content)<div class="actions">\(button)</div></form>
        """
    }
}

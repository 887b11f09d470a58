import Access
import Core
import Law
import Markup
import Registry
import Store
import Words

/// The pairs of the officer's area that wait for a decision, the surest first; those decided, on leaves of their own.
struct DuplicateListPage {
    let visit: Visit
    let state: PersonPair.State
    let strength: PersonLikeness.Strength?
    let counts: [PersonLikeness.Strength: Int]
    let pairs: [StoredPair]
    /// What may be told of each person of the pairs.
    let sides: [Person.ID: (person: Person, row: HouseholdRow)]
    let units: [Person.ID: Area.ID]
    let page: Int

    static let rows = 50

    private var total: Int { strength.map { counts[$0] ?? 0 } ?? counts.values.reduce(0, +) }

    var html: HTML {
        let saved = LinkageWords.saved(visit.query["da-luu"]) ?? (visit.query["da-luu"] == "tim" ? LinkageWords.looking : nil)
        return visit.page(
            LinkageWords.title, crumbs: [(HouseholdWords.listTitle, SitePath.households)],
            """
            \(saved.map { "<div class=\"banner\" role=\"status\"><p>\($0)</p></div>" as HTML } ?? .empty)\
            <h1>\(LinkageWords.title)</h1><p class="lead">\(LinkageWords.lead)</p>\
            <ul class="chips">\(PersonPair.State.allCases.map(leaf))</ul>\
            \(strengths, when: counts.count > 1)<p><strong>\(LinkageWords.count(total))</strong></p>\
            \(pairs.isEmpty ? "<div class=\"card\"><p>\(LinkageWords.none)</p></div>" : table)\(pages)\(again, when: state == .open && visit.may(.decideDuplicates))
            """)
    }

    private func address(_ state: PersonPair.State, _ strength: PersonLikeness.Strength? = nil, page: Int = 1) -> String {
        var parts: [String] = []
        if state != .open { parts.append("trang-thai=\(state.rawValue)") }
        if let strength { parts.append("muc=\(strength.rawValue)") }
        if page > 1 { parts.append("trang=\(page)") }
        return SitePath.duplicates + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }

    private func leaf(_ state: PersonPair.State) -> HTML {
        "<li><a href=\"\(address(state))\"\(" aria-current=\"page\"", when: state == self.state)>\(LinkageWords.tab(state))</a></li>"
    }

    private var strengths: HTML {
        let all: HTML =
            "<li><a href=\"\(address(state))\"\(" aria-current=\"true\"", when: strength == nil)>\(LinkageWords.all): \(counts.values.reduce(0, +))</a></li>"
        let each = PersonLikeness.Strength.allCases.reversed().filter { counts[$0] != nil }.map { strength in
            "<li><a href=\"\(address(state, strength))\"\(" aria-current=\"true\"", when: strength == self.strength)>\(LinkageWords.name(strength)): \(counts[strength] ?? 0)</a></li>"
                as HTML
        }
        return "<ul class=\"chips\">\(all)\(each)</ul>"
    }

    private var table: HTML {
        """
        <div class="scroll" tabindex="0" role="region" aria-label="\(LinkageWords.title)"><table class="stack"><thead><tr>\
        <th scope="col">\(LinkageWords.strength)</th><th scope="col">\(LinkageWords.first)</th><th scope="col">\(LinkageWords.second)</th>\
        <th scope="col">\(LinkageWords.why)</th></tr></thead><tbody>\(pairs.map(line))</tbody></table></div>
        """
    }

    private func line(_ stored: StoredPair) -> HTML {
        let name = stored.pair.people.lazy.compactMap { sides[$0]?.person.name }.first ?? ""
        return """
            <tr><th scope="row"><span class="tag strength\(String(stored.strength.rawValue))">\(LinkageWords.name(stored.strength))</span>\
            <div><a href="\(SitePath.duplicates(stored.pair))" aria-label="\(LinkageWords.open(name))">\(LinkageWords.open)</a></div></th>\
            <td data-label="\(LinkageWords.first)">\(side(stored.pair.first))</td><td data-label="\(LinkageWords.second)">\(side(stored.pair.second))</td>\
            <td data-label="\(LinkageWords.why)">\(evidence(stored))</td></tr>
            """
    }

    /// Who sees one side only learns that much of the other one, and what is the same as on theirs.
    private func evidence(_ stored: StoredPair) -> HTML {
        let words = stored.evidence.filter(\.isFor).map(LinkageWords.sentence).joined(separator: ", ")
        let against = stored.evidence.filter { !$0.isFor }.map(LinkageWords.sentence).joined(separator: ", ")
        let reason: HTML = "\("<div class=\"hint\">\(LinkageWords.because(stored.reason))</div>", when: !stored.reason.isEmpty)"
        guard stored.pair.people.allSatisfy({ units[$0] == nil }) else { return "\(words)\(reason)" }
        return "\(words)\("<div class=\"hint\">\(LinkageWords.speaksAgainst): \(against)</div>", when: !against.isEmpty)\(reason)"
    }

    private func side(_ person: Person.ID) -> HTML {
        if let unit = units[person] { return HTML(text: LinkageWords.elsewhere(visit.unitName(unit))) }
        guard let side = sides[person] else { return .empty }
        let born = side.person.born.map { ", \($0.vietnamese)" } ?? ""
        let number = side.person.personalNumber.map { " · " + PersonalNumber.masked($0) } ?? ""
        return """
            <strong>\(side.person.name)</strong>\(born)<div><span class="nowrap">\(HouseholdWords.name(side.person.sex))\(number)</span></div>\
            <div><a href="\(SitePath.household(side.row.household.id))">\(side.row.headName) · \(side.row.household.code)</a>, \
            \(visit.unitName(side.row.household.village)) \(ClassTag.html(side.row.povertyClass))</div>
            """
    }

    private var pages: HTML {
        let last = max(1, (total + Self.rows - 1) / Self.rows)
        guard last > 1 else { return .empty }
        let shown = (1...last).filter { $0 == 1 || $0 == last || abs($0 - page) <= 3 }
        return """
            <nav aria-label="\(PageWords.pages)"><ul class="pages">\(shown.map { number in
                number == page
                    ? "<li><span aria-current=\"page\" aria-label=\"\(PageWords.page(number))\">\(String(number))</span></li>" as HTML
                    : "<li><a href=\"\(address(state, strength, page: number))\" aria-label=\"\(PageWords.page(number))\">\(String(number))</a></li>"
            })</ul></nav>
            """
    }

    private var again: HTML {
        """
        <form method="post" action="\(SitePath.duplicates)">\(visit.formGuard)<div class="actions">\(Control.button(LinkageWords.lookAgain, isPrimary: false))</div></form>
        """
    }
}

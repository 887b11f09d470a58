import Access
import Core
import Jobs
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// Every act on record, the latest first.
struct AreaActListPage {
    let visit: Visit
    let acts: [StoredAreaAct]

    /// The way to the pages about acts.
    static func crumbs(andSelf: Bool) -> [(title: String, path: String)] {
        [(AreaWords.title, SitePath.areas)] + (andSelf ? [(AreaActPageWords.title, SitePath.areaActs)] : [])
    }

    var html: HTML {
        visit.page(
            AreaActPageWords.title, crumbs: Self.crumbs(andSelf: false),
            """
            <h1>\(AreaActPageWords.title)</h1><p class="lead">\(AreaActPageWords.lead)</p>\
            \("<p class=\"actions\"><a class=\"primary\" href=\"\(SitePath.newAreaAct)\">\(AreaActPageWords.new)</a></p>", when: visit.may(.changeAreas))\
            <h2>\(AreaActPageWords.listTitle)</h2>\(acts.isEmpty ? "<p>\(AreaActPageWords.none)</p>" : table)
            """)
    }

    private var table: HTML {
        """
        <div class="scroll" tabindex="0" role="region" aria-label="\(AreaActPageWords.listTitle)"><table><thead><tr>\
        <th scope="col">\(AreaActPageWords.effectiveOn)</th><th scope="col">\(AreaActPageWords.document)</th><th scope="col">\(AreaActPageWords.state)</th><th scope="col">\(AreaActPageWords.confidence)</th></tr></thead><tbody>\(acts.map { act in
            "<tr><td class=\"nowrap\">\(act.effectiveOn.vietnamese)</td><th scope=\"row\"><a href=\"\(SitePath.areaAct(act.id))\">\(act.document)</a></th><td>\(act.stateName)</td><td>\(act.confidenceName)</td></tr>" as HTML
        })</tbody></table></div>
        """
    }
}

extension StoredAreaAct {
    fileprivate var stateName: String {
        undoneAt != nil
            ? AreaActWords.undoneMark() : followedAt == nil ? AreaActPageWords.waiting : AreaActPageWords.inForce
    }

    fileprivate var confidenceName: String {
        Confidence(rawValue: confidence).map(LawWords.confidence) ?? AreaActPageWords.enteredByHand
    }
}

/// A change of one unit as a line of a table: what was, and what is from the day on.
private struct AreaChangeTable {
    let rows: [(kinds: [AreaStep.Kind], before: AreaVersion?, after: [AreaVersion])]
    /// For units above that are in no row.
    let areas: AreaHistory

    static let shown = 300

    var html: HTML {
        """
        <div class="scroll" tabindex="0" role="region" aria-label="\(AreaActPageWords.units)"><table><thead><tr><th scope="col">\(AreaActPageWords.change)</th><th scope="col">\(AreaActPageWords.before)</th><th scope="col">\(AreaActPageWords.after)</th></tr></thead><tbody>\(rows.prefix(Self.shown).map { row in
            "<tr><td>\(row.kinds.map { AreaActWords.name($0) }.joined(separator: ", "))</td><td>\(row.before.map { link($0, row.kinds) } ?? "–")</td><td>\(row.after.isEmpty ? "–" : row.after.map { link($0, row.kinds) }.joined(separator: ", "))</td></tr>" as HTML
        })</tbody></table></div>\("<p>\(AreaActPageWords.moreUnits(rows.count - Self.shown))</p>", when: rows.count > Self.shown)
        """
    }

    private func link(_ version: AreaVersion, _ kinds: [AreaStep.Kind]) -> HTML {
        let residence = version.residence.map { " · \(LawWords.name($0))" } ?? ""
        let parent =
            kinds.contains(.reparented) ? version.parent.flatMap { name(of: $0, on: version.validFrom) }.map { " · \($0)" } ?? "" : ""
        return
            "<a href=\"\(SitePath.area(version.area))?ngay=\(version.validFrom.iso)\">\(AreaActWords.unit(version))</a>\(parent)\(residence)"
    }

    private func name(of area: Area.ID, on day: CalendarDate) -> String? {
        areas.lastKnown(of: area, on: day)?.name ?? rows.lazy.flatMap(\.after).first { $0.area == area }?.name
    }
}

extension Sequence<HTML> {
    fileprivate func joined(separator: HTML) -> HTML {
        var result = HTML.empty
        for (index, piece) in enumerated() { result += index == 0 ? piece : separator + piece }
        return result
    }
}

/// What acts would change, before anything is written.
struct AreaActPreviewPage {
    let visit: Visit
    let previews: [AreaActPreview]
    /// The acts as the next form sends them.
    let content: String

    var html: HTML {
        visit.page(
            AreaActPageWords.previewTitle, crumbs: AreaActListPage.crumbs(andSelf: true),
            """
            <h1>\(AreaActPageWords.previewTitle)</h1><div class="banner warn" role="status"><p>\(AreaActPageWords.previewLead)</p></div>\
            \(previews.map(part).joined())\
            <form method="post" action="\(SitePath.areaActs)/ap-dung" class="actions">\(visit.formGuard)\(Control.hidden("nghi-quyet", content))\(Control.button(AreaActPageWords.apply))</form>\
            \("<form method=\"post\" action=\"\(SitePath.newAreaAct)\" class=\"actions\">\(visit.formGuard)\(Control.hidden("nghi-quyet", content))\(Control.button(AreaActPageWords.edit, isPrimary: false, name: "viec", value: "sua"))</form>", when: previews.count == 1)
            """)
    }

    private func part(_ preview: AreaActPreview) -> HTML {
        let day = preview.written.effectiveOn
        return """
            <h2>\(preview.written.document) · \(AreaActPageWords.effectiveOn.lowercased()) \(day.vietnamese)</h2>\
            <p><strong>\(AreaActWords.following(households: preview.households, persons: preview.persons))</strong></p>\
            \("<p>\(Self.following(preview.following))</p>", when: preview.following != AreaFollowing())\
            \("<div class=\"banner\"><p>\(AreaActPageWords.ahead(day))</p></div>", when: preview.isAhead)\
            \("<div class=\"banner warn\"><p>\(AreaActPageWords.basesLeft(preview.basesLeft))</p></div>", when: preview.basesLeft > 0)\
            <h3>\(AreaActPageWords.units)</h3>\(AreaChangeTable(rows: preview.units.map { ($0.kinds, $0.before, $0.after.map { [$0] } ?? $0.into) }, areas: visit.areas).html)\
            \(officers(preview), when: !preview.officers.isEmpty)
            """
    }

    private static func following(_ all: AreaFollowing) -> String {
        AreaActPageWords.following(
            cases: all.cases, rounds: all.rounds, certificates: all.certificates, duties: all.duties, targets: all.targets,
            moneyLines: all.moneyLines)
    }

    private func officers(_ preview: AreaActPreview) -> HTML {
        """
        <h3>\(AreaActPageWords.officers)</h3><div class="scroll" tabindex="0" role="region" aria-label="\(AreaActPageWords.officers)"><table><thead><tr><th scope="col">\(AreaActPageWords.officer)</th><th scope="col">\(AreaActPageWords.role)</th><th scope="col">\(AreaActPageWords.before)</th><th scope="col">\(AreaActPageWords.after)</th></tr></thead><tbody>\(preview.officers.map { officer in
            "<tr><th scope=\"row\">\(officer.name)</th><td>\(AccessWords.name(officer.role))</td><td>\(officer.from.name)</td><td>\(officer.to.map(\.name).joined(separator: ", "))</td></tr>" as HTML
        })</tbody></table></div>
        """
    }
}

/// One act: what it says, what it changed, and the way back.
struct AreaActPage {
    let visit: Visit
    let act: StoredAreaAct
    let officer: String?
    let changes: [StoredAreaChange]
    let households: Int
    let persons: Int
    var problems: [(field: String, sentence: String)] = []

    var html: HTML {
        visit.page(
            act.document, crumbs: AreaActListPage.crumbs(andSelf: true), problems: problems,
            """
            <h1>\(act.document)</h1>\
            \("<div class=\"banner warn\" role=\"status\"><p>\(AreaActPageWords.undone)</p></div>", when: act.undoneAt != nil)\
            <section class="card"><dl class="facts">\(facts.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" as HTML })</dl></section>\
            \("<p>\(AreaActPageWords.living(households: households, persons: persons))</p>", when: act.undoneAt == nil)\
            <h2>\(AreaActPageWords.units)</h2>\(AreaChangeTable(rows: rows, areas: visit.areas).html)\
            \(undo, when: act.undoneAt == nil && visit.may(.changeAreas))
            """)
    }

    private var facts: [(String, String)] {
        var facts = [
            (AreaActPageWords.effectiveOn, act.effectiveOn.vietnamese), (AreaActPageWords.state, act.stateName),
            (AreaActPageWords.source, act.source), (AreaActPageWords.confidence, act.confidenceName),
            (AreaActPageWords.recordedAt, "\(act.recordedAt.clock) \(act.recordedAt.day.vietnamese)"),
            (AreaActPageWords.recordedBy, officer ?? AreaActPageWords.fromFile),
        ]
        if let undoneAt = act.undoneAt {
            facts.append((AreaActPageWords.undoneAt, "\(undoneAt.clock) \(undoneAt.day.vietnamese)"))
            facts.append((AreaActPageWords.reason, act.undoneReason ?? ""))
        }
        return facts
    }

    private var rows: [(kinds: [AreaStep.Kind], before: AreaVersion?, after: [AreaVersion])] {
        let eve = act.effectiveOn.adding(days: -1)
        let found = changes.map { change -> (kinds: [AreaStep.Kind], before: AreaVersion?, after: [AreaVersion]) in
            let before = change.before.map { $0.version(of: change.area) }.last { $0.holds(on: eve) }
            let after = change.after.map { $0.version(of: change.area) }.last { $0.holds(on: act.effectiveOn) }
            let targets = visit.areas.successors(of: change.area).filter { $0.effectiveOn == act.effectiveOn }
                .compactMap { visit.areas.version(of: $0.successor, on: act.effectiveOn) }
            switch (before, after) {
            case (nil, _): return ([.established], nil, after.map { [$0] } ?? [])
            case (_, nil): return ([targets.isEmpty ? .abolished : targets.count > 1 ? .split : .merged], before, targets)
            case (let old?, let new?): return (new.differences(from: old), old, [new])
            }
        }
        return found.sorted { left, right in
            guard let one = left.after.first ?? left.before, let other = right.after.first ?? right.before else { return false }
            return one.level == other.level
                ? (one.code ?? "", one.name, left.before?.code ?? "") < (other.code ?? "", other.name, right.before?.code ?? "")
                : one.level < other.level
        }
    }

    private var undo: HTML {
        """
        <form method="post" action="\(SitePath.areaAct(act.id))/hoan-tac" class="card" novalidate><h2>\(AreaActPageWords.undo)</h2>\(visit.formGuard)\
        <p>\(AreaActPageWords.undoLead)</p>\
        \(Control.text(FieldState(name: "ly-do", label: AreaActPageWords.reason, value: visit.form["ly-do"], problem: problems.first?.sentence)))\
        <div class="actions">\(Control.button(AreaActPageWords.undo, isPrimary: false))</div></form>
        """
    }
}

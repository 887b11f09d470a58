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

/// The page on which a commune supplies its resident households.
enum BasePages {
    static let routes: [Route] = [
        .get(SitePath.bases, .permission(.recordPopulationBase)) { try await show($0, problems: []) },
        .post(SitePath.bases, .permission(.recordPopulationBase)) { try await record($0) },
    ]

    private static func units(_ visit: Visit) -> [AreaVersion] {
        visit.scope(for: .recordPopulationBase).communes.compactMap { visit.areas.version(of: $0, on: visit.today) }
            .sorted { $0.precedes($1) }
    }

    private static func show(_ visit: Visit, problems: [(field: String, sentence: String)]) async throws -> Answer {
        let units = units(visit)
        let year = self.year(visit) ?? visit.today.year
        let bases = try await visit.site.database.read { try $0.populationBases(of: units.map(\.area), year: year) }
        func state(_ name: String, _ label: String, hint: String = "", value: String = "") -> FieldState {
            FieldState(
                name: name, label: label, value: visit.form.has(name) ? visit.form[name] : value, hint: hint,
                problem: problems.first { $0.field == name }?.sentence)
        }
        let html = visit.page(
            BaseWords.title, crumbs: [(FormWords.title, SitePath.forms)], problems: problems,
            """
            \("<div class=\"banner\" role=\"status\"><p>\(BaseWords.saved)</p></div>", when: visit.query["da-luu"] == "1")\
            <h1>\(BaseWords.title)</h1><p class="lead">\(BaseWords.lead)</p>\
            <form method="post" action="\(SitePath.bases)" class="card" novalidate>\(visit.formGuard)\
            \(Control.select(state("don-vi", FormWords.unit), units.map { ($0.area.description, $0.name) }))\
            \(Control.text(state("nam", FormWords.year, value: String(visit.today.year)), width: .tiny, isNumeric: true))\
            \(Control.select(state("khu-vuc", AreaWords.residence, value: "rural"), Residence.allCases.map { ($0.rawValue, LawWords.name($0)) }))\
            \(Control.text(state("so-ho", BaseWords.households), width: .short, isNumeric: true))\
            \(Control.text(state("so-khau", BaseWords.persons), width: .short, isNumeric: true))\
            \(Control.text(state("ho-dtts", BaseWords.minorityHouseholds), width: .short, isNumeric: true))\
            \(Control.text(state("khau-dtts", BaseWords.minorityPersons), width: .short, isNumeric: true))\
            \(Control.text(state("nguon", BaseWords.source, hint: BaseWords.sourceHint)))\
            <div class="actions">\(Control.button(BaseWords.save))</div></form>\
            <h2>\(BaseWords.recorded) \(year)</h2>\(bases.isEmpty ? "<p>\(BaseWords.none)</p>" : table(bases, visit))
            """)
        return .page(html, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    /// The year that was typed; none of before the first standard, none of the future.
    private static func year(_ visit: Visit) -> Int? {
        (try? NumberParsing.count(visit.form["nam"], upTo: Int64(visit.today.year))).flatMap { $0 >= 2015 ? Int($0) : nil }
    }

    private static func table(_ bases: [PopulationBase], _ visit: Visit) -> HTML {
        """
        <div class="scroll" tabindex="0" role="region" aria-label="\(BaseWords.recorded)"><table><thead><tr><th scope="col">\(FormWords.unit)</th><th scope="col">\(AreaWords.residence)</th><th scope="col" class="n">\(BaseWords.households)</th><th scope="col" class="n">\(BaseWords.persons)</th><th scope="col">\(BaseWords.source)</th></tr></thead><tbody>\(bases.map { base in
            "<tr><th scope=\"row\">\(visit.areas.lastKnown(of: base.area, on: visit.today)?.name ?? "")</th><td>\(LawWords.name(base.residence))</td><td class=\"n\">\(NumberWords.grouped(base.households))</td><td class=\"n\">\(NumberWords.grouped(base.persons))</td><td>\(base.source == PopulationBase.madeUp ? BaseWords.madeUp : base.source)</td></tr>" as HTML
        })</tbody></table></div>
        """
    }

    private static func record(_ visit: Visit) async throws -> Answer {
        var problems: [(field: String, sentence: String)] = []
        func count(_ name: String, isRequired: Bool) -> Int? {
            let text = visit.form[name]
            if text.cleanedLine.isEmpty, !isRequired { return nil }
            if let count = try? NumberParsing.count(text, upTo: 100_000_000) { return Int(count) }
            problems.append((name, BaseWords.countUnreadable))
            return nil
        }
        let unit = units(visit).first { $0.area.description == visit.form["don-vi"] }
        if unit == nil { problems.append(("don-vi", ImportWords.unitMissing)) }
        let year = self.year(visit)
        if year == nil { problems.append(("nam", FormWords.yearUnreadable)) }
        let residence = Residence(rawValue: visit.form["khu-vuc"])
        if residence == nil { problems.append(("khu-vuc", BaseWords.residenceMissing)) }
        let (households, persons) = (count("so-ho", isRequired: true), count("so-khau", isRequired: true))
        let (minorityHouseholds, minorityPersons) = (count("ho-dtts", isRequired: false), count("khau-dtts", isRequired: false))
        if let households, let persons, persons < households { problems.append(("so-khau", BaseWords.personsFewer)) }
        if let households, let minorityHouseholds, minorityHouseholds > households { problems.append(("ho-dtts", BaseWords.partOverWhole)) }
        if let persons, let minorityPersons, minorityPersons > persons { problems.append(("khau-dtts", BaseWords.partOverWhole)) }
        let source = try? visit.form["nguon"].acceptedLine(limit: 300)
        if source?.isEmpty ?? true { problems.append(("nguon", source == nil ? BaseWords.sourceUnreadable : BaseWords.sourceMissing)) }
        guard problems.isEmpty, let unit, let year, let households, let persons, let residence, let source else {
            return try await show(visit, problems: problems)
        }
        let base = PopulationBase(
            area: unit.area, year: year, residence: residence, households: households, persons: persons,
            minorityHouseholds: minorityHouseholds, minorityPersons: minorityPersons, source: source)
        _ = try await visit.site.desk.perform(RecordPopulationBase(base), as: try visit.signedIn, request: visit.requestKey)
        return .seeOther(SitePath.bases + "?da-luu=1")
    }
}

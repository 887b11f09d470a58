import Access
import Core
import HTTPTypes
import Law
import Markup
import Registry
import Words

/// Units by date: which there were, what they were called, what became of them.
enum AreaPages {
    static let routes: [Route] = [
        .get(SitePath.areas, .permission(.viewAreas)) { .page(tree($0), status: day($0).isWrong ? .unprocessableContent : .ok) },
        .get("\(SitePath.areas)/:don-vi", .permission(.viewAreas)) {
            .page(try unit($0), status: day($0).isWrong ? .unprocessableContent : .ok)
        },
    ]

    private static func tree(_ visit: Visit) -> HTML {
        let (day, isWrong) = self.day(visit)
        let roots = visit.areas.roots(on: day).sorted { $0.precedes($1) }
        return visit.page(
            AreaWords.title, problems: problems(isWrong),
            """
            <h1>\(AreaWords.title)</h1><p class="actions"><a class="plain" href="\(SitePath.areaActs)">\(AreaActPageWords.title)</a></p>\(dayForm(visit, day, isWrong, path: SitePath.areas))\
            \(roots.isEmpty ? "<div class=\"card\"><p>\(visit.areas.isEmpty ? AreaWords.empty : AreaWords.nothing(on: day))</p></div>" : roots.map { root in
                "<h2><a href=\"\(address(root.area, day))\">\(root.name)</a></h2>\(table(visit.areas.children(of: root.area, on: day), visit, day))" as HTML
            }.joined())
            """)
    }

    private static func unit(_ visit: Visit) throws -> HTML {
        let id: Area.ID = try visit.key("don-vi")
        let (day, isWrong) = self.day(visit)
        guard let version = visit.areas.lastKnown(of: id, on: day) else { throw PageError.notFound }
        let children = visit.areas.children(of: id, on: day)
        let crumbs = visit.areas.path(to: id, on: day).dropLast().map { ($0.name, address($0.area, day)) }
        return visit.page(
            version.name, crumbs: [(AreaWords.title, SitePath.areas)] + crumbs, problems: problems(isWrong),
            """
            <h1>\(version.name)</h1>\(dayForm(visit, day, isWrong, path: SitePath.area(id)))\
            <h2>\(AreaWords.versions)</h2><div class="scroll" tabindex="0" role="region" aria-label="\(AreaWords.versions)"><table><thead><tr><th scope="col">\(AreaWords.name)</th><th scope="col">\(AreaWords.code)</th><th scope="col">\(AreaWords.kind)</th><th scope="col">\(AreaWords.residence)</th><th scope="col">\(AreaWords.parent)</th><th scope="col">\(AreaWords.from)</th><th scope="col">\(AreaWords.until)</th></tr></thead><tbody>\(visit.areas.versions(of: id).map { version in
                "<tr><th scope=\"row\">\(version.name)</th><td>\(version.code ?? "")</td><td>\(AreaWords.name(version.kind))</td><td>\(version.residence.map(LawWords.name) ?? "")</td><td>\(version.parent.flatMap { visit.areas.lastKnown(of: $0, on: version.validFrom)?.name } ?? "")</td><td>\(version.validFrom.vietnamese)</td><td>\(version.validUntil?.vietnamese ?? HouseholdWords.now)</td></tr>" as HTML
            })</tbody></table></div>\
            \(steps(AreaWords.predecessors, visit.areas.predecessors(of: id).map { ($0.predecessor, $0) }, visit))\
            \(steps(AreaWords.successors, visit.areas.successors(of: id).map { ($0.successor, $0) }, visit))\
            \("<h2>\(AreaWords.children)</h2>\(table(children, visit, day))", when: !children.isEmpty)
            """)
    }

    private static func steps(_ title: String, _ steps: [(Area.ID, AreaSuccession)], _ visit: Visit) -> HTML {
        guard !steps.isEmpty else { return .empty }
        return
            "<h2>\(title)</h2><ul>\(steps.map { "<li><a href=\"\(SitePath.area($0.0))\">\(visit.areas.lastKnown(of: $0.0, on: $0.1.effectiveOn)?.name ?? "")</a> (\($0.1.effectiveOn.vietnamese), \($0.1.document))</li>" as HTML })</ul>"
    }

    private static func table(_ units: [AreaVersion], _ visit: Visit, _ day: CalendarDate) -> HTML {
        guard !units.isEmpty else { return .empty }
        let ordered = units.sorted {
            ($0.level, $0.code ?? "") == ($1.level, $1.code ?? "")
                ? $0.precedes($1) : ($0.level, $0.code ?? "") < ($1.level, $1.code ?? "")
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(AreaWords.children)"><table><thead><tr><th scope="col">\(AreaWords.name)</th><th scope="col">\(AreaWords.code)</th><th scope="col">\(AreaWords.kind)</th><th scope="col">\(AreaWords.residence)</th></tr></thead><tbody>\(ordered.map {
                "<tr><th scope=\"row\"><a href=\"\(address($0.area, day))\">\($0.name)</a></th><td>\($0.code ?? "")</td><td>\(AreaWords.name($0.kind))</td><td>\($0.residence.map(LawWords.name) ?? "")</td></tr>" as HTML
            })</tbody></table></div>
            """
    }

    private static func address(_ id: Area.ID, _ day: CalendarDate) -> String { "\(SitePath.area(id))?ngay=\(day.iso)" }

    private static func dayForm(_ visit: Visit, _ day: CalendarDate, _ isWrong: Bool, path: String) -> HTML {
        """
        <form method="get" action="\(path)" class="card">\(Control.text(FieldState(name: "ngay", label: AreaWords.onDay, value: isWrong ? visit.query["ngay"] : day.vietnamese, hint: ReviewWords.dayHint, problem: isWrong ? AreaWords.dayUnreadable : nil), width: .short))\
        <div class="actions">\(Control.button(AreaWords.show))</div></form>
        """
    }

    private static func problems(_ isWrong: Bool) -> [(field: String, sentence: String)] {
        isWrong ? [("ngay", AreaWords.dayUnreadable)] : []
    }

    private static func day(_ visit: Visit) -> (CalendarDate, isWrong: Bool) {
        guard !visit.query["ngay"].isEmpty else { return (visit.today, false) }
        if case .day(let day)? = try? DateParsing.date(visit.query["ngay"]) { return (day, false) }
        return (visit.today, true)
    }
}

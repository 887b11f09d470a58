import Access
import Core
import Markup
import Registry
import Words

/// The fields of a role in an area over days, as they were typed, and the role that they give or what is wrong with them.
struct RoleFields {
    let visit: Visit

    var html: HTML { html([]) }

    func html(_ problems: [(field: String, sentence: String)]) -> HTML {
        func state(_ name: String, _ label: String, _ hint: String = "", usual: String = "") -> FieldState {
            FieldState(
                name: name, label: label, value: visit.form.has(name) ? visit.form[name] : usual, hint: hint,
                problem: problems.first { $0.field == name }?.sentence)
        }
        let roles = [("", "–")] + Role.allCases.map { ($0.rawValue, AccessWords.name($0)) }
        let units = Self.units(visit)
        let options = [("", "–")] + units.map { ($0.area.description, $0.name) }
        return Control.select(state("chuc-nang", AccountWords.role), roles)
            + Control.select(
                state("don-vi", AccountWords.commune, usual: units.count == 1 ? units[0].area.description : ""), options)
            + Control.text(state("thon", AccountWords.village, AccountWords.villageHint), width: .long)
            + Control.text(state("tu-ngay", AccountWords.from, AccountWords.dayHint, usual: visit.today.vietnamese), width: .short)
            + Control.text(state("den-ngay", AccountWords.until, AccountWords.untilHint), width: .short)
    }

    /// Provinces and communes in the officer's area, the wider first.
    static func units(_ visit: Visit) -> [AreaVersion] {
        let scope = visit.scope(for: .manageOfficers)
        let communes = scope.communes.compactMap { visit.areas.version(of: $0, on: visit.today) }.sorted { $0.precedes($1) }
        let provinces = visit.areas.roots(on: visit.today).filter { province in
            let inside = visit.areas.descendants(of: province.area, at: .commune, on: visit.today)
            return !inside.isEmpty && inside.allSatisfy { scope.communes.contains($0.area) }
        }
        return provinces + communes
    }

    func role() -> (role: RoleAssignment?, problems: [(field: String, sentence: String)]) {
        var problems: [(field: String, sentence: String)] = []
        let role = Role(rawValue: visit.form["chuc-nang"])
        if role == nil { problems.append(("chuc-nang", AccountWords.roleMissing)) }
        let unit = Self.units(visit).first { $0.area.description == visit.form["don-vi"] }
        if unit == nil { problems.append(("don-vi", AccountWords.communeMissing)) }
        var area = unit?.area
        let typed = visit.form["thon"].cleanedLine
        if role == .villageHead, let unit {
            if typed.isEmpty {
                problems.append(("thon", AccountWords.villageMissing))
            } else if case .found(let village) = visit.areas.lookup(name: typed, at: .village, under: unit.area, on: visit.today) {
                area = village.area
            } else {
                let known = unit.level == .commune ? visit.areas.children(of: unit.area, on: visit.today).map(\.name) : []
                problems.append(("thon", AccountWords.villageUnknown(typed, in: unit.name, known: known)))
            }
        } else if let role, role != .villageHead, !typed.isEmpty {
            problems.append(("thon", AccountWords.villageOnlyHeads))
        }
        let from = day("tu-ngay")
        if from == nil { problems.append(("tu-ngay", AccountWords.fromWrong)) }
        var until: CalendarDate?
        if !visit.form["den-ngay"].cleanedLine.isEmpty {
            until = day("den-ngay")
            if until == nil { problems.append(("den-ngay", AccountWords.untilWrong)) }
        }
        if let from, let until, until < from { problems.append(("den-ngay", AccountWords.sentence(.daysReversed))) }
        guard problems.isEmpty, let role, let area, let from else { return (nil, problems) }
        return (RoleAssignment(role: role, area: area, validFrom: from, validUntil: until), [])
    }

    private func day(_ name: String) -> CalendarDate? { Self.day(visit.form[name]) }

    static func day(_ text: String) -> CalendarDate? {
        guard case .day(let day)? = try? DateParsing.date(text) else { return nil }
        return day
    }
}

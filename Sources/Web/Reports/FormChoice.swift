import Access
import Core
import Database
import Exchange
import Law
import Markup
import Monitoring
import Operations
import Registry
import Store
import Words

/// A form, a unit and a year, as an address asks for them.
struct FormChoice: Sendable {
    /// Why the form cannot be made, said at the field.
    struct Refusal: Error {
        var field: String
        var sentence: String
    }

    /// The form on one map.
    struct Made: Sendable {
        let register: RegisterYear
        let compiler: FormCompiler
        let paper: FormPaper

        var table: FormTable { paper.table }
    }

    let definition: FormDefinition
    let area: Area.ID
    let year: Int
    let days: (opening: CalendarDate, closing: CalendarDate)
    let standard: String
    /// Asked for; `nil` for what the rounds of the year say.
    let stage: ReviewStage?

    init(_ visit: Visit) throws(Refusal) {
        guard let definition = visit.site.law.forms[visit.query["bieu"]] else {
            throw Refusal(field: "bieu", sentence: FormWords.problem(.unknownForm(visit.query["bieu"])))
        }
        guard let year = (try? NumberParsing.count(visit.query["nam"], upTo: Int64(visit.today.year))).map({ Int($0) }), year >= 2000,
            let days = FigureMap.days(ofYear: year, today: visit.today)
        else { throw Refusal(field: "nam", sentence: FormWords.yearUnreadable) }
        let asked = try Self.day("ngay", visit)
        if let asked, !(asked > days.opening && asked <= days.closing) {
            throw Refusal(field: "ngay", sentence: FormWords.dayOutsideYear(days.opening.adding(days: 1), days.closing))
        }
        guard let area = Self.units(visit).first(where: { $0.area.description == visit.query["don-vi"] })?.area else {
            throw Refusal(field: "don-vi", sentence: FormWords.unitUnknown)
        }
        guard let standard = try? visit.site.shelves.law.national(on: asked ?? days.closing) else {
            throw Refusal(field: "nam", sentence: FormWords.noRules)
        }
        (self.definition, self.area, self.year, self.standard) = (definition, area, year, standard.id)
        self.days = (days.opening, asked ?? days.closing)
        stage = Self.stages.first { $0.value == visit.query["ket-qua"] }?.stage
    }

    static let stages: [(value: String, stage: ReviewStage)] = [("so-bo", .preliminary), ("chinh-thuc", .official)]

    /// The day of boundaries that a field asks for; `nil` where it is empty.
    static func day(_ field: String, _ visit: Visit) throws(Refusal) -> CalendarDate? {
        guard !visit.query[field].cleanedLine.isEmpty else { return nil }
        guard case .day(let asked)? = try? DateParsing.date(visit.query[field]) else {
            throw Refusal(field: field, sentence: FormWords.mapUnreadable)
        }
        return asked
    }

    /// The last day of the figures; for a unit that was no more by then its own last day, for one to come its first.
    func home(_ visit: Visit) -> CalendarDate { Self.home(of: area, closing: days.closing, visit) }

    static func home(of area: Area.ID, closing: CalendarDate, _ visit: Visit) -> CalendarDate {
        FigureMap.home(of: area, closing: closing, in: visit.areas)
    }

    /// The map of `day`: of the unit as it stood then, else of what lies where it stood.
    func map(on day: CalendarDate, _ visit: Visit) throws(Refusal) -> FigureMap {
        if let unit = visit.areas.version(of: area, on: day) { return FigureMap(of: unit, on: day, in: visit.areas) }
        return try territory(on: day, visit)
    }

    /// The map of `day` of the ground that the unit has on its own day, whatever units stand on it.
    func territory(on day: CalendarDate, _ visit: Visit) throws(Refusal) -> FigureMap {
        if let map = FigureMap(ofTerritory: area, of: home(visit), on: day, in: visit.areas) { return map }
        let present = visit.areas.presentUnits(of: area, on: day).map(\.name)
        throw Refusal(
            field: "don-vi",
            sentence: FormWords.unitNotOnMap(visit.areas.lastKnown(of: area, on: day)?.name ?? "", day, present: present))
    }

    func made(on map: FigureMap, _ visit: Visit) async throws -> Made {
        var register = try await visit.site.database.read {
            try $0.registerYear(
                year, opening: days.opening, closing: days.closing, standard: standard,
                earlier: visit.site.shelves.law.earlier(than: standard), on: map, parts: RegisterYear.Parts(ofForm: definition.number))
        }
        register.askedStage = stage
        let compiler = FormCompiler(register, form: FormWords.settled(definition, as: register.stage), codeLists: visit.site.law.codeLists)
        let table: FormTable
        do throws(FormProblem) { table = try compiler.table() } catch {
            throw Refusal(field: "don-vi", sentence: FormWords.problem(error))
        }
        let paper = FormPaper(
            table, standard: visit.site.shelves.law.standard(id: standard), documents: visit.site.law.documents)
        return Made(register: register, compiler: compiler, paper: paper)
    }

    /// Units that the officer may make forms of: their communes and the units that these were before, and the province.
    static func units(_ visit: Visit) -> [AreaVersion] {
        let scope = visit.scope(for: .viewForms)
        let communes = scope.communes.compactMap { visit.areas.version(of: $0, on: visit.today) }
        let former = formerUnits(scope, visit)
        let provinces = Set(scope.communes.compactMap { visit.areas.ancestor(of: $0, at: .province, on: visit.today) })
            .compactMap { visit.areas.version(of: $0, on: visit.today) }
            .filter { province in
                visit.areas.descendants(of: province.area, at: .commune, on: visit.today).allSatisfy { scope.communes.contains($0.area) }
            }
        let ordered = communes.sorted { $0.precedes($1) }
        return provinces + ordered + former.sorted { $0.precedes($1) }
    }

    /// Communes and districts that have ended and whose whole territory lies in the scope today.
    private static func formerUnits(_ scope: AreaScope, _ visit: Visit) -> [AreaVersion] {
        visit.areas.ended(before: visit.today).filter { unit in
            guard unit.level == .district || unit.level == .commune else { return false }
            let present = visit.areas.presentUnits(of: unit.area, on: visit.today)
            return !present.isEmpty && present.allSatisfy { scope.communes.contains($0.area) }
        }
    }
}

/// The address of a form on a map, as its links carry it on.
struct FormAddress: Hashable, Sendable {
    var form: String
    var unit: String
    var year: Int
    /// `nil` where the boundaries are those on which the unit is shown unless others are asked for.
    var map: CalendarDate?
    /// The last day of the figures, where it was asked for.
    var day: CalendarDate?
    /// As it was asked for.
    var stage: String

    init(_ table: FormTable, _ visit: Visit) {
        form = table.definition.number
        unit = visit.query["don-vi"]
        year = table.year
        let home = Area.ID(unit).map { FormChoice.home(of: $0, closing: table.closing, visit) } ?? table.closing
        map = table.map == home ? nil : table.map
        day = visit.query["ngay"].isEmpty ? nil : table.closing
        stage = visit.query["ket-qua"]
    }

    /// - Parameter more: further fields, such as "cot=9&dong=all".
    func path(_ page: String, _ more: String = "") -> String {
        let fields =
            ["bieu=\(form)", "don-vi=\(unit)", "nam=\(year)"] + (map.map { ["ranh-gioi=\($0.iso)"] } ?? [])
            + (day.map { ["ngay=\($0.iso)"] } ?? [])
            + (FormChoice.stages.contains { $0.value == stage } ? ["ket-qua=\(stage)"] : []) + (more.isEmpty ? [] : [more])
        return "\(SitePath.forms)/\(page)?" + fields.joined(separator: "&")
    }
}

import Core
import Monitoring
import Registry
import Store
import Words

/// What was typed on the page of resident households: a grid of lines for each year.
struct BaseForm {
    enum Column: String, CaseIterable {
        case households = "ho"
        case persons = "khau"
        case minorityHouseholds = "ho-dtts"
        case minorityPersons = "khau-dtts"

        var name: String {
            switch self {
            case .households: BaseWords.households
            case .persons: BaseWords.persons
            case .minorityHouseholds: BaseWords.minorityHouseholds
            case .minorityPersons: BaseWords.minorityPersons
            }
        }
    }

    let years: [BaseLines]
    let areas: AreaHistory
    /// What is on record of all lines.
    let known: [PopulationBase]
    let fields: FormFields
    private(set) var problems: [(field: String, sentence: String)] = []

    init(_ years: [BaseLines], in areas: AreaHistory, known: [PopulationBase], fields: FormFields) {
        (self.years, self.areas, self.known, self.fields) = (years, areas, known, fields)
    }

    static func name(_ column: Column, _ year: Int, _ area: Area.ID) -> String { "\(column.rawValue)-\(year)-\(area)" }
    static func source(_ year: Int) -> String { "nguon-\(year)" }

    func residence(_ line: AreaVersion, _ lines: BaseLines) -> Residence { areas.residence(of: line.area, on: lines.day) ?? .rural }

    func known(_ line: AreaVersion, _ lines: BaseLines) -> PopulationBase? {
        let own = known.filter { $0.area == line.area && $0.year == lines.year }
        return own.first { $0.residence == residence(line, lines) } ?? own.first
    }

    /// As it was typed, else as it is on record.
    func value(_ column: Column, _ line: AreaVersion, _ lines: BaseLines) -> String {
        let name = Self.name(column, lines.year, line.area)
        if fields.has(name) { return fields[name] }
        let base = known(line, lines)
        let count: Int? =
            switch column {
            case .households: base?.households
            case .persons: base?.persons
            case .minorityHouseholds: base?.minorityHouseholds
            case .minorityPersons: base?.minorityPersons
            }
        return count.map(NumberWords.grouped) ?? ""
    }

    /// The lines of a year without a base.
    func missing(_ lines: BaseLines) -> [AreaVersion] { lines.groups.flatMap(\.all).filter { known($0, lines) == nil } }

    // MARK: reading

    /// What is new or other than on record; what is wrong stands in `problems`.
    mutating func read() -> [PopulationBase] {
        var changed: [PopulationBase] = []
        for lines in years {
            var own: [PopulationBase] = []
            for group in lines.groups {
                let villages = group.villages.map { read($0, lines) }
                own += resolved(read(group.commune, lines), villages, group, lines) + villages.compactMap { $0 }
            }
            let new = own.filter { base in !known.contains { $0.counts == base.counts } }
            guard !new.isEmpty else { continue }
            let field = Self.source(lines.year)
            let source = try? fields[field].acceptedLine(limit: 300)
            if source?.isEmpty ?? true { problems.append((field, source == nil ? BaseWords.sourceUnreadable : BaseWords.sourceMissing)) }
            changed += new.map { base in
                var base = base
                base.source = source ?? ""
                return base
            }
        }
        if problems.isEmpty, changed.isEmpty, let first = years.first { problems.append((Self.source(first.year), BaseWords.nothingNew)) }
        return changed
    }

    /// `nil` for a line left blank.
    private mutating func read(_ line: AreaVersion, _ lines: BaseLines) -> PopulationBase? {
        func name(_ column: Column) -> String { Self.name(column, lines.year, line.area) }
        guard Column.allCases.contains(where: { !fields[name($0)].cleanedLine.isEmpty }) else {
            if known(line, lines) != nil, fields.has(name(.households)) { problems.append((name(.households), BaseWords.notErased)) }
            return nil
        }
        let households = count(name(.households), isRequired: true)
        let persons = count(name(.persons), isRequired: true)
        let minorityHouseholds = count(name(.minorityHouseholds), isRequired: false)
        let minorityPersons = count(name(.minorityPersons), isRequired: false)
        guard let households, let persons else { return nil }
        if persons < households { problems.append((name(.persons), BaseWords.personsFewer)) }
        if let minorityHouseholds, minorityHouseholds > households { problems.append((name(.minorityHouseholds), BaseWords.partOverWhole)) }
        if let minorityPersons, minorityPersons > persons { problems.append((name(.minorityPersons), BaseWords.partOverWhole)) }
        return PopulationBase(
            area: line.area, year: lines.year, residence: residence(line, lines), households: households, persons: persons,
            minorityHouseholds: minorityHouseholds, minorityPersons: minorityPersons, source: "")
    }

    private mutating func count(_ name: String, isRequired: Bool) -> Int? {
        let text = fields[name]
        if text.cleanedLine.isEmpty, !isRequired { return nil }
        if let count = try? NumberParsing.count(text, upTo: 100_000_000) { return Int(count) }
        problems.append((name, BaseWords.countUnreadable))
        return nil
    }

    /// The commune: what its villages add up to where all are given, never less.
    private mutating func resolved(
        _ commune: PopulationBase?, _ villages: [PopulationBase?], _ group: BaseLines.Group, _ lines: BaseLines
    ) -> [PopulationBase] {
        let given = villages.compactMap { $0 }
        guard !given.isEmpty else { return commune.map { [$0] } ?? [] }
        let (households, persons) = (given.reduce(0) { $0 + $1.households }, given.reduce(0) { $0 + $1.persons })
        let isWhole = given.count == villages.count
        guard let commune else {
            guard isWhole else { return [] }
            func sum(_ count: KeyPath<PopulationBase, Int?>) -> Int? {
                given.allSatisfy { $0[keyPath: count] != nil } ? given.reduce(0) { $0 + ($1[keyPath: count] ?? 0) } : nil
            }
            let field = Self.name(.households, lines.year, group.commune.area)
            problems.removeAll { $0.field == field && $0.sentence == BaseWords.notErased }
            return [
                PopulationBase(
                    area: group.commune.area, year: lines.year, residence: residence(group.commune, lines), households: households,
                    persons: persons, minorityHouseholds: sum(\.minorityHouseholds), minorityPersons: sum(\.minorityPersons), source: "")
            ]
        }
        for (column, own, sum) in [(Column.households, commune.households, households), (.persons, commune.persons, persons)]
        where isWhole ? own != sum : own < sum {
            problems.append(
                (
                    Self.name(column, lines.year, group.commune.area),
                    isWhole ? BaseWords.sumDiffers(sum) : BaseWords.villagesOver(sum)
                ))
        }
        return [commune]
    }
}

extension PopulationBase {
    /// Everything but where it comes from.
    fileprivate var counts: PopulationBase {
        var counts = self
        counts.source = ""
        return counts
    }
}

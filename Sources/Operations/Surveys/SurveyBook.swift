import Access
import Core
import Database
import Law
import Registry
import Store

/// A survey as somebody sees it: its households in their area, and of all others only what came of the visit.
public struct SurveyBook: Sendable {
    public let survey: Survey
    /// In the scope, by village and name.
    public let rows: [SurveyRow]
    public let responses: [Household.ID: SurveyResponse]
    /// Of the whole sample, without names.
    public let whole: [SurveyResults.Row]
    /// The communes of the survey on the day.
    public let communes: Set<Area.ID>
    private let areas: AreaHistory
    private let today: CalendarDate

    /// - Throws: `StoreError.notFound` where the survey does not reach into the scope.
    public init(
        _ id: Survey.ID, within scope: AreaScope, in transaction: any ReadTransaction, _ areas: AreaHistory, today: CalendarDate
    ) throws {
        guard let survey = try transaction.survey(id) else { throw StoreError.notFound }
        self.survey = survey
        self.areas = areas
        self.today = today
        communes = Self.communes(of: survey, in: areas, on: today)
        guard Self.reaches(survey, into: scope, in: areas, on: today) else { throw StoreError.notFound }
        let rows = try transaction.surveyRows(of: id, within: scope)
        let order = Dictionary(
            uniqueKeysWithValues: Set(rows.map(\.village)).compactMap { areas.lastKnown(of: $0, on: today) }
                .sorted { $0.precedes($1) }.enumerated().map { ($1.area, $0) })
        self.rows = Dictionary(grouping: rows, by: \.village).sorted { (order[$0.key] ?? 0) < (order[$1.key] ?? 0) }.flatMap(\.value)
        whole = try transaction.surveyResultRows(of: id)
        responses = Dictionary(
            whole.compactMap { row in row.response.map { (row.household, $0) } }, uniquingKeysWith: { first, _ in first })
    }

    /// The surveys that reach into a scope, the newest first.
    public static func surveys(
        within scope: AreaScope, in transaction: any ReadTransaction, _ areas: AreaHistory, today: CalendarDate
    ) throws -> [Survey] {
        try transaction.surveys().filter { reaches($0, into: scope, in: areas, on: today) }
    }

    private static func communes(of survey: Survey, in areas: AreaHistory, on today: CalendarDate) -> Set<Area.ID> {
        areas.presentUnits(of: survey.unit, on: today).reduce(into: []) { $0.formUnion(areas.communes(of: $1.area, on: today)) }
    }

    private static func reaches(_ survey: Survey, into scope: AreaScope, in areas: AreaHistory, on today: CalendarDate) -> Bool {
        communes(of: survey, in: areas, on: today).contains { commune in
            scope.communes.contains(commune) || areas.children(of: commune, on: today).contains { scope.villages.contains($0.area) }
        }
    }

    public var replaced: Set<Household.ID> { Set(whole.filter(\.isReplaced).map(\.household)) }

    /// Those of the officer's area that are to be visited, and of which a sheet can be printed.
    public var toVisit: [SurveyRow] {
        let replaced = replaced
        return rows.filter { $0.isPresent && !replaced.contains($0.household) && responses[$0.household] == nil }
    }

    /// The households of a village or a commune.
    public func rows(in area: Area.ID) -> [SurveyRow] { rows.filter { $0.village == area || $0.commune == area } }

    /// Those of the whole sample that nobody has visited with a result.
    public var waiting: Int { whole.count { !$0.isReplaced && $0.response == nil } }

    /// Results on the map of today: a village that was divided since is told apart as nobody's.
    public func results(by groupings: [SurveyResults.Grouping] = SurveyResults.Grouping.allCases) -> SurveyResults {
        var places: [Area.ID: Area.ID?] = [:]
        let rows = whole.map { row in
            var row = row
            if let village = row.village {
                if places[village] == nil {
                    let units = areas.presentUnits(of: village, on: today)
                    places[village] = .some(units.count == 1 ? units[0].area : nil)
                }
                row.village = places[village] ?? nil
            }
            return row
        }
        return SurveyResults(rows, survey.questionnaire, by: groupings)
    }

    /// True when the seed draws the same households again with the same weights, those left out who came in for others.
    public func repeats(_ candidates: [SurveyCandidate]) -> Bool {
        guard let sample = survey.sample else { return false }
        let own = Dictionary(
            whole.filter { !$0.isReplacement }.map { ($0.household, $0.draw) }, uniquingKeysWith: { first, _ in first })
        return sample.drawn(of: candidates.map(\.candidate)) == own
    }
}

/// What has to be said of two surveys before they are compared.
public struct SurveyCaveats: Sendable {
    /// The standards in force at the beginning of the two; of another standard, classes mean something else.
    public var standards: (earlier: String, later: String)?
    /// The last day on which units changed between the two.
    public var unitsChangedOn: CalendarDate?
    /// Households in both samples.
    public var shared: Int

    public init(_ earlier: SurveyBook, _ later: SurveyBook, _ areas: AreaHistory, _ law: RuleBook) {
        let ids = [earlier, later].map { (try? law.national(on: $0.survey.startsOn))?.id ?? "" }
        standards = ids[0] == ids[1] ? nil : (ids[0], ids[1])
        unitsChangedOn = areas.lastChange(of: later.survey.unit, before: later.survey.endsOn).flatMap {
            $0 > earlier.survey.startsOn ? $0 : nil
        }
        shared = Set(earlier.whole.map(\.household)).intersection(later.whole.map(\.household)).count
    }
}

extension OperationContext {
    func surveyBook(_ id: Survey.ID, _ permission: Permission, in transaction: any ReadTransaction) throws -> SurveyBook {
        try SurveyBook(id, within: scope(for: permission), in: transaction, areas, today: today)
    }

    func refuse(_ lacks: [SurveyLack]) throws { if !lacks.isEmpty { throw SurveyRefusal(lacks) } }
}

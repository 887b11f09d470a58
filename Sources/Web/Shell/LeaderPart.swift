import Access
import Core
import Database
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// What whoever decides looks at first: how far the rounds are, what is late and waits for them, and what has changed in a month.
struct LeaderPart {
    private struct Stage {
        let book: RoundBook
        let commune: AreaVersion
    }

    private let visit: Visit
    private let stages: [Stage]
    /// Households by class a month ago and today.
    private let changes: [(povertyClass: PovertyClass, before: Int, now: Int)]
    private let since: CalendarDate

    /// Leaders of more communes than these see the rounds by themselves.
    private static let fewCommunes = 3

    /// - Returns: `nil` for whoever decides nothing, or looks after many communes.
    static func read(_ visit: Visit, _ rounds: [ReviewRound]) async throws -> LeaderPart? {
        let scope = visit.scope(for: .decideRounds)
        guard !scope.isEmpty, scope.communes.count <= fewCommunes else { return nil }
        let (areas, law, today, shelf) = (visit.areas, visit.site.shelves.law, visit.today, visit.site.stateTotals)
        let since = today.adding(days: -30)
        return try await visit.site.database.read { transaction in
            let stages = try rounds.flatMap { round in
                let book = try RoundBook(round.id, within: scope, in: transaction, areas, law, today: today)
                return RoundListPages.communes(of: book, visit).map { Stage(book: book, commune: $0) }
            }
            let changes = try [PovertyClass.poor, .nearPoor].map { povertyClass in
                var filter = HouseholdFilter()
                filter.classes = [povertyClass]
                func count(on day: CalendarDate) throws -> Int {
                    let view = Viewpoint(day: day, map: today)
                    let place = PastScope(scope, from: view, in: areas, known: areas, today: today)
                    return try shelf.totals(filter, found: nil, in: place.villages, from: view, in: transaction).households
                }
                return (povertyClass, try count(on: since), try count(on: today))
            }
            return LeaderPart(visit: visit, stages: stages, changes: changes, since: since)
        }
    }

    var html: HTML {
        """
        <section class="card"><h2>\(LeaderWords.title)</h2><ul>\(stages.isEmpty ? "<li>\(LeaderWords.noRound)</li>" : HTML.empty)\(stages.map(line))\
        <li>\(LeaderWords.changes(since: since, changes))</li></ul></section>
        """
    }

    private func line(_ stage: Stage) -> HTML {
        let (round, commune) = (stage.book.round, stage.commune.area)
        let counts = CaseCounts(stage.book.rows(in: commune), in: stage.book)
        let next = (try? stage.book.situation(of: commune))?.next?.step
        let objections = stage.book.objections(in: commune).count(where: \.isOpen)
        let waits: HTML =
            next == .decision
            ? " <strong><a href=\"\(SitePath.decision(round.id, commune))\">\(LeaderWords.waitsForDecision)</a></strong>" : .empty
        return """
            <li><a href="\(SitePath.roundUnit(round.id, commune))">\(RoundWords.title(round)), \(stage.commune.name)</a><br>\
            \(RoundPageWords.stage): \(RoundListPages.stage(commune, stage.book, visit)). \
            \(LeaderWords.counts(all: counts.all, withSheet: counts.withSheet, agreed: counts.agreed, decided: counts.decided))\
            \(objections == 0 ? "" : " \(LeaderWords.objections(objections))")\(waits)</li>
            """
    }
}

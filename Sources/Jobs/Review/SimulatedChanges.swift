import Access
import Core
import Database
import Exchange
import Registry
import Store

extension SimulationPaper.Changed {
    /// The first of the households of the scope whose place on the lists certainly changes, by name of the head.
    public static func list(
        _ simulation: Simulation, within scope: AreaScope, _ areas: AreaHistory, on today: CalendarDate, from database: any Database
    ) async throws -> [SimulationPaper.Changed] {
        let named = Array(simulation.changed.prefix(SimulationFile.limit))
        let rows = try await database.read { try $0.households(behindFigure: named.map(\.household), within: scope) }
        let passages = Dictionary(named.map { ($0.household, ($0.from, $0.to)) }, uniquingKeysWith: { first, _ in first })
        func name(_ area: Area.ID) -> String { areas.lastKnown(of: area, on: today)?.name ?? "" }
        return rows.compactMap { row in
            passages[row.household.id].map { from, to in
                SimulationPaper.Changed(
                    code: row.household.code, head: row.headName, village: name(row.household.village), commune: name(row.commune),
                    from: from, to: to)
            }
        }
    }
}

import Core
import Law
import Registry

/// The figures of a month that come from the register, by line of the map, with the households behind each.
public struct MonthlyRegister: Sendable {
    private var found: [Int: [ReportFigure.Kind: [Household.ID]]] = [:]

    /// - Parameter register: of the period: its opening is the day before the first day of the data, its closing the cut-off.
    public init(_ register: RegisterYear) {
        for household in register.households {
            for (kind, row) in Self.lines(of: household) { found[row, default: [:]][kind, default: []].append(household.id) }
        }
    }

    /// The households of one line, or of all.
    public func households(_ kind: ReportFigure.Kind, row: Int? = nil) -> [Household.ID] {
        row.map { found[$0]?[kind] ?? [] } ?? found.values.flatMap { $0[kind] ?? [] }
    }

    public func count(_ kind: ReportFigure.Kind, row: Int? = nil) -> Int {
        row.map { found[$0]?[kind]?.count ?? 0 } ?? found.values.reduce(0) { $0 + ($1[kind]?.count ?? 0) }
    }

    /// In which figures of which line a household stands. Who leaves counts where they lived before.
    static func lines(of household: RegisterYear.Household) -> [(ReportFigure.Kind, Int)] {
        func isListed(_ povertyClass: PovertyClass?) -> Bool { povertyClass == .poor || povertyClass == .nearPoor }
        let (before, now) = (household.openClass, household.closeClass)
        var lines: [(ReportFigure.Kind, Int)] = []
        if let row = household.closeRow {
            if now == .poor { lines.append((.poor, row)) }
            if now == .nearPoor { lines.append((.nearPoor, row)) }
            if now == .poor, before != .poor { lines.append((.becamePoor, row)) }
            if now == .nearPoor, before != .nearPoor { lines.append((.becameNearPoor, row)) }
        }
        if let row = household.closeRow ?? household.openRow, !isListed(now) {
            if before == .poor, now != nil { lines.append((.leftPoor, row)) }
            if before == .nearPoor, now != nil { lines.append((.leftNearPoor, row)) }
        }
        return lines
    }
}

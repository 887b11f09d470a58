import Access
import Core
import Database
import Exchange
import Foundation
import Law
import Operations
import Registry
import Store
import Words

/// A list of a day gone by as a file. Nothing in it tells when, where or by whom it was made, so that the same list, known until the
/// same moment, comes out byte for byte the same whenever it is asked for again.
public struct PastListFile: Sendable {
    public let view: Viewpoint
    public let list: PastList
    public let households: [ExportedHousehold]
    /// The one unit that holds all of the households, as the map calls it.
    private let unit: String

    /// - Parameter areas: as they were known at the moment of `view`.
    public init(
        _ list: PastList, from view: Viewpoint, _ areas: AreaHistory, pointsEach: Int?, in transaction: any ReadTransaction
    ) throws {
        self.view = view
        self.list = list
        var exported: [ExportedHousehold] = []
        for start in stride(from: 0, to: list.states.count, by: 2_000) {
            let part = Array(list.states[start..<min(start + 2_000, list.states.count)])
            let keys = part.map(\.household)
            let members = try transaction.members(of: keys, knownAt: view.knownAt)
            let recognitions = try transaction.recognitions(of: keys, knownAt: view.knownAt)
            let totals = try transaction.reviewTotals(of: keys, upTo: view.day, knownAt: view.knownAt, pointsEach: pointsEach)
            for state in part {
                let commune = areas.shownCommune(of: state.village, from: view)
                let recognition = recognitions[state.household]?.inForce(on: view.day)
                exported.append(
                    ExportedHousehold(
                        code: state.code, communeCode: commune?.code ?? "", communeName: commune?.name ?? "",
                        villageName: areas.shown(state.village, from: view)?.name ?? "", povertyClass: state.povertyClass,
                        decisionNumber: recognition?.decisionNumber ?? "", decisionOn: recognition?.decisionOn,
                        hasNoLabourCapacity: state.lastingFlags.contains(.noLabourCapacity),
                        isMinority: state.lastingFlags.contains(.ethnicMinority), isMeritorious: state.lastingFlags.contains(.meritorious),
                        totals: totals[state.household] ?? ReviewTotals(),
                        members: (members[state.household] ?? []).present(on: view.day), headThen: state.head))
            }
        }
        households = exported
        let communes = Set(Set(list.states.map(\.village)).compactMap { areas.shownCommune(of: $0, from: view)?.area })
        let held = [AreaLevel.commune, .district, .province].lazy.compactMap { level -> AreaVersion? in
            let units = Set(communes.map { areas.ancestor(of: $0, at: level, on: view.map) })
            return units.count == 1 ? units.first!.flatMap { areas.version(of: $0, on: view.map) } : nil
        }
        unit = held.first?.name ?? ""
    }

    /// What the list is, for a sheet of its own.
    ///
    /// - Parameter filter: the address or the command that gives this list.
    public func facts(filter: String) -> [(String, String)] {
        [
            (ListWorkbookWords.listTitle, HouseholdWords.listTitle),
            (TimeWords.legend, TimeWords.listBanner(day: view.day, map: view.map, knownAt: list.knownAt)),
            (ListWorkbookWords.filter, filter), (ListWorkbookWords.count, String(list.totals.households)),
        ] + (list.unplaced > 0 ? [(ListWorkbookWords.factsSheet, TimeWords.unplaced(list.unplaced))] : [])
    }

    public func writeWorkbook(to path: String, filter: String, codeLists: CodeLists) throws {
        let export = try ListExport(path: path, codeLists: codeLists, asOf: view.day, map: view.map, unit: unit)
        for household in households { export.add(household) }
        try export.close(facts: facts(filter: filter))
    }

    public func csv(codeLists: CodeLists) -> [UInt8] { ListExport.csv(households, codeLists: codeLists, asOf: view.day) }

    /// `danh-sach-ho-2024-12-31.xlsx`
    public func name(_ ending: String) -> String { "danh-sach-ho-\(view.day.iso).\(ending)" }
}

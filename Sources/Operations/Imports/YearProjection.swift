import Core
import Database
import Law
import Monitoring
import Registry
import Store

/// The register of a year before and after a list is taken in, household by household.
struct YearProjection {
    private struct Move {
        var plan: ImportPlan.Planned
        var was: RegisterYear.Household?
        var becomes: RegisterYear.Household
    }

    private let before: RegisterYear
    private var after: RegisterYear
    private var moves: [Move] = []
    private let (openPlaces, closePlaces): ([Area.ID: FigureMap.Place], [Area.ID: FigureMap.Place])
    /// The day of the list.
    private let day: CalendarDate
    /// By which a household may have been poor before.
    private let standards: Set<String>

    init(
        of register: RegisterYear, earlier: [String], _ map: FigureMap, _ plans: [ImportPlan.Planned], asOf day: CalendarDate,
        in transaction: any ReadTransaction
    ) throws {
        (before, after, self.day) = (register, register, day)
        standards = Set([register.standard] + earlier)
        (openPlaces, closePlaces) = (map.places(on: register.opening), map.places(on: register.closing))
        let indices = Dictionary(uniqueKeysWithValues: register.households.enumerated().map { ($1.id, $0) })
        for plan in plans where plan.begins(asOf: day) <= register.closing {
            guard let existing = plan.existing?.household.id else {
                let becomes = added(plan, Household.ID(high: 0, low: UInt64(moves.count)))
                if becomes.isCounted {
                    after.households.append(becomes)
                    moves.append(Move(plan: plan, was: nil, becomes: becomes))
                }
                continue
            }
            let index = indices[existing]
            let recognitions = try needsRecognitions(plan, index) ? transaction.recognitions(of: existing) : []
            let was = try index.map { register.households[$0] } ?? known(existing, recognitions, in: transaction)
            let becomes = changed(was, by: plan, recognitions)
            guard was.isCounted || becomes.isCounted, was != becomes else { continue }
            if let index { after.households[index] = becomes } else { after.households.append(becomes) }
            moves.append(Move(plan: plan, was: was, becomes: becomes))
        }
    }

    /// The register of the year holds only who is on a list at either end; a class put right was never held.
    private func needsRecognitions(_ plan: ImportPlan.Planned, _ index: Int?) -> Bool { index == nil || plan.corrects != nil }

    /// A household on no list at either end of the year.
    private func known(
        _ id: Household.ID, _ recognitions: [Recognition], in transaction: any ReadTransaction
    ) throws -> RegisterYear.Household {
        var household = RegisterYear.Household(id: id)
        household.openClass = recognitions.holding(on: before.opening, standard: before.standard)?.povertyClass
        household.closeClass = recognitions.holding(on: before.closing, standard: before.standard)?.povertyClass
        note(recognitions, in: &household)
        for stay in try transaction.stays(of: id) {
            if stay.holds(on: before.opening) { household.openRow = openPlaces[stay.village]?.row }
            if stay.holds(on: before.closing) { household.closeRow = closePlaces[stay.village]?.row }
            let isNew = before.opening < stay.validFrom && stay.validFrom <= before.closing
            if isNew, stay.reason == .movedIn, closePlaces[stay.village] != nil { household.movedIn = true }
        }
        for member in try transaction.members(of: id) {
            let (wasHere, isHere) = (member.membership.holds(on: before.opening), member.membership.holds(on: before.closing))
            household.openPersons += wasHere ? 1 : 0
            household.closePersons += isHere ? 1 : 0
            household.joined += isHere && !wasHere ? 1 : 0
            household.left += wasHere && !isHere ? 1 : 0
        }
        return household
    }

    /// Whether it was poor or near-poor on the opening day or before, also by an earlier standard.
    private func note(_ recognitions: [Recognition], in household: inout RegisterYear.Household) {
        let former = recognitions.filter { standards.contains($0.standard) && $0.validFrom <= before.opening }
        household.wasPoor = former.contains { $0.povertyClass == .poor }
        household.wasNearPoor = former.contains { $0.povertyClass == .nearPoor }
    }

    private func added(_ plan: ImportPlan.Planned, _ id: Household.ID) -> RegisterYear.Household {
        var household = RegisterYear.Household(id: id)
        let since = plan.listed.knownSince(asOf: day)
        let village = plan.listed.village
        if since <= before.opening { household.openRow = village.flatMap { openPlaces[$0]?.row } }
        if since <= before.closing { household.closeRow = village.flatMap { closePlaces[$0]?.row } }
        for person in plan.listed.persons {
            let joins = person.joins(since: since, asOf: day)
            household.openPersons += joins <= before.opening ? 1 : 0
            household.closePersons += joins <= before.closing ? 1 : 0
            household.joined += before.opening < joins && joins <= before.closing ? 1 : 0
        }
        recognize(&household, plan)
        return household
    }

    private func changed(
        _ was: RegisterYear.Household, by plan: ImportPlan.Planned, _ recognitions: [Recognition]
    ) -> RegisterYear.Household {
        var household = was
        if let corrected = plan.corrects { note(recognitions.filter { $0.id != corrected.id }, in: &household) }
        recognize(&household, plan)
        guard !plan.keepsPeople, day <= before.closing else { return household }
        let new = zip(plan.listed.persons, plan.matches).count { $1 == nil }
        household.closePersons += new
        if day <= before.opening { household.openPersons += new } else { household.joined += new }
        if let village = plan.listed.village, village != plan.existing?.household.village {
            household.closeRow = closePlaces[village]?.row
            if day <= before.opening { household.openRow = openPlaces[village]?.row } else { household.movedIn = true }
        }
        return household
    }

    /// The class of the list, from the day of its decision on.
    private func recognize(_ household: inout RegisterYear.Household, _ plan: ImportPlan.Planned) {
        guard plan.changesClass, let povertyClass = plan.listed.povertyClass else { return }
        let from = plan.listed.decisionOn ?? day
        if from <= before.opening {
            household.openClass = povertyClass
            if povertyClass == .poor { household.wasPoor = true }
            if povertyClass == .nearPoor { household.wasNearPoor = true }
        }
        if from <= before.closing { household.closeClass = povertyClass }
    }
}

extension YearProjection {
    /// What becomes of the figures, by whom; `nil` where nobody who is counted is counted otherwise.
    func shift(of commune: Area.ID, in areas: AreaHistory) -> YearShift? {
        let movers = moves.filter { $0.was?.counted != $0.becomes.counted }.map { mover($0, areas) }
        guard !movers.isEmpty else { return nil }
        let (old, new) = (before.closingCounts, after.closingCounts)
        let lines = [PovertyClass.poor, .nearPoor].compactMap { povertyClass -> YearShift.Line? in
            let (before, after) = (old[povertyClass] ?? .init(), new[povertyClass] ?? .init())
            guard before != after || movers.contains(where: { ($0.from == povertyClass) != ($0.to == povertyClass) }) else { return nil }
            return YearShift.Line(povertyClass, before: before, after: after)
        }
        let columns = [("7.2", PovertyClass.poor), ("7.3", .nearPoor)].flatMap { form, povertyClass in
            zip(before.columns(of: povertyClass), after.columns(of: povertyClass)).enumerated().compactMap { index, counts in
                counts.0 == counts.1 ? nil : YearShift.Column(form, index + 1, before: counts.0, after: counts.1)
            }
        }
        return YearShift(commune: commune, year: before.year, lines: lines, movers: movers, columns: columns)
    }

    private func mover(_ move: Move, _ areas: AreaHistory) -> YearShift.Mover {
        let (listed, existing) = (move.plan.listed, move.plan.existing)
        let moves = move.was.map { $0.closeRow != move.becomes.closeRow } ?? false
        return YearShift.Mover(
            id: existing?.household.id, code: existing?.household.code ?? "",
            head: existing?.headName ?? listed.head?.name ?? listed.persons.first?.name ?? "", sheet: listed.sheet, row: listed.row,
            from: move.was?.closing, to: move.becomes.closing, personsBefore: move.was?.closePersons ?? 0,
            personsAfter: move.becomes.closePersons,
            village: moves ? listed.village.flatMap { areas.lastKnown(of: $0, on: before.closing)?.name } : nil,
            decisionNumber: listed.decisionNumber, decisionOn: listed.decisionOn)
    }
}

extension RegisterYear {
    /// Households and people of each list at the end of the year.
    fileprivate var closingCounts: [PovertyClass: YearShift.Count] {
        households.reduce(into: [:]) { counts, household in
            guard household.isListed, let povertyClass = household.closeClass else { return }
            counts[povertyClass, default: .init()].households += 1
            counts[povertyClass, default: .init()].persons += household.closePersons
        }
    }

    /// Columns 1 to 9 of form 7.2 or 7.3, of all lines together.
    fileprivate func columns(of povertyClass: PovertyClass) -> [YearShift.Count] {
        let rows = movement(of: povertyClass)
        return (0..<9).map { column in
            YearShift.Count(
                households: rows.reduce(0) { $0 + $1.households[column] }, persons: rows.reduce(0) { $0 + $1.persons[column] })
        }
    }
}

extension RegisterYear.Household {
    /// The class that counts at the end of the year.
    fileprivate var closing: PovertyClass? { closeRow == nil ? nil : closeClass }

    /// On a list at either end of the year, where it lives here.
    fileprivate var isCounted: Bool { isListed || (openRow != nil && openClass?.isListed ?? false) }

    /// What the figures of the year take from it.
    fileprivate var counted: RegisterYear.Household? {
        guard isCounted else { return nil }
        var household = self
        // Where it came from and what it had been matters to one that comes on a list alone.
        if openRow != nil, openRow == closeRow, openClass == closeClass {
            (household.wasPoor, household.wasNearPoor, household.movedIn) = (false, false, false)
        }
        return household
    }
}

extension FigureMap.Place {
    fileprivate var row: Int? { if case .row(let row) = self { row } else { nil } }
}

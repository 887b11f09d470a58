import Access
import Core
import Database
import Law
import Monitoring
import Registry

extension ReadTransaction {
    /// The registry of a unit over a year on one map, read in a few streams that all come in the order of households; the same
    /// code for both engines.
    ///
    /// - Parameters:
    ///   - map: the lines, and where villages of other days lie on them.
    ///   - standard: whose classes are counted.
    ///   - earlier: the standards that went before it: who was poor by one of these falls back when poor again.
    ///   - parts: what is read beside place and class.
    ///   - only: the households that are asked about; `nil` for all.
    public func registerYear(
        _ year: Int, opening: CalendarDate, closing: CalendarDate, standard: String, earlier: [String] = [], on map: FigureMap,
        parts: RegisterYear.Parts = .all, only: [Household.ID]? = nil
    ) throws -> RegisterYear {
        var stream = RegisterStream(opening: opening, closing: closing, on: map, only: only)
        try stream.readRecognitions(standard: standard, earlier: earlier, in: self)
        try stream.readStays(from: self)
        if parts.contains(.persons) { try stream.readPersons(from: self) }
        if parts.contains(.answers) { try stream.readAnswers(from: self) }
        if parts.contains(.traits) { try stream.readTraits(from: self) }
        var register = RegisterYear(
            unit: map.unit.area, unitName: map.unit.name, year: year, opening: opening, closing: closing, map: map.day,
            standard: standard, rows: map.rows, households: stream.households, unplaced: stream.unplaced, rowBases: [:], unitBases: [:])
        register.superiorName = map.superior?.name
        try readBases(into: &register, map)
        if only == nil {
            register.review = try yearReview(year, on: map, closing: closing)
            register.lateLists = try lateLists(of: year, on: map, closing: closing)
            let without = Set(try householdsWithoutDecision(standard: standard, closing: closing))
            if !without.isEmpty {
                register.withoutDecision = register.households.filter { $0.isListed && without.contains($0.id) }.map(\.id)
            }
        }
        return register
    }

    /// The base of each line: its own, or on another map the sum of the units that make it up, divided ones by the shares of the documents.
    private func readBases(into register: inout RegisterYear, _ map: FigureMap) throws {
        let sources = map.rows.indices.map { map.sources(ofRow: $0, on: register.closing) }
        let former = map.origins(ofUnitOn: register.closing) ?? []
        let bases = try populationBases(of: sources.flatMap { $0.units.map(\.area) } + [register.unit] + former, year: register.year)
        let isSameMap = map.day == register.closing
        for base in bases where base.area == register.unit && isSameMap { register.unitBases[base.residence] = RegisterYear.Base(base) }
        // What stood where a later unit stands supplied the figures of its own year.
        let residences = Set(map.rows.map(\.residence))
        if !isSameMap, !former.isEmpty, residences.count == 1, let residence = residences.first {
            let own = former.map { unit in bases.filter { $0.area == unit }.map(RegisterYear.Base.init) }
            if own.allSatisfy({ !$0.isEmpty }) {
                let all = own.joined()
                register.unitBases[residence] = all.dropFirst().reduce(all.first!, +)
            }
        }
        for (index, source) in sources.enumerated() {
            for area in source.obstacles { register.baseNotes.insert(.divided(map.name(of: area, on: register.closing))) }
            let own = source.units.map { unit -> RegisterYear.Base? in
                let known = bases.filter { $0.area == unit.area && (!isSameMap || $0.residence == map.rows[index].residence) }
                    .map(RegisterYear.Base.init)
                guard let first = known.first else { return nil }
                let sum = known.dropFirst().reduce(first, +)
                return unit.shares.map { sum.part(of: map.rows[index].area, by: $0) } ?? sum
            }
            guard !own.isEmpty, own.allSatisfy({ $0 != nil }) else { continue }
            register.rowBases[index] = own.dropFirst().reduce(own[0]!) { $0 + $1! }
            for unit in source.units {
                guard let shares = unit.shares else { continue }
                let name = map.name(of: unit.area, on: register.closing)
                register.baseNotes.insert(.apportioned(name, documents: shares.documents))
            }
        }
    }

    /// Those of the households behind a figure that lie in the scope today, also such as have ended, by name of the head.
    public func households(behindFigure ids: [Household.ID], within scope: AreaScope) throws -> [HouseholdRow] {
        try rows(
            """
            SELECT \(sql: HouseholdRow.columns) FROM household WHERE household.id IN \(ids) AND \(sql: scope.condition())
             ORDER BY household.head_sort_key, household.id
            """, HouseholdRow.init)
    }
}

/// Puts streams ordered by household together: first who is on a list at either end, then what is known of them.
private struct RegisterStream {
    let opening: CalendarDate
    let closing: CalendarDate
    private(set) var households: [RegisterYear.Household] = []
    private(set) var unplaced: [Household.ID] = []

    private var open: Int { opening.packed }
    private var close: Int { closing.packed }
    private let map: FigureMap
    /// Where villages lie on the map, at the opening and at the closing.
    private let places: [Area.ID: (open: FigureMap.Place?, close: FigureMap.Place?)]
    /// The households that can stand in the form; `nil` for all. A map of much of the register is read in the order of households
    /// from end to end: that is quicker than looking its households up.
    private let among: SQL?

    init(opening: CalendarDate, closing: CalendarDate, on map: FigureMap, only: [Household.ID]?) {
        self.opening = opening
        self.closing = closing
        self.map = map
        let (open, close) = (map.places(on: opening), map.places(on: closing))
        let villages = Set(open.keys).union(close.keys).union(map.rowOfVillage.keys)
        places = Dictionary(uniqueKeysWithValues: villages.map { ($0, (open[$0], close[$0])) })
        among =
            if let only {
                "\(only)"
            } else if map.share < 0.1 {
                "(SELECT household_id FROM household_stay WHERE village_id IN \(villages.sorted()))"
            } else {
                nil
            }
    }

    /// To follow another condition.
    private func narrowed(_ household: SQL = "household_id") -> SQL { among.map { " AND \(sql: household) IN \(sql: $0)" } ?? "" }

    /// Only households on a list at either end stand in a form.
    mutating func readRecognitions(standard: String, earlier: [String], in transaction: any ReadTransaction) throws {
        var current: RegisterYear.Household?
        func isListed(_ povertyClass: PovertyClass?) -> Bool { povertyClass == .poor || povertyClass == .nearPoor }
        func keep(_ household: RegisterYear.Household?, _ households: inout [RegisterYear.Household]) {
            if let household, isListed(household.openClass) || isListed(household.closeClass) { households.append(household) }
        }
        let (open, close) = (open, close)
        try transaction.stream(
            """
            SELECT household_id, class, valid_from, valid_until, standard_id FROM recognition
             WHERE standard_id IN \([standard] + earlier) AND valid_from <= \(closing)\(sql: narrowed()) ORDER BY household_id
            """
        ) { row in
            let id: Household.ID = try row.key(0)
            if current?.id != id {
                keep(current, &households)
                current = RegisterYear.Household(id: id)
            }
            let povertyClass = PovertyClass(rawValue: try row.text(1))
            let from = try row.packedDay(2)
            if from <= open, povertyClass == .poor { current?.wasPoor = true }
            if from <= open, povertyClass == .nearPoor { current?.wasNearPoor = true }
            guard try row.text(4) == standard else { return }
            let until = try row.packedDayOrNil(3)
            if from <= open, until.map({ $0 >= open }) ?? true { current?.openClass = povertyClass }
            if until.map({ $0 >= close }) ?? true { current?.closeClass = povertyClass }
        }
        keep(current, &households)
    }

    mutating func readStays(from transaction: any ReadTransaction) throws {
        let (open, close, mapDay) = (open, close, map.day.packed)
        let isDivided = places.values.contains { $0.open?.isDivided ?? false || $0.close?.isDivided ?? false }
        // Where households of divided villages lived on the day of the map, and which may have lived where.
        var (homes, openDivided, closeDivided): ([Household.ID: Area.ID], [Household.ID: Set<Area.ID>], [Household.ID: Set<Area.ID>]) =
            ([:], [:], [:])
        let splitOff = try splitOff(in: transaction)
        let places = places
        try merge(
            """
            SELECT household_id, village_id, valid_from, valid_until, reason FROM household_stay
             WHERE valid_from <= \(max(closing, map.day))\(sql: narrowed()) ORDER BY household_id
            """, from: transaction
        ) { household, row in
            let village: Area.ID = try row.key(1)
            guard let place = places[village] else { return }
            let from = try row.packedDay(2)
            let until = try row.packedDayOrNil(3)
            func holds(on day: Int) -> Bool { from <= day && until.map { $0 >= day } ?? true }
            if holds(on: open) {
                switch place.open {
                case .row(let index): household.openRow = index
                case .divided(let villages): openDivided[household.id] = villages
                case nil: break
                }
            }
            if holds(on: close) {
                switch place.close {
                case .row(let index): household.closeRow = index
                case .divided(let villages): closeDivided[household.id] = villages
                case nil: break
                }
            }
            if isDivided, holds(on: mapDay) { homes[household.id] = village }
            guard from > open, from <= close else { return }
            switch HouseholdStay.Reason(rawValue: try row.text(4)) {
            case .movedIn: household.movedIn = true
            case .split: household.movedIn = splitOff.contains(household.id)
            default: break
            }
        }
        if isDivided { place(openDivided, closeDivided, homes) }
        households.removeAll { $0.openRow == nil && $0.closeRow == nil }
    }

    /// Households that were split off in the year from one that was on a list when it began.
    private func splitOff(in transaction: any ReadTransaction) throws -> Set<Household.ID> {
        let listed = Set(households.filter { $0.openClass == .poor || $0.openClass == .nearPoor }.map(\.id))
        return Set(
            try transaction.splits(after: opening, until: closing).filter { listed.contains($0.origin) }.map(\.household))
    }

    /// Places households of divided villages by where each lived on the day of the map; those of which nobody can say it are
    /// told apart.
    private mutating func place(
        _ openDivided: [Household.ID: Set<Area.ID>], _ closeDivided: [Household.ID: Set<Area.ID>], _ homes: [Household.ID: Area.ID]
    ) {
        for index in households.indices {
            let household = households[index]
            func row(_ villages: Set<Area.ID>) -> (isKnown: Bool, row: Int?) {
                guard let home = homes[household.id], villages.contains(home) else { return (false, nil) }
                return (true, map.rowOfVillage[home])
            }
            let open = openDivided[household.id].map(row)
            let close = closeDivided[household.id].map(row)
            if let open { households[index].openRow = open.row }
            if let close { households[index].closeRow = close.row }
            if open?.isKnown == false || close?.isKnown == false { unplaced.append(household.id) }
        }
        let unknown = Set(unplaced)
        households.removeAll { unknown.contains($0.id) }
    }

    mutating func readPersons(from transaction: any ReadTransaction) throws {
        let (open, close) = (open, close)
        try merge(
            """
            SELECT household_id, joined_on, left_on FROM membership WHERE joined_on <= \(closing)\(sql: narrowed()) ORDER BY household_id
            """, from: transaction
        ) { household, row in
            let left = try row.packedDayOrNil(2)
            let wasHere = try row.packedDay(1) <= open && left.map { $0 > open } ?? true
            let isHere = left.map { $0 > close } ?? true
            if wasHere { household.openPersons += 1 }
            if isHere { household.closePersons += 1 }
            if isHere, !wasHere { household.joined += 1 }
            if wasHere, !isHere { household.left += 1 }
        }
    }

    /// Deprivations of the last sheet; causes of the last sheet, or of a later list that states some.
    mutating func readAnswers(from transaction: any ReadTransaction) throws {
        var reviewed: [Household.ID: (on: Int, at: Int64)] = [:]
        try merge(
            """
            SELECT household_id, deprived, causes, reviewed_on, recorded_at FROM review_sheet
             WHERE replaced_by IS NULL AND reviewed_on <= \(closing)\(sql: narrowed()) ORDER BY household_id, reviewed_on
            """, from: transaction
        ) { household, row in
            household.deprived = UInt16(truncatingIfNeeded: try row.int(1))
            household.causes = try row.int(2)
            reviewed[household.id] = (try row.packedDay(3), try row.int64(4))
        }
        try merge(
            """
            SELECT household_id, causes, stated_on, recorded_at FROM list_statement
             WHERE stated_on <= \(closing) AND causes <> 0\(sql: narrowed()) ORDER BY household_id, stated_on, recorded_at
            """, from: transaction
        ) { household, row in
            let stated = (try row.packedDay(2), try row.int64(3))
            if reviewed[household.id].map({ $0 <= stated }) ?? true { household.causes = try row.int(1) }
        }
    }

    /// Target groups and ethnic group as they were on the last day, by the head of that day.
    mutating func readTraits(from transaction: any ReadTransaction) throws {
        // The last moment is written out: only so do both engines take the index of what is known now.
        try merge(
            """
            SELECT household_id, flags, ethnicity FROM household_state
             WHERE recorded_until = 253402300799999 AND valid_from <= \(close) AND valid_until >= \(close)\(sql: narrowed())
             ORDER BY household_id
            """, from: transaction
        ) { household, row in
            household.flags = HouseholdFlags(rawValue: try row.int(1))
            let ethnicity = try row.text(2)
            household.ethnicity = ethnicity.isEmpty ? nil : ethnicity
        }
    }

    /// Hands each row to the household that it is about; both come in the order of keys.
    private mutating func merge(
        _ sql: SQL, from transaction: any ReadTransaction, _ body: (inout RegisterYear.Household, Row) throws -> Void
    ) throws {
        var index = 0
        try transaction.stream(sql) { row in
            let id: Household.ID = try row.key(0)
            while index < households.count, households[index].id < id { index += 1 }
            if index < households.count, households[index].id == id { try body(&households[index], row) }
        }
    }
}

extension FigureMap.Place {
    fileprivate var isDivided: Bool { if case .divided = self { true } else { false } }
}

extension RegisterYear.Base {
    fileprivate init(_ base: PopulationBase) {
        self.init(
            households: base.households, persons: base.persons, minorityHouseholds: base.minorityHouseholds,
            minorityPersons: base.minorityPersons)
    }
}

import Access
import Core
import Database
import Law
import Monitoring
import Registry

extension ReadTransaction {
    /// The registry of a unit over a year, read in a few streams that all come in the order of households; the same code
    /// for both engines.
    ///
    /// - Parameters:
    ///   - rows: the lines of the forms with the villages that count into each.
    ///   - standard: whose classes are counted.
    ///   - parts: what is read beside place and class.
    public func registerYear(
        of unit: AreaVersion, year: Int, opening: CalendarDate, closing: CalendarDate, standard: String,
        rows: [(row: RegisterYear.Row, villages: [Area.ID])], parts: RegisterYear.Parts = .all
    ) throws -> RegisterYear {
        var rowOfVillage: [Area.ID: Int] = [:]
        for (index, row) in rows.enumerated() { for village in row.villages { rowOfVillage[village] = index } }
        var stream = RegisterStream(opening: opening, closing: closing)
        try stream.readRecognitions(standard: standard, in: self)
        try stream.readStays(in: rowOfVillage, from: self)
        if parts.contains(.persons) { try stream.readPersons(from: self) }
        if parts.contains(.answers) { try stream.readAnswers(from: self) }
        if parts.contains(.traits) { try stream.readTraits(from: self) }
        var register = RegisterYear(
            unit: unit.area, unitName: unit.name, year: year, opening: opening, closing: closing, standard: standard,
            rows: rows.map(\.row), households: stream.households, rowBases: [:], unitBases: [:])
        for base in try populationBases(of: rows.map(\.row.area) + [unit.area], year: year) {
            let value = RegisterYear.Base(
                households: base.households, persons: base.persons, minorityHouseholds: base.minorityHouseholds,
                minorityPersons: base.minorityPersons)
            if base.area == unit.area { register.unitBases[base.residence] = value }
            if let index = rows.firstIndex(where: { $0.row.area == base.area && $0.row.residence == base.residence }) {
                register.rowBases[index] = value
            }
        }
        return register
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

    private var open: Int { opening.packed }
    private var close: Int { closing.packed }

    init(opening: CalendarDate, closing: CalendarDate) {
        self.opening = opening
        self.closing = closing
    }

    /// Only households on a list at either end stand in a form.
    mutating func readRecognitions(standard: String, in transaction: any ReadTransaction) throws {
        var current: RegisterYear.Household?
        func isListed(_ povertyClass: PovertyClass?) -> Bool { povertyClass == .poor || povertyClass == .nearPoor }
        func keep(_ household: RegisterYear.Household?, _ households: inout [RegisterYear.Household]) {
            if let household, isListed(household.openClass) || isListed(household.closeClass) { households.append(household) }
        }
        let (open, close) = (open, close)
        try transaction.stream(
            """
            SELECT household_id, class, valid_from, valid_until FROM recognition
             WHERE standard_id = \(standard) AND valid_from <= \(closing) ORDER BY household_id
            """
        ) { row in
            let id: Household.ID = try row.key(0)
            if current?.id != id {
                keep(current, &households)
                current = RegisterYear.Household(id: id)
            }
            let povertyClass = PovertyClass(rawValue: try row.text(1))
            let from = try row.packedDay(2)
            let until = try row.packedDayOrNil(3)
            if from <= open, until.map({ $0 >= open }) ?? true { current?.openClass = povertyClass }
            if until.map({ $0 >= close }) ?? true { current?.closeClass = povertyClass }
            // An escape is a recognition as not poor; one before the opening day makes a later fall a relapse.
            if from <= open, povertyClass == .notPoor || povertyClass == .averageLiving { current?.hadEscaped = true }
        }
        keep(current, &households)
    }

    mutating func readStays(in rows: [Area.ID: Int], from transaction: any ReadTransaction) throws {
        let (open, close) = (open, close)
        try merge(
            """
            SELECT household_id, village_id, valid_from, valid_until, reason FROM household_stay
             WHERE village_id IN \(Array(rows.keys)) AND valid_from <= \(closing) ORDER BY household_id
            """, from: transaction
        ) { household, row in
            let index = rows[try row.key(1)]
            let from = try row.packedDay(2)
            let until = try row.packedDayOrNil(3)
            if from <= open, until.map({ $0 >= open }) ?? true { household.openRow = index }
            if until.map({ $0 >= close }) ?? true { household.closeRow = index }
            if from > open, try row.text(4) == HouseholdStay.Reason.movedIn.rawValue { household.movedIn = true }
        }
        households.removeAll { $0.openRow == nil && $0.closeRow == nil }
    }

    mutating func readPersons(from transaction: any ReadTransaction) throws {
        let (open, close) = (open, close)
        try merge(
            "SELECT household_id, joined_on, left_on FROM membership WHERE joined_on <= \(closing) ORDER BY household_id",
            from: transaction
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
             WHERE replaced_by IS NULL AND reviewed_on <= \(closing) ORDER BY household_id, reviewed_on
            """, from: transaction
        ) { household, row in
            household.deprived = UInt16(truncatingIfNeeded: try row.int(1))
            household.causes = try row.int(2)
            reviewed[household.id] = (try row.packedDay(3), try row.int64(4))
        }
        try merge(
            """
            SELECT household_id, causes, stated_on, recorded_at FROM list_statement
             WHERE stated_on <= \(closing) AND causes <> 0 ORDER BY household_id, stated_on, recorded_at
            """, from: transaction
        ) { household, row in
            let stated = (try row.packedDay(2), try row.int64(3))
            if reviewed[household.id].map({ $0 <= stated }) ?? true { household.causes = try row.int(1) }
        }
    }

    mutating func readTraits(from transaction: any ReadTransaction) throws {
        try merge("SELECT id, flags, ethnicity FROM household ORDER BY id", from: transaction) { household, row in
            household.flags = HouseholdFlags(rawValue: try row.int(1))
            household.ethnicity = try row.textOrNil(2)
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

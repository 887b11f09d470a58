import Access
import Core
import Database
import Law
import Monitoring
import Registry

extension ReadTransaction {
    /// The registry of a unit over a year, read in a few streams; the same code for both engines.
    ///
    /// - Parameters:
    ///   - rows: the lines of the forms with the villages that count into each.
    ///   - standard: whose classes are counted.
    public func registerYear(
        of unit: AreaVersion, year: Int, opening: CalendarDate, closing: CalendarDate, standard: String,
        rows: [(row: RegisterYear.Row, villages: [Area.ID])]
    ) throws -> RegisterYear {
        var rowOfVillage: [Area.ID: Int] = [:]
        for (index, row) in rows.enumerated() { for village in row.villages { rowOfVillage[village] = index } }
        var households: [Household.ID: RegisterYear.Household] = [:]
        try readStays(rowOfVillage, opening, closing, into: &households)
        try readRecognitions(standard, rowOfVillage, opening, closing, into: &households)
        // Only households on a list at either end stand in a form.
        households = households.filter { Self.isListed($0.value.openClass) || Self.isListed($0.value.closeClass) }
        try readPersons(rowOfVillage, opening, closing, into: &households)
        try readSheets(rowOfVillage, closing, into: &households)
        try readAttributes(rowOfVillage, into: &households)
        let bases = try populationBases(of: rows.map(\.row.area) + [unit.area], year: year)
        var rowBases: [Int: RegisterYear.Base] = [:]
        var unitBases: [Residence: RegisterYear.Base] = [:]
        for base in bases {
            let value = RegisterYear.Base(
                households: base.households, persons: base.persons, minorityHouseholds: base.minorityHouseholds,
                minorityPersons: base.minorityPersons)
            if base.area == unit.area { unitBases[base.residence] = value }
            if let index = rows.firstIndex(where: { $0.row.area == base.area && $0.row.residence == base.residence }) {
                rowBases[index] = value
            }
        }
        return RegisterYear(
            unit: unit.area, unitName: unit.name, year: year, opening: opening, closing: closing, standard: standard, rows: rows.map(\.row),
            households: households.values.sorted { $0.id < $1.id }, rowBases: rowBases, unitBases: unitBases)
    }

    /// Those of the households behind a figure that lie in the scope today, also such as have ended, by name of the head.
    public func households(behindFigure ids: [Household.ID], within scope: AreaScope) throws -> [HouseholdRow] {
        try rows(
            """
            SELECT \(sql: HouseholdRow.columns) FROM household WHERE household.id IN \(ids) AND \(sql: scope.condition())
             ORDER BY household.head_sort_key, household.id
            """, HouseholdRow.init)
    }

    private static func isListed(_ povertyClass: PovertyClass?) -> Bool { povertyClass == .poor || povertyClass == .nearPoor }

    private func readStays(
        _ rows: [Area.ID: Int], _ opening: CalendarDate, _ closing: CalendarDate,
        into households: inout [Household.ID: RegisterYear.Household]
    ) throws {
        let (open, close) = (opening.iso, closing.iso)
        try forEach(
            """
            SELECT household_id, village_id, valid_from, valid_until, reason FROM household_stay
             WHERE village_id IN \(Array(rows.keys)) AND valid_from <= \(closing)
            """
        ) { row in
            let id: Household.ID = try row.key(0)
            let from = try row.text(2)
            let until = try row.textOrNil(3)
            let index = rows[try row.key(1)]
            var household = households[id] ?? RegisterYear.Household(id: id)
            if from <= open, until.map({ $0 >= open }) ?? true { household.openRow = index }
            if from <= close, until.map({ $0 >= close }) ?? true { household.closeRow = index }
            if from > open, try row.text(4) == HouseholdStay.Reason.movedIn.rawValue { household.movedIn = true }
            households[id] = household
        }
    }

    private func readRecognitions(
        _ standard: String, _ rows: [Area.ID: Int], _ opening: CalendarDate, _ closing: CalendarDate,
        into households: inout [Household.ID: RegisterYear.Household]
    ) throws {
        let (open, close) = (opening.iso, closing.iso)
        try forEach(
            """
            SELECT recognition.household_id, recognition.class, recognition.valid_from, recognition.valid_until
              FROM recognition
             WHERE recognition.standard_id = \(standard) AND recognition.valid_from <= \(closing)
            """
        ) { row in
            let id: Household.ID = try row.key(0)
            guard var household = households[id] else { return }
            let povertyClass = PovertyClass(rawValue: try row.text(1))
            let from = try row.text(2)
            let until = try row.textOrNil(3)
            if from <= open, until.map({ $0 >= open }) ?? true { household.openClass = povertyClass }
            if until.map({ $0 >= close }) ?? true { household.closeClass = povertyClass }
            // An escape is a recognition as not poor; one before the opening day makes a later fall a relapse.
            if from <= open, povertyClass == .notPoor || povertyClass == .averageLiving { household.hadEscaped = true }
            households[id] = household
        }
    }

    private func readPersons(
        _ rows: [Area.ID: Int], _ opening: CalendarDate, _ closing: CalendarDate,
        into households: inout [Household.ID: RegisterYear.Household]
    ) throws {
        let (open, close) = (opening.iso, closing.iso)
        try forEach("SELECT household_id, joined_on, left_on FROM membership WHERE joined_on <= \(closing)") { row in
            guard let index = households.index(forKey: try row.key(0)) else { return }
            let joined = try row.text(1)
            let left = try row.textOrNil(2)
            let wasHere = joined <= open && left.map { $0 > open } ?? true
            let isHere = left.map { $0 > close } ?? true
            if wasHere { households.values[index].openPersons += 1 }
            if isHere { households.values[index].closePersons += 1 }
            if isHere, !wasHere { households.values[index].joined += 1 }
            if wasHere, !isHere { households.values[index].left += 1 }
        }
    }

    private func readSheets(
        _ rows: [Area.ID: Int], _ closing: CalendarDate, into households: inout [Household.ID: RegisterYear.Household]
    ) throws {
        // Unordered on purpose: walking the index to every row costs more than remembering the latest day.
        var latest: [Household.ID: String] = [:]
        try forEach(
            """
            SELECT household_id, reviewed_on, deprived, causes FROM review_sheet
             WHERE replaced_by IS NULL AND reviewed_on <= \(closing)
            """
        ) { row in
            let id: Household.ID = try row.key(0)
            guard let index = households.index(forKey: id) else { return }
            let day = try row.text(1)
            if let known = latest[id], known > day { return }
            latest[id] = day
            households.values[index].deprived = UInt16(truncatingIfNeeded: try row.int(2))
            households.values[index].causes = try row.int(3)
        }
    }

    private func readAttributes(_ rows: [Area.ID: Int], into households: inout [Household.ID: RegisterYear.Household]) throws {
        try forEach("SELECT id, flags, ethnicity FROM household") { row in
            guard let index = households.index(forKey: try row.key(0)) else { return }
            households.values[index].flags = HouseholdFlags(rawValue: try row.int(1))
            households.values[index].ethnicity = try row.textOrNil(2)
        }
    }
}

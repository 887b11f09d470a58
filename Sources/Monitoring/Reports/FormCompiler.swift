import Core
import Law
import Registry

/// Makes the official forms 7.1 to 7.10 out of the registry of a year.
///
/// - Source: Thông tư 07/2021/TT-BLĐTBXH, Phụ lục VII; Thông tư 02/2022/TT-BLĐTBXH, Mẫu 7.8–7.10.
public struct FormCompiler: Sendable {
    public let register: RegisterYear
    public let definition: FormDefinition
    private let codeLists: CodeLists

    public static let numbers = (1...10).map { "7.\($0)" }

    public init(_ register: RegisterYear, form definition: FormDefinition, codeLists: CodeLists) {
        self.register = register
        self.definition = definition
        self.codeLists = codeLists
    }

    /// The filled form.
    public func table() throws(FormProblem) -> FormTable {
        let plan = try plan()
        var tally = FormTally(rows: register.rows.count, columns: plan.counts.count)
        plan.fill(&tally)
        if plan.isMovement { try checkIdentity(tally) }
        var notes = plan.notes
        var lines: [FormTable.Line] = []
        for part in parts {
            for split in plan.splits {
                lines.append(
                    FormTable.Line(part: part, split: plan.splits.count > 1 ? split : nil, cells: try cells(plan, part, split, tally)))
            }
        }
        if plan.usesBase {
            notes += missingBases + baseNotes
        }
        let isDecided = register.review.isKnown && register.review.notOpened.isEmpty
        if register.stage == .preliminary, register.review.undecided.isEmpty, !isDecided {
            notes.insert(.noDecision(year: register.year), at: 0)
        }
        if !register.review.undecided.isEmpty { notes.append(.reviewUndecided(register.review.undecided)) }
        if !register.review.reopened.isEmpty { notes.append(.reviewReopened(register.review.reopened)) }
        if !register.review.notOpened.isEmpty { notes.append(.reviewNotOpened(register.review.notOpened)) }
        if !register.withoutDecision.isEmpty { notes.append(.withoutDecision(households: register.withoutDecision.count)) }
        let counted = countedClass
        notes += register.lateLists.filter { list in
            counted.map { wanted in list.shift.lines.contains { $0.povertyClass == wanted } } ?? true
        }
        .map { .changedLater($0) }
        if !register.unplaced.isEmpty { notes.append(.unplaced(households: register.unplaced.count)) }
        return FormTable(
            definition: definition, unitName: register.unitName, superiorName: register.superiorName, year: register.year,
            opening: register.opening, closing: register.closing, map: register.map, isPreliminary: register.isPreliminary,
            stage: register.stage, standard: register.standard, rows: register.rows, columns: plan.columns, lines: lines, notes: notes)
    }

    /// The households behind one figure.
    public func households(column: String, part: FormTable.Part, split: FormTable.Split?) throws(FormProblem) -> [Household.ID] {
        try counted(column: column, part: part, split: split).map(\.household)
    }

    /// The households behind one figure with what each adds to it: one, or the persons that are counted. They sum up to the figure.
    public func counted(
        column: String, part: FormTable.Part, split: FormTable.Split?
    ) throws(FormProblem) -> [(household: Household.ID, count: Int)] {
        let plan = try plan()
        guard let index = plan.counts.firstIndex(where: { $0.column == column && ($0.split == nil || split == nil || $0.split == split) })
        else { return [] }
        var tally = FormTally(
            rows: register.rows.count, columns: plan.counts.count, wanted: (rows: Set(part.rows(of: register)), column: index, split: split)
        )
        plan.fill(&tally)
        return tally.found
    }

    /// The day on which the households behind a column are what it says: the first for those that were on a list and what left it, else the
    /// last.
    public func day(ofColumn column: String) -> CalendarDate {
        ["7.2", "7.3"].contains(definition.number) && ["1", "2", "3", "4"].contains(column) ? register.opening : register.closing
    }

    /// Whether a figure counts persons.
    public func countsPersons(column: String, split: FormTable.Split?) -> Bool {
        split == .persons || definition.number == "7.1" && ["5", "9"].contains(column)
    }

    /// The class that the form is about; `nil` where it is about both.
    private var countedClass: PovertyClass? {
        switch definition.number {
        case "7.2", "7.4", "7.5": .poor
        case "7.3", "7.6", "7.7": .nearPoor
        default: nil
        }
    }

    private var missingBases: [FormTable.Note] {
        let missing = register.rows.indices.filter { register.rowBases[$0] == nil }
        guard !missing.isEmpty else { return [] }
        let lines = missing.count == register.rows.count ? [] : missing.map { register.rows[$0].name }
        return [.baseMissing(register.unitName, lines: lines, hasTotal: register.base(of: .all) != nil)]
    }

    private var baseNotes: [FormTable.Note] {
        var (apportioned, divided): ([(String, [String])], [String]) = ([], [])
        for note in register.baseNotes {
            switch note {
            case .apportioned(let unit, let documents): apportioned.append((unit, documents))
            case .divided(let unit): divided.append(unit)
            }
        }
        return apportioned.sorted { $0.0 < $1.0 }.map { .baseApportioned($0, documents: $1) }
            + (divided.isEmpty ? [] : [.baseDivided(divided.sorted())])
    }

    /// Urban with its rows, rural with its rows, and all together.
    private var parts: [FormTable.Part] {
        var parts: [FormTable.Part] = []
        for residence in Residence.allCases {
            let rows = FormTable.Part.residence(residence).rows(of: register)
            guard !rows.isEmpty else { continue }
            parts.append(.residence(residence))
            parts += rows.map { .row($0) }
        }
        return parts + [.all]
    }

    private func cells(
        _ plan: Plan, _ part: FormTable.Part, _ split: FormTable.Split, _ tally: FormTally
    ) throws(FormProblem) -> [FormTable.Cell] {
        let rows = part.rows(of: register)
        func count(_ column: String) -> Int? {
            if let index = plan.counts.firstIndex(where: { $0.column == column && ($0.split == nil || $0.split == split) }) {
                return tally.sum(rows, index, split)
            }
            guard let rule = plan.bases[column], let base = register.base(of: part) else { return nil }
            return rule(base, split)
        }
        var cells: [FormTable.Cell] = []
        for column in plan.columns {
            if let (numerator, denominator) = plan.rates[column.id] {
                guard let part = count(numerator), let whole = count(denominator), let ratio = Ratio(part, of: whole) else {
                    cells.append(.blank)
                    continue
                }
                guard !ratio.exceedsWhole else {
                    throw .rateOverWhole(unit: register.unitName, year: register.year, part: part, whole: whole)
                }
                cells.append(.rate(ratio))
            } else {
                cells.append(count(column.id).map { .count($0) } ?? .blank)
            }
        }
        return cells
    }

    private func checkIdentity(_ tally: FormTally) throws(FormProblem) {
        for (index, row) in register.rows.enumerated() {
            for split in [FormTable.Split.households, .persons] {
                let value = (0...8).map { tally.sum([index], $0, split) }
                guard value[8] == value[0] - value[1] - value[2] - value[3] + value[4] + value[5] + value[6] + value[7] else {
                    throw .identityBroken(unit: row.name, column: split.rawValue)
                }
            }
        }
    }
}

extension FormCompiler {
    /// What a form counts and how its columns follow from that.
    struct Plan {
        struct Count {
            var column: String
            /// Counts only for lines of this split.
            var split: FormTable.Split?
        }

        var columns: [FormTable.Column]
        var splits: [FormTable.Split] = [.households]
        var counts: [Count]
        var rates: [String: (String, String)] = [:]
        var bases: [String: @Sendable (RegisterYear.Base, FormTable.Split) -> Int?] = [:]
        var notes: [FormTable.Note] = []
        var isMovement = false
        var fill: (inout FormTally) -> Void

        var usesBase: Bool { !bases.isEmpty }
    }

    func plan() throws(FormProblem) -> Plan {
        switch definition.number {
        case "7.1": summary()
        case "7.2": movement(.poor)
        case "7.3": movement(.nearPoor)
        case "7.4": deprivations(.poor, asRates: false)
        case "7.5": deprivations(.poor, asRates: true)
        case "7.6": deprivations(.nearPoor, asRates: false)
        case "7.7": deprivations(.nearPoor, asRates: true)
        case "7.8": targetGroups()
        case "7.9": ethnicities()
        case "7.10": causes()
        default: throw .unknownForm(definition.number)
        }
    }

    private func columns(_ ids: [String], formulas: [String: String] = [:], closed: Set<String> = []) -> [FormTable.Column] {
        ids.map { id in
            let column = definition.column(id)
            return FormTable.Column(
                id: id, heads: column.heads, label: column.label, formula: formulas[id], opens: formulas[id] == nil && !closed.contains(id))
        }
    }

    /// Counts every household of a class at the end under each column whose condition holds.
    private func closingFill(
        _ conditions: [(RegisterYear.Household) -> Bool]
    ) -> (inout FormTally) -> Void {
        let households = register.households
        return { tally in
            for household in households {
                guard let row = household.closeRow, household.close != nil else { continue }
                for (column, condition) in conditions.enumerated() where condition(household) {
                    tally.add(row, column, household, persons: household.closePersons)
                }
            }
        }
    }

    private func summary() -> Plan {
        let formulas = ["4": "3/1*100", "6": "5/2*100", "8": "7/1*100", "10": "9/2*100"]
        let households = register.households
        return Plan(
            columns: columns((1...10).map(String.init), formulas: formulas, closed: ["1", "2"]),
            counts: ["3", "5", "7", "9"].map { Plan.Count(column: $0) },
            rates: ["4": ("3", "1"), "6": ("5", "2"), "8": ("7", "1"), "10": ("9", "2")],
            bases: ["1": { base, _ in base.households }, "2": { base, _ in base.persons }],
            fill: { tally in
                for household in households {
                    guard let row = household.closeRow, let first = [PovertyClass.poor: 0, .nearPoor: 2][household.close ?? .notPoor] else {
                        continue
                    }
                    tally.add(row, first, household, persons: 0)
                    // The columns of persons count persons on a line of households.
                    tally.add(row, first + 1, household, households: household.closePersons, persons: 0)
                }
            })
    }

    private func movement(_ povertyClass: PovertyClass) -> Plan {
        let register = register
        let movement = Movement(povertyClass: povertyClass)
        let within = movement.movedWithin(register)
        let outToOther = register.households.count { $0.open == .poor && $0.close == .nearPoor && $0.openRow == $0.closeRow }
        let inFromOther = register.households.count { $0.open == .poor && $0.close == .nearPoor }
        return Plan(
            columns: columns((1...9).map(String.init), formulas: ["9": "1-2-3-4+5+6+7+8"]).map { column in
                var column = column
                column.opens = true
                return column
            },
            splits: [.households, .persons], counts: (1...9).map { Plan.Count(column: String($0)) },
            notes: [.fallenBack(povertyClass)]
                + (outToOther == inFromOther ? [] : [.movedBetween(poorToNear: outToOther, nearFromPoor: inFromOther)])
                + (within.households == 0 ? [] : [.movedWithin(households: within.households, wouldBe: within.wouldBe)]), isMovement: true,
            fill: { movement.tally(register, into: &$0) })
    }

    private func deprivations(_ povertyClass: PovertyClass, asRates: Bool) -> Plan {
        let numbers = (1...12).map(String.init)
        let without = register.households.count { $0.close == povertyClass && $0.deprived == nil }
        var conditions: [(RegisterYear.Household) -> Bool] = [{ $0.close == povertyClass }]
        for indicator in 0..<12 {
            conditions.append { $0.close == povertyClass && ($0.deprived ?? 0) & (1 << UInt16(indicator)) != 0 }
        }
        let all = register.households.count { $0.close == povertyClass }
        var notes: [FormTable.Note] = asRates ? [] : [.severalIndicators(covered: all - without, households: all)]
        if without > 0 { notes.append(.withoutSheet(households: without)) }
        if definition.confidence != .verified { notes.append(.inferredNumber) }
        // A rate is of the count of the same indicator, kept in a column of its own that is not shown.
        let counted = asRates ? numbers.map { "n\($0)" } : numbers
        return Plan(
            columns: columns(["C"] + numbers, formulas: asRates ? Dictionary(uniqueKeysWithValues: numbers.map { ($0, "") }) : [:]),
            counts: (["C"] + counted).map { Plan.Count(column: $0) },
            rates: asRates ? Dictionary(uniqueKeysWithValues: numbers.map { ($0, ("n\($0)", "C")) }) : [:], notes: notes,
            fill: closingFill(conditions))
    }

    private func targetGroups() -> Plan {
        let groups: [HouseholdFlags?] = [nil, .ethnicMinority, .noLabourCapacity, .meritorious]
        var conditions: [(RegisterYear.Household) -> Bool] = []
        for group in groups {
            for povertyClass in [PovertyClass.poor, .nearPoor] {
                conditions.append { $0.close == povertyClass && group.map($0.flags.contains) ?? true }
            }
        }
        return Plan(
            columns: columns(["D", "E", "F", "G", "H", "I", "J", "K", "L", "M"], closed: ["D", "E"]), splits: [.households, .persons],
            counts: ["F", "G", "H", "I", "J", "K", "L", "M"].map { Plan.Count(column: $0) },
            bases: [
                "D": { base, split in split == .persons ? base.persons : base.households },
                "E": { base, split in split == .persons ? base.minorityPersons : base.minorityHouseholds },
            ],
            notes: [.minorityByHead], fill: closingFill(conditions))
    }

    private func ethnicities() -> Plan {
        let listed = register.households.filter { $0.close == .poor || $0.close == .nearPoor }
        let present = Set(listed.compactMap(\.ethnicity)).subtracting([EthnicGroup.majority])
        let groups = codeLists.ethnicGroups.filter { present.contains($0.id) }
        var columns: [FormTable.Column] = []
        typealias Condition = (RegisterYear.Household) -> Bool
        var conditions: [Condition] = []
        // Groups are numbered on from Kinh, so that the numbers of the near-poor begin after the last group of the poor.
        func add(_ id: String, as label: String? = nil, in group: String? = nil, formula: String? = nil, _ condition: @escaping Condition) {
            let column = definition.column(group ?? id)
            columns.append(
                FormTable.Column(
                    id: id, number: String(columns.count + 1), heads: column.heads, label: label ?? column.label, formula: formula))
            conditions.append(condition)
        }
        for (povertyClass, ids) in [(PovertyClass.poor, ["1", "2", "3"]), (.nearPoor, ["k", "k+1", "k+2"])] {
            let first = columns.count + 1
            add(ids[0]) { $0.close == povertyClass }
            // Total minus Kinh: whoever's group is not known is not counted as Kinh.
            add(ids[1], formula: "\(first)-\(first + 2)") { $0.close == povertyClass && $0.ethnicity != EthnicGroup.majority }
            add(ids[2]) { $0.close == povertyClass && $0.ethnicity == EthnicGroup.majority }
            for group in groups {
                add("\(ids[0]).\(group.id)", as: group.name, in: ids[2]) { $0.close == povertyClass && $0.ethnicity == group.id }
            }
        }
        return Plan(
            columns: columns, counts: columns.map { Plan.Count(column: $0.id) }, notes: [.minorityByHead], fill: closingFill(conditions))
    }

    private func causes() -> Plan {
        var conditions: [(RegisterYear.Household) -> Bool] = []
        var counts: [Plan.Count] = []
        for (povertyClass, split) in [(PovertyClass.poor, FormTable.Split.poor), (.nearPoor, .nearPoor)] {
            counts.append(Plan.Count(column: "C", split: split))
            conditions.append { $0.close == povertyClass }
            for cause in 0..<8 {
                counts.append(Plan.Count(column: String(cause + 1), split: split))
                conditions.append { $0.close == povertyClass && $0.causes & (1 << cause) != 0 }
            }
        }
        return Plan(
            columns: columns(["C"] + (1...8).map(String.init)).map { column in
                var column = column
                // "C" stands above what the lines are split by.
                if column.id == "C" { column.number = "D" }
                return column
            }, splits: [.poor, .nearPoor], counts: counts, notes: [.severalCauses],
            fill: closingFill(conditions))
    }
}

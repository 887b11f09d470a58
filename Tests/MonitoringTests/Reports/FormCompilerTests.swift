import Core
import Database
import Law
import Monitoring
import Operations
import Registry
import Store
import TestSupport
import Testing

@Suite struct `Official figures` {
    private let law = LawFolder(readingAll: TestFolder.law)

    private func register(
        _ change: (inout RegisterYear.Household) -> Void, base: RegisterYear.Base? = nil
    ) -> RegisterYear {
        var household = RegisterYear.Household(id: Household.ID(high: 1, low: 1))
        (household.openRow, household.closeRow, household.openPersons, household.closePersons) = (0, 0, 3, 3)
        change(&household)
        let area = Area.ID(high: 5, low: 5)
        return RegisterYear(
            unit: area, unitName: "Xã A", year: 2023, opening: CalendarDate(iso: "2022-12-31")!, closing: CalendarDate(iso: "2023-12-31")!,
            map: CalendarDate(iso: "2023-12-31")!, standard: "S2022",
            rows: [
                .init(area: area, name: "Thôn 1", residence: .rural),
                .init(area: Area.ID(high: 5, low: 6), name: "Thôn 2", residence: .rural),
            ],
            households: [household], unplaced: [], rowBases: base.map { [0: $0, 1: $0] } ?? [:], unitBases: [:])
    }

    private func table(_ register: RegisterYear, _ number: String) throws -> FormTable {
        try FormCompiler(register, form: try #require(law.forms[number]), codeLists: law.codeLists).table()
    }

    /// The columns of the total line that are not zero.
    private func movement(_ register: RegisterYear, _ number: String, _ split: FormTable.Split = .households) throws -> [String: Int] {
        let table = try table(register, number)
        let line = try #require(table.lines.first { $0.part == .all && $0.split == split })
        return Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.id), line.cells.map { $0.count ?? -1 }).filter { $0.1 != 0 })
    }

    @Test func `put each movement into its column of 7.2 and 7.3`() throws {
        let toNear = register { ($0.openClass, $0.closeClass) = (.poor, .nearPoor) }
        #expect(try movement(toNear, "7.2") == ["1": 1, "2": 1])
        #expect(try movement(toNear, "7.3") == ["5": 1, "9": 1])
        let out = register { ($0.openClass, $0.closeClass) = (.poor, .notPoor) }
        #expect(try movement(out, "7.2") == ["1": 1, "3": 1])
        let gone = register { ($0.openClass, $0.closeRow) = (.poor, nil) }
        #expect(try movement(gone, "7.2") == ["1": 1, "4": 1])
        let back = register { ($0.openClass, $0.closeClass, $0.wasPoor) = (.notPoor, .poor, true) }
        #expect(try movement(back, "7.2") == ["6": 1, "9": 1])
        // Who had only been near-poor does not fall back into poverty, nor who had only been poor back among the near-poor.
        let formerNear = register { ($0.openClass, $0.closeClass, $0.wasNearPoor) = (.notPoor, .poor, true) }
        #expect(try movement(formerNear, "7.2") == ["7": 1, "9": 1])
        let nearAgain = register { ($0.openClass, $0.closeClass, $0.wasNearPoor) = (.averageLiving, .nearPoor, true) }
        #expect(try movement(nearAgain, "7.3") == ["6": 1, "9": 1])
        let formerPoor = register { ($0.openClass, $0.closeClass, $0.wasPoor) = (.notPoor, .nearPoor, true) }
        #expect(try movement(formerPoor, "7.3") == ["7": 1, "9": 1])
        let worse = register { ($0.openClass, $0.closeClass, $0.wasPoor) = (.nearPoor, .poor, true) }
        #expect(try movement(worse, "7.2") == ["5": 1, "9": 1])
        let new = register { ($0.openRow, $0.openClass, $0.closeClass) = (0, nil, .poor) }
        #expect(try movement(new, "7.2") == ["7": 1, "9": 1])
        let cameIn = register { ($0.openRow, $0.closeClass, $0.movedIn) = (nil, .poor, true) }
        #expect(try movement(cameIn, "7.2") == ["8": 1, "9": 1])
        let fell = register { ($0.openClass, $0.closeClass) = (.nearPoor, .poor) }
        #expect(try movement(fell, "7.3") == ["1": 1, "3": 1])
        #expect(try movement(fell, "7.2") == ["5": 1, "9": 1])
    }

    @Test func `tell of moves between lines, which the total counts as the sum of the lines`() throws {
        let back = register { ($0.closeRow, $0.openClass, $0.closeClass, $0.wasPoor) = (1, .notPoor, .poor, true) }
        #expect(try movement(back, "7.2") == ["8": 1, "9": 1])
        #expect(try table(back, "7.2").notes.contains(.movedWithin(households: 1, wouldBe: [6: 1])))
        let stays = register { ($0.closeRow, $0.openClass, $0.closeClass) = (1, .poor, .poor) }
        #expect(try movement(stays, "7.2") == ["1": 1, "4": 1, "8": 1, "9": 1])
        #expect(try table(stays, "7.2").notes.contains(.movedWithin(households: 1, wouldBe: [:])))
        #expect(try table(stays, "7.3").notes == [.fallenBack(.nearPoor)])
    }

    @Test func `have notes of past years on forms of their class only`() throws {
        var register = register { ($0.openClass, $0.closeClass) = (.poor, .poor) }
        let line = YearShift.Line(
            .poor, before: .init(households: 0, persons: 0), after: .init(households: 1, persons: 3))
        register.lateLists = [
            LateList(
                file: "a.xlsx", on: CalendarDate(iso: "2026-01-05")!,
                shift: YearShift(commune: Area.ID(high: 5, low: 5), year: 2023, lines: [line]))
        ]
        func isTold(_ number: String) throws -> Bool {
            try table(register, number).notes.contains { if case .changedLater = $0 { true } else { false } }
        }
        #expect(try isTold("7.2") && isTold("7.9") && !isTold("7.3"))
    }

    @Test func `count births and deaths of a household that stays as changes of persons alone`() throws {
        let register = register {
            ($0.openClass, $0.closeClass, $0.openPersons, $0.closePersons, $0.joined, $0.left) = (.poor, .poor, 3, 4, 2, 1)
        }
        #expect(try movement(register, "7.2") == ["1": 1, "9": 1])
        #expect(try movement(register, "7.2", .persons) == ["1": 3, "4": 1, "8": 2, "9": 4])
    }

    @Test func `count a household that moved between the villages of the unit out of one and into the other`() throws {
        let table = try table(register { ($0.openClass, $0.closeClass, $0.closeRow) = (.poor, .poor, 1) }, "7.2")
        #expect(table.cell("4", .row(0), .households) == .count(1))
        #expect(table.cell("8", .row(1), .households) == .count(1))
    }

    @Test func `leave a rate blank without a base and refuse one over the whole`() throws {
        let poor = { (household: inout RegisterYear.Household) in household.closeClass = .poor }
        let blank = try table(register(poor), "7.1")
        #expect(blank.cell("4", .all) == .blank)
        #expect(blank.notes.contains(.baseMissing("Xã A", lines: [], hasTotal: false)))
        let base = RegisterYear.Base(households: 200, persons: 800, minorityHouseholds: nil, minorityPersons: nil)
        #expect(try table(register(poor, base: base), "7.1").cell("4", .row(0)) == .rate(Ratio(1, of: 200)!))
        let empty = RegisterYear.Base(households: 0, persons: 0, minorityHouseholds: nil, minorityPersons: nil)
        #expect(try table(register(poor, base: empty), "7.1").cell("4", .row(0)) == .blank)
        let small = RegisterYear.Base(households: 1, persons: 1, minorityHouseholds: nil, minorityPersons: nil)
        #expect(throws: FormProblem.rateOverWhole(unit: "Xã A", year: 2023, part: 3, whole: 2)) {
            try table(register(poor, base: small), "7.1")
        }
    }

    @Test func `name the lines without a base, the rounds without a decision and the lists without one`() throws {
        let base = RegisterYear.Base(households: 200, persons: 800, minorityHouseholds: nil, minorityPersons: nil)
        var register = register({ $0.closeClass = .poor }, base: base)
        register.rowBases[1] = nil
        register.review = YearReview(undecided: ["Xã A"], notOpened: ["Xã B"], isKnown: true)
        register.withoutDecision = [Household.ID(high: 1, low: 1)]
        let table = try table(register, "7.1")
        let notes: [FormTable.Note] = [
            .baseMissing("Xã A", lines: ["Thôn 2"], hasTotal: false), .reviewUndecided(["Xã A"]), .reviewNotOpened(["Xã B"]),
            .withoutDecision(households: 1),
        ]
        #expect(notes.allSatisfy(table.notes.contains) && table.stage == .preliminary)
        // A year that is over counts as decided where no round says otherwise; whoever asks has it as asked.
        register.review = YearReview()
        #expect(register.stage == .official)
        register.askedStage = .preliminary
        #expect(register.stage == .preliminary)
    }

    @Test(arguments: TestRecords.engines) func `close for households and persons in every year, and hand on to the next`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 400) { records in
            var closing: [String: Int] = [:]
            for year in 2022...2024 {
                for number in ["7.2", "7.3"] {
                    let table = try await form(number, "d-480-huong-tra", year, records)
                    for split in [FormTable.Split.households, .persons] {
                        let key = number + split.rawValue
                        let opening = try #require(table.cell("1", .all, split)?.count)
                        if let before = closing[key] { #expect(opening == before) }
                        closing[key] = table.cell("9", .all, split)?.count
                        // Urban and rural make the whole.
                        let parts = [Residence.urban, .rural].compactMap { table.cell("9", .residence($0), split)?.count }
                        #expect(parts.reduce(0, +) == closing[key])
                    }
                }
            }
            // Three wards became one: its opening is the sum of theirs.
            let merged = try await form("7.2", "m-19996-huong-tra", 2025, records)
            var sum = 0
            for ward in ["c-19996-tu-ha", "c-20008-huong-van", "c-20011-huong-van"] {
                sum += try await form("7.2", ward, 2024, records).cell("9", .all, .households)?.count ?? 0
            }
            #expect(merged.cell("1", .all, .households) == .count(sum))
        }
    }

    @Test(arguments: TestRecords.engines) func `open exactly the households behind a figure`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 400) { records in
            for number in FormCompiler.numbers {
                let compiler = try await compiler(number, "d-480-huong-tra", 2023, records)
                let table = try compiler.table()
                for line in table.lines {
                    for (column, cell) in zip(table.columns, line.cells) {
                        guard column.opens, let count = cell.count else { continue }
                        // Whether households or persons are counted: what each household adds sums up to the figure.
                        let counted = try compiler.counted(column: column.id, part: line.part, split: line.split)
                        #expect(counted.map(\.count).reduce(0, +) == count, "\(number) \(column.id)")
                        guard !compiler.countsPersons(column: column.id, split: line.split) else { continue }
                        #expect(counted.count == count, "\(number) \(column.id)")
                    }
                }
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `count as fallen back only who was in the class before, in every year`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 1_200) { records in
            var columns: [String: Int] = [:]
            for year in 2021...2026 {
                for (number, povertyClass) in [("7.2", PovertyClass.poor), ("7.3", .nearPoor)] {
                    // The table is not given out where its columns do not close.
                    let compiler = try await records.compiler(number, records.keys["tinh-thua-thien-hue"]!, year)
                    let table = try compiler.table()
                    #expect(table.notes.contains(.fallenBack(povertyClass)))
                    for column in ["6", "7"] {
                        let ids = try compiler.households(column: column, part: .all, split: .households)
                        #expect(table.cell(column, .all, .households) == .count(ids.count))
                        columns[number + "/" + column, default: 0] += ids.count
                        let opening = table.opening
                        let before = try await records.database.read { transaction in
                            try ids.map { id in
                                try transaction.recognitions(of: id).filter { $0.validFrom <= opening }.map(\.povertyClass)
                            }
                        }
                        #expect(before.allSatisfy { $0.contains(povertyClass) == (column == "6") })
                    }
                }
            }
            #expect(columns.values.allSatisfy { $0 > 0 }, "\(columns)")
        }
    }

    private func compiler(_ number: String, _ unit: String, _ year: Int, _ records: TestRecords) async throws -> FormCompiler {
        try await records.compiler(number, records.keys[unit]!, year, standard: "S2022")
    }

    private func form(_ number: String, _ unit: String, _ year: Int, _ records: TestRecords) async throws -> FormTable {
        try await compiler(number, unit, year, records).table()
    }
}

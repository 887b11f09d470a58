import Access
import Core
import Database
import Foundation
import Monitoring
import Operations
import Registry
import Store
import TestSupport
import Testing

/// What members are to the head, and target groups by the head, on days before and after another became head.
@Suite struct `Relations on any day` {
    private static let before = CommuneBook.day("2026-05-31")
    private static let day = CommuneBook.day("2026-06-01")

    private func relations(_ household: Household.ID, on day: CalendarDate, _ book: CommuneBook, knownAt: Instant? = nil) async throws
        -> [String: Relation]
    {
        let members = try await book.records.database.read { try $0.members(of: [household], knownAt: knownAt)[household] ?? [] }
        return Dictionary(uniqueKeysWithValues: members.present(on: day).map { ($0.person.name, $0.membership.relation) })
    }

    private func head(_ household: Household.ID, on day: CalendarDate, _ book: CommuneBook) async throws -> String? {
        try await book.records.database.read { try $0.state(of: household, from: Viewpoint(day: day, map: day)) }?.headName
    }

    private func minority(_ year: Int, _ book: CommuneBook) async throws -> [Int?] {
        let commune = book.records.keys[CommuneBook.commune]!
        let (groups, peoples) = (try await book.records.form("7.8", commune, year), try await book.records.form("7.9", commune, year))
        return [groups.cell("H", .all, .households)?.count, peoples.cell("2", .all, nil)?.count]
    }

    private static let old: [String: Relation] = ["Nguyễn Văn Tèo": .head, "Hồ Thị Mận": .spouse, "Nguyễn Văn Tí": .child]
    private static let new: [String: Relation] = ["Nguyễn Văn Tèo": .spouse, "Hồ Thị Mận": .head, "Nguyễn Văn Tí": .child]

    @Test(arguments: TestRecords.engines) func `are those of the head of the day, and so are the forms; taken back with the act`(
        _ engine: Engine
    ) async throws {
        try await withBook(engine) { book in
            let household = try await book.listed()
            let wife = try await book.membership("Hồ Thị Mận", of: household)
            let image = try await book.image([household])
            func change(on day: CalendarDate?) async throws -> ChangeHead {
                ChangeHead(
                    household: household, householdVersion: try await book.version(household), successor: wife, on: day,
                    reason: "thỏa thuận trong gia đình")
            }
            #expect(try await minority(2025, book) == [0, 0])
            #expect(try await minority(2026, book) == [0, 0])
            #expect(try await book.problems(try await change(on: TestRecords.today.adding(days: 1))) == [.dayInFuture])
            #expect(
                try await book.problems(try await change(on: CommuneBook.day("2020-01-01")))
                    == [.dayTooEarly(first: CommuneBook.day("2025-08-01"))])
            let clock = try await book.records.database.read { try $0.recordClock() }
            try await book.perform(try await change(on: Self.day))
            #expect(try await relations(household, on: Self.before, book) == Self.old)
            #expect(try await relations(household, on: Self.day, book) == Self.new)
            #expect(try await head(household, on: Self.before, book) == "Nguyễn Văn Tèo")
            #expect(try await head(household, on: Self.day, book) == "Hồ Thị Mận")
            // The head of the last day of the year decides whether a household is of a minority.
            #expect(try await minority(2025, book) == [0, 0])
            #expect(try await minority(2026, book) == [1, 1])
            // What was known before is known as before.
            #expect(try await relations(household, on: Self.day, book, knownAt: clock) == Self.old)
            let stale = try await book.records.database.read { try StateKeeper.staleHouseholds(in: $0) }
            #expect(stale == 0)
            try await book.undo(household)
            #expect(try await book.image([household]) == image)
            #expect(try await minority(2026, book) == [0, 0])
            // Without a day the former head had been written by mistake: on all days.
            try await book.perform(try await change(on: nil))
            #expect(try await relations(household, on: Self.before, book) == Self.new)
            #expect(try await minority(2025, book) == [1, 1])
        }
    }

    @Test(arguments: TestRecords.engines) func `keep what a successor was before the head died`(_ engine: Engine) async throws {
        try await withBook(engine) { book in
            let household = try await book.listed()
            let (dead, wife) = (
                try await book.membership("Nguyễn Văn Tèo", of: household), try await book.membership("Hồ Thị Mận", of: household)
            )
            try await book.perform(
                EndMembership(
                    household: household, householdVersion: try await book.version(household), membership: dead, reason: .died,
                    leftOn: Self.day, successor: wife))
            #expect(try await relations(household, on: Self.before, book) == Self.old)
            #expect(try await relations(household, on: Self.day, book) == ["Hồ Thị Mận": .head, "Nguyễn Văn Tí": .child])
        }
    }

    /// Records of before relations were dated: a wife who became head when her husband died, by an act with its images.
    @Test(arguments: TestRecords.engines) func `of before they were dated are read from the acts on record`(_ engine: Engine) async throws {
        let (database, folder) = try await TestRecords.emptyDatabase(engine)
        _ = try await database.migrate(migrations.filter { $0.number < 14 }, at: TestRecords.now)
        @Sendable func key<Subject>(_ number: UInt64) -> Identifier<Subject> { Identifier(high: 9, low: number) }
        let (area, home): (Area.ID, Household.ID) = (key(1), key(2))
        try await database.write { transaction in
            try transaction.execute("INSERT INTO area (id, text_key) VALUES (\(area), 'v')")
            try transaction.execute(
                """
                INSERT INTO household (id, code, village_id, address, status, version, registered_on, commune_id, head_name, head_sort_key,
                                       persons, class, flags)
                VALUES (\(home), 'H1', \(area), '', 'active', 1, '2020-01-01', \(area), 'B', \([UInt8](repeating: 1, count: 2)), 1, 'none', 0)
                """)
            for (number, relation) in [(UInt64(3), "head"), (4, "child")] {
                let (person, membership): (Person.ID, Membership.ID) = (key(number), key(number + 10))
                try transaction.execute(
                    """
                    INSERT INTO person (id, name, sort_key, search_key, is_meritorious, is_disabled, version)
                    VALUES (\(person), 'B', \([UInt8](repeating: 1, count: 2)), 'b', 0, 0, 1)
                    """)
                try transaction.execute(
                    """
                    INSERT INTO membership (id, household_id, person_id, relation, joined_on, join_reason)
                    VALUES (\(membership), \(home), \(person), \(relation), '2020-01-01', 'registered')
                    """)
            }
            for (number, kind, undone) in [(UInt64(20), "EndMembership", false), (21, "EndMembership", true), (22, "CorrectPerson", false)]
            {
                let (act, row): (HouseholdAct.ID, Membership.ID) = (key(number), key(13))
                try transaction.execute(
                    """
                    INSERT INTO household_act (id, kind, household_id, from_village_id, to_village_id, happened_on, reason, recorded_at,
                                               event_seq, undone_at, undone_reason)
                    VALUES (\(act), \(kind), \(home), \(area), \(area), \("2025-0\(number - 17)-02"), '', 1, \(Int(number)),
                            \(undone ? 2 as Int? : nil), \(undone ? "x" as String? : nil))
                    """)
                try transaction.execute(
                    """
                    INSERT INTO household_act_change (act_id, seq, entity, row_id, household_id, before, after)
                    VALUES (\(act), 1, 'membership', \(row), \(home), '{"relation":"spouse"}', '{"relation":"head"}')
                    """)
            }
        }
        _ = try await database.migrate(migrations, at: TestRecords.now)
        let found = try await database.read { try $0.rows("SELECT former_relations FROM membership ORDER BY id") { try $0.text(0) } }
        #expect(found == ["2025-03-02:spouse", ""])
        await database.close()
        if let folder { try? FileManager.default.removeItem(atPath: folder) }
    }
}

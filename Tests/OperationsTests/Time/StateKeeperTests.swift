import Access
import Core
import Database
import Law
import Monitoring
import Operations
import Registry
import Store
import TestSupport
import Testing

/// The states of households by day and by what was known, over the demonstration town and over what officers do to it.
@Suite struct `Households as of any day` {
    private static let everywhere = HouseholdFilter()

    private static func states(_ records: TestRecords, on day: CalendarDate, knownAt: Instant? = nil) async throws -> [HouseholdState] {
        let villages = Set(records.shelves.areas.villages)
        return try await records.database.read {
            try $0.states(
                everywhere, found: nil, in: villages, from: Viewpoint(day: day, map: day, knownAt: knownAt), limit: 10_000, offset: 0)
        }
    }

    private static func clock(_ records: TestRecords) async throws -> Instant { try await records.database.read { try $0.recordClock() } }

    private static func expectInStep(_ records: TestRecords, _ place: Comment) async throws {
        let (stale, due) = try await records.database.read {
            (try StateKeeper.staleHouseholds(in: $0), try $0.householdsWithDueStates(limit: 1))
        }
        #expect(stale == 0 && due.isEmpty, place)
    }

    @Test(arguments: TestRecords.engines) func `are today what the present list shows`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 300) { records in
            try await Self.expectInStep(records, "after the load")
            let scope = AreaScope(communes: Set(records.shelves.areas.all.filter { $0.level == .commune }.map(\.area)))
            let present = try await records.database.read {
                try $0.households(Self.everywhere, found: nil, within: scope, limit: 1_000, offset: 0)
            }
            let states = try await Self.states(records, on: TestRecords.today)
            #expect(states.map(\.household) == present.map(\.household.id))
            for (state, row) in zip(states, present) {
                #expect(state.persons == row.persons && state.headName == row.headName && state.headSortKey == row.headSortKey)
                #expect(state.povertyClass == row.povertyClass && state.classSince == row.classSince)
                #expect(state.village == row.household.village && state.code == row.household.code && state.ethnicity == row.ethnicity)
                // The made-up rows hold the ages of the last day of the demonstration.
                #expect(state.flags(on: CalendarDate(iso: "2026-10-31")!) == row.flags)
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `are listed in each order as the present list is, in pages`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 300) { records in
            let scope = AreaScope(communes: Set(records.shelves.areas.all.filter { $0.level == .commune }.map(\.area)))
            let (villages, today) = (Set(records.shelves.areas.villages), TestRecords.today)
            for order in HouseholdFilter.Order.allCases {
                for descending in [false, true] {
                    var filter = HouseholdFilter()
                    (filter.order, filter.descending) = (order, descending)
                    let (present, pages) = try await records.database.read { [filter] transaction in
                        let present = try transaction.households(filter, found: nil, within: scope, limit: 1_000, offset: 0)
                        return (
                            present,
                            try [nil, present.count].map { count in
                                try stride(from: 0, to: present.count + 70, by: 37).map { offset in
                                    try transaction.states(
                                        filter, found: nil, in: villages, from: Viewpoint(day: today, map: today), limit: 37,
                                        offset: offset, of: count)
                                }
                            }
                        )
                    }
                    #expect(present.contains { $0.classSince == nil } && present.contains { $0.classSince != nil })
                    for pages in pages {
                        #expect(pages.joined().map(\.household) == present.map(\.household.id), "\(order) \(descending)")
                        #expect(pages.allSatisfy { $0.count <= 37 })
                    }
                }
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `have the totals of the official forms`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 300) { records in
            for year in 2022...2025 {
                let day = CalendarDate(year: year, month: 12, day: 31)!
                let states = try await Self.states(records, on: day)
                let poor = Set(states.filter { $0.povertyClass == .poor }.map(\.household))
                let compiler = try await records.compiler("7.2", records.keys["tinh-thua-thien-hue"]!, year)
                #expect(poor == Set(try compiler.households(column: "9", part: .all, split: nil)) && !poor.isEmpty, "\(year)")
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `follow every change and keep what was known before`(_ engine: Engine) async throws {
        try await withBook(engine) { book in
            let records = book.records
            let yesterday = CommuneBook.day("2026-11-23")
            var known: [(at: Instant, states: [HouseholdState], of: String)] = []
            func keep(_ what: String) async throws {
                try await Self.expectInStep(records, "\(what)")
                known.append((try await Self.clock(records), try await Self.states(records, on: yesterday), what))
                // Whatever was known at an earlier moment still is.
                for earlier in known {
                    let again = try await Self.states(records, on: yesterday, knownAt: earlier.at)
                    #expect(again == earlier.states, "\(what) changed what was known after \(earlier.of)")
                }
            }
            let family = try await book.family()
            try await keep("registering")
            var version = 1
            func next() -> Int {
                defer { version += 1 }
                return version
            }
            try await book.perform(
                AddMember(
                    household: family, householdVersion: next(), person: try CommuneBook.facts("Nguyễn Thị Na", .child, born: "2024-05-05"),
                    joinedOn: CommuneBook.day("2026-03-01"), reason: .movedIn))
            try await keep("adding")
            let head = try await book.member("Nguyễn Văn Tèo", of: family)
            try await book.perform(
                CorrectPerson(
                    household: family, householdVersion: next(), membership: head.membership.id,
                    facts: try CommuneBook.facts("Nguyễn Văn Tạo", sex: .male, born: "1961-02-03", ethnicity: "kinh"), reason: "căn cước"))
            try await keep("correcting")
            let other = records.keys["v-20035-2"]!
            try await book.perform(
                CorrectHousehold(
                    household: family, householdVersion: next(), address: "Xóm 3",
                    placement: .moved(to: other, on: CommuneBook.day("2026-06-01")),
                    reason: "chuyển thôn"))
            try await keep("moving")
            let spouse = try await book.member("Hồ Thị Mận", of: family)
            try await book.perform(
                EndMembership(
                    household: family, householdVersion: next(), membership: head.membership.id, reason: .died,
                    leftOn: CommuneBook.day("2026-08-01"), successor: spouse.membership.id))
            try await keep("a death")
            let now = try await Self.states(records, on: yesterday)
            #expect(now.map(\.headName) == ["Hồ Thị Mận"] && now[0].persons == 3 && now[0].village == other)
            let before = try await Self.states(records, on: CommuneBook.day("2026-07-31"))
            #expect(before.map(\.headName) == ["Nguyễn Văn Tạo"] && before[0].persons == 4)
            let early = try await Self.states(records, on: CommuneBook.day("2026-02-01"))
            #expect(
                early[0].village == book.village && early[0].persons == 3 && early[0].flags(on: early[0].validFrom).contains(.olderPerson))
            #expect(try await Self.states(records, on: CommuneBook.day("2026-01-31")).isEmpty)
            #expect(Set(known.map(\.at)).count == known.count)
        }
    }

    @Test(arguments: TestRecords.engines) func `come back as they were when an act on units is undone`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 300) { records in
            let village = records.keys["v-20035-1"]!
            let (before, clock) = (try await Self.states(records, on: TestRecords.today), try await Self.clock(records))
            let codes = Array(before.filter { $0.village == village }.map(\.code).prefix(2))
            let written = WrittenAreaAct(
                key: "", effectiveOn: CalendarDate(iso: "2026-11-01")!, document: "12/NQ-HĐND", source: "test", confidence: "INVENTED",
                lines: [
                    {
                        var line = WrittenAreaAct.Line(clause: .establish, unit: "v-moi")
                        (line.name, line.kind, line.parent) = ("Thôn Mới", .hamlet, "20035")
                        return line
                    }(),
                    {
                        var line = WrittenAreaAct.Line(clause: .divide, unit: "v-20035-1")
                        (line.into, line.households) = ("v-moi", codes)
                        return line
                    }(),
                    {
                        var line = WrittenAreaAct.Line(clause: .divide, unit: "v-20035-1")
                        (line.into, line.takesRest) = ("v-20035-1", true)
                        return line
                    }(),
                ])
            let act = try await records.desk.performAsSystem(ApplyAreaAct(written)).act
            try await Self.expectInStep(records, "after the act")
            let after = try await Self.states(records, on: TestRecords.today)
            let new = try await records.database.read { try $0.areaKeys() }["v-moi"]!
            #expect(after.filter { $0.village == new }.map(\.code).sorted() == codes.sorted())
            #expect(try await Self.states(records, on: CalendarDate(iso: "2026-10-31")!).allSatisfy { $0.village != new })
            _ = try await records.desk.performAsSystem(UndoAreaAct(act: act, reason: "nhập nhầm"))
            try await Self.expectInStep(records, "after undoing")
            #expect(try await Self.states(records, on: TestRecords.today) == before)
            #expect(try await Self.states(records, on: TestRecords.today, knownAt: clock) == before)
        }
    }

    @Test(arguments: TestRecords.engines) func `are counted for all days at once, and kept up to date`(_ engine: Engine) async throws {
        try await withBook(engine, households: 300) { book in
            let records = book.records
            let (shelf, villages) = (StateTotals(), Set(records.shelves.areas.villages))
            func compare(_ place: String) async throws {
                var filters = Array(repeating: HouseholdFilter(), count: 5)
                filters[1].classes = [.poor]
                filters[2].flags = .child
                filters[3].flags = [.olderPerson, .femaleHead]
                filters[4].ethnicity = "kinh"
                for filter in filters {
                    for iso in ["2020-12-31", "2022-03-04", "2024-12-31", "2025-07-01", "2026-11-24"] {
                        let view = Viewpoint(day: CalendarDate(iso: iso)!, map: TestRecords.today)
                        let (kept, counted, rows) = try await records.database.read {
                            (
                                try shelf.totals(filter, found: nil, in: villages, from: view, in: $0),
                                try $0.stateTotals(filter, found: nil, in: villages, from: view),
                                try $0.states(filter, found: nil, in: villages, from: view, limit: 1_000, offset: 0)
                            )
                        }
                        #expect(kept == counted && kept.households == rows.count, "\(place) \(iso)")
                    }
                }
            }
            try await compare("first")
            let family = try await book.family()
            try await compare("after registering")
            let child = try await book.member("Nguyễn Văn Tí", of: family)
            try await book.perform(
                EndMembership(
                    household: family, householdVersion: 1, membership: child.membership.id, reason: .movedAway,
                    leftOn: CommuneBook.day("2026-09-09")))
            try await compare("after a member left")
        }
    }
}

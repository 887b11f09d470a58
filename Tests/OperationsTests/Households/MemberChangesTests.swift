import Access
import Core
import Database
import Law
import Operations
import Registry
import Store
import TestSupport
import Testing

@Suite struct `Changing the members of a household` {
    @Test(arguments: TestRecords.engines) func `takes in a child, a bride, a parent, each from their day`(_ engine: Engine) async throws {
        try await withBook(engine) { book in
            let household = try await book.family()
            let joiners: [(MemberFacts, String, JoinReason)] = [
                (try CommuneBook.facts("Nguyễn Thị Na", .child, sex: .female, born: "2026-10-05"), "2026-10-05", .born),
                (try CommuneBook.facts("Trần Thị Mơ", .childInLaw, born: "2000"), "2026-10-06", .married),
                (try CommuneBook.facts("Lê Thị Đào", .parent, born: "1950", phone: "0912 345 678"), "2026-10-07", .movedIn),
            ]
            for (index, (person, day, reason)) in joiners.enumerated() {
                try await book.perform(
                    AddMember(
                        household: household, householdVersion: index + 1, person: person, joinedOn: CommuneBook.day(day), reason: reason))
            }
            let (row, members, _) = try await book.look(household)
            #expect(row.persons == 6 && members.count == 6 && row.flags.contains(.olderPerson) && row.household.version == 4)
            let mother = try await book.member("Lê Thị Đào", of: household)
            #expect(mother.person.phone == "+84912345678" && mother.membership.joinReason == .movedIn)
            #expect(try await book.found("dao thi") == [household])
        }
    }

    @Test(arguments: TestRecords.engines) func `refuses an old page, a foreign household, an ended one and days that cannot be`(
        _ engine: Engine
    )
        async throws
    {
        try await withBook(engine, households: 60) { book in
            let household = try await book.family()
            let child = try CommuneBook.facts("Nguyễn Thị Na", .child, born: "2026-10-05")
            func add(_ version: Int, _ person: MemberFacts, on day: String, _ reason: JoinReason = .movedIn) -> AddMember {
                AddMember(
                    household: household, householdVersion: version, person: person, joinedOn: CommuneBook.day(day), reason: reason)
            }
            await #expect(throws: StoreError.changedMeanwhile) {
                try await book.records.desk.perform(add(7, child, on: "2026-10-05"), as: book.officer)
            }
            #expect(try await book.problems(add(1, child, on: "2026-11-25")) == [.dayInFuture])
            #expect(
                try await book.problems(add(1, child, on: "2026-01-31"))
                    == [.dayTooEarly(first: CommuneBook.day("2026-02-01")), .joinedBeforeBirth(position: 0)])
            #expect(try await book.problems(add(1, child, on: "2026-10-06", .born)) == [.birthIsNotJoining(position: 0)])
            #expect(try await book.problems(add(1, try CommuneBook.facts("Hai Chủ Hộ"), on: "2026-10-06")) == [.headTwice])
            let scope = AreaScope(communes: [book.records.keys["m-19996-huong-tra"]!])
            let foreign = try await book.records.database.read {
                try $0.households(HouseholdFilter(), found: nil, within: scope, limit: 1, offset: 0)[0].household
            }
            await #expect(throws: DeskError.outsideArea) {
                try await book.records.desk.perform(
                    AddMember(
                        household: foreign.id, householdVersion: foreign.version, person: child, joinedOn: TestRecords.today,
                        reason: .movedIn),
                    as: book.officer)
            }
            try await book.expectOrder(after: "refusals")
        }
    }

    @Test(arguments: TestRecords.engines) func `lets a person leave, and the head only when another is named`(_ engine: Engine) async throws
    {
        try await withBook(engine) { book in
            let household = try await book.family()
            let (head, wife, child) = (
                try await book.member("Nguyễn Văn Tèo", of: household), try await book.member("Hồ Thị Mận", of: household),
                try await book.member("Nguyễn Văn Tí", of: household)
            )
            func end(_ version: Int, _ member: Member, _ reason: LeaveReason, on day: String?, successor: Member? = nil) -> EndMembership {
                EndMembership(
                    household: household, householdVersion: version, membership: member.membership.id, reason: reason,
                    leftOn: day.map(CommuneBook.day), successor: successor?.membership.id)
            }
            #expect(try await book.problems(end(1, head, .died, on: "2026-05-01")) == [.headNotNamed])
            #expect(try await book.problems(end(1, head, .died, on: "2026-05-01", successor: head)) == [.successorNotMember])
            #expect(try await book.problems(end(1, child, .died, on: "2026-11-25")) == [.dayInFuture])
            #expect(
                try await book.problems(end(1, child, .died, on: "2026-01-31")) == [.dayTooEarly(first: CommuneBook.day("2026-02-01"))])
            #expect(try await book.problems(end(1, child, .died, on: nil)) == [.reasonMissing])
            #expect(try await book.problems(end(1, child, .split, on: "2026-05-01")) == [.reasonMissing])

            let outcome = try await book.perform(end(1, head, .died, on: "2026-05-01", successor: wife))
            #expect(!outcome.householdEnded && outcome.headChanged)
            let (row, members, _) = try await book.look(household)
            #expect(row.headName == "Hồ Thị Mận" && row.persons == 2 && row.flags.isSuperset(of: [.femaleHead, .ethnicMinority]))
            #expect(members.map(\.membership.relation) == [.head, .child])
            #expect(try await book.found("teo nguyen") == [])
            #expect(
                try await book.lastEvent(about: household).detail.contains(#""head.after":"Hồ Thị Mận","head.before":"Nguyễn Văn Tèo""#))
            let widow = try await book.member("Hồ Thị Mận", of: household)

            // A mistake without a day never belonged.
            _ = try await book.perform(end(2, child, .corrected, on: nil))
            #expect(try await book.member("Nguyễn Văn Tí", of: household).membership.leftOn == CommuneBook.day("2026-02-01"))

            let last = try await book.perform(end(3, widow, .movedAway, on: "2026-11-01"))
            #expect(last.householdEnded)
            let ended = try await book.look(household).row
            #expect(ended.household.status == .movedAway && ended.persons == 0 && ended.headName == "Hồ Thị Mận")
            let stays = try await book.records.database.read { try $0.stays(of: household) }
            #expect(stays.map(\.validUntil?.iso) == ["2026-10-31"])
            #expect(try await book.problems(end(4, widow, .died, on: "2026-11-02")) == [.householdEnded])
        }
    }

    @Test(arguments: TestRecords.engines) func `ends with the death of the last member and leaves the list of the poor`(_ engine: Engine)
        async throws
    {
        try await withBook(engine, households: 120) { book in
            let filter = { () -> HouseholdFilter in
                var filter = HouseholdFilter()
                filter.classes = [.poor]
                return filter
            }()
            let scope = book.records.scope(book.officer)
            let row = try #require(
                try await book.records.database.read { transaction in
                    try transaction.households(filter, found: nil, within: scope, limit: 100, offset: 0).first { $0.persons == 1 }
                })
            let head = try await book.look(row.household.id).present[0]
            try await book.perform(
                EndMembership(
                    household: row.household.id, householdVersion: row.household.version, membership: head.membership.id, reason: .died,
                    leftOn: CommuneBook.day("2026-11-20")))
            let ended = try await book.look(row.household.id).row
            #expect(ended.household.status == .dissolved && ended.povertyClass == nil && ended.flags == row.flags)
            let open = try await book.records.database.read { try $0.presentRecognitions(of: [row.household.id]) }
            #expect(open.isEmpty)
        }
    }

    @Test(arguments: TestRecords.engines) func `takes the same person in again after they left, when the officer knows them`(
        _ engine: Engine
    )
        async throws
    {
        try await withBook(engine) { book in
            let (first, second) = (try await book.family([nil, "046182000012"]), try await book.family())
            let bride = try await book.member("Hồ Thị Mận", of: first)
            try await book.perform(
                EndMembership(
                    household: first, householdVersion: 1, membership: bride.membership.id, reason: .married,
                    leftOn: CommuneBook.day("2026-06-01")))
            func join(
                _ name: String, on day: String, born: String = "1982", confirmed: Set<String> = []
            ) throws -> AddMember {
                AddMember(
                    household: second, householdVersion: 1,
                    person: try CommuneBook.facts(name, .childInLaw, born: born, number: "046182000012"), joinedOn: CommuneBook.day(day),
                    reason: .married, confirmed: confirmed)
            }
            let left = CommuneBook.day("2026-06-01")
            #expect(try await book.problems(try join("Hồ Thị Mận", on: "2026-06-01")) == [.knownPerson(position: 0, leftOn: left)])
            #expect(
                try await book.problems(try join("Hồ Thị Mận", on: "2026-05-31", confirmed: ["knownPerson-0"]))
                    == [.dayTooEarly(first: left)])
            #expect(
                try await book.problems(try join("Hồ Thị Mai", on: "2026-06-01")) == [.numberElsewhere(position: 0, household: nil)])
            try await book.perform(try join("Hồ Thị Mận", on: "2026-06-01", confirmed: ["knownPerson-0"]))
            let again = try #require(try await book.look(second).present.first { $0.membership.relation == .childInLaw })
            #expect(again.person.id == bride.person.id && again.person.ethnicity == "ta-oi")
            #expect(try await book.found("ho thi man") == [second])

            // Nobody comes back from the dead.
            try await book.perform(
                EndMembership(
                    household: second, householdVersion: 2, membership: again.membership.id, reason: .died,
                    leftOn: CommuneBook.day("2026-07-01")))
            let dead = AddMember(
                household: first, householdVersion: 2, person: try CommuneBook.facts("Hồ Thị Mận", .spouse, number: "046182000012"),
                joinedOn: CommuneBook.day("2026-08-01"), reason: .movedIn)
            #expect(try await book.problems(dead) == [.personDied(position: 0)])
        }
    }

    @Test(arguments: TestRecords.engines) func `names another head and tells relations from them`(_ engine: Engine) async throws {
        try await withBook(engine) { book in
            let household = try await book.family()
            let (head, wife) = (try await book.member("Nguyễn Văn Tèo", of: household), try await book.member("Hồ Thị Mận", of: household))
            func change(_ version: Int, to member: Member, _ reason: String = "Chủ hộ đi làm xa") -> ChangeHead {
                ChangeHead(household: household, householdVersion: version, successor: member.membership.id, reason: reason)
            }
            #expect(try await book.problems(change(1, to: head)) == [.nothingChanged])
            #expect(try await book.problems(change(1, to: wife, "")) == [.reasonMissing])
            try await book.perform(change(1, to: wife))
            let (row, members, _) = try await book.look(household)
            #expect(row.headName == "Hồ Thị Mận" && row.ethnicity == "ta-oi" && row.flags.contains(.femaleHead))
            #expect(members.map(\.membership.relation) == [.head, .spouse, .child])
            await #expect(throws: StoreError.changedMeanwhile) {
                try await book.records.desk.perform(change(1, to: head), as: book.officer)
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `knows by name who comes back to the household they had left`(_ engine: Engine) async throws
    {
        try await withBook(engine) { book in
            let household = try await book.family()
            let (wife, child) = (try await book.member("Hồ Thị Mận", of: household), try await book.member("Nguyễn Văn Tí", of: household))
            for (version, member, reason) in [(1, wife, LeaveReason.movedAway), (2, child, .died)] {
                try await book.perform(
                    EndMembership(
                        household: household, householdVersion: version, membership: member.membership.id, reason: reason,
                        leftOn: CommuneBook.day("2026-05-01")))
            }
            func join(_ facts: MemberFacts, _ version: Int, confirmed: Set<String> = []) -> AddMember {
                AddMember(
                    household: household, householdVersion: version, person: facts, joinedOn: CommuneBook.day("2026-06-01"),
                    reason: .movedIn, confirmed: confirmed)
            }
            let back = try CommuneBook.facts("Hồ Thị Mận", .spouse, born: "1982-03-04")
            #expect(try await book.problems(join(back, 3)) == [.knownPerson(position: 0, leftOn: CommuneBook.day("2026-05-01"))])
            try await book.perform(join(back, 3, confirmed: ["knownPerson-0"]))
            let again = try await book.member("Hồ Thị Mận", of: household)
            #expect(again.person.id == wife.person.id && again.person.born?.iso == "1982-03-04")
            #expect(try await book.look(household).all.count == 4)
            // Another of the name is another person, and so is one of the name of the dead when the officer says so.
            try await book.perform(join(try CommuneBook.facts("Hồ Thị Mận", .child, born: "2001"), 4))
            let named = try CommuneBook.facts("Nguyễn Văn Tí", .child, born: "2015")
            #expect(try await book.problems(join(named, 5)).compactMap(\.confirmation) == ["namedAsDeceased-0"])
            try await book.perform(join(named, 5, confirmed: ["namedAsDeceased-0"]))
            #expect(try await book.member("Nguyễn Văn Tí", of: household).person.id != child.person.id)
        }
    }
}

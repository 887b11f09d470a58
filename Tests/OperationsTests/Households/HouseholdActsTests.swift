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

extension CommuneBook {
    /// A family that was on the list of the class before the year began.
    func listed(_ povertyClass: PovertyClass = .poor) async throws -> Household.ID {
        let household = try await family(since: "2025-08-01")
        var row = try await look(household).row
        let recognition = Recognition(
            id: Identifier(high: 7, low: 7), household: household, standard: "S2022", povertyClass: povertyClass,
            validFrom: Self.day("2025-12-20"), decisionNumber: "12/QĐ-UBND", decisionOn: Self.day("2025-12-20"))
        row.povertyClass = povertyClass
        row.classSince = recognition.validFrom
        row.household.version += 1
        let changed = row
        try await records.database.write {
            try $0.insert([recognition], batch: nil, at: TestRecords.now)
            try $0.update(changed)
        }
        return household
    }

    func single(_ name: String = "Lê Thị Đào", since day: String = "2025-08-01") async throws -> Household.ID {
        try await registerAnyway(
            RegisterHousehold(
                village: village, address: "", registeredOn: Self.day(day),
                people: [try Self.facts(name, sex: .female, born: "1950", ethnicity: "kinh")]))
    }

    func version(_ household: Household.ID) async throws -> Int { try await look(household).row.household.version }

    func membership(_ name: String, of household: Household.ID) async throws -> Membership.ID {
        try #require(try await look(household).present.first { $0.person.name == name }).membership.id
    }

    /// Everything that is known of households, versions aside, for before and after.
    func image(_ households: [Household.ID]) async throws -> [String] {
        try await records.database.read { transaction in
            try households.flatMap { id -> [String] in
                guard var row = try transaction.householdRow(id) else { return ["\(id) none"] }
                row.household.version = 0
                let members = try transaction.members(of: id).map { member -> Member in
                    var member = member
                    member.person.version = 0
                    return member
                }
                return ["\(row)", "\(members)", "\(try transaction.stays(of: id))", "\(try transaction.recognitions(of: id))"]
            }
        }
    }

    func acts(of household: Household.ID) async throws -> [HouseholdAct] {
        try await records.database.read { try $0.householdActs(of: [household]) }
    }

    func undo(_ household: Household.ID, as other: Officer? = nil) async throws {
        let last = try #require(try await acts(of: household).first { $0.undoneAt == nil })
        _ = try await records.desk.perform(UndoHouseholdAct(act: last.id, reason: "ghi nhầm"), as: other ?? officer)
        try await expectOrder(after: "undo of \(last.kind)")
    }

    /// The year's movement of the commune: compiling throws where a line does not close.
    func movement(_ number: String = "7.2", _ unit: String = CommuneBook.commune) async throws -> (households: [Int], persons: [Int]) {
        let table = try await records.form(number, records.keys[unit]!, 2026)
        func cells(_ split: FormTable.Split) -> [Int] {
            table.lines.first { $0.part == .all && $0.split == split }?.cells.map { $0.count ?? 0 } ?? []
        }
        return (cells(.households), cells(.persons))
    }
}

@Suite struct `Acts on households` {
    @Test(arguments: TestRecords.engines) func `splits a household, with the movement of the year, and takes it back`(
        _ engine: Engine
    ) async throws {
        try await withBook(engine) { book in
            let household = try await book.listed()
            let before = try await book.image([household])
            let figures = try await book.movement()
            #expect(figures.households == [1, 0, 0, 0, 0, 0, 0, 0, 1] && figures.persons == [3, 0, 0, 0, 0, 0, 0, 0, 3])
            let (wife, child) = (
                try await book.membership("Hồ Thị Mận", of: household), try await book.membership("Nguyễn Văn Tí", of: household)
            )
            let split = SplitHousehold(
                household: household, householdVersion: try await book.version(household), leaving: [wife, child], head: wife,
                village: book.village, address: "Xóm 5", on: CommuneBook.day("2026-06-01"), reason: "ly hôn")
            let preview = try await book.records.desk.preview(split, as: book.officer)
            #expect(preview.sides.count == 2 && preview.sides[0].membersBefore.count == 3 && preview.sides[0].membersAfter.count == 1)
            #expect(
                preview.sides[0].keptRecognitions.count == 1 && preview.sides[1].before == nil && preview.sides[1].after.povertyClass == nil
            )
            #expect(preview.figures.map(\.column) == [4, 9] && preview.figures.map(\.persons) == [2, -2])
            #expect(try await book.image([household]) == before)

            let new = try await book.perform(split)
            let (row, members, _) = try await book.look(new)
            #expect(row.headName == "Hồ Thị Mận" && row.persons == 2 && row.povertyClass == nil && row.household.code == "H0000002")
            #expect(members.map(\.membership.relation) == [.head, .child] && row.flags.contains(.femaleHead))
            let former = try await book.look(household).row
            #expect(former.persons == 1 && former.povertyClass == .poor)
            #expect(try await book.found("man ho") == [new])
            let after = try await book.movement()
            #expect(after.households == [1, 0, 0, 0, 0, 0, 0, 0, 1] && after.persons == [3, 0, 0, 2, 0, 0, 0, 0, 1])

            try await book.undo(new)
            #expect(try await book.image([household]) == before)
            #expect(try await book.image([new]) == ["\(new) none"])
            #expect(try await book.movement() == figures)
            #expect(try await book.found("man ho") == [household])
            let acts = try await book.acts(of: household)
            #expect(acts.map(\.kind) == [.split, .registered] && acts[0].undoneReason == "ghi nhầm")
            // A code is never given twice, not even after its household was taken back.
            let next = try await book.single()
            #expect(try await book.look(next).row.household.code == "H0000003")
        }
    }

    @Test(arguments: TestRecords.engines) func `counts a household split off a listed one as another increase once it is recognized`(
        _ engine: Engine
    ) async throws {
        try await withBook(engine) { book in
            let (household, free) = (try await book.listed(), try await book.family(since: "2025-08-02"))
            for origin in [household, free] {
                let wife = try await book.membership("Hồ Thị Mận", of: origin)
                let new = try await book.perform(
                    SplitHousehold(
                        household: origin, householdVersion: try await book.version(origin), leaving: [wife], head: wife,
                        village: book.village, on: CommuneBook.day("2026-06-01"), reason: "ra ở riêng"))
                try await book.records.database.write {
                    try $0.insert(
                        [
                            Recognition(
                                id: Identifier(high: 8, low: origin == household ? 8 : 9), household: new, standard: "S2022",
                                povertyClass: .poor,
                                validFrom: CommuneBook.day("2026-09-01"), decisionNumber: "", decisionOn: CommuneBook.day("2026-09-01"))
                        ], batch: nil, at: TestRecords.now)
                }
            }
            let after = try await book.movement()
            #expect(after.households == [1, 0, 0, 0, 0, 0, 1, 1, 3] && after.persons == [3, 0, 0, 1, 0, 0, 1, 1, 4])
        }
    }

    @Test(arguments: TestRecords.engines) func `refuses a split that cannot be`(_ engine: Engine) async throws {
        try await withBook(engine) { book in
            let household = try await book.family()
            let (head, wife, child) = (
                try await book.membership("Nguyễn Văn Tèo", of: household), try await book.membership("Hồ Thị Mận", of: household),
                try await book.membership("Nguyễn Văn Tí", of: household)
            )
            func split(
                _ leaving: Set<Membership.ID>, _ head: Membership.ID?, successor: Membership.ID? = nil, on day: String = "2026-06-01",
                village: Area.ID? = nil, reason: String = "ra riêng"
            ) -> SplitHousehold {
                SplitHousehold(
                    household: household, householdVersion: 1, leaving: leaving, head: head, successor: successor,
                    village: village ?? book.village, on: CommuneBook.day(day), reason: reason)
            }
            #expect(try await book.problems(split([], nil)) == [.nobodyChosen])
            #expect(try await book.problems(split([head, wife, child], head)) == [.everybodyChosen])
            #expect(try await book.problems(split([wife], child)) == [.newHeadMissing])
            #expect(try await book.problems(split([head], head)) == [.headNotNamed])
            #expect(try await book.problems(split([head], head, successor: head)) == [.successorNotMember])
            #expect(try await book.problems(split([child], child)) == [.unlikely(Unlikely(.headUnder16, position: 0))])
            #expect(try await book.problems(split([wife], wife, on: "2026-11-25")) == [.dayInFuture])
            #expect(
                try await book.problems(split([wife], wife, on: "2026-01-01")) == [.dayTooEarly(first: CommuneBook.day("2026-02-01"))])
            #expect(try await book.problems(split([wife], wife, reason: "")) == [.reasonMissing])
            let foreign = book.records.keys["v-19996-1"] ?? book.records.keys[CommuneBook.commune]!
            #expect(try await book.problems(split([wife], wife, village: foreign)) == [.villageOutside])
        }
    }

    @Test(arguments: TestRecords.engines) func `merges a household into another, with the movement of the year, and takes it back`(
        _ engine: Engine
    ) async throws {
        try await withBook(engine) { book in
            let (household, free) = (try await book.listed(), try await book.single())
            let before = try await book.image([household, free])
            let merge = MergeHouseholds(
                household: household, householdVersion: try await book.version(household), into: free, receivingVersion: 1,
                relations: [try await book.membership("Nguyễn Văn Tèo", of: household): .child], on: CommuneBook.day("2026-06-01"),
                reason: "về ở với mẹ")
            let preview = try await book.records.desk.preview(merge, as: book.officer)
            #expect(preview.sides[0].endingRecognitions.map(\.validUntil) == [CommuneBook.day("2026-05-31")])
            #expect(preview.figures.map(\.column) == [4, 9] && preview.figures.map(\.households) == [1, -1])
            #expect(try await book.image([household, free]) == before)

            #expect(try await book.perform(merge) == free)
            let (row, members, _) = try await book.look(free)
            #expect(row.persons == 4 && row.headName == "Lê Thị Đào" && row.povertyClass == nil)
            #expect(members.first { $0.person.name == "Nguyễn Văn Tèo" }?.membership.relation == .child)
            let ended = try await book.look(household)
            #expect(ended.row.household.status == .merged && ended.present.isEmpty && ended.row.povertyClass == nil)
            #expect(try await book.found("teo nguyen") == [free])
            let after = try await book.movement()
            #expect(after.households == [1, 0, 0, 1, 0, 0, 0, 0, 0] && after.persons == [3, 0, 0, 3, 0, 0, 0, 0, 0])
            #expect(
                try await book.problems(
                    MergeHouseholds(
                        household: free, householdVersion: 2, into: free, receivingVersion: 2, on: TestRecords.today, reason: "x"))
                    == [.sameHousehold])

            try await book.undo(household)
            #expect(try await book.image([household, free]) == before)
            #expect(try await book.movement().households == [1, 0, 0, 0, 0, 0, 0, 0, 1])
        }
    }

    @Test(arguments: TestRecords.engines) func `adds the people of a joining household to a listed one as another increase`(
        _ engine: Engine
    ) async throws {
        try await withBook(engine) { book in
            let (household, free) = (try await book.listed(.nearPoor), try await book.single())
            try await book.perform(
                MergeHouseholds(
                    household: free, householdVersion: 1, into: household, receivingVersion: try await book.version(household),
                    relations: [try await book.membership("Lê Thị Đào", of: free): .parent], on: CommuneBook.day("2026-06-01"),
                    reason: "về ở với con"))
            let after = try await book.movement("7.3")
            #expect(after.households == [1, 0, 0, 0, 0, 0, 0, 0, 1] && after.persons == [3, 0, 0, 0, 0, 0, 0, 1, 4])
        }
    }

    @Test(arguments: TestRecords.engines) func `moves a household to another commune by the right of who sends it, and back by undo`(
        _ engine: Engine
    ) async throws {
        try await withBook(engine) { book in
            let household = try await book.listed()
            let before = try await book.image([household])
            let other = "m-19996-huong-tra"
            let receiver = try await book.records.officer("ben-nhan", .communeOfficer, in: other)
            let village = try #require(
                book.records.shelves.areas.villages(of: [book.records.keys[other]!], on: TestRecords.today).first?.area)
            let move = MoveHousehold(
                household: household, householdVersion: try await book.version(household), to: village, address: "12 Cách Mạng",
                on: CommuneBook.day("2026-06-01"), reason: "chuyển hộ khẩu")
            let preview = try await book.records.desk.preview(move, as: book.officer)
            #expect(Set(preview.figures.map(\.column)) == [4, 8, 9] && preview.figures.count == 4)
            try await book.perform(move)
            #expect(try await book.movement().households == [1, 0, 0, 1, 0, 0, 0, 0, 0])
            #expect(try await book.movement("7.2", other).households == [0, 0, 0, 0, 0, 0, 0, 1, 1])
            // Who sent it sees it no more; who receives it does.
            let scopes = (book.records.scope(book.officer), book.records.scope(receiver))
            let seen = try await book.records.database.read {
                (try $0.household(household, within: scopes.0) != nil, try $0.household(household, within: scopes.1) != nil)
            }
            #expect(seen == (false, true))
            await #expect(throws: DeskError.outsideArea) {
                try await book.records.desk.perform(
                    MoveHousehold(household: household, householdVersion: 3, to: book.village, on: TestRecords.today, reason: "x"),
                    as: book.officer)
            }
            try await book.undo(household)
            #expect(try await book.image([household]) == before)
            #expect(try await book.movement().households == [1, 0, 0, 0, 0, 0, 0, 0, 1])
        }
    }

    @Test(arguments: TestRecords.engines) func `lets a household leave and come back as the same one, and takes either back`(
        _ engine: Engine
    ) async throws {
        try await withBook(engine) { book in
            let household = try await book.listed()
            let before = try await book.image([household])
            func away() async throws {
                try await book.perform(
                    SendHouseholdAway(
                        household: household, householdVersion: try await book.version(household), on: CommuneBook.day("2026-03-01"),
                        destination: "Đà Nẵng", reason: "đi làm xa"))
            }
            // Nobody is gone before the day on which a decision found them at home.
            let early = SendHouseholdAway(
                household: household, householdVersion: try await book.version(household), on: CommuneBook.day("2025-11-01"),
                destination: "Đà Nẵng", reason: "đi làm xa")
            #expect(try await book.problems(early) == [.decidedSince(number: "12/QĐ-UBND", on: CommuneBook.day("2025-12-20"))])
            try await away()
            #expect(try await book.look(household).row.household.status == .movedAway)
            #expect(try await book.movement().persons == [3, 0, 0, 3, 0, 0, 0, 0, 0])
            try await book.undo(household)
            #expect(try await book.image([household]) == before)
            try await away()
            let gone = try await book.image([household])
            let present = try await book.look(household).present
            let (head, wife) = (present[0].membership.id, present[1].membership.id)
            func back(_ who: Set<Membership.ID>, on day: String) async throws -> BringHouseholdBack {
                BringHouseholdBack(
                    household: household, householdVersion: try await book.version(household), returning: who, head: wife,
                    village: book.village, on: CommuneBook.day(day), reason: "trở về")
            }
            #expect(
                try await book.problems(try await back([head, wife], on: "2026-02-01"))
                    == [.dayTooEarly(first: CommuneBook.day("2026-03-01"))])
            #expect(try await book.problems(try await back([head], on: "2026-09-01")) == [.newHeadMissing])
            try await book.perform(try await back([head, wife], on: "2026-09-01"))
            let (row, members, all) = try await book.look(household)
            #expect(row.persons == 2 && row.headName == "Hồ Thị Mận" && row.povertyClass == nil && row.household.code == "H0000001")
            #expect(members.count == 2 && all.count == 5)
            #expect(try await book.movement().persons == [3, 0, 0, 3, 0, 0, 0, 0, 0])
            try await book.undo(household)
            #expect(try await book.image([household]) == gone)
        }
    }

    @Test(arguments: TestRecords.engines) func `takes back every older kind of change, the last first`(_ engine: Engine) async throws {
        try await withBook(engine) { book in
            let household = try await book.family()
            var images = [try await book.image([household])]
            func step(_ operation: some Operation) async throws {
                try await book.perform(operation)
                images.append(try await book.image([household]))
            }
            try await step(
                AddMember(
                    household: household, householdVersion: 1, person: try CommuneBook.facts("Nguyễn Thị Na", .child, born: "2026-10-05"),
                    joinedOn: CommuneBook.day("2026-10-05"), reason: .born))
            try await step(
                ChangeHead(
                    household: household, householdVersion: 2, successor: try await book.membership("Hồ Thị Mận", of: household),
                    reason: "nhờ vợ"))
            try await step(
                CorrectPerson(
                    household: household, householdVersion: 3, membership: try await book.membership("Nguyễn Văn Tí", of: household),
                    facts: try CommuneBook.facts("Nguyễn Văn Tý", .child, sex: .male, born: "2015-06-07", ethnicity: "kinh"),
                    reason: "khai sinh"))
            try await step(CorrectHousehold(household: household, householdVersion: 4, address: "Xóm 9"))
            try await step(
                EndMembership(
                    household: household, householdVersion: 5, membership: try await book.membership("Nguyễn Văn Tèo", of: household),
                    reason: .died, leftOn: CommuneBook.day("2026-11-01")))
            for image in images.dropLast().reversed() {
                try await book.undo(household)
                #expect(try await book.image([household]) == image)
            }
            try await book.undo(household)
            #expect(try await book.image([household]) == ["\(household) none"])
        }
    }

    @Test(arguments: TestRecords.engines) func `refuses to take back what something later stands on, saying what`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            let household = try await book.family()
            let wife = try await book.membership("Hồ Thị Mận", of: household)
            let new = try await book.perform(
                SplitHousehold(
                    household: household, householdVersion: 1, leaving: [wife], head: wife, village: book.village,
                    on: CommuneBook.day("2026-06-01"), reason: "ra riêng"))
            try await book.perform(CorrectHousehold(household: new, householdVersion: 1, address: "Xóm 9"))
            let act = try #require(try await book.acts(of: household).first { $0.kind == .split })
            func undo(_ reason: String = "nhầm") async throws {
                _ = try await book.records.desk.perform(UndoHouseholdAct(act: act.id, reason: reason), as: book.officer)
            }
            await #expect(
                throws: UndoHouseholdAct.Refusal.touchedSince([.init(operation: "CorrectHousehold", on: TestRecords.today)])
            ) { try await undo() }
            await #expect(throws: UndoHouseholdAct.Refusal.reasonMissing) { try await undo(" ") }
            try await book.undo(new)
            try await undo()
            await #expect(throws: UndoHouseholdAct.Refusal.alreadyUndone) { try await undo() }
            // Nobody from elsewhere takes anything back.
            let stranger = try await book.records.officer("nguoi-la", .communeOfficer, in: "m-19996-huong-tra")
            let first = try #require(try await book.acts(of: household).first { $0.kind == .registered })
            await #expect(throws: DeskError.outsideArea) {
                try await book.records.desk.perform(UndoHouseholdAct(act: first.id, reason: "x"), as: stranger)
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `refuses a sheet of a household that has ended`(_ engine: Engine) async throws {
        try await withBook(engine) { book in
            let household = try await book.family()
            try await book.perform(
                SendHouseholdAway(
                    household: household, householdVersion: 1, on: CommuneBook.day("2026-06-01"), destination: "", reason: "đi xa"))
            let sheet = ReviewSheet(
                id: Identifier(high: 9, low: 9), household: household, reviewedOn: CommuneBook.day("2026-07-01"), residence: .rural,
                incomePoints: nil, pointsOrigin: .none, monthlyIncomePerPerson: nil, deprivations: Deprivations(), causes: 0,
                hasNoLabourCapacity: false, note: "")
            #expect(try await book.problems(SubmitReviewSheet(sheet, householdVersion: 2)) == [.householdEnded])
        }
    }
}

import Access
import Core
import Database
import Law
import Operations
import Registry
import Store
import TestSupport
import Testing

@Suite struct `Two records made one` {
    /// The wife of a listed family is also written in a household of her mother's.
    private func twice(_ book: CommuneBook) async throws -> (home: Household.ID, mothers: Household.ID) {
        let home = try await book.listed()
        let mothers = try await book.register(
            [
                try CommuneBook.facts("Kê Thị Sen", sex: .female, born: "1955", ethnicity: "kinh"),
                try CommuneBook.facts("Hồ Thị Mận", .child, sex: .female, born: "1982-04-05", number: "046182000009"),
            ], since: "2025-07-01")
        try await book.look()
        return (home, mothers)
    }

    @Test(arguments: TestRecords.engines) func `a person of two households belongs to one, counted once, and to both again after undoing`(
        _ engine: Engine
    ) async throws {
        try await withBook(engine) { book in
            let (home, mothers) = try await twice(book)
            let found = try await book.pairs()
            #expect(found.count == 1 && found[0].strength == .possible && found[0].evidence.contains(.sameBirthYear))
            let before = try await book.image([home, mothers])
            let figures = try await book.movement()
            let kept = try await book.person("Hồ Thị Mận", of: home)
            let closed = try await book.person("Hồ Thị Mận", of: mothers)
            let staying = try await book.membership("Hồ Thị Mận", of: home)
            var merge = MergePersons(
                kept: kept, closed: closed, versions: try await book.versions(home, mothers), reason: "đã hỏi gia đình")
            #expect(try await book.problems(merge) == [.stayingMissing])
            merge.staying = staying
            #expect(try await book.problems(merge) == [.endingMissing])
            merge.ending = .left(on: CommuneBook.day("2027-01-01"), .married)
            #expect(try await book.problems(merge) == [.dayInFuture])
            merge.ending = .left(on: CommuneBook.day("2025-08-01"), .married)
            let preview = try await book.records.desk.preview(merge, as: book.officer)
            #expect(preview.sides.count == 2 && preview.sides[0].membersAfter.count == 3 && preview.sides[1].membersAfter.count == 1)
            #expect(try await book.image([home, mothers]) == before)

            #expect(try await book.perform(merge) == home)
            let (_, members, _) = try await book.look(home)
            let wife = try #require(members.first { $0.person.name == "Hồ Thị Mận" })
            // What only the other record knew is known of the one that stays.
            #expect(wife.person.id == kept && wife.person.personalNumber == "046182000009" && wife.person.born?.iso == "1982-04-05")
            #expect(try await book.look(mothers).row.persons == 1)
            let all = try await book.records.database.read { try $0.members(people: [kept]) }
            #expect(all.count == 2 && all.contains { $0.membership.household == mothers && $0.membership.leaveReason == .married })
            #expect(try await book.records.database.read { try $0.members(people: [closed]) }.isEmpty)
            #expect(try await book.records.database.read { try $0.keptIdentity(of: closed) } == kept)
            #expect(try await book.records.database.read { try $0.closedIdentities(into: kept).map(\.person.id) } == [closed])
            #expect(try await book.found("man ho") == [home])
            #expect(try await book.movement() == figures)
            #expect(try await book.pairs(.same).map(\.pair) == [PersonPair(kept, closed)])
            try await book.look()
            #expect(try await book.pairs().isEmpty)
            // A list that names the number of the closed record finds her at home.
            let holders = try await book.records.database.read { try $0.holders(ofNumbers: ["046182000009"]) }
            #expect(holders["046182000009"]?.household == home)

            try await book.undoMerge(home)
            #expect(try await book.image([home, mothers]) == before)
            #expect(try await book.movement() == figures)
            #expect(try await book.pairs().map(\.pair) == [PersonPair(kept, closed)])
            #expect(try await book.records.database.read { try $0.keptIdentity(of: closed) } == nil)
            #expect(try await book.found("man ho").count == 2)
        }
    }

    @Test(arguments: TestRecords.engines) func `a listed household that goes counts in no year, until it is taken back`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            let home = try await book.listed()
            let twin = try await book.register(
                [
                    try CommuneBook.facts("Nguyễn Văn Tèo", sex: .male, born: "1980-02-03", ethnicity: "kinh"),
                    try CommuneBook.facts("Hồ Thị Mận", .spouse, sex: .female, born: "1982"),
                    try CommuneBook.facts("Nguyễn Văn Tí", .child, sex: .male, born: "2015-06-07"),
                ], since: "2025-09-01")
            var row = try await book.look(twin).row
            let recognition = Recognition(
                id: Identifier(high: 7, low: 8), household: twin, standard: "S2022", povertyClass: .poor,
                validFrom: CommuneBook.day("2025-12-20"), decisionNumber: "13/QĐ-UBND", decisionOn: CommuneBook.day("2025-12-20"))
            (row.povertyClass, row.classSince) = (.poor, recognition.validFrom)
            row.household.version += 1
            let changed = row
            try await book.records.database.write {
                try $0.insert([recognition], batch: nil, at: TestRecords.now)
                try $0.update(changed)
            }
            #expect(try await book.movement().households.first == 2)
            #expect(try await book.movement().persons.first == 6)
            try await book.look()
            #expect(try await book.pairs().map(\.strength) == [.sure, .sure, .likely])
            let before = try await book.image([home, twin])
            let merge = MergeDuplicateHousehold(
                household: twin, householdVersion: try await book.version(twin), is: home, keptVersion: try await book.version(home),
                reason: "nhập danh sách hai lần")
            #expect(try await book.perform(merge) == home)
            #expect(try await book.movement().households == [1, 0, 0, 0, 0, 0, 0, 0, 1])
            #expect(try await book.movement().persons == [3, 0, 0, 0, 0, 0, 0, 0, 3])
            #expect(try await book.look(twin).row.household.status == .merged)
            #expect(try await book.look(home).row.persons == 3)
            #expect(try await book.pairs(.same).count == 3)
            #expect(try await book.records.database.read { try StateKeeper.staleHouseholds(in: $0) } == 0)

            try await book.undoMerge(home)
            #expect(try await book.image([home, twin]) == before)
            #expect(try await book.movement().households.first == 2)
            #expect(try await book.pairs().count == 3)
            #expect(try await book.records.database.read { try StateKeeper.staleHouseholds(in: $0) } == 0)
        }
    }

    @Test(arguments: TestRecords.engines) func `undoing is refused where something later stands on it, and works once that is undone`(
        _ engine: Engine
    ) async throws {
        try await withBook(engine) { book in
            let (home, mothers) = try await twice(book)
            let merge = MergePersons(
                kept: try await book.person("Hồ Thị Mận", of: mothers), closed: try await book.person("Hồ Thị Mận", of: home),
                staying: try await book.membership("Hồ Thị Mận", of: home), ending: .mistake,
                versions: try await book.versions(home, mothers), reason: "ghi nhầm ở nhà mẹ")
            let before = try await book.image([home, mothers])
            try await book.perform(merge)
            let act = try #require(try await book.acts(of: home).first)
            #expect(act.kind == .personsMerged && act.other == mothers)
            let change = ChangeHead(
                household: home, householdVersion: try await book.version(home),
                successor: try await book.membership("Hồ Thị Mận", of: home), reason: "chồng đi xa")
            try await book.perform(change)
            await #expect(throws: UndoHouseholdAct.Refusal.self) {
                _ = try await book.records.desk.perform(UndoMerge(act: act.id, reason: "nhầm"), as: book.officer)
            }
            try await book.undo(home)
            _ = try await book.perform(UndoMerge(act: act.id, reason: "nhầm"))
            #expect(try await book.image([home, mothers]) == before)
            await #expect(throws: UndoHouseholdAct.Refusal.alreadyUndone) {
                _ = try await book.records.desk.perform(UndoMerge(act: act.id, reason: "nhầm"), as: book.officer)
            }
        }
    }

    @Test(arguments: TestRecords.engines)
    func `a head who leaves names another, a class is not lost unseen, and one household ends with its last member`(
        _ engine: Engine
    ) async throws {
        try await withBook(engine) { book in
            let home = try await book.listed()
            let alone = try await book.register(
                [try CommuneBook.facts("Nguyễn Văn Tèo", sex: .male, born: "1980-02-03")], since: "2026-03-01")
            try await book.look()
            var merge = MergePersons(
                kept: try await book.person("Nguyễn Văn Tèo", of: home), closed: try await book.person("Nguyễn Văn Tèo", of: alone),
                staying: try await book.membership("Nguyễn Văn Tèo", of: alone),
                ending: .left(on: CommuneBook.day("2026-03-01"), .movedAway),
                versions: try await book.versions(home, alone), reason: "đã ra ở riêng")
            let problems = try await book.problems(merge)
            #expect(problems == [.headNotNamed, .losesClass(household: "H0000001", .poor)])
            merge.successor = try await book.membership("Hồ Thị Mận", of: home)
            merge.confirmed = ["losesClass"]
            let before = try await book.image([home, alone])
            try await book.perform(merge)
            #expect(try await book.look(home).row.headName == "Hồ Thị Mận")
            #expect(try await book.look(home).row.povertyClass == .poor)
            try await book.undoMerge(alone)
            #expect(try await book.image([home, alone]) == before)

            merge.staying = try await book.membership("Nguyễn Văn Tèo", of: home)
            merge.ending = .mistake
            merge.versions = try await book.versions(home, alone)
            (merge.successor, merge.confirmed) = (nil, [])
            try await book.perform(merge)
            #expect(try await book.look(alone).row.household.status == .merged)
            #expect(try await book.records.database.read { try $0.stays(of: alone) }.isEmpty)
            try await book.undoMerge(home)
            #expect(try await book.image([home, alone]) == before)
        }
    }

    @Test(arguments: TestRecords.engines) func `a person written twice in one household is one of its members`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            let home = try await book.register([
                try CommuneBook.facts("Lê Thị Đào", sex: .female, born: "1950"),
                try CommuneBook.facts("Lê Thị Đào", .other, sex: .female, born: "1950-02-01"),
            ])
            try await book.look()
            let pair = try #require(try await book.pairs().first)
            #expect(pair.strength == .likely)
            let members = try await book.look(home).present
            let head = try #require(members.first { $0.membership.relation == .head })
            let other = try #require(members.first { $0.membership.relation != .head })
            let merge = MergePersons(
                kept: other.person.id, closed: head.person.id, staying: other.membership.id, versions: try await book.versions(home),
                reason: "ghi hai lần")
            let before = try await book.image([home])
            try await book.perform(merge)
            let (row, present, _) = try await book.look(home)
            #expect(row.persons == 1 && present.count == 1 && present[0].membership.relation == .head)
            try await book.undoMerge(home)
            #expect(try await book.image([home]) == before)
        }
    }

    @Test(arguments: TestRecords.engines) func `nobody merges across a line that they do not look after`(_ engine: Engine) async throws {
        try await withBook(engine) { book in
            let (home, mothers) = try await twice(book)
            let other = try await book.records.officer("nguoi-khac", .communeOfficer, in: "m-19996-huong-tra")
            let merge = MergePersons(
                kept: try await book.person("Hồ Thị Mận", of: home), closed: try await book.person("Hồ Thị Mận", of: mothers),
                versions: try await book.versions(home, mothers), reason: "x")
            await #expect(throws: DeskError.outsideArea) { _ = try await book.records.desk.perform(merge, as: other) }
            #expect(try await book.pairs(as: other).isEmpty)
            let leader = try await book.records.officer("lanh-dao", .leader, in: CommuneBook.commune)
            await #expect(throws: DeskError.notPermitted(.decideDuplicates)) { _ = try await book.records.desk.perform(merge, as: leader) }
        }
    }

    @Test(arguments: TestRecords.engines) func `what was said to be two is not asked again, and can be asked again`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            let (home, _) = try await twice(book)
            let pair = try #require(try await book.pairs().first).pair
            await #expect(throws: DecidePair.Refusal.reasonMissing) {
                _ = try await book.records.desk.perform(DecidePair(pair, .different, reason: ""), as: book.officer)
            }
            try await book.perform(DecidePair(pair, .different, reason: "hai chị em họ"))
            #expect(try await book.pairs().isEmpty)
            #expect(try await book.pairs(.different).first?.reason == "hai chị em họ")
            _ = try await book.perform(
                CorrectHousehold(
                    household: home, householdVersion: try await book.version(home), address: "Xóm 9", placement: .unchanged, reason: ""))
            try await book.look()
            #expect(try await book.pairs().isEmpty)
            try await book.perform(DecidePair(pair, .open, reason: ""))
            #expect(try await book.pairs().count == 1)
        }
    }

    @Test(arguments: TestRecords.engines) func `identities close one after another, and the last one stands for all`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            var households: [Household.ID] = []
            for _ in 0..<3 { households.append(try await book.single("Lê Thị Đào")) }
            try await book.look()
            #expect(try await book.pairs().count == 3)
            var people: [Person.ID] = []
            for household in households { people.append(try await book.person("Lê Thị Đào", of: household)) }
            for (kept, closed) in [(1, 0), (2, 1)] {
                try await book.perform(
                    MergePersons(
                        kept: people[kept], closed: people[closed], staying: try await book.membership("Lê Thị Đào", of: households[kept]),
                        ending: .mistake, versions: try await book.versions(households[kept], households[closed]), reason: "ghi ba lần"))
            }
            let found = people
            #expect(try await book.records.database.read { try $0.keptIdentity(of: found[0]) } == people[2])
            #expect(try await book.records.database.read { try $0.closedIdentities(into: found[2]).count } == 2)
            try await book.undoMerge(households[2])
            #expect(try await book.records.database.read { try $0.keptIdentity(of: found[0]) } == people[1])
        }
    }
}

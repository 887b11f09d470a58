import Access
import Core
import Database
import Operations
import Registry
import Store
import TestSupport
import Testing

@Suite struct `Correcting what is written of a household` {
    @Test(arguments: TestRecords.engines) func `needs a reason for name, birth and number, and keeps before and after`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            let household = try await book.family(["046080000011", nil])
            let head = try await book.member("Nguyễn Văn Tèo", of: household)
            func correct(
                _ version: Int, _ facts: MemberFacts, _ number: CorrectPerson.Number = .kept, reason: String = "",
                confirmed: Set<String> = []
            ) -> CorrectPerson {
                CorrectPerson(
                    household: household, householdVersion: version, membership: head.membership.id, facts: facts, number: number,
                    reason: reason, confirmed: confirmed)
            }
            let same = try CommuneBook.facts("Nguyễn Văn Tèo", sex: .male, born: "1980-02-03", ethnicity: "kinh")
            #expect(try await book.problems(correct(1, same)) == [.nothingChanged])
            var other = same
            other.ethnicity = "co-tu"
            other.phone = try PhoneNumber("0912345678")
            other.isDisabled = true
            try await book.perform(correct(1, other))
            let (row, _, _) = try await book.look(household)
            #expect(row.ethnicity == "co-tu" && row.flags.isSuperset(of: [.ethnicMinority, .disability]))

            other.name = try PersonName("Nguyễn Văn Tèo Em")
            #expect(try await book.problems(correct(2, other)) == [.reasonMissing])
            try await book.perform(correct(2, other, reason: "Theo giấy khai sinh"))
            #expect(try await book.found("em teo") == [household])
            #expect(try await book.look(household).row.headName == "Nguyễn Văn Tèo Em")
            let event = try await book.lastEvent(about: household)
            #expect(event.detail.contains(#""name.after":"Nguyễn Văn Tèo Em","name.before":"Nguyễn Văn Tèo""#))
            #expect(event.detail.contains("Theo giấy khai sinh"))

            other.personalNumber = try PersonalNumber("046081000013")
            let asked = try await book.problems(correct(3, other, .written, reason: "Cấp lại thẻ"))
            #expect(asked == [.unlikely(Unlikely(.numberYearDiffers, position: 0))])
            try await book.perform(correct(3, other, .written, reason: "Cấp lại thẻ", confirmed: ["numberYearDiffers-0"]))
            let detail = try await book.lastEvent(about: household).detail
            #expect(detail.contains("0460••••0011") && detail.contains("0460••••0013") && !detail.contains("046081000013"))
            try await book.perform(correct(4, other, .removed, reason: "Ghi nhầm số"))
            #expect(try await book.look(household).present[0].person.personalNumber == nil)
        }
    }

    @Test(arguments: TestRecords.engines) func `refuses another's number, a birth to come, a second head and an old page`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            let (first, second) = (try await book.family(["046080000011", nil]), try await book.family())
            let code = try await book.look(first).row.household.code
            let child = try await book.member("Nguyễn Văn Tí", of: second)
            func correct(_ version: Int, _ facts: MemberFacts, _ number: CorrectPerson.Number = .kept) -> CorrectPerson {
                CorrectPerson(
                    household: second, householdVersion: version, membership: child.membership.id, facts: facts, number: number, reason: "x"
                )
            }
            let number = try CommuneBook.facts("Nguyễn Văn Tí", .child, number: "046080000011")
            #expect(try await book.problems(correct(1, number, .written)) == [.numberElsewhere(position: 0, household: code)])
            #expect(
                try await book.problems(correct(1, try CommuneBook.facts("Nguyễn Văn Tí", .child, born: "2026-12-01")))
                    == [.bornInFuture(position: 0)])
            #expect(
                try await book.problems(correct(1, try CommuneBook.facts("Nguyễn Văn Tí", .child, born: "2026-02-02")))
                    == [.joinedBeforeBirth(position: 0)])
            #expect(
                try await book.problems(correct(1, try CommuneBook.facts("Nguyễn Văn Tí", .head, born: "2015-06-07"))).contains(.headTwice))
            await #expect(throws: StoreError.changedMeanwhile) {
                try await book.records.desk.perform(correct(2, try CommuneBook.facts("Nguyễn Văn Tí", .child)), as: book.officer)
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `lets who was born into the household join on the day that papers say`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            let household = try await book.family()
            let baby = try CommuneBook.facts("Nguyễn Thị Na", .child, born: "2026-10-05")
            let key = try await book.perform(
                AddMember(
                    household: household, householdVersion: 1, person: baby, joinedOn: CommuneBook.day("2026-10-05"), reason: .born))
            func correct(_ version: Int, born: String) throws -> CorrectPerson {
                CorrectPerson(
                    household: household, householdVersion: version, membership: key,
                    facts: try CommuneBook.facts("Nguyễn Thị Na", .child, born: born), reason: "Theo giấy khai sinh")
            }
            #expect(
                try await book.problems(try correct(2, born: "2026-01-31")) == [.dayTooEarly(first: CommuneBook.day("2026-02-01"))])
            #expect(try await book.problems(try correct(2, born: "2025")) == [.birthIsNotJoining(position: 0)])
            try await book.perform(try correct(2, born: "2026-10-04"))
            #expect(try await book.member("Nguyễn Thị Na", of: household).membership.joinedOn == CommuneBook.day("2026-10-04"))
        }
    }

    @Test(arguments: TestRecords.engines) func `moves a household to another village from a day on, or rewrites a wrong one`(
        _ engine: Engine
    )
        async throws
    {
        try await withBook(engine) { book in
            let household = try await book.family()
            let (other, third) = (book.records.keys["v-20035-2"]!, book.records.keys["v-20035-3"]!)
            func correct(_ version: Int, _ placement: CorrectHousehold.Placement, _ address: String = "Xóm 2", _ reason: String = "x")
                -> CorrectHousehold
            {
                CorrectHousehold(
                    household: household, householdVersion: version, address: address, placement: placement, reason: reason)
            }
            let day = CommuneBook.day("2026-08-01")
            #expect(try await book.problems(correct(1, .unchanged)) == [.nothingChanged])
            #expect(try await book.problems(correct(1, .moved(to: other, on: day), "Xóm 2", "")) == [.reasonMissing])
            #expect(try await book.problems(correct(1, .moved(to: other, on: CommuneBook.day("2026-11-25")))) == [.dayInFuture])
            #expect(
                try await book.problems(correct(1, .moved(to: other, on: CommuneBook.day("2026-02-01"))))
                    == [.dayTooEarly(first: CommuneBook.day("2026-02-02"))])
            let foreign = try #require(
                book.records.shelves.areas.children(of: book.records.keys["m-19996-huong-tra"]!, on: TestRecords.today).first?.area)
            #expect(try await book.problems(correct(1, .moved(to: foreign, on: day))) == [.villageOutside])

            try await book.perform(correct(1, .unchanged, "Số 5, Xóm 2"))
            try await book.perform(correct(2, .moved(to: other, on: day), "Số 5, Xóm 2"))
            try await book.perform(correct(3, .miswritten(third), "Số 5, Xóm 2"))
            let stays = try await book.records.database.read { try $0.stays(of: household) }
            #expect(stays.map(\.village) == [book.village, third])
            #expect(stays.map(\.validUntil?.iso) == ["2026-07-31", nil] && stays[1].reason == .movedIn)
            #expect(try await book.look(household).row.household.village == third)
        }
    }

    @Test(arguments: TestRecords.engines) func `shows a number only to who may see it and says what for, and keeps that`(_ engine: Engine)
        async throws
    {
        try await withBook(engine) { book in
            let household = try await book.family(["046080000011", nil])
            let (head, wife) = (try await book.member("Nguyễn Văn Tèo", of: household), try await book.member("Hồ Thị Mận", of: household))
            func reveal(_ member: Member, _ purpose: String = "Làm thẻ bảo hiểm y tế") -> RevealPersonalNumber {
                RevealPersonalNumber(household: household, membership: member.membership.id, purpose: purpose)
            }
            #expect(try await book.perform(reveal(head)) == "046080000011")
            let event = try await book.lastEvent(about: household)
            #expect(event.operation == "RevealPersonalNumber" && event.detail.contains("Làm thẻ bảo hiểm y tế"))
            #expect(!event.detail.contains("046080000011"))
            #expect(try await book.problems(reveal(head, "")) == [.reasonMissing])
            await #expect(throws: StoreError.notFound) { try await book.records.desk.perform(reveal(wife), as: book.officer) }
            let leader = try await book.records.officer("lanh-dao", .leader, in: CommuneBook.commune)
            await #expect(throws: DeskError.notPermitted(.revealPersonalNumber)) {
                try await book.records.desk.perform(reveal(head), as: leader)
            }
            let neighbour = try await book.records.officer("xa-ben", .communeOfficer, in: "m-19996-huong-tra")
            await #expect(throws: DeskError.outsideArea) { try await book.records.desk.perform(reveal(head), as: neighbour) }
        }
    }
}

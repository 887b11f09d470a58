import Core
import Law
import Registry
import Testing

@Suite struct `What a household was on a day` {
    private static let village = Area.ID(high: 1, low: 1)
    private static let other = Area.ID(high: 1, low: 2)
    private static let household = Household.ID(high: 2, low: 1)

    private static func day(_ iso: String) -> CalendarDate { CalendarDate(iso: iso)! }

    private static func member(
        _ number: UInt64, _ name: String, _ relation: Relation, born: String, from: String = "2020-01-01", until: String? = nil
    ) -> Member {
        let person = Person(
            id: Person.ID(high: 3, low: number), name: name, sex: number.isMultiple(of: 2) ? .female : .male,
            born: PartialDate(iso: born), ethnicity: "kinh", personalNumber: nil)
        return Member(
            person: person,
            membership: Membership(
                id: Membership.ID(high: 4, low: number), household: household, person: person.id, relation: relation,
                joinedOn: day(from), joinReason: .registered, leftOn: until.map(day), leaveReason: until == nil ? nil : .died))
    }

    private static func facts(_ change: (inout HouseholdFacts) -> Void) -> HouseholdFacts {
        var facts = HouseholdFacts(
            household: household, code: "H0000001", address: "", headName: "Nguyễn Văn An", headSortKey: "Nguyễn Văn An".personSortKey,
            hasNoLabourCapacity: false)
        facts.stays = [HouseholdStay(household: household, village: village, validFrom: day("2020-01-01"), reason: .registered)]
        facts.members = [member(1, "Nguyễn Văn An", .head, born: "1960-03-04")]
        change(&facts)
        return facts
    }

    @Test func `is one stretch where nothing ever changed`() {
        let states = Self.facts { _ in }.states()
        #expect(states.map(\.validFrom) == [Self.day("2020-01-01")] && states[0].validUntil == nil)
        #expect(states[0].persons == 1 && states[0].headName == "Nguyễn Văn An" && states[0].povertyClass == nil)
    }

    @Test func `knows ages on the day before, the day and the day after`() {
        let state = Self.facts { $0.members.append(Self.member(2, "Nguyễn Thị Bé", .child, born: "2008-02-29")) }.states()[0]
        #expect(state.flags(on: Self.day("2020-03-03")).isDisjoint(with: .olderPerson))
        #expect(state.flags(on: Self.day("2020-03-04")).contains(.olderPerson))
        #expect(state.flags(on: Self.day("2024-02-28")).contains(.child))
        #expect(!state.flags(on: Self.day("2024-02-29")).contains(.child))
        // The same as members give, on every day of two years.
        let members = Self.facts { $0.members.append(Self.member(2, "Nguyễn Thị Bé", .child, born: "2008-02-29")) }.members
        for offset in stride(from: 0, to: 1_600, by: 7) {
            let day = Self.day("2020-01-01").adding(days: offset)
            #expect(state.flags(on: day) == HouseholdFlags(of: members, on: day, noLabourCapacity: false))
        }
    }

    @Test func `was headed by whoever left first of those written as heads`() {
        let states = Self.facts {
            $0.members = [
                Self.member(1, "Nguyễn Văn An", .head, born: "1940", until: "2023-05-06"),
                Self.member(2, "Trần Thị Bình", .head, born: "1945"),
            ]
        }.states()
        #expect(states.map(\.headName) == ["Nguyễn Văn An", "Trần Thị Bình"])
        #expect(states.map(\.persons) == [2, 1])
        #expect(states[0].validUntil == Self.day("2023-05-05") && states[1].validFrom == Self.day("2023-05-06"))
        #expect(!states[0].lastingFlags.contains(.femaleHead) && states[1].lastingFlags.contains(.femaleHead))
    }

    @Test func `moved, ended and came back on the very days`() {
        let states = Self.facts {
            $0.stays = [
                HouseholdStay(
                    household: Self.household, village: Self.village, validFrom: Self.day("2020-01-01"),
                    validUntil: Self.day("2021-12-31"), reason: .registered),
                HouseholdStay(
                    household: Self.household, village: Self.other, validFrom: Self.day("2022-01-01"), validUntil: Self.day("2022-06-30"),
                    reason: .movedIn),
                HouseholdStay(household: Self.household, village: Self.village, validFrom: Self.day("2023-01-01"), reason: .movedIn),
            ]
        }.states()
        #expect(states.map(\.village) == [Self.village, Self.other, Self.village])
        #expect(states.first { $0.holds(on: Self.day("2022-06-30")) }?.village == Self.other)
        #expect(states.first { $0.holds(on: Self.day("2022-07-01")) } == nil)
        #expect(states.first { $0.holds(on: Self.day("2019-12-31")) } == nil)
    }

    @Test func `has the class of the standard that was still in force where two overlap`() {
        func recognition(_ number: UInt64, _ standard: String, _ povertyClass: String, _ from: String, _ until: String?) -> Recognition {
            Recognition(
                id: Recognition.ID(high: 5, low: number), household: Self.household, standard: standard,
                povertyClass: .init(rawValue: povertyClass)!, validFrom: Self.day(from), validUntil: until.map(Self.day),
                decisionNumber: "1", decisionOn: Self.day(from))
        }
        let states = Self.facts {
            $0.recognitions = [
                recognition(1, "S2016", "near_poor", "2020-12-15", "2021-12-31"), recognition(2, "S2022", "poor", "2021-12-15", nil),
            ]
        }.states()
        #expect(states.map { $0.povertyClass?.rawValue } == [nil, "near_poor", "poor"])
        #expect(states.map(\.validFrom.iso) == ["2020-01-01", "2020-12-15", "2022-01-01"])
        #expect(states[2].classSince == Self.day("2021-12-15"))
    }

    @Test func `stretches meet without a gap and without an overlap`() {
        let states = Self.facts {
            $0.members.append(Self.member(2, "B", .spouse, born: "1962", from: "2021-02-03", until: "2021-02-03"))
            $0.members.append(Self.member(3, "C", .child, born: "2001-01-01", from: "2021-02-04", until: "2024-01-01"))
            $0.reviews = [(Self.day("2022-10-10"), true), (Self.day("2023-10-10"), false)]
        }.states()
        for (before, after) in zip(states, states.dropFirst()) { #expect(before.validUntil?.adding(days: 1) == after.validFrom) }
        #expect(states.last?.validUntil == nil)
        #expect(states.first { $0.holds(on: Self.day("2023-01-01")) }?.lastingFlags.contains(.noLabourCapacity) == true)
        #expect(states.first { $0.holds(on: Self.day("2023-10-10")) }?.lastingFlags.contains(.noLabourCapacity) == false)
    }
}

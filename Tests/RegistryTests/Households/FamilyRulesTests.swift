import Core
import Registry
import Testing

@Suite struct `The members of a household` {
    private static let today = CalendarDate(iso: "2026-11-24")!

    private func member(
        _ key: UInt64, _ relation: Relation, born: String? = nil, number: String? = nil, sex: Sex? = nil, joined: String = "2026-01-01",
        reason: JoinReason = .registered
    ) -> Member {
        let person = Person(
            id: Person.ID(high: 1, low: key), name: "Người \(key)", sex: sex, born: born.flatMap(PartialDate.init(iso:)), ethnicity: nil,
            personalNumber: number)
        return Member(
            person: person,
            membership: Membership(
                id: Membership.ID(high: 2, low: key), household: Household.ID(high: 3, low: 3), person: person.id, relation: relation,
                joinedOn: CalendarDate(iso: joined)!, joinReason: reason))
    }

    private func problems(_ members: [Member]) -> [HouseholdProblem] {
        FamilyRules.problems(members, written: members.map(\.person.id), on: Self.today)
    }

    private func unlikely(_ members: [Member]) -> [String] {
        FamilyRules.unlikely(members, written: members.map(\.person.id), on: Self.today).map(\.key)
    }

    @Test func `have exactly one head`() {
        #expect(problems([member(1, .head), member(2, .child)]) == [])
        #expect(problems([member(1, .spouse), member(2, .child)]) == [.headMissing])
        #expect(problems([member(1, .head), member(2, .head)]) == [.headTwice])
        #expect(problems([]) == [])
    }

    @Test func `are not born tomorrow nor after they joined, and join by birth on the day they were born`() {
        #expect(problems([member(1, .head, born: "2026-11-24", joined: "2026-11-24")]) == [])
        #expect(problems([member(1, .head, born: "2026-11-25")]) == [.bornInFuture(position: 0)])
        #expect(problems([member(1, .head, born: "2027")]) == [.bornInFuture(position: 0)])
        #expect(problems([member(1, .head, born: "2026-01-02")]) == [.joinedBeforeBirth(position: 0)])
        #expect(problems([member(1, .head, born: "2026")]) == [])
        let head = member(1, .head)
        #expect(problems([head, member(2, .child, born: "2026-03-05", joined: "2026-03-05", reason: .born)]) == [])
        #expect(problems([head, member(2, .child, born: "2026-03", joined: "2026-03-31", reason: .born)]) == [])
        let late = member(2, .child, born: "2026-03-05", joined: "2026-03-06", reason: .born)
        #expect(problems([head, late]) == [.birthIsNotJoining(position: 1)])
    }

    @Test func `do not share a number`() {
        let number = "046080001234"
        #expect(problems([member(1, .head, number: number), member(2, .child, number: number)]) == [.numberTwice(position: 1)])
        let (old, new) = (member(1, .head, number: number), member(2, .child, number: number))
        #expect(FamilyRules.problems([old, new], written: [new.person.id], on: Self.today) == [.numberTwice(position: 0)])
        #expect(FamilyRules.problems([old, member(3, .child)], written: [], on: Self.today) == [])
    }

    @Test func `over 115 years, a head under 16, a parent no older than the child are unlikely`() {
        #expect(unlikely([member(1, .head, born: "1911-11-24")]) == [])
        #expect(unlikely([member(1, .head, born: "1910-11-24")]) == ["olderThan115-0"])
        #expect(unlikely([member(1, .head, born: "2010-11-24")]) == [])
        #expect(unlikely([member(1, .head, born: "2010-11-25")]) == ["headUnder16-0"])
        #expect(unlikely([member(1, .head, born: "1980"), member(2, .child, born: "1981")]) == [])
        #expect(unlikely([member(1, .head, born: "1980"), member(2, .child, born: "1980")]) == ["parentYounger-1"])
        #expect(unlikely([member(1, .head, born: "1980"), member(2, .parent, born: "1981")]) == ["parentYounger-1"])
        #expect(unlikely([member(1, .head, born: "1980"), member(2, .sibling, born: "1970")]) == [])
        // Where only the head was written, it is asked of the head.
        let pair = [member(1, .head, born: "1980"), member(2, .child, born: "1979")]
        #expect(FamilyRules.unlikely(pair, written: [pair[0].person.id], on: Self.today) == [Unlikely(.parentYounger, position: 0)])
        // Only what was written now is asked about.
        let (head, child) = (member(1, .head, born: "1980"), member(2, .child, born: "1970"))
        #expect(FamilyRules.unlikely([head, child, member(3, .other)], written: [Person.ID(high: 1, low: 3)], on: Self.today).isEmpty)
    }

    @Test func `whose number says another sex or year are asked about`() {
        #expect(unlikely([member(1, .head, born: "1980-02-03", number: "046080001234", sex: .male)]) == [])
        #expect(unlikely([member(1, .head, born: "1981-02-03", number: "046080001234", sex: .male)]) == ["numberYearDiffers-0"])
        #expect(unlikely([member(1, .head, born: "1980-02-03", number: "046080001234", sex: .female)]) == ["numberSexDiffers-0"])
        #expect(unlikely([member(1, .head, number: "191234567", sex: .male)]) == [])
    }

    @Test func `are told anew from another head`() {
        let family = [
            member(1, .head), member(2, .spouse), member(3, .child), member(4, .child), member(5, .parent), member(6, .parentInLaw),
            member(7, .grandchild), member(8, .sibling),
        ]
        func relations(headedBy key: UInt64) -> [Relation] {
            family.headed(by: Membership.ID(high: 2, low: key)).map(\.membership.relation)
        }
        #expect(relations(headedBy: 2) == [.spouse, .head, .child, .child, .parentInLaw, .parent, .grandchild, .other])
        #expect(relations(headedBy: 3) == [.parent, .parent, .head, .sibling, .grandparent, .other, .other, .other])
        #expect(relations(headedBy: 5) == [.child, .childInLaw, .grandchild, .grandchild, .head, .other, .other, .child])
        #expect(relations(headedBy: 8) == [.sibling, .other, .nieceOrNephew, .nieceOrNephew, .parent, .other, .other, .head])
        #expect(relations(headedBy: 99) == family.map(\.membership.relation))
        for key in 1...8 { #expect(relations(headedBy: UInt64(key)).count { $0 == .head } == 1) }
    }

    @Test func `have a code with the running number of the registry`() {
        #expect(Household.code(number: 123) == "H0000123")
        #expect(Household.code(number: 12_345_678) == "H12345678")
    }
}

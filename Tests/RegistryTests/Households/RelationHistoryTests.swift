import Core
import Foundation
import Registry
import Testing

@Suite("What a member was to the heads before") struct RelationHistoryTests {
    private func day(_ iso: String) -> CalendarDate { CalendarDate(iso: iso)! }

    private func membership(_ relation: Relation, since: String = "2020-01-01") -> Membership {
        Membership(
            id: Membership.ID(high: 1, low: 1), household: Household.ID(high: 1, low: 2), person: Person.ID(high: 1, low: 3),
            relation: relation, joinedOn: day(since), joinReason: .registered)
    }

    @Test func `holds until the day on which another became head, both sides of it`() {
        var wife = membership(.spouse)
        wife.become(.head, on: day("2025-03-02"))
        #expect(wife.relation(on: day("2025-03-01")) == .spouse && wife.relation(on: day("2025-03-02")) == .head)
        wife.become(.parent, on: day("2026-01-10"))
        #expect(wife.relation(on: day("2025-03-01")) == .spouse && wife.relation(on: day("2026-01-09")) == .head)
        #expect(wife.relation(on: day("2026-01-10")) == .parent && wife.relation == .parent)
        #expect(wife.formerRelations.text == "2025-03-02:spouse 2026-01-10:head")
        #expect(RelationHistory(wife.formerRelations.text) == wife.formerRelations)
    }

    @Test func `is not dated where a mistake is put right, or where somebody joined no earlier`() {
        var wife = membership(.spouse)
        wife.become(.head, on: day("2025-03-02"))
        wife.become(.other, on: nil)
        #expect(wife.relation(on: day("2024-01-01")) == .other && wife.formerRelations.text == "")
        var newcomer = membership(.child, since: "2025-03-02")
        newcomer.become(.head, on: day("2025-03-02"))
        #expect(newcomer.relation(on: day("2025-03-02")) == .head && newcomer.formerRelations.text == "")
        var same = membership(.child)
        same.become(.child, on: day("2025-03-02"))
        #expect(same == membership(.child))
    }

    @Test func `an earlier day put on record later ends what was said of the days after it`() {
        var son = membership(.child)
        son.become(.head, on: day("2026-05-01"))
        son.become(.sibling, on: day("2025-01-01"))
        #expect(son.relation(on: day("2024-12-31")) == .child && son.relation(on: day("2025-06-01")) == .sibling)
        #expect(son.formerRelations.text == "2025-01-01:child")
    }

    @Test func `is read from images of rows of before it was kept, and refused where it is broken`() throws {
        let old = """
            {"household":"\(Household.ID(high: 1, low: 2))","id":"\(Membership.ID(high: 1, low: 1))","joinReason":"registered",
             "joinedOn":"2020-01-01","person":"\(Person.ID(high: 1, low: 3))","relation":"spouse"}
            """
        #expect(try JSONDecoder().decode(Membership.self, from: Data(old.utf8)) == membership(.spouse))
        var wife = membership(.spouse)
        wife.become(.head, on: day("2025-03-02"))
        #expect(try JSONDecoder().decode(Membership.self, from: JSONEncoder().encode(wife)) == wife)
        #expect(
            RelationHistory("2025-03-02") == nil && RelationHistory("2025-02-30:spouse") == nil
                && RelationHistory("2025-03-02:friend") == nil)
    }
}

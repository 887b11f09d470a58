import Core

/// What must hold of the members of a household, and what seldom does not. Decisions only: nothing is read or written.
public enum FamilyRules {
    /// What cannot be true of `members` as they would be on `day`; positions are those of `written` people.
    public static func problems(_ members: [Member], written: [Person.ID], on day: CalendarDate) -> [HouseholdProblem] {
        var problems: [HouseholdProblem] = []
        let heads = members.count { $0.membership.relation == .head }
        if !members.isEmpty, heads != 1 { problems.append(heads == 0 ? .headMissing : .headTwice) }
        var numbers: Set<String> = []
        for member in members where !written.contains(member.person.id) { member.person.personalNumber.map { _ = numbers.insert($0) } }
        for (position, id) in written.enumerated() {
            guard let member = members.first(where: { $0.person.id == id }) else { continue }
            if let born = member.person.born, born.earliest > day {
                problems.append(.bornInFuture(position: position))
            } else if let born = member.person.born, born.earliest > member.membership.joinedOn {
                problems.append(.joinedBeforeBirth(position: position))
            } else if member.membership.joinReason == .born, let born = member.person.born,
                !member.membership.joinedOn.iso.hasPrefix(born.iso)
            {
                problems.append(.birthIsNotJoining(position: position))
            }
            if let number = member.person.personalNumber, !numbers.insert(number).inserted {
                problems.append(.numberTwice(position: position))
            }
        }
        return problems
    }

    /// What is unlikely of the `written` people among `members`.
    public static func unlikely(_ members: [Member], written: [Person.ID], on day: CalendarDate) -> [Unlikely] {
        let head = members.first { $0.membership.relation == .head }
        var unlikely: [Unlikely] = []
        for (position, id) in written.enumerated() {
            guard let member = members.first(where: { $0.person.id == id }) else { continue }
            if let age = member.person.born?.age(on: day) {
                if age > 115 { unlikely.append(Unlikely(.olderThan115, position: position)) }
                if member.membership.relation == .head, age < 16 { unlikely.append(Unlikely(.headUnder16, position: position)) }
            }
            // A pair that is wrong is told once: at the relative, or at the head where only the head was written.
            let isPairWrong =
                member.membership.relation == .head
                ? members.contains { !written.contains($0.person.id) && isYoungerParent($0, head: member) }
                : head.map { isYoungerParent(member, head: $0) } ?? false
            if isPairWrong { unlikely.append(Unlikely(.parentYounger, position: position)) }
            if let number = member.person.personalNumber.flatMap({ try? PersonalNumber($0) }) {
                let warnings = number.warnings(sex: member.person.sex, born: member.person.born)
                if warnings.contains(.sexDiffers) { unlikely.append(Unlikely(.numberSexDiffers, position: position)) }
                if warnings.contains(.birthYearDiffers) { unlikely.append(Unlikely(.numberYearDiffers, position: position)) }
            }
        }
        return unlikely
    }

    /// True when `member` and the head are of two generations and the elder one was born no earlier. Years are compared,
    /// because of many elders no more is known.
    private static func isYoungerParent(_ member: Member, head: Member) -> Bool {
        guard let own = member.person.born?.year, let heads = head.person.born?.year else { return false }
        return switch member.membership.relation {
        case .child, .grandchild: own <= heads
        case .parent, .grandparent: own >= heads
        default: false
        }
    }
}

extension Relation {
    /// What somebody who was `self` to the former head is to the new one, who was `successor` to the former head; `.other`
    /// where the relations of a household do not tell (whose children a head's grandchildren are, for example).
    public func following(_ successor: Relation) -> Relation {
        if self == .other || successor == .other { return .other }
        return switch successor {
        case .spouse: following(spouse: ())
        case .child: following(child: ())
        case .parent: following(parent: ())
        case .sibling: following(sibling: ())
        default: .other
        }
    }

    private func following(spouse: Void) -> Relation {
        switch self {
        case .head: .spouse
        case .child, .childInLaw, .grandchild: self
        case .parent: .parentInLaw
        case .parentInLaw: .parent
        default: .other
        }
    }

    private func following(child: Void) -> Relation {
        switch self {
        case .head, .spouse: .parent
        case .child: .sibling
        case .parent: .grandparent
        default: .other
        }
    }

    private func following(parent: Void) -> Relation {
        switch self {
        case .head, .sibling: .child
        case .spouse: .childInLaw
        case .child: .grandchild
        case .parent: .spouse
        case .grandparent: .other
        default: .other
        }
    }

    private func following(sibling: Void) -> Relation {
        switch self {
        case .head, .sibling: .sibling
        case .parent: .parent
        case .grandparent: .grandparent
        case .child: .nieceOrNephew
        default: .other
        }
    }
}

extension Array where Element == Member {
    /// The members with `successor` as head and everybody's relation told from them; unchanged when nobody has that key.
    ///
    /// - Parameter day: the first day of the new head; `nil` where the former had been written by mistake.
    ///
    /// Whether a spouse's children are the new head's own is not known: they stay children, as the papers write them.
    public func headed(by successor: Membership.ID, on day: CalendarDate? = nil) -> [Member] {
        guard let relation = first(where: { $0.membership.id == successor })?.membership.relation else { return self }
        return map { member in
            var member = member
            let own = member.membership.relation
            member.membership.become(member.membership.id == successor ? .head : own.following(relation), on: day)
            return member
        }
    }
}

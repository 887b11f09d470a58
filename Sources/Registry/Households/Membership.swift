import Core

/// A person's stay in a household, by date. A person belongs to one household on one day.
public struct Membership: Hashable, Sendable, Codable {
    public typealias ID = Identifier<Membership>

    public var id: ID
    public var household: Household.ID
    public var person: Person.ID
    /// To the head of today, or of the last day.
    public var relation: Relation
    /// What the person was to the heads before.
    public var formerRelations: RelationHistory
    public var joinedOn: CalendarDate
    public var joinReason: JoinReason
    /// First day on which the person no longer belongs to the household.
    public var leftOn: CalendarDate?
    public var leaveReason: LeaveReason?

    public init(
        id: ID, household: Household.ID, person: Person.ID, relation: Relation, joinedOn: CalendarDate,
        joinReason: JoinReason, leftOn: CalendarDate? = nil, leaveReason: LeaveReason? = nil,
        formerRelations: RelationHistory = RelationHistory()
    ) {
        self.id = id
        self.household = household
        self.person = person
        self.relation = relation
        self.joinedOn = joinedOn
        self.joinReason = joinReason
        self.leftOn = leftOn
        self.leaveReason = leaveReason
        self.formerRelations = formerRelations
    }

    /// Images of rows of before relations were dated tell none.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try values.decode(ID.self, forKey: .id), household: try values.decode(Household.ID.self, forKey: .household),
            person: try values.decode(Person.ID.self, forKey: .person), relation: try values.decode(Relation.self, forKey: .relation),
            joinedOn: try values.decode(CalendarDate.self, forKey: .joinedOn),
            joinReason: try values.decode(JoinReason.self, forKey: .joinReason),
            leftOn: try values.decodeIfPresent(CalendarDate.self, forKey: .leftOn),
            leaveReason: try values.decodeIfPresent(LeaveReason.self, forKey: .leaveReason),
            formerRelations: try values.decodeIfPresent(RelationHistory.self, forKey: .formerRelations) ?? RelationHistory())
    }

    /// What the person was to the head of `day`.
    public func relation(on day: CalendarDate) -> Relation { formerRelations.relation(on: day) ?? relation }

    /// From `day` on the person is `relation` to the head; for all days where there is no day, or they joined no earlier.
    public mutating func become(_ relation: Relation, on day: CalendarDate?) {
        guard relation != self.relation else { return }
        if let day, day > joinedOn {
            formerRelations.end(self.relation, on: day)
        } else {
            formerRelations = RelationHistory()
        }
        self.relation = relation
    }

    public func holds(on day: CalendarDate) -> Bool { joinedOn <= day && leftOn.map { day < $0 } ?? true }
}

/// What a member was to the head of the household before another became head: each relation with the first day on which it held no more.
public struct RelationHistory: Hashable, Sendable, Codable {
    private var steps: [Step] = []

    private struct Step: Hashable, Sendable {
        var until: CalendarDate
        var relation: Relation
    }

    public init() {}

    /// As it is stored: `2025-03-02:spouse 2026-01-10:child`.
    public init?(_ text: String) {
        for part in text.split(separator: " ") {
            let halves = part.split(separator: ":")
            guard halves.count == 2, let until = CalendarDate(iso: String(halves[0])), let relation = Relation(rawValue: String(halves[1]))
            else { return nil }
            steps.append(Step(until: until, relation: relation))
        }
    }

    public var text: String { steps.map { "\($0.until.iso):\($0.relation.rawValue)" }.joined(separator: " ") }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let history = RelationHistory(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: text))
        }
        self = history
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// The days on which a relation became another.
    public var days: [CalendarDate] { steps.map(\.until) }

    func relation(on day: CalendarDate) -> Relation? { steps.first { day < $0.until }?.relation }

    /// `relation` held until the day before `day`; whatever was said of later days holds no more.
    mutating func end(_ relation: Relation, on day: CalendarDate) {
        let before = self.relation(on: day.adding(days: -1)) ?? relation
        steps.removeAll { $0.until >= day }
        steps.append(Step(until: day, relation: before))
    }
}

/// Relation to the head of the household (quan hệ với chủ hộ).
public enum Relation: String, Hashable, Sendable, Codable, CaseIterable {
    case head, spouse, child, parent, sibling, grandparent, grandchild, childInLaw, parentInLaw, nieceOrNephew, other

    /// How many generations above the head; `nil` where the relation does not say.
    public var generation: Int? {
        switch self {
        case .grandparent: 2
        case .parent, .parentInLaw: 1
        case .head, .spouse, .sibling: 0
        case .child, .childInLaw, .nieceOrNephew: -1
        case .grandchild: -2
        case .other: nil
        }
    }
}

public enum JoinReason: String, Hashable, Sendable, Codable, CaseIterable {
    /// First recorded with the household.
    case registered
    case born, married, movedIn, split, merged, corrected
}

public enum LeaveReason: String, Hashable, Sendable, Codable, CaseIterable {
    case died, married, movedAway, split, merged, corrected
}

/// A member as lists and pages show them: the person and the stay.
public struct Member: Hashable, Sendable {
    public var person: Person
    public var membership: Membership

    public init(person: Person, membership: Membership) {
        self.person = person
        self.membership = membership
    }
}

extension Sequence<Member> {
    /// Who belonged on `day`, each with the relation of that day.
    public func present(on day: CalendarDate) -> [Member] {
        filter { $0.membership.holds(on: day) }.map { member in
            var member = member
            member.membership.relation = member.membership.relation(on: day)
            return member
        }
    }

    /// The head on `day`, when there is exactly one.
    public func head(on day: CalendarDate) -> Member? {
        let heads = filter { $0.membership.relation(on: day) == .head && $0.membership.holds(on: day) }
        return heads.count == 1 ? heads[0] : nil
    }
}

import Core

/// A person as far as it matters to the question whether two records are of one.
public struct PersonRecord: Hashable, Sendable {
    public var person: Person
    /// The last membership that was not a mistake; `nil` for somebody who is about to be written down.
    public var membership: Membership?
    public var household: Household.ID?
    public var village: Area.ID?
    public var commune: Area.ID?
    public var relation: Relation?
    /// The others who belong to the household, or did so with this person.
    public var companions: [Person]

    public init(
        person: Person, membership: Membership? = nil, household: Household.ID? = nil, village: Area.ID? = nil, commune: Area.ID? = nil,
        relation: Relation? = nil, companions: [Person] = []
    ) {
        self.person = person
        self.membership = membership
        self.household = household ?? membership?.household
        self.village = village
        self.commune = commune
        self.relation = relation ?? membership?.relation
        self.companions = companions
    }

    public var isPresent: Bool { membership != nil && membership?.leftOn == nil }
}

/// That two records may be of one person, how much speaks for it, and what.
///
/// A decision is for an officer: nothing follows from likeness alone. Where nothing but a common name and a year agree, nothing is said:
/// namesakes are many.
public struct PersonLikeness: Hashable, Sendable {
    public enum Strength: Int, Hashable, Sendable, Comparable, CaseIterable {
        case possible = 1, likely, sure

        public static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
    }

    public var strength: Strength
    /// What speaks for it, then what speaks against it.
    public var evidence: [PersonEvidence]

    /// `nil` where too little speaks for it to ask anybody.
    public init?(of one: PersonRecord, and other: PersonRecord) {
        let facts = Facts(one, other)
        guard let strength = facts.strength else { return nil }
        self.strength = strength
        evidence = facts.evidence.filter(\.isFor) + facts.evidence.filter { !$0.isFor }
    }
}

/// The evidence of a pair, weighed.
private struct Facts {
    private(set) var evidence: [PersonEvidence] = []
    private let name: NameLikeness?
    private let birth: PersonEvidence
    private let number: PersonEvidence?
    private let isOtherSex: Bool
    private let isSameHousehold: Bool
    private let isOtherGeneration: Bool
    private let companions: Int
    private let isSameVillage: Bool
    private let isSameCommune: Bool
    private let died: Bool

    init(_ one: PersonRecord, _ other: PersonRecord) {
        let (left, right) = (one.person, other.person)
        name = NameLikeness(AnnotatedName(left.name).name, AnnotatedName(right.name).name)
        birth = Self.birth(left.born, right.born)
        number = Self.number(left.personalNumber, right.personalNumber)
        isOtherSex = left.sex != nil && right.sex != nil && left.sex != right.sex
        isSameHousehold = one.household != nil && one.household == other.household
        isOtherGeneration = isSameHousehold && Self.isOtherGeneration(one.relation, other.relation)
        // Of one household the others are shared whoever the two are.
        companions = isSameHousehold ? 0 : Self.shared(one, other)
        isSameVillage = one.village != nil && one.village == other.village
        isSameCommune = one.commune != nil && one.commune == other.commune
        died = one.membership?.leaveReason == .died || other.membership?.leaveReason == .died

        if let number { evidence.append(number) }
        evidence.append(name.map { .name($0) } ?? .otherName)
        evidence.append(birth)
        if isOtherSex { evidence.append(.otherSex) }
        if isSameHousehold { evidence.append(.sameHousehold) }
        if isOtherGeneration { evidence.append(.otherGeneration) }
        if companions > 0 { evidence.append(.sameCompanions(companions)) }
        if !isSameHousehold { if isSameVillage { evidence.append(.sameVillage) } else if isSameCommune { evidence.append(.sameCommune) } }
        if died { evidence.append(.died) }
    }

    var strength: PersonLikeness.Strength? {
        if number == .sameNumber {
            // A number belongs to one person; where little else agrees it may have been mistyped.
            let agrees = name != nil && !isOtherSex && !isOtherGeneration
            return agrees && birth != .otherBirthYear && birth != .otherBirthDay ? .sure : .likely
        }
        guard let name, !isOtherGeneration, birth != .otherBirthYear else { return nil }
        if number == .otherNumber {
            return name.isSpelling && birth == .sameBirthDay && (companions > 0 || isSameHousehold) ? .possible : nil
        }
        if isOtherSex { return name.isSpelling && birth == .sameBirthDay && companions > 0 ? .possible : nil }
        // Two of one household under almost one name are twins as often as one person written twice.
        if isSameHousehold, !name.isSpelling { return birth == .sameBirthDay || birth == .dayAndMonthSwapped ? .possible : nil }
        switch birth {
        case .sameBirthDay:
            if companions > 0 || isSameHousehold { return name.isSpelling ? .sure : .likely }
            if isSameVillage { return .likely }
            return isSameCommune && name.isSpelling ? .likely : .possible
        case .sameBirthYear, .dayAndMonthSwapped:
            if isSameHousehold { return .likely }
            if companions > 0 { return name.isSpelling ? .likely : .possible }
            return isSameVillage && (name.isSpelling || name == .slip) ? .possible : nil
        case .otherBirthDay: return companions > 0 && name.isSpelling || isSameHousehold ? .possible : nil
        case .nextBirthYear: return companions > 1 && name.isSpelling ? .possible : nil
        default:
            // Of one nothing is known of the birth: a father and a son may have one name.
            return companions > 1 && name.isSpelling || isSameHousehold ? .possible : nil
        }
    }

    private static func number(_ one: String?, _ other: String?) -> PersonEvidence? {
        guard let one, let other else { return nil }
        if one == other { return .sameNumber }
        // The former card and the present one may be of one person.
        return one.utf8.count == other.utf8.count ? .otherNumber : nil
    }

    private static func birth(_ one: PartialDate?, _ other: PartialDate?) -> PersonEvidence {
        guard let one, let other else { return .birthUnknown }
        guard one.year == other.year else { return abs(one.year - other.year) == 1 ? .nextBirthYear : .otherBirthYear }
        guard case .day(let left) = one, case .day(let right) = other else {
            if case .month(_, let left) = one, case .month(_, let right) = other, left != right { return .otherBirthDay }
            return .sameBirthYear
        }
        if left == right { return .sameBirthDay }
        return left.day == right.month && left.month == right.day ? .dayAndMonthSwapped : .otherBirthDay
    }

    private static func isOtherGeneration(_ one: Relation?, _ other: Relation?) -> Bool {
        guard let one = one?.generation, let other = other?.generation else { return false }
        return one != other
    }

    /// How many others of both have one name and no other year of birth, each counted once.
    private static func shared(_ one: PersonRecord, _ other: PersonRecord) -> Int {
        var rest = other.companions.filter { $0.id != one.person.id && $0.id != other.person.id }
        var count = 0
        for companion in one.companions where companion.id != other.person.id && companion.id != one.person.id {
            let found = rest.firstIndex { candidate in
                if candidate.id == companion.id { return true }
                guard NameLikeness(candidate.name, companion.name)?.isSpelling ?? false else { return false }
                guard let left = candidate.born?.year, let right = companion.born?.year else { return true }
                return left == right
            }
            if let found {
                rest.remove(at: found)
                count += 1
            }
        }
        return count
    }
}

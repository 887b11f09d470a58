import Core
import Law

/// Why a change to a household or its people cannot be made. Positions count the people of the request from 0.
public enum HouseholdProblem: Hashable, Sendable {
    case headMissing
    case headTwice
    case bornInFuture(position: Int)
    case joinedBeforeBirth(position: Int)
    /// A birth is a day or a year that the day of joining must lie in.
    case birthIsNotJoining(position: Int)
    case dayInFuture
    /// The day lies before the first one that is possible.
    case dayTooEarly(first: CalendarDate)
    case dayTooLate(last: CalendarDate)
    /// A decision found the household there after the day on which it is said to have gone.
    case decidedSince(number: String, on: CalendarDate)
    case numberTwice(position: Int)
    /// Somebody else has the number; with the code of their household where the asking officer may see it.
    case numberElsewhere(position: Int, household: String?)
    /// The number is of a person who has left every household since `leftOn`, with the same name and year of birth.
    case knownPerson(position: Int, leftOn: CalendarDate)
    /// Somebody of the registry is so much like the person that they may well be one: said to be another, or taken as who they are.
    case likelySame(position: Int, KnownPerson)
    /// The same person lives in no household because they died.
    case personDied(position: Int)
    /// The head cannot leave before somebody else is named.
    case headNotNamed
    /// Who is named is no present member, or is the one who leaves.
    case successorNotMember
    /// Of those who are to form or to bring back a household, nobody is named, or somebody who does not belong to it.
    case nobodyChosen
    /// Nobody would stay behind: the household moves as a whole, it does not split.
    case everybodyChosen
    /// No head of the new household is named among those who form it.
    case newHeadMissing
    /// A household does not join itself.
    case sameHousehold
    /// Somebody who is to come back belongs to another household by now.
    case livesElsewhere(name: String)
    /// Of two households to which one person belongs at a time, none is said to hold.
    case stayingMissing
    /// How the membership ends that does not hold is not said.
    case endingMissing
    /// Beside what is decided, the person would belong to two households from the day on.
    case belongsTwice(household: String, day: CalendarDate)
    /// Somebody of the household is nobody of the other one.
    case notAllAlike
    /// The person would have the class of a household no more: taken in when it was looked at.
    case losesClass(household: String, PovertyClass)
    case reasonMissing
    /// The household ended; nothing of it is changed.
    case householdEnded
    /// The village is none of the officer's, or no village today.
    case villageOutside
    case nothingChanged
    /// A point that lies in no part of the country.
    case pointOutside
    /// The nearest point of another household of the village is so many metres away: taken in when it was checked.
    case farFromVillage(metres: Int)
    /// True more seldom than mistaken: taken in when the officer says that it was checked.
    case unlikely(Unlikely)

    /// What the officer ticks to say that just this was looked at; `nil` where no word of theirs can make it right.
    public var confirmation: String? {
        switch self {
        case .unlikely(let unlikely): unlikely.key
        case .knownPerson(let position, _): "knownPerson-\(position)"
        case .farFromVillage: "farFromVillage"
        case .likelySame(let position, let known): known.anotherKey(position)
        case .losesClass: "losesClass"
        default: nil
        }
    }
}

/// Something that can be true but seldom is.
public struct Unlikely: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case olderThan115, headUnder16, parentYounger, numberSexDiffers, numberYearDiffers, namedAsDeceased
    }

    public var kind: Kind
    public var position: Int

    public init(_ kind: Kind, position: Int) {
        self.kind = kind
        self.position = position
    }

    /// How a form says that just this was checked: `parentYounger-2`.
    public var key: String { "\(kind.rawValue)-\(position)" }
}

/// The refusal of a change to a household, with every reason at once.
public struct HouseholdRefusal: Error, Hashable, Sendable {
    public var problems: [HouseholdProblem]

    public init(_ problems: [HouseholdProblem]) { self.problems = problems }

    public init(_ problem: HouseholdProblem) { problems = [problem] }
}

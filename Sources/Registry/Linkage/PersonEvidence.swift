import Core

/// One fact that speaks for or against two records being of one person.
public enum PersonEvidence: Hashable, Sendable {
    case sameNumber
    /// Both have the twelve digits, and they differ.
    case otherNumber
    case name(NameLikeness)
    case otherName
    case sameBirthDay
    /// The years are the same, and of one no more is known.
    case sameBirthYear
    /// Day and month stand the other way round.
    case dayAndMonthSwapped
    /// The same year, another day.
    case otherBirthDay
    /// The years lie one apart.
    case nextBirthYear
    case otherBirthYear
    case birthUnknown
    case otherSex
    case sameHousehold
    /// So many others of both households have one name and no other year of birth.
    case sameCompanions(Int)
    case sameVillage
    case sameCommune
    /// One of them is written down as having died.
    case died
    /// Parent and child of one household, or the like: of two generations.
    case otherGeneration

    public var isFor: Bool {
        switch self {
        case .sameNumber, .name, .sameBirthDay, .sameBirthYear, .dayAndMonthSwapped, .sameHousehold, .sameCompanions, .sameVillage,
            .sameCommune:
            true
        case .otherNumber, .otherName, .otherBirthDay, .nextBirthYear, .otherBirthYear, .birthUnknown, .otherSex, .died, .otherGeneration:
            false
        }
    }
}

extension PersonEvidence: RawRepresentable {
    /// `sameCompanions-3`, `name-marks`, else the bare word: as it is stored.
    public var rawValue: String {
        switch self {
        case .sameNumber: "sameNumber"
        case .otherNumber: "otherNumber"
        case .name(let likeness): "name-\(likeness.rawValue)"
        case .otherName: "otherName"
        case .sameBirthDay: "sameBirthDay"
        case .sameBirthYear: "sameBirthYear"
        case .dayAndMonthSwapped: "dayAndMonthSwapped"
        case .otherBirthDay: "otherBirthDay"
        case .nextBirthYear: "nextBirthYear"
        case .otherBirthYear: "otherBirthYear"
        case .birthUnknown: "birthUnknown"
        case .otherSex: "otherSex"
        case .sameHousehold: "sameHousehold"
        case .sameCompanions(let count): "sameCompanions-\(count)"
        case .sameVillage: "sameVillage"
        case .sameCommune: "sameCommune"
        case .died: "died"
        case .otherGeneration: "otherGeneration"
        }
    }

    public init?(rawValue: String) {
        let parts = rawValue.split(separator: "-", maxSplits: 1).map(String.init)
        let plain: [PersonEvidence] = [
            .sameNumber, .otherNumber, .otherName, .sameBirthDay, .sameBirthYear, .dayAndMonthSwapped, .otherBirthDay, .nextBirthYear,
            .otherBirthYear, .birthUnknown, .otherSex, .sameHousehold, .sameVillage, .sameCommune, .died, .otherGeneration,
        ]
        if let found = plain.first(where: { $0.rawValue == rawValue }) {
            self = found
        } else if parts.count == 2, parts[0] == "name", let likeness = NameLikeness(rawValue: parts[1]) {
            self = .name(likeness)
        } else if parts.count == 2, parts[0] == "sameCompanions", let count = Int(parts[1]) {
            self = .sameCompanions(count)
        } else {
            return nil
        }
    }
}

import Core

/// A multidimensional poverty standard as one whole snapshot, found by the day of the review and never by today.
public struct PovertyStandard: Hashable, Sendable {
    public enum Scope: Hashable, Sendable {
        case national
        /// A province's own standard beside the national one, by the province's code.
        case province(String)
    }

    /// How income and deprivations decide together. The method is code; its numbers are data.
    public enum Method: String, Hashable, Sendable {
        /// Poor at or under the lower line, or between the lines with enough deprivations (2016).
        case incomeOrDeprivation
        /// Poor at or under the line with enough deprivations, near-poor there without (2022, 2027).
        case incomeAndDeprivation
    }

    public let id: String
    public let title: String
    public let scope: Scope
    public let appliesFrom: CalendarDate
    public let appliesTo: CalendarDate
    public let method: Method
    public let citation: Citation
    public let confidence: Confidence
    public let lines: [Residence: IncomeLine]
    /// From so many deprived indicators on, a household under the line counts as poor.
    public let deprivationCutoff: Sourced<Int>
    /// Points of one deprived indicator on sheet B2; `nil` where the sheet is not known.
    public let pointsEach: Sourced<Int>?
    public let indicators: [DeprivationIndicator]
    /// SHA-256 of the text that the standard was read from: what every result is stamped with.
    public let fingerprint: String
    /// That text itself, frozen at first use.
    public let content: String

    public func applies(on day: CalendarDate) -> Bool { appliesFrom <= day && day <= appliesTo }
}

/// The income lines of one kind of residence, in đồng per person per month.
public struct IncomeLine: Hashable, Sendable {
    /// "từ … trở xuống": a household exactly at the line is within it.
    public let poorUpTo: Dong
    /// Equal to `poorUpTo` where the standard has one line.
    public let nearPoorUpTo: Dong
    /// `nil` where no band of average living is known.
    public let averageLivingUpTo: Sourced<Dong>?
    /// Points A that stand for the line; `nil` where the score sheet is not known.
    public let points: Sourced<Int>?
    public let citation: Citation
    public let confidence: Confidence
}

/// One of the indicators by which a household can be deprived of a basic social service.
public struct DeprivationIndicator: Hashable, Sendable {
    /// Its place in the standard's list, from 1.
    public let number: Int
    public let service: String
    public let name: String
    public let english: String
    /// When a household is deprived; empty where the wording was not found.
    public let deprivedWhen: String
    public let wording: Confidence
    public let citation: Citation
    public let confidence: Confidence
}

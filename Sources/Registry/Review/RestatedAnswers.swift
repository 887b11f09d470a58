import Core
import Law

/// Carries what a sheet of one standard found over to the questions of another: an indicator is the same where its English name
/// is. What the other standard alone asks for stays unknown, and never counts as zero.
public struct RestatedAnswers: Sendable {
    /// Indicators of the other standard that a sheet of the first knows nothing of.
    public let notAsked: [DeprivationIndicator]
    /// Points A stand for income by the score table of their standard; a province's own standard draws its line through the same table.
    public let carriesPoints: Bool

    /// For each indicator of the other standard, its number in the first.
    private let numbers: [Int?]
    fileprivate let isSame: Bool

    public init(from first: PovertyStandard, to other: PovertyStandard) {
        numbers = other.indicators.map { indicator in first.indicators.first { $0.isSame(as: indicator) }?.number }
        notAsked = zip(other.indicators, numbers).filter { $0.1 == nil }.map(\.0)
        carriesPoints = first.id == other.id || other.scope != .national
        isSame = numbers == other.indicators.map(\.number)
    }

    public func callAsFunction(_ assessment: Assessment) -> Assessment {
        if isSame, carriesPoints { return assessment }
        var restated = assessment
        restated.deprivations = self(assessment.deprivations)
        if !carriesPoints { restated.incomePoints = nil }
        return restated
    }

    public func callAsFunction(_ deprivations: Deprivations) -> Deprivations {
        if isSame { return deprivations }
        var restated = Deprivations()
        for (index, number) in numbers.enumerated() { restated[index + 1] = number.map { deprivations[$0] } ?? .unknown }
        return restated
    }
}

extension DeprivationIndicator {
    /// Whether both ask the same of a household, whatever their numbers and the wording of the standard.
    public func isSame(as other: DeprivationIndicator) -> Bool { english.lowercased() == other.english.lowercased() }
}

/// Carries the sheets of many days over to one standard: each from the national standard of its day.
public struct RestatedSheets {
    private let law: RuleBook
    private let standard: PovertyStandard
    private var ofDays: [CalendarDate: RestatedAnswers] = [:]

    public init(_ law: RuleBook, to standard: PovertyStandard) {
        self.law = law
        self.standard = standard
    }

    public mutating func callAsFunction(_ day: CalendarDate) throws -> RestatedAnswers {
        if let known = ofDays[day] { return known }
        let made = RestatedAnswers(from: try law.national(on: day), to: standard)
        ofDays[day] = made
        return made
    }

    /// True where some sheets were of another standard.
    public var restates: Bool { ofDays.values.contains { !$0.isSame } }

    /// Indicators of the standard that some of the sheets knew nothing of.
    public var notAsked: [DeprivationIndicator] {
        var seen: Set<Int> = []
        return ofDays.values.flatMap(\.notAsked).filter { seen.insert($0.number).inserted }.sorted { $0.number < $1.number }
    }
}

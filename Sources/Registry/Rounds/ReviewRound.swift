import Core
import Law

/// One review of the households of a unit: a yearly one, or one of a month.
///
/// - Source: Quyết định 24/2021/QĐ-TTg, Điều 3.
public struct ReviewRound: Hashable, Sendable {
    public typealias ID = Identifier<ReviewRound>

    public var id: ID
    public var kind: ReviewKind
    public var year: Int
    /// Of a monthly review; `nil` for a yearly one.
    public var month: Int?
    /// The unit that opened it; what it has become since follows from the units.
    public var unit: Area.ID
    /// The unit's own calendar inside that of the law: sheets count from the first day on, the decision is due on the last.
    public var startsOn: CalendarDate
    public var endsOn: CalendarDate
    /// The plan of the unit, such as "41/KH-UBND ngày 02/10/2025".
    public var document: String
    /// The snapshot of procedures in force when it was opened.
    public var procedures: String
    public var fingerprint: String
    public var openedAt: Instant

    public init(
        id: ID, kind: ReviewKind, year: Int, month: Int?, unit: Area.ID, startsOn: CalendarDate, endsOn: CalendarDate, document: String,
        procedures: String, fingerprint: String, openedAt: Instant
    ) {
        self.id = id
        self.kind = kind
        self.year = year
        self.month = month
        self.unit = unit
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.document = document
        self.procedures = procedures
        self.fingerprint = fingerprint
        self.openedAt = openedAt
    }

    /// What is wrong with the calendar of the unit under `procedure`; nothing when it lies inside that of the law.
    public func calendarLacks(under procedure: ReviewProcedure) -> [RoundLack] {
        guard let period = procedure.period(year: year, month: month) else { return [.periodUnknown] }
        guard startsOn >= period.from, startsOn <= endsOn, endsOn <= period.until ?? period.from.adding(days: 62) else {
            return [.outsideWindow(from: period.from, until: period.until)]
        }
        return []
    }
}

/// A step that a village or a commune has finished, or to which it was set back: a line that is never changed.
public struct RoundStep: Hashable, Sendable {
    public typealias ID = Identifier<RoundStep>

    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Finished as the law prescribes.
        case forward
        /// Passed although something lacked: an act with its reason.
        case exception
        /// Set back to where it stands now: something has to be done again.
        case back
    }

    public var id: ID
    public var round: ReviewRound.ID
    public var area: Area.ID
    public var step: ReviewStep
    public var kind: Kind
    public var on: CalendarDate
    public var document: String
    public var reason: String
    public var recordedAt: Instant

    public init(
        id: ID, round: ReviewRound.ID, area: Area.ID, step: ReviewStep, kind: Kind, on: CalendarDate, document: String, reason: String,
        recordedAt: Instant
    ) {
        self.id = id
        self.round = round
        self.area = area
        self.step = step
        self.kind = kind
        self.on = on
        self.document = document
        self.reason = reason
        self.recordedAt = recordedAt
    }
}

import Core
import Law

/// For how long one household counts as newly escaped under one rule, as its recognitions tell it.
public struct EscapeClock: Hashable, Sendable {
    public var rule: NewlyEscapedRule
    /// The day from which the recognition of the escape holds.
    public var start: CalendarDate
    /// The last day, unless it stops before.
    public var end: CalendarDate
    /// The day on which the household was on a list again, when that came before the end: the clock stopped.
    public var stoppedOn: CalendarDate?

    public func isRunning(on day: CalendarDate) -> Bool {
        start <= day && day <= end && stoppedOn.map { day < $0 } ?? true
    }

    /// The last escape that each rule knows in `recognitions`; none where it knows none.
    public static func clocks(of recognitions: [Recognition], under rules: [NewlyEscapedRule]) -> [EscapeClock] {
        let ordered = recognitions.sorted { ($0.validFrom, $0.standard) < ($1.validFrom, $1.standard) }
        return rules.compactMap { rule in
            guard let index = ordered.indices.dropFirst().last(where: { rule.leaves.begins(ordered[$0 - 1], ordered[$0]) }) else {
                return nil
            }
            let start = ordered[index].validFrom
            let end = start.adding(months: rule.months).adding(days: -1)
            let fall = ordered[(index + 1)...].first { rule.leaves.stops($0.povertyClass) && $0.validFrom <= end }?.validFrom
            return EscapeClock(rule: rule, start: start, end: end, stoppedOn: fall)
        }
    }
}

extension NewlyEscapedRule.Leaving {
    fileprivate func begins(_ before: Recognition, _ after: Recognition) -> Bool {
        // Who left the list otherwise than by an escape (moved away, joined another household) did not escape when coming back.
        guard before.validUntil.map({ $0.adding(days: 1) >= after.validFrom }) ?? true else { return false }
        return switch self {
        case .poor: before.povertyClass == .poor && after.povertyClass != .poor
        case .lists: before.povertyClass.isListed && !after.povertyClass.isListed
        case .poorAndLists: before.povertyClass == .poor && !after.povertyClass.isListed
        }
    }

    fileprivate func stops(_ povertyClass: PovertyClass) -> Bool { self == .poor ? povertyClass == .poor : povertyClass.isListed }
}

import Core
import Registry

/// Running totals of a list over all days: once counted, every day is looked up.
public struct StateSeries: Hashable, Sendable {
    private struct Step: Hashable, Sendable {
        var at: Int
        var households: Int
        var persons: Int
    }

    /// Beginnings by day and endings by twice the day (see `HouseholdFilter.stretchEnd`), each summed up from the first on.
    private var beginnings: [Step] = []
    private var endings: [Step] = []
    private var begun: [Int: (households: Int, persons: Int)] = [:]
    private var ended: [Int: (households: Int, persons: Int)] = [:]

    public init() {}

    mutating func add(from start: Int, end: Int, households: Int, persons: Int) {
        begun[start, default: (0, 0)].households += households
        begun[start, default: (0, 0)].persons += persons
        ended[end, default: (0, 0)].households += households
        ended[end, default: (0, 0)].persons += persons
    }

    /// Makes what was added count.
    mutating func sum() {
        func summed(_ steps: [Step], _ added: [Int: (households: Int, persons: Int)]) -> [Step] {
            var at = added
            var before = (households: 0, persons: 0)
            for step in steps {
                at[step.at, default: (0, 0)].households += step.households - before.households
                at[step.at, default: (0, 0)].persons += step.persons - before.persons
                before = (step.households, step.persons)
            }
            var (households, persons) = (0, 0)
            return at.sorted { $0.key < $1.key }.map { key, value in
                (households, persons) = (households + value.households, persons + value.persons)
                return Step(at: key, households: households, persons: persons)
            }
        }
        (beginnings, endings) = (summed(beginnings, begun), summed(endings, ended))
        (begun, ended) = ([:], [:])
    }

    public func totals(on day: CalendarDate) -> HouseholdTotals {
        let (come, gone) = (Self.last(of: beginnings, upTo: day.packed), Self.last(of: endings, upTo: 2 * day.packed))
        return HouseholdTotals(
            households: (come?.households ?? 0) - (gone?.households ?? 0), persons: (come?.persons ?? 0) - (gone?.persons ?? 0))
    }

    private static func last(of steps: [Step], upTo limit: Int) -> Step? {
        var (low, high) = (0, steps.count)
        while low < high {
            let middle = (low + high) / 2
            if steps[middle].at <= limit { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : steps[low - 1]
    }

    public static func == (left: StateSeries, right: StateSeries) -> Bool {
        left.beginnings == right.beginnings && left.endings == right.endings
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(beginnings)
        hasher.combine(endings)
    }
}

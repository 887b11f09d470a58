import Core
import Law
import Registry

/// What is asked of one commune towards a target of a plan, as it was handed down with a document. The last one about a target and a
/// commune holds.
public struct TargetShare: Hashable, Sendable {
    public typealias ID = Identifier<TargetShare>

    /// In what shares are counted, and whether they add up.
    public enum Measure: Hashable, Sendable {
        /// Poor households fewer at the end of the year than before it: shares add up, and say how far the rate falls.
        case fewerPoor
        /// Whole things, which add up.
        case count
        /// Hundredths of a percent, which do not.
        case rate

        /// The most that can be asked.
        public var limit: Int { self == .rate ? 10_000 : 1_000_000 }
    }

    /// The code of the target in the plan.
    public var target: String
    public var area: Area.ID
    /// In units of the measure, not below 0; `nil` where it was taken back.
    public var value: Int?
    /// Number and day of what hands it down.
    public var document: String
    public var at: Instant

    public init(target: String, area: Area.ID, value: Int?, document: String, at: Instant) {
        self.target = target
        self.area = area
        self.value = value
        self.document = document
        self.at = at
    }
}

extension ProgrammePlan.Target {
    public var measure: TargetShare.Measure {
        switch unit {
        case .points: .fewerPoor
        case .households, .models: .count
        case .percent: .rate
        }
    }

    /// Whether more of it is better; `nil` where the plan does not say.
    public var strivesUp: Bool? { from != nil ? true : to != nil || below != nil ? false : nil }
}

extension Sequence<TargetShare> {
    /// What holds for each commune of one target.
    public func holding(of target: String) -> [Area.ID: TargetShare] {
        var held: [Area.ID: TargetShare] = [:]
        for share in self where share.target == target { held[share.area] = share }
        return held.filter { $0.value.value != nil }
    }
}

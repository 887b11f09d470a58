import Core
import Database
import Law
import Registry

/// What a list of households is narrowed to and how it is ordered: the address of the page as a value.
public struct HouseholdFilter: Hashable, Sendable {
    public enum Order: String, Hashable, Sendable, CaseIterable {
        case name, persons, code, classSince
    }

    /// Words of a name, a household code, or digits of a personal number; empty for all.
    public var text = ""
    public var village: Area.ID?
    public var commune: Area.ID?
    public var classes: Set<PovertyClass> = []
    /// Households on no list too: alone when `classes` is empty.
    public var isUnclassified = false
    public var flags: HouseholdFlags = []
    public var ethnicity: EthnicGroup.ID?
    /// Households that this batch added or changed.
    public var batch: ImportBatch.ID?
    public var order = Order.name
    public var descending = false

    public init() {}

    /// True when the kept counts answer for it without looking at households.
    var isCounted: Bool { text.isEmpty && batch == nil }
}

import Access
import Core
import Database
import Registry
import Store

/// Puts resident households and persons of a unit, its villages and the units before it on record, of one year or several: the bases of
/// their rates. A second record of the same unit, year and area replaces the first; the log keeps both.
public struct RecordPopulationBases: Operation {
    public static let name = "RecordPopulationBase"
    public static let permission = Permission.recordPopulationBase

    /// Whose figures they are.
    public var unit: Area.ID
    public var bases: [PopulationBase]

    public init(_ bases: [PopulationBase], of unit: Area.ID) {
        self.unit = unit
        self.bases = bases
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { unit }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Int> {
        let scope = context.scope(for: Self.permission)
        var detail: [String: String] = [:]
        for base in bases {
            // Each line by itself: a village of the commune, or a unit that has become it.
            guard Desk.isInside(base.area, scope, context) else { throw DeskError.outsideArea }
            try transaction.upsert(base)
            let name = context.areas.lastKnown(of: base.area, on: context.today)?.name ?? ""
            detail["\(base.year) \(name)"] = "\(base.households)/\(base.persons), \(base.source)"
        }
        return Performed(bases.count, subjects: [unit.subject], detail: detail)
    }
}

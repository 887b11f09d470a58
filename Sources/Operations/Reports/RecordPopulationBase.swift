import Access
import Core
import Database
import Registry
import Store

/// Puts the resident households and persons of a unit in a year on record: the base of its rates. A second record of the
/// same unit, year and area replaces the first; the log keeps both.
public struct RecordPopulationBase: Operation {
    public static let name = "RecordPopulationBase"
    public static let permission = Permission.recordPopulationBase

    public var base: PopulationBase

    public init(_ base: PopulationBase) { self.base = base }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { base.area }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        try transaction.upsert(base)
        return Performed(
            true, subjects: [base.area.subject],
            detail: [
                "year": String(base.year), "residence": base.residence.rawValue, "households": String(base.households),
                "persons": String(base.persons), "source": base.source,
            ])
    }
}

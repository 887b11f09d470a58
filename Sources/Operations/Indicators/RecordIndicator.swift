import Access
import Core
import Database
import Law
import Monitoring
import Programme
import Registry
import Store

/// Enters the value of an indicator that no register says, with its source.
public struct RecordIndicator: Operation {
    public static let name = "RecordIndicator"
    public static let permission = Permission.doDuties

    public var indicator: Indicator
    public var unit: Area.ID
    public var on: CalendarDate
    public var numerator: Int
    public var denominator: Int?
    public var source: String

    public init(indicator: Indicator, unit: Area.ID, on day: CalendarDate, numerator: Int, denominator: Int?, source: String) {
        self.indicator = indicator
        self.unit = unit
        on = day
        self.numerator = numerator
        self.denominator = denominator
        self.source = source
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { unit }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        var lacks: [PlanLack] = []
        if indicator.isOfRegister { lacks.append(.ofRegister) }
        if on > context.today { lacks.append(.dayInFuture) }
        if source.isEmpty { lacks.append(.sourceMissing) }
        if indicator.kind == .rate {
            if denominator.map({ $0 <= 0 }) ?? true { lacks.append(.baseMissing) }
            if let denominator, denominator > 0, numerator > denominator { lacks.append(.overWhole) }
        }
        try context.refuse(lacks)
        let entry = IndicatorEntry(
            indicator: indicator, on: on, numerator: numerator, denominator: indicator.kind == .rate ? denominator : nil, source: source,
            at: context.now)
        try transaction.insert(entry, of: unit, id: context.key(), officer: context.officer?.id)
        return Performed(
            true, subjects: [unit.subject],
            detail: ["indicator": indicator.rawValue, "day": on.iso, "numerator": String(numerator), "source": source])
    }
}

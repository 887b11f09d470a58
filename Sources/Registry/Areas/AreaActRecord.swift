import Core

/// An act that is on record, with the units that it changed.
public struct AreaActRecord: Hashable, Sendable {
    public var id: AreaAct.ID
    public var effectiveOn: CalendarDate
    public var document: String
    public var areas: [Area.ID]

    public init(id: AreaAct.ID, effectiveOn: CalendarDate, document: String, areas: [Area.ID]) {
        self.id = id
        self.effectiveOn = effectiveOn
        self.document = document
        self.areas = areas
    }
}

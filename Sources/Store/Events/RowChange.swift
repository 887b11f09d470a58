import Core
import Database
import Registry

/// A row that a batch or an act made or changed, as it was and as it became: JSON, empty where there was no row.
public struct RowChange: Hashable, Sendable {
    public enum Entity: String, Hashable, Sendable {
        case household, person, membership, stay, recognition, sheet, statement
    }

    public var seq: Int
    public var entity: Entity
    public var row: Identifier<AnySubject>
    public var household: Household.ID
    public var before: String
    public var after: String

    public init(
        seq: Int, entity: Entity, row: Identifier<AnySubject>, household: Household.ID, before: String, after: String
    ) {
        self.seq = seq
        self.entity = entity
        self.row = row
        self.household = household
        self.before = before
        self.after = after
    }

    init(_ row: Row) throws {
        let text = try row.text(1)
        guard let entity = Entity(rawValue: text) else { throw StoreError.unreadable("change of \(text)") }
        self.init(
            seq: try row.int(0), entity: entity, row: try row.key(2), household: try row.key(3), before: try row.text(4),
            after: try row.text(5))
    }
}

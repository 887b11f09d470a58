import Database
import Law
import Registry
import Store
import Synchronization

/// What is small, asked on every page and changes rarely: the units and the law, held in memory.
///
/// The values are immutable; a change of units or law puts a new value on the shelf.
public final class Shelves: Sendable {
    private let content: Mutex<(areas: AreaHistory, generation: Int, law: RuleBook)>

    public init(areas: AreaHistory, law: RuleBook) { content = Mutex((areas, 0, law)) }

    public var areas: AreaHistory { content.withLock { $0.areas } }

    public var law: RuleBook { content.withLock { $0.law } }

    public func replace(law: RuleBook) { content.withLock { $0.law = law } }

    /// The units as this transaction sees them: those on the shelf, unless another process or an act has changed them since.
    func areas(in transaction: any ReadTransaction) throws -> AreaHistory {
        let generation = try transaction.areaGeneration()
        let (areas, known) = content.withLock { ($0.areas, $0.generation) }
        return generation == known ? areas : try transaction.areaHistory()
    }

    /// Puts the units on the shelf again when they have changed.
    public func refresh(from database: any Database) async throws {
        let known = content.withLock { $0.generation }
        let found = try await database.read { transaction -> (areas: AreaHistory, generation: Int)? in
            let generation = try transaction.areaGeneration()
            return generation == known ? nil : (try transaction.areaHistory(), generation)
        }
        guard let found else { return }
        content.withLock { ($0.areas, $0.generation) = found }
    }
}

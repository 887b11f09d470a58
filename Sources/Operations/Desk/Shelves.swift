import Law
import Registry
import Synchronization

/// What is small, asked on every page and changes rarely: the units and the law, held in memory.
///
/// The values are immutable; a change of units or law puts a new value on the shelf.
public final class Shelves: Sendable {
    private let content: Mutex<(areas: AreaHistory, law: RuleBook)>

    public init(areas: AreaHistory, law: RuleBook) { content = Mutex((areas, law)) }

    public var areas: AreaHistory { content.withLock { $0.areas } }

    public var law: RuleBook { content.withLock { $0.law } }

    public func replace(areas: AreaHistory) { content.withLock { $0.areas = areas } }

    public func replace(law: RuleBook) { content.withLock { $0.law = law } }
}

import Access
import Core
import Law
import Registry

/// What every operation may know of the moment: who, when, the units and the law.
public struct OperationContext: Sendable {
    /// `nil` for the system itself (commands of the administrator of the machine).
    public let officer: Officer?
    public let now: Instant
    public let areas: AreaHistory
    public let law: RuleBook
    public let randomness: any Randomness
    private let keys: KeySequence

    public init(officer: Officer?, now: Instant, areas: AreaHistory, law: RuleBook, randomness: any Randomness) {
        self.officer = officer
        self.now = now
        self.areas = areas
        self.law = law
        self.randomness = randomness
        keys = KeySequence(randomness)
    }

    /// The civil day in Vietnam.
    public var today: CalendarDate { now.day }

    public func key<Subject>(of kind: Subject.Type = Subject.self) -> Identifier<Subject> {
        keys.next(at: now, of: kind)
    }

    /// The scope in which the asking officer has `permission` today.
    public func scope(for permission: Permission) -> AreaScope {
        guard let officer else {
            return AreaScope(communes: Set(areas.all.filter { $0.level == .commune && $0.holds(on: today) }.map(\.area)))
        }
        return AreaScope(of: officer, for: permission, in: areas, on: today)
    }
}

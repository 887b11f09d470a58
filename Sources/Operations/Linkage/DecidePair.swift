import Access
import Core
import Database
import Registry
import Store

/// Says of two people who were taken for one that they are two, or leaves the question for later. Nothing else of either is changed;
/// the answer stays until somebody gives another.
public struct DecidePair: Operation {
    public static let name = "DecidePair"
    public static let permission = Permission.decideDuplicates

    public enum Answer: String, Hashable, Sendable, CaseIterable {
        case different, later
        /// The question is asked again.
        case open
    }

    public enum Refusal: Error, Hashable, Sendable {
        case reasonMissing
        /// The two are one by now: that is taken back first.
        case alreadyOne
    }

    public var pair: PersonPair
    public var answer: Answer
    /// What it is known from; may be empty only where the question stays.
    public var reason: String

    public init(_ pair: PersonPair, _ answer: Answer, reason: String) {
        self.pair = pair
        self.answer = answer
        self.reason = reason
    }

    /// Where the one lives whom the asking officer looks after; either may say it, of whom they know.
    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let stored = try transaction.pair(pair) else { throw StoreError.notFound }
        let places = try [stored.firstHousehold, stored.secondHousehold].compactMap { try transaction.place(of: $0) }
        let scope = context.scope(for: Self.permission)
        guard let own = places.first(where: { scope.contains(village: $0.village, commune: $0.commune) }) ?? places.first else {
            throw StoreError.notFound
        }
        return own.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        guard let stored = try transaction.pair(pair) else { throw StoreError.notFound }
        guard stored.state != .same else { throw Refusal.alreadyOne }
        guard let reason = try? reason.acceptedLine(limit: 300), !reason.isEmpty || answer == .later || answer == .open else {
            throw Refusal.reasonMissing
        }
        let state: PersonPair.State =
            switch answer {
            case .different: .different
            case .later: .later
            case .open: .open
            }
        try transaction.decide(pair, state, by: context.officer?.id, reason: reason, at: context.now)
        var notes = ChangeNotes()
        notes["decision"] = answer.rawValue
        notes["reason"] = reason
        let scope = context.scope(for: .viewHouseholds)
        // The households of the other side are not told in a log that their commune reads not.
        let own = try [stored.firstHousehold, stored.secondHousehold].filter { try transaction.household($0, within: scope) != nil }
        return Performed(
            true, subjects: Array(Set(own)).sorted().map(\.subject) + pair.people.map(\.subject), detail: notes.detail)
    }
}

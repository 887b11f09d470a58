import Access
import Core
import Database
import Registry
import Store

/// One change to the records, named by its verb. Pages, commands and jobs all bring it to the `Desk`, which checks the
/// right, opens the one transaction, performs it and writes the event.
public protocol Operation: Sendable {
    associatedtype Output: Codable & Sendable

    /// The name in the log; never changed once released.
    static var name: String { get }
    static var permission: Permission { get }
    /// True where nobody may do it about a household of their own or of somebody near to them.
    static var isSeparated: Bool { get }

    /// The unit that the change touches, found in the records and not taken from the request.
    func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID

    func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Output>
}

extension Operation {
    public static var isSeparated: Bool { false }
}

/// What an operation did: its answer and what the log says of it.
public struct Performed<Output: Sendable>: Sendable {
    public var output: Output
    /// The records that the event is about.
    public var subjects: [Identifier<AnySubject>]
    /// Facts for the log, by name. No personal data beyond what the record itself keeps.
    public var detail: [String: String]
    public var followUps: [FollowUp]

    public init(
        _ output: Output, subjects: [Identifier<AnySubject>], detail: [String: String] = [:], followUps: [FollowUp] = []
    ) {
        self.output = output
        self.subjects = subjects
        self.detail = detail
        self.followUps = followUps
    }
}

/// Work to be done after the commit by a worker, queued in the same transaction.
public struct FollowUp: Hashable, Sendable {
    public var id: Job.ID
    public var kind: String
    public var payload: String

    public init(id: Job.ID, kind: String, payload: String) {
        self.id = id
        self.kind = kind
        self.payload = payload
    }
}

extension Identifier {
    /// The key without its kind, as the log stores it.
    public var subject: Identifier<AnySubject> { of(AnySubject.self) }
}

import Access
import Core
import Database
import Foundation
import Registry
import Store

/// What a job about acts on units has to do.
public enum AreaActWork: Hashable, Sendable, Codable {
    /// The acts in this order, each in a transaction of its own.
    case apply([WrittenAreaAct])
    case undo(AreaAct.ID, reason: String)

    /// The kind of the job, as it is stored.
    public static let jobKind = "area-acts"

    public init(payload: String) throws { self = try JSONDecoder().decode(AreaActWork.self, from: Data(payload.utf8)) }

    func followUp(id: Job.ID) throws -> FollowUp {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return FollowUp(id: id, kind: Self.jobKind, payload: String(decoding: try encoder.encode(self), as: UTF8.self))
    }
}

/// Queues acts on units that were looked at before: many households may come after, longer than a page may wait.
public struct QueueAreaActs: Operation {
    public static let name = "QueueAreaActs"
    public static let permission = Permission.changeAreas

    public var work: AreaActWork

    public init(_ work: AreaActWork) { self.work = work }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        switch work {
        case .apply(let acts):
            guard let first = acts.first else { throw AreaActProblem.empty }
            return try ApplyAreaAct(first).area(in: transaction, context)
        case .undo(let act, let reason): return try UndoAreaAct(act: act, reason: reason).area(in: transaction, context)
        }
    }

    /// - Returns: the job.
    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Job.ID> {
        let job: Job.ID = context.key()
        return Performed(job, subjects: [], followUps: [try work.followUp(id: job)])
    }
}

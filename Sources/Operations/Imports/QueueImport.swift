import Access
import Core
import Database
import Registry
import Store

/// Queues the taking in of a list that was sent and checked, or its check anew.
public struct QueueImport: Operation {
    public static let name = "QueueImport"
    public static let permission = Permission.importList

    public var work: ListWork

    public var kind: ListWork.Kind

    public init(_ work: ListWork, _ kind: ListWork.Kind = .takeIn) {
        self.work = work
        self.kind = kind
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { work.unit }

    /// - Returns: the job that takes the list in or checks it.
    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Job.ID> {
        guard let officer = context.officer, try transaction.hasUpload(work.upload, of: officer.id) else { throw StoreError.notFound }
        let job: Job.ID = context.key()
        return Performed(job, subjects: [work.upload.subject], followUps: [try work.followUp(kind, id: job)])
    }
}

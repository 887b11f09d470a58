import Access
import Core
import Database
import Registry
import Store

/// Keeps a file that an officer sent and queues its check, so that its verdict can be looked at and the same bytes taken in.
public struct KeepUpload: Operation {
    public static let name = "KeepUpload"
    public static let permission = Permission.importList

    public var unit: Area.ID
    public var asOf: CalendarDate
    /// The list names some households beside those on record.
    public var isSupplement: Bool
    public var fileName: String
    public var content: [UInt8]

    public init(unit: Area.ID, asOf: CalendarDate, isSupplement: Bool = false, fileName: String, content: [UInt8]) {
        self.unit = unit
        self.asOf = asOf
        self.isSupplement = isSupplement
        self.fileName = fileName
        self.content = content
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { unit }

    /// - Returns: the job that checks the file.
    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Job.ID> {
        let upload = Upload(
            id: context.key(), digest: Digest(of: content).bytes, fileName: fileName, content: content, officer: context.officer?.id)
        try transaction.insert(upload, at: context.now)
        let job: Job.ID = context.key()
        let check = try ListWork(upload: upload.id, unit: unit, asOf: asOf, isSupplement: isSupplement).followUp(.check, id: job)
        return Performed(job, subjects: [upload.id.subject], detail: ["file": fileName], followUps: [check])
    }
}

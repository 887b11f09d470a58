import Access
import Core
import Database
import Registry
import Store

/// Keeps a file that an officer sent, so that its verdict can be looked at and the same bytes taken in.
public struct KeepUpload: Operation {
    public static let name = "KeepUpload"
    public static let permission = Permission.importList

    public var unit: Area.ID
    public var fileName: String
    public var content: [UInt8]

    public init(unit: Area.ID, fileName: String, content: [UInt8]) {
        self.unit = unit
        self.fileName = fileName
        self.content = content
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { unit }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Upload.ID> {
        let upload = Upload(
            id: context.key(), digest: Digest(of: content).bytes, fileName: fileName, content: content, officer: context.officer?.id)
        try transaction.insert(upload, at: context.now)
        return Performed(upload.id, subjects: [upload.id.subject], detail: ["file": fileName])
    }
}

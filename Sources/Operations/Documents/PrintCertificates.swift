import Access
import Core
import Database
import Foundation
import Registry
import Store

/// Has certificates that stand printed, and keeps who had it done, when and why. The file is made behind the answer.
public struct PrintCertificates: Operation {
    public static let name = "PrintCertificates"
    public static let permission = Permission.keepDocuments

    public enum Selection: Sendable {
        case one(Certificate.ID)
        /// All of a commune, or of one of its villages.
        case all(commune: Area.ID, village: Area.ID?)
    }

    public var selection: Selection
    /// Why; may be empty where none of them was printed before.
    public var reason: String
    public var format: CertificateWork.Format

    public init(_ selection: Selection, reason: String, format: CertificateWork.Format) {
        self.selection = selection
        self.reason = reason
        self.format = format
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        switch selection {
        case .one(let id): try transaction.place(of: id)
        case .all(let commune, let village): village ?? commune
        }
    }

    /// - Returns: the job that makes the file.
    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Job.ID> {
        let found: [Certificate]
        switch selection {
        case .one(let id): found = [try transaction.certificate(id)?.certificate].compactMap { $0 }
        case .all(let commune, let village):
            let filter = CertificateFilter(commune: commune, village: village, isStanding: true)
            found = try transaction.certificates(filter, within: context.scope(for: Self.permission)).map(\.certificate)
        }
        var lacks: [RoundLack] = []
        if found.isEmpty { lacks.append(.nothingToPrint) }
        if found.contains(where: { $0.revocation != nil }) { lacks.append(.certificateRevoked) }
        if reason.isEmpty, try transaction.printedBefore(found.map(\.id)) > 0 { lacks.append(.reasonMissing) }
        try context.refuse(lacks)
        let printing: CertificatePrinting.ID = context.key()
        try transaction.insertPrinting(
            printing, of: found.map(\.id), reason: reason, officer: context.officer?.id, at: context.now)
        let job: Job.ID = context.key()
        return Performed(
            job, subjects: [printing.subject] + found.map(\.id.subject), detail: ["count": String(found.count), "reason": reason],
            followUps: [try CertificateWork(printing: printing, format: format).followUp(id: job)])
    }
}

/// What the job that prints certificates has to know.
public struct CertificateWork: Hashable, Sendable, Codable {
    public enum Format: String, Hashable, Sendable, Codable { case pdf, docx }

    public static let jobKind = "print-certificates"

    public var printing: CertificatePrinting.ID
    public var format: Format

    public init(printing: CertificatePrinting.ID, format: Format) {
        self.printing = printing
        self.format = format
    }

    public init(payload: String) throws { self = try JSONDecoder().decode(CertificateWork.self, from: Data(payload.utf8)) }

    func followUp(id: Job.ID) throws -> FollowUp {
        FollowUp(id: id, kind: Self.jobKind, payload: String(decoding: try JSONEncoder().encode(self), as: UTF8.self))
    }
}

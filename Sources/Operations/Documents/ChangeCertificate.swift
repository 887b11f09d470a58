import Access
import Core
import Database
import Registry
import Store

/// Takes a certificate out of use, with the reason.
public struct RevokeCertificate: Operation {
    public static let name = "RevokeCertificate"
    public static let permission = Permission.keepDocuments

    public var certificate: Certificate.ID
    public var on: CalendarDate
    /// The reason in words, or the document.
    public var note: String

    public init(_ certificate: Certificate.ID, on: CalendarDate, note: String) {
        self.certificate = certificate
        self.on = on
        self.note = note
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try transaction.place(of: certificate)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        guard let found = try transaction.certificate(certificate)?.certificate else { throw StoreError.notFound }
        var lacks: [RoundLack] = []
        if note.isEmpty { lacks.append(.reasonMissing) }
        if on > context.today { lacks.append(.dayInFuture) }
        if on < found.signedOn { lacks.append(.dayBefore(found.signedOn)) }
        if found.revocation != nil { lacks.append(.certificateRevoked) }
        try context.refuse(lacks)
        try transaction.revoke(
            certificate, .init(on: on, reason: .other, note: note, at: context.now), officer: context.officer?.id)
        return Performed(
            true, subjects: [certificate.subject, found.household.subject], detail: ["number": found.reference, "reason": note])
    }
}

/// Gives another certificate in the place of one that was lost or is wrong: the old one holds no more from then on.
public struct ReissueCertificate: Operation {
    public static let name = "ReissueCertificate"
    public static let permission = Permission.keepDocuments

    public var certificate: Certificate.ID
    public var reason: Certificate.Revocation.Reason
    public var note: String
    public var symbol: String
    public var signedOn: CalendarDate
    public var signer: String

    /// - Parameter reason: `lost` or `corrected`.
    public init(
        _ certificate: Certificate.ID, reason: Certificate.Revocation.Reason, note: String, symbol: String, signedOn: CalendarDate,
        signer: String
    ) {
        self.certificate = certificate
        self.reason = reason
        self.note = note
        self.symbol = symbol
        self.signedOn = signedOn
        self.signer = signer
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try transaction.place(of: certificate)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Certificate.ID> {
        guard let row = try transaction.certificate(certificate), let household = try transaction.householdRow(row.certificate.household)
        else { throw StoreError.notFound }
        let old = row.certificate
        let holding = try transaction.recognitions(of: old.household).holding(on: signedOn, standard: old.standard)
        var lacks: [RoundLack] = []
        if note.isEmpty || (reason != .lost && reason != .corrected) { lacks.append(.reasonMissing) }
        if signer.isEmpty { lacks.append(.signerMissing) }
        if signedOn > context.today { lacks.append(.dayInFuture) }
        if signedOn < old.signedOn { lacks.append(.dayBefore(old.signedOn)) }
        if old.revocation != nil { lacks.append(.certificateRevoked) }
        if holding?.povertyClass != old.povertyClass || household.household.status != .active { lacks.append(.nobodyToCertify) }
        try context.refuse(lacks)
        guard let holding else { throw RoundRefusal(.nobodyToCertify) }
        try transaction.revoke(certificate, .init(on: signedOn, reason: reason, note: note, at: context.now), officer: context.officer?.id)
        let issue = CertificateIssue(
            commune: row.commune, symbol: symbol, signedOn: signedOn, signer: signer, context, in: transaction)
        let new = try issue.write([(household, holding)], replacing: certificate)[0]
        return Performed(
            new.id, subjects: [certificate.subject, new.id.subject, old.household.subject, issue.document.subject],
            detail: ["number": new.reference, "former": old.reference, "reason": note])
    }
}

extension ReadTransaction {
    /// The village in which the household of a certificate lives today.
    func place(of certificate: Certificate.ID) throws -> Area.ID {
        guard let row = try self.certificate(certificate) else { throw StoreError.notFound }
        return row.village
    }
}

import Access
import Core
import Database
import Law
import Registry
import Store

/// Gives a certificate to every household that is recognized as poor or near-poor and has none of that recognition: numbered by commune
/// and year in the order of villages and names. What stood of an earlier recognition is revoked with it.
///
/// - Source: Quyết định 24/2021/QĐ-TTg, Điều 4 khoản 6, Mẫu số 03.
public struct IssueCertificates: Operation {
    public static let name = "IssueCertificates"
    public static let permission = Permission.keepDocuments

    public var commune: Area.ID
    public var village: Area.ID?
    /// Of the series: "GCN-HN.HCN".
    public var symbol: String
    public var signedOn: CalendarDate
    public var signer: String

    public init(commune: Area.ID, village: Area.ID? = nil, symbol: String, signedOn: CalendarDate, signer: String) {
        self.commune = commune
        self.village = village
        self.symbol = symbol
        self.signedOn = signedOn
        self.signer = signer
    }

    public struct Output: Codable, Sendable {
        /// The line of the register.
        public var document: RegisteredDocument.ID
        public var certificates: Int
        public var first: String
        public var last: String
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { commune }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Output> {
        let standard = try context.law.national(on: signedOn).id
        let found = try transaction.uncertified(in: commune, village: village, household: nil, standard: standard)
        var lacks: [RoundLack] = []
        if found.isEmpty { lacks.append(.nobodyToCertify) }
        if signer.isEmpty { lacks.append(.signerMissing) }
        if signedOn > context.today { lacks.append(.dayInFuture) }
        if let decided = found.map(\.recognition.decisionOn).max(), signedOn < decided { lacks.append(.dayBefore(decided)) }
        try context.refuse(lacks)
        let issue = CertificateIssue(commune: commune, symbol: symbol, signedOn: signedOn, signer: signer, context, in: transaction)
        let certificates = try issue.write(found, replacing: nil)
        let (first, last) = (certificates[0].reference, certificates[certificates.count - 1].reference)
        return Performed(
            Output(document: issue.document, certificates: certificates.count, first: first, last: last),
            subjects: [issue.document.subject] + certificates.flatMap { [$0.id.subject, $0.household.subject] },
            detail: ["first": first, "last": last, "count": String(certificates.count), "day": signedOn.iso])
    }
}

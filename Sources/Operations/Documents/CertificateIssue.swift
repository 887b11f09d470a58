import Access
import Core
import Database
import Documents
import Law
import Registry
import Store

/// Writes certificates of one signature, and their line in the register.
struct CertificateIssue {
    let document: RegisteredDocument.ID
    private let commune: Area.ID
    private let symbol: String
    private let signedOn: CalendarDate
    private let signer: String
    private let context: OperationContext
    private let transaction: any WriteTransaction

    init(
        commune: Area.ID, symbol: String, signedOn: CalendarDate, signer: String, _ context: OperationContext,
        in transaction: any WriteTransaction
    ) {
        self.commune = commune
        self.symbol = symbol
        self.signedOn = signedOn
        self.signer = signer
        self.context = context
        self.transaction = transaction
        document = context.key()
    }

    /// - Parameters:
    ///   - found: at least one household, by name.
    ///   - replaced: the certificate in whose place the only one comes.
    /// - Returns: them in the order of villages and names, as they are numbered.
    func write(_ found: [(row: HouseholdRow, recognition: Recognition)], replacing replaced: Certificate.ID?) throws -> [Certificate] {
        let ordered = inOrderOfVillages(found)
        let first = try transaction.takeNumbers(ordered.count, of: DocumentSeries(body: commune, symbol: symbol, year: signedOn.year))
        let version = context.areas.version(of: commune, on: signedOn) ?? context.areas.lastKnown(of: commune, on: signedOn)
        let superior = version?.parent.flatMap { context.areas.lastKnown(of: $0, on: signedOn)?.name }
        let term = try context.law.procedures(on: signedOn).certificate?.value ?? .whileRecognized
        var certificates: [Certificate] = []
        for start in stride(from: 0, to: ordered.count, by: 2_000) {
            let part = Array(ordered[start..<min(start + 2_000, ordered.count)])
            let members = try transaction.presentMembers(of: part.map(\.row.household.id))
            for (row, recognition) in part {
                let number = first + certificates.count
                let own = (members[row.household.id] ?? []).sorted { $0.membership.relation.rank < $1.membership.relation.rank }
                let head = own.first { $0.membership.relation == .head }?.person
                let face = Certificate.Face(
                    headName: head?.name ?? row.headName, head: head?.id, ethnicity: head?.ethnicity, address: row.household.address,
                    village: context.areas.lastKnown(of: row.household.village, on: signedOn)?.name ?? "", commune: version?.name ?? "",
                    superior: superior,
                    members: own.map {
                        .init(name: $0.person.name, sex: $0.person.sex, born: $0.person.born, relation: $0.membership.relation)
                    })
                certificates.append(
                    Certificate(
                        id: context.key(), body: commune, number: number,
                        reference: OfficialDocument.Number(number, symbol: symbol).description,
                        code: Certificate.code(from: context.randomness.bytes(12)), household: row.household.id,
                        village: row.household.village, recognition: recognition, validUntil: term.lastDay(issuedOn: signedOn), face: face,
                        document: document, signedOn: signedOn, signer: signer, replaces: replaced, recordedAt: context.now))
            }
        }
        try register(certificates)
        try transaction.revokeCertificates(
            of: certificates.map(\.household),
            .init(on: signedOn, reason: .renewed, note: certificates[0].decisionNumber, at: context.now), officer: context.officer?.id)
        try transaction.insert(certificates, officer: context.officer?.id)
        return certificates
    }

    private func inOrderOfVillages(
        _ found: [(row: HouseholdRow, recognition: Recognition)]
    ) -> [(row: HouseholdRow, recognition: Recognition)] {
        let places = Set(found.map(\.row.household.village)).compactMap { context.areas.lastKnown(of: $0, on: signedOn) }
            .sorted { $0.precedes($1) }
        let groups = Dictionary(grouping: found, by: \.row.household.village)
        return places.flatMap { groups[$0.area] ?? [] }
    }

    private func register(_ certificates: [Certificate]) throws {
        let (first, last) = (certificates[0], certificates[certificates.count - 1])
        let isOne = certificates.count == 1
        try transaction.insert(
            RegisteredDocument(
                id: document, direction: .outgoing, body: commune, kind: .certificates, symbol: symbol, number: nil,
                reference: isOne ? last.reference : "\(first.reference.prefix { $0 != "/" })–\(last.reference)", signedOn: signedOn,
                signer: signer, subject: "", household: isOne ? last.household : nil, source: .certificates, sourceID: document.subject,
                restsOn: try basis(of: certificates), recordedAt: context.now), officer: context.officer?.id)
    }

    /// The one decision of the register on which all rest.
    private func basis(of certificates: [Certificate]) throws -> RegisteredDocument.ID? {
        guard let first = certificates.first,
            certificates.allSatisfy({ $0.decisionNumber == first.decisionNumber && $0.decisionOn == first.decisionOn })
        else { return nil }
        let bodies = try transaction.documentBodies().filter { body in
            context.areas.presentUnits(of: body, on: signedOn).contains { $0.area == commune }
        }
        return try transaction.documents(RegisterFilter(direction: .outgoing, year: first.decisionOn.year, kind: .decision), of: bodies)
            .first { $0.reference == first.decisionNumber && $0.signedOn == first.decisionOn }?.id
    }
}

extension Relation {
    /// Head, spouse, then the others.
    fileprivate var rank: Int { self == .head ? 0 : self == .spouse ? 1 : 2 }
}

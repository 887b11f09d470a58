import Core
import Law

/// The paper of a household that was recognized as poor or near-poor.
///
/// - Source: Quyết định 24/2021/QĐ-TTg, Điều 4 khoản 6, Mẫu số 03 (number …/GCN-HN.HCN, head, ethnicity, paper number, residence, members).
public struct Certificate: Hashable, Sendable {
    public typealias ID = Identifier<Certificate>

    /// What stands on it, as it was known when it was issued; personal numbers are not kept here.
    public struct Face: Hashable, Sendable, Codable {
        public struct Member: Hashable, Sendable, Codable {
            public var name: String
            public var sex: Sex?
            public var born: PartialDate?
            public var relation: Relation

            public init(name: String, sex: Sex?, born: PartialDate?, relation: Relation) {
                self.name = name
                self.sex = sex
                self.born = born
                self.relation = relation
            }
        }

        public var headName: String
        public var head: Person.ID?
        public var ethnicity: EthnicGroup.ID?
        public var address: String
        public var village: String
        public var commune: String
        /// The unit above the commune.
        public var superior: String?
        public var members: [Member]

        public init(
            headName: String, head: Person.ID?, ethnicity: EthnicGroup.ID?, address: String, village: String, commune: String,
            superior: String?, members: [Member]
        ) {
            self.headName = headName
            self.head = head
            self.ethnicity = ethnicity
            self.address = address
            self.village = village
            self.commune = commune
            self.superior = superior
            self.members = members
        }
    }

    public struct Revocation: Hashable, Sendable {
        public enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
            /// The paper was lost or spoiled; another took its place.
            case lost
            /// Something on it was written wrong; another took its place.
            case corrected
            /// A newer decision; another took its place.
            case renewed
            /// A decision gave the household another class.
            case recognitionEnded = "recognition-ended"
            case other
        }

        public var on: CalendarDate
        public var reason: Reason
        /// The reason in words, or the document.
        public var note: String
        public var at: Instant

        public init(on: CalendarDate, reason: Reason, note: String, at: Instant) {
            self.on = on
            self.reason = reason
            self.note = note
            self.at = at
        }
    }

    /// Whether it holds on a day.
    public enum State: Hashable, Sendable {
        case valid
        case revoked(Revocation.Reason, CalendarDate)
        /// Its last day is over.
        case expired(CalendarDate)
        /// The household is no longer recognized as what it says.
        case unfounded
    }

    public var id: ID
    public var body: Area.ID
    public var year: Int
    public var number: Int
    public var reference: String
    public var code: String
    public var household: Household.ID
    public var village: Area.ID
    public var recognition: Recognition.ID
    public var standard: String
    public var povertyClass: PovertyClass
    public var validFrom: CalendarDate
    public var validUntil: CalendarDate?
    public var decisionNumber: String
    public var decisionOn: CalendarDate
    public var face: Face
    /// The line of the register under which it was issued.
    public var document: RegisteredDocument.ID
    public var signedOn: CalendarDate
    public var signer: String
    public var replaces: ID?
    public var recordedAt: Instant
    public var revocation: Revocation?

    public init(
        id: ID, body: Area.ID, number: Int, reference: String, code: String, household: Household.ID, village: Area.ID,
        recognition: Recognition, validUntil: CalendarDate?, face: Face, document: RegisteredDocument.ID, signedOn: CalendarDate,
        signer: String, replaces: ID?, recordedAt: Instant
    ) {
        self.id = id
        self.body = body
        year = signedOn.year
        self.number = number
        self.reference = reference
        self.code = code
        self.household = household
        self.village = village
        self.recognition = recognition.id
        standard = recognition.standard
        povertyClass = recognition.povertyClass
        validFrom = recognition.validFrom
        self.validUntil = validUntil
        decisionNumber = recognition.decisionNumber
        decisionOn = recognition.decisionOn
        self.face = face
        self.document = document
        self.signedOn = signedOn
        self.signer = signer
        self.replaces = replaces
        self.recordedAt = recordedAt
    }

    /// - Parameter recognitions: those of the household.
    public func state(on day: CalendarDate, recognitions: [Recognition]) -> State {
        if let revocation { return .revoked(revocation.reason, revocation.on) }
        if let validUntil, day > validUntil { return .expired(validUntil) }
        let holds = recognitions.holding(on: day, standard: standard)
        return holds?.povertyClass == povertyClass ? .valid : .unfounded
    }

    /// Twelve letters and digits that are not taken for each other; one of 10^16, so that none is found by guessing.
    public static func code(from bytes: [UInt8]) -> String {
        let letters = Array("ACDEFGHKLMNPQRTUVXY34679")
        return grouped(String(bytes.prefix(12).map { letters[Int($0) % letters.count] }))
    }

    /// A code as it is kept, from what somebody typed or read; `nil` for what cannot be one.
    public static func code(typed text: String) -> String? {
        let letters = text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return letters.count == 12 && text.count <= 64 ? grouped(letters) : nil
    }

    private static func grouped(_ code: String) -> String {
        [code.prefix(4), code.dropFirst(4).prefix(4), code.dropFirst(8)].joined(separator: "-")
    }
}

/// One time that a certificate was printed.
public struct CertificatePrint: Hashable, Sendable {
    public var at: Instant
    public var officer: String
    public var reason: String

    public init(at: Instant, officer: String, reason: String) {
        self.at = at
        self.officer = officer
        self.reason = reason
    }
}

import Core

/// An administrative document as a value: what it says and where each part stands, not how a page of it looks. Page, DOCX and PDF are
/// made from this one value.
///
/// - Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (parts and their order), Điều 7 (kinds).
public struct OfficialDocument: Hashable, Sendable, Codable {
    /// The kind of a document as it stands above its subject: "Quyết định", "QĐ".
    public struct Kind: Hashable, Sendable, Codable {
        public var name: String
        /// As it stands in the symbol; empty for an official letter (công văn), which has no kind above its subject.
        public var abbreviation: String

        public init(name: String, abbreviation: String) {
            self.name = name
            self.abbreviation = abbreviation
        }

        public var isLetter: Bool { abbreviation.isEmpty }
    }

    /// The body that issues a document, below the one that it is under.
    public struct Issuer: Hashable, Sendable, Codable {
        public var superior: String?
        public var name: String

        public init(name: String, under superior: String? = nil) {
            self.name = name
            self.superior = superior
        }
    }

    /// A table or text of its own pages, named in the body.
    public struct Annex: Hashable, Sendable, Codable {
        public var title: String
        public var subtitle: String
        public var blocks: [Block]

        public init(title: String, subtitle: String, blocks: [Block]) {
            self.title = title
            self.subtitle = subtitle
            self.blocks = blocks
        }
    }

    public var issuer: Issuer
    /// Number and symbol: "07/QĐ-UBND" (`Number`).
    public var number: String
    public var kind: Kind
    /// Where it is issued: "Bình Điền".
    public var place: String
    /// The day of its signature; `nil` while it is a draft: then the day is left open.
    public var signedOn: CalendarDate?
    /// What it is about (trích yếu).
    public var subject: String
    /// Who decides, above the grounds of a decision: "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ BÌNH ĐIỀN"; `nil` elsewhere.
    public var authority: String?
    public var grounds: [String]
    public var blocks: [Block]
    public var recipients: [String]
    public var signature: Signature
    public var annexes: [Annex]
    /// Beside the signature.
    public var mark: Mark?
    /// Who signs too, on the left: the secretary of minutes.
    public var countersignature: Signature?

    public init(
        issuer: Issuer, number: String, kind: Kind, place: String, signedOn: CalendarDate?, subject: String, authority: String? = nil,
        grounds: [String] = [], blocks: [Block], recipients: [String], signature: Signature, annexes: [Annex] = [], mark: Mark? = nil
    ) {
        self.issuer = issuer
        self.number = number
        self.kind = kind
        self.place = place
        self.signedOn = signedOn
        self.subject = subject
        self.authority = authority
        self.grounds = grounds
        self.blocks = blocks
        self.recipients = recipients
        self.signature = signature
        self.annexes = annexes
        self.mark = mark
    }

    /// The grounds as they are punctuated: each ends with ";", the last with ".".
    ///
    /// - Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (RECALLED: not found in a text that was read).
    public var punctuatedGrounds: [String] {
        grounds.enumerated().map { index, ground in
            let bare = ground.hasSuffix(";") || ground.hasSuffix(".") ? String(ground.dropLast()) : ground
            return bare + (index == grounds.count - 1 ? "." : ";")
        }
    }
}

import Core

/// A line of the register of documents: what a body has issued, or what came to it.
public struct RegisteredDocument: Hashable, Sendable {
    public typealias ID = Identifier<RegisteredDocument>

    public enum Direction: String, Hashable, Sendable, Codable, CaseIterable {
        case outgoing, incoming
    }

    /// - Source: Nghị định 30/2020/NĐ-CP, Điều 7; certificates by Quyết định 24/2021/QĐ-TTg, Mẫu số 03.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case decision, notice, minutes, letter, certificates, plan, report, submission, guidance, other
    }

    /// What in the records it was made from; together with its key.
    public enum Source: String, Hashable, Sendable, Codable {
        /// A decision that ended a round; the document has the key of the decision.
        case decision
        /// A decision that puts right what a decision did to one household; the document has its key.
        case correction
        /// Certificates that were issued together; the document is its own source.
        case certificates
        /// The minutes of a village meeting.
        case meeting
        case posting
        /// A household of a round about which it was decided that it is on no list.
        case refusal
        /// The answer to an objection.
        case objection
    }

    /// Why a number was taken out of use. The number stays taken.
    public struct Voiding: Hashable, Sendable {
        public var at: Instant
        public var reason: String

        public init(at: Instant, reason: String) {
            self.at = at
            self.reason = reason
        }
    }

    public var id: ID
    public var direction: Direction
    /// Whose register it stands in: the commune whose committee issued it, or that received it.
    public var body: Area.ID
    public var kind: Kind
    /// In which it is numbered: that of the day of its signature.
    public var year: Int
    /// Of its series: "QĐ-UBND"; empty for what came in.
    public var symbol: String
    /// In its series; `nil` for what came in, and for a reference that is not of the series.
    public var number: Int?
    /// Number and symbol as they stand on the paper.
    public var reference: String
    /// Who issued it; empty where the body did.
    public var issuer: String
    public var signedOn: CalendarDate
    public var signer: String
    /// What it is about; empty where that follows from its source.
    public var subject: String
    public var round: ReviewRound.ID?
    public var household: Household.ID?
    public var source: Source?
    public var sourceID: Identifier<AnySubject>?
    /// The document on which it rests.
    public var restsOn: ID?
    public var recordedAt: Instant
    public var voiding: Voiding?

    public init(
        id: ID, direction: Direction, body: Area.ID, kind: Kind, symbol: String, number: Int?, reference: String, issuer: String = "",
        signedOn: CalendarDate, signer: String = "", subject: String, round: ReviewRound.ID? = nil, household: Household.ID? = nil,
        source: Source? = nil, sourceID: Identifier<AnySubject>? = nil, restsOn: ID? = nil, recordedAt: Instant
    ) {
        self.id = id
        self.direction = direction
        self.body = body
        self.kind = kind
        year = signedOn.year
        self.symbol = symbol
        self.number = number
        self.reference = reference
        self.issuer = issuer
        self.signedOn = signedOn
        self.signer = signer
        self.subject = subject
        self.round = round
        self.household = household
        self.source = source
        self.sourceID = sourceID
        self.restsOn = restsOn
        self.recordedAt = recordedAt
    }

    public var series: DocumentSeries { DocumentSeries(body: body, symbol: symbol, year: year) }
}

/// Within one body, symbol and year numbers run from 1 on.
public struct DocumentSeries: Hashable, Sendable {
    public var body: Area.ID
    public var symbol: String
    public var year: Int

    public init(body: Area.ID, symbol: String, year: Int) {
        self.body = body
        self.symbol = symbol
        self.year = year
    }
}

/// The numbers of a series, and what lacks among them: numbers that were passed over when somebody wrote a higher one by hand.
public struct NumberedSeries: Hashable, Sendable {
    public var series: DocumentSeries
    public var numbers: [Int]

    /// - Parameter numbers: those taken, voided ones too.
    public init(_ series: DocumentSeries, numbers: [Int]) {
        self.series = series
        self.numbers = numbers.sorted()
    }

    public var last: Int { numbers.last ?? 0 }

    /// Numbers below the last that nobody took, as ranges.
    public var gaps: [ClosedRange<Int>] {
        var gaps: [ClosedRange<Int>] = []
        var expected = 1
        for number in numbers {
            if number > expected { gaps.append(expected...(number - 1)) }
            expected = max(expected, number + 1)
        }
        return gaps
    }
}

extension RegisteredDocument {
    /// True of what has changed records of households.
    public var hasEffects: Bool { source == .decision || source == .correction || source == .certificates }
}

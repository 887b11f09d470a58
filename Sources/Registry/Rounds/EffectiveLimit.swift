import Core
import Law

/// A limit of the law that an administrator has confirmed with a document, as it is or put right.
public struct LimitConfirmation: Hashable, Sendable {
    public var procedures: String
    public var kind: ReviewKind
    public var limit: ReviewProcedure.Limit
    public var days: Int
    public var unit: TimeLimit.Unit
    public var document: String
    public var recordedAt: Instant

    public init(
        procedures: String, kind: ReviewKind, limit: ReviewProcedure.Limit, days: Int, unit: TimeLimit.Unit, document: String,
        recordedAt: Instant
    ) {
        self.procedures = procedures
        self.kind = kind
        self.limit = limit
        self.days = days
        self.unit = unit
        self.document = document
        self.recordedAt = recordedAt
    }
}

/// A limit with what is known of it: by law, by an administrator's document, or not well enough to bind anybody.
public enum EffectiveLimit: Hashable, Sendable {
    /// Read in the law.
    case lawful(TimeLimit, Citation)
    case confirmed(TimeLimit, document: String)
    /// Known in general: shown, but no family's time is counted by it.
    case unconfirmed(TimeLimit, Citation)
    /// The law has such a limit, which could not be found.
    case missing

    /// - Returns: `nil` where the procedure has no such limit.
    public init?(
        _ limit: ReviewProcedure.Limit, of procedure: ReviewProcedure, in procedures: String, confirmations: [LimitConfirmation]
    ) {
        guard let known = procedure.limits[limit] else { return nil }
        let confirmation = confirmations.last { $0.procedures == procedures && $0.kind == procedure.kind && $0.limit == limit }
        if let confirmation {
            let bound = known?.value.bound ?? (limit == .posting || limit == .reposting ? .atLeast : .atMost)
            self = .confirmed(
                TimeLimit(days: confirmation.days, unit: confirmation.unit, bound: bound), document: confirmation.document)
        } else if let known {
            self = known.confidence.carriesDecisions ? .lawful(known.value, known.citation) : .unconfirmed(known.value, known.citation)
        } else {
            self = .missing
        }
    }

    /// The limit that may be counted by; `nil` where none is known well enough.
    public var counting: TimeLimit? {
        switch self {
        case .lawful(let limit, _), .confirmed(let limit, _): limit
        case .unconfirmed, .missing: nil
        }
    }
}

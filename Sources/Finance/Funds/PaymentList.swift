import Core
import Law
import Registry

/// A support to be paid to households of a unit, each with its amount.
public struct PaymentList: Hashable, Sendable {
    public typealias ID = Identifier<PaymentList>

    /// For whom a support is.
    public enum Group: String, Hashable, Sendable, Codable, CaseIterable {
        case poor
        case nearPoor = "near_poor"
        /// Within the months after an escape that the programme counts.
        case newlyEscaped = "newly_escaped"
    }

    public enum State: Hashable, Sendable {
        case drawnUp
        case paid(on: CalendarDate, voucher: String)
        case cancelled(reason: String)
    }

    public var id: ID
    public var line: BudgetLine.ID
    public var unit: Area.ID
    /// What the support is.
    public var subject: String
    /// For which it is given once: a year, a quarter, as it is written.
    public var period: String
    public var groups: Set<Group>
    /// The decision on the support, and its day.
    public var document: String
    public var decidedOn: CalendarDate
    public var state: State
    public var recordedAt: Instant

    public init(
        id: ID, line: BudgetLine.ID, unit: Area.ID, subject: String, period: String, groups: Set<Group>, document: String,
        decidedOn: CalendarDate, state: State = .drawnUp, recordedAt: Instant
    ) {
        self.id = id
        self.line = line
        self.unit = unit
        self.subject = subject
        self.period = period
        self.groups = groups
        self.document = document
        self.decidedOn = decidedOn
        self.state = state
        self.recordedAt = recordedAt
    }
}

/// One household of a list of payments.
public struct PaymentItem: Hashable, Sendable {
    public enum State: String, Hashable, Sendable, Codable {
        case due, paid, stopped
        /// Paid, and put right by an entry against the payment.
        case returned
    }

    public var household: Household.ID
    public var amount: Int64
    public var state: State
    public var stop: PaymentStop?

    public init(household: Household.ID, amount: Int64, state: State = .due, stop: PaymentStop? = nil) {
        self.household = household
        self.amount = amount
        self.state = state
        self.stop = stop
    }
}

/// Why a household is not paid on a day: it stays on the list, seen, with the article that says so.
public struct PaymentStop: Hashable, Sendable, Codable {
    public enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
        /// Recognized on that day as something for which the support is not.
        case otherClass
        /// On no list on that day.
        case onNoList
        /// Newly escaped, but the months are over.
        case escapedTooLong
        /// Lives in the unit no more, or is no household any more.
        case gone
        /// Was given the same support for the same period.
        case paidBefore
    }

    public var reason: Reason
    /// The class on the day; `nil` where there was none.
    public var povertyClass: PovertyClass?
    /// Since when the class holds, when the months were over, when it left, when it was paid before.
    public var since: CalendarDate?
    /// The decision by which the class holds, or the document of the earlier payment.
    public var document: String
    /// The article, where the law says it.
    public var citation: Citation?

    public init(
        _ reason: Reason, povertyClass: PovertyClass? = nil, since: CalendarDate? = nil, document: String = "", citation: Citation? = nil
    ) {
        self.reason = reason
        self.povertyClass = povertyClass
        self.since = since
        self.document = document
        self.citation = citation
    }
}

/// Says who of a list may be paid on a day.
public struct PaymentEligibility: Sendable {
    public var day: CalendarDate
    public var groups: Set<PaymentList.Group>
    /// The national standard of the day.
    public var standard: String
    /// The article by which classes are recognized.
    public var recognition: Citation?
    /// The rule by which a household of the programme counts as newly escaped on the day.
    public var escape: NewlyEscapedRule?
    /// The villages of the unit on the day.
    public var villages: Set<Area.ID>

    public init(
        on day: CalendarDate, for groups: Set<PaymentList.Group>, standard: String, recognition: Citation?, escape: NewlyEscapedRule?,
        in villages: Set<Area.ID>
    ) {
        self.day = day
        self.groups = groups
        self.standard = standard
        self.recognition = recognition
        self.escape = escape
        self.villages = villages
    }

    /// - Parameters:
    ///   - recognitions: of national standards.
    ///   - paidBefore: day and document of the same support for the same period.
    /// - Returns: why the household is stopped; `nil` where it may be paid.
    public func stop(
        recognitions: [Recognition], stays: [HouseholdStay], paidBefore: (day: CalendarDate, document: String)?
    ) -> PaymentStop? {
        let here = stays.contains { stay in
            stay.validFrom <= day && stay.validUntil.map { day <= $0 } ?? true && villages.contains(stay.village)
        }
        guard here else {
            let left = stays.filter { villages.contains($0.village) }.compactMap(\.validUntil).max()
            return PaymentStop(.gone, since: left)
        }
        if let paidBefore { return PaymentStop(.paidBefore, since: paidBefore.day, document: paidBefore.document) }
        let held = recognitions.holding(on: day, standard: standard)
        switch held?.povertyClass {
        case .poor where groups.contains(.poor), .nearPoor where groups.contains(.nearPoor): return nil
        default: break
        }
        let clock = escape.flatMap { EscapeClock.clocks(of: recognitions.filter { $0.validFrom <= day }, under: [$0]).first }
        if groups.contains(.newlyEscaped), let clock {
            if clock.isRunning(on: day) { return nil }
            if clock.end < day, clock.stoppedOn == nil {
                return PaymentStop(
                    .escapedTooLong, povertyClass: held?.povertyClass, since: clock.end, document: held?.decisionNumber ?? "",
                    citation: clock.rule.citation)
            }
        }
        guard let held else { return PaymentStop(.onNoList, citation: recognition) }
        return PaymentStop(
            .otherClass, povertyClass: held.povertyClass, since: held.validFrom, document: held.decisionNumber, citation: recognition)
    }
}

import Core
import Law

/// A request of a household to be reviewed (Form 01), or to be recognized as escaped (Form 04).
///
/// - Source: Quyết định 24/2021/QĐ-TTg, Điều 4 khoản 1 và Điều 5 khoản 1.
public struct ReviewApplication: Hashable, Sendable {
    public typealias ID = Identifier<ReviewApplication>

    public enum Form: String, Hashable, Sendable, Codable, CaseIterable {
        case review = "01"
        case escape = "04"
    }

    public enum Channel: String, Hashable, Sendable, Codable, CaseIterable {
        case counter, post, phone, web
    }

    /// What the quick screen (sheet A) said: who is plainly not poor is not reviewed, but may object.
    public enum Screen: String, Hashable, Sendable, Codable, CaseIterable {
        case toReview = "to-review"
        case notReviewed = "not-reviewed"
    }

    public var id: ID
    public var household: Household.ID
    public var form: Form
    /// What it asks for: a monthly or yearly review, or one of average living.
    public var isForAverageLiving: Bool
    public var channel: Channel
    public var receivedOn: CalendarDate
    /// By it the family follows its request.
    public var slip: String
    public var reason: String
    public var screen: Screen?
    public var screenReason: String
    /// The round into which it was taken.
    public var round: ReviewRound.ID?

    public init(
        id: ID, household: Household.ID, form: Form, isForAverageLiving: Bool, channel: Channel, receivedOn: CalendarDate, slip: String,
        reason: String
    ) {
        self.id = id
        self.household = household
        self.form = form
        self.isForAverageLiving = isForAverageLiving
        self.channel = channel
        self.receivedOn = receivedOn
        self.slip = slip
        self.reason = reason
        screenReason = ""
    }

    /// - Parameter isListed: the household is on a list: it needs no quick screen, nor does who asks to leave one.
    public func needsScreen(isListed: Bool) -> Bool { form == .review && !isForAverageLiving && !isListed && screen == nil }

    /// True when a round of this kind takes it in.
    public func fits(_ kind: ReviewKind) -> Bool { (kind == .averageLiving) == isForAverageLiving && screen != .notReviewed }

    /// Eight letters and digits that are not taken for each other when read aloud or written by hand.
    public static func slip(from bytes: [UInt8]) -> String {
        let letters = Array("ACDEFGHKLMNPQRTUVXY34679")
        let code = String(bytes.prefix(8).map { letters[Int($0) % letters.count] })
        return code.prefix(4) + "-" + code.dropFirst(4)
    }
}

import Access
import Core
import Database
import Law
import Registry
import Store

/// Takes an application to be reviewed (Form 01) or to be recognized as escaped (Form 04), and gives the slip by which it is followed.
public struct TakeApplication: Operation {
    public static let name = "TakeApplication"
    public static let permission = Permission.takeApplications

    public var household: Household.ID
    public var form: ReviewApplication.Form
    public var isForAverageLiving: Bool
    public var channel: ReviewApplication.Channel
    public var receivedOn: CalendarDate
    public var reason: String

    public init(
        household: Household.ID, form: ReviewApplication.Form, isForAverageLiving: Bool, channel: ReviewApplication.Channel,
        receivedOn: CalendarDate, reason: String
    ) {
        self.household = household
        self.form = form
        self.isForAverageLiving = isForAverageLiving
        self.channel = channel
        self.receivedOn = receivedOn
        self.reason = reason
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<ReviewApplication.ID> {
        guard let row = try transaction.household(household, within: context.scope(for: Self.permission)) else { throw StoreError.notFound }
        var lacks: [RoundLack] = []
        if receivedOn > context.today { lacks.append(.dayInFuture) }
        if row.household.status != .active { lacks.append(.householdNotHere) }
        if try transaction.hasOpenApplication(form, of: household) { lacks.append(.applicationThereAlready) }
        try context.refuse(lacks)
        var slip = ReviewApplication.slip(from: context.randomness.bytes(8))
        while try transaction.application(slip: slip) != nil { slip = ReviewApplication.slip(from: context.randomness.bytes(8)) }
        let application = ReviewApplication(
            id: context.key(), household: household, form: form, isForAverageLiving: form == .review && isForAverageLiving,
            channel: channel, receivedOn: receivedOn, slip: slip, reason: reason)
        try transaction.insert(application, officer: context.officer?.id, at: context.now)
        return Performed(
            application.id, subjects: [household.subject, application.id.subject],
            detail: ["form": form.rawValue, "channel": channel.rawValue, "day": receivedOn.iso])
    }
}

/// Records what the quick screen (sheet A) of an application said. Its items for 2022 were not found in any text that could be read: the
/// result is taken down as the reviewers found it on paper, with their reason, and nothing is worked out.
public struct ScreenApplication: Operation {
    public static let name = "ScreenApplication"
    public static let permission = Permission.runRounds

    public var application: ReviewApplication.ID
    public var screen: ReviewApplication.Screen
    public var reason: String

    public init(_ application: ReviewApplication.ID, screen: ReviewApplication.Screen, reason: String) {
        self.application = application
        self.screen = screen
        self.reason = reason
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let found = try transaction.application(application), let place = try transaction.place(of: found.household) else {
            throw StoreError.notFound
        }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        guard let found = try transaction.application(application) else { throw StoreError.notFound }
        guard found.round == nil else { throw RoundRefusal(.caseThereAlready) }
        if screen == .notReviewed, reason.isEmpty { throw RoundRefusal(.reasonMissing) }
        try transaction.screen(application, as: screen, reason: reason)
        return Performed(
            true, subjects: [found.household.subject, application.subject], detail: ["screen": screen.rawValue, "reason": reason])
    }
}

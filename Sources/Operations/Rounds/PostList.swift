import Access
import Core
import Database
import Law
import Registry
import Store

/// Records that the list of a commune hangs at the notice boards, from when to when; again after a re-check.
///
/// - Source: Quyết định 24/2021/QĐ-TTg, Điều 4 khoản 4.
public struct PostList: Operation {
    public static let name = "PostList"
    public static let permission = Permission.runRounds

    public var round: ReviewRound.ID
    public var commune: Area.ID
    public var firstOn: CalendarDate
    public var lastOn: CalendarDate
    public var places: String

    public init(round: ReviewRound.ID, commune: Area.ID, firstOn: CalendarDate, lastOn: CalendarDate, places: String) {
        self.round = round
        self.commune = commune
        self.firstOn = firstOn
        self.lastOn = lastOn
        self.places = places
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { commune }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        let book = try context.book(round, Self.permission, in: transaction)
        let situation = try book.situation(of: commune)
        let isAgain = situation.reached == .posting
        var lacks = isAgain ? [] : situation.lacks(for: .posting, on: firstOn, today: context.today)
        if isAgain {
            if firstOn > context.today { lacks.append(.dayInFuture) }
            if let last = situation.lastDay, firstOn < last { lacks.append(.dayBefore(last)) }
            let owed = situation.count { $0.needsSheet }
            if owed > 0 { lacks.append(.toSurvey(owed)) }
            let unclear = situation.count { $0 == .cannotSay }
            if unclear > 0 { lacks.append(.cannotSay(unclear)) }
        }
        if places.isEmpty { lacks.append(.textUnreadable) }
        if lastOn < firstOn { lacks.append(.dayBefore(firstOn)) }
        if let least = try book.lastDay(of: isAgain ? .reposting : .posting, from: firstOn), lastOn < least.day {
            lacks.append(.postingTooShort(atLeast: least.day))
        }
        try context.refuse(lacks)
        let posting = ListPosting(
            id: context.key(), round: round, commune: commune, firstOn: firstOn, lastOn: lastOn, places: places, recordedAt: context.now)
        try transaction.insert(posting, officer: context.officer?.id)
        if !isAgain {
            try transaction.insert([context.step(.posting, of: commune, in: round, on: firstOn)], officer: context.officer?.id)
        }
        return Performed(
            isAgain, subjects: [round.subject, commune.subject],
            detail: ["firstOn": firstOn.iso, "lastOn": lastOn.iso, "places": places, "again": isAgain ? "1" : "0"])
    }
}

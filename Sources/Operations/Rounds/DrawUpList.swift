import Access
import Core
import Database
import Law
import Registry
import Store

/// Draws up the list of households to be reviewed in a commune: those on its lists now (in a yearly round), and those whose applications
/// passed the quick screen. What is in the round already stays; it can be run again as applications come.
///
/// - Source: Quyết định 24/2021/QĐ-TTg, Điều 4 khoản 1.
public struct DrawUpList: Operation {
    public static let name = "DrawUpList"
    public static let permission = Permission.runRounds

    public var round: ReviewRound.ID
    public var commune: Area.ID

    public init(round: ReviewRound.ID, commune: Area.ID) {
        self.round = round
        self.commune = commune
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { commune }

    public struct Output: Codable, Sendable {
        /// Households that came in from the lists, and by applications.
        public var listed: Int
        public var applied: Int
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Output> {
        let book = try context.book(round, Self.permission, in: transaction)
        guard try book.situation(of: commune).reached < .decision else { throw RoundRefusal(.alreadyDecided) }
        let scope = AreaScope(of: commune, in: context.areas, on: context.today)
        var cases: [NewCase] = []
        if book.round.kind == .yearly {
            cases = try transaction.listedHouseholds(notIn: round, within: scope).map {
                NewCase(id: context.key(), household: $0.household, village: $0.village, origin: .listed)
            }
        }
        let listed = cases.count
        var known = Set(book.rows.map(\.facts.household)).union(cases.map(\.household))
        var taken: [ReviewApplication.ID] = []
        for (application, row) in book.applications where row.commune == commune {
            guard !application.needsScreen(isListed: row.povertyClass?.isListed ?? false) else { continue }
            taken.append(application.id)
            guard known.insert(row.household.id).inserted else { continue }
            cases.append(
                NewCase(
                    id: context.key(), household: row.household.id, village: row.household.village, origin: .application,
                    application: application.id))
        }
        try transaction.insert(cases, in: round, at: context.now)
        try transaction.takeIn(taken, by: round)
        return Performed(
            Output(listed: listed, applied: cases.count - listed), subjects: [round.subject] + cases.map(\.household.subject),
            detail: ["listed": String(listed), "applied": String(cases.count - listed)])
    }
}

/// Puts one household into a round by hand, with the reason.
public struct AddCase: Operation {
    public static let name = "AddCase"
    public static let permission = Permission.runRounds

    public var round: ReviewRound.ID
    public var household: Household.ID
    public var reason: String

    public init(round: ReviewRound.ID, household: Household.ID, reason: String) {
        self.round = round
        self.household = household
        self.reason = reason
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<ReviewCase.ID> {
        let book = try context.book(round, Self.permission, in: transaction)
        guard let row = try transaction.household(household, within: context.scope(for: Self.permission)) else { throw StoreError.notFound }
        var lacks: [RoundLack] = []
        if reason.isEmpty { lacks.append(.reasonMissing) }
        if row.household.status != .active || !book.communes.contains(row.commune) { lacks.append(.householdNotHere) }
        if book.progress.reached(row.commune) >= .decision { lacks.append(.alreadyDecided) }
        if try transaction.reviewCase(of: household, in: round) != nil { lacks.append(.caseThereAlready) }
        try context.refuse(lacks)
        let new = NewCase(id: context.key(), household: household, village: row.household.village, origin: .added, reason: reason)
        try transaction.insert([new], in: round, at: context.now)
        return Performed(new.id, subjects: [round.subject, household.subject], detail: ["reason": reason])
    }
}

/// Takes a household out of a round that was put in by mistake, while nothing has been found out about it.
public struct RemoveCase: Operation {
    public static let name = "RemoveCase"
    public static let permission = Permission.runRounds

    public var reviewCase: ReviewCase.ID
    public var reason: String

    public init(_ reviewCase: ReviewCase.ID, reason: String) {
        self.reviewCase = reviewCase
        self.reason = reason
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try transaction.village(of: reviewCase)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        let (book, row) = try context.found(reviewCase, Self.permission, in: transaction)
        var lacks: [RoundLack] = []
        if reason.isEmpty { lacks.append(.reasonMissing) }
        // Who is on a list is reviewed every year: only by a decision do they leave it.
        if row.facts.sheet != nil || row.facts.vote != nil || row.facts.origin == .listed { lacks.append(.hasSheet) }
        if row.facts.isDecided { lacks.append(.alreadyDecided) }
        try context.refuse(lacks)
        try transaction.deleteCase(reviewCase)
        return Performed(true, subjects: [book.round.id.subject, row.facts.household.subject], detail: ["reason": reason])
    }
}

extension ReadTransaction {
    /// The village in which the household of a case lives now.
    func village(of reviewCase: ReviewCase.ID) throws -> Area.ID {
        guard let found = try placeOfCase(reviewCase), let place = try place(of: found.household) else { throw StoreError.notFound }
        return place.village
    }
}

extension OperationContext {
    /// A case of the asking officer's area, with its round.
    func found(
        _ id: ReviewCase.ID, _ permission: Permission, in transaction: any ReadTransaction
    ) throws -> (book: RoundBook, row: CaseRow) {
        guard let place = try transaction.placeOfCase(id) else { throw StoreError.notFound }
        let book = try book(place.round, permission, in: transaction)
        guard let row = book.rows.first(where: { $0.facts.id == id }) else { throw StoreError.notFound }
        return (book, row)
    }
}

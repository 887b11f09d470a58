import Access
import Core
import Database
import Law
import Registry
import Store

/// Gives households of a round to somebody who reviews them, or takes them back.
public struct AssignCases: Operation {
    public static let name = "AssignCases"
    public static let permission = Permission.runRounds

    public var round: ReviewRound.ID
    /// The commune or village of the households.
    public var unit: Area.ID
    /// Empty for all households of the unit.
    public var cases: [ReviewCase.ID]
    /// `nil` takes them back.
    public var reviewer: Officer.ID?

    public init(round: ReviewRound.ID, unit: Area.ID, cases: [ReviewCase.ID] = [], reviewer: Officer.ID?) {
        self.round = round
        self.unit = unit
        self.cases = cases
        self.reviewer = reviewer
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { unit }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Int> {
        let book = try context.book(round, Self.permission, in: transaction)
        let own = book.rows(in: unit).filter { !$0.facts.isDecided && (cases.isEmpty || cases.contains($0.facts.id)) }
        guard !own.isEmpty, cases.isEmpty || own.count == Set(cases).count else { throw RoundRefusal(.caseMissing) }
        if let reviewer {
            guard let officer = try transaction.officer(reviewer) else { throw StoreError.notFound }
            let scope = AreaScope(of: officer, for: .submitReviewSheet, in: context.areas, on: context.today)
            guard own.allSatisfy({ scope.contains(village: $0.facts.village, commune: $0.facts.commune) }) else {
                throw RoundRefusal(.reviewerNotHere)
            }
        }
        try transaction.assign(own.map(\.facts.id), to: reviewer)
        return Performed(own.count, subjects: [round.subject], detail: ["households": String(own.count)])
    }
}

import Access
import Core
import Database
import Registry
import Store

/// Why a declaration is refused.
public enum TieRefusal: Error, Hashable, Sendable {
    case officialMissing
    case reasonMissing
    case declaredAlready
    /// Somebody else says that a declaration about oneself holds no more.
    case ownDeclaration
}

/// Declares that a household is that of an official, or of somebody near to one. Everybody who sees the household may.
public struct DeclareTie: Operation {
    public static let name = "DeclareTie"
    public static let permission = Permission.viewHouseholds

    public var household: Household.ID
    /// The account of the official, where there is one.
    public var officer: Officer.ID?
    /// Name and post of an official without an account; read from the account where there is one.
    public var official: String
    public var post: String
    public var relation: OfficialTie.Relation

    public init(household: Household.ID, officer: Officer.ID?, official: String, post: String, relation: OfficialTie.Relation) {
        self.household = household
        self.officer = officer
        self.official = official
        self.post = post
        self.relation = relation
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let place = try transaction.place(of: household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<OfficialTie.ID> {
        var name = official
        if let officer {
            guard let found = try transaction.officer(officer) else { throw StoreError.notFound }
            name = found.name
        }
        if name.isEmpty { throw TieRefusal.officialMissing }
        let tie = OfficialTie(
            id: context.key(), household: household, officer: officer?.subject, official: name, post: post, relation: relation,
            recordedAt: context.now)
        let same = try transaction.ties(of: [household]).contains {
            $0.holds && $0.officer == tie.officer && $0.official == tie.official && $0.relation == relation
        }
        if same { throw TieRefusal.declaredAlready }
        try transaction.insert(tie, by: context.officer?.id)
        return Performed(
            tie.id, subjects: [household.subject, tie.id.subject] + [tie.officer].compactMap { $0 },
            detail: ["relation": relation.rawValue])
    }
}

/// Ends a declaration, with the reason; never one about oneself.
public struct EndTie: Operation {
    public static let name = "EndTie"
    public static let permission = Permission.approveTied

    public var tie: OfficialTie.ID
    public var reason: String

    public init(_ tie: OfficialTie.ID, reason: String) {
        self.tie = tie
        self.reason = reason
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let tie = try transaction.tie(tie), let place = try transaction.place(of: tie.household) else { throw StoreError.notFound }
        return place.village
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        guard let found = try transaction.tie(tie) else { throw StoreError.notFound }
        if reason.isEmpty { throw TieRefusal.reasonMissing }
        if let officer = context.officer, found.officer == officer.id.subject { throw TieRefusal.ownDeclaration }
        try transaction.end(tie, .init(at: context.now, reason: reason), by: context.officer?.id)
        return Performed(true, subjects: [found.household.subject, tie.subject], detail: ["reason": reason])
    }
}

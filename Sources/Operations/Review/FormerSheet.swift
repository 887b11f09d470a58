import Core
import Database
import Law
import Registry
import Store

/// The sheet beside which another one of the household would stand: that of the same day, or else the last one of the round in which
/// the household is and nothing has been decided about it.
public struct FormerSheet: Sendable {
    public var stored: StoredSheet
    /// The classes that it left possible under the standard of the new sheet's day.
    public var possible: [PovertyClass]
    /// It is of the same day: only one of them can stand.
    public var isReplaced: Bool
    /// What rests on it already.
    public var decision: ReviewDecision?

    public var day: CalendarDate { stored.sheet.reviewedOn }
}

extension ReadTransaction {
    /// - Parameter corrected: a sheet that goes in any case.
    public func formerSheet(
        of household: Household.ID, on day: CalendarDate, under standard: PovertyStandard, besides corrected: ReviewSheet.ID? = nil
    ) throws -> FormerSheet? {
        let standing = try sheets(of: household).filter { $0.stands && $0.sheet.id != corrected }
        let ofDay = standing.first { $0.sheet.reviewedOn == day }
        let round = try startOfOpenRound(of: household)
        let ofRound = round.flatMap { start in day < start ? nil : standing.first { $0.sheet.reviewedOn >= start } }
        guard let stored = ofDay ?? ofRound else { return nil }
        return FormerSheet(
            stored: stored, possible: try classifications(of: stored.sheet.id).last { $0.standard == standard.id }?.possible ?? [],
            isReplaced: ofDay != nil, decision: try decision(restingOn: stored.sheet.id, of: household))
    }
}

/// Why a sheet is not taken in, changed or withdrawn.
public enum SheetRefusal: Error, Sendable {
    /// Another one of the same day stands, and nobody has said that it goes.
    case otherOfDay(ReviewSheet.ID)
    /// A decision rests on the one that would go.
    case decided(ReviewDecision)
    /// It was replaced or withdrawn meanwhile, or stands already.
    case standsNoMore
    case reasonMissing
}

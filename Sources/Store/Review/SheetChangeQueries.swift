import Access
import Core
import Database
import Registry

/// What was done to a sheet after it was taken in.
public struct SheetChange: Hashable, Sendable {
    public typealias ID = Identifier<SheetChange>

    public var sheet: ReviewSheet.ID
    /// What stood in its place before and after: the sheet itself where it was withdrawn, `nil` where it stood.
    public var before, after: ReviewSheet.ID?
    public var reason: String
    public var officer: Officer.ID?
    public var at: Instant

    public var isWithdrawal: Bool { after == sheet }
}

/// The sheets of a household with all that was done to them.
public struct SheetHistory: Sendable {
    /// Newest first.
    public var sheets: [StoredSheet]
    /// Oldest first.
    public var changes: [SheetChange]

    /// The sheet by which the household is judged: the last one that stands.
    public var counting: StoredSheet? { sheets.first { $0.stands } }

    /// What was done last to a sheet.
    public func lastChange(of sheet: ReviewSheet.ID) -> SheetChange? { changes.last { $0.sheet == sheet } }

    /// The sheets that were recorded by `moment`, each replaced as it was then.
    public func known(at moment: Instant) -> [StoredSheet] {
        let known = sheets.filter { $0.recordedAt <= moment }
        let ids = Set(known.map(\.sheet.id))
        return known.map { stored in
            var stored = stored
            if let next = changes.first(where: { $0.sheet == stored.sheet.id && $0.at > moment }) { stored.replacedBy = next.before }
            stored.replacedBy = stored.replacedBy.flatMap { ids.contains($0) ? $0 : nil }
            return stored
        }
    }

    /// Since when the last sheet counts without a break, where it counted at `moment` too: breaks after it do not matter.
    public func countsSince(_ moment: Instant?) -> Instant? {
        guard let counting else { return nil }
        let last = changes.last { $0.at > counting.recordedAt }?.at ?? counting.recordedAt
        guard let moment, let then = known(at: moment).first(where: \.stands), then.sheet.id == counting.sheet.id else { return last }
        return min(last, moment)
    }
}

extension ReadTransaction {
    public func sheetHistory(of household: Household.ID) throws -> SheetHistory {
        let changes = try rows(
            """
            SELECT sheet_id, replaced_before, replaced_after, reason, officer_id, changed_at FROM sheet_change
             WHERE household_id = \(household) ORDER BY changed_at, id
            """
        ) {
            SheetChange(
                sheet: try $0.key(0), before: try $0.keyOrNil(1), after: try $0.keyOrNil(2), reason: try $0.text(3),
                officer: try $0.keyOrNil(4), at: try $0.instant(5))
        }
        return SheetHistory(sheets: try sheets(of: household), changes: changes)
    }

    /// The households of a round of which a sheet that had been replaced or withdrawn came back.
    func householdsWithReturnedSheets(in round: ReviewRound.ID) throws -> [Household.ID] {
        try rows(
            """
            SELECT DISTINCT sheet_change.household_id FROM sheet_change
              JOIN review_case ON review_case.household_id = sheet_change.household_id
             WHERE review_case.round_id = \(round) AND sheet_change.replaced_after IS NULL
            """
        ) { try $0.key(0) }
    }
}

extension WriteTransaction {
    /// Puts `other` in the place of a sheet: itself where it is withdrawn, `nil` where it stands again.
    public func put(
        _ other: ReviewSheet.ID?, inPlaceOf stored: StoredSheet, reason: String, id: SheetChange.ID, officer: Officer.ID?,
        at instant: Instant
    ) throws {
        let sheet = stored.sheet
        try execute("UPDATE review_sheet SET replaced_by = \(other) WHERE id = \(sheet.id)")
        try execute(
            """
            INSERT INTO sheet_change (id, household_id, sheet_id, replaced_before, replaced_after, reason, officer_id, changed_at)
            VALUES (\(id), \(sheet.household), \(sheet.id), \(stored.replacedBy), \(other), \(reason), \(officer), \(instant))
            """)
    }
}

import Core
import Database
import Foundation
import Law
import Registry

extension ReadTransaction {
    /// Everyone who ever belonged to the households, as it was known at `moment` (`nil`: now), by household in the order of keys.
    public func members(of households: [Household.ID], knownAt moment: Instant?) throws -> [Household.ID: [Member]] {
        var members: [Membership.ID: Member] = [:]
        try forEach(
            """
            SELECT \(sql: Self.memberColumns) FROM membership JOIN person ON person.id = membership.person_id
             WHERE membership.household_id IN \(households)
            """
        ) { row in
            let member = try Self.member(row)
            members[member.membership.id] = member
        }
        if let moment {
            var memberships = members.mapValues(\.membership)
            let images: [String: Membership?] = try pastImages(.membership, of: households, after: moment)
            for (key, image) in images { if let id = Membership.ID(key) { memberships[id] = image } }
            var people = Dictionary(members.values.map { ($0.person.id, $0.person) }, uniquingKeysWith: { $1 })
            let wanted = Array(Set(memberships.values.map(\.person))).sorted()
            // Whose identity closed since belonged to the household then.
            for person in try self.people(wanted.filter { people[$0] == nil }) { people[person.id] = person }
            for (key, image) in try pastImages(.person, of: wanted, after: moment) as [String: Person?] {
                if let id = Person.ID(key), let image { people[id] = image }
            }
            members = memberships.compactMapValues { membership in
                people[membership.person].map { Member(person: $0, membership: membership) }
            }
        }
        return Dictionary(grouping: members.values.sorted { $0.membership.id < $1.membership.id }, by: \.membership.household)
    }

    /// The recognitions of the households as they were known at `moment` (`nil`: now), the newest first.
    public func recognitions(of households: [Household.ID], knownAt moment: Instant?) throws -> [Household.ID: [Recognition]] {
        let present = try rows(
            "SELECT \(sql: Self.recognitionColumns) FROM recognition WHERE household_id IN \(households)", Self.recognition)
        var recognitions = Dictionary(present.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        if let moment {
            for (key, image) in try pastImages(.recognition, of: households, after: moment) as [String: Recognition?] {
                if let id = Recognition.ID(key) { recognitions[id] = image }
            }
        }
        let ordered = recognitions.values.sorted { ($1.validFrom, $0.standard, $0.id) < ($0.validFrom, $1.standard, $1.id) }
        return Dictionary(grouping: ordered, by: \.household)
    }

    /// Where the households lived as it was known at `moment` (`nil`: now), the earliest stay first.
    public func stays(of household: Household.ID, knownAt moment: Instant?) throws -> [HouseholdStay] {
        var stays = Dictionary(try stays(of: household).map { ($0.validFrom, $0) }, uniquingKeysWith: { $1 })
        if let moment {
            for (key, image) in try pastImages(.stay, of: [household], after: moment) as [String: HouseholdStay?] {
                if let day = CalendarDate(iso: key) { stays[day] = image }
            }
        }
        return stays.values.sorted { $0.validFrom < $1.validFrom }
    }

    /// The sheets of a household that were reviewed up to `day` and known at `moment` (`nil`: now), each replaced only as far as it was
    /// then; newest first.
    public func sheets(of household: Household.ID, upTo day: CalendarDate, knownAt moment: Instant?) throws -> [StoredSheet] {
        let history = try sheetHistory(of: household)
        return (moment.map(history.known) ?? history.sheets).filter { $0.sheet.reviewedOn <= day }
    }

    /// The totals of the last review up to `day` of each household, by sheet or by list, as they were known at `moment`.
    ///
    /// - Parameter pointsEach: points of one deprived indicator.
    public func reviewTotals(
        of households: [Household.ID], upTo day: CalendarDate, knownAt moment: Instant?, pointsEach: Int?
    ) throws -> [Household.ID: ReviewTotals] {
        let limit = moment ?? NoEnd.instant
        // What stood in the place of a sheet then is what the first change after that moment found.
        let then: SQL = """
            CASE WHEN EXISTS (SELECT 1 FROM sheet_change WHERE sheet_id = review_sheet.id AND changed_at > \(limit))
                 THEN (SELECT replaced_before FROM sheet_change WHERE sheet_id = review_sheet.id AND changed_at > \(limit)
                        ORDER BY changed_at, id LIMIT 1)
                 ELSE replaced_by END
            """
        let standing: SQL =
            moment == nil
            ? "replaced_by IS NULL"
            : """
            (\(sql: then) IS NULL OR EXISTS (
                SELECT 1 FROM review_sheet AS later WHERE later.id = \(sql: then) AND later.recorded_at > \(limit)))
            """
        var totals: [Household.ID: (totals: ReviewTotals, on: CalendarDate, at: Instant)] = [:]
        try forEach(
            """
            SELECT household_id, reviewed_on, income_points, deprived, unknown, causes, recorded_at FROM review_sheet
             WHERE household_id IN \(households) AND reviewed_on <= \(day) AND recorded_at <= \(limit)
               AND \(sql: standing)
             ORDER BY household_id, reviewed_on
            """
        ) { row in
            let count = UInt16(truncatingIfNeeded: try row.int(3)).nonzeroBitCount
            totals[try row.key(0)] = (
                ReviewTotals(
                    incomePoints: try row.intOrNil(2), deprivationPoints: try row.int(4) == 0 ? pointsEach.map { $0 * count } : nil,
                    causes: try row.int(5)), try row.day(1), try row.instant(6)
            )
        }
        for statement in try statements(of: households, knownAt: moment) where statement.statedOn <= day {
            let known = totals[statement.household]
            guard known.map({ ($0.on, $0.at) <= (statement.statedOn, statement.recordedAt) }) ?? true else { continue }
            totals[statement.household] = (
                (known?.totals ?? ReviewTotals()).overlaid(by: statement.totals), statement.statedOn, statement.recordedAt
            )
        }
        return totals.mapValues(\.totals)
    }

    private func statements(of households: [Household.ID], knownAt moment: Instant?) throws -> [ListStatement] {
        let present = try rows(
            "SELECT \(sql: Self.statementColumns) FROM list_statement WHERE household_id IN \(households)", Self.statement)
        var statements = Dictionary(present.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        if let moment {
            for (key, image) in try pastImages(.statement, of: households, after: moment) as [String: ListStatement?] {
                if let id = ListStatement.ID(key) { statements[id] = image }
            }
        }
        return statements.values.sorted { ($0.statedOn, $0.recordedAt, $0.id) < ($1.statedOn, $1.recordedAt, $1.id) }
    }

    /// What rows that were changed after `moment` were at that moment, by their keys: `nil` for one that was not there yet.
    private func pastImages<Image: Decodable, Owner>(
        _ entity: PastEntity, of owners: [Identifier<Owner>], after moment: Instant
    ) throws -> [String: Image?] {
        var texts: [String: String?] = [:]
        for start in stride(from: 0, to: owners.count, by: 2_000) {
            let part = Array(owners[start..<min(start + 2_000, owners.count)])
            // The first change after the moment holds what there was until then.
            try forEach(
                """
                SELECT row_key, image FROM past_row
                 WHERE owner_id IN \(part) AND recorded_at > \(moment) AND entity = \(entity.rawValue) ORDER BY seq
                """
            ) { row in
                let key = try row.text(0)
                guard texts.index(forKey: key) == nil else { return }
                texts[key] = .some(try row.textOrNil(1))
            }
        }
        let decoder = JSONDecoder()
        return try texts.mapValues { text in try text.map { try decoder.decode(Image.self, from: Data($0.utf8)) } }
    }
}

private enum PastEntity: String { case person, membership, stay, recognition, statement }

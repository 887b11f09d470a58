import Access
import Core
import Database
import Law
import Monitoring
import Registry
import Store

/// What an operation on households would do to everybody whom it touches: found by doing it and taking it back at once, so that the
/// preview and the act cannot differ.
public struct HouseholdActPreview: Sendable {
    /// One household, as it is and as it would be; `before` is `nil` for one that would begin.
    public struct Side: Sendable {
        public var before: HouseholdRow?
        public var after: HouseholdRow
        /// The present members of either.
        public var membersBefore: [Member]
        public var membersAfter: [Member]
        /// Recognitions that hold now and would end, with their new last day.
        public var endingRecognitions: [Recognition]
        public var keptRecognitions: [Recognition]
        /// Review sheets that stay with it, and sheets that officers have begun and not finished.
        public var sheets: Int
        public var drafts: Int
        /// Certificates and payments that rest on it, as it is and as it would be; `papersBefore` is `nil` for one that would begin.
        public var papersBefore: HouseholdPapers?
        public var papersAfter: HouseholdPapers
    }

    /// A figure of form 7.2 or 7.3 that would change.
    public struct Figure: Hashable, Sendable {
        public var form: String
        public var year: Int
        public var unit: String
        /// 1 to 9.
        public var column: Int
        public var households: Int
        public var persons: Int
    }

    public var sides: [Side]
    /// By how much each figure would change.
    public var figures: [Figure]
}

/// Ends the transaction of a preview, so that nothing of it is kept.
private struct PreviewDone: Error { var preview: HouseholdActPreview }

extension Desk {
    /// Does `operation` as `officer` would, looks at the outcome, and takes everything back.
    ///
    /// - Throws: what would stand in the way.
    public func preview<O: Operation>(_ operation: O, as officer: Officer) async throws -> HouseholdActPreview {
        let (now, shelves, randomness) = (now, shelves, randomness)
        do {
            return try await database.write { transaction in
                let context = OperationContext(
                    officer: officer, now: now, areas: try shelves.areas(in: transaction), law: shelves.law, randomness: randomness)
                try Self.check(O.permission, of: officer, in: transaction, on: context.today)
                let area = try operation.area(in: transaction, context)
                guard Self.isInside(area, context.scope(for: O.permission), context) else { throw DeskError.outsideArea }
                let seq = (try transaction.lastEvent()?.seq ?? 0) + 1
                _ = try operation.perform(in: transaction, context)
                guard let act = try transaction.householdAct(ofEvent: seq) else { throw StoreError.notFound }
                // Nothing of this is kept: the error takes the transaction back.
                throw PreviewDone(preview: try HouseholdActPreview(of: act, in: transaction, context))
            }
        } catch let done as PreviewDone {
            return done.preview
        }
    }
}

extension HouseholdActPreview {
    /// Looks at the act within the transaction that performed it; leaves the records as they were before it.
    fileprivate init(of act: HouseholdAct, in transaction: any WriteTransaction, _ context: OperationContext) throws {
        let images = try HouseholdActImages(act, in: transaction)
        let households = images.households.sorted { ($0 == act.household ? 0 : 1, $0) < ($1 == act.household ? 0 : 1, $1) }
        var after: [Household.ID: (row: HouseholdRow, members: [Member], recognitions: [Recognition])] = [:]
        var papersAfter: [Household.ID: HouseholdPapers] = [:]
        for id in households {
            after[id] = try Self.look(at: id, in: transaction)
            papersAfter[id] = try transaction.papers(of: id, on: context.today)
        }
        let figuresAfter = try Self.movements(of: households, act, in: transaction, context)
        try images.takeBack(UnitFollower(since: act.recordedAt, in: transaction), in: transaction, context)
        let figuresBefore = try Self.movements(of: households, act, in: transaction, context)
        sides = try households.compactMap { id in
            guard let new = after[id], let papers = papersAfter[id] else { return nil }
            let old = try Self.look(at: id, in: transaction)
            let present = (old?.recognitions ?? []).filter { $0.validUntil == nil }
            let ending = new.recognitions.filter { recognition in
                recognition.validUntil != nil && present.contains { $0.id == recognition.id }
            }
            return Side(
                before: old?.row, after: new.row, membersBefore: old?.members ?? [],
                membersAfter: new.row.household.status == .active ? new.members : [], endingRecognitions: ending,
                keptRecognitions: new.recognitions.filter { $0.validUntil == nil },
                sheets: try transaction.sheets(of: id).count { $0.replacedBy == nil }, drafts: try transaction.sheetDrafts(for: id),
                papersBefore: old == nil ? nil : try transaction.papers(of: id, on: context.today), papersAfter: papers)
        }
        figures = figuresAfter.merging(figuresBefore.mapValues { Count(households: -$0.households, persons: -$0.persons) }) {
            Count(households: $0.households + $1.households, persons: $0.persons + $1.persons)
        }.filter { $0.value.households != 0 || $0.value.persons != 0 }.map { place, count in
            Figure(
                form: place.form, year: place.year, unit: place.unit, column: place.column, households: count.households,
                persons: count.persons)
        }.sorted { ($0.year, $0.form, $0.unit, $0.column) < ($1.year, $1.form, $1.unit, $1.column) }
    }

    private struct Place: Hashable {
        var form: String
        var year: Int
        var unit: String
        var column: Int
    }

    private struct Count {
        var households: Int
        var persons: Int
    }

    private static func look(
        at household: Household.ID, in transaction: any ReadTransaction
    ) throws -> (row: HouseholdRow, members: [Member], recognitions: [Recognition])? {
        guard let row = try transaction.householdRow(household) else { return nil }
        return (
            row, try transaction.members(of: household).filter { $0.membership.leftOn == nil }, try transaction.recognitions(of: household)
        )
    }

    /// What stands of these households in forms 7.2 and 7.3 from the year of the act on, by commune.
    private static func movements(
        of households: [Household.ID], _ act: HouseholdAct, in transaction: any ReadTransaction, _ context: OperationContext
    ) throws -> [Place: Count] {
        let first = act.happenedOn.year
        return try (first...max(first, context.today.year)).reduce(into: [:]) { counts, year in
            counts.merge(try movements(of: households, act, year, in: transaction, context)) { first, _ in first }
        }
    }

    private static func movements(
        of households: [Household.ID], _ act: HouseholdAct, _ year: Int, in transaction: any ReadTransaction, _ context: OperationContext
    ) throws -> [Place: Count] {
        guard let days = FigureMap.days(ofYear: year, today: context.today),
            let standard = try? context.law.national(on: days.closing),
            let province = context.areas.ancestor(of: act.fromVillage, at: .province, on: context.today),
            let unit = context.areas.version(of: province, on: days.closing)
        else { return [:] }
        let register = try transaction.registerYear(
            year, opening: days.opening, closing: days.closing, standard: standard.id,
            earlier: context.law.earlier(than: standard.id), on: FigureMap(of: unit, on: days.closing, in: context.areas), parts: .persons,
            only: households)
        var counts: [Place: Count] = [:]
        for (form, povertyClass) in [("7.2", PovertyClass.poor), ("7.3", .nearPoor)] {
            for (row, line) in zip(register.rows, register.movement(of: povertyClass)) {
                for column in 0..<9 where line.households[column] != 0 || line.persons[column] != 0 {
                    let place = Place(form: form, year: register.year, unit: row.name, column: column + 1)
                    counts[place] = Count(households: line.households[column], persons: line.persons[column])
                }
            }
        }
        return counts
    }
}

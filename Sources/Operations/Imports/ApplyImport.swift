import Access
import Core
import Database
import Foundation
import Law
import Registry
import Store

/// Takes a list in as one batch: what is new is added, what differs is changed, what cannot be read is left out.
///
/// The batch keeps every row before and after, so that it can be undone as a whole.
public struct ApplyImport: Operation {
    public static let name = "ApplyImport"
    public static let permission = Permission.importList

    public var list: HouseholdList
    public var unit: Area.ID
    public var asOf: CalendarDate
    public var fileName: String
    public var fileDigest: [UInt8]
    /// Why a list is right that somebody was asked about; empty where nobody was.
    public var reason: String
    /// What was confirmed.
    public var confirmed: Set<ImportQuestion>
    /// The list names some households beside those on record.
    public var isSupplement: Bool
    /// Cells of the file that were put right on the page; the log keeps where they stand.
    public var putRight: [ListedCell]
    /// Told how many households of how many have been looked at.
    public var progress: @Sendable (Int, Int) -> Void

    public init(
        list: HouseholdList, unit: Area.ID, asOf: CalendarDate, fileName: String, fileDigest: [UInt8], reason: String = "",
        confirmed: Set<ImportQuestion> = [], isSupplement: Bool = false, putRight: [ListedCell] = [],
        progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) {
        self.list = list
        self.unit = unit
        self.asOf = asOf
        self.fileName = fileName
        self.fileDigest = fileDigest
        self.reason = reason
        self.confirmed = confirmed
        self.isSupplement = isSupplement
        self.putRight = putRight
        self.progress = progress
    }

    public enum Refusal: Error, Hashable, Sendable {
        /// The list would change reported figures or put classes of so many households right, and nobody has confirmed that.
        case unconfirmed([YearShift], corrected: Int)
        /// A household, by code or by the name of its first person, would come out without exactly one head: nothing of the list is taken
        /// in. Comparing keeps such households out before; this is what stands behind it.
        case withoutHead(String)
    }

    public struct Outcome: Codable, Sendable {
        /// `nil` when nothing was to be changed.
        public var batch: ImportBatch.ID?
        public var summary: ImportSummary
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { unit }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Outcome> {
        let standard = try context.law.national(on: asOf)
        let scope = context.areas.registrationScope(of: unit, on: context.today)
        var plan = try ImportPlan(
            list, within: scope, in: context.areas, asOf: asOf, standard: standard, isSupplement: isSupplement, transaction)
        guard plan.count(.add) + plan.count(.change) > 0 else {
            return Performed(Outcome(batch: nil, summary: plan.summary), subjects: [], detail: ["file": fileName])
        }
        try plan.lookForShifts(
            asOf: asOf, standard: standard.id, law: context.law, in: context.areas, on: context.today, transaction)
        let open = Set(plan.questions).subtracting(confirmed)
        guard !open.contains(.pastYears), !open.contains(.corrections) else {
            throw Refusal.unconfirmed(
                open.contains(.pastYears) ? plan.shifts : [], corrected: open.contains(.corrections) ? plan.corrected : 0)
        }
        var writer = ImportWriter(
            batch: context.key(), standard: standard.id, asOf: asOf, context: context,
            nextNumber: try transaction.highestHouseholdNumber() + 1)
        let summary = String(decoding: try JSONEncoder().encode(plan.summary), as: UTF8.self)
        try transaction.insert(
            ImportBatch(
                id: writer.batch, fileDigest: fileDigest, fileName: fileName, area: unit, asOf: asOf, summary: summary,
                officer: context.officer?.id, appliedAt: context.now, reason: reason))
        try transaction.insert(plan.shifts, of: writer.batch)
        let late = Set(plan.shifts.flatMap { $0.movers ?? [] }.map { Line(sheet: $0.sheet, row: $0.row) })
        var reasoned: [Household.ID] = []
        for (index, planned) in plan.planned.enumerated() {
            if index % 500 == 0 { progress(index, plan.planned.count) }
            switch planned.lane {
            case .add: try writer.add(planned)
            case .change: try writer.change(planned, in: transaction)
            case .same, .refused: continue
            }
            let isReasoned = planned.corrects != nil || late.contains(Line(sheet: planned.listed.sheet, row: planned.listed.row))
            if isReasoned, let household = writer.households.last { reasoned.append(household) }
            try writer.writeWhenFull(in: transaction)
        }
        try writer.write(in: transaction)
        return Performed(
            Outcome(batch: writer.batch, summary: plan.summary), subjects: [writer.batch.subject] + writer.households.map(\.subject),
            detail: ["file": fileName, "add": String(plan.summary.add), "change": String(plan.summary.change)]
                .merging(plan.corrected == 0 ? [:] : ["corrected": String(plan.corrected)]) { $1 }
                .merging(why(reasoned)) { $1 }
                .merging(putRight.isEmpty ? [:] : ["cells": putRight.map { "\($0.sheet)!\($0.column)\($0.row)" }.joined(separator: ", ")]) {
                    $1
                })
    }

    private struct Line: Hashable {
        var sheet: String
        var row: Int
    }

    /// The reason, and the households whose class or past year it is about: in the history of the others of the list it says nothing.
    private func why(_ households: [Household.ID]) -> [String: String] {
        guard !reason.isEmpty else { return [:] }
        guard households.count <= Self.mostReasoned else { return ["reason": reason] }
        return ["reason": reason, "reasonFor": households.map(\.description).joined(separator: " ")]
    }

    /// Of more, the log names none: a list of that kind is about all of its households.
    private static let mostReasoned = 1_000
}

extension AreaHistory {
    /// The communes and villages in which households of `unit` are registered today.
    public func registrationScope(of unit: Area.ID, on day: CalendarDate) -> AreaScope { AreaScope(of: unit, in: self, on: day) }
}

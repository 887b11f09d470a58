import Access
import Core
import Database
import Foundation
import Law
import Registry
import Store

/// Classifies stored sheets again, when the text of a standard was put right or another standard is to be looked at. Answers,
/// sheets and every former classification with its reasons stay; the new ones stand beside them under their own rule set.
public struct ReclassifySheets: Operation {
    public static let name = "ReclassifySheets"
    public static let permission = Permission.confirmLaw

    /// The root of the units: rules reach everywhere.
    public var unit: Area.ID
    /// `nil` for the national standards, each for the sheets of its own days.
    public var standard: String?
    /// Of each household only the last sheet.
    public var latestOnly: Bool

    public init(unit: Area.ID, standard: String?, latestOnly: Bool) {
        self.unit = unit
        self.standard = standard
        self.latestOnly = latestOnly
    }

    public enum Refusal: Error, Hashable, Sendable {
        case unknownStandard(String)
    }

    public struct Outcome: Codable, Sendable {
        public struct Change: Codable, Hashable, Sendable {
            public var standard: String
            /// `none` where the standard had never been asked.
            public var from: String
            public var to: String
            public var sheets: Int
        }

        public var sheets = 0
        public var changes: [Change] = []
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { unit }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Outcome> {
        let (outcome, found) = try classified(in: transaction, context.law)
        for (standard, texts) in found {
            try transaction.recordUse(of: standard, at: context.now)
            try transaction.insert(texts, under: standard, at: context.now)
        }
        return Performed(outcome, subjects: [], detail: ["sheets": String(outcome.sheets), "standard": standard ?? "national"])
    }

    /// What would come out; nothing is written.
    public func preview(in transaction: any ReadTransaction, _ law: RuleBook) throws -> Outcome { try classified(in: transaction, law).0 }

    private func classified(
        in transaction: any ReadTransaction, _ law: RuleBook
    ) throws -> (Outcome, [(PovertyStandard, [ClassificationText])]) {
        var outcome = Outcome()
        let found = try wanted(law).compactMap { standard, days -> (PovertyStandard, [ClassificationText])? in
            let sheets = try transaction.sheets(
                notClassifiedBy: standard, from: days.lowerBound, to: days.upperBound, latestOnly: latestOnly)
            return sheets.isEmpty ? nil : (standard, try classify(sheets, under: standard, law, &outcome))
        }
        return (outcome, found)
    }

    /// A standard asked for by name looks at every sheet; without a name each national standard at those of its own days.
    private func wanted(_ law: RuleBook) throws -> [(PovertyStandard, ClosedRange<CalendarDate>)] {
        if let id = standard {
            guard let standard = law.standard(id: id) else { throw Refusal.unknownStandard(id) }
            return [(standard, CalendarDate(year: 1, month: 1, day: 1)!...CalendarDate(year: 9999, month: 12, day: 31)!)]
        }
        return law.standards.filter { $0.scope == .national }.map { ($0, $0.appliesFrom...$0.appliesTo) }
    }

    private func classify(
        _ sheets: [ClassifiableSheet], under standard: PovertyStandard, _ law: RuleBook, _ outcome: inout Outcome
    ) throws -> [ClassificationText] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var classification = RepeatedClassification(under: standard) { found in
            (
                povertyClass: found.povertyClass?.rawValue ?? "cannot_say",
                possible: found.possible.map(\.rawValue).joined(separator: ";"),
                reasons: String(decoding: try encoder.encode(found.reasons), as: UTF8.self)
            )
        }
        var restated = RestatedSheets(law, to: standard)
        var counts: [Outcome.Change: Int] = [:]
        var texts: [ClassificationText] = []
        texts.reserveCapacity(sheets.count)
        for sheet in sheets {
            let found = try classification(restated(sheet.assessment.reviewedOn)(sheet.assessment))
            texts.append(
                ClassificationText(
                    sheet: sheet.sheet, household: sheet.household, povertyClass: found.povertyClass, possible: found.possible,
                    reasons: found.reasons))
            counts[
                Outcome.Change(standard: standard.id, from: sheet.formerClass ?? "none", to: found.povertyClass, sheets: 0), default: 0] +=
                1
        }
        outcome.sheets += sheets.count
        outcome.changes += counts.map { change, count in
            var change = change
            change.sheets = count
            return change
        }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
        return texts
    }
}

import Core
import Foundation
import Law
import Operations
import Registry
import Store

/// What the check of a list found, as it is kept with its job: counts, and the first notices of each code.
public struct ListVerdict: Hashable, Sendable, Codable {
    public struct Group: Hashable, Sendable, Codable {
        public var code: ListNotice.Code
        public var count: Int
        public var notices: [ListNotice]
    }

    public var fileName: String
    public var summary: ImportSummary
    /// Households with errors.
    public var refused: Int
    public var groups: [Group]
    /// Poor and near-poor households of the list, and of the registry; `nil` in verdicts of earlier versions.
    public var listedNow: Int?
    public var registered: Int?
    /// The first of the households that would be changed; `nil` in verdicts of earlier versions.
    public var changes: [ListedChange]?
    /// The first of the households that would be added; `nil` in verdicts of earlier versions.
    public var additions: [ListedAddition]?

    /// Where households on record are missing; `nil` in verdicts of earlier versions.
    public var missingVillages: [VillageMissing]?
    /// The list names some households beside those on record; `nil` in verdicts of earlier versions.
    public var isSupplement: Bool?
    /// What would become of figures of years that are over; `nil` in verdicts of earlier versions.
    public var shifts: [YearShift]?

    /// What is to be confirmed with a reason before the list is taken in.
    public var questions: [ImportQuestion] {
        let isUnlikely = !(isSupplement ?? false) && ImportPlan.isUnlikely(listed: listedNow ?? 0, registered: registered ?? 0)
        return ImportQuestion.about(summary.missing ?? 0, isUnlikely: isUnlikely) + ((shifts ?? []).isEmpty ? [] : [.pastYears])
            + ((summary.corrected ?? 0) == 0 ? [] : [.corrections])
            + ((isSupplement ?? false) && (additions ?? []).contains { $0.near != nil } ? [.newHouseholds] : [])
    }

    /// The very same file was taken in before and not taken back.
    public var wasTakenIn: Bool

    /// So many notices of one code are kept; the rest stand in the answer workbook.
    public static let kept = 50

    /// So many households behind the figures of a year are kept.
    static let named = 20

    init(of plan: ImportPlan, naming codeLists: CodeLists, fileName: String, wasTakenIn: Bool) {
        self.fileName = fileName
        self.wasTakenIn = wasTakenIn
        summary = plan.summary
        (listedNow, registered) = (plan.listedNow, plan.registered)
        shifts = plan.shifts.map { $0.naming(first: Self.named) }
        isSupplement = plan.isSupplement
        refused = plan.count(.refused)
        changes = Array(plan.changes(naming: codeLists).prefix(Self.kept))
        additions = plan.additions
        missingVillages = plan.missingVillages
        let byCode = Dictionary(grouping: plan.notices, by: \.code)
        groups = ListNotice.Code.allCases.compactMap { code in
            byCode[code].map { Group(code: code, count: $0.count, notices: Array($0.prefix(Self.kept))) }
        }
    }
}

/// What the taking in of a list came to.
public struct ListTakenIn: Hashable, Sendable, Codable {
    /// `nil` when nothing was to be changed.
    public var batch: ImportBatch.ID?
}

extension Encodable {
    /// As JSON text.
    var stored: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }
}

import Access
import Core
import Database
import Foundation
import Registry
import Store

/// What one officer has typed of the sheets of a household and not handed in: of a new one, and of others that are being put right.
public struct SheetDrafts: Codable, Sendable {
    public struct Draft: Codable, Sendable {
        /// Names of fields and texts, in pairs.
        public var fields: [[String]]
        public var savedAt: Instant
    }

    private var drafts: [String: Draft] = [:]

    /// As it lies in the records; earlier versions kept the fields of a new sheet alone.
    init(_ text: String, savedAt: Instant) {
        let bytes = Data(text.utf8)
        if let drafts = try? JSONDecoder().decode([String: Draft].self, from: bytes) {
            self.drafts = drafts
        } else if let fields = try? JSONDecoder().decode([[String]].self, from: bytes) {
            drafts = ["": Draft(fields: fields, savedAt: savedAt)]
        }
    }

    /// - Parameter sheet: the one that is put right; `nil` for a new one.
    subscript(correcting sheet: ReviewSheet.ID?) -> Draft? {
        get { drafts[sheet?.description ?? ""] }
        set { drafts[sheet?.description ?? ""] = newValue }
    }

    var isEmpty: Bool { drafts.isEmpty }

    func text() throws -> String { String(decoding: try JSONEncoder().encode(drafts), as: UTF8.self) }
}

extension ReadTransaction {
    /// What the officer has typed of a new sheet of the household, or of `sheet`, which is put right.
    public func draft(
        of officer: Officer.ID, for household: Household.ID, correcting sheet: ReviewSheet.ID? = nil
    ) throws -> SheetDrafts.Draft? {
        try allDrafts(of: officer, for: household)[correcting: sheet]
    }

    fileprivate func allDrafts(of officer: Officer.ID, for household: Household.ID) throws -> SheetDrafts {
        let kept = try sheetDraft(of: officer, for: household)
        return SheetDrafts(kept?.fields ?? "", savedAt: kept?.savedAt ?? Instant(milliseconds: 0))
    }
}

extension WriteTransaction {
    /// Keeps the draft beside those of the other sheets of the household; `nil` lets go of it.
    func putDraft(
        _ fields: [[String]]?, of officer: Officer.ID, for household: Household.ID, correcting sheet: ReviewSheet.ID?, at now: Instant
    ) throws {
        var drafts = try allDrafts(of: officer, for: household)
        drafts[correcting: sheet] = fields.map { SheetDrafts.Draft(fields: $0, savedAt: now) }
        if drafts.isEmpty {
            try deleteSheetDraft(of: officer, for: household)
        } else {
            try saveSheetDraft(of: officer, for: household, fields: try drafts.text(), at: now)
        }
    }
}

import Access
import Core
import Database
import Registry

/// What an officer was typing on a page; seen by nobody else, and no act: nothing of it stands in the log.
public struct FormDraft: Sendable {
    /// Names and values as JSON, in the order of the form.
    public var fields: String
    public var savedAt: Instant
}

extension ReadTransaction {
    public func formDraft(of officer: Officer.ID, page: String) throws -> FormDraft? {
        try first("SELECT fields, saved_at FROM form_draft WHERE officer_id = \(officer) AND page = \(page)") {
            FormDraft(fields: try $0.text(0), savedAt: try $0.instant(1))
        }
    }
}

extension WriteTransaction {
    public func keepFormDraft(of officer: Officer.ID, page: String, fields: String, at instant: Instant) throws {
        try execute(
            """
            INSERT INTO form_draft (officer_id, page, fields, saved_at) VALUES (\(officer), \(page), \(fields), \(instant))
            ON CONFLICT (officer_id, page) DO UPDATE SET fields = excluded.fields, saved_at = excluded.saved_at
            """)
    }

    public func dropFormDraft(of officer: Officer.ID, page: String) throws {
        try execute("DELETE FROM form_draft WHERE officer_id = \(officer) AND page = \(page)")
    }

    public func forgetFormDrafts(savedBefore instant: Instant) throws {
        try execute("DELETE FROM form_draft WHERE saved_at < \(instant)")
    }
}

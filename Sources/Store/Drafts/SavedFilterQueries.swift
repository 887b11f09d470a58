import Access
import Core
import Database

/// A list of households that an officer comes back to: seen by nobody else, and no act. It names what is asked for; what is shown follows
/// from the area of the officer, as of every list.
public struct SavedFilter: Hashable, Sendable {
    public var name: String
    /// The address of the list without its path.
    public var query: String

    public init(name: String, query: String) {
        self.name = name
        self.query = query
    }

    /// So many may be kept.
    public static let most = 50
}

extension ReadTransaction {
    /// In the order in which they were kept.
    public func savedFilters(of officer: Officer.ID) throws -> [SavedFilter] {
        try rows("SELECT name, query FROM household_filter WHERE officer_id = \(officer) ORDER BY saved_at, name LIMIT \(SavedFilter.most)")
        {
            SavedFilter(name: try $0.text(0), query: try $0.text(1))
        }
    }
}

extension WriteTransaction {
    /// Keeps a filter; one of the same name is replaced.
    ///
    /// - Returns: false where so many are kept that there is no room.
    public func keep(_ filter: SavedFilter, of officer: Officer.ID, at instant: Instant) throws -> Bool {
        let known = try savedFilters(of: officer)
        guard known.count < SavedFilter.most || known.contains(where: { $0.name == filter.name }) else { return false }
        try execute(
            """
            INSERT INTO household_filter (officer_id, name, query, saved_at)
            VALUES (\(officer), \(filter.name), \(filter.query), \(instant))
            ON CONFLICT (officer_id, name) DO UPDATE SET query = excluded.query
            """)
        return true
    }

    public func dropFilter(named name: String, of officer: Officer.ID) throws {
        try execute("DELETE FROM household_filter WHERE officer_id = \(officer) AND name = \(name)")
    }
}

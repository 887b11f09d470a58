import Access
import Core
import Database
import Registry
import Store

/// What a text of the search box was found to mean.
struct FoundHouseholds: Sendable {
    /// `nil` when nothing was asked for.
    var ids: [Household.ID]?
    var isCut = false

    static let limit = 200

    init(_ text: String, within scope: AreaScope, in transaction: any ReadTransaction) throws {
        let words = text.searchKey.split(separator: " ").map(String.init)
        guard !words.isEmpty else { return }
        let digits = text.filter { !$0.isWhitespace && $0 != "." }
        if digits.utf8.allSatisfy({ (48...57).contains($0) }), digits.utf8.count >= 4 {
            ids = try transaction.households(withNumber: digits, within: scope, limit: Self.limit)
            return
        }
        if words.count == 1, let row = try transaction.household(code: text.uppercased(), within: scope) {
            ids = [row.household.id]
            return
        }
        let found = try transaction.householdsNamed(words, within: scope, limit: Self.limit)
        ids = found
        isCut = found.count == Self.limit
    }
}

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
    /// The words, where names were searched.
    private var words: [String] = []

    static let limit = 200
    private static let few = 5
    private static let nearLimit = 20

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
        self.words = words
        var found = try transaction.householdsNamed(words, within: scope, limit: Self.limit)
        isCut = found.count == Self.limit
        if isCut, words.count > 1 {
            // Not all can be shown: those named as it was typed are.
            let first = try transaction.householdsNamedInOrder(words, within: scope, limit: Self.limit)
            let known = Set(first)
            found = Array((first + found.filter { !known.contains($0) }).prefix(Self.limit))
        }
        ids = found
    }

    /// On a day gone by: also people who have left or died since, or whose household lived in one of `villages` then.
    init(
        _ text: String, within scope: AreaScope, on day: CalendarDate, in villages: Set<Area.ID>, _ transaction: any ReadTransaction
    ) throws {
        try self.init(text, within: scope, in: transaction)
        guard !words.isEmpty else { return }
        if words.count == 1, let household = try transaction.household(everWithCode: text.cleanedLine.uppercased()) {
            (ids, isCut) = ([household], false)
            return
        }
        let then = try transaction.householdsNamed(words, on: day, among: ids ?? [], orOnceIn: villages, limit: Self.limit)
        (ids, isCut) = (then.households, isCut || then.isCut)
    }

    /// Groups of households, best first: names with the marks that were typed before others, and among each those in which the words stand
    /// as they were typed.
    func ranked(_ text: String, in transaction: any ReadTransaction) throws -> [[Household.ID]] {
        guard !words.isEmpty, let ids, !ids.isEmpty else { return [] }
        let groups = try transaction.ranked(ids, for: words)
        let marked = Set(try transaction.householdsNamedWithMarks(text, among: ids))
        guard !marked.isEmpty else { return groups }
        return (groups.map { $0.filter(marked.contains) } + groups.map { $0.filter { !marked.contains($0) } }).filter { !$0.isEmpty }
    }

    /// Where few or none were found: households with names a slip of the keyboard away.
    func near(within scope: AreaScope, in transaction: any ReadTransaction) throws -> [Household.ID] {
        guard !words.isEmpty, let ids, ids.count < Self.few else { return [] }
        return try transaction.householdsNamedNearly(words, within: scope, limit: Self.nearLimit).filter { !ids.contains($0) }
    }
}

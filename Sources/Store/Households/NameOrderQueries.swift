import Access
import Core
import Database
import Registry

/// How well a name answers what was asked: best first.
public enum NameRank: Int, Hashable, Sendable, Comparable, CaseIterable {
    /// The name begins with the words in their order, the last one as a beginning: "Nguyễn Thị Hoa" for "nguyen thi".
    case begins
    /// The words follow each other further on: "Trần Nguyễn Thị Hoa".
    case together
    /// They come in their order with others between.
    case inOrder
    case anyOrder
    /// Not the head has the name but another member.
    case ofMember

    public static func < (left: NameRank, right: NameRank) -> Bool { left.rawValue < right.rawValue }

    /// - Parameters:
    ///   - name: the folded name of the head.
    ///   - words: folded.
    public init(_ name: String, for words: [String]) {
        let own = name.split(separator: " ").map(String.init)
        func fits(_ index: Int, at place: Int) -> Bool {
            index == words.count - 1 ? own[place].hasPrefix(words[index]) : own[place] == words[index]
        }
        func runs(from start: Int) -> Bool { words.indices.allSatisfy { fits($0, at: start + $0) } }
        let last = own.count - words.count
        if last >= 0, runs(from: 0) {
            self = .begins
        } else if last >= 0, (0...last).contains(where: runs) {
            self = .together
        } else if NameWords(words).all(in: name) {
            var next = 0
            for place in own.indices where next < words.count && fits(next, at: place) { next += 1 }
            self = next == words.count ? .inOrder : .anyOrder
        } else {
            self = .ofMember
        }
    }
}

extension ReadTransaction {
    /// Households in `scope` with a present member whose folded name begins with `words` in their order, at most `limit`; for searches
    /// that find more than are shown, so that these are not among those left out.
    ///
    /// Looked up along the index of full names, which answers at once over many communes; where it is cut short, also among the people of
    /// the first word in the scope. Either looks at so many people at most.
    public func householdsNamedInOrder(_ words: [String], within scope: AreaScope, limit: Int) throws -> [Household.ID] {
        let beginning = words.joined(separator: " ")
        var found = FoundByName(limit: limit)
        var looked = 0
        try stream(
            """
            SELECT name_word.household_id, CASE WHEN \(sql: scope.condition(on: .nameWord)) THEN 1 ELSE 0 END FROM name_word
             WHERE name_word.search_key >= \(beginning) AND name_word.search_key < \(beginning + "\u{7f}")
               AND substr(name_word.search_key || ' ', 1, length(name_word.word) + 1) = name_word.word || ' '
             ORDER BY name_word.search_key LIMIT \(Self.namesInOrderLookedAt)
            """
        ) { row in
            looked += 1
            if try row.int(1) == 1 { try found.add(row.key(0)) }
        } stoppingAt: {
            $0 is EnoughFound
        }
        guard looked == Self.namesInOrderLookedAt, !found.isEnough, words.count > 1 else { return found.households }
        let wanted = Array(beginning.utf8)
        try stream(
            """
            SELECT name_word.household_id, name_word.search_key FROM name_word
             WHERE name_word.word = \(words[0]) AND \(sql: scope.condition(on: .nameWord)) \(sql: alongTheWords)
             LIMIT \(Self.peopleInOrderLookedAt)
            """
        ) { row in
            let key = try row.textBytes(1)
            if key.count >= wanted.count, wanted.indices.allSatisfy({ key[$0] == wanted[$0] }) { try found.add(row.key(0)) }
        } stoppingAt: {
            $0 is EnoughFound
        }
        return found.households
    }

    private static var namesInOrderLookedAt: Int { 400 }
    private static var peopleInOrderLookedAt: Int { 5_000 }

    /// `households` by how well the names of their heads answer `words`, best first; those of one rank together.
    public func ranked(_ households: [Household.ID], for words: [String]) throws -> [[Household.ID]] {
        var ranks: [NameRank: [Household.ID]] = [:]
        try forEach("SELECT household.id, household.head_name FROM household WHERE household.id IN \(households)") { row in
            ranks[NameRank(try row.text(1).searchKey, for: words), default: []].append(try row.key(0))
        }
        return NameRank.allCases.compactMap { ranks[$0] }
    }
}

extension NameWords {
    func all(in name: String) -> Bool {
        let bytes = Array(name.utf8)
        return bytes.withUnsafeBufferPointer(all)
    }
}

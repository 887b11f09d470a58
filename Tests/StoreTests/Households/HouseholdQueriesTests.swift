import Access
import Core
import Database
import Law
import Registry
import Store
import TestSupport
import Testing

@Suite struct `Lists of households` {
    @Test(arguments: TestRecords.engines) func `show an officer their own area and nothing else`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 300) { records in
            let upland = try await records.officer("vung-cao", .communeOfficer, in: "m-20035-binh-dien")
            let village = try await records.officer("truong-thon", .villageHead, in: "v-20035-1")
            let administrator = try await records.officer("quan-tri", .administrator, in: "tinh-thua-thien-hue")
            let all = try await count(
                records, scope: records.scope(try await records.officer("tinh", .consolidatingOfficer, in: "tinh-thua-thien-hue")))
            let own = try await count(records, scope: records.scope(upland))
            let ownVillage = try await count(records, scope: records.scope(village))
            #expect(all > own && own > ownVillage && ownVillage > 0)
            let (none, nothing) = (try await count(records, scope: records.scope(administrator)), try await count(records, scope: .nothing))
            #expect(none == 0 && nothing == 0)
            let (stranger, upper) = (try await first(records, in: "m-19996-huong-tra"), records.scope(upland))
            let seen = try await records.database.read { try $0.household(stranger, within: upper) }
            #expect(seen == nil)
        }
    }

    @Test(arguments: TestRecords.engines) func `count what they show, by any filter`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 300) { records in
            let scope = records.scope(try await records.officer("tinh", .consolidatingOfficer, in: "tinh-thua-thien-hue"))
            var filters = Array(repeating: HouseholdFilter(), count: 6)
            filters[1].classes = [.poor, .nearPoor]
            filters[2].flags = .femaleHead
            filters[3].ethnicity = "co-tu"
            filters[4].isUnclassified = true
            (filters[5].classes, filters[5].isUnclassified) = ([.poor], true)
            for filter in filters {
                let (rows, totals) = try await records.database.read { transaction in
                    (
                        try transaction.households(filter, found: nil, within: scope, limit: 1_000, offset: 0),
                        try transaction.totals(filter, found: nil, within: scope)
                    )
                }
                #expect(totals == HouseholdTotals(households: rows.count, persons: rows.map(\.persons).reduce(0, +)))
                if filter.isUnclassified {
                    #expect(
                        rows.contains { $0.povertyClass == nil } && rows.contains { $0.povertyClass == .poor } == !filter.classes.isEmpty)
                }
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `stand in Vietnamese order by given name on both engines`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 300) { records in
            let scope = records.scope(try await records.officer("tinh", .consolidatingOfficer, in: "tinh-thua-thien-hue"))
            let rows = try await records.database.read {
                try $0.households(HouseholdFilter(), found: nil, within: scope, limit: 1_000, offset: 0)
            }
            let keys = rows.map(\.headName.personSortKey)
            #expect(zip(keys, keys.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) })
        }
    }

    @Test(arguments: TestRecords.engines) func `find every person without marks, in any word order`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 200) { records in
            let scope = records.scope(try await records.officer("tinh", .consolidatingOfficer, in: "tinh-thua-thien-hue"))
            let rows = try await records.database.read {
                try $0.households(HouseholdFilter(), found: nil, within: scope, limit: 200, offset: 0)
            }
            for row in rows.prefix(60) {
                let words = row.headName.searchKey.split(separator: " ").map(String.init)
                let last = words.reversed().dropLast() + [String(words[0].prefix(2))]
                for asked in [words, Array(last)] {
                    let found = try await records.database.read { try $0.householdsNamed(asked, within: scope, limit: 2_000) }
                    #expect(found.contains(row.household.id), "\(row.headName): \(asked)")
                }
            }
            for hostile in ["%", "_", "' or 1=1", "\" OR NEAR("] {
                let words = hostile.searchKey.split(separator: " ").map(String.init)
                _ = try await records.database.read { try $0.householdsNamed(words, within: scope, limit: 10) }
            }
        }
    }

    @Test(arguments: [
        ("nguyen thi hoa", NameRank.begins), ("tran nguyen thi hoa", .together), ("nguyen hoang thi", .inOrder), ("thi nguyen", .anyOrder),
        ("thieu nguyen", .anyOrder), ("nguyen van an", .ofMember), ("nguyen", .ofMember),
    ]) func `rank a name by how it answers "nguyen thi"`(_ name: String, _ rank: NameRank) {
        #expect(NameRank(name, for: ["nguyen", "thi"]) == rank)
    }

    @Test(arguments: TestRecords.engines) func `put names as they were typed before others, in Vietnamese order`(_ engine: Engine)
        async throws
    {
        try await withRecords(engine, households: 600) { records in
            let scope = records.scope(try await records.officer("tinh", .consolidatingOfficer, in: "tinh-thua-thien-hue"))
            let words = ["nguyen", "thi"]
            let (rows, inOrder) = try await records.database.read { transaction in
                let found = try transaction.householdsNamed(words, within: scope, limit: 2_000)
                let ranked = try transaction.ranked(found, for: words)
                let rows = try transaction.households(
                    HouseholdFilter(), found: found, leading: ranked, within: scope, limit: 2_000, offset: 0)
                return (rows, try transaction.householdsNamedInOrder(words, within: scope, limit: 2_000))
            }
            let ranks = rows.map { NameRank($0.headName.searchKey, for: words) }
            #expect(ranks == ranks.sorted() && ranks.first == .begins && Set(ranks).count > 1)
            for rank in NameRank.allCases {
                let keys = zip(rows, ranks).filter { $1 == rank }.map(\.0.headSortKey)
                #expect(zip(keys, keys.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) })
            }
            let begins = zip(rows, ranks).filter { $1 == .begins }.map(\.0.household.id)
            #expect(Set(begins).isSubset(of: inOrder))
        }
    }

    @Test(arguments: TestRecords.engines) func `are the same on pages far on, counted off from either end`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 2_400) { records in
            let scope = records.scope(try await records.officer("tinh", .consolidatingOfficer, in: "tinh-thua-thien-hue"))
            var filters = [HouseholdFilter](repeating: HouseholdFilter(), count: 4)
            filters[1].descending = true
            filters[2].classes = [.notPoor]
            filters[3].order = .classSince
            for filter in filters {
                let (whole, pages) = try await records.database.read { transaction in
                    func rows(_ limit: Int, _ offset: Int) throws -> [Household.ID] {
                        try transaction.households(filter, found: nil, within: scope, limit: limit, offset: offset).map(\.household.id)
                    }
                    return (try rows(5_000, 0), try [1_000, 1_100, 1_890, 2_370, 2_390, 5_000].map { ($0, try rows(50, $0)) })
                }
                for (offset, page) in pages { #expect(page == Array(whole.dropFirst(offset).prefix(50)), "\(offset)") }
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `are found by common words that few people have together`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 1_500) { records in
            let scope = records.scope(try await records.officer("tinh", .consolidatingOfficer, in: "tinh-thua-thien-hue"))
            let people = try await records.database.read { transaction in
                let ids = try transaction.households(HouseholdFilter(), found: nil, within: scope, limit: 5_000, offset: 0)
                return try transaction.presentMembers(of: ids.map(\.household.id))
            }
            for words in [["van", "thi"], ["thi", "van"], ["nguyen", "thi", "van"], ["an", "thi", "nguyen"], ["thi", "kim"], ["thi"]] {
                let expected = people.filter { _, members in
                    members.contains { member in
                        let name = member.person.name.searchKey.split(separator: " ").map(String.init)
                        return words.dropLast().allSatisfy(name.contains) && name.contains { $0.hasPrefix(words[words.count - 1]) }
                    }
                }
                let found = try await records.database.read { try $0.householdsNamed(words, within: scope, limit: 5_000) }
                #expect(Set(found) == Set(expected.keys), "\(words)")
                #expect(found.count == Set(found).count)
            }
        }
    }

    @Test(arguments: TestRecords.engines) func `carry derived columns that their members give`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 300) { records in
            let stale = try await records.database.read { try $0.householdsWithStaleCounts() }
            #expect(stale == 0)
        }
    }

    private func count(_ records: TestRecords, scope: AreaScope) async throws -> Int {
        try await records.database.read { try $0.totals(HouseholdFilter(), found: nil, within: scope).households }
    }

    private func first(_ records: TestRecords, in area: String) async throws -> Household.ID {
        let scope = AreaScope(communes: [records.keys[area]!])
        return try await records.database.read {
            try $0.households(HouseholdFilter(), found: nil, within: scope, limit: 1, offset: 0)[0].household.id
        }
    }
}

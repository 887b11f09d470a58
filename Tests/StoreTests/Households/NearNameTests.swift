import Access
import Core
import Database
import Registry
import TestSupport
import Testing

@testable import Store

@Suite struct `A search with a slip of the keyboard` {
    @Test(arguments: [
        ("nguyen vn a", "nguyen van a", true), ("nguyen van", "nguyen thi van", true), ("nguyn van an", "nguyen van anh", true),
        ("ho thi pui", "ho thi piu", true), ("tran van hoaa", "tran van hoa", true), ("le thi hoa", "le thi hao", true),
        ("le thi hoa", "le thi hien", false), ("lx thx hoa", "le thi hoa", false), ("an an", "van an", true), ("van van", "van an", true),
        ("van van", "van thi", false),
    ]) func `fits names that differ by one letter`(_ asked: String, _ name: String, _ fits: Bool) throws {
        let near = try #require(NearName(asked.split(separator: " ").map(String.init)))
        #expect(Array(name.utf8).withUnsafeBufferPointer(near.fits) == fits)
    }

    @Test func `knows every slip that makes a word near, and no other`() {
        let word = Array("hoai".utf8)
        for slip in NearName.slips(of: "hoai") { #expect(NearName.isNear(word, Array(slip.utf8)), "\(slip)") }
        for other in ["hoai", "thoaix", "ioah", "h", ""] where other != "hoai" {
            #expect(!NearName.isNear(word, Array(other.utf8)), "\(other)")
        }
    }

    @Test(arguments: TestRecords.engines) func `finds who was meant, within the scope`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 200) { records in
            let province = records.scope(try await records.officer("tinh", .consolidatingOfficer, in: "tinh-thua-thien-hue"))
            let village = records.scope(try await records.officer("thon", .villageHead, in: "v-20035-1"))
            for scope in [province, village] {
                let rows = try await records.database.read {
                    try $0.households(HouseholdFilter(), found: nil, within: scope, limit: 40, offset: 0)
                }
                for row in rows {
                    let words = row.headName.searchKey.split(separator: " ").map(String.init)
                    for index in words.indices where words[index].count > 2 {
                        var slipped = words
                        slipped[index].remove(at: slipped[index].index(after: slipped[index].startIndex))
                        let (asked, limit) = (slipped, 2_000)
                        let found = try await records.database.read { try $0.householdsNamedNearly(asked, within: scope, limit: limit) }
                        #expect(found.contains(row.household.id), "\(row.headName): \(asked)")
                    }
                }
            }
            for words in [[], ["a"], ["x1"], ["zzzzzz", "qqqqqq"], Array(repeating: "an", count: 7)] {
                #expect(try await records.database.read { try $0.householdsNamedNearly(words, within: province, limit: 20) }.isEmpty)
            }
            #expect(
                try await records.database.read { try $0.householdsNamedNearly(["nguyn", "van"], within: .nothing, limit: 20) }.isEmpty)
        }
    }

    @Test(arguments: TestRecords.engines) func `puts the names with the marks that were typed first`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 200) { records in
            let scope = records.scope(try await records.officer("tinh", .consolidatingOfficer, in: "tinh-thua-thien-hue"))
            let (marked, plain, rows) = try await records.database.read { transaction in
                let rows = try transaction.households(HouseholdFilter(), found: nil, within: scope, limit: 100, offset: 0)
                let ids = rows.map(\.household.id)
                let marked = try transaction.householdsNamedWithMarks(rows[50].headName, among: ids)
                let plain = try transaction.householdsNamedWithMarks(rows[50].headName.searchKey, among: ids)
                return (
                    marked, plain,
                    try transaction.households(HouseholdFilter(), found: ids, leading: [marked], within: scope, limit: 1, offset: 0)
                )
            }
            #expect(plain.isEmpty && marked.contains(rows[0].household.id))
        }
    }
}

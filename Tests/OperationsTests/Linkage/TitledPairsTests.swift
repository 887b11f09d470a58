import Core
import Database
import Operations
import Registry
import Store
import TestSupport
import Testing

@Suite struct `Pairs of one person under two writings of the name` {
    private static let pairs = [
        ("Đặng Văn Hải", "1966-05-04", "Ông Đặng Văn Hải", "1966"), ("Trần Ngọc Lan", "1964", "Trần Ngọc Lan (Bé)", "1964"),
        ("Hồ Quang Hùng", "1943-11-21", "Hồ Quang Hùngh", "1943"),
    ]

    @Test(arguments: TestRecords.engines) func `are found: a title, a remark, a slip of a letter`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 0) { records in
            let book = try await CommuneBook(records)
            for (one, born, other, again) in Self.pairs {
                _ = try await book.register([try CommuneBook.facts(one, born: born)])
                _ = try await book.register([try CommuneBook.facts(other, born: again)])
            }
            _ = try await book.register([try CommuneBook.facts("Hồ Quang Dũng", born: "1943")])
            try await book.look()
            let found = try await book.pairs()
            #expect(found.count == Self.pairs.count, "\(found.map(\.evidence))")
            #expect(found.contains { $0.evidence.contains(.name(.slip)) })
        }
    }
}

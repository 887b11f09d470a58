import Core
import Database
import TestSupport
import Testing

/// U9: the keys stored beside the texts, put in order by the engines themselves.
@Suite struct `The order of both engines` {
    @Test(arguments: TestRecords.engines, ["dictionary-order", "person-order-given-name-first"])
    func `is that of dictionaries and of office lists`(_ engine: Engine, _ kind: String) async throws {
        let texts = try TestFolder.rows("vietnamese-sorting-tests.csv").filter { $0[0] == kind }.map { $0[2] }
        #expect(texts.count > 390)
        let (database, _) = try await TestRecords.emptyDatabase(engine)
        let table = Migration(
            number: 1, name: "word", text: "CREATE TABLE word (word {text} NOT NULL, sort_key {bytes} NOT NULL) {strict};")
        _ = try await database.migrate([table], at: TestRecords.now)
        let rows = texts.reversed().map { text in
            [SQLValue.text(text), .blob(kind == "dictionary-order" ? text.vietnameseSortKey : text.personSortKey)]
        }
        try await database.write { try $0.insert(into: "word", columns: ["word", "sort_key"], rows: rows) }
        let ordered = try await database.read { try $0.rows("SELECT word FROM word ORDER BY sort_key") { try $0.text(0) } }
        #expect(ordered == texts)
        await database.close()
    }
}

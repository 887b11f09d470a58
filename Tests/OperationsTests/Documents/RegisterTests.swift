import Access
import Core
import Database
import Documents
import Law
import Registry
import Store
import TestSupport
import Testing

@testable import Operations

/// The register of documents: numbers without gaps, none twice, voided ones kept.
@Suite struct RegisterTests {
    private static let symbol = "QĐ-UBND"

    private static func document(_ play: RoundPlay, _ number: Int, id: UInt64) -> RegisteredDocument {
        RegisteredDocument(
            id: RegisteredDocument.ID(high: id, low: UInt64(number)), direction: .outgoing, body: play.commune, kind: .decision,
            symbol: symbol, number: number, reference: OfficialDocument.Number(number, symbol: symbol).description,
            signedOn: TestRecords.today,
            subject: "-", recordedAt: TestRecords.now)
    }

    @Test(arguments: TestRecords.engines)
    func `numbers taken at the same time follow each other, and what fails takes none`(_ engine: Engine) async throws {
        try await withRecords(engine) { records in
            let play = try await RoundPlay(records)
            let series = DocumentSeries(body: play.commune, symbol: Self.symbol, year: 2026)
            struct Failure: Error {}
            await withTaskGroup(of: Void.self) { group in
                for turn in 0..<24 {
                    group.addTask {
                        try? await records.database.write { transaction in
                            let first = try transaction.takeNumbers(1 + turn % 3, of: series)
                            for number in first...(first + turn % 3) {
                                try transaction.insert(Self.document(play, number, id: UInt64(turn)), officer: nil)
                            }
                            if turn % 5 == 4 { throw Failure() }
                        }
                    }
                }
            }
            let (taken, gaps) = try await records.database.read { transaction in
                let series = try transaction.numberedSeries(of: [play.commune], year: 2026)
                return (series.first?.numbers ?? [], series.first?.gaps ?? [])
            }
            let kept = (0..<24).filter { $0 % 5 != 4 }.map { 1 + $0 % 3 }.reduce(0, +)
            #expect(taken == Array(1...kept) && gaps.isEmpty)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `a number written by hand is taken once; later ones follow it and the gap is told`(_ engine: Engine) async throws {
        try await withRecords(engine) { records in
            let play = try await RoundPlay(records)
            func take(_ written: String) async throws -> String {
                try await records.database.write { transaction in
                    let numbering = try Numbering(
                        written, symbol: Self.symbol, of: play.commune, signedOn: TestRecords.today, in: transaction)
                    var document = Self.document(play, numbering.number ?? 1_000, id: 1)
                    document.number = numbering.number
                    document.reference = numbering.reference
                    try transaction.insert(document, officer: nil)
                    return numbering.reference
                }
            }
            #expect(try await take("") == "01/QĐ-UBND")
            #expect(try await take("15") == "15/QĐ-UBND")
            #expect(try await take("") == "16/QĐ-UBND")
            #expect(try await take("4/QĐ-UBND") == "04/QĐ-UBND")
            #expect(try await take("12/QĐ-BCĐ") == "12/QĐ-BCĐ")
            #expect(try await play.lacks { try await take("15/QĐ-UBND") } == [.numberTaken("15/QĐ-UBND")])
            let gaps = try await records.database.read { try $0.numberedSeries(of: [play.commune], year: 2026).first?.gaps }
            #expect(gaps == [2...3, 5...14])
        }
    }

    @Test(arguments: TestRecords.engines)
    func `what came in is recorded, voided with a reason and stays listed`(_ engine: Engine) async throws {
        try await withRecords(engine) { records in
            let play = try await RoundPlay(records)
            let incoming = RecordIncoming(
                body: play.commune, kind: .letter, reference: "310/UBND-NN", issuer: "UBND thành phố", signedOn: play.today,
                subject: "Ý kiến về kết quả rà soát", round: nil)
            let id = try await play.desk.perform(incoming, as: play.officer)
            #expect(
                try await play.lacks { try await play.desk.perform(VoidDocument(id, reason: ""), as: play.officer) } == [.reasonMissing])
            _ = try await play.desk.perform(VoidDocument(id, reason: "Ghi hai lần"), as: play.officer)
            let found = try await records.database.read { try $0.documents(RegisterFilter(direction: .incoming), of: [play.commune]) }
            #expect(found.map(\.id) == [id] && found[0].voiding?.reason == "Ghi hai lần")
            await #expect(throws: StoreError.changedMeanwhile) {
                try await play.desk.perform(VoidDocument(id, reason: "Lần nữa"), as: play.officer)
            }
            await #expect(throws: DeskError.notPermitted(.keepDocuments)) { try await play.desk.perform(incoming, as: play.head) }
        }
    }
}

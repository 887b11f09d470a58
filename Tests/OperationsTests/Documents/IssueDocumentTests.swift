import Core
import Database
import Documents
import Operations
import Registry
import Store
import TestSupport
import Testing

/// Documents of a round: numbered as they are issued, kept as they were, issued once until their number is voided.
@Suite struct IssueDocumentTests {
    @Test(arguments: TestRecords.engines)
    func `is issued once, kept as it was, and again after its number was voided`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 60) { records in
            let play = try await RoundPlay(records)
            let round = try await play.open()
            let about = round.of(AnySubject.self)
            func issue(signer: String = "Chủ tịch", subject: String = "Niêm yết") -> IssueDocument {
                IssueDocument(
                    round: round, commune: play.commune, source: .posting, sourceID: about, kind: .notice, number: "", symbol: "TB-UBND",
                    signedOn: play.today, signer: signer
                ) { _, _ in
                    let document = OfficialDocument(
                        issuer: .init(name: "UBND xã"), number: "", kind: .init(name: "Thông báo", abbreviation: "TB"), place: "X",
                        signedOn: nil, subject: subject, blocks: [.paragraph("Nội dung")], recipients: [],
                        signature: .init(headPost: "CHỦ TỊCH"))
                    return (document, nil)
                }
            }
            #expect(try await play.lacks { try await play.desk.perform(issue(signer: ""), as: play.officer) } == [.signerMissing])
            let first = try await play.desk.perform(issue(), as: play.officer)
            #expect(try await play.lacks { try await play.desk.perform(issue(), as: play.officer) } == [.documentIssued])
            let content = try await records.database.read { try $0.content(of: first) }
            #expect(content?.contains("01/TB-UBND") == true && content?.contains("Chủ tịch") == true)
            _ = try await play.desk.perform(VoidDocument(first, reason: "Sai trích yếu"), as: play.officer)
            let second = try await play.desk.perform(issue(subject: "Niêm yết công khai"), as: play.officer)
            let documents = try await records.database.read { try $0.documents(RegisterFilter(round: round), of: [play.commune]) }
            #expect(documents.map(\.reference).sorted() == ["01/TB-UBND", "02/TB-UBND"])
            #expect(documents.first { $0.id == first }?.voiding?.reason == "Sai trích yếu")
            #expect(documents.first { $0.id == second }?.subject == "Niêm yết công khai")
        }
    }
}

import Documents
import Testing

/// What Nghị định 30/2020/NĐ-CP says of the parts of a document.
@Suite struct OfficialDocumentTests {
    private static let decision = OfficialDocument.Kind(name: "Quyết định", abbreviation: "QĐ")
    private static let letter = OfficialDocument.Kind(name: "Công văn", abbreviation: "")

    @Test(arguments: [
        (OfficialDocument.Number(7, kind: decision, body: "UBND"), "07/QĐ-UBND"), (.init(15, kind: decision, body: "UBND"), "15/QĐ-UBND"),
        (.init(120, kind: letter, body: "UBND"), "120/UBND"), (.init(nil, kind: decision, body: "UBND"), "……/QĐ-UBND"),
    ]) func `numbers under ten take a zero, one not given yet is left open`(_ number: OfficialDocument.Number, _ text: String) {
        #expect(number.description == text)
    }

    @Test(arguments: [("15", "15/QĐ-UBND"), ("7", "07/QĐ-UBND"), ("15/QĐ-CT", "15/QĐ-CT"), ("15a", "15a")])
    func `a number that was written stands as it is, one without a symbol gets the usual`(_ written: String, _ number: String) {
        #expect(OfficialDocument.Number.written(written, symbol: "QĐ-UBND") == number)
    }

    @Test func `who signs for another says so above the signature`() {
        func lines(_ right: OfficialDocument.Signature.Right, of collective: String? = nil) -> [String] {
            OfficialDocument.Signature(collective: collective, headPost: "CHỦ TỊCH", right: right).lines
        }
        #expect(lines(.head) == ["CHỦ TỊCH"])
        #expect(lines(.acting) == ["Q. CHỦ TỊCH"])
        #expect(
            lines(.deputy(post: "PHÓ CHỦ TỊCH"), of: "ỦY BAN NHÂN DÂN") == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"])
        #expect(lines(.byOrder(post: "CHÁNH VĂN PHÒNG")) == ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"])
        #expect(lines(.authorised(post: "TRƯỞNG PHÒNG")) == ["TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG"])
    }

    @Test func `grounds end with semicolons, the last with a full stop, however they were written`() {
        var document = OfficialDocument(
            issuer: .init(name: "UBND XÃ BÌNH ĐIỀN"), number: "……/QĐ-UBND", kind: Self.decision, place: "Bình Điền",
            signedOn: nil, subject: "", blocks: [], recipients: [], signature: .init(headPost: "CHỦ TỊCH"))
        document.grounds = ["Căn cứ Luật A", "Căn cứ Nghị định B;", "Theo đề nghị của C."]
        #expect(document.punctuatedGrounds == ["Căn cứ Luật A;", "Căn cứ Nghị định B;", "Theo đề nghị của C."])
        document.grounds = []
        #expect(document.punctuatedGrounds.isEmpty)
    }
}

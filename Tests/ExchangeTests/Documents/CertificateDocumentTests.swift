import Core
import Documents
import Foundation
import Law
import Registry
import TestSupport
import Testing
import Words

@testable import Exchange

/// Certificates as Word file and as one PDF of many.
@Suite struct CertificateDocumentTests {
    static func document(_ number: Int) -> OfficialDocument {
        let key = Household.ID(high: 1, low: UInt64(number))
        let face = Certificate.Face(
            headName: "Hồ Văn Đạt \(number)", head: nil, ethnicity: "ta-oi", address: "", village: "Thôn Đông Hòa", commune: "Xã Bình Điền",
            superior: "Thành phố Huế",
            members: [
                .init(name: "Hồ Văn Đạt", sex: .male, born: PartialDate(iso: "1975-02-03"), relation: .head),
                .init(name: "Lê Thị Na", sex: .female, born: PartialDate(iso: "1978"), relation: .spouse),
            ])
        let day = CalendarDate(iso: "2026-12-08")!
        let certificate = Certificate(
            id: Certificate.ID(high: 1, low: UInt64(number)), body: Area.ID(high: 1, low: 1), number: number,
            reference: OfficialDocument.Number(number, symbol: "GCN-HN.HCN").description, code: "ACDE-FGHK-LMNP", household: key,
            village: Area.ID(high: 1, low: 2),
            recognition: Recognition(
                id: Recognition.ID(high: 1, low: 1), household: key, standard: "S2022", povertyClass: .poor, validFrom: day,
                decisionNumber: "812/QĐ-UBND", decisionOn: day), validUntil: nil, face: face,
            document: RegisteredDocument.ID(high: 1, low: 1), signedOn: day, signer: "Nguyễn Văn Minh", replaces: nil,
            recordedAt: TestRecords.now)
        return CertificateWords.document(
            certificate, personalNumber: nil, ethnicity: "Tà Ôi",
            mark: .init(payload: "https://giamngheo.example.vn/xac-minh/ACDE-FGHK-LMNP", lines: ["Mã kiểm tra: ACDE-FGHK-LMNP"]))
    }

    @Test func `one PDF has a page for each, with its own heads and code`() async throws {
        let press = try PDFPress(python: TestFolder.root + "/.venv-documents/bin/python")
        let bytes = try await DocumentPDF(press).bytes(of: (1...40).map(Self.document))
        #expect(DocumentPDF.pages(in: bytes) == 40)
        #expect(DocumentPDF.pages(in: Array("no PDF".utf8)) == nil)
    }

    @Test func `the Word file carries the picture of the code`() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("certificate-\(UUID()).docx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try DocumentDOCX(Self.document(1)).write(to: path)
        let archive = try ZipArchive(path: path)
        var picture: [UInt8] = []
        try archive.read("word/media/qr.png") { picture += $0 }
        #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        try XMLStream.parse(archive, "word/document.xml") { _, _ in }
    }

    @Test func `a code has the three corners of a QR code and is the same each time`() throws {
        let code = try #require(QRCode("ACDE-FGHK-LMNP"))
        #expect(code.side == 21 || code.side == 25)
        for (row, column) in [(0, 0), (0, code.side - 7), (code.side - 7, 0)] {
            #expect((0..<7).allSatisfy { code.modules[row * code.side + column + $0] })
        }
        #expect(QRCode("ACDE-FGHK-LMNP")?.svg == code.svg)
        #expect(QRCode(String(repeating: "x", count: 5_000)) == nil)
    }
}

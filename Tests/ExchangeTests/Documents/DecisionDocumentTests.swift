import Core
import Documents
import Foundation
import Law
import Registry
import TestSupport
import Testing
import Words

@testable import Exchange

/// The decision of a round as Word file and as PDF.
@Suite struct DecisionDocumentTests {
    private static func facts(households: [DecisionWords.Household]) throws -> DecisionWords.Facts {
        let law = try LawFolder.load(TestFolder.law)
        return DecisionWords.Facts(
            commune: "Xã Bình Điền", superior: "Thị xã Hương Trà", kind: .yearly, year: 2023, month: nil, number: "07/QĐ-UBND",
            signedOn: CalendarDate(iso: "2023-12-08")!, signer: "Nguyễn Văn Minh",
            law: ["nd-07-2021-nd-cp", "qd-24-2021-qd-ttg"].compactMap { law.documents[$0] },
            opinion: (document: "310/UBND-LĐTBXH", on: CalendarDate(iso: "2023-12-01")!), households: households)
    }

    private static let households = [
        DecisionWords.Household(
            headName: "Lê Thị <Na> & con", birthYear: 1975, ethnicity: "Kinh", village: "Thôn Đông Hòa", persons: 4, former: .poor,
            decided: .poor),
        .init(
            headName: "Hồ Văn Đạt", birthYear: nil, ethnicity: "Tà Ôi", village: "Thôn Đông Hòa", persons: 5, former: .poor,
            decided: .nearPoor),
        .init(
            headName: "Trần Văn Bình", birthYear: 1960, ethnicity: "Kinh", village: "Thôn Vinh An", persons: 2, former: .nearPoor,
            decided: .notPoor),
    ]

    @Test func `names its law, counts its lists and puts each household on every list that it belongs to`() throws {
        let document = DecisionWords.document(try Self.facts(households: Self.households))
        #expect(
            document.punctuatedGrounds.first
                == "Căn cứ Nghị định số 07/2021/NĐ-CP ngày 27 tháng 01 năm 2021 của Chính phủ quy định chuẩn nghèo đa chiều giai đoạn 2021–2025;"
        )
        #expect(
            document.punctuatedGrounds.contains("Căn cứ ý kiến của cấp trên tại văn bản số 310/UBND-LĐTBXH, ngày 01 tháng 12 năm 2023;"))
        guard case .article(_, let text) = document.blocks[1] else { throw Missing() }
        #expect(text.contains("gồm: 1 hộ nghèo; 1 hộ cận nghèo; 1 hộ thoát nghèo; 1 hộ thoát cận nghèo"))
        let lists = document.annexes.map { annex in
            guard case .table(let table) = annex.blocks[0] else { return [String]() }
            return table.rows.map { "\($0[1]): \($0[6])" }
        }
        #expect(
            lists == [
                ["Lê Thị <Na> & con: "], ["Hồ Văn Đạt: Hộ nghèo thành hộ cận nghèo"], ["Hồ Văn Đạt: Thành hộ cận nghèo"],
                ["Trần Văn Bình: "],
            ])
        let empty = DecisionWords.document(try Self.facts(households: []))
        #expect(empty.annexes.isEmpty)
    }

    @Test func `is a Word file whose every part is well-formed and says all of it`() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("decision-\(UUID()).docx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try DocumentDOCX(DecisionWords.document(try Self.facts(households: Self.households))).write(to: path)
        let archive = try ZipArchive(path: path)
        for part in ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "word/header1.xml", "docProps/core.xml"]
        {
            var text = ""
            try archive.read(part) { text += String(decoding: $0, as: UTF8.self) }
            #expect(text.hasPrefix("<?xml"), "\(part)")
            try XMLStream.parse(archive, part) { _, _ in }
            guard part == "word/document.xml" else { continue }
            for piece in [
                "Lê Thị &lt;Na&gt; &amp; con", "Số: 07/QĐ-UBND", "ngày 08 tháng 12 năm 2023", "Nguyễn Văn Minh", "<w:tblHeader/>",
            ] {
                #expect(text.contains(piece), "\(piece)")
            }
        }
    }

    @Test func `is a PDF with fonts embedded, text that can be searched and numbers on its later pages`() async throws {
        var households = Self.households
        for number in 0..<200 {
            households.append(
                .init(
                    headName: "Lê Thị \(number)", birthYear: 1970, ethnicity: "Kinh", village: "Thôn Vinh An", persons: 3,
                    former: nil, decided: .poor))
        }
        let press = try PDFPress(python: TestFolder.root + "/.venv-documents/bin/python")
        let bytes = try await DocumentPDF(press).bytes(of: DecisionWords.document(try Self.facts(households: households)))
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("decision-\(UUID()).pdf").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let text = try Self.output("/usr/bin/pdftotext", ["-layout", path, "-"])
        #expect(text.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") && text.contains("Lê Thị 199"))
        let pages = text.split(separator: "\u{0C}")
        #expect(pages.count > 5)
        // The heading of the list stands on each of its pages.
        #expect(pages.dropFirst().allSatisfy { $0.contains("Họ và tên chủ hộ") })
        let fonts = try Self.output("/usr/bin/pdffonts", [path]).split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty && fonts.allSatisfy { $0.contains(" yes yes yes") }, "\(fonts)")
        #expect(String(decoding: bytes, as: Unicode.ASCII.self).contains("pdfaid"))
    }

    private struct Missing: Error {}

    private static func output(_ program: String, _ arguments: [String]) throws -> String {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}

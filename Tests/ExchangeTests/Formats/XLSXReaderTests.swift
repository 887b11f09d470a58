import Core
import Exchange
import Foundation
import Testing

/// A folder of a test, gone after it.
func withFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "giamngheo-xlsx-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
}

@Suite struct `Reading workbooks` {
    @Test func `gives back what was written, zeros, days and formulas with their values`() throws {
        try withFolder { folder in
            let writer = try XLSXWriter(path: folder + "/a.xlsx")
            writer.beginSheet("Trang: 1/2 [x]*?" + String(repeating: "dài", count: 20))
            writer.write(.text("=1+1 <&> Ặ"), row: 0, column: 0)
            writer.write(.text("046165001234"), row: 0, column: 1)
            writer.write(.number(5), row: 0, column: 2, look: .number)
            writer.write(.day(CalendarDate(iso: "1965-02-03")!), row: 2, column: 0)
            writer.write(.formula("C1*2", value: 10), row: 2, column: 27, look: .number)
            try writer.close()
            let reader = try XLSXReader(path: folder + "/a.xlsx")
            #expect(reader.sheets[0].name.count == 31)
            var rows: [Int: [XLSXCell]] = [:]
            try reader.forEachRow(of: reader.sheets[0]) { number, _, cells in rows[number] = cells }
            #expect(rows[1]?.map(\.value) == [.text("=1+1 <&> Ặ"), .text("046165001234"), .number(5)])
            #expect(rows[3]?.map(\.column) == [0, 27])
            #expect(rows[3]?[1].value == .number(10))
            guard case .serial(let serial)? = rows[3]?[0].value else {
                Issue.record("the day is no day")
                return
            }
            let day = try DateParsing.excelSerial(serial)
            #expect(day.iso == "1965-02-03")
        }
    }

    @Test(arguments: [
        ([UInt8](), WorkbookProblem.empty), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldOrProtected),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .notAWorkbook), (Array("<html>".utf8), .notAWorkbook),
    ])
    func `says what a file is that is no workbook`(_ bytes: [UInt8], _ problem: WorkbookProblem) throws {
        try withFolder { folder in
            try Data(bytes).write(to: URL(fileURLWithPath: folder + "/x.xlsx"))
            #expect(throws: problem) { try XLSXReader(path: folder + "/x.xlsx") }
        }
    }

    @Test func `refuses a truncated file, declarations of entities, macros, and a bomb`() throws {
        try withFolder { folder in
            let script = """
                import zipfile, sys
                folder = sys.argv[1]
                workbook = '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="1"/></sheets></workbook>'
                rels = '<Relationships><Relationship Id="1" Target="worksheets/sheet1.xml"/></Relationships>'
                def make(name, sheet, extra={}):
                    with zipfile.ZipFile(f"{folder}/{name}.xlsx", "w", zipfile.ZIP_DEFLATED) as z:
                        z.writestr("xl/workbook.xml", workbook); z.writestr("xl/_rels/workbook.xml.rels", rels)
                        z.writestr("xl/worksheets/sheet1.xml", sheet)
                        for k, v in extra.items(): z.writestr(k, v)
                make("entity", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>')
                make("macro", "<worksheet/>", {"xl/vbaProject.bin": "x"})
                make("bomb", "<worksheet>" + " " * 300_000_000 + "</worksheet>")
                make("index", '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>99999</v></c><c r="XFD1" s="-7"><v>2</v></c><c r="ZZZZZZ1"><v>3</v></c></row></sheetData></worksheet>')
                data = open(f"{folder}/macro.xlsx", "rb").read(); open(f"{folder}/cut.xlsx", "wb").write(data[:len(data) // 2])
                """
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["python3", "-c", script, folder]
            try process.run()
            process.waitUntilExit()
            #expect(throws: WorkbookProblem.macros) { try XLSXReader(path: folder + "/macro.xlsx") }
            #expect(throws: WorkbookProblem.tooLarge) { try XLSXReader(path: folder + "/bomb.xlsx") }
            #expect(throws: WorkbookProblem.self) { try XLSXReader(path: folder + "/cut.xlsx") }
            let entity = try XLSXReader(path: folder + "/entity.xlsx")
            #expect(throws: WorkbookProblem.entities) { try entity.forEachRow(of: entity.sheets[0]) { _, _, _ in } }
            let index = try XLSXReader(path: folder + "/index.xlsx")
            var values: [XLSXCell.Value] = []
            try index.forEachRow(of: index.sheets[0]) { _, _, cells in values += cells.map(\.value) }
            #expect(values == [.error("#STRING!"), .number(2), .number(3)] || values == [.error("#STRING!"), .number(2)])
        }
    }

    @Test func `reads CSV with any separator, quotes and a mark`() {
        #expect(
            CSVText.records(Array("\u{FEFF}a;b\r\n\"x;\"\"y\"\"\";2\r\n\r\nz;\n".utf8)) == [["a", "b"], ["x;\"y\"", "2"], ["z", ""]])
        #expect(CSVText.records(Array("a\tb\n1\t2".utf8)) == [["a", "b"], ["1", "2"]])
        #expect(CSVText.records([]).isEmpty)
    }
}

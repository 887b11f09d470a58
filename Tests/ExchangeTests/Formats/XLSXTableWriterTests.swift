import Core
import Exchange
import Foundation
import TestSupport
import Testing

@Suite struct `Long tables as a workbook` {
    @Test func `come back as they were written, sheet by sheet`() throws {
        try withFolder { folder in
            let writer = try XLSXTableWriter(path: folder + "/a.xlsx")
            writer.beginSheet("Đợt 1/2025")
            writer.setWidth(20, of: 0...2)
            writer.freeze(row: 1, column: 1)
            writer.printOnA4(repeatingRows: 0...0)
            let texts = ["Đỗ Thị Ặc", " a<b>&\"c\" ", "_x0041_", "hai\ndòng", "\u{1}", "0012", ""]
            for (column, text) in texts.enumerated() { writer.write(.text(text), row: 0, column: column, look: .heading) }
            for row in 1...20_000 {
                writer.write(.number(-row), row: row, column: 0, look: .number)
                writer.write(.decimal(Double(row) / 8), row: row, column: 28, look: .rate)
            }
            writer.beginSheet("Ghi chú")
            writer.write(.blank, row: 0, column: 0)
            writer.write(.day(try #require(CalendarDate(iso: "2025-12-31"))), row: 4, column: 3)
            writer.beginSheet("Trống")
            try writer.close()

            let reader = try XLSXReader(path: folder + "/a.xlsx")
            #expect(reader.sheets.map(\.name) == ["Đợt 1 2025", "Ghi chú", "Trống"])
            var (read, rows): ([String: XLSXCell.Value], Int) = ([:], 0)
            for sheet in reader.sheets {
                try reader.forEachRow(of: sheet) { row, _, cells in
                    rows += 1
                    for cell in cells { read["\(sheet.name) \(row) \(cell.column)"] = cell.value }
                }
            }
            let first = read.filter { $0.key.hasPrefix("Đợt 1 2025 ") }
            let found = Set(first.values.compactMap { if case .text(let text) = $0 { text } else { nil } })
            #expect(found == Set(texts).subtracting([""]) || found == Set(texts))
            #expect(first.values.contains(.number(-20_000)) && first.values.contains(.number(2_500)))
            #expect(read.contains { $0.key.hasPrefix("Ghi chú") && $0.value == .serial(46_022) })
            #expect(rows >= 20_001)
        }
    }

    @Test func `say when they cannot be written`() throws {
        #expect(throws: XLSXWriter.Problem.self) { try XLSXTableWriter(path: "/nowhere/a.xlsx") }
        let full = try XLSXTableWriter(path: "/dev/full")
        full.beginSheet("A")
        full.write(.number(1), row: 0, column: 0)
        #expect(throws: XLSXWriter.Problem.self) { try full.close() }
    }
}

import Core
import Exchange
import Foundation
import TestSupport
import Testing

@Suite struct `Checking somebody's forms` {
    /// Writes rows as a filled form: title, column numbers, lines.
    private func write(_ rows: [(String, [Double?])], title: String, columns: Int, to path: String) throws {
        let writer = try XLSXWriter(path: path)
        writer.beginSheet("Biểu")
        writer.write(.text(title), row: 0, column: 0)
        writer.write(.text("A"), row: 1, column: 0)
        for column in 1...columns { writer.write(.number(column), row: 1, column: column) }
        for (index, row) in rows.enumerated() {
            writer.write(.text(row.0), row: index + 2, column: 0)
            for (column, value) in row.1.enumerated() { if let value { writer.write(.decimal(value), row: index + 2, column: column + 1) } }
        }
        try writer.close()
    }

    @Test func `finds the 28 of 52 movement rows that do not close`() throws {
        let rows = try TestFolder.rows("poverty-movement-test.csv")
        let wrong = Set(rows.indices.filter { rows[$0][14] != "0" })
        #expect(rows.count == 52 && wrong.count == 28)
        try withFolder { folder in
            try write(
                rows.map { ("\($0[1]) \($0[3])", $0[4...12].map { Double($0) }) }, title: "Mẫu số 7.2 Diễn biến hộ nghèo", columns: 9,
                to: folder + "/f.xlsx")
            let results = try FormCheck().check(folder + "/f.xlsx")
            let found = Set(results[0].findings.filter { $0.kind == .identity }.map { $0.row - 3 })
            #expect(found == wrong)
        }
    }

    @Test func `finds impossible rates and rates without a base`() throws {
        let rows = try TestFolder.rows("poverty-rate-test.csv")
        try withFolder { folder in
            try write(
                rows.map { row in
                    (row[0], [row[1], row[2], row[3], row[4], row[9], row[10], row[5], row[6], row[11], row[12]].map { Double($0) })
                }, title: "Mẫu số 7.1 Tổng hợp kết quả rà soát", columns: 10, to: folder + "/f.xlsx")
            let results = try FormCheck().check(folder + "/f.xlsx")
            let wrong = Set(results[0].findings.map(\.label))
            for row in rows where row[15].hasPrefix("impossible") && row[3] != row[1] { #expect(wrong.contains(row[0]), "\(row[0])") }
        }
    }

    @Test func `agrees with every sound row of deprivations`() throws {
        let rows = try TestFolder.rows("poverty-deprivation-test.csv")
        try withFolder { folder in
            let writer = try XLSXWriter(path: folder + "/f.xlsx")
            writer.beginSheet("7.4")
            writer.write(.text("Mẫu số 7.4 "), row: 0, column: 0)
            for column in 1...12 { writer.write(.number(column), row: 1, column: column + 1) }
            for (index, row) in rows.enumerated() {
                writer.write(.text(row[1]), row: index + 2, column: 0)
                if let base = Double(row[3]) { writer.write(.decimal(base), row: index + 2, column: 1) }
                for indicator in 0..<12 {
                    if let value = Double(row[5 + indicator]) { writer.write(.decimal(value), row: index + 2, column: 2 + indicator) }
                }
            }
            try writer.close()
            let results = try FormCheck().check(folder + "/f.xlsx")
            let wrong = Set(results[0].findings.filter { $0.kind == .deprivationsFew }.map { $0.row - 3 })
            #expect(wrong == Set(rows.indices.filter { rows[$0][19] == "no" && Double(rows[$0][3]) != nil }))
        }
    }
}

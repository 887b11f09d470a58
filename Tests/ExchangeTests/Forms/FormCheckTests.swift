import Core
import Exchange
import Foundation
import Law
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
            let results = try FormCheck().check(folder + "/f.xlsx").results
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
            let results = try FormCheck().check(folder + "/f.xlsx").results
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
            let results = try FormCheck().check(folder + "/f.xlsx").results
            let wrong = Set(results[0].findings.filter { $0.kind == .deprivationsFew }.map { $0.row - 3 })
            #expect(wrong == Set(rows.indices.filter { rows[$0][19] == "no" && Double(rows[$0][3]) != nil }))
        }
    }

    /// Checks rows of texts and numbers as they stand on a sheet.
    private func check(_ rows: [[String]]) throws -> FormCheck.Result {
        var found: FormCheck.Result?
        try withFolder { folder in
            let writer = try XLSXWriter(path: folder + "/f.xlsx")
            writer.beginSheet("Trang 1")
            for (index, row) in rows.enumerated() {
                for (column, text) in row.enumerated() where !text.isEmpty {
                    writer.write(Double(text).map { .decimal($0) } ?? .text(text), row: index, column: column)
                }
            }
            try writer.close()
            found = try FormCheck(LawFolder.load(TestFolder.law).forms).check(folder + "/f.xlsx").results.first
        }
        return try #require(found)
    }

    private let heading = [["Mẫu số 7.2. Tổng hợp diễn biến hộ nghèo trong năm"], ["A", "B", "C"] + (1...9).map(String.init)]

    private func facts(_ result: FormCheck.Result) -> [String] { result.findings.map { "\($0.kind.rawValue) \($0.cell)" } }

    @Test func `adds up villages under urban and rural and these under the total`() throws {
        let rows = [
            ["I", "Khu vực thành thị", "Hộ", "10", "1", "0", "0", "0", "0", "0", "0", "9"],
            ["", "", "Nhân khẩu", "30", "3", "0", "0", "0", "0", "0", "0", "27"],
            ["1", "Tổ dân phố 1", "Hộ", "6", "1", "0", "0", "0", "0", "0", "0", "5"],
            ["", "", "Nhân khẩu", "20", "3", "0", "0", "0", "0", "0", "0", "17"],
            ["2", "Tổ dân phố 2", "Hộ", "4", "0", "0", "0", "0", "0", "0", "0", "4"],
            ["", "", "Nhân khẩu", "10", "0", "0", "0", "0", "0", "0", "0", "10"],
            ["II", "Khu vực nông thôn", "Hộ", "5", "0", "0", "0", "0", "0", "0", "0", "5"],
            ["", "", "Nhân khẩu", "15", "0", "0", "0", "0", "0", "0", "0", "15"],
            ["1", "Thôn A", "Hộ", "5", "0", "0", "0", "0", "0", "0", "0", "5"],
            ["", "", "Nhân khẩu", "15", "0", "0", "0", "0", "0", "0", "0", "15"],
            ["", "Tổng cộng (I + II)", "Hộ", "15", "1", "0", "0", "0", "0", "0", "0", "14"],
            ["", "", "Nhân khẩu", "45", "3", "0", "0", "0", "0", "0", "0", "42"],
        ]
        #expect(try facts(check(heading + rows)) == [])
        var wrong = rows
        wrong[10][3] = "16"
        wrong[10][11] = "15"
        wrong[5][3] = "11"
        wrong[5][11] = "11"
        let result = try check(heading + wrong)
        #expect(facts(result) == ["sum_of_parts D4", "sum_of_parts L4", "sum_of_parts D13", "sum_of_parts L13"])
        #expect(result.findings.map(\.parts) == [["D6", "D8"], ["L6", "L8"], ["D3", "D9"], ["L3", "L9"]])
    }

    @Test func `adds up villages above a total, under a heading without figures, and communes below their district`() throws {
        let above = [
            ["I. Thôn miền núi"], ["1", "Thôn A", "Hộ", "5", "0", "0", "0", "0", "0", "0", "0", "5"],
            ["2", "Bến Ván", "Hộ", "6", "0", "0", "0", "0", "0", "0", "0", "6"],
            ["", "Cộng", "Hộ", "11", "0", "0", "0", "0", "0", "0", "0", "11"],
            ["II. Thôn đồng bằng"], ["3", "Thôn C", "Hộ", "1", "0", "0", "0", "0", "0", "0", "0", "1"],
            ["", "Tổng cộng", "Hộ", "13", "0", "0", "0", "0", "0", "0", "0", "13"],
        ]
        #expect(try facts(check(heading + above)) == ["sum_of_parts D9", "sum_of_parts L9"])
        let below = [
            ["", "Huyện X", "Hộ", "10", "0", "0", "0", "0", "0", "0", "0", "10"],
            ["", "Xã A", "Hộ", "5", "0", "0", "0", "0", "0", "0", "0", "5"],
            ["", "Xã B", "Hộ", "6", "0", "0", "0", "0", "0", "0", "0", "6"],
        ]
        #expect(try facts(check(heading + below)) == ["sum_of_parts D3", "sum_of_parts L3"])
    }

    @Test func `tells a wrong total also where a word stands in the column`() throws {
        let rows = [
            ["1", "Thôn A", "Hộ", "5", "0", "0", "0", "0", "0", "0", "0", "5"],
            ["2", "Thôn B", "Hộ", "chưa có", "0", "0", "0", "0", "0", "0", "0", "6"],
            ["", "Tổng cộng", "Hộ", "99", "0", "0", "0", "0", "0", "0", "0", "11"],
        ]
        let found = try facts(check(heading + rows))
        #expect(found.contains("word D4") && found.contains("sum_of_parts D5"), "\(found)")
    }

    @Test func `takes no word and no empty cell for nought`() throws {
        let result = try check(
            heading + [
                ["1", "Thôn A", "Hộ", "5", "không có", "x", "-", "0", "0", "0", "0", "5"],
                ["2", "Thôn B", "Hộ", "6", "1", "0", "", "0", "0", "0", "", "5"],
                ["3", "Thôn C", "Hộ", "6", "1", "0", "0", "0", "0", "0", "0", ""],
                ["", "Tổng cộng", "Hộ", "17", "2", "0", "0", "0", "0", "0", "0", "15"],
            ])
        #expect(facts(result) == ["word E3", "word F3", "word G3", "not_given L5", "sum_of_parts L6"])
        #expect(result.findings.prefix(3).map(\.written) == ["không có", "x", "-"])
        #expect(result.findings[3].expected == 5 && result.findings[4].blanks == ["L5"])
        #expect(result.notes.contains { $0.kind == .blanks && $0.column == "4" && $0.blanks == ["G4"] })
    }

    @Test func `tells fewer persons than households, and more of a part than of the whole`() throws {
        let movement = try check(
            heading + [
                ["1", "Thôn A", "Hộ", "11", "0", "0", "0", "0", "0", "0", "0", "11"],
                ["", "", "Nhân khẩu", "3", "0", "0", "0", "0", "0", "0", "0", "3"],
            ])
        #expect(facts(movement) == ["persons_fewer D3", "persons_fewer L3"])
        #expect(movement.findings[0].parts == ["D4"])
        let groups = try check([
            ["Mẫu số 7.8"], ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M"],
            ["1", "Thôn A", "Hộ", "90", "20", "10", "5", "11", "0", "0", "0", "0", "6"],
        ])
        #expect(facts(groups) == ["part_over_whole H3", "part_over_whole M3"])
        let summary = try check([
            ["Mẫu số 7.1"], ["A", "B"] + (1...10).map(String.init),
            ["1", "Thôn A", "100", "90", "11", "11", "3", "3.33", "0", "0", "0", "0"],
        ])
        #expect(facts(summary) == ["persons_fewer C3", "persons_fewer E3"])
    }

    @Test func `knows the columns by their headings where they are not numbered, or says what it looked for`() throws {
        let labels = [
            "Tổng số hộ nghèo đầu năm", "Trở thành hộ cận nghèo", "Vượt chuẩn cận nghèo", "Nguyên nhân: thay đổi nhân khẩu, chuyển đi",
            "Số hộ cận nghèo trở thành hộ nghèo", "Tái nghèo", "Phát sinh mới", "Nguyên nhân: thay đổi nhân khẩu, chuyển đến",
            "Tổng số hộ nghèo cuối năm",
        ]
        let row = ["1", "Thôn A", "Hộ", "5", "1", "0", "0", "0", "0", "0", "0", "5"]
        let title = ["TỔNG HỢP DIỄN BIẾN HỘ NGHÈO TRONG NĂM"]
        let result = try check([title, ["TT", "Địa bàn", "Phân tổ"] + labels, row])
        #expect(facts(result) == ["identity L3"] && result.recognition.numberRow == nil && result.recognition.cell == "A1")
        var strange = labels
        strange[3] = "Ghi chú"
        let error = #expect(throws: FormCheck.NothingToCheck.self) { try check([title, ["TT", "Địa bàn", "Phân tổ"] + strange, row]) }
        guard case .noColumns(let form, _, let cell, _, let missing)? = error?.misses.first?.reason else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(form == "7.2" && cell == "A1" && missing.hasPrefix("Nguyên nhân"))
        #expect(throws: FormCheck.NothingToCheck.self) { try check([["Danh sách"], row]) }
    }
}

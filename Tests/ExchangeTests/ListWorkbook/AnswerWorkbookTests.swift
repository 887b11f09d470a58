import Core
import Exchange
import Registry
import TestSupport
import Testing

@Suite struct `The answer to a list` {
    private static let headings = ["STT hộ", "Họ tên chủ hộ", "Họ tên thành viên", "Quan hệ với chủ hộ", "Ngày sinh", "Ghi chú riêng"]

    /// A list as communes send it: joined title, headings over two rows, widths of its own, a sheet that is hidden.
    private func list(at path: String) throws {
        let writer = try XLSXWriter(path: path, isKeptWhole: true)
        writer.beginSheet("Hướng dẫn", isHidden: true)
        writer.write(.text("Cách ghi"), row: 0, column: 0)
        writer.beginSheet("2024")
        writer.setWidth(31, of: 1...1)
        writer.setWidth(9, of: 4...4, isHidden: true)
        writer.merge(row: 0, columns: 0...5, "DANH SÁCH HỘ NGHÈO", look: .title)
        writer.setHeight(40, of: 0)
        for (column, heading) in Self.headings.enumerated() {
            if column < 3 {
                writer.merge(rows: 2...3, columns: column...column, heading, look: .heading)
            } else {
                writer.write(.text(heading), row: 3, column: column, look: .heading)
            }
        }
        writer.merge(row: 2, columns: 3...5, "Thông tin", look: .heading)
        for (column, text) in ["1", "Nguyễn Văn Tèo", "Nguyễn Văn Tèo", "Chủ hộ", "30/02/1980", "của xã"].enumerated() {
            writer.write(.text(text), row: 4, column: column)
        }
        writer.merge(rows: 4...5, columns: 0...0, "1", look: .plain)
        writer.write(.text("Trần Thị Mướp"), row: 5, column: 2)
        try writer.close()
    }

    @Test func `keeps the shape of the file and adds its column beside everything that stands there`() throws {
        try withFolder { folder in
            let (sent, answer, again) = (folder + "/danh sach.xlsx", folder + "/a.xlsx", folder + "/b.xlsx")
            try list(at: sent)
            let notice = ListNotice(.dateUnreadable, sheet: "2024", row: 5, column: "E", value: "30/02/1980")
            try AnswerWorkbook.write(from: sent, to: answer, notices: [notice], lane: ["2024": [6: "Thêm hộ mới."]])
            let reader = try XLSXReader(path: answer)
            #expect(reader.sheets.map(\.name) == ["Hướng dẫn", "2024"] && reader.sheets.map(\.isHidden) == [true, false])
            let shape = try reader.shape(of: reader.sheets[1])
            let before = try XLSXReader(path: sent).shape(of: reader.sheets[1])
            #expect(Set(shape.joins) == Set(before.joins) && shape.joins.count == 6)
            #expect(shape.heights[0] == 40)
            #expect(shape.widths.contains { $0.columns == 1...1 && $0.width == before.widths[0].width })
            #expect(shape.widths.contains { $0.columns == 4...4 && $0.isHidden })
            var rows: [Int: [Int: String]] = [:]
            try reader.forEachRow(of: reader.sheets[1]) { number, _, cells in
                for cell in cells { if case .text(let text) = cell.value { rows[number, default: [:]][cell.column] = text } }
            }
            #expect(rows[1]?[0] == "DANH SÁCH HỘ NGHÈO" && rows[3]?[3] == "Thông tin" && rows[3]?[1] == "Họ tên chủ hộ")
            #expect((0..<3).map { rows[3]?[$0] } == Self.headings.prefix(3).map { $0 } && rows[5]?[0] == "1")
            #expect(rows[5]?[5] == "của xã" && rows[4]?[6] == "Kết quả")
            #expect(rows[5]?[6]?.contains("30/02/1980") ?? false)
            #expect(rows[6]?[6] == "Thêm hộ mới.")
            // Answered again, the column is the same.
            try AnswerWorkbook.write(from: answer, to: again, notices: [], lane: [:])
            let last = try XLSXReader(path: again)
            #expect(try last.shape(of: last.sheets[1]).lastColumn == 6)
        }
    }

    @Test(arguments: [
        ("danh sách.xlsx", "danh sách - kết quả.xlsx"), ("ds.2024.csv", "ds.2024 - kết quả.xlsx"), ("ds", "ds - kết quả.xlsx"),
        ("", "Danh sách - kết quả.xlsx"),
    ]) func `is named after the file`(_ sent: String, _ name: String) { #expect(AnswerWorkbook.fileName(for: sent) == name) }
}

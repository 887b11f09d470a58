import Core
import Exchange
import Foundation
import Testing

@Suite struct `Reading lists as separated text` {
    private func rows(_ bytes: [UInt8]) throws -> [Int: [Int: String]] {
        var rows: [Int: [Int: String]] = [:]
        try withFolder { folder in
            try Data(bytes).write(to: URL(fileURLWithPath: folder + "/a.csv"))
            let reader = try TableFiles.open(folder + "/a.csv")
            try reader.forEachRow(of: reader.sheets[0]) { number, _, cells in
                rows[number] = Dictionary(uniqueKeysWithValues: cells.map { ($0.column, "\($0.value)") })
            }
        }
        return rows
    }

    @Test func `counts rows as Excel does, blank ones and those of several lines too`() throws {
        let read = try rows(Array("a;b\r\n\r\n\"x\r\ny\";\"z\"\"\"\rlast;;\n".utf8))
        #expect(read.keys.sorted() == [1, 3, 4])
        #expect(read[3] == [0: #"text("x\r\ny")"#, 1: #"text("z\"")"#] && read[4]?.count == 1)
    }

    @Test func `reads letters that lie over the end of a piece`() throws {
        for shift in 0..<4 {
            let text = String(repeating: "x", count: 65_530 + shift) + ";Đặng Thị Ặ😀\n"
            let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
            for bytes in [Array(text.utf8), wide] {
                let read = try rows(bytes)
                #expect(read[1]?[1] == #"text("Đặng Thị Ặ😀")"#)
            }
        }
    }

    @Test func `shows the bytes of an old file as a workbook shows them`() throws {
        let read = try rows(Array("a;NguyÔn V¨n §øc\n".unicodeScalars.map { UInt8($0.value) }))
        #expect(read[1]?[1] == #"text("NguyÔn V¨n §øc")"#)
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+84 90", "'+84 90"), ("@a", "'@a"), ("-1", "-1"), ("-1,5", "\"-1,5\""), ("-a", "'-a"), ("-", "-"),
        ("\t=1", "\"'\t=1\""),
        ("＝1", "'＝1"), (" =1", "' =1"), ("a=1", "a=1"), ("a;b", "\"a;b\""), ("a\"b", "\"a\"\"b\""), ("a\tb|c", "\"a\tb|c\""), ("", ""),
        ("Ặ", "Ặ"),
    ])
    func `[49, 121] writes what could be a formula as text`(_ text: String, _ field: String) {
        #expect(CSVText.field(text) == field)
        let back = CSVText.records(Array((field + ",z").utf8))[0][0]
        #expect(back == text || back == "'" + text)
    }

    /// Seeded; any bytes are read or refused.
    @Test(arguments: 1...6) func `reads or refuses any bytes`(_ seed: UInt64) throws {
        var state = seed
        func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        try withFolder { folder in
            for round in 0..<150 {
                var bytes = round % 3 == 0 ? (0..<below(400)).map { _ in UInt8(below(256)) } : Array("a,b\r\n\"Đỗ, \"\"x\"\"\",2\r\n".utf8)
                if round % 5 == 0 { bytes = [[0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF]][below(3)] + bytes }
                for _ in 0..<below(5) where !bytes.isEmpty {
                    bytes[below(bytes.count)] = [0, 9, 10, 13, 34, 44, 59, 124, 195, 255][below(10)]
                }
                try Data(bytes).write(to: URL(fileURLWithPath: folder + "/a.csv"))
                do {
                    let reader = try TableFiles.open(folder + "/a.csv")
                    try reader.forEachRow(of: reader.sheets[0]) { _, _, cells in #expect(!cells.isEmpty) }
                } catch let problem as WorkbookProblem {
                    _ = problem.fault
                }
                _ = CSVText.records(bytes)
            }
        }
    }
}

import Core
import TestSupport
import Testing

@Suite struct `Old encodings` {
    private static let encodings: [String: LegacyEncoding] = [
        "tcvn3": .tcvn3, "vni-windows": .vni, "unicode-nfd": .unicode, "utf8-read-as-windows1252": .mojibake,
        "windows-1258": .windows1258,
    ]

    @Test func `become the Unicode text of every vector`() throws {
        let rows = try TestFolder.rows("legacy-encodings.csv")
        #expect(rows.count == 102)
        for row in rows {
            let encoding = try #require(LegacyEncoding(font: row[1]) ?? Self.encodings[row[0]])
            #expect(encoding.decode(row[2]) == row[4], "\(row[0]) \(row[1])")
        }
    }

    @Test func `are recognised by column when the font says nothing`() throws {
        let rows = try TestFolder.rows("legacy-encodings.csv").filter { !$0[1].lowercased().hasSuffix("h") }
        // Windows-1258 is stored as letters with combining tones: already Unicode once composed.
        for (name, cells) in Dictionary(grouping: rows.filter { $0[0] != "windows-1258" }, by: { $0[0] }) {
            #expect(LegacyEncodingDetector.encoding(ofColumn: cells.map { $0[2] }) == Self.encodings[name], "\(name)")
        }
    }

    @Test func `leave Unicode and plain text alone`() {
        #expect(LegacyEncodingDetector.encoding(ofColumn: ["Nguyễn Văn Đức", "Hồ Thị Ánh"]) == .unicode)
        #expect(LegacyEncodingDetector.encoding(ofColumn: ["Tran Van An", "12"]) == .unicode)
        #expect(LegacyEncodingDetector.encoding(ofColumn: []) == .unicode)
    }
}

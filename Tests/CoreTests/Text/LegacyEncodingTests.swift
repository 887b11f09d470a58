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

    /// The texts of a column as they are read.
    private static func read(_ cells: [String], font: String? = nil) -> [LegacyReader.Reading] {
        let reader = LegacyReader()
        for cell in cells { reader.learn(cell, font: font) }
        return cells.map { reader.read($0, font: font) }
    }

    @Test func `are read in a column when the font says nothing`() throws {
        let rows = try TestFolder.rows("legacy-encodings.csv").filter { !$0[1].lowercased().hasSuffix("h") }
        // Windows-1258 is stored as letters with combining tones: already Unicode once composed.
        for (name, cells) in Dictionary(grouping: rows.filter { $0[0] != "windows-1258" }, by: { $0[0] }) {
            for (cell, reading) in zip(cells, Self.read(cells.map { $0[2] })) {
                #expect(reading.text == cell[4] && reading.other == nil, "\(name): \(cell[2])")
            }
        }
    }

    @Test func `leave Unicode and plain text alone`() {
        for cells in [["Nguyễn Văn Đức", "Hồ Thị Ánh"], ["Tran Van An", "12"], []] {
            #expect(Self.read(cells).map(\.text) == cells)
        }
    }

    /// Names with letters that an old encoding has as well, and of minorities: whatever stands beside them, they are right.
    private static let right = [
        "Lê Hùng", "Lê Thanh Hà", "Hoàng Thị Lan", "Lý Thành", "Lê Hoài", "Phan Phú", "Võ Tú", "Hồ Văn A Rất", "Ta Dur Tâm", "Kôn Nam",
        "Blúp Đuông", "A Viết Thị Nhi", "Pơloong Lân", "Bh’riu Hoà", "Zơ Râm Blô", "Lan", "An", "Trần Ý", "Ra Pat Sáu", "Cái Tôn Ân",
    ]

    @Test(arguments: [["NguyÔn ThÞ BÐ", "TrÇn V¨n §øc"], ["Nguyeãn Thò Kim Myõ", "Traàn Vaên Ñöùc"]])
    func `in one cell change no other cell of the column`(_ old: [String]) {
        let wanted = old[0].hasPrefix("NguyÔn") ? ["Nguyễn Thị Bé", "Trần Văn Đức"] : ["Nguyễn Thị Kim Mỹ", "Trần Văn Đức"]
        for count in [1, 2] {
            let readings = Self.read(Self.right + old.prefix(count))
            #expect(readings.map(\.text) == Self.right + wanted.prefix(count))
            #expect(readings.allSatisfy { $0.other == nil }, "\(readings.filter { $0.other != nil })")
        }
        // As many of each.
        let mixed = zip(Self.right, Array(repeating: old[1], count: Self.right.count)).flatMap { [$0, $1] }
        for (reading, name) in zip(Self.read(mixed), mixed) { #expect(reading.text == (name == old[1] ? wanted[1] : name)) }
    }

    @Test func `of a name that is possible in two ways are decided by font, line and column, or asked about`() {
        // "Phan Phú" and "Mai Lộc" in TCVN3.
        let (unclear, old, new) = (["Phan Phó", "Mai Léc"], ["TrÇn V¨n §øc"], ["Trần Văn Đức"])
        #expect(Self.read(unclear).map(\.text) == unclear)
        #expect(Self.read(unclear, font: ".VnTime").map(\.text) == ["Phan Phú", "Mai Lộc"])
        #expect(Self.read(unclear + old).map(\.text) == ["Phan Phú", "Mai Lộc", "Trần Văn Đức"])
        let readings = Self.read(unclear + old + new)
        #expect(readings.map(\.text) == unclear + ["Trần Văn Đức", "Trần Văn Đức"])
        #expect(readings.map(\.other) == [nil, "Mai Lộc", nil, nil])
        let reader = LegacyReader()
        for cell in old + new { reader.learn(cell) }
        #expect(reader.read("Mai Léc", beside: { ["Th«n 3 B×nh Thµnh", "1965"] }).text == "Mai Lộc")
        #expect(reader.read("Mai Léc", beside: { ["Thôn 3 Bình Tiến", "1965"] }).text == "Mai Léc")
        // A right name in an old font stays.
        #expect(Self.read(["Lê Hùng", "Hoàng Thị Lan"], font: ".VnTime").map(\.text) == ["Lê Hùng", "Hoàng Thị Lan"])
        #expect(Self.read(["hå thÞ An", "An"], font: ".VnTimeH").map(\.text) == ["HỒ THỊ AN", "AN"])
    }

    @Test func `with the Icelandic letter for Đ are Vietnamese, and é of an old font stays é`() {
        #expect(Self.read(["Ðặng Văn Ðức", "Ðình ðen", "BÐ"]).map(\.text) == ["Đặng Văn Đức", "Đình đen", "Bé"])
    }

    @Test func `leave no name that only looks like one`() {
        let reader = LegacyReader()
        for name in Self.right { #expect(reader.doubt(aboutName: name) == nil, "\(name)") }
        for (name, proposal) in [
            ("NguyÔn Văn Đức", "Nguyễn Văn Đức"), ("Nguyeãn Thị Lan", "Nguyễn Thị Lan"), ("Trần µ§", ""),
            ("Nguyá»…n Thị", "Nguyễn Thị"), ("Lê Thò\u{FFFD}", ""),
        ] {
            #expect(reader.doubt(aboutName: name) == proposal, "\(name): \(reader.doubt(aboutName: name) ?? "nil")")
        }
    }
}

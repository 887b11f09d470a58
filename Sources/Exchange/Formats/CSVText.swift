/// Comma-separated text as RFC 4180 has it, with the separators that Excel writes: `,` `;` tab or `|`, whichever the first
/// line uses most. For files that fit in memory; `classify` has its own splitter for those that do not.
public enum CSVText {
    /// The records, each a list of fields. A byte-order mark, `\r\n` and a missing last line end are taken; blank lines are left out.
    public static func records(_ bytes: [UInt8]) -> [[String]] {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let separator = separator(of: bytes[start...])
        var records: [[String]] = []
        var record: [String] = []
        var field: [UInt8] = []
        var (isQuoted, wasQuoted) = (false, false)
        func closeField() {
            record.append(String(decoding: field, as: UTF8.self))
            field.removeAll(keepingCapacity: true)
            wasQuoted = false
        }
        func closeRecord() {
            closeField()
            if record != [""] { records.append(record) }
            record.removeAll(keepingCapacity: true)
        }
        let quote = UInt8(ascii: "\"")
        for byte in bytes[start...] {
            if isQuoted {
                if byte == quote { isQuoted = false } else { field.append(byte) }
            } else if byte == quote {
                // A quote right after a closed quote is a quote of the text.
                if wasQuoted { field.append(quote) }
                (isQuoted, wasQuoted) = (true, true)
            } else if byte == separator {
                closeField()
            } else if byte == 10 {
                closeRecord()
            } else if byte != 13 {
                field.append(byte)
            }
        }
        if !field.isEmpty || !record.isEmpty { closeRecord() }
        return records
    }

    /// One field, quoted where it must be.
    public static func field(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 34 || $0 == 44 || $0 == 59 || $0 == 10 || $0 == 13 }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
        let line = bytes.prefix { $0 != 10 }
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 9, UInt8(ascii: "|")]
        let counted = candidates.map { candidate in (candidate, line.count { $0 == candidate }) }
        return counted.max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0.0 : nil } ?? UInt8(ascii: ",")
    }
}

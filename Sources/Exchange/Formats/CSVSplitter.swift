/// Cuts UTF-8 bytes into records as RFC 4180 has it, byte by byte, with any of the line ends `\r\n`, `\n`, `\r`.
struct CSVSplitter {
    let separator: UInt8
    /// The fields of the record that was last completed.
    private(set) var fields: [String] = []
    /// The line, counted from 1, on which the bytes that come next stand.
    private(set) var line = 1
    /// The line on which the open quotation mark stands; `nil` outside quotes.
    private(set) var quotedSince: Int?
    /// Bytes of the record that has begun.
    private(set) var length = 0

    private var open: [String] = []
    private var field: [UInt8] = []
    private var (wasQuoted, wasReturn) = (false, false)

    init(separator: UInt8) { self.separator = separator }

    /// - Returns: true when a record is complete; it stands in `fields` until the next byte.
    mutating func take(_ byte: UInt8) -> Bool {
        defer { wasReturn = byte == 13 }
        if byte == 10, wasReturn {
            if quotedSince != nil { field.append(byte) }
            return false
        }
        let endsLine = byte == 10 || byte == 13
        if endsLine { line += 1 }
        length += 1
        if quotedSince != nil {
            if byte == UInt8(ascii: "\"") {
                quotedSince = nil
                wasQuoted = true
            } else {
                field.append(byte)
            }
            return false
        }
        if byte == UInt8(ascii: "\""), field.isEmpty || wasQuoted {
            // A quote right after a closed quote is a quote of the text.
            if wasQuoted { field.append(byte) }
            quotedSince = line
            return false
        }
        if byte == separator {
            closeField()
        } else if endsLine {
            closeRecord()
            return true
        } else {
            field.append(byte)
            wasQuoted = false
        }
        return false
    }

    /// - Returns: true when the file ended within a record, which then stands in `fields`.
    mutating func end() -> Bool {
        guard length > 0 else { return false }
        closeRecord()
        return true
    }

    private mutating func closeField() {
        open.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
        wasQuoted = false
    }

    private mutating func closeRecord() {
        closeField()
        fields = open
        open.removeAll(keepingCapacity: true)
        length = 0
    }
}

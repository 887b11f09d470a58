import Core
import Registry

extension LegacyReader {
    /// The cells of a line with their texts in Unicode.
    ///
    /// - Parameter note: told of every cell that was decoded, or may have to be.
    func read(_ cells: [XLSXCell], note: (XLSXCell, Reading) -> Void = { _, _ in }) -> [XLSXCell] {
        var decoded = cells
        for (index, cell) in cells.enumerated() where !cell.isDecoded {
            guard case .text(let text) = cell.value else { continue }
            let reading = read(text, font: cell.font, column: cell.column) {
                cells.compactMap { other in
                    if other.column != cell.column, !other.isDecoded, case .text(let text) = other.value { text } else { nil }
                }
            }
            if reading.text != text { decoded[index].value = .text(reading.text) }
            if reading.encoding != .unicode || reading.other != nil { note(cell, reading) }
        }
        return decoded
    }
}

extension [XLSXCell] {
    /// The texts by column.
    var texts: [Int: String] {
        reduce(into: [:]) { texts, cell in if case .text(let text) = cell.value { texts[cell.column] = text } }
    }
}

/// Which cells of a sheet were decoded, told once for each encoding.
struct DecodedCells {
    private struct Found {
        var count = 0
        var columns: Set<Int> = []
        var rows: [ClosedRange<Int>] = []
        var example: (stored: String, text: String)?
    }

    private static let named = 12
    private var found: [LegacyEncoding: Found] = [:]

    mutating func note(_ cell: XLSXCell, _ reading: LegacyReader.Reading, row: Int) {
        guard case .text(let stored) = cell.value, reading.encoding != .unicode else { return }
        var found = found[reading.encoding] ?? Found()
        found.count += 1
        found.columns.insert(cell.column)
        if let last = found.rows.last, last.contains(row) || last.upperBound + 1 == row {
            found.rows[found.rows.count - 1] = last.lowerBound...row
        } else if found.rows.count <= Self.named {
            found.rows.append(row...row)
        }
        if found.example == nil { found.example = (stored, reading.text) }
        self.found[reading.encoding] = found
    }

    /// The encoding, how many cells, their rows and the first of them as it was stored; and as it was read.
    func notices(sheet: String) -> [ListNotice] {
        found.sorted { $0.key.rawValue < $1.key.rawValue }.map { encoding, found in
            let spans = found.rows.prefix(Self.named).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
            let rows = spans.joined(separator: ", ") + (found.rows.count > Self.named ? "…" : "")
            return ListNotice(
                .decoded, sheet: sheet, row: 0, column: found.columns.sorted().map { XLSXWriter.letters(of: $0) }.joined(separator: ", "),
                value: [encoding.rawValue, String(found.count), rows, found.example?.stored.cut ?? ""].joined(separator: "\t"),
                proposal: found.example?.text.cut ?? "")
        }
    }
}

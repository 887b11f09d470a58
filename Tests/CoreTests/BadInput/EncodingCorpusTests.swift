import Core
import Foundation
import TestSupport
import Testing

/// U8: whole columns and single cells of names as lists carry them, stored in each way of old.
@Suite struct `Names in old encodings` {
    private static let encodings: [LegacyEncoding] = [.tcvn3, .vni, .mojibake, .windows1258]

    /// Names put together from the families, middle words and given names of the demonstration.
    private static let names: [String] = {
        let rows = (try? String(contentsOfFile: TestFolder.law + "/demonstration/names.csv", encoding: .utf8)) ?? ""
        let parts = Dictionary(
            grouping: rows.split(separator: "\n").dropFirst().map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            },
            by: { $0[0] })
        let (families, middles, givens) = (parts["family"] ?? [], parts["middle"] ?? [], parts["given"] ?? [])
        var state: UInt32 = 7
        func pick(_ rows: [[String]]) -> String {
            state = state &* 1_664_525 &+ 1_013_904_223
            return rows.isEmpty ? "" : rows[Int(state >> 8) % rows.count].last ?? ""
        }
        return (0..<3_000).map { _ in [pick(families), pick(middles), pick(givens)].filter { !$0.isEmpty }.joined(separator: " ") }
    }()

    /// The characters that decode to each letter, found by asking.
    private static let letters: [LegacyEncoding: [Character: String]] = {
        var shown = (0x80...0xFF).map { LegacyEncoding.shown([UInt8($0)]) }
        shown += "aAeEiIoOuUyYdD".flatMap { base in shown.map { String(base) + $0 } }
        var tables: [LegacyEncoding: [Character: String]] = [:]
        for encoding in [LegacyEncoding.tcvn3, .vni] {
            for text in shown {
                let letter = encoding.decode(text)
                if letter != text, letter.count == 1, letter.unicodeScalars.first!.value > 127, tables[encoding]?[Character(letter)] == nil
                {
                    tables[encoding, default: [:]][Character(letter)] = text
                }
            }
        }
        return tables
    }()

    /// The text as a workbook shows it when it was stored so; `nil` where the encoding has no such letter.
    private static func stored(_ text: String, _ encoding: LegacyEncoding) -> String? {
        switch encoding {
        case .mojibake: return LegacyEncoding.shown(text.utf8)
        case .windows1258:
            let vowels = Set("ăâêôơưĂÂÊÔƠƯ")
            var result = ""
            for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
                // Letters with their shape are one character, tones are marks of their own.
                if [0x300, 0x301, 0x303, 0x309, 0x323].contains(scalar.value) {
                    result.unicodeScalars.append(scalar)
                } else if let last = result.unicodeScalars.last, scalar.value > 0x300, scalar.value < 0x370 {
                    let whole = (String(last) + String(scalar)).precomposedStringWithCanonicalMapping
                    guard vowels.contains(Character(whole)) else { return nil }
                    result.unicodeScalars.removeLast()
                    result += whole
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
            let bytes: [UInt32: UInt8] = [
                0x300: 0xCC, 0x309: 0xD2, 0x303: 0xDE, 0x301: 0xEC, 0x323: 0xF2, 0x102: 0xC3, 0x103: 0xE3, 0x110: 0xD0, 0x111: 0xF0,
                0x1A0: 0xD5,
                0x1A1: 0xF5, 0x1AF: 0xDD, 0x1B0: 0xFD, 0x2019: 0x92,
            ]
            return LegacyEncoding.shown(result.unicodeScalars.map { bytes[$0.value] ?? UInt8(truncatingIfNeeded: $0.value) })
        default:
            let parts = text.map { $0.isASCII ? String($0) : letters[encoding]?[$0] }
            return parts.contains(nil) ? nil : parts.compactMap { $0 }.joined()
        }
    }

    @Test func `are enough for a measure`() {
        #expect(Set(Self.names).count > 500)
        for encoding in Self.encodings {
            #expect(Self.names.count { Self.stored($0, encoding) != nil } > 2_000, "\(encoding)")
        }
    }

    @Test(arguments: encodings) func `are recognised in 99.5 % of columns of five`(_ encoding: LegacyEncoding) {
        let stored = Self.names.compactMap { name in Self.stored(name, encoding).map { (name, $0) } }
        var (right, total) = (0, 0)
        for start in stride(from: 0, to: stored.count - 5, by: 5) {
            let column = stored[start..<start + 5]
            guard column.contains(where: { $0.0 != $0.1 }) else { continue }
            total += 1
            let reader = LegacyReader()
            for cell in column { reader.learn(cell.1) }
            if column.allSatisfy({ reader.read($0.1).text == $0.0 }) { right += 1 }
        }
        #expect(total > 300 && right * 1_000 >= total * 995, "\(encoding): \(right) of \(total)")
    }

    @Test(arguments: encodings) func `are recognised in 94 % of single cells`(_ encoding: LegacyEncoding) {
        let stored = Set(Self.names).sorted().compactMap { name in Self.stored(name, encoding).map { (name, $0) } }.filter { $0.0 != $0.1 }
        let right = stored.count { LegacyReader().read($0.1).text == $0.0 }
        #expect(stored.count > 300 && right * 100 >= stored.count * 94, "\(encoding): \(right) of \(stored.count)")
    }

    @Test func `are never taken for old when they are Unicode, composed or not, alone or beside old ones`() {
        let beside = Self.encodings.flatMap { encoding in Self.names.prefix(20).compactMap { Self.stored($0, encoding) } }
        let (alone, mixed) = (LegacyReader(), LegacyReader())
        for text in beside + Self.names { mixed.learn(text) }
        for name in Self.names {
            for form in [name, name.decomposedStringWithCanonicalMapping, name.uppercased(), name.lowercased()] {
                for reader in [alone, mixed] {
                    let reading = reader.read(form)
                    #expect(reading == LegacyReader.Reading(text: form.nfc), "\(form)")
                    #expect(reader.doubt(aboutName: form.nfc) == nil, "\(form)")
                }
            }
        }
        for text in ["Café Brëa", "Çelik", "Müller", "A Viết Thị Nhi", "K’Tuyn", "100 m²", "«trích»", "10 °C", "Ñuño"] {
            #expect(alone.read(text).text == text, "\(text)")
        }
    }
}

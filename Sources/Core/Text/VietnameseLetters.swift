import Foundation

/// One letter taken apart: its Latin base, what makes it a letter of its own (breve, circumflex, horn, bar) and its tone.
struct VietnameseLetter: Sendable {
    /// `a`…`z`.
    var base: UInt8
    /// 0 none, 1 bar (đ) or breve, 2 circumflex, 3 horn: the order within the alphabet.
    var shape: UInt8
    /// 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng: the order of dictionaries. 0 for other accents.
    var tone: UInt8
    var isUpper: Bool
}

/// The letters of the alphabet by code point, in one table that is filled once.
enum VietnameseLetters {
    /// The letter at `scalar`, or `nil` for anything that is not a Latin letter.
    static func letter(_ scalar: Unicode.Scalar) -> VietnameseLetter? {
        switch scalar.value {
        case 0..<0x80: plain(scalar.value)
        case 0xC0...0x24F: latin[Int(scalar.value - 0xC0)]
        case 0x1E00...0x1EFF: additional[Int(scalar.value - 0x1E00)]
        default: nil
        }
    }

    private static func plain(_ value: UInt32) -> VietnameseLetter? {
        switch value {
        case 0x41...0x5A: VietnameseLetter(base: UInt8(value) | 32, shape: 0, tone: 0, isUpper: true)
        case 0x61...0x7A: VietnameseLetter(base: UInt8(value), shape: 0, tone: 0, isUpper: false)
        default: nil
        }
    }

    private static let latin = (0xC0...0x24F).map { decompose(UInt32($0)) }
    private static let additional = (0x1E00...0x1EFF).map { decompose(UInt32($0)) }

    private static func decompose(_ value: UInt32) -> VietnameseLetter? {
        if value == 0x110 || value == 0x111 {
            return VietnameseLetter(base: UInt8(ascii: "d"), shape: 1, tone: 0, isUpper: value == 0x110)
        }
        guard let scalar = Unicode.Scalar(value) else { return nil }
        var parts = Array(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars)
        guard parts.count > 1, let base = plain(parts.removeFirst().value) else { return nil }
        return parts.reduce(into: base) { $0.add(mark: $1.value) }
    }
}

extension VietnameseLetter {
    /// Puts a combining mark on the letter; marks that Vietnamese does not have change nothing.
    mutating func add(mark: UInt32) {
        switch mark {
        case 0x306: shape = 1
        case 0x302: shape = 2
        case 0x31B: shape = 3
        case 0x300: tone = 1
        case 0x309: tone = 2
        case 0x303: tone = 3
        case 0x301: tone = 4
        case 0x323: tone = 5
        default: break
        }
    }

    static func isMark(_ value: UInt32) -> Bool { (0x300...0x36F).contains(value) }
}

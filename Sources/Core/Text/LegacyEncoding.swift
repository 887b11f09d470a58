import Foundation

/// How Vietnamese text was stored before Unicode, as an office file of today still carries it.
///
/// In a workbook the old bytes appear as the characters of Windows-1252; the letters look right only in a special font.
public enum LegacyEncoding: String, Hashable, Sendable, CaseIterable {
    case unicode
    /// TCVN3 (ABC), fonts `.Vn…`.
    case tcvn3
    /// TCVN3 in a font whose name ends in H, which shows capitals.
    case tcvn3Capitals
    /// VNI-Windows, fonts `VNI-…`.
    case vni
    /// UTF-8 that was read as Windows-1252.
    case mojibake
    /// Letters with combining tones of Windows-1258, read as Windows-1252.
    case windows1258

    /// The encoding that a font's name stands for; `nil` when the name says nothing.
    public init?(font: String) {
        let name = font.lowercased()
        if name.hasPrefix(".vn") {
            self = name.hasSuffix("h") ? .tcvn3Capitals : .tcvn3
        } else if name.hasPrefix("vni") {
            self = .vni
        } else {
            return nil
        }
    }

    /// The text as Unicode in NFC. Characters that the encoding does not know stay as they are.
    public func decode(_ stored: String) -> String {
        switch self {
        case .unicode: stored.nfc
        case .tcvn3: String(String.UnicodeScalarView(stored.unicodeScalars.map { Self.tcvn3Table[$0] ?? $0 })).nfc
        case .tcvn3Capitals: Self.tcvn3.decode(stored).uppercased()
        case .vni: Self.decodeVNI(stored)
        case .mojibake: Self.decodeMojibake(stored) ?? stored.nfc
        case .windows1258: Self.decodeWindows1258(stored)
        }
    }

    /// The text as Unicode where every character of it is one of the encoding; else `nil`.
    ///
    /// - Parameter besideCapitals: TCVN3 has no capitals with tones; whoever needs one types it in another font.
    func decodeWhole(_ stored: String, besideCapitals: Bool = false) -> String? {
        guard stored.unicodeScalars.allSatisfy(Self.isInWindows1252) else { return nil }
        switch self {
        case .unicode, .windows1258: return decode(stored)
        case .mojibake: return Self.decodeMojibake(stored)
        case .tcvn3, .tcvn3Capitals:
            return stored.unicodeScalars.allSatisfy {
                Self.tcvn3Table[$0] != nil || Self.isNeutral($0) || besideCapitals && Self.capitals.contains($0)
            } ? decode(stored) : nil
        case .vni:
            let decoded = Self.decodeVNI(stored, wholly: true)
            return decoded.isEmpty ? nil : decoded
        }
    }

    /// Capitals of Vietnamese whose place TCVN3 leaves open: A with its marks, I and U with theirs.
    private static let capitals: Set<Unicode.Scalar> = ["\u{C0}", "\u{C1}", "\u{C2}", "\u{C3}", "\u{CD}", "\u{D9}", "\u{DA}"]

    /// Characters that every encoding has: ASCII, and marks of writing of Windows.
    private static func isNeutral(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII || scalar.value == 0xA0 || scalar.value > 0xFF && windows1252Specials[scalar] != nil
    }

    /// True for what one byte of Windows-1252 shows.
    static func isInWindows1252(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x100 || windows1252Specials[scalar] != nil }

    private static let tcvn3Table: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs = table(PackageResources.tcvn3_txt).map { ($0.unicodeScalars.first!, $1.unicodeScalars.first!) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }()

    private static let vniTable: [String: String] = {
        let pairs = table(PackageResources.vni_txt)
        // The mark after a letter is seen in either case; the letter decides.
        let both = pairs.flatMap { seen, letter in
            let base = String(seen.prefix(1))
            return [(seen, letter), (base + seen.dropFirst().lowercased(), letter), (base + seen.dropFirst().uppercased(), letter)]
        }
        return Dictionary(both, uniquingKeysWith: { first, _ in first })
    }()

    static func table(_ bytes: [UInt8]) -> [(String, String)] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            guard let mark = line.dropFirst().firstIndex(of: "=") else { return nil }
            return (String(line[..<mark]), String(line[line.index(after: mark)...]))
        }
    }

    /// - Parameter wholly: gives nothing where a character is none of the encoding.
    private static func decodeVNI(_ stored: String, wholly: Bool = false) -> String {
        let letters = Array(stored.nfc)
        var result = ""
        var index = 0
        while index < letters.count {
            if index + 1 < letters.count, let letter = vniTable[String(letters[index...index + 1])] {
                result += letter
                index += 2
            } else {
                let letter = vniTable[String(letters[index])]
                if wholly, letter == nil, !letters[index].unicodeScalars.allSatisfy(isNeutral) { return "" }
                result += letter ?? String(letters[index])
                index += 1
            }
        }
        return result.nfc
    }

    /// Byte 0x80…0x9F of Windows-1252 by the character that shows it.
    private static let windows1252Specials: [Unicode.Scalar: UInt8] = {
        let scalars: [UInt32] = [
            0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0, 0,
            0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178,
        ]
        let pairs = scalars.enumerated().compactMap { index, value -> (Unicode.Scalar, UInt8)? in
            value == 0 ? nil : Unicode.Scalar(value).map { ($0, UInt8(0x80 + index)) }
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }()

    /// Bytes of an old file as the characters of Windows-1252 that a workbook would show for them: what `decode` takes.
    /// Bytes that Windows-1252 leaves open keep their number.
    public static func shown(_ bytes: some Sequence<UInt8>) -> String {
        String(String.UnicodeScalarView(bytes.map { windows1252Scalars[Int($0)] }))
    }

    private static let windows1252Scalars: [Unicode.Scalar] = {
        var scalars = (0...255).map { Unicode.Scalar(UInt8($0)) }
        for (scalar, byte) in windows1252Specials { scalars[Int(byte)] = scalar }
        return scalars
    }()

    private static func windows1252Bytes(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            if scalar.value < 256 {
                bytes.append(UInt8(scalar.value))
            } else if let byte = windows1252Specials[scalar] {
                bytes.append(byte)
            } else {
                return nil
            }
        }
        return bytes
    }

    private static func decodeMojibake(_ stored: String) -> String? {
        guard let bytes = windows1252Bytes(stored) else { return nil }
        return String(validating: bytes, as: UTF8.self)?.nfc
    }

    private static func decodeWindows1258(_ stored: String) -> String {
        let changed: [UInt32: UInt32] = [
            0xC3: 0x102, 0xCC: 0x300, 0xD0: 0x110, 0xD2: 0x309, 0xD5: 0x1A0, 0xDD: 0x1AF, 0xDE: 0x303, 0xE3: 0x103,
            0xEC: 0x301, 0xF0: 0x111, 0xF2: 0x323, 0xF5: 0x1A1, 0xFD: 0x1B0, 0xFE: 0x20AB,
        ]
        var result = String.UnicodeScalarView()
        for scalar in stored.unicodeScalars {
            result.append(changed[scalar.value].flatMap(Unicode.Scalar.init) ?? scalar)
        }
        return String(result).nfc
    }
}

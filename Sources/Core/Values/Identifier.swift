/// A stable, time-ordered 128-bit key (UUID version 7, RFC 9562) of one kind of thing.
///
/// The phantom type keeps a household's key from being given where a member's is wanted. Official codes and names are
/// attributes that change; this key never does.
public struct Identifier<Subject>: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A key made at `milliseconds` since 1970 with 74 random bits.
    public init(milliseconds: Int64, random: (UInt64, UInt64)) {
        high = UInt64(truncatingIfNeeded: milliseconds) << 16 | 0x7000 | (random.0 & 0x0fff)
        low = 0x8000_0000_0000_0000 | (random.1 & 0x3fff_ffff_ffff_ffff)
    }

    /// The key from its 16 bytes, most significant first.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        var (high, low): (UInt64, UInt64) = (0, 0)
        for (index, byte) in bytes.enumerated() {
            if index < 8 { high = high << 8 | UInt64(byte) } else { low = low << 8 | UInt64(byte) }
        }
        self.init(high: high, low: low)
    }

    /// The key from its usual text (32 hexadecimal digits, with or without the four hyphens).
    public init?(_ text: some StringProtocol) {
        var text = String(text)
        guard let key = text.withUTF8({ Self(utf8: $0) }) else { return nil }
        self = key
    }

    /// The key from the bytes of its usual text, where they lie.
    public init?(utf8 text: UnsafeBufferPointer<UInt8>) {
        var (high, low): (UInt64, UInt64) = (0, 0)
        var (digits, length) = (0, 0)
        for byte in text {
            length += 1
            let value: UInt64
            switch byte {
            case 48...57: value = UInt64(byte - 48)
            case 97...102: value = UInt64(byte - 87)
            case 65...70: value = UInt64(byte - 55)
            case 45: continue
            default: return nil
            }
            guard digits < 32 else { return nil }
            if digits < 16 { high = high << 4 | value } else { low = low << 4 | value }
            digits += 1
        }
        guard digits == 32, length == 32 || length == 36 else { return nil }
        self.init(high: high, low: low)
    }

    /// The two halves, for binding in a database.
    public var words: (high: UInt64, low: UInt64) { (high, low) }

    public var bytes: [UInt8] {
        (0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? high : low) >> UInt64(56 - ($0 % 8) * 8)) }
    }

    /// The same key of another kind; only for the edges where kinds are not known (event subjects).
    public func of<Other>(_ kind: Other.Type) -> Identifier<Other> { Identifier<Other>(high: high, low: low) }
}

extension Identifier: CustomStringConvertible {
    /// Lower-case hexadecimal with hyphens, as in addresses and files.
    public var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for index in 0..<16 {
                if index == 4 || index == 6 || index == 8 || index == 10 {
                    buffer[position] = 45
                    position += 1
                }
                let byte = UInt8(truncatingIfNeeded: (index < 8 ? high : low) >> UInt64(56 - (index % 8) * 8))
                buffer[position] = (byte >> 4).hexadecimalDigit
                buffer[position + 1] = (byte & 15).hexadecimalDigit
                position += 2
            }
            return 36
        }
    }
}

extension Identifier: Comparable {
    public static func < (left: Identifier, right: Identifier) -> Bool { (left.high, left.low) < (right.high, right.low) }
}

extension Identifier: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let identifier = Identifier(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a key: \(text)"))
        }
        self = identifier
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// The kind of a key whose kind does not matter: subjects of events, sources of documents.
public enum AnySubject {}

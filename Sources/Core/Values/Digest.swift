import CSodium

/// A SHA-256 digest: fingerprints of rule sets and files, links of the event chain.
public struct Digest: Hashable, Sendable {
    public let bytes: [UInt8]

    public init(of message: some Collection<UInt8>) {
        let input = Array(message)
        var output = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        crypto_hash_sha256(&output, input, UInt64(input.count))
        bytes = output
    }

    public init(of text: String) { self.init(of: Array(text.utf8)) }

    /// 64 lower-case hexadecimal digits.
    public var hex: String { bytes.hexadecimal }
}

extension Sequence<UInt8> {
    public var hexadecimal: String {
        String(decoding: flatMap { [($0 >> 4).hexadecimalDigit, ($0 & 15).hexadecimalDigit] }, as: UTF8.self)
    }
}

extension UInt8 {
    /// The ASCII digit of a number below 16.
    var hexadecimalDigit: UInt8 { self < 10 ? self + 48 : self + 87 }
}

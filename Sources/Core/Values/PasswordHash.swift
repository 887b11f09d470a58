import CSodium

/// A password as it is stored: Argon2id (m = 19 MiB, t = 2, p = 1) in its self-describing text form.
///
/// Hashing takes about 50 ms and 19 MiB; callers keep the number of hashes at work small.
public struct PasswordHash: Hashable, Sendable {
    public let text: String

    public init(stored text: String) { self.text = text }

    /// Hashes the NFC form of `password`; `nil` for a password over 1,024 bytes or when memory is short.
    public init?(of password: String) {
        guard let bytes = Self.bytes(of: password) else { return nil }
        var output = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        let status = bytes.withUnsafeBufferPointer { pointer in
            pointer.withMemoryRebound(to: CChar.self) {
                crypto_pwhash_str(&output, $0.baseAddress!, UInt64(bytes.count), 2, 19 * 1024 * 1024)
            }
        }
        guard status == 0 else { return nil }
        text = String(decoding: output.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// True when `password` is the one that was hashed. Takes the same time whether or not it is.
    public func matches(_ password: String) -> Bool {
        guard let bytes = Self.bytes(of: password), text.utf8.count < Int(crypto_pwhash_STRBYTES) else { return false }
        return bytes.withUnsafeBufferPointer { pointer in
            pointer.withMemoryRebound(to: CChar.self) {
                crypto_pwhash_str_verify(text, $0.baseAddress!, UInt64(bytes.count)) == 0
            }
        }
    }

    /// NFC bytes with one trailing byte, so that an empty password still has an address; `nil` when too long.
    private static func bytes(of password: String) -> [UInt8]? {
        guard password.utf8.count <= 1_024 else { return nil }
        let bytes = Array(password.nfc.utf8)
        return bytes.isEmpty ? [0] : bytes
    }
}

import CSodium

/// Where random bits come from: the system's generator in use, a seeded one in demonstrations and tests.
public protocol Randomness: AnyObject, Sendable {
    func bits() -> UInt64
}

/// The cryptographic generator of libsodium.
public final class SystemRandomness: Randomness {
    public init() { precondition(sodium_init() >= 0, "libsodium cannot start") }

    public func bits() -> UInt64 {
        var value: UInt64 = 0
        randombytes_buf(&value, MemoryLayout<UInt64>.size)
        return value
    }
}

extension Randomness {
    /// A fresh key for something recorded at `instant`.
    public func identifier<Subject>(at instant: Instant, of kind: Subject.Type = Subject.self) -> Identifier<Subject> {
        Identifier(milliseconds: instant.milliseconds, random: (bits(), bits()))
    }

    public func bytes(_ count: Int) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count + 8)
        while result.count < count {
            withUnsafeBytes(of: bits()) { result.append(contentsOf: $0) }
        }
        return Array(result.prefix(count))
    }
}

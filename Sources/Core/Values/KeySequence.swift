import Synchronization

/// Keys for the many things that one change records: each greater than the one before, so that a batch lands side by side
/// in every index instead of all over it (RFC 9562, section 6.2: monotonic random).
public final class KeySequence: Sendable {
    private struct Last {
        var milliseconds = Int64.min
        /// The 74 random bits, as the 12 after the version and the 62 after the variant.
        var high: UInt64 = 0
        var low: UInt64 = 0
    }

    private let randomness: any Randomness
    private let last = Mutex(Last())

    public init(_ randomness: any Randomness) { self.randomness = randomness }

    /// The next key, made at `instant`; an earlier instant than the last one counts as that.
    public func next<Subject>(at instant: Instant, of kind: Subject.Type = Subject.self) -> Identifier<Subject> {
        last.withLock { last in
            if instant.milliseconds > last.milliseconds {
                // A quarter of the room is kept free above, so that counting up never runs over.
                last = Last(milliseconds: instant.milliseconds, high: randomness.bits() & 0x3ff, low: randomness.bits() & Self.lowBits)
            } else {
                last.low += 1 + randomness.bits() & 0xffff_ffff
                if last.low > Self.lowBits {
                    last.low &= Self.lowBits
                    last.high += 1
                }
            }
            return Identifier(milliseconds: last.milliseconds, random: (last.high, last.low))
        }
    }

    private static let lowBits: UInt64 = 1 << 62 - 1
}

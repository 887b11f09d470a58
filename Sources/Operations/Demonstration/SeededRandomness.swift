import Core
import Synchronization

/// A generator that gives the same bits for the same seed: demonstrations and tests (SplitMix64).
public final class SeededRandomness: Randomness {
    private let state: Mutex<UInt64>

    public init(seed: UInt64) { state = Mutex(seed) }

    public func bits() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// A number from 0 up to, not including, `limit`.
    func below(_ limit: Int) -> Int { Int(bits() >> 1) % limit }

    func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    /// True in `perMille` of 1,000 cases.
    func chance(_ perMille: Int) -> Bool { below(1_000) < perMille }

    func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

    /// The index of one of `weights`, as often as its share.
    func weighted(_ weights: [Int]) -> Int {
        var rest = below(weights.reduce(0, +))
        for (index, weight) in weights.enumerated() {
            if rest < weight { return index }
            rest -= weight
        }
        return weights.count - 1
    }
}

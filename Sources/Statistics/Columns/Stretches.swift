import Dispatch

/// Whole columns taken in stretches that stay in the cache of one core.
public enum Stretches {
    /// Rows of one stretch: the half dozen byte columns that are worked on fit the second-level cache, and each column is read
    /// long enough for the machine to read ahead (8,192 rows cost a fifth more).
    public static let rows = 65_536

    /// Shares `count` rows out over `threads` and waits for all; each share is given to `body` once, and none overlap.
    ///
    /// Every share but the last is a whole number of stretches.
    public static func share(_ count: Int, threads: Int, _ body: @Sendable (Range<Int>) -> Void) {
        let stretches = (count + rows - 1) / rows
        let threads = max(1, min(threads, stretches))
        guard threads > 1 else { return body(0..<count) }
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
            let (first, last) = (stretches * thread / threads, stretches * (thread + 1) / threads)
            body(first * rows..<min(last * rows, count))
        }
    }

    /// The stretches of a share, in order.
    public static func of(_ share: Range<Int>) -> some Sequence<Range<Int>> {
        stride(from: share.lowerBound, to: share.upperBound, by: rows).lazy.map { $0..<min($0 + rows, share.upperBound) }
    }
}

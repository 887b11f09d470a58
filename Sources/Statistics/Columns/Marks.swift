/// Columns of yes, no and unknown, counted row by row.
///
/// The bytes are such that a plain sum counts both: up to 15 columns, yes in the low half of the byte, unknown in the high.
public enum Marks {
    public static let no: UInt8 = 0
    public static let yes: UInt8 = 1
    public static let unknown: UInt8 = 16

    /// The most columns that one tally can count.
    public static let limit = 15

    /// Adds a column of marks to the tallies of its rows.
    public static func add(_ marks: UnsafeBufferPointer<UInt8>, to tallies: UnsafeMutableBufferPointer<UInt8>) {
        precondition(marks.count == tallies.count)
        for row in 0..<marks.count { tallies[row] &+= marks[row] }
    }

    /// Four columns at once: the tallies are read and written a quarter as often.
    public static func add(
        _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>, _ third: UnsafeBufferPointer<UInt8>,
        _ fourth: UnsafeBufferPointer<UInt8>, to tallies: UnsafeMutableBufferPointer<UInt8>
    ) {
        let count = tallies.count
        precondition(first.count == count && second.count == count && third.count == count && fourth.count == count)
        for row in 0..<count { tallies[row] &+= first[row] &+ second[row] &+ third[row] &+ fourth[row] }
    }

    public static func yes(in tally: UInt8) -> Int { Int(tally & 15) }

    public static func unknown(in tally: UInt8) -> Int { Int(tally >> 4) }
}

/// The points of the answers to one question, laid out to be added up over a column.
///
/// An answer is the place of its option in the table, from 1; 0 is no answer, and what it adds means nothing.
struct OptionPoints: Sendable {
    /// The least points of any option: what every answer gives.
    let base: Int16
    /// Points above the base by answer, over all 256 bytes.
    private let table: [Int16]
    /// Only the first eight answers give more than the base, and that fits a byte: they can be compared side by side.
    let isNarrow: Bool

    /// - Parameter points: of each option in order; `nil` where they are more than 255 or lie too far apart.
    init?(_ points: [Int]) {
        let least = points.min() ?? 0
        guard points.count <= 255, let base = Int16(exactly: least), points.allSatisfy({ Int16(exactly: $0 - least) != nil }) else {
            return nil
        }
        self.base = base
        table = [0] + points.map { Int16($0 - least) } + [Int16](repeating: 0, count: 255 - points.count)
        isNarrow = table.allSatisfy { $0 <= 255 } && table.dropFirst(9).allSatisfy { $0 == 0 }
    }

    /// The most that an answer gives above the base.
    var reach: Int { Int(table.max() ?? 0) }

    /// Adds what `answers` give above the base to sums of one byte, and keeps in `lowest` the least answer of each row.
    ///
    /// No table is looked up: sixteen rows at a time are compared with every answer. The loops are written out because the
    /// compiler lays them side by side only when the answers stand in the program.
    func add(
        _ answers: UnsafeBufferPointer<UInt8>, to sums: UnsafeMutableBufferPointer<UInt8>, lowest: UnsafeMutableBufferPointer<UInt8>
    ) {
        let points = table.prefix(9).map { UInt8(truncatingIfNeeded: $0) }
        let (p1, p2, p3, p4) = (points[1], points[2], points[3], points[4])
        let (p5, p6, p7, p8) = (points[5], points[6], points[7], points[8])
        if p5 == 0, p6 == 0, p7 == 0, p8 == 0 {
            for row in 0..<answers.count {
                let answer = answers[row]
                var sum = sums[row]
                sum &+= answer == 1 ? p1 : 0
                sum &+= answer == 2 ? p2 : 0
                sum &+= answer == 3 ? p3 : 0
                sum &+= answer == 4 ? p4 : 0
                sums[row] = sum
                lowest[row] = min(lowest[row], answer)
            }
        } else if p1 == 0, p8 == 0 {
            for row in 0..<answers.count {
                let answer = answers[row]
                var sum = sums[row]
                sum &+= answer == 2 ? p2 : 0
                sum &+= answer == 3 ? p3 : 0
                sum &+= answer == 4 ? p4 : 0
                sum &+= answer == 5 ? p5 : 0
                sum &+= answer == 6 ? p6 : 0
                sum &+= answer == 7 ? p7 : 0
                sums[row] = sum
                lowest[row] = min(lowest[row], answer)
            }
        } else {
            for row in 0..<answers.count {
                let answer = answers[row]
                var sum = sums[row]
                sum &+= answer == 1 ? p1 : 0
                sum &+= answer == 2 ? p2 : 0
                sum &+= answer == 3 ? p3 : 0
                sum &+= answer == 4 ? p4 : 0
                sum &+= answer == 5 ? p5 : 0
                sum &+= answer == 6 ? p6 : 0
                sum &+= answer == 7 ? p7 : 0
                sum &+= answer == 8 ? p8 : 0
                sums[row] = sum
                lowest[row] = min(lowest[row], answer)
            }
        }
    }

    /// The same for points of any size and any number of options, by looking them up.
    func add(
        _ answers: UnsafeBufferPointer<UInt8>, to sums: UnsafeMutableBufferPointer<Int16>, lowest: UnsafeMutableBufferPointer<UInt8>
    ) {
        table.withUnsafeBufferPointer { table in
            for row in 0..<answers.count {
                sums[row] &+= table[Int(answers[row])]
                lowest[row] = min(lowest[row], answers[row])
            }
        }
    }
}

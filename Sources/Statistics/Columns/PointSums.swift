/// The points of all questions of a score sheet, added up over columns of answers.
public struct PointSums: Sendable {
    private let questions: [OptionPoints]
    /// What every fully answered row has at least.
    private let base: Int16
    /// Questions one after the other: as many narrow ones as a byte can sum, or a single wide one.
    private let groups: [Range<Int>]
    /// How many options each question has: its answers are 0 to that.
    public let options: [Int]

    /// - Parameter points: of each option of each question in order; `nil` where a sum could leave 16 bits or a
    ///   question has more than 255 options.
    public init?(_ points: [[Int]]) {
        let questions = points.compactMap { OptionPoints($0) }
        let base = questions.map { Int($0.base) }.reduce(0, +)
        guard questions.count == points.count, Int16(exactly: base) != nil,
            Int16(exactly: base + questions.map(\.reach).reduce(0, +)) != nil
        else { return nil }
        var groups: [Range<Int>] = []
        var reach = 0
        for (index, question) in questions.enumerated() {
            reach += question.reach
            if let last = groups.last, question.isNarrow, questions[last.lowerBound].isNarrow, reach <= 255 {
                groups[groups.count - 1] = last.lowerBound..<index + 1
            } else {
                groups.append(index..<index + 1)
                reach = question.reach
            }
        }
        self.questions = questions
        self.base = Int16(base)
        self.groups = groups
        options = points.map(\.count)
    }

    public var isEmpty: Bool { questions.isEmpty }

    /// Writes to `sums` the points of each row, and to `lowest` its least answer: 0 there says that some question is not
    /// answered and the sum means nothing. All buffers have the same count; what `bytes` held is lost.
    public func sum(
        _ answers: [UnsafeBufferPointer<UInt8>], to sums: UnsafeMutableBufferPointer<Int16>,
        lowest: UnsafeMutableBufferPointer<UInt8>, bytes: UnsafeMutableBufferPointer<UInt8>
    ) {
        let count = sums.count
        precondition(answers.count == questions.count && answers.allSatisfy { $0.count == count } && lowest.count == count)
        precondition(bytes.count == count)
        sums.update(repeating: base)
        lowest.update(repeating: .max)
        for group in groups {
            guard questions[group.lowerBound].isNarrow else {
                questions[group.lowerBound].add(answers[group.lowerBound], to: sums, lowest: lowest)
                continue
            }
            bytes.update(repeating: 0)
            for index in group { questions[index].add(answers[index], to: bytes, lowest: lowest) }
            for row in 0..<count { sums[row] &+= Int16(bytes[row]) }
        }
    }
}

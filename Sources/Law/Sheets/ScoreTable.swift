/// The items of a score sheet with the points of each answer.
public struct ScoreTable: Hashable, Sendable {
    public struct Option: Hashable, Sendable {
        public let id: Int
        public let label: String
        public let points: Int
        /// How many persons a household has for which it is the answer; `nil` where it does not tell of the size of the household.
        public let persons: ClosedRange<Int>?
    }

    public struct Question: Hashable, Sendable {
        public let id: String
        public let label: String
        /// Exclusive answers.
        public let options: [Option]
    }

    public let id: String
    public let standard: String
    public let title: String
    public let citation: Citation
    public let confidence: Confidence
    /// Empty while the table is missing.
    public let questions: [Question]

    public var isInvented: Bool { confidence == .invented }

    /// The total of `answers` (question id to option id), or `nil` while any question is unanswered: a missing answer
    /// never counts as zero.
    public func total(of answers: [String: Int]) -> Int? {
        var total = 0
        for question in questions {
            guard let answer = answers[question.id], let option = question.options.first(where: { $0.id == answer }) else {
                return nil
            }
            total += option.points
        }
        return questions.isEmpty ? nil : total
    }
}

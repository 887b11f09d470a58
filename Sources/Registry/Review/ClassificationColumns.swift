import Core
import Law
import Statistics

/// What a review found of many households, as columns of answers: what a whole province is classified from, and a policy
/// tried out on, in a blink.
///
/// The class of a row is exactly the one that `PovertyStandard.classification` gives the household alone.
public struct ClassificationColumns: Sendable {
    /// By question the place of the chosen option, from 1; 0 is no answer, which never counts as zero points.
    private(set) var answers: ByteColumns
    /// By indicator one of `Marks`.
    private(set) var deprivations: ByteColumns
    /// 1 is urban, 0 rural.
    private(set) var residences: [UInt8]
    /// In đồng per person per month, negative where not known; empty where nobody's is known.
    private(set) var incomes: [Int64]
    let points: PointSums
    private let places: [(question: String, byOption: [Int: UInt8])]

    /// No household yet.
    ///
    /// - Returns: `nil` where the points of `table` do not fit or a standard of so many indicators does not.
    public init?(_ table: ScoreTable, indicators: Int) {
        let questions = table.questions
        self.init(
            table, answers: ByteColumns(width: questions.count), deprivations: ByteColumns(width: indicators), residences: [])
    }

    /// Columns that were laid out elsewhere.
    ///
    /// - Returns: `nil` where points do not fit, there are too many indicators, or a column has a byte that means nothing.
    public init?(_ table: ScoreTable, answers: ByteColumns, deprivations: ByteColumns, residences: [UInt8]) {
        guard let points = PointSums(table.questions.map { $0.options.map(\.points) }), answers.columns.count == points.options.count,
            deprivations.columns.count <= Marks.limit,
            zip(points.options, answers.columns).allSatisfy({ options, column in Int(column.max() ?? 0) <= options }),
            deprivations.columns.allSatisfy({ $0.allSatisfy { $0 == Marks.no || $0 == Marks.yes || $0 == Marks.unknown } }),
            residences.allSatisfy({ $0 <= 1 }), [answers, deprivations].allSatisfy({ $0.columns.isEmpty || $0.rows == residences.count })
        else { return nil }
        self.points = points
        self.answers = answers
        self.deprivations = deprivations
        self.residences = residences
        incomes = []
        places = table.questions.map { question in
            let pairs = question.options.enumerated().map { ($1.id, UInt8(truncatingIfNeeded: $0 + 1)) }
            return (question.id, Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
        }
    }

    /// How many households there are.
    public var count: Int { residences.count }

    /// Adds a household: its answers by question as `ScoreTable.total(of:)` takes them, and the rest of its assessment.
    public mutating func append(
        answers: [String: Int], residence: Residence, monthlyIncomePerPerson: Dong?, deprivations found: Deprivations
    ) {
        self.answers.append(places.map { answers[$0.question].flatMap { [byOption = $0.byOption] in byOption[$0] } ?? 0 })
        deprivations.append(
            deprivations.columns.indices.map { index in
                switch found[index + 1] {
                case .notDeprived: Marks.no
                case .deprived: Marks.yes
                case .unknown: Marks.unknown
                }
            })
        if monthlyIncomePerPerson != nil, incomes.isEmpty { incomes = [Int64](repeating: -1, count: count) }
        if let income = monthlyIncomePerPerson?.amount { incomes.append(income) } else if !incomes.isEmpty { incomes.append(-1) }
        residences.append(residence == .urban ? 1 : 0)
    }
}

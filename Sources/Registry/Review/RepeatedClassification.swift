import Core
import Law

/// Classifies many households under one standard: what a class and its reasons follow from repeats, so each is worked out once.
public struct RepeatedClassification<Product> {
    /// All that a class and its reasons depend on: which indicators they are does not matter, only how many.
    private struct Facts: Hashable {
        var residence: Residence
        var points: Int?
        var income: Dong?
        var deprived: Int
        var unknown: Int
    }

    private let standard: PovertyStandard
    private let make: (Classification) throws -> Product
    private var known: [Facts: Product] = [:]

    /// - Parameter make: what is wanted of a classification.
    public init(under standard: PovertyStandard, _ make: @escaping (Classification) throws -> Product) {
        self.standard = standard
        self.make = make
    }

    public mutating func callAsFunction(_ assessment: Assessment) throws -> Product {
        let all = Deprivations.allUnknown(of: standard.indicators.count).unknown
        let facts = Facts(
            residence: assessment.residence, points: assessment.incomePoints, income: assessment.monthlyIncomePerPerson,
            deprived: (assessment.deprivations.deprived & all).nonzeroBitCount,
            unknown: (assessment.deprivations.unknown & all).nonzeroBitCount)
        if let product = known[facts] { return product }
        let product = try make(standard.classification(of: assessment))
        // Incomes in đồng rarely repeat: what is remembered has an end.
        if known.count >= 65_536 { known.removeAll(keepingCapacity: true) }
        known[facts] = product
        return product
    }
}

import Core
import Law

/// The class that one standard gives a household on what the review found, and why.
public struct Classification: Hashable, Sendable {
    public let standard: String
    /// The rule set that it came from.
    public let fingerprint: String
    /// Classes still possible, from the poorest on; one of them when the class is certain.
    public let possible: [PovertyClass]
    public let reasons: [Reason]

    public init(standard: String, fingerprint: String, possible: [PovertyClass], reasons: [Reason]) {
        self.standard = standard
        self.fingerprint = fingerprint
        self.possible = possible
        self.reasons = reasons
    }

    /// The class, or `nil` where missing answers leave several possible ("chưa thể kết luận").
    public var povertyClass: PovertyClass? { possible.count == 1 ? possible[0] : nil }
}

/// One step of the way to a class: what was compared with what, and the article that says so.
public struct Reason: Hashable, Sendable, Codable {
    public enum Step: String, Hashable, Sendable, Codable, CaseIterable {
        case pointsWithin = "income_points_within"
        case pointsOver = "income_points_over"
        case incomeWithin = "income_within"
        case incomeBetween = "income_between_lines"
        case incomeInAverageBand = "income_in_average_band"
        case incomeOver = "income_over"
        case incomeUnknown = "income_unknown"
        case deprivationsEnough = "deprivations_enough"
        case deprivationsFew = "deprivations_few"
        case deprivationsUnknown = "deprivations_unknown"
    }

    public let step: Step
    /// Points, đồng or number of indicators found; `nil` when not known.
    public let value: Int64?
    /// The most that is possible, where answers are missing.
    public let upTo: Int64?
    public let limit: Int64
    /// `document#anchor`.
    public let source: String
    public let confidence: Confidence
}

extension PovertyStandard {
    /// The class that `assessment` gives under this standard, and why.
    ///
    /// A household exactly at a line is within it: the decree says "từ … trở xuống".
    ///
    /// - Source: Nghị định 07/2021/NĐ-CP, Điều 3; Thông tư 07/2021/TT-BLĐTBXH, điểm A và điểm B; for 2016–2021 Quyết định
    ///   59/2015/QĐ-TTg, Điều 1 và Điều 2.
    public func classification(of assessment: Assessment) -> Classification {
        let kernel = StandardKernel(self)
        let all = Deprivations.allUnknown(of: indicators.count)
        let known = Deprivations(
            deprived: assessment.deprivations.deprived & all.unknown, unknown: assessment.deprivations.unknown & all.unknown)
        let (mask, basis) = kernel.decide(
            isUrban: assessment.residence == .urban, points: Int32(clamping: assessment.incomePoints ?? -1),
            income: assessment.monthlyIncomePerPerson?.amount ?? -1, deprived: known.deprived, unknown: known.unknown)
        return Classification(
            standard: id, fingerprint: fingerprint, possible: StandardKernel.classes(in: mask),
            reasons: reasons(for: assessment, known, basis: basis))
    }

    private func reasons(
        for assessment: Assessment, _ deprivations: Deprivations, basis: StandardKernel.Basis
    ) -> [Reason] {
        let line = lines[assessment.residence]!
        let (income, deprivationsMatter) = incomeReason(assessment, line, basis: basis)
        guard deprivationsMatter else { return [income] }
        let counts = deprivations.possibleCounts
        let cutoff = deprivationCutoff.value
        let step: Reason.Step =
            counts.lowerBound >= cutoff ? .deprivationsEnough : counts.upperBound < cutoff ? .deprivationsFew : .deprivationsUnknown
        return [
            income,
            Reason(
                step: step, value: Int64(counts.lowerBound), upTo: counts.count > 1 ? Int64(counts.upperBound) : nil,
                limit: Int64(cutoff), source: deprivationCutoff.citation.text, confidence: deprivationCutoff.confidence),
        ]
    }

    private func incomeReason(
        _ assessment: Assessment, _ line: IncomeLine, basis: StandardKernel.Basis
    ) -> (Reason, deprivationsMatter: Bool) {
        func reason(_ step: Reason.Step, _ value: Int64?, _ limit: Int64, _ citation: Citation, _ confidence: Confidence) -> Reason {
            Reason(step: step, value: value, upTo: nil, limit: limit, source: citation.text, confidence: confidence)
        }
        switch basis {
        case .points:
            let points = line.points!
            let value = assessment.incomePoints!
            let isWithin = value <= points.value
            return (
                reason(isWithin ? .pointsWithin : .pointsOver, Int64(value), Int64(points.value), points.citation, points.confidence),
                isWithin && method == .incomeAndDeprivation
            )
        case .income:
            let value = assessment.monthlyIncomePerPerson!
            if value <= line.poorUpTo {
                return (
                    reason(.incomeWithin, value.amount, line.poorUpTo.amount, line.citation, line.confidence),
                    method == .incomeAndDeprivation
                )
            }
            if value <= line.nearPoorUpTo {
                return (
                    reason(.incomeBetween, value.amount, line.nearPoorUpTo.amount, line.citation, line.confidence),
                    method == .incomeOrDeprivation
                )
            }
            if let average = line.averageLivingUpTo, value <= average.value {
                return (
                    reason(.incomeInAverageBand, value.amount, average.value.amount, average.citation, average.confidence), false
                )
            }
            let limit = line.averageLivingUpTo?.value ?? line.nearPoorUpTo
            return (reason(.incomeOver, value.amount, limit.amount, line.citation, line.confidence), false)
        case .none:
            return (
                reason(.incomeUnknown, nil, line.points.map { Int64($0.value) } ?? line.poorUpTo.amount, line.citation, line.confidence),
                true
            )
        }
    }
}

import Core
import Law

/// One thing of a sheet that alone would have given another class.
public struct ClassTurn: Hashable, Sendable {
    public enum Cause: Hashable, Sendable {
        /// Points A over the line, or within it.
        case pointsOver(Int)
        case pointsWithin(Int)
        /// Monthly income of a person over an amount, or up to it.
        case incomeOver(Dong)
        case incomeWithin(Dong)
        /// So many deprived indicators or fewer; or so many or more.
        case deprivationsAtMost(Int)
        case deprivationsAtLeast(Int)
    }

    public var cause: Cause
    public var povertyClass: PovertyClass
}

extension PovertyStandard {
    /// What of `assessment`, changed alone, would give another class; none where it gives no certain class.
    public func turns(of assessment: Assessment) -> [ClassTurn] {
        guard let present = classification(of: assessment).povertyClass, let line = lines[assessment.residence] else { return [] }
        var tried: [(ClassTurn.Cause, Assessment)] = []
        func attempt(_ cause: ClassTurn.Cause, _ change: (inout Assessment) -> Void) {
            var changed = assessment
            change(&changed)
            tried.append((cause, changed))
        }
        if let points = line.points?.value, let own = assessment.incomePoints {
            if own <= points {
                attempt(.pointsOver(points)) { $0.incomePoints = points + 1 }
            } else {
                attempt(.pointsWithin(points)) { $0.incomePoints = points }
            }
        } else if let own = assessment.monthlyIncomePerPerson {
            for limit in Set([line.poorUpTo, line.nearPoorUpTo] + [line.averageLivingUpTo?.value].compactMap { $0 }).sorted() {
                if own <= limit {
                    attempt(.incomeOver(limit)) { $0.monthlyIncomePerPerson = Dong(limit.amount + 1) }
                } else {
                    attempt(.incomeWithin(limit)) { $0.monthlyIncomePerPerson = limit }
                }
            }
        }
        let cutoff = deprivationCutoff.value
        if assessment.deprivations.count >= cutoff {
            attempt(.deprivationsAtMost(cutoff - 1)) { $0.deprivations = Deprivations(deprived: UInt16(1 << (cutoff - 1)) - 1) }
        } else {
            attempt(.deprivationsAtLeast(cutoff)) { $0.deprivations = Deprivations(deprived: UInt16(1 << cutoff) - 1) }
        }
        return tried.compactMap { cause, changed in
            guard let found = classification(of: changed).povertyClass, found != present else { return nil }
            return ClassTurn(cause: cause, povertyClass: found)
        }
    }
}

import Access
import Core
import Database
import Law
import Registry
import Store

/// Looks at the sheets of a round, or of all households of a unit, under another rule set: who would come onto the lists and who
/// would leave them. It reads and writes nothing.
///
/// Of a unit the classes before are those on its lists. Of a round they are what was decided, and before the decision what its own
/// standard says of the same sheets.
public struct SimulateReview: Sendable {
    public enum Subject: Hashable, Sendable {
        case round(ReviewRound.ID)
        /// All present households of the scope.
        case households
    }

    public var subject: Subject
    public var standard: String
    /// Where the standard has no line in points yet: those that are supposed to stand for it, by residence.
    public var supposedPoints: [Residence: Int]

    public init(_ subject: Subject, under standard: String, supposing points: [Residence: Int] = [:]) {
        self.subject = subject
        self.standard = standard
        supposedPoints = points
    }

    public enum Refusal: Error, Hashable, Sendable {
        case unknownStandard(String)
        /// The score sheet of the standard is known: nothing needs to be supposed.
        case pointsKnown(String)
    }

    public func outcome(
        within scope: AreaScope, in transaction: any ReadTransaction, _ law: RuleBook, today: CalendarDate
    ) throws -> Simulation.Outcome {
        guard let standard = law.standard(id: standard) else { throw Refusal.unknownStandard(standard) }
        guard supposedPoints.isEmpty || standard.lines.values.allSatisfy({ $0.points == nil }) else {
            throw Refusal.pointsKnown(standard.id)
        }
        var round: ReviewRound?
        if case .round(let id) = subject {
            guard let found = try transaction.round(id) else { throw StoreError.notFound }
            round = found
        }
        let own = try round.map { try law.national(on: $0.startsOn) }
        var (carried, classification) = (RestatedSheets(law, to: standard), RepeatedClassification(under: standard, { $0.possible }))
        var before = own.map { RepeatedClassification(under: $0) { $0.povertyClass } }
        var outcome = Simulation.Outcome(round: round, standard: standard, supposedPoints: supposedPoints)
        try transaction.reviewedHouseholds(of: round, within: scope, upTo: today) { row in
            var household = Simulation.Household(
                id: row.household, commune: row.commune, residence: row.assessment?.residence, flags: row.flags, persons: row.persons,
                from: row.povertyClass, to: .noSheet)
            if let assessment = row.assessment {
                let translation = try carried(assessment.reviewedOn)
                if !row.isDecided { household.from = try before?(assessment) }
                if !translation.carriesPoints, assessment.incomePoints != nil { outcome.leavesPoints = true }
                household.to = Simulation.Finding(try classification(supposing(assessment, translation, standard)))
            }
            outcome.simulation.add(household)
        }
        (outcome.restates, outcome.notAsked) = (carried.restates, carried.notAsked)
        return outcome
    }

    /// A household whose points are within the supposed line is taken to be within the line of income, and else over it.
    private func supposing(_ assessment: Assessment, _ carried: RestatedAnswers, _ standard: PovertyStandard) -> Assessment {
        var restated = carried(assessment)
        guard !carried.carriesPoints, restated.monthlyIncomePerPerson == nil, let points = assessment.incomePoints,
            let supposed = supposedPoints[assessment.residence], let line = standard.lines[assessment.residence]
        else { return restated }
        let over = Dong((line.averageLivingUpTo?.value ?? line.nearPoorUpTo).amount + 1)
        restated.monthlyIncomePerPerson = points <= supposed ? line.poorUpTo : over
        return restated
    }
}

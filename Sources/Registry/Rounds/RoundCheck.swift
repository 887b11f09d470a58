import Core
import Law

/// What lacks before a step can be finished: each has its sentence, and the step its article.
public enum RoundLack: Hashable, Sendable {
    case periodUnknown
    case outsideWindow(from: CalendarDate, until: CalendarDate?)
    /// Another round of the kind and period has the commune already.
    case roundThereAlready
    /// A step before it is not finished.
    case notNext(ReviewStep)
    /// The step is finished by its own act: minutes, posting, decision.
    case hasItsOwnAct(ReviewStep)
    case alreadyDecided
    case villagesBehind(Int)
    case applicationsWaiting(Int)
    case toSurvey(Int)
    case cannotSay(Int)
    case notAgreed(Int)
    case nothingToMeet
    case voteUnreadable(Int)
    case presentMissing
    case nobodyToDecide
    case postedUntil(CalendarDate)
    case postingTooShort(atLeast: CalendarDate)
    case objectionsOpen(Int)
    case toPostAgain
    case documentMissing
    case reasonMissing
    case dayInFuture
    case dayBefore(CalendarDate)
    case laterRecognition(Int)
    case standardMissing
    case householdNotHere
    case reviewerNotHere
    case hasSheet
    case recheckMissing
    case answerMissing
    case textUnreadable
    case calendarMissing(Int)
    case unitNotInRound
    case numberMissing
    case signerMissing
    case applicationThereAlready
    case caseThereAlready
    case caseMissing
    /// The number stands in the register already, or was voided.
    case numberTaken(String)
    /// The document has changed records: it is put right by another one.
    case documentHasEffects
    case documentIssued
    /// Only what is decided is opened again.
    case notDecidedYet
    /// It was asked already and waits for an answer.
    case reopeningAsked
    case reopeningAnswered
    /// Who asks does not answer.
    case ownReopening
    /// Everybody has their letter.
    case nothingToIssue
    case nobodyToCertify
    case certificateRevoked
    case nothingToPrint
    /// Nothing about the household was decided that could be put right.
    case notDecided
    /// An upheld appeal against a class is answered by a decision that puts it right.
    case answeredByDecision
    /// The class is the one that was decided: nothing is to be put right.
    case sameClass
    /// Another decision about the household came after.
    case decidedSince
    /// Households of officials and of those near to them whose sheet nobody else has confirmed.
    case tiedUnapproved(Int)
    /// Households on a list that have no certificate of the decision.
    case uncertified(Int)
    /// Who entered a sheet does not confirm it.
    case ownSheet
    /// The class can hold from no day but between the two.
    case holdsOutside(CalendarDate, CalendarDate)
    /// Only whoever stands above the communes verifies them.
    case notFromAbove
    /// No household of the commune has a sheet that could be verified.
    case nothingToSample
    /// A sample has from one household to so many.
    case sampleSize(Int)
    /// A sample was drawn on the day: another needs a reason.
    case drawnAlready(CalendarDate)
    case notDrawn
    /// Who entered the first sheet does not check it.
    case sameOfficer
    /// The day is of another standard than the round.
    case otherStandard
    /// The second sheet says the same, or was answered.
    case nothingToAnswer
}

/// Why a round cannot go on.
public struct RoundRefusal: Error, Hashable, Sendable {
    public let lacks: [RoundLack]

    public init(_ lacks: [RoundLack]) { self.lacks = lacks }

    public init(_ lack: RoundLack) { lacks = [lack] }
}

/// Where a village or a commune stands in a round, and what it has: from it follows what may come next.
public struct RoundSituation: Sendable {
    public var procedure: ReviewProcedure
    /// How many of a hundred people present must agree.
    public var percent: Int
    public var place: ReviewProcedure.Place
    public var reached: ReviewStep
    /// The day of the last step.
    public var lastDay: CalendarDate?
    /// The households of the round that live there.
    public var cases: [ReviewCase]
    /// Of a commune: its villages with households of the round that have not finished their steps.
    public var villagesBehind = 0
    public var applicationsWaiting = 0
    /// The last day of the last posting.
    public var postedUntil: CalendarDate?
    public var objectionsOpen = 0
    /// An objection was upheld after the last posting.
    public var isToPostAgain = false
    /// Of a commune: households tied to officials whose sheet nobody else has confirmed.
    public var tiedUnapproved = 0
    /// Of a commune that has decided: households of the round on a list without a certificate of it.
    public var uncertified = 0

    public init(
        procedure: ReviewProcedure, percent: Int, place: ReviewProcedure.Place, reached: ReviewStep, lastDay: CalendarDate?,
        cases: [ReviewCase]
    ) {
        self.procedure = procedure
        self.percent = percent
        self.place = place
        self.reached = reached
        self.lastDay = lastDay
        self.cases = cases
    }

    /// The step that comes next here; `nil` after the last.
    public var next: ReviewProcedure.Step? {
        let next = procedure.steps.first { $0.place == place && $0.step > reached }
        return next
    }

    public var meets: Bool { procedure.step(.meeting) != nil }

    public func count(_ isCounted: (ReviewCase.State) -> Bool) -> Int {
        cases.count { isCounted($0.state(percent: percent, meets: meets)) }
    }

    /// What lacks so that `step` can be finished on `day`; nothing when it can.
    ///
    /// - Parameter today: a step of the future cannot be finished.
    public func lacks(for step: ReviewStep, on day: CalendarDate, today: CalendarDate, document: String = "") -> [RoundLack] {
        guard let next, next.step == step else { return [next.map { .notNext($0.step) } ?? .alreadyDecided] }
        var lacks: [RoundLack] = []
        if day > today { lacks.append(.dayInFuture) }
        if let lastDay, day < lastDay { lacks.append(.dayBefore(lastDay)) }
        func lack(_ count: Int, _ make: (Int) -> RoundLack) { if count > 0 { lacks.append(make(count)) } }
        switch step {
        case .prepared: break
        case .listing: lack(applicationsWaiting) { .applicationsWaiting($0) }
        case .collecting: lack(count { $0.needsSheet }) { .toSurvey($0) }
        case .scoring:
            lack(count { $0.needsSheet }) { .toSurvey($0) }
            lack(count { $0 == .cannotSay }) { .cannotSay($0) }
        case .meeting: lack(count { !$0.isReady }) { .notAgreed($0) }
        case .posting: lack(villagesBehind) { .villagesBehind($0) }
        case .objections:
            if let postedUntil, day <= postedUntil { lacks.append(.postedUntil(postedUntil)) }
            lack(objectionsOpen) { .objectionsOpen($0) }
            if isToPostAgain { lacks.append(.toPostAgain) }
        case .opinionAsked, .opinion: if document.isEmpty { lacks.append(.documentMissing) }
        case .decision: lacks += decisionLacks
        case .certificates: lack(uncertified) { .uncertified($0) }
        case .consolidation, .official: break
        }
        return lacks
    }

    /// What stands against a decision beside its day and number.
    private var decisionLacks: [RoundLack] {
        var lacks: [RoundLack] = []
        func lack(_ count: Int, _ make: (Int) -> RoundLack) { if count > 0 { lacks.append(make(count)) } }
        lack(villagesBehind) { .villagesBehind($0) }
        lack(count { $0.needsSheet }) { .toSurvey($0) }
        lack(count { $0 == .cannotSay }) { .cannotSay($0) }
        lack(count { if case .scored = $0 { true } else { false } }) { .notAgreed($0) }
        lack(objectionsOpen) { .objectionsOpen($0) }
        lack(tiedUnapproved) { .tiedUnapproved($0) }
        return lacks
    }
}

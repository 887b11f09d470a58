import Core
import Law

/// A survey of a sample of households: at the beginning, in the middle or at the end of a programme, with questions of its own. It classifies
/// nobody.
public struct Survey: Hashable, Sendable {
    public typealias ID = Identifier<Survey>

    public enum Stage: String, Hashable, Sendable, Codable, CaseIterable {
        case baseline, midterm, final
    }

    /// Who may be drawn.
    public enum Frame: String, Hashable, Sendable, CaseIterable {
        /// Every household on record.
        case all
        /// Poor and near-poor households.
        case listed
    }

    public enum State: String, Hashable, Sendable {
        case prepared, collecting, closed, cancelled
    }

    public enum StepKind: String, Hashable, Sendable, CaseIterable {
        case closed, reopened, cancelled
    }

    public struct Step: Hashable, Sendable {
        public var kind: StepKind
        public var reason: String
        public var at: Instant

        public init(kind: StepKind, reason: String, at: Instant) {
            self.kind = kind
            self.reason = reason
            self.at = at
        }
    }

    public var id: ID
    public var year: Int
    /// Within the year: part of the code on printed sheets.
    public var number: Int
    public var stage: Stage
    public var title: String
    public var unit: Area.ID
    /// The programme that it measures; empty for none.
    public var programme: String
    public var frame: Frame
    public var startsOn: CalendarDate
    public var endsOn: CalendarDate
    public var document: String
    public var questionnaire: Questionnaire
    public var openedAt: Instant
    public var sample: SurveySample?
    public var steps: [Step]

    public init(
        id: ID, year: Int, number: Int, stage: Stage, title: String, unit: Area.ID, programme: String, frame: Frame,
        startsOn: CalendarDate, endsOn: CalendarDate, document: String, questionnaire: Questionnaire, openedAt: Instant,
        sample: SurveySample? = nil, steps: [Step] = []
    ) {
        self.id = id
        self.year = year
        self.number = number
        self.stage = stage
        self.title = title
        self.unit = unit
        self.programme = programme
        self.frame = frame
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.document = document
        self.questionnaire = questionnaire
        self.openedAt = openedAt
        self.sample = sample
        self.steps = steps
    }

    public var state: State {
        switch steps.last?.kind {
        case .cancelled: .cancelled
        case .closed: .closed
        case .reopened, nil: sample == nil ? .prepared : .collecting
        }
    }
}

/// What stands in the way of something that is done about a survey.
public enum SurveyLack: Hashable, Sendable {
    case titleMissing, documentMissing, reasonMissing, textUnreadable, daysReversed, unitUnknown
    case sizeWrong(of: Int)
    /// Fewer than so many leave strata out.
    case strataLeftOut(least: Int)
    case perVillageWrong
    case frameEmpty
    case drawnAlready
    case notCollecting
    case notClosed
    /// So many households have neither an interview nor a reason why there is none.
    case households(Int)
    case notInSample
    case interviewerNotHere
    case dayInFuture
    case dayBefore(CalendarDate)
    case noReplacement
    case replacedAlready
    case notReplaceable
    case answers([SurveyAnswerProblem])
    case numberFull
}

public struct SurveyRefusal: Error, Hashable, Sendable {
    public var lacks: [SurveyLack]

    public init(_ lacks: [SurveyLack]) { self.lacks = lacks }
    public init(_ lack: SurveyLack) { lacks = [lack] }
}

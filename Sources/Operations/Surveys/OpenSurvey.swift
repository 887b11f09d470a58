import Access
import Core
import Database
import Law
import Registry
import Store

/// Opens a survey in a commune, or in all communes of a unit above it, with the questions that it asks.
public struct OpenSurvey: Operation {
    public static let name = "OpenSurvey"
    public static let permission = Permission.openRounds

    public var stage: Survey.Stage
    public var title: String
    public var unit: Area.ID
    public var programme: String
    public var frame: Survey.Frame
    public var startsOn: CalendarDate
    public var endsOn: CalendarDate
    public var document: String
    public var questionnaire: Questionnaire

    public init(
        stage: Survey.Stage, title: String, unit: Area.ID, programme: String = "", frame: Survey.Frame, startsOn: CalendarDate,
        endsOn: CalendarDate, document: String, questionnaire: Questionnaire
    ) {
        self.stage = stage
        self.title = title
        self.unit = unit
        self.programme = programme
        self.frame = frame
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.document = document
        self.questionnaire = questionnaire
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { unit }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Survey.ID> {
        let number = try transaction.lastSurveyNumber(of: startsOn.year) + 1
        var lacks: [SurveyLack] = []
        if title.isEmpty { lacks.append(.titleMissing) }
        if document.isEmpty { lacks.append(.documentMissing) }
        if endsOn < startsOn { lacks.append(.daysReversed) }
        if number > 99 { lacks.append(.numberFull) }
        if context.areas.presentUnits(of: unit, on: context.today).isEmpty { lacks.append(.unitUnknown) }
        try context.refuse(lacks)
        let survey = Survey(
            id: context.key(), year: startsOn.year, number: number, stage: stage, title: title, unit: unit, programme: programme,
            frame: frame, startsOn: startsOn, endsOn: endsOn, document: document, questionnaire: questionnaire, openedAt: context.now)
        try transaction.insert(survey, officer: context.officer?.id)
        return Performed(
            survey.id, subjects: [survey.id.subject],
            detail: [
                "survey": title, "stage": stage.rawValue, "from": startsOn.iso, "until": endsOn.iso, "voucher": document,
                "questionnaire": questionnaire.fingerprint,
            ])
    }
}

/// Closes a survey, opens it again, or ends it without results.
public struct CarrySurveyOn: Operation {
    public static let name = "CarrySurveyOn"
    public static let permission = Permission.openRounds

    public var survey: Survey.ID
    public var kind: Survey.StepKind
    /// Needed but where a survey is closed whose households were all visited.
    public var reason: String

    public init(_ survey: Survey.ID, _ kind: Survey.StepKind, reason: String = "") {
        self.survey = survey
        self.kind = kind
        self.reason = reason
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try transaction.unit(of: survey)
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Int> {
        let book = try context.surveyBook(survey, Self.permission, in: transaction)
        var lacks: [SurveyLack] = []
        switch kind {
        case .closed:
            if book.survey.state != .collecting { lacks.append(.notCollecting) }
            if reason.isEmpty, book.waiting > 0 { lacks.append(.households(book.waiting)) }
        case .reopened:
            if book.survey.state != .closed { lacks.append(.notClosed) }
            if reason.isEmpty { lacks.append(.reasonMissing) }
        case .cancelled:
            if ![.prepared, .collecting].contains(book.survey.state) { lacks.append(.notCollecting) }
            if reason.isEmpty { lacks.append(.reasonMissing) }
        }
        try context.refuse(lacks)
        try transaction.insert(
            Survey.Step(kind: kind, reason: reason, at: context.now), id: context.key(), of: survey, officer: context.officer?.id)
        var detail = ["survey": book.survey.title, "surveyStep": kind.rawValue]
        if book.waiting > 0 { detail["waiting"] = String(book.waiting) }
        if !reason.isEmpty { detail["reason"] = reason }
        return Performed(book.waiting, subjects: [survey.subject], detail: detail)
    }
}

extension ReadTransaction {
    func unit(of survey: Survey.ID) throws -> Area.ID {
        guard let found = try self.survey(survey) else { throw StoreError.notFound }
        return found.unit
    }
}

import Access
import Core
import Database
import Law
import Monitoring
import Programme
import Registry
import Store

/// The made-up year of the town's plan: what agencies did, reported late or in time, and what stood in their way. Figures are those of the
/// records; everything else is invented. The same data on whatever day it is loaded.
public struct DemonstrationPlan: Sendable {
    /// The sentences of the made-up year.
    public struct Texts: Sendable {
        public var document: String
        public var signer: String
        public var unitPlan: String
        /// What was done in a month, by its number.
        public var results: [String]
        public var next: String
        public var taskDone: String
        public var evidence: String
        public var returned: String
        /// The report after it was sent back.
        public var again: String
        public var obstacles: [Obstacle]

        public struct Obstacle: Sendable {
            public var project: String
            public var title: String
            public var text: String
            public var routed: String
            public var answer: String

            public init(project: String, title: String, text: String, routed: String, answer: String) {
                self.project = project
                self.title = title
                self.text = text
                self.routed = routed
                self.answer = answer
            }
        }

        public init(
            document: String, signer: String, unitPlan: String, results: [String], next: String, taskDone: String, evidence: String,
            returned: String, again: String, obstacles: [Obstacle]
        ) {
            self.document = document
            self.signer = signer
            self.unitPlan = unitPlan
            self.results = results
            self.next = next
            self.taskDone = taskDone
            self.evidence = evidence
            self.returned = returned
            self.again = again
            self.obstacles = obstacles
        }
    }

    public var plan: ProgrammePlan
    public var texts: Texts
    /// The last day of which it tells.
    public var until: CalendarDate

    public init(_ plan: ProgrammePlan, texts: Texts, until: CalendarDate) {
        self.plan = plan
        self.texts = texts
        self.until = until
    }

    /// - Returns: `nil` where the year of the plan has not begun.
    public func load(through desk: Desk) async throws -> LoadedPlan.ID? {
        guard until.year >= plan.year else { return nil }
        let id = try await desk.performAsSystem(LoadPlan(plan)).plan
        _ = try await desk.performAsSystem(
            AnswerPlanQuestion(plan: id, question: "day-of-monthly-report", value: "20", document: texts.document))
        _ = try await desk.performAsSystem(TellDemonstrationPlan(plan: id, texts: texts, until: until))
        return id
    }
}

/// Writes down what happened in the made-up year, in the order of its days.
struct TellDemonstrationPlan: Operation {
    static let name = "TellDemonstrationPlan"
    static let permission = Permission.managePlans

    var plan: LoadedPlan.ID
    var texts: DemonstrationPlan.Texts
    var until: CalendarDate

    func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { try transaction.plan(plan).area }

    func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Int> {
        let story = Story(texts: texts, until: until, context: context, transaction: transaction)
        let start = try book(on: until, in: transaction, context)
        let places = Dictionary(uniqueKeysWithValues: start.agencies.enumerated().map { ($1.id, $0) })
        let shares = try story.handDown(start)
        try story.tellPlans(start, places, shares)
        try story.tellObstacles(start)
        try story.tellResults(of: start)
        for month in start.loaded.months {
            try story.tellTasks(of: month, start, places)
            guard month.data.upperBound < until else { continue }
            let reports = try book(on: month.data.upperBound.adding(days: 1), in: transaction, context)
            let sum = try ReportFigures(reports, context).consolidation(of: month, in: transaction)
            try story.tell(sum, places)
        }
        return Performed(start.duties.count, subjects: [plan.subject], detail: ["until": until.iso])
    }

    private func book(on day: CalendarDate, in transaction: any ReadTransaction, _ context: OperationContext) throws -> PlanBook {
        try PlanBook(plan, for: nil, in: transaction, context.areas, context.law, today: day)
    }
}

private struct Story {
    let texts: DemonstrationPlan.Texts
    let until: CalendarDate
    let context: OperationContext
    let transaction: any WriteTransaction

    /// The fall of the poor rate is shared out as proposed, what must be whole everywhere is asked of everybody; what the plan gives no
    /// number for is not handed down.
    func handDown(_ book: PlanBook) throws -> [TargetShare] {
        let day = CalendarDate(year: book.plan.year, month: 2, day: 6)!
        guard day <= until else { return [] }
        let desk = TargetDesk(book, context.areas, context.law)
        let shares = try book.plan.targets.flatMap { target -> [TargetShare] in
            let found = try desk.breakdown(of: target, on: day, in: transaction)
            return found.target.lines.compactMap { line in
                let value: Int? =
                    switch target.measure {
                    case .fewerPoor: found.target.proposal?[line.row]
                    case .count: target.to == Fraction(0) ? 0 : nil
                    case .rate: target.from == Fraction(100) ? target.measure.limit : nil
                    }
                return value.map {
                    TargetShare(
                        target: target.code, area: found.rows[line.row].area, value: $0, document: texts.document,
                        at: Instant(morningOf: day))
                }
            }
        }
        for share in shares { try transaction.insert(share, of: book.loaded.id, id: context.key(), officer: nil) }
        return shares
    }

    /// Most hand in a few days early; some are late. One commune sets itself less than it was asked for.
    func tellPlans(_ book: PlanBook, _ places: [Agency.ID: Int], _ shares: [TargetShare]) throws {
        for duty in book.duties where book.kind(duty) == .plan {
            guard let due = duty.dueOn, let place = places[duty.agency] else { continue }
            let day = due.adding(days: place % 7 == 4 ? 3 : -(place % 4))
            let asked = shares.filter { $0.area == book.agency(duty.agency)?.area && book.agency(duty.agency)?.function == .commune }
            var own = Dictionary(asked.compactMap { share in share.value.map { (share.target, $0) } }, uniquingKeysWith: { $1 })
            if place % 7 == 5, let first = asked.first, let value = first.value, value > 1 { own[first.target] = value - 1 }
            try handIn(
                duty, .init(texts: ["results": texts.unitPlan], targets: own.isEmpty ? nil : own, signer: texts.signer), on: day,
                acceptedAfter: 4)
        }
    }

    func tellTasks(of month: ReportingMonth, _ book: PlanBook, _ places: [Agency.ID: Int]) throws {
        for (index, duty) in book.duties.enumerated() {
            guard let place = places[duty.agency] else { continue }
            switch book.kind(duty) {
            case .plan, .monthlyReport: continue
            case .monthlyTask:
                guard duty.month == month, let due = duty.dueOn else { continue }
                try done(duty, on: due.adding(days: 2 - month.month % 4))
            case .task:
                // One in nine is never finished.
                guard 3 + (index + place) % 10 == month.month, index % 9 != 8 else { continue }
                try done(duty, on: month.calendar.lowerBound.adding(days: 5 + place % 15))
            }
        }
    }

    /// The reports of a month: most in time, some late, one sent back and handed in again, one never.
    func tell(_ sum: Consolidation, _ places: [Agency.ID: Int]) throws {
        let month = sum.month.month
        for line in sum.lines {
            guard let due = line.duty.dueOn, let place = places[line.agency] else { continue }
            if (place, month) == (7, 8) { continue }
            let isLate = (place * 7 + month * 5) % 11 == 0
            let day = max(
                due.adding(days: isLate ? 1 + (place + month) % 4 : -((place + month) % 4)), sum.month.data.upperBound.adding(days: 1))
            let figures = ReportFigure.Kind.allCases.compactMap { kind in
                line.now[kind].map { ReportFigure(kind, $0, sum.month.data) }
            }
            let content = ProgressReport.Content(
                texts: ["results": texts.results[(month - 1) % texts.results.count], "next": texts.next], figures: figures,
                signer: texts.signer)
            guard (place, month) == (16, 5) else {
                try handIn(line.duty, content, on: day, acceptedAfter: 3)
                continue
            }
            try handIn(line.duty, content, on: day, returnedAfter: 2)
            var again = content
            again[.results] = texts.again
            try handIn(line.duty, again, number: 2, on: day.adding(days: 5), acceptedAfter: 2)
        }
    }

    /// What agencies entered at the end of each quarter: of how many who asked how many were served, and the like.
    private static let entered: [(indicator: Indicator, quarters: [(Int, Int?)])] = [
        (.loans, [(40, 62), (88, 118), (131, 156), (171, 171)]), (.training, [(12, 20), (25, 38), (40, 52), (57, 58)]),
        (.models, [(0, nil), (2, nil), (3, nil), (4, nil)]), (.stunting, [(214, 1_150), (209, 1_148), (205, 1_151), (198, 1_149)]),
        (.telecom, [(301, 420), (344, 431), (398, 436), (441, 441)]), (.officersTrained, [(18, 64), (41, 64), (64, 64), (64, 64)]),
        (.nearPoorRateOfProvince, [(12_610, 322_000), (12_540, 322_400), (12_310, 322_900), (11_870, 323_300)]),
    ]

    func tellResults(of book: PlanBook) throws {
        for (indicator, quarters) in Self.entered {
            for (index, (numerator, denominator)) in quarters.enumerated() {
                let day = ReportingMonth(year: book.plan.year, month: 3 * (index + 1))!.calendar.upperBound
                guard day <= until else { continue }
                try transaction.insert(
                    IndicatorEntry(
                        indicator: indicator, on: day, numerator: numerator, denominator: denominator, source: texts.document,
                        at: Instant(morningOf: day)), of: book.loaded.area, id: context.key(), officer: nil)
            }
        }
    }

    func tellObstacles(_ book: PlanBook) throws {
        let communes = book.agencies.filter { $0.function == .commune }
        for (index, told) in texts.obstacles.enumerated() where index < communes.count {
            let raised = CalendarDate(year: book.plan.year, month: 3 + index * 2, day: 6 + index)!
            guard raised <= until else { continue }
            let obstacle = Obstacle(
                id: context.key(), plan: book.loaded.id, agency: communes[index * 2 % communes.count].id, project: told.project,
                title: told.title, text: told.text, raisedOn: raised, recordedAt: Instant(morningOf: raised))
            try transaction.insert(obstacle, officer: nil)
            let lead = book.plan.projects.first { $0.code == told.project }.flatMap { book.loaded.lead(of: $0) }
            let agency =
                book.agencies.first { $0.function == lead && $0.function != .commune }
                ?? book.agencies.first { $0.function == .economy }
            let steps: [(Obstacle.StepKind, Int, String)] = [
                (.routed, 2, told.routed), (index % 3 == 2 ? .escalated : .answered, 9, told.answer),
            ]
            for (kind, days, text) in steps where raised.adding(days: days) <= until && !text.isEmpty {
                let on = raised.adding(days: days)
                try transaction.insert(
                    Obstacle.Step(
                        id: context.key(), kind: kind, agency: kind == .routed ? agency?.id : nil, text: text, document: "", on: on,
                        at: Instant(morningOf: on)), of: obstacle.id, officer: nil)
            }
        }
    }

    private func done(_ duty: Duty, on day: CalendarDate) throws {
        guard day <= until else { return }
        try transaction.insert(
            DutyNote(
                id: context.key(), duty: duty.id, kind: .done, on: day, percent: 100, text: texts.taskDone, evidence: texts.evidence,
                at: Instant(morningOf: day)), officer: nil)
    }

    private func handIn(
        _ duty: Duty, _ content: ProgressReport.Content, number: Int = 1, on day: CalendarDate, acceptedAfter days: Int? = nil,
        returnedAfter back: Int? = nil
    ) throws {
        guard day <= until else { return }
        let report = ProgressReport(
            id: context.key(), duty: duty.id, number: number, content: content, writtenAt: Instant(morningOf: day))
        try transaction.insert(report, officer: nil)
        func step(_ kind: ProgressReport.StepKind, _ on: CalendarDate, _ note: String = "") throws {
            guard on <= until else { return }
            try transaction.insert(
                .init(kind: kind, on: on, note: note, at: Instant(morningOf: on)), of: report.id, id: context.key(), officer: nil)
        }
        try step(.submitted, day)
        if let back { try step(.returned, day.adding(days: back), texts.returned) }
        if let days { try step(.accepted, day.adding(days: days)) }
    }
}

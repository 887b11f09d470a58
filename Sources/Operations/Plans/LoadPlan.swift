import Access
import Core
import Database
import Law
import Monitoring
import Programme
import Registry
import Store

/// Puts a plan on record, or a new text of it: its agencies, and every duty of every agency with its deadline. The same text again changes
/// nothing.
public struct LoadPlan: Operation {
    public static let name = "LoadPlan"
    public static let permission = Permission.managePlans

    public struct Outcome: Codable, Hashable, Sendable {
        public var plan: LoadedPlan.ID
        /// 1 for a new plan.
        public var version: Int
        public var isChanged: Bool
        public var agencies: Int
        public var duties: Int
        public var added: Int
        public var withdrawn: Int
        public var openQuestions: [String]
    }

    public var plan: ProgrammePlan

    public init(_ plan: ProgrammePlan) { self.plan = plan }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        let unit = context.areas.all.first { unit in
            unit.code == plan.unit && unit.level != .village && unit.holds(on: plan.until)
        }
        guard let unit else { throw PlanRefusal(.unitUnknown(plan.unit)) }
        return unit.area
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Outcome> {
        let area = try area(in: transaction, context)
        if let problem = plan.problems(in: plan.id, context.law.programmes).first {
            throw PlanRefusal(.planWrong("\(problem.key) \(problem.reason)"))
        }
        let known = try transaction.planText(code: plan.id)
        let id = known?.id ?? context.key()
        let isChanged = known?.fingerprint != plan.fingerprint
        let version = (known?.version ?? 0) + (isChanged ? 1 : 0)
        var settled = (added: 0, withdrawn: 0)
        if isChanged {
            if known == nil { try transaction.insertPlan(id, code: plan.id, area: area, year: plan.year) }
            try transaction.insertText(of: id, version: version, plan, officer: context.officer?.id, at: context.now)
            let present = known == nil ? [] : try transaction.plan(id).agencies
            let agencies = try self.agencies(of: area, in: transaction, context)
            let joining = agencies.map(\.id).filter { agency in !present.contains { $0.id == agency } }
            try transaction.insert(joining, in: id)
            settled = try transaction.settleDuties(of: transaction.plan(id), context)
        }
        let loaded = try transaction.plan(id)
        return Performed(
            Outcome(
                plan: id, version: version, isChanged: isChanged, agencies: loaded.agencies.count,
                duties: try transaction.duties(of: id).count, added: settled.added, withdrawn: settled.withdrawn,
                openQuestions: loaded.openQuestions.map(\.id)),
            subjects: [id.subject],
            detail: ["plan": plan.id, "version": String(version), "fingerprint": plan.fingerprint, "duties": String(settled.added)])
    }

    /// The agencies of the plan: those that are on record already, the others put there.
    private func agencies(
        of area: Area.ID, in transaction: any WriteTransaction, _ context: OperationContext
    ) throws -> [Agency] {
        let communes = context.areas.communes(of: area, on: plan.until).sorted()
        let present = try transaction.agencies(in: [area] + communes)
        return try plan.agencies.flatMap { agency in
            try (agency.function == .commune ? communes : [area]).map { place in
                if let known = present.first(where: { $0.area == place && $0.function == agency.function }) { return known }
                let new = Agency(id: context.key(), area: place, function: agency.function, name: agency.name)
                try transaction.insert(new)
                return new
            }
        }
    }
}

extension WriteTransaction {
    /// Brings the duties on record to what a plan and its answers say. A deadline that was kept or missed stays as it was.
    func settleDuties(of loaded: LoadedPlan, _ context: OperationContext) throws -> (added: Int, withdrawn: Int) {
        var known = Dictionary(
            try dutiesEver(of: loaded.id).map { ($0.duty.key, $0) }, uniquingKeysWith: { first, _ in first })
        let (notes, reports) = (try dutyNotes(of: loaded.id), try reports(of: loaded.id))
        func doneOn(_ duty: Duty.ID) -> CalendarDate? { reports[duty]?.doneOn ?? notes[duty]?.doneOn }
        var added: [Duty] = []
        for expected in try loaded.expectedDuties(context.law.calendar) {
            guard let (duty, isWithdrawn) = known.removeValue(forKey: expected.key) else {
                let key = expected.key
                added.append(
                    Duty(
                        id: context.key(), plan: loaded.id, code: key.code, agency: key.agency, month: key.month, dueOn: expected.dueOn))
                continue
            }
            if isWithdrawn { try setWithdrawn(false, duty.id) }
            if duty.dueOn != expected.dueOn, doneOn(duty.id) == nil { try setDueDay(expected.dueOn, of: duty.id) }
        }
        try insert(added)
        var withdrawn = 0
        for (duty, isWithdrawn) in known.values where !isWithdrawn {
            if reports[duty.id]?.contains(where: { $0.submittedOn != nil }) ?? false { throw PlanRefusal(.dutyInUse(duty.code)) }
            try setWithdrawn(true, duty.id)
            withdrawn += 1
        }
        return (added.count, withdrawn)
    }
}

/// Answers a question that a plan leaves open, with the document that says so. Deadlines that hang on it follow.
public struct AnswerPlanQuestion: Operation {
    public static let name = "AnswerPlanQuestion"
    public static let permission = Permission.managePlans

    public var plan: LoadedPlan.ID
    public var question: String
    /// A function of the plan for a question about an agency, 1 to 28 for one about a day of the month.
    public var value: String
    public var document: String

    public init(plan: LoadedPlan.ID, question: String, value: String, document: String) {
        self.plan = plan
        self.question = question
        self.value = value
        self.document = document
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        try transaction.plan(plan).area
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        let loaded = try transaction.plan(plan)
        guard let asked = loaded.plan.questions.first(where: { $0.id == question }) else { throw PlanRefusal(.questionUnknown) }
        var lacks: [PlanLack] = []
        switch asked.kind {
        case .agency:
            if !(Agency.Function(rawValue: value).map { loaded.plan.agency($0) != nil } ?? false) { lacks.append(.answerWrong) }
        case .dayOfMonth:
            if !(Int(value).map((1...28).contains) ?? false) { lacks.append(.answerWrong) }
        }
        if document.isEmpty { lacks.append(.documentMissing) }
        try context.refuse(lacks)
        let answer = LoadedPlan.Answer(question: question, value: value, document: document, at: context.now)
        try transaction.insert(answer, to: plan, id: context.key(), officer: context.officer?.id)
        _ = try transaction.settleDuties(of: transaction.plan(plan), context)
        return Performed(true, subjects: [plan.subject], detail: ["question": question, "value": value, "document": document])
    }
}

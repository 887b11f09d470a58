import Access
import Core
import Database
import Law
import Programme
import Registry

extension ReadTransaction {
    /// The plans of which somebody has duties in `areas`, or that are of one of them: the newest year first.
    public func plans(touching areas: Set<Area.ID>) throws -> [(id: LoadedPlan.ID, code: String, area: Area.ID, year: Int)] {
        let asked = Array(areas).sorted()
        return try rows(
            """
            SELECT id, code, area_id, year FROM programme_plan
             WHERE area_id IN \(asked) OR id IN (SELECT plan_id FROM plan_agency JOIN agency ON agency.id = agency_id
                                                  WHERE agency.area_id IN \(asked))
             ORDER BY year DESC, code
            """
        ) { (try $0.key(0), try $0.text(1), try $0.key(2), try $0.int(3)) }
    }

    /// Every unit that has a plan, or an agency with duties in one.
    public func planAreas() throws -> [Area.ID] {
        try rows(
            """
            SELECT area_id FROM programme_plan UNION
            SELECT agency.area_id FROM plan_agency JOIN agency ON agency.id = agency_id ORDER BY area_id
            """
        ) { try $0.key(0) }
    }

    /// - Throws: `StoreError.notFound` for a plan that is not there.
    public func plan(_ id: LoadedPlan.ID) throws -> LoadedPlan {
        let text = try first(
            """
            SELECT area_id, content, code FROM programme_plan JOIN programme_plan_text ON plan_id = id
             WHERE id = \(id) ORDER BY version DESC LIMIT 1
            """
        ) { (area: try $0.key(0) as Area.ID, content: try $0.text(1), code: try $0.text(2)) }
        guard let text else { throw StoreError.notFound }
        let plan: ProgrammePlan
        do { plan = try PlanTexts.plan(code: text.code, text: text.content) } catch {
            throw StoreError.unreadable("programme_plan \(text.code)")
        }
        let answers = try rows(
            "SELECT question, value, document, answered_at FROM plan_answer WHERE plan_id = \(id) ORDER BY answered_at, id"
        ) { LoadedPlan.Answer(question: try $0.text(0), value: try $0.text(1), document: try $0.text(2), at: try $0.instant(3)) }
        let agencies = try rows(
            """
            SELECT agency.id, area_id, function, name FROM agency JOIN plan_agency ON agency_id = agency.id WHERE plan_id = \(id)
             ORDER BY agency.id
            """, Self.agency)
        return LoadedPlan(id: id, area: text.area, plan: plan, agencies: agencies, answers: answers)
    }

    /// The plan of a code with the number and the fingerprint of its last text.
    public func planText(code: String) throws -> (id: LoadedPlan.ID, version: Int, fingerprint: String)? {
        try first(
            """
            SELECT id, version, fingerprint FROM programme_plan JOIN programme_plan_text ON plan_id = id
             WHERE code = \(code) ORDER BY version DESC LIMIT 1
            """
        ) { (try $0.key(0), try $0.int(1), try $0.text(2)) }
    }

    public func agencies(in areas: [Area.ID]) throws -> [Agency] {
        try rows("SELECT id, area_id, function, name FROM agency WHERE area_id IN \(areas) ORDER BY id", Self.agency)
    }

    public func agency(_ id: Agency.ID) throws -> Agency? {
        try first("SELECT id, area_id, function, name FROM agency WHERE id = \(id)", Self.agency)
    }

    /// The agencies that an officer works for on a day, as it was written down.
    public func agencies(of officer: Officer.ID, on day: CalendarDate) throws -> Set<Agency.ID> {
        Set(
            try rows(
                """
                SELECT agency_id FROM agency_officer
                 WHERE officer_id = \(officer) AND valid_from <= \(day) AND (valid_until IS NULL OR valid_until >= \(day))
                """
            ) { try $0.key(0) })
    }

    static func agency(_ row: Row) throws -> Agency {
        guard let function = Agency.Function(rawValue: try row.text(2)) else { throw StoreError.unreadable("agency.function") }
        return Agency(id: try row.key(0), area: try row.key(1), function: function, name: try row.text(3))
    }

    /// The duties of a plan that its last text has.
    public func duties(of plan: LoadedPlan.ID) throws -> [Duty] {
        try rows(
            """
            SELECT id, plan_id, code, agency_id, month, due_on FROM duty WHERE plan_id = \(plan) AND is_withdrawn = 0
             ORDER BY agency_id, month, code
            """, Self.duty)
    }

    public func duty(_ id: Duty.ID) throws -> Duty? {
        try first("SELECT id, plan_id, code, agency_id, month, due_on FROM duty WHERE id = \(id) AND is_withdrawn = 0", Self.duty)
    }

    private static func duty(_ row: Row) throws -> Duty {
        Duty(
            id: try row.key(0), plan: try row.key(1), code: try row.text(2), agency: try row.key(3),
            month: ReportingMonth(packed: try row.int(4)), dueOn: try row.dayOrNil(5))
    }

    /// What was noted about the duties of a plan, in order.
    public func dutyNotes(of plan: LoadedPlan.ID) throws -> [Duty.ID: [DutyNote]] {
        let notes = try rows(
            """
            SELECT duty_note.id, duty_id, kind, held_on, percent, text, evidence, recipient, written_at, coalesce(officer.name, '')
              FROM duty_note JOIN duty ON duty.id = duty_id LEFT JOIN officer ON officer.id = officer_id
             WHERE plan_id = \(plan) ORDER BY written_at, duty_note.id
            """
        ) { row in
            guard let kind = DutyNote.Kind(rawValue: try row.text(2)) else { throw StoreError.unreadable("duty_note.kind") }
            return DutyNote(
                id: try row.key(0), duty: try row.key(1), kind: kind, on: try row.day(3), percent: try row.intOrNil(4),
                text: try row.text(5), evidence: try row.text(6),
                recipient: try row.textOrNil(7).flatMap { ProgrammePlan.Reminder.Recipient(rawValue: $0) }, at: try row.instant(8),
                author: try row.text(9))
        }
        return Dictionary(grouping: notes, by: \.duty)
    }
}

extension WriteTransaction {
    public func insertPlan(_ id: LoadedPlan.ID, code: String, area: Area.ID, year: Int) throws {
        try execute("INSERT INTO programme_plan (id, code, area_id, year) VALUES (\(id), \(code), \(area), \(year))")
    }

    public func insertText(of plan: LoadedPlan.ID, version: Int, _ text: ProgrammePlan, officer: Officer.ID?, at moment: Instant) throws {
        try execute(
            """
            INSERT INTO programme_plan_text (plan_id, version, fingerprint, content, officer_id, loaded_at)
            VALUES (\(plan), \(version), \(text.fingerprint), \(text.content), \(officer), \(moment))
            """)
    }

    public func insert(_ agency: Agency) throws {
        try execute(
            """
            INSERT INTO agency (id, area_id, function, name)
            VALUES (\(agency.id), \(agency.area), \(agency.function.rawValue), \(agency.name))
            """)
    }

    public func insert(_ agencies: [Agency.ID], in plan: LoadedPlan.ID) throws {
        try insert(into: "plan_agency", columns: ["plan_id", "agency_id"], rows: agencies.lazy.map { [plan.sqlValue, $0.sqlValue] })
    }

    public func insert(
        _ officer: Officer.ID, workingFor agency: Agency.ID, from day: CalendarDate, until last: CalendarDate? = nil
    ) throws {
        try execute(
            """
            INSERT INTO agency_officer (officer_id, agency_id, valid_from, valid_until)
            VALUES (\(officer), \(agency), \(day), \(last)) ON CONFLICT DO NOTHING
            """)
    }

    public func insert(_ answer: LoadedPlan.Answer, to plan: LoadedPlan.ID, id: Identifier<LoadedPlan.Answer>, officer: Officer.ID?) throws
    {
        try execute(
            """
            INSERT INTO plan_answer (id, plan_id, question, value, document, officer_id, answered_at)
            VALUES (\(id), \(plan), \(answer.question), \(answer.value), \(answer.document), \(officer), \(answer.at))
            """)
    }

    public func insert(_ duties: [Duty]) throws {
        try insert(
            into: "duty", columns: ["id", "plan_id", "code", "agency_id", "month", "due_on"],
            rows: duties.lazy.map {
                [
                    $0.id.sqlValue, $0.plan.sqlValue, .text($0.code), $0.agency.sqlValue, ($0.month?.packed ?? 0).sqlValue,
                    $0.dueOn.sqlValue,
                ]
            })
    }

    /// A deadline follows a new text or answer.
    public func setDueDay(_ day: CalendarDate?, of duty: Duty.ID) throws {
        try execute("UPDATE duty SET due_on = \(day) WHERE id = \(duty)")
    }

    public func setWithdrawn(_ isWithdrawn: Bool, _ duty: Duty.ID) throws {
        try execute("UPDATE duty SET is_withdrawn = \(isWithdrawn) WHERE id = \(duty)")
    }

    public func insert(_ note: DutyNote, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO duty_note (id, duty_id, kind, held_on, percent, text, evidence, recipient, officer_id, written_at)
            VALUES (\(note.id), \(note.duty), \(note.kind.rawValue), \(note.on), \(note.percent), \(note.text), \(note.evidence),
                    \(note.recipient?.rawValue), \(officer), \(note.at))
            """)
    }
}

extension ReadTransaction {
    /// Every duty that a plan has or had.
    public func dutiesEver(of plan: LoadedPlan.ID) throws -> [(duty: Duty, isWithdrawn: Bool)] {
        try rows("SELECT id, plan_id, code, agency_id, month, due_on, is_withdrawn FROM duty WHERE plan_id = \(plan)") {
            (try Self.duty($0), try $0.bool(6))
        }
    }
}

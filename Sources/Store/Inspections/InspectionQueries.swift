import Access
import Core
import Database
import Law
import Monitoring
import Programme

extension ReadTransaction {
    /// The inspections of a plan with their teams, checklists, steps and findings, the newest first.
    public func inspections(of plan: LoadedPlan.ID) throws -> [Inspection] {
        let own = try rows(
            """
            SELECT inspection.id, plan_id, kind, inspector_id, board, subject_id, project, title, scope, document, starts_on, ends_on,
                   notified_on, recorded_at, coalesce(officer.name, '')
              FROM inspection LEFT JOIN officer ON officer.id = officer_id WHERE plan_id = \(plan)
             ORDER BY starts_on DESC, recorded_at DESC, inspection.id
            """
        ) { row in
            Inspection(
                id: try row.key(0), plan: try row.key(1), kind: try Self.known(row, 2, "inspection.kind"), inspector: try row.key(3),
                board: try row.text(4), subject: try row.key(5), project: try row.text(6), title: try row.text(7),
                scope: try row.text(8), document: try row.text(9), startsOn: try row.day(10), endsOn: try row.day(11),
                notifiedOn: try row.dayOrNil(12), members: [], items: [], recordedAt: try row.instant(13), author: try row.text(14))
        }
        guard !own.isEmpty else { return [] }
        let ids = own.map(\.id)
        let (members, items) = (try members(of: ids), try items(of: ids))
        let (steps, findings) = (try steps(of: ids), try findings(of: ids))
        return own.map { inspection in
            var inspection = inspection
            inspection.members = members[inspection.id] ?? []
            inspection.items = items[inspection.id] ?? []
            inspection.steps = steps[inspection.id] ?? []
            inspection.findings = findings[inspection.id] ?? []
            return inspection
        }
    }

    public func planOfInspection(_ id: Inspection.ID) throws -> LoadedPlan.ID? {
        try first("SELECT plan_id FROM inspection WHERE id = \(id)") { try $0.key(0) }
    }

    public func inspectionOfFinding(_ id: Finding.ID) throws -> Inspection.ID? {
        try first("SELECT inspection_id FROM inspection_finding WHERE id = \(id)") { try $0.key(0) }
    }

    private static func known<Value: RawRepresentable<String>>(_ row: Row, _ column: Int, _ name: String) throws -> Value {
        guard let value = Value(rawValue: try row.text(column)) else { throw StoreError.unreadable(name) }
        return value
    }

    private func members(of ids: [Inspection.ID]) throws -> [Inspection.ID: [Inspection.Member]] {
        try grouped(
            rows(
                """
                SELECT inspection_id, name, post, part, side FROM inspection_member WHERE inspection_id IN \(ids)
                 ORDER BY inspection_id, position
                """
            ) { row in
                (
                    try row.key(0),
                    Inspection.Member(
                        name: try row.text(1), post: try row.text(2), part: try Self.known(row, 3, "inspection_member.part"),
                        side: try row.textOrNil(4).flatMap { Inspection.Member.Side(rawValue: $0) })
                )
            })
    }

    private func items(of ids: [Inspection.ID]) throws -> [Inspection.ID: [Inspection.Item]] {
        try grouped(
            rows(
                """
                SELECT inspection_id, text, citation, outcome, note FROM inspection_item WHERE inspection_id IN \(ids)
                 ORDER BY inspection_id, position
                """
            ) { row in
                (
                    try row.key(0),
                    Inspection.Item(
                        text: try row.text(1), citation: try row.text(2),
                        outcome: try row.textOrNil(3).flatMap { Inspection.Item.Outcome(rawValue: $0) }, note: try row.text(4))
                )
            })
    }

    private func steps(of ids: [Inspection.ID]) throws -> [Inspection.ID: [Inspection.Step]] {
        try grouped(
            rows(
                """
                SELECT inspection_id, inspection_step.id, kind, text, document, held_on, taken_at, coalesce(officer.name, '')
                  FROM inspection_step LEFT JOIN officer ON officer.id = officer_id WHERE inspection_id IN \(ids)
                 ORDER BY inspection_id, taken_at, inspection_step.id
                """
            ) { row in
                (
                    try row.key(0),
                    Inspection.Step(
                        id: try row.key(1), kind: try Self.known(row, 2, "inspection_step.kind"), text: try row.text(3),
                        document: try row.text(4), on: try row.day(5), at: try row.instant(6), author: try row.text(7))
                )
            })
    }

    private func findings(of ids: [Inspection.ID]) throws -> [Inspection.ID: [Finding]] {
        let steps = try grouped(
            rows(
                """
                SELECT finding_id, finding_step.id, kind, finding_step.text, evidence, recipient, held_on, taken_at, finding_step.officer_id,
                       coalesce(officer.name, '')
                  FROM finding_step JOIN inspection_finding ON inspection_finding.id = finding_id
                  LEFT JOIN officer ON officer.id = finding_step.officer_id WHERE inspection_id IN \(ids)
                 ORDER BY taken_at, finding_step.id
                """
            ) { row in
                (
                    try row.key(0) as Finding.ID,
                    Finding.Step(
                        id: try row.key(1), kind: try Self.known(row, 2, "finding_step.kind"), text: try row.text(3),
                        evidence: try row.text(4),
                        recipient: try row.textOrNil(5).flatMap { ProgrammePlan.Reminder.Recipient(rawValue: $0) },
                        on: try row.day(6), at: try row.instant(7), officer: try row.keyOrNil(8), author: try row.text(9))
                )
            })
        return try grouped(
            rows(
                """
                SELECT inspection_id, inspection_finding.id, position, severity, text, household_id, payment_list_id, duty_id,
                       recommendation, owner_id, due_on, found_on, recorded_at, coalesce(officer.name, '')
                  FROM inspection_finding LEFT JOIN officer ON officer.id = officer_id WHERE inspection_id IN \(ids)
                 ORDER BY inspection_id, position
                """
            ) { row in
                let id: Finding.ID = try row.key(1)
                var recommendation: Finding.Recommendation?
                if let owner: Agency.ID = try row.keyOrNil(9), let due = try row.dayOrNil(10) {
                    recommendation = Finding.Recommendation(text: try row.text(8), owner: owner, dueOn: due)
                }
                return (
                    try row.key(0),
                    Finding(
                        id: id, number: try row.int(2), severity: try Self.known(row, 3, "inspection_finding.severity"),
                        text: try row.text(4), reference: try Self.reference(row), recommendation: recommendation,
                        foundOn: try row.day(11), at: try row.instant(12), author: try row.text(13), steps: steps[id] ?? [])
                )
            })
    }

    private static func reference(_ row: Row) throws -> Finding.Reference? {
        if let household: Identifier<AnySubject> = try row.keyOrNil(5) { return .household(household) }
        if let list: Identifier<AnySubject> = try row.keyOrNil(6) { return .payments(list) }
        if let duty: Duty.ID = try row.keyOrNil(7) { return .duty(duty) }
        return nil
    }

    private func grouped<Key: Hashable, Value>(_ pairs: [(Key, Value)]) -> [Key: [Value]] {
        pairs.reduce(into: [:]) { $0[$1.0, default: []].append($1.1) }
    }
}

extension WriteTransaction {
    public func insert(_ inspection: Inspection, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO inspection (id, plan_id, kind, inspector_id, board, subject_id, project, title, scope, document, starts_on, ends_on,
                                    notified_on, officer_id, recorded_at)
            VALUES (\(inspection.id), \(inspection.plan), \(inspection.kind.rawValue), \(inspection.inspector), \(inspection.board),
                    \(inspection.subject), \(inspection.project), \(inspection.title), \(inspection.scope), \(inspection.document),
                    \(inspection.startsOn), \(inspection.endsOn), \(inspection.notifiedOn), \(officer), \(inspection.recordedAt))
            """)
        try insertTeamAndItems(of: inspection)
    }

    /// Writes an inspection anew whose work has not begun.
    public func change(_ inspection: Inspection) throws {
        try execute(
            """
            UPDATE inspection SET kind = \(inspection.kind.rawValue), inspector_id = \(inspection.inspector), board = \(inspection.board),
                   subject_id = \(inspection.subject), project = \(inspection.project), title = \(inspection.title),
                   scope = \(inspection.scope), document = \(inspection.document), starts_on = \(inspection.startsOn),
                   ends_on = \(inspection.endsOn), notified_on = \(inspection.notifiedOn)
             WHERE id = \(inspection.id)
            """)
        try execute("DELETE FROM inspection_member WHERE inspection_id = \(inspection.id)")
        try execute("DELETE FROM inspection_item WHERE inspection_id = \(inspection.id)")
        try insertTeamAndItems(of: inspection)
    }

    private func insertTeamAndItems(of inspection: Inspection) throws {
        try insert(
            into: "inspection_member", columns: ["inspection_id", "position", "name", "post", "part", "side"],
            rows: inspection.members.enumerated().lazy.map { index, member in
                [
                    inspection.id.sqlValue, (index + 1).sqlValue, .text(member.name), .text(member.post), .text(member.part.rawValue),
                    member.side.map { .text($0.rawValue) } ?? .null,
                ]
            })
        try insert(
            into: "inspection_item", columns: ["inspection_id", "position", "text", "citation", "outcome", "note"],
            rows: inspection.items.enumerated().lazy.map { index, item in
                [
                    inspection.id.sqlValue, (index + 1).sqlValue, .text(item.text), .text(item.citation),
                    item.outcome.map { .text($0.rawValue) } ?? .null, .text(item.note),
                ]
            })
    }

    public func answer(_ item: Inspection.Item, number: Int, of inspection: Inspection.ID) throws {
        try execute(
            """
            UPDATE inspection_item SET outcome = \(item.outcome?.rawValue), note = \(item.note)
             WHERE inspection_id = \(inspection) AND position = \(number)
            """)
    }

    public func insert(_ step: Inspection.Step, of inspection: Inspection.ID, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO inspection_step (id, inspection_id, kind, text, document, held_on, officer_id, taken_at)
            VALUES (\(step.id), \(inspection), \(step.kind.rawValue), \(step.text), \(step.document), \(step.on), \(officer), \(step.at))
            """)
    }

    public func insert(_ finding: Finding, of inspection: Inspection.ID, officer: Officer.ID?) throws {
        var household: Identifier<AnySubject>?
        var payments: Identifier<AnySubject>?
        var duty: Duty.ID?
        switch finding.reference {
        case .household(let id): household = id
        case .payments(let id): payments = id
        case .duty(let id): duty = id
        case nil: break
        }
        let asked = finding.recommendation
        try execute(
            """
            INSERT INTO inspection_finding (id, inspection_id, position, severity, text, household_id, payment_list_id, duty_id,
                                            recommendation, owner_id, due_on, found_on, officer_id, recorded_at)
            VALUES (\(finding.id), \(inspection), \(finding.number), \(finding.severity.rawValue), \(finding.text), \(household),
                    \(payments), \(duty), \(asked?.text ?? ""), \(asked?.owner), \(asked?.dueOn), \(finding.foundOn), \(officer),
                    \(finding.at))
            """)
    }

    public func insert(_ step: Finding.Step, of finding: Finding.ID, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO finding_step (id, finding_id, kind, text, evidence, recipient, held_on, officer_id, taken_at)
            VALUES (\(step.id), \(finding), \(step.kind.rawValue), \(step.text), \(step.evidence), \(step.recipient?.rawValue), \(step.on),
                    \(officer), \(step.at))
            """)
    }
}

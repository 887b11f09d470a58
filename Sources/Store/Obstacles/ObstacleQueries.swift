import Access
import Core
import Database
import Monitoring
import Programme

extension ReadTransaction {
    /// The obstacles of a plan with their steps, the newest first.
    public func obstacles(of plan: LoadedPlan.ID) throws -> [Obstacle] {
        let steps = try Dictionary(
            grouping: rows(
                """
                SELECT obstacle_id, obstacle_step.id, kind, obstacle_step.agency_id, obstacle_step.text, document, held_on, taken_at,
                       coalesce(officer.name, '')
                  FROM obstacle_step JOIN obstacle ON obstacle.id = obstacle_id
                  LEFT JOIN officer ON officer.id = obstacle_step.officer_id
                 WHERE plan_id = \(plan) ORDER BY taken_at, obstacle_step.id
                """
            ) { row -> (obstacle: Obstacle.ID, step: Obstacle.Step) in
                guard let kind = Obstacle.StepKind(rawValue: try row.text(2)) else { throw StoreError.unreadable("obstacle_step.kind") }
                return (
                    try row.key(0),
                    Obstacle.Step(
                        id: try row.key(1), kind: kind, agency: try row.keyOrNil(3), text: try row.text(4), document: try row.text(5),
                        on: try row.day(6), at: try row.instant(7), author: try row.text(8))
                )
            }, by: \.obstacle
        ).mapValues { $0.map(\.step) }
        return try rows(
            """
            SELECT obstacle.id, plan_id, agency_id, project, title, text, raised_on, recorded_at, coalesce(officer.name, '')
              FROM obstacle LEFT JOIN officer ON officer.id = officer_id WHERE plan_id = \(plan)
             ORDER BY raised_on DESC, recorded_at DESC, obstacle.id
            """
        ) { row in
            let id: Obstacle.ID = try row.key(0)
            return Obstacle(
                id: id, plan: try row.key(1), agency: try row.key(2), project: try row.text(3), title: try row.text(4),
                text: try row.text(5), raisedOn: try row.day(6), recordedAt: try row.instant(7), author: try row.text(8),
                steps: steps[id] ?? [])
        }
    }

    public func planOfObstacle(_ id: Obstacle.ID) throws -> LoadedPlan.ID? {
        try first("SELECT plan_id FROM obstacle WHERE id = \(id)") { try $0.key(0) }
    }
}

extension WriteTransaction {
    public func insert(_ obstacle: Obstacle, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO obstacle (id, plan_id, agency_id, project, title, text, raised_on, officer_id, recorded_at)
            VALUES (\(obstacle.id), \(obstacle.plan), \(obstacle.agency), \(obstacle.project), \(obstacle.title), \(obstacle.text),
                    \(obstacle.raisedOn), \(officer), \(obstacle.recordedAt))
            """)
    }

    public func insert(_ step: Obstacle.Step, of obstacle: Obstacle.ID, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO obstacle_step (id, obstacle_id, kind, agency_id, text, document, held_on, officer_id, taken_at)
            VALUES (\(step.id), \(obstacle), \(step.kind.rawValue), \(step.agency), \(step.text), \(step.document), \(step.on),
                    \(officer), \(step.at))
            """)
    }
}

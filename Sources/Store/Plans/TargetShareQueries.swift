import Access
import Core
import Database
import Programme

extension ReadTransaction {
    /// Every share that was handed down under a plan, in order.
    public func targetShares(of plan: LoadedPlan.ID) throws -> [TargetShare] {
        try rows(
            "SELECT target, area_id, value, document, recorded_at FROM target_share WHERE plan_id = \(plan) ORDER BY recorded_at, id"
        ) { row in
            TargetShare(
                target: try row.text(0), area: try row.key(1), value: try row.intOrNil(2), document: try row.text(3), at: try row.instant(4)
            )
        }
    }
}

extension WriteTransaction {
    public func insert(_ share: TargetShare, of plan: LoadedPlan.ID, id: TargetShare.ID, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO target_share (id, plan_id, target, area_id, value, document, officer_id, recorded_at)
            VALUES (\(id), \(plan), \(share.target), \(share.area), \(share.value), \(share.document), \(officer), \(share.at))
            """)
    }
}

import Core
import Database
import Registry

/// What rests on a household besides its sheets and recognitions.
public struct HouseholdPapers: Hashable, Sendable {
    /// Numbers of certificates that hold.
    public var certificates: [String]
    /// Places on lists of payments that were neither paid nor given up, with their sum in đồng.
    public var payments: Int
    public var amount: Int64
}

extension ReadTransaction {
    /// What rests on the household on `day`.
    public func papers(of household: Household.ID, on day: CalendarDate) throws -> HouseholdPapers {
        let recognitions = try recognitions(of: household)
        let certificates = try certificates(of: household).filter { $0.state(on: day, recognitions: recognitions) == .valid }
        let due = try first(
            """
            SELECT count(*), CAST(coalesce(sum(amount), 0) AS BIGINT) FROM payment_item JOIN payment_list ON payment_list.id = list_id
             WHERE household_id = \(household) AND state = 'due' AND paid_at IS NULL AND cancelled_at IS NULL
            """
        ) { (count: try $0.int(0), amount: try $0.int64(1)) }
        return HouseholdPapers(
            certificates: certificates.map(\.reference).sorted(), payments: due?.count ?? 0, amount: due?.amount ?? 0)
    }
}

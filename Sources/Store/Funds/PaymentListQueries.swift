import Access
import Core
import Database
import Finance
import Foundation
import Registry

extension ReadTransaction {
    public func paymentLists(of units: [Area.ID]) throws -> [PaymentList] {
        try rows(
            """
            SELECT \(sql: Self.listColumns) FROM payment_list WHERE unit_id IN \(units)
             ORDER BY decided_on DESC, recorded_at DESC, id LIMIT 1000
            """, Self.list)
    }

    public func paymentList(_ id: PaymentList.ID) throws -> PaymentList? {
        try first("SELECT \(sql: Self.listColumns) FROM payment_list WHERE id = \(id)", Self.list)
    }

    /// Who drew a list up.
    public func maker(of list: PaymentList.ID) throws -> Officer.ID? {
        try first("SELECT officer_id FROM payment_list WHERE id = \(list)") { try $0.keyOrNil(0) } ?? nil
    }

    public func paymentItems(of list: PaymentList.ID) throws -> [PaymentItem] {
        try rows("SELECT household_id, amount, state, stop FROM payment_item WHERE list_id = \(list) ORDER BY position") { row in
            guard let state = PaymentItem.State(rawValue: try row.text(2)) else { throw StoreError.unreadable("payment_item.state") }
            let stop = try row.text(3)
            return PaymentItem(
                household: try row.key(0), amount: try row.int64(1), state: state,
                stop: stop.isEmpty ? nil : try JSONDecoder().decode(PaymentStop.self, from: Data(stop.utf8)))
        }
    }

    /// Households of a list that were paid the same support for the same period by another list of the project, with its day and document.
    public func paidBefore(_ list: PaymentList) throws -> [Household.ID: (day: CalendarDate, document: String)] {
        let found = try rows(
            """
            SELECT payment_item.household_id, other.paid_on, other.voucher
              FROM payment_item JOIN payment_list AS other ON other.id = payment_item.list_id
              JOIN budget_line ON budget_line.id = other.line_id
             WHERE payment_item.state = 'paid' AND other.id <> \(list.id) AND other.subject = \(list.subject)
               AND other.period = \(list.period)
               AND budget_line.project_code = (SELECT project_code FROM budget_line WHERE id = \(list.line))
               AND payment_item.household_id IN (SELECT household_id FROM payment_item WHERE list_id = \(list.id))
             ORDER BY other.paid_on
            """
        ) { (household: (try $0.key(0)) as Household.ID, day: try $0.day(1), document: try $0.text(2)) }
        return Dictionary(found.map { ($0.household, ($0.day, $0.document)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Stays and recognitions of many households at once.
    public func paymentFacts(
        of households: [Household.ID]
    ) throws -> (stays: [Household.ID: [HouseholdStay]], recognitions: [Household.ID: [Recognition]]) {
        var stays: [Household.ID: [HouseholdStay]] = [:]
        var recognitions: [Household.ID: [Recognition]] = [:]
        for start in stride(from: 0, to: households.count, by: 2_000) {
            let part = Array(households[start..<min(start + 2_000, households.count)])
            for stay in try rows(
                """
                SELECT household_id, village_id, valid_from, valid_until, reason FROM household_stay
                 WHERE household_id IN \(part) ORDER BY household_id, valid_from
                """,
                {
                    HouseholdStay(
                        household: try $0.key(0), village: try $0.key(1), validFrom: try $0.day(2), validUntil: try $0.dayOrNil(3),
                        reason: HouseholdStay.Reason(rawValue: try $0.text(4)) ?? .registered)
                })
            {
                stays[stay.household, default: []].append(stay)
            }
            for recognition in try rows(
                "SELECT \(sql: Self.recognitionColumns) FROM recognition WHERE household_id IN \(part) ORDER BY valid_from DESC, standard_id",
                Self.recognition)
            {
                recognitions[recognition.household, default: []].append(recognition)
            }
        }
        return (stays, recognitions)
    }

    /// Households that lived in one of the villages on a day, by name of their head of today.
    public func households(livingIn villages: Set<Area.ID>, on day: CalendarDate) throws -> [HouseholdRow] {
        try rows(
            """
            SELECT \(sql: HouseholdRow.columns) FROM household
             WHERE household.id IN (
                SELECT household_id FROM household_stay
                 WHERE village_id IN \(Array(villages)) AND valid_from <= \(day) AND (valid_until IS NULL OR valid_until >= \(day)))
             ORDER BY household.village_id, household.head_sort_key, household.id
            """, HouseholdRow.init)
    }

    /// Households by their codes.
    public func households(withCodes codes: [String]) throws -> [String: Household.ID] {
        let found = try rows("SELECT code, id FROM household WHERE code IN \(codes)") { (try $0.text(0), (try $0.key(1)) as Household.ID) }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    /// Rows of households whatever has become of them, by key.
    public func householdRows(_ ids: [Household.ID]) throws -> [Household.ID: HouseholdRow] {
        var found: [Household.ID: HouseholdRow] = [:]
        for start in stride(from: 0, to: ids.count, by: 2_000) {
            let part = Array(ids[start..<min(start + 2_000, ids.count)])
            for row in try rows("SELECT \(sql: HouseholdRow.columns) FROM household WHERE id IN \(part)", HouseholdRow.init) {
                found[row.household.id] = row
            }
        }
        return found
    }

    private static var listColumns: SQL {
        """
        id, line_id, unit_id, subject, period, groups, document, decided_on, paid_on, voucher, cancelled_at, reason, recorded_at
        """
    }

    private static func list(_ row: Row) throws -> PaymentList {
        let state: PaymentList.State =
            if let day = try row.dayOrNil(8) {
                .paid(on: day, voucher: try row.text(9))
            } else if !row.isNull(10) {
                .cancelled(reason: try row.text(11))
            } else {
                .drawnUp
            }
        return PaymentList(
            id: try row.key(0), line: try row.key(1), unit: try row.key(2), subject: try row.text(3), period: try row.text(4),
            groups: Set(try row.text(5).split(separator: " ").compactMap { PaymentList.Group(rawValue: String($0)) }),
            document: try row.text(6), decidedOn: try row.day(7), state: state, recordedAt: try row.instant(12))
    }
}

extension WriteTransaction {
    public func insert(_ list: PaymentList, _ items: [PaymentItem], officer: Officer.ID?) throws {
        let groups = list.groups.map(\.rawValue).sorted().joined(separator: " ")
        try execute(
            """
            INSERT INTO payment_list (id, line_id, unit_id, subject, period, groups, document, decided_on, officer_id, recorded_at)
            VALUES (\(list.id), \(list.line), \(list.unit), \(list.subject), \(list.period), \(groups), \(list.document),
                    \(list.decidedOn), \(officer), \(list.recordedAt))
            """)
        try insert(
            into: "payment_item", columns: ["list_id", "household_id", "position", "amount", "state"],
            rows: items.enumerated().map { position, item in
                [
                    list.id.sqlValue, item.household.sqlValue, position.sqlValue, item.amount.sqlValue,
                    PaymentItem.State.due.rawValue.sqlValue,
                ]
            })
    }

    /// Writes down who of a list was paid and who was stopped, and why.
    public func close(
        _ list: PaymentList.ID, _ items: [PaymentItem], paidOn day: CalendarDate, voucher: String, officer: Officer.ID?, at now: Instant
    ) throws {
        let changed = try execute(
            """
            UPDATE payment_list SET paid_on = \(day), voucher = \(voucher), paid_by = \(officer), paid_at = \(now)
             WHERE id = \(list) AND paid_on IS NULL AND cancelled_at IS NULL
            """)
        guard changed == 1 else { throw StoreError.changedMeanwhile }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try execute("UPDATE payment_item SET state = 'paid' WHERE list_id = \(list)")
        for item in items {
            guard let stop = item.stop else { continue }
            let text = String(decoding: try encoder.encode(stop), as: UTF8.self)
            try execute(
                """
                UPDATE payment_item SET state = 'stopped', stop = \(text) WHERE list_id = \(list) AND household_id = \(item.household)
                """)
        }
    }

    public func cancel(_ list: PaymentList.ID, reason: String, at now: Instant) throws {
        let changed = try execute(
            """
            UPDATE payment_list SET cancelled_at = \(now), reason = \(reason)
             WHERE id = \(list) AND paid_on IS NULL AND cancelled_at IS NULL
            """)
        guard changed == 1 else { throw StoreError.changedMeanwhile }
    }

    /// Of a list whose payment was put right: nobody was paid by it.
    public func returnPayments(of list: PaymentList.ID) throws {
        try execute("UPDATE payment_item SET state = 'returned' WHERE list_id = \(list) AND state = 'paid'")
    }
}

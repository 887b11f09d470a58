import Access
import Core
import Database
import Law
import Programme

/// That an officer works for an agency of a plan, over days.
public struct AgencyWork: Hashable, Sendable {
    public var officer: Officer.ID
    public var agency: Agency
    public var validFrom: CalendarDate
    public var validUntil: CalendarDate?

    public init(officer: Officer.ID, agency: Agency, validFrom: CalendarDate, validUntil: CalendarDate? = nil) {
        self.officer = officer
        self.agency = agency
        self.validFrom = validFrom
        self.validUntil = validUntil
    }
}

extension ReadTransaction {
    /// For whom an officer works or worked, the earliest first.
    public func agencyWork(of officer: Officer.ID) throws -> [AgencyWork] {
        try rows(
            """
            SELECT id, area_id, function, name, valid_from, valid_until FROM agency_officer JOIN agency ON agency.id = agency_id
             WHERE officer_id = \(officer) ORDER BY valid_from, id
            """
        ) { row in
            AgencyWork(
                officer: officer, agency: try Self.agency(row), validFrom: try row.day(4), validUntil: try row.dayOrNil(5))
        }
    }

    /// Every agency but the committees of communes, whose officers follow from their roles.
    public func departments() throws -> [Agency] {
        try rows(
            """
            SELECT id, area_id, function, name FROM agency WHERE function <> \(Agency.Function.commune.rawValue) ORDER BY id
            """, Self.agency)
    }

    /// The agencies for which somebody works on a day, whose account is open.
    public func agenciesWithOfficers(on day: CalendarDate) throws -> Set<Agency.ID> {
        Set(
            try rows(
                """
                SELECT DISTINCT agency_id FROM agency_officer JOIN officer ON officer.id = officer_id
                 WHERE valid_from <= \(day) AND (valid_until IS NULL OR valid_until >= \(day)) AND disabled_at IS NULL
                """
            ) { try $0.key(0) })
    }
}

extension WriteTransaction {
    public func end(_ work: AgencyWork, on day: CalendarDate) throws {
        try execute(
            """
            UPDATE agency_officer SET valid_until = \(day)
             WHERE officer_id = \(work.officer) AND agency_id = \(work.agency.id) AND valid_from = \(work.validFrom)
            """)
    }

    /// Takes out work that has not begun.
    public func remove(_ work: AgencyWork) throws {
        try execute(
            """
            DELETE FROM agency_officer
             WHERE officer_id = \(work.officer) AND agency_id = \(work.agency.id) AND valid_from = \(work.validFrom)
            """)
    }
}

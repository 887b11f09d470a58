import Access
import Core
import Database
import Law
import Programme
import Registry
import Store

/// Says that an officer works for an agency of a plan, from a day on: its duties and reports are theirs then.
public struct TieAgency: Operation {
    public static let name = "TieAgency"
    public static let permission = Permission.manageOfficers

    public var officer: Officer.ID
    public var agency: Agency.ID
    public var from: CalendarDate
    public var until: CalendarDate?

    public init(_ officer: Officer.ID, to agency: Agency.ID, from: CalendarDate, until: CalendarDate? = nil) {
        self.officer = officer
        self.agency = agency
        self.from = from
        self.until = until
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let agency = try transaction.agency(agency) else { throw AccountRefusal.noSuchAgency }
        return agency.area
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        let rules = AccountRules(transaction: transaction, context: context)
        let account = try rules.account(officer)
        try rules.notOwn(officer)
        guard let agency = try transaction.agency(agency) else { throw AccountRefusal.noSuchAgency }
        guard agency.function != .commune else { throw AccountRefusal.agencyOfCommune }
        if let until {
            guard until >= from else { throw AccountRefusal.daysReversed }
            guard until >= context.today else { throw AccountRefusal.dayGone }
        }
        // Without a role that does duties there the tie would be of no use.
        let granted = account.standing(on: context.today).filter { $0.role.permissions.contains(.doDuties) }
        let communes = granted.map { AreaScope(of: $0.area, in: context.areas, on: context.today).communes }.reduce(into: Set()) {
            $0.formUnion($1)
        }
        guard AreaScope(communes: communes).covers(agency.area, in: context.areas, on: context.today) else {
            throw AccountRefusal.noRoleForAgency
        }
        let known = try transaction.agencyWork(of: officer).filter { $0.agency.id == agency.id }
        let isTwice = known.contains { work in
            work.validFrom == from || (work.validUntil.map { $0 >= from } ?? true) && (until.map { work.validFrom <= $0 } ?? true)
        }
        guard !isTwice else { throw AccountRefusal.agencyTwice }
        try transaction.insert(officer, workingFor: agency.id, from: from, until: until)
        return Performed(
            true, subjects: [officer.subject, agency.id.subject],
            detail: rules.detail(account, AgencyWork(officer: officer, agency: agency, validFrom: from, validUntil: until)))
    }
}

/// Lets an officer's work for an agency end with a day; with yesterday it ends at once.
public struct EndAgencyTie: Operation {
    public static let name = "EndAgencyTie"
    public static let permission = Permission.manageOfficers

    public var officer: Officer.ID
    public var agency: Agency.ID
    /// Its first day, as it is on record.
    public var from: CalendarDate
    /// The last day of it.
    public var until: CalendarDate

    public init(_ officer: Officer.ID, from agency: Agency.ID, since from: CalendarDate, until: CalendarDate) {
        self.officer = officer
        self.agency = agency
        self.from = from
        self.until = until
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID {
        guard let agency = try transaction.agency(agency) else { throw AccountRefusal.noSuchAgency }
        return agency.area
    }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Bool> {
        let rules = AccountRules(transaction: transaction, context: context)
        let account = try rules.account(officer)
        try rules.notOwn(officer)
        let known = try transaction.agencyWork(of: officer).first { $0.agency.id == agency && $0.validFrom == from }
        guard var work = known, work.validUntil.map({ $0 >= context.today }) ?? true else { throw AccountRefusal.noSuchAgency }
        // What was done for an agency in days gone by stays done for it.
        guard until >= context.today.adding(days: -1) else { throw AccountRefusal.dayGone }
        work.validUntil = until
        // What was to begin on a later day never was.
        if until < work.validFrom { try transaction.remove(work) } else { try transaction.end(work, on: until) }
        return Performed(true, subjects: [officer.subject, agency.subject], detail: rules.detail(account, work))
    }
}

extension AccountRules {
    func detail(_ account: Account, _ work: AgencyWork) -> [String: String] {
        var detail = detail(account)
        detail["agency"] = work.agency.name(in: context.areas, on: context.today)
        detail["areaName"] = context.areas.lastKnown(of: work.agency.area, on: context.today)?.name
        detail["from"] = work.validFrom.iso
        detail["until"] = work.validUntil?.iso
        return detail
    }
}

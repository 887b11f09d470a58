import Core
import Registry

/// A function that an officer has been given in an area, whatever the department is called this year.
public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    /// Keeps the lists of a commune: reviews, imports, reports.
    case communeOfficer
    /// Sees and enters the sheets of one village.
    case villageHead
    /// Consolidates the communes of a town or province.
    case consolidatingOfficer
    /// Signs: sees everything of the area, decides, enters nothing by hand.
    case leader
    /// Works for a department, a centre or an organisation that has duties in a plan; sees no family.
    case departmentOfficer
    /// Keeps the money of programmes for the finance department.
    case financeOfficer
    /// Runs the system: accounts, units, law; sees no family.
    case administrator

    public var permissions: Set<Permission> {
        switch self {
        case .communeOfficer:
            [
                .viewHouseholds, .revealPersonalNumber, .editHousehold, .decideDuplicates, .recordHouseholdPoint,
                .revealHouseholdPoint,
                .submitReviewSheet, .importList, .undoImport, .viewForms, .exportList, .recordPopulationBase, .viewAreas, .viewStandards,
                .openRounds, .takeApplications, .runRounds, .holdMeetings, .viewDocuments, .keepDocuments,
                .viewProgramme, .doDuties,
                .viewFunds, .keepFunds,
            ]
        case .villageHead:
            [
                .viewHouseholds, .recordHouseholdPoint, .submitReviewSheet, .takeApplications, .holdMeetings, .viewAreas, .viewStandards,
            ]
        case .consolidatingOfficer:
            [
                .viewHouseholds, .decideDuplicates, .importList, .undoImport, .viewForms, .exportList, .recordPopulationBase, .viewAreas,
                .viewStandards, .openRounds, .closeRounds, .verifySamples, .approveTied, .viewDocuments,
                .viewProgramme, .doDuties, .runProgramme, .answerObstacles,
                .viewFunds, .keepFunds,
            ]
        case .leader:
            [
                .viewHouseholds, .viewForms, .viewAreas, .viewStandards, .decideRounds, .approveTied, .viewDocuments, .keepDocuments,
                .viewProgramme,
                .answerObstacles,
                .viewFunds, .approvePayments,
            ]
        case .departmentOfficer: [.viewProgramme, .doDuties, .viewFunds, .viewAreas, .viewStandards]
        case .financeOfficer: [.viewProgramme, .doDuties, .viewFunds, .keepFunds, .viewAreas, .viewStandards]
        case .administrator:
            [.viewAreas, .changeAreas, .viewStandards, .confirmLaw, .manageOfficers, .viewEvents, .viewProgramme, .managePlans]
        }
    }
}

/// A role in an area and over days.
public struct RoleAssignment: Hashable, Sendable {
    public var role: Role
    public var area: Area.ID
    public var validFrom: CalendarDate
    public var validUntil: CalendarDate?

    public init(role: Role, area: Area.ID, validFrom: CalendarDate, validUntil: CalendarDate? = nil) {
        self.role = role
        self.area = area
        self.validFrom = validFrom
        self.validUntil = validUntil
    }

    public func holds(on day: CalendarDate) -> Bool { validFrom <= day && validUntil.map { day <= $0 } ?? true }
}

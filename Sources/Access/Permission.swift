/// What a person may do. Every operation and every page names one; nothing is open by default.
public enum Permission: String, Hashable, Sendable, Codable, CaseIterable {
    case viewHouseholds
    case revealPersonalNumber
    case editHousehold
    /// To write down where a household lives on the ground; who may does not see what is written by that.
    case recordHouseholdPoint
    case revealHouseholdPoint
    case submitReviewSheet
    case importList
    case undoImport
    case viewForms
    case exportList
    case recordPopulationBase
    case viewAreas
    case changeAreas
    case viewStandards
    case confirmLaw
    case manageOfficers
    case viewEvents
}

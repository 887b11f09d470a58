/// What a person may do. Every operation and every page names one; nothing is open by default.
public enum Permission: String, Hashable, Sendable, Codable, CaseIterable {
    case viewHouseholds
    case revealPersonalNumber
    case editHousehold
    /// To write down where a household lives on the ground; who may does not see what is written by that.
    case recordHouseholdPoint
    case revealHouseholdPoint
    /// Says whether two records are of one person, and makes them one.
    case decideDuplicates
    case submitReviewSheet
    /// Opens rounds of review and sets their calendar.
    case openRounds
    case takeApplications
    /// Lists, assigns, posts, answers objections: the commune's work in a round.
    case runRounds
    case holdMeetings
    /// Signs: decisions, rulings on single households, steps passed over.
    case decideRounds
    /// Confirms sheets of households of officials and of those near to them, and ends such declarations.
    case approveTied
    /// Closes rounds above the communes.
    case closeRounds
    /// Draws samples of reviewed households and asks them again, from above the communes.
    case verifySamples
    /// Sees the register of documents.
    case viewDocuments
    /// Issues documents of the commune, records incoming ones, voids numbers.
    case keepDocuments
    /// Sees plans, duties, reports and obstacles.
    case viewProgramme
    /// Works on duties of the agencies one acts for, writes their reports, raises obstacles.
    case doDuties
    /// Collects: reminds, takes or returns reports, routes obstacles.
    case runProgramme
    /// Gives guidance on obstacles.
    case answerObstacles
    /// Loads plans and answers what they leave open.
    case managePlans
    /// Sees the money of programmes: lines, parts of units, entries.
    case viewFunds
    /// Enters money as it is assigned, allotted, spent and settled, and draws lists of payments up.
    case keepFunds
    /// Has households paid from a list that somebody else drew up.
    case approvePayments
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

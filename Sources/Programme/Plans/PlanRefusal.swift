import Core
import Registry

/// Something that lacks before a plan, a duty, a report or an obstacle can go on.
public enum PlanLack: Hashable, Sendable {
    /// The unit that the plan is of is unknown by its code in its year.
    case unitUnknown(String)
    /// The file of the plan does not fit the programme: the place in it.
    case planWrong(String)
    /// A new text drops a duty about which a report was handed in.
    case dutyInUse(String)
    case questionUnknown
    case targetUnknown
    /// Nothing differs from what holds.
    case sharesUnchanged
    /// More than there is to ask of the commune: at most so much.
    case shareTooLarge(Area.ID, limit: Int)
    /// Its own plan says nothing about a target that was handed down.
    case ownTargetMissing(String)
    /// No agency of the plan, or no day from 1 to 28.
    case answerWrong
    case documentMissing
    case textMissing
    case titleMissing
    case evidenceMissing
    case percentWrong
    case dayInFuture
    /// Whoever writes does not act for the agency.
    case otherAgency
    /// Reports are written, not ticked off.
    case isReport
    case isDone
    case notDone
    case reasonMissing
    case signerMissing
    /// Nothing was written yet.
    case nothingToSubmit
    /// The version stands with whoever collects: it is withdrawn before it is written anew.
    case standsSubmitted
    case notSubmitted
    /// The period is not over: its figures can still change.
    case periodNotOver(CalendarDate)
    /// Whoever handed a report in does not accept it.
    case ownReport
    /// The step cannot follow where the obstacle stands.
    case stepWrong
    case agencyMissing
    case projectUnknown
    case tooEarlyToRemind
    /// Nobody enters what the register says.
    case ofRegister
    case sourceMissing
    /// A rate has a whole of which it is a part.
    case baseMissing
    /// More than a hundred percent.
    case overWhole
}

/// Why a plan cannot go on.
public struct PlanRefusal: Error, Hashable, Sendable {
    public let lacks: [PlanLack]

    public init(_ lacks: [PlanLack]) { self.lacks = lacks }

    public init(_ lack: PlanLack) { lacks = [lack] }
}

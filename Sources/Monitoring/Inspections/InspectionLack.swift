import Core
import Law
import Programme

/// Something that lacks before an inspection can go on.
public enum InspectionLack: Hashable, Sendable {
    /// Whoever writes does not act for the side that inspects.
    case notInspector
    /// Whoever writes does not act for whoever has to remedy.
    case notOwner
    case titleMissing
    case inspectorWrong
    /// Nobody inspects themselves.
    case ownSubject
    case subjectMissing
    case projectUnknown
    case documentMissing
    case boardMissing
    case headMissing
    case itemsMissing
    case daysReversed
    case dayInFuture
    case dayBefore(CalendarDate)
    /// Changed no more once it is under way.
    case underWay
    /// A step that cannot follow where the inspection stands.
    case step(Inspection.StepKind, in: Inspection.State)
    /// A finding or an answer outside the days of the work.
    case notRunning(Inspection.State)
    case itemsOpen([Int])
    case remediesOpen([Int])
    case textMissing
    case reasonMissing
    case evidenceMissing
    case householdUnknown
    case referenceUnknown
    case ownerMissing
    case dueMissing
    case remedy(Finding.StepKind, in: Finding.State)
    /// Whoever says that it is remedied does not verify it.
    case ownRemedy
    case tooEarlyToRemind
    /// What the law says of boards of the community.
    case boardTooSmall(least: Int)
    case tooManyPeople(most: Int)
    case tooManyDeputies(most: Int)
    case sideMissing
}

/// Why an inspection cannot go on.
public struct InspectionRefusal: Error, Hashable, Sendable {
    public let lacks: [InspectionLack]

    public init(_ lacks: [InspectionLack]) { self.lacks = lacks }

    public init(_ lack: InspectionLack) { lacks = [lack] }
}

extension Inspection {
    /// Of a board of the community.
    ///
    /// - Source: at least 5 members: Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15, Điều 41, in force from 01/07/2023; at most 5
    ///   representatives of the people and 2 deputies: Nghị định 59/2023/NĐ-CP, Điều 17; told at least 45 days before: Nghị định 29/2021/NĐ-CP,
    ///   Điều 87 khoản 1 điểm b.
    public static let leastOnBoard = 5
    public static let mostOfPeople = 5
    public static let mostDeputies = 2
    public static let daysOfNotice = 45
    static let boardsByLawFrom = CalendarDate(year: 2023, month: 7, day: 1)!

    /// True where a board of the community told the inspected later than the law says, or did not say when.
    public var isNoticeShort: Bool {
        kind == .community && notifiedOn.map { startsOn.dayNumber - $0.dayNumber < Self.daysOfNotice } ?? true
    }

    /// What lacks of what is written before the work begins.
    public func lacks(in plan: LoadedPlan) -> [InspectionLack] {
        var lacks: [InspectionLack] = []
        let inspecting = plan.agency(inspector)
        // The committees of communes carry out: the town's bodies inspect. A board of the community is the Front's.
        if inspecting.map({ kind == .community ? $0.function != .front : $0.function == .commune }) ?? true {
            lacks.append(.inspectorWrong)
        }
        if plan.agency(subject) == nil { lacks.append(.subjectMissing) } else if subject == inspector { lacks.append(.ownSubject) }
        if title.isEmpty { lacks.append(.titleMissing) }
        if !project.isEmpty, !plan.plan.projects.contains(where: { $0.code == project }) { lacks.append(.projectUnknown) }
        if document.isEmpty { lacks.append(.documentMissing) }
        if endsOn < startsOn { lacks.append(.daysReversed) }
        if members.count(where: { $0.part == .head }) != 1 { lacks.append(.headMissing) }
        if items.isEmpty { lacks.append(.itemsMissing) }
        if kind == .community { lacks += boardLacks }
        return lacks
    }

    private var boardLacks: [InspectionLack] {
        var lacks: [InspectionLack] = board.isEmpty ? [.boardMissing] : []
        if members.contains(where: { $0.side == nil }) { lacks.append(.sideMissing) }
        guard startsOn >= Self.boardsByLawFrom else { return lacks }
        if members.count < Self.leastOnBoard { lacks.append(.boardTooSmall(least: Self.leastOnBoard)) }
        if members.count(where: { $0.side == .people }) > Self.mostOfPeople { lacks.append(.tooManyPeople(most: Self.mostOfPeople)) }
        if members.count(where: { $0.part == .deputy }) > Self.mostDeputies { lacks.append(.tooManyDeputies(most: Self.mostDeputies)) }
        return lacks
    }
}

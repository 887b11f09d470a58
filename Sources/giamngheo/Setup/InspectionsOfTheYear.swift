import Core
import Law
import Monitoring
import Operations
import Words

/// The made-up inspections of 2023.
enum InspectionsOfTheYear {
    private typealias Said = DemonstrationInspectionWords

    static var told: [DemonstrationInspections.Told] { [planned, adHoc, community] }

    private static var team: [Inspection.Member] {
        Said.team.enumerated().map { index, person in
            Inspection.Member(name: person.0, post: person.1, part: index == 0 ? .head : .member, side: nil)
        }
    }

    private static var planned: DemonstrationInspections.Told {
        .init(
            kind: .planned, inspector: .labour, commune: 4, project: "DA2", title: Said.plannedTitle, scope: Said.plannedScope,
            starts: CalendarDate(year: 2023, month: 5, day: 10)!, days: 3, members: team,
            findings: [
                .init(.minor, Said.plannedFindings[0]),
                .init(
                    .serious, Said.plannedFindings[1], recommendation: Said.plannedAsked, dueAfter: 34, remediedAfter: 31,
                    verifiedAfter: 39,
                    remedy: Said.plannedRemedy),
            ], conclusion: Said.plannedConclusion, closedAfter: 41)
    }

    private static var adHoc: DemonstrationInspections.Told {
        .init(
            kind: .adHoc, inspector: .finance, commune: 6, project: "", title: Said.adHocTitle, scope: Said.adHocScope,
            starts: CalendarDate(year: 2023, month: 9, day: 11)!, days: 2, members: team,
            findings: [
                .init(
                    .serious, Said.adHocFindings[0], recommendation: Said.adHocAsked[0], dueAfter: 30, remediedAfter: 25,
                    remedy: Said.adHocRemedy),
                .init(.grave, Said.adHocFindings[1], recommendation: Said.adHocAsked[1], dueAfter: 38),
            ], conclusion: Said.adHocConclusion)
    }

    private static var community: DemonstrationInspections.Told {
        let sides: [Inspection.Member.Side] = [.front, .inspectorate, .people, .people, .people]
        return .init(
            kind: .community, inspector: .front, commune: 1, project: "DA2", title: Said.communityTitle, board: Said.board,
            scope: Said.communityScope, starts: CalendarDate(year: 2023, month: 11, day: 6)!, days: 5,
            members: zip(Said.boardMembers, sides).enumerated().map { index, person in
                Inspection.Member(
                    name: person.0, post: "", part: index == 0 ? .head : index == 1 ? .deputy : .member, side: person.1)
            },
            findings: [
                .init(
                    .serious, Said.communityFinding, recommendation: Said.communityAsked, dueAfter: 35, remediedAfter: 30,
                    remedy: Said.communityRemedy)
            ], conclusion: Said.communityConclusion)
    }
}

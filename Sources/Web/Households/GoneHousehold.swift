import Access
import Core
import Database
import Markup
import Operations
import Registry
import Store
import Words

/// A household that lived in the area of the officer and lives elsewhere in the registry today: as it last was here, and where it went.
struct GoneHousehold: Sendable {
    let id: Household.ID
    /// As it was on its last day here.
    let state: HouseholdState
    let lastDay: CalendarDate
    /// The village in which it lived from the day after.
    let village: Area.ID
    /// The stays here.
    let stays: [HouseholdStay]
    /// What was done to it here, the latest first.
    let acts: [HouseholdAct]

    /// `nil` where it never lived in the area of the officer, or was not followed elsewhere.
    init?(_ id: Household.ID, _ visit: Visit, in transaction: any ReadTransaction) throws {
        let (scope, areas, today) = (visit.scope(for: .viewHouseholds), visit.areas, visit.today)
        func isOwn(_ village: Area.ID) -> Bool { scope.coversAll(of: village, in: areas, known: areas, on: today) }
        let stays = try transaction.stays(of: id)
        guard let last = stays.lastIndex(where: { isOwn($0.village) }), stays.indices.contains(last + 1),
            let until = stays[last].validUntil,
            let state = try transaction.state(of: id, from: Viewpoint(day: until, map: until))
        else { return nil }
        self.id = id
        self.state = state
        lastDay = until
        village = stays[last + 1].village
        self.stays = stays[...last].filter { isOwn($0.village) }
        acts = try transaction.householdActs(of: [id]).filter { isOwn($0.fromVillage) }
    }

    func destination(_ visit: Visit) -> String { ActPages.place(village, visit) }

    /// "Trần Văn Minh · H000123: đã chuyển đến Thôn 2, Xã Bình Điền từ ngày 05/03/2026", leading to its page.
    func line(_ visit: Visit) -> HTML {
        """
        <div><a href="\(SitePath.household(id))">\(state.headName) · \(state.code)</a>\
        <div class="hint">\(HouseholdActWords.movedTo(destination(visit), since: lastDay.adding(days: 1)))</div></div>
        """
    }

    func page(_ visit: Visit) -> HTML {
        let then = Viewpoint(day: lastDay, map: lastDay)
        return visit.page(
            state.headName, crumbs: [(HouseholdWords.listTitle, SitePath.households), (HouseholdActWords.title, SitePath.acts)],
            """
            <div class="identity"><h1>\(state.headName)</h1><span>\(state.code)</span><span>\(HouseholdWords.name(HouseholdStatus.movedAway))</span></div>\
            <div class="banner warn" role="status"><p><strong>\(HouseholdActWords.movedTo(destination(visit), since: lastDay.adding(days: 1)))</strong></p>\
            <p>\(HouseholdActWords.keptElsewhere)</p></div>\
            <section class="card"><h2>\(HouseholdActWords.whileHere)</h2><dl class="facts">\
            <dt>\(HouseholdActWords.lastDayHere)</dt><dd>\(lastDay.vietnamese)</dd>\
            <dt>\(HouseholdWords.povertyClass)</dt><dd>\(ClassTag.html(state.povertyClass))</dd>\
            <dt>\(HouseholdWords.name(.persons))</dt><dd>\(state.persons)</dd></dl>\
            <p><a href="\(then.address(SitePath.household(id)))">\(HouseholdActWords.openLastDay(lastDay))</a></p></section>\
            <h2>\(HouseholdWords.stays)</h2><ul>\(stays.map { stay in
                "<li>\(stay.validFrom.vietnamese) – \(stay.validUntil?.vietnamese ?? ""): \(visit.areas.lastKnown(of: stay.village, on: stay.validFrom)?.name ?? "")</li>" as HTML
            })<li>\(HouseholdWords.since(lastDay.adding(days: 1).vietnamese)): \(destination(visit))</li></ul>\
            \(history, when: !acts.isEmpty)
            """)
    }

    private var history: HTML {
        """
        <h2>\(HouseholdWords.history)</h2><ul>\(acts.map { act in
            "<li>\(act.happenedOn.vietnamese): <strong>\(EventWords.sentence(act.kind.rawValue))</strong>\(act.reason.isEmpty ? "" : ". \(act.reason)")\(act.undoneAt == nil ? "" : " (\(HouseholdActWords.undone))")</li>" as HTML
        })</ul>
        """
    }
}

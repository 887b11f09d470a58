import Core
import Law
import Registry
import TestSupport
import Testing

@Suite struct `Rules of a round` {
    private let procedures: ReviewProcedures

    init() throws { procedures = try LawFolder.load(TestFolder.law).ruleBook.procedures(on: CalendarDate(iso: "2023-10-01")!) }

    private func at(_ seconds: Int64) -> Instant { Instant(milliseconds: seconds * 1_000) }

    private func household(_ possible: [PovertyClass]? = nil, sheetAt seconds: Int64 = 10) -> ReviewCase {
        var found = ReviewCase(
            id: ReviewCase.ID(high: 1, low: 1), household: Household.ID(high: 1, low: 2), village: Area.ID(high: 1, low: 3),
            commune: Area.ID(high: 1, low: 4), isPresent: true, origin: .listed, formerClass: .poor, isDecided: false)
        found.sheet = possible.map {
            ReviewCase.Sheet(
                id: ReviewSheet.ID(high: 2, low: 1), reviewedOn: CalendarDate(iso: "2023-10-01")!, recordedAt: at(seconds), possible: $0,
                incomePoints: 100, deprivations: 3)
        }
        return found
    }

    private func state(_ reviewCase: ReviewCase) -> ReviewCase.State { reviewCase.state(percent: 50, meets: true) }

    @Test func `a household goes from survey over score to agreement`() {
        #expect(state(household()) == .toSurvey)
        #expect(state(household([.poor, .nearPoor])) == .cannotSay)
        var scored = household([.poor])
        #expect(state(scored) == .scored(.poor))
        scored.vote = ReviewCase.Vote(present: 41, agreed: 21, at: at(20))
        #expect(state(scored) == .agreed(.poor))
    }

    @Test(arguments: [(40, 20, true), (41, 20, false), (1, 1, true), (3, 1, false), (0, 0, false)])
    func `half of the people present must agree`(_ present: Int, _ agreed: Int, _ isAgreement: Bool) {
        #expect(ReviewCase.Vote(present: present, agreed: agreed, at: at(0)).isAgreement(percent: 50) == isAgreement)
    }

    @Test func `under half the survey and the meeting are repeated`() {
        var refused = household([.poor])
        refused.vote = ReviewCase.Vote(present: 41, agreed: 20, at: at(20))
        #expect(state(refused) == .toSurveyAgain)
        refused.sheet?.recordedAt = at(30)
        #expect(state(refused) == .scored(.poor))
        refused.vote = ReviewCase.Vote(present: 30, agreed: 15, at: at(40))
        #expect(state(refused) == .agreed(.poor))
    }

    @Test func `a sheet changed after the meeting is one that nobody has agreed on`() {
        var changed = household([.nearPoor], sheetAt: 30)
        changed.vote = ReviewCase.Vote(present: 40, agreed: 40, at: at(20))
        #expect(state(changed) == .scored(.nearPoor))
    }

    @Test func `an objection that was upheld asks for a newer sheet, which is posted and not met`() {
        var checked = household([.poor])
        checked.vote = ReviewCase.Vote(present: 40, agreed: 40, at: at(20))
        checked.recheckSince = at(50)
        #expect(state(checked) == .toRecheck)
        checked.sheet?.recordedAt = at(60)
        checked.sheet?.possible = [.notPoor]
        #expect(state(checked) == .agreed(.notPoor))
    }

    @Test func `an act rules, also to leave a household as it is`() {
        var ruled = household([.poor, .nearPoor])
        ruled.ruling = ReviewCase.Ruling(povertyClass: nil, reason: "r", document: "d")
        #expect(state(ruled) == .ruled(nil))
        #expect(RoundOutcome(.yearly, former: .poor, found: nil) == .aside)
    }

    @Test(arguments: [
        (ReviewKind.yearly, PovertyClass?.none, PovertyClass.poor, RoundOutcome.recognized), (.yearly, .poor, .poor, .kept),
        (.yearly, .poor, .nearPoor, .recognized), (.yearly, .poor, .notPoor, .escaped), (.yearly, .nearPoor, .averageLiving, .escaped),
        (.regular, nil, .notPoor, .refused), (.regular, .notPoor, .nearPoor, .recognized),
        (.averageLiving, nil, .averageLiving, .recognized), (.averageLiving, nil, .notPoor, .refused),
        (.averageLiving, .averageLiving, .notPoor, .escaped),
    ])
    func `what a decision does follows from the class before and the class found`(
        _ kind: ReviewKind, _ former: PovertyClass?, _ found: PovertyClass, _ outcome: RoundOutcome
    ) {
        #expect(RoundOutcome(kind, former: former, found: found) == outcome)
    }

    private func situation(
        _ place: ReviewProcedure.Place, _ reached: ReviewStep, _ cases: [ReviewCase] = [], _ kind: ReviewKind = .yearly
    ) -> RoundSituation {
        RoundSituation(
            procedure: procedures[kind], percent: 50, place: place, reached: reached, lastDay: CalendarDate(iso: "2023-10-10"),
            cases: cases)
    }

    private let today = CalendarDate(iso: "2023-11-01")!

    @Test func `no step is skipped, and each says what lacks`() {
        let village = situation(.village, .listing, [household(), household([.poor])])
        #expect(village.next?.step == .collecting)
        #expect(village.lacks(for: .scoring, on: today, today: today) == [.notNext(.collecting)])
        #expect(village.lacks(for: .collecting, on: today, today: today) == [.toSurvey(1)])
        #expect(
            situation(.village, .collecting, [household([.poor, .notPoor])]).lacks(for: .scoring, on: today, today: today)
                == [.cannotSay(1)])
        #expect(situation(.village, .meeting).next == nil)
        #expect(situation(.commune, .prepared).next?.step == .posting)
    }

    @Test func `a step lies neither before the last nor in the future`() {
        let village = situation(.village, .prepared)
        #expect(
            village.lacks(for: .listing, on: CalendarDate(iso: "2023-10-09")!, today: today)
                == [.dayBefore(CalendarDate(iso: "2023-10-10")!)])
        #expect(village.lacks(for: .listing, on: today.adding(days: 1), today: today) == [.dayInFuture])
    }

    @Test func `objections close after the posting, with every answer, posted again where one was upheld`() {
        var commune = situation(.commune, .posting)
        (commune.postedUntil, commune.objectionsOpen, commune.isToPostAgain) = (today, 2, true)
        #expect(
            commune.lacks(for: .objections, on: today, today: today) == [.postedUntil(today), .objectionsOpen(2), .toPostAgain])
        (commune.objectionsOpen, commune.isToPostAgain) = (0, false)
        #expect(commune.lacks(for: .objections, on: today.adding(days: 1), today: today.adding(days: 1)) == [])
    }

    @Test func `the yearly round asks a higher opinion with a document, the monthly goes on to the decision`() {
        #expect(situation(.commune, .objections).next?.step == .opinionAsked)
        #expect(situation(.commune, .objections).lacks(for: .opinionAsked, on: today, today: today) == [.documentMissing])
        #expect(situation(.commune, .objections, [], .regular).next?.step == .decision)
        #expect(situation(.village, .scoring, [], .averageLiving).next == nil)
    }

    @Test func `cannot say and not agreed stand against a decision`() {
        let commune = situation(.commune, .opinion, [household([.poor]), household([.poor, .nearPoor]), household()])
        #expect(commune.lacks(for: .decision, on: today, today: today) == [.toSurvey(1), .cannotSay(1), .notAgreed(1)])
    }

    @Test func `the unit's own calendar lies inside that of the law`() {
        func round(_ from: String, _ until: String) -> [RoundLack] {
            ReviewRound(
                id: ReviewRound.ID(high: 0, low: 1), kind: .yearly, year: 2023, month: nil, unit: Area.ID(high: 0, low: 1),
                startsOn: CalendarDate(iso: from)!, endsOn: CalendarDate(iso: until)!, document: "41/KH-UBND", procedures: "",
                fingerprint: "", openedAt: at(0)
            ).calendarLacks(under: procedures[.yearly])
        }
        #expect(round("2023-10-01", "2023-12-14") == [])
        let window = RoundLack.outsideWindow(from: CalendarDate(iso: "2023-09-01")!, until: CalendarDate(iso: "2023-12-14")!)
        #expect(round("2023-08-31", "2023-12-01") == [window])
        #expect(round("2023-10-01", "2023-12-15") == [window])
        #expect(round("2023-10-01", "2023-09-30") == [window])
    }

    @Test func `a recalled limit counts for nobody until it was confirmed with a document`() throws {
        let yearly = procedures[.yearly]
        let recalled = try #require(EffectiveLimit(.posting, of: yearly, in: procedures.id, confirmations: []))
        #expect(recalled.counting == nil)
        let confirmation = LimitConfirmation(
            procedures: procedures.id, kind: .yearly, limit: .posting, days: 3, unit: .working, document: "QĐ 24/2021/QĐ-TTg",
            recordedAt: at(0))
        let confirmed = EffectiveLimit(.posting, of: yearly, in: procedures.id, confirmations: [confirmation])
        #expect(confirmed?.counting == TimeLimit(days: 3, unit: .working, bound: .atLeast))
        // What was confirmed of one snapshot says nothing of another.
        #expect(EffectiveLimit(.posting, of: yearly, in: "other", confirmations: [confirmation])?.counting == nil)
        #expect(EffectiveLimit(.whole, of: yearly, in: procedures.id, confirmations: []) == nil)
        #expect(EffectiveLimit(.whole, of: procedures[.regular], in: procedures.id, confirmations: [])?.counting?.days == 15)
    }

    @Test func `the code of a slip has no letters taken for each other`() {
        let slip = ReviewApplication.slip(from: [0, 24, 48, 255, 7, 8, 9, 10])
        #expect(slip.count == 9)
        #expect(!slip.contains { "0O1I5S8B2ZJ".contains($0) })
    }
}

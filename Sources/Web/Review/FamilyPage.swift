import Access
import Core
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// One page of A5 for the family: what was answered, why it has its class, what would give another, whom to ask, who touched the file.
struct FamilyPage {
    let visit: Visit
    let row: HouseholdRow
    let stored: StoredSheet
    let classifications: [Classification]
    let table: ScoreTable?
    let recognition: Recognition?
    let events: [StoredEvent]
    let officerNames: [Officer.ID: String]
    let posting: ListPosting?

    private var sheet: ReviewSheet { stored.sheet }
    private var standard: PovertyStandard? { try? visit.site.shelves.law.national(on: sheet.reviewedOn) }
    private var commune: String { visit.areas.lastKnown(of: row.commune, on: visit.today)?.name ?? "" }

    var html: HTML {
        visit.page(
            FamilyPageWords.title,
            crumbs: [
                (HouseholdWords.listTitle, SitePath.households), (row.headName, SitePath.household(row.household.id)),
                ("\(ReviewWords.title) \(sheet.reviewedOn.vietnamese)", SitePath.sheet(row.household.id, sheet.id)),
            ],
            """
            <p class="hint no-print">\(FamilyPageWords.print)</p><article class="family card">\
            \("<p class=\"banner warn\"><strong>\(SheetChangeWords.countsNot)</strong></p>", when: !stored.stands)\
            <p class="cite">\(PaperWords.committee(of: commune))</p><h1>\(isOpen ? FamilyPageWords.headingOpen : FamilyPageWords.heading)</h1>\
            <p>\(FamilyPageWords.household) <strong>\(row.headName)</strong> · \(row.household.code) · \(place) · \(ReviewWords.day) \(sheet.reviewedOn.vietnamese)</p>\
            <section><h2>\(FamilyPageWords.result)</h2>\(ClassificationPart.html(classifications, residence: sheet.residence, visit: visit))\
            <p>\(FamilyPageWords.recognized(row.povertyClass, decision: recognition?.decisionNumber ?? "", on: recognition?.decisionOn)) \(FamilyPageWords.decided)</p></section>\
            <section><h2>\(FamilyPageWords.answers)</h2>\(answers)</section>\
            <section><h2>\(FamilyPageWords.turns)</h2>\(turns)</section>\
            <section><h2>\(FamilyPageWords.objection)</h2><p>\(FamilyPageWords.whereTo(commune.prefix(1).lowercased() + commune.dropFirst())) \(FamilyPageWords.until(posting.map { ($0.firstOn, $0.lastOn) }))</p></section>\
            <section><h2>\(FamilyPageWords.trail)</h2><ul>\(trail)</ul></section></article>
            """)
    }

    /// No class can be said.
    private var isOpen: Bool { standard?.classification(of: sheet.assessment).povertyClass == nil }

    private var place: String { visit.areas.lastKnown(of: row.household.village, on: visit.today)?.name ?? "" }

    private var answers: HTML {
        let points = sheet.incomePoints.map(String.init) ?? ReviewWords.notGiven
        let indicators = standard?.indicators ?? []
        func names(_ answer: Deprivations.Answer) -> String {
            indicators.filter { sheet.deprivations[$0.number] == answer }.map(\.name).joined(separator: "; ")
        }
        let (lacking, unknown) = (names(.deprived), names(.unknown))
        return """
            <p>\(FamilyPageWords.pointA): <strong>\(points)</strong>.\(chosen)</p>\
            <p>\(FamilyPageWords.pointB): \(ReviewWords.pointB(deprived: sheet.deprivations.count, unknown: unknowns, each: standard?.pointsEach?.value)).</p>\
            <p>\(FamilyPageWords.lacking): \(lacking.isEmpty ? (unknowns == 0 ? ReviewWords.noneDeprived : FamilyPageWords.noneNoted) : lacking).</p>\
            \("<p>\(FamilyPageWords.notKnown): \(unknown).</p>", when: !unknown.isEmpty)
            """
    }

    private var unknowns: Int { sheet.deprivations.unknown.nonzeroBitCount }

    /// The answers of sheet B1 with their points, in running text.
    private var chosen: String {
        guard let table, !sheet.answers.isEmpty else { return "" }
        let parts = table.questions.compactMap { question -> String? in
            guard let id = sheet.answers[question.id], let option = question.options.first(where: { $0.id == id }) else { return nil }
            return "\(question.label): \(option.label) (\(option.points))"
        }
        return " " + parts.joined(separator: "; ") + "." + (table.confidence == .invented ? " " + ReviewWords.invented : "")
    }

    private var turns: HTML {
        let turns = standard?.turns(of: sheet.assessment) ?? []
        if isOpen {
            let lacksPoints = sheet.incomePoints == nil && sheet.monthlyIncomePerPerson == nil
            return "<p>\(FamilyPageWords.open(lacksPoints: lacksPoints, indicators: unknowns))</p>"
        }
        guard !turns.isEmpty else { return "<p>\(FamilyPageWords.noTurns)</p>" }
        return "<ul>\(turns.map { "<li>\(FamilyPageWords.sentence($0))</li>" as HTML })</ul>"
    }

    private var trail: [HTML] {
        // Sheets that came with a list have no entry of their own.
        let own = (stored.recordedAt, FamilyPageWords.sheetRecorded, stored.officer)
        let later = events.filter { $0.at > stored.recordedAt }.prefix(5).map { ($0.at, EventWords.sentence($0.operation), $0.officer) }
        return (later + [own]).map { at, what, officer in
            let who = officer.flatMap { officerNames[$0] } ?? ""
            return "<li>\(at.day.vietnamese): \(what)\(who.isEmpty ? "" : " – \(who)")</li>"
        }
    }
}

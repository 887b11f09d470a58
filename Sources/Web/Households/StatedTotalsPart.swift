import Core
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// What a list states of the review of a household, with the class that its totals give and why.
struct StatedTotalsPart {
    let statement: ListStatement
    let row: HouseholdRow
    let visit: Visit

    var html: HTML {
        let totals = statement.totals
        let causes = visit.site.law.codeLists.causes.filter { totals.causes & (1 << ($0.number - 1)) != 0 }
        return """
            <section class="card"><h2>\(ReviewWords.result) · \(statement.statedOn.vietnamese)</h2><p class="hint">\(ReviewWords.statedTotals) \(ReviewWords.awaitsDecision)</p>\
            <dl class="facts"><dt>\(ReviewWords.pointsTotal)</dt><dd>\(totals.incomePoints.map(String.init) ?? "–")</dd>\
            <dt>\(ReviewWords.deprivationTotal)</dt><dd>\(totals.deprivationPoints.map(String.init) ?? "–")</dd>\
            <dt>\(ReviewWords.causes)</dt><dd>\(causes.isEmpty ? "–" : causes.map(\.name).joined(separator: "; "))</dd></dl>\
            \(classification)</section>
            """
    }

    private var classification: HTML {
        guard statement.totals.incomePoints != nil || statement.totals.deprivationPoints != nil,
            let standard = try? visit.site.shelves.law.national(on: statement.statedOn),
            let residence = visit.areas.residence(of: row.household.village, reviewedOn: statement.statedOn, under: visit.site.shelves.law)
        else { return .empty }
        let assessment = statement.totals.assessment(on: statement.statedOn, residence: residence, under: standard)
        return ClassificationPart.html([standard.classification(of: assessment)], residence: residence, visit: visit)
    }
}

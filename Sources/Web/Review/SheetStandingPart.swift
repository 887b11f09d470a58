import Access
import Core
import Law
import Markup
import Registry
import Store
import Words

/// How a stored sheet stands: whether it counts, what stands in its place and why, and what can be done to it.
struct SheetStandingPart {
    let visit: Visit
    let row: HouseholdRow
    let stored: StoredSheet
    let history: SheetHistory
    /// What rests on it.
    let decision: ReviewDecision?
    let officerNames: [Officer.ID: String]

    private var change: SheetChange? { history.lastChange(of: stored.sheet.id) }
    private var household: Household.ID { row.household.id }

    /// What a replaced or withdrawn sheet says first.
    var banner: HTML {
        guard !stored.stands else { return decided }
        let officer = change?.officer.flatMap { officerNames[$0] } ?? ""
        let (moment, reason) = (change?.at, change?.reason ?? "")
        let told =
            stored.isWithdrawn
            ? SheetChangeWords.withdrawn(at: moment, by: officer, reason: reason)
            : SheetChangeWords.replaced(at: moment, by: officer, reason: reason)
        return """
            <div class="banner warn"><p><strong>\(told)</strong></p><p>\(counting)</p></div>
            """
    }

    private var counting: HTML {
        guard let counting = history.counting?.sheet else { return "\(SheetChangeWords.noneLeft)" }
        return """
            \(SheetChangeWords.counting): <a href="\(SitePath.sheet(household, counting.id))">\(SheetChangeWords.sheet(of: counting.reviewedOn))</a>.
            """
    }

    private var decided: HTML {
        guard let decision, mayChange else { return .empty }
        return "<div class=\"banner\"><p>\(SheetChangeWords.decided(number: decision.number, on: decision.signedOn))</p></div>"
    }

    private var mayChange: Bool {
        row.household.status == .active && visit.may(.submitReviewSheet)
            && visit.scope(for: .submitReviewSheet).contains(village: row.household.village, commune: row.commune)
    }

    /// What can be done to it.
    var actions: HTML {
        guard mayChange, decision == nil else { return .empty }
        let ways =
            stored.stands
            ? [
                (SitePath.correctSheet(household, stored.sheet.id), SheetChangeWords.correct),
                (SitePath.withdrawSheet(household, stored.sheet.id), SheetChangeWords.withdraw),
            ] : stored.isWithdrawn ? [(SitePath.restoreSheet(household, stored.sheet.id), SheetChangeWords.restore)] : []
        return ways.map { "<a class=\"plain\" href=\"\($0.0)\">\($0.1)</a>" as HTML }.joined()
    }

    /// The sheets in whose place it stands.
    var former: HTML {
        let replaced = history.sheets.filter { $0.replacedBy == stored.sheet.id && !$0.isWithdrawn }
        guard !replaced.isEmpty else { return .empty }
        let links = replaced.map {
            "<a href=\"\(SitePath.sheet(household, $0.sheet.id))\">\(SheetChangeWords.sheet(of: $0.sheet.reviewedOn))</a>" as HTML
        }
        let reason = replaced.compactMap { history.lastChange(of: $0.sheet.id)?.reason }.first { !$0.isEmpty } ?? ""
        return """
            <dt>\(SheetChangeWords.takesPlace)</dt><dd>\(links.enumerated().map { $0.offset == 0 ? $0.element : ", " + $0.element })\
            \(reason.isEmpty ? "" : " (\(reason))")</dd>
            """
    }
}

extension SitePath {
    static func correctSheet(_ household: Household.ID, _ id: ReviewSheet.ID) -> String { sheet(household, id) + "/sua" }
    static func withdrawSheet(_ household: Household.ID, _ id: ReviewSheet.ID) -> String { sheet(household, id) + "/rut" }
    static func restoreSheet(_ household: Household.ID, _ id: ReviewSheet.ID) -> String { sheet(household, id) + "/bo-rut" }
}

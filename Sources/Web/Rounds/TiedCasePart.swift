import Access
import Core
import Markup
import Operations
import Registry
import Store
import Words

/// On the file of a household of a round: who ties it to an official, and that somebody else looked at its sheet.
enum TiedCasePart {
    static let field = "da-xem"

    static func facts(_ row: CaseRow, _ book: RoundBook) -> HTML {
        guard let ties = book.ties[row.facts.household] else { return .empty }
        let approval = book.approvals[row.facts.id].flatMap { $0.sheet == row.facts.sheet?.id ? $0 : nil }
        let state = approval.map { "\(TieWords.approved) \($0.recordedAt.day.vietnamese): \($0.note)" } ?? TieWords.toApprove
        return """
            <dt>\(TieWords.title)</dt><dd>\(ties.map { "\(TieWords.line($0)). " as HTML })\(row.facts.sheet == nil ? "" : state)</dd>
            """
    }

    static func form(_ entry: Entry, _ row: CaseRow, _ book: RoundBook, _ visit: Visit) -> HTML {
        guard book.needsApproval(row), visit.may(.approveTied, in: row.facts.village) else { return .empty }
        return """
            <form method="post" action="\(SitePath.reviewCase(book.round.id, row.facts.id))/duyet" class="card" novalidate>\(visit.formGuard)<h2>\(TieWords.approval)</h2>\
            <p class="hint">\(TieWords.approvalLead)</p>\(Control.text(entry.state(field, TieWords.approvalNote)))\
            <div class="actions">\(Control.button(TieWords.approve))</div></form>
            """
    }
}

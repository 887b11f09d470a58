import Access
import Core
import Foundation
import Law
import Markup
import Registry
import Store
import Words

/// The members of a household, and what can be done with each.
struct MemberTable {
    let visit: Visit
    let row: HouseholdRow
    let members: [Member]
    /// The member whose number was asked for without saying what for.
    let unansweredFor: Membership.ID?
    private let mayEdit: Bool
    private let mayReveal: Bool

    init(visit: Visit, row: HouseholdRow, members: [Member], unansweredFor: Membership.ID?) {
        self.visit = visit
        self.row = row
        self.members = members
        self.unansweredFor = unansweredFor
        func may(_ permission: Permission) -> Bool {
            visit.may(permission) && visit.scope(for: permission).contains(village: row.household.village, commune: row.commune)
        }
        mayEdit = row.household.status == .active && may(.editHousehold)
        mayReveal = may(.revealPersonalNumber)
    }

    private var present: [Member] { members.filter { $0.membership.leftOn == nil } }

    var html: HTML {
        let former = members.filter { $0.membership.leftOn != nil }
        return """
            <h2 id="thanh-vien">\(HouseholdWords.members)</h2>\
            <div class="scroll" tabindex="0" role="region" aria-label="\(HouseholdWords.members)"><table class="stack">\
            <thead><tr><th scope="col">\(HouseholdWords.fullName)</th><th scope="col">\(HouseholdWords.relation)</th><th scope="col">\(HouseholdWords.born)</th>\
            <th scope="col" class="n">\(HouseholdWords.age)</th><th scope="col">\(HouseholdWords.sex)</th><th scope="col">\(HouseholdWords.name(.ethnicity))</th>\
            <th scope="col">\(HouseholdWords.personalNumber)</th><th scope="col">\(EntryWords.phone)</th>\
            \("<th scope=\"col\">\(EntryWords.actions)</th>", when: mayEdit)</tr></thead><tbody>\(present.map(line))</tbody></table></div>\
            \("<details><summary>\(HouseholdWords.formerMembers) (\(former.count))</summary><ul>\(former.map(formerLine))</ul></details>", when: !former.isEmpty)
            """
    }

    private func line(_ member: Member) -> HTML {
        let person = member.person
        let isNew = visit.query["thanh-vien"] == member.membership.id.description
        return """
            <tr\(" class=\"new\"", when: isNew)><th scope="row">\(person.name)</th>\
            \(cell(HouseholdWords.relation, HTML(text: HouseholdWords.name(member.membership.relation))))\
            \(cell(HouseholdWords.born, HTML(text: person.born?.vietnamese ?? "")))\
            \(cell(HouseholdWords.age, HTML(text: person.born.map { String($0.age(on: visit.today)) } ?? ""), style: "n"))\
            \(cell(HouseholdWords.sex, HTML(text: HouseholdWords.name(person.sex))))\
            \(cell(HouseholdWords.name(.ethnicity), HTML(text: person.ethnicity.flatMap { visit.site.law.codeLists.ethnicGroup($0)?.name } ?? "")))\
            \(cell(HouseholdWords.personalNumber, number(member)))\
            \(cell(EntryWords.phone, HTML(text: person.phone.map { PhoneNumber(e164: $0)?.shown ?? $0 } ?? ""), style: "nowrap"))\
            \("<td>\(actions(member))</td>", when: mayEdit)</tr>
            """
    }

    private func cell(_ heading: String, _ content: HTML, style: String = "") -> HTML {
        "<td data-label=\"\(heading)\"\(" class=\"\(style)\"", when: !style.isEmpty)>\(content)</td>"
    }

    /// The masked number; the whole one is asked for with a purpose, and shown on the answer alone.
    private func number(_ member: Member) -> HTML {
        guard let digits = member.person.personalNumber else { return .empty }
        let masked: HTML = "<span class=\"nowrap\">\(PersonalNumber.masked(digits))</span>"
        guard mayReveal else { return masked }
        let name = "muc-dich-\(member.membership.id)"
        let isUnanswered = unansweredFor == member.membership.id
        let field = FieldState(
            name: name, label: EntryWords.purpose, value: isUnanswered ? visit.form[name] : "",
            problem: isUnanswered ? EntryWords.purposeMissing : nil)
        return """
            \(masked) <details class="menu"\(" open", when: isUnanswered)><summary aria-label="\(EntryWords.reveal(of: member.person.name))">\(EntryWords.reveal)</summary>\
            <form method="post" action="\(SitePath.reveal(row.household.id, member.membership.id))" novalidate>\(visit.formGuard)\
            \(Control.text(field, width: .short))\(Control.button(EntryWords.reveal, isPrimary: false))</form></details>
            """
    }

    private func actions(_ member: Member) -> HTML {
        let (household, key) = (row.household.id, member.membership.id)
        return """
            <details class="menu"><summary aria-label="\(EntryWords.actions(of: member.person.name))">\(EntryWords.actions)</summary><ul>\
            <li><a href="\(SitePath.editPerson(household, key))">\(EntryWords.editPerson)</a></li><li><a href="\(SitePath.leave(household, key))">\(EntryWords.leave)</a></li>\
            \("<li><a href=\"\(SitePath.makeHead(household, key))\">\(EntryWords.makeHead)</a></li>", when: member.membership.relation != .head)</ul></details>
            """
    }

    private func formerLine(_ member: Member) -> HTML {
        "<li>\(member.person.name) (\(HouseholdWords.name(member.membership.relation))): \(member.membership.leaveReason.map(HouseholdWords.name) ?? ""), \(member.membership.leftOn?.vietnamese ?? "")</li>"
    }
}

/// What happened to a household, newest first, in words.
struct HouseholdTimeline {
    let visit: Visit
    let events: [StoredEvent]
    let officerNames: [String: String]
    var acts: [HouseholdAct] = []
    /// Whose history it is; `nil` where it is that of no household.
    var household: Household.ID?

    var html: HTML {
        guard !events.isEmpty else { return .empty }
        return "<h2>\(HouseholdWords.history)</h2><ul>\(events.map(line))</ul>"
    }

    private func line(_ event: StoredEvent) -> HTML {
        let detail = event.facts
        let told = EventWords.details(detail, of: household?.description) { visit.site.law.codeLists.ethnicGroup($0)?.name ?? $0 }
        let officer = event.officer.flatMap { officerNames[$0.description] }
        return """
            <li>\(event.at.day.vietnamese) \(event.at.clock)\(officer.map { ", \($0)" } ?? ""): \
            <strong>\(EventWords.sentence(event.operation))</strong>\(told.isEmpty ? "" : ". " + told.joined(separator: ". ") + ".")\
            \(undoing(event))</li>
            """
    }

    /// Whether the act of an event was taken back; the last one that was not can be.
    private func undoing(_ event: StoredEvent) -> HTML {
        guard let act = acts.first(where: { $0.event == event.seq }) else { return .empty }
        if act.undoneAt != nil { return " (\(HouseholdActWords.undone))" }
        let isLast = acts.first { $0.undoneAt == nil }?.id == act.id
        return " \("<a href=\"\(SitePath.act(act.id))\">\(HouseholdActWords.undo)</a>", when: isLast && visit.may(.editHousehold))"
    }
}

extension StoredEvent {
    /// What was done, by name; empty where the log says it in another shape.
    var facts: [String: String] { (try? JSONDecoder().decode([String: String].self, from: Data(detail.utf8))) ?? [:] }
}

import Access
import Core
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// A person who comes into the household, or whose record is put right: one form, field by field.
struct PersonPage {
    let entry: Entry
    let row: HouseholdRow
    /// The member who is corrected; `nil` for somebody new.
    let member: Member?

    private var visit: Visit { entry.visit }
    private var household: Household.ID { row.household.id }

    var html: HTML {
        let title = member == nil ? EntryWords.addMember : EntryWords.editPerson
        return visit.page(
            title, crumbs: MemberPages.crumbs(row), problems: entry.problems,
            entry.form(
                title: title, lead: MemberPages.lead(row, member),
                action: member.map { SitePath.editPerson(household, $0.membership.id) } ?? SitePath.newMember(household),
                version: row.household.version, cancel: SitePath.household(household), canBeLookedAt: true,
                """
                \(joining, when: member == nil)<section class="card">\(person)</section>\
                \("<section class=\"card\">\(Control.text(entry.state("ly-do", EntryWords.reasonForPapers, hint: EntryWords.reasonHint)))</section>", when: member != nil)
                """))
    }

    private var joining: HTML {
        """
        <section class="card">\(Control.choice(entry.state("vao-vi", EntryWords.joinReason), EntryWords.joinReasons.map { ($0.reason.rawValue, $0.name) }))\
        \(Control.text(entry.state("ngay", EntryWords.joinedOn, hint: EntryWords.joinedOnHint), width: .short, isNumeric: true))</section>
        """
    }

    private var person: HTML {
        let relation: HTML =
            member?.membership.relation == .head
            ? "<p><strong>\(HouseholdWords.relation):</strong> \(HouseholdWords.name(Relation.head))</p>"
            : Control.select(entry.state("quan-he", EntryWords.relation), EntryChoices.relations)
        return """
            \(Control.text(entry.state("ten", EntryWords.fullName)))\(relation)\
            \(Control.text(entry.state("sinh", "\(EntryWords.born) \(EntryWords.optional)", hint: EntryWords.bornHint), width: .short))\
            \(Control.select(entry.state("gioi", EntryWords.sex), EntryChoices.sexes))\
            \(Control.select(entry.state("dan-toc", EntryWords.ethnicity), EntryChoices.ethnicities(visit.site.law.codeLists)))\
            \(Control.text(entry.state("so", "\(EntryWords.personalNumber) \(EntryWords.optional)", hint: numberHint), width: .short, isNumeric: true))\
            \("<p>\(Control.tick(name: "bo-so", value: "1", label: EntryWords.removeNumber, isTicked: entry.fields.has("bo-so")))</p>", when: member?.person.personalNumber != nil)\
            \(Control.text(entry.state("dt", "\(EntryWords.phone) \(EntryWords.optional)", hint: EntryWords.phoneHint), width: .short, isNumeric: true))\
            <div class="choices">\(Control.tick(name: "co-cong", value: "1", label: EntryWords.meritorious, isTicked: entry.fields.has("co-cong")))\
            \(Control.tick(name: "khuyet-tat", value: "1", label: EntryWords.disabled, isTicked: entry.fields.has("khuyet-tat")))</div>
            """
    }

    private var numberHint: String {
        member?.person.personalNumber.map { EntryWords.numberKept(PersonalNumber.masked($0)) } ?? EntryWords.personalNumberHint
    }
}

/// A member who leaves; with a head goes the question who is head now.
struct LeavePage {
    let entry: Entry
    let row: HouseholdRow
    let member: Member
    /// Everybody else of the household.
    let others: [Member]

    var html: HTML {
        let successors =
            [("", EntryWords.choose)] + others.map { ($0.membership.id.description, MemberPages.line($0, on: entry.visit.today)) }
        return entry.visit.page(
            EntryWords.leave, crumbs: MemberPages.crumbs(row), problems: entry.problems,
            entry.form(
                title: EntryWords.leave, lead: MemberPages.lead(row, member),
                action: SitePath.leave(row.household.id, member.membership.id),
                version: row.household.version, cancel: SitePath.household(row.household.id), canBeLookedAt: true,
                """
                \("<div class=\"banner warn\"><p>\(EntryWords.lastMember)</p></div>", when: others.isEmpty)<section class="card">\
                \(Control.choice(entry.state("roi-vi", EntryWords.leaveReason), EndMembership.reasons.map { ($0.rawValue, EntryWords.choice($0)) }))\
                \(Control.text(entry.state("ngay", EntryWords.leftOn, hint: EntryWords.leftOnHint), width: .short, isNumeric: true))\
                \(Control.select(entry.state("chu-ho-moi", EntryWords.newHead, hint: EntryWords.newHeadHint), successors), when: member.membership.relation == .head && !others.isEmpty)\
                \(Control.text(entry.state("ly-do", "\(EntryWords.reason) \(EntryWords.optional)")))</section>
                """))
    }
}

/// A member who becomes head, and what everybody is to them then.
struct MakeHeadPage {
    let entry: Entry
    let row: HouseholdRow
    let members: [Member]
    let member: Member

    var html: HTML {
        let title = "\(EntryWords.makeHead): \(member.person.name)"
        let after = members.headed(by: member.membership.id)
        return entry.visit.page(
            EntryWords.makeHead, crumbs: MemberPages.crumbs(row), problems: entry.problems,
            entry.form(
                title: title, lead: MemberPages.lead(row, nil), action: SitePath.makeHead(row.household.id, member.membership.id),
                version: row.household.version, cancel: SitePath.household(row.household.id), canBeLookedAt: true,
                """
                <section class="card"><h2>\(EntryWords.changes)</h2><p class="hint">\(EntryWords.newHeadHint)</p>\
                <div class="scroll" tabindex="0" role="region" aria-label="\(EntryWords.changes)"><table><thead><tr><th scope="col">\(HouseholdWords.fullName)</th><th scope="col">\(HouseholdWords.relation)</th><th scope="col">\(EntryWords.afterChangeOfHead)</th></tr></thead><tbody>\(zip(members, after).map { before, after in
                    "<tr><th scope=\"row\">\(before.person.name)</th><td>\(HouseholdWords.name(before.membership.relation))</td><td>\(HouseholdWords.name(after.membership.relation))</td></tr>" as HTML
                })</tbody></table></div></section>\
                <section class="card">\(Control.text(entry.state("ngay", EntryWords.headSince, hint: EntryWords.headSinceHint), width: .short, isNumeric: true))\
                \(Control.text(entry.state("ly-do", EntryWords.reasonRequired)))</section>
                """))
    }
}

/// Address and village of a household.
struct HouseholdEditPage {
    let entry: Entry
    let row: HouseholdRow

    var html: HTML {
        entry.visit.page(
            EntryWords.editHousehold, crumbs: MemberPages.crumbs(row), problems: entry.problems,
            entry.form(
                title: EntryWords.editHousehold, lead: MemberPages.lead(row, nil), action: SitePath.editHousehold(row.household.id),
                version: row.household.version, cancel: SitePath.household(row.household.id), canBeLookedAt: true,
                """
                <section class="card">\(Control.text(entry.state("dia-chi", EntryWords.address, hint: EntryWords.addressHint)))</section>\
                <section class="card">\(Control.choice(entry.state("cho-o", "\(EntryWords.placement): \(place)"), [("giu", EntryWords.placeUnchanged), ("chuyen", EntryWords.placeMoved), ("nham", EntryWords.placeMiswritten)]))\
                \(Control.select(entry.state("thon", EntryWords.newVillage), entry.villages()))\
                \(Control.text(entry.state("ngay", EntryWords.movedOn, hint: ReviewWords.dayHint), width: .short, isNumeric: true))\
                \(Control.text(entry.state("ly-do", EntryWords.reasonForPlace)))</section>
                """))
    }

    private var place: String { entry.visit.areas.lastKnown(of: row.household.village, on: entry.visit.today)?.name ?? "" }
}

/// What the pages about one household share.
enum MemberPages {
    static func crumbs(_ row: HouseholdRow) -> [(title: String, path: String)] {
        [(HouseholdWords.listTitle, SitePath.households), (row.headName, SitePath.household(row.household.id))]
    }

    /// Whom and which household the page is about.
    static func lead(_ row: HouseholdRow, _ member: Member?) -> String {
        let household = "\(row.headName) · \(row.household.code)"
        return member.map { "\($0.person.name) (\(HouseholdWords.name($0.membership.relation))) · \(household)" } ?? household
    }

    static func line(_ member: Member, on day: CalendarDate) -> String {
        let born = member.person.born.map { ", \($0.vietnamese)" } ?? ""
        return "\(member.person.name) – \(HouseholdWords.name(member.membership.relation))\(born)"
    }
}

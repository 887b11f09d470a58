import Access
import Core
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// Some members form a household of their own.
struct SplitPage {
    let form: ActForm

    private var entry: Entry { form.entry }

    var html: HTML {
        let people = form.members.map { ($0.membership.id.description, MemberPages.line($0, on: form.visit.today)) }
        return form.html(
            title: HouseholdActWords.split, lead: HouseholdActWords.splitLead, action: SitePath.split(form.row.household.id),
            """
            <section class="card"><div class="scroll" tabindex="0" role="region" aria-label="\(HouseholdWords.members)"><table class="stack grid"><thead><tr>\
            <th scope="col">\(HouseholdActWords.goes)</th><th scope="col">\(HouseholdWords.fullName)</th><th scope="col">\(HouseholdWords.relation)</th>\
            <th scope="col">\(HouseholdActWords.relationToNewHead)</th></tr></thead><tbody>\(form.members.map(line))</tbody></table></div></section>\
            <section class="card">\(Control.select(entry.state("chu-ho", HouseholdActWords.newHead), [("", EntryWords.choose)] + people))\
            \(Control.select(entry.state("chu-ho-o-lai", HouseholdActWords.remainingHead, hint: EntryWords.newHeadHint), [("", HouseholdActWords.unchanged)] + people))\
            \(Control.select(entry.state("thon", HouseholdActWords.newVillage), entry.villages()))\
            \(Control.text(entry.state("dia-chi", HouseholdActWords.newAddress, hint: EntryWords.addressHint)))\
            \(Control.text(entry.state("ngay", HouseholdActWords.splitDay, hint: ReviewWords.dayHint), width: .short, isNumeric: true))\
            \(Control.text(entry.state("ly-do", EntryWords.reasonRequired)))<p class="hint">\(HouseholdActWords.splitClass)</p></section>
            """)
    }

    private func line(_ member: Member) -> HTML {
        let (key, name) = (member.membership.id, member.person.name)
        return """
            <tr><td data-label="\(HouseholdActWords.goes)"><input type="checkbox" id="di-\(key.description)" name="di-\(key.description)" value="1" \
            aria-label="\(HouseholdActWords.goes(name))"\(" checked", when: entry.fields.has("di-\(key)"))></td>\
            <th scope="row">\(name)\(member.person.born.map { ", \($0.vietnamese)" } ?? "")</th>\
            <td data-label="\(HouseholdWords.relation)">\(HouseholdWords.name(member.membership.relation))</td>\
            \(GridCell.select(entry.state("quan-he-\(key)", HouseholdActWords.relation(of: name)), heading: HouseholdActWords.relationToNewHead, [("", HouseholdActWords.asInferred)] + EntryChoices.relations.dropFirst()))</tr>
            """
    }
}

/// A household joins another: first the other is looked for, then what everybody is to its head.
struct MergePage {
    let form: ActForm
    let receiving: HouseholdRow

    private var entry: Entry { form.entry }

    var html: HTML {
        form.html(
            title: HouseholdActWords.merge, lead: HouseholdActWords.mergeLead, action: SitePath.merge(form.row.household.id),
            """
            <section class="card"><p><strong>\(HouseholdActWords.receiving):</strong> \(receiving.headName) · \(receiving.household.code) · \
            \(HouseholdWords.persons(receiving.persons)) \(ClassTag.html(receiving.povertyClass))</p>\
            \(Control.hidden("vao", receiving.household.id.description))\(Control.hidden("phien-ban-vao", String(receiving.household.version)))\
            \(form.members.map { member in
                Control.select(
                    entry.state("quan-he-\(member.membership.id)", HouseholdActWords.relationThere(of: member.person.name)),
                    EntryChoices.relations)
            })</section>\
            <section class="card">\(Control.text(entry.state("ngay", HouseholdActWords.mergeDay, hint: ReviewWords.dayHint), width: .short, isNumeric: true))\
            \(Control.text(entry.state("ly-do", EntryWords.reasonRequired)))</section>
            """)
    }
}

/// The search for the household into which another goes.
struct ReceivingPage {
    let visit: Visit
    let row: HouseholdRow
    let text: String
    /// `nil` before anything was searched.
    let found: [HouseholdRow]?

    var html: HTML {
        visit.page(
            HouseholdActWords.merge, crumbs: MemberPages.crumbs(row),
            """
            <h1>\(HouseholdActWords.merge)</h1><p class="lead">\(MemberPages.lead(row, nil))</p><p class="hint">\(HouseholdActWords.mergeLead)</p>\
            <form method="get" action="\(SitePath.merge(row.household.id))" class="card">\
            \(Control.text(FieldState(name: "tim", label: HouseholdActWords.findReceiving, value: text, hint: HouseholdWords.searchHint)))\
            <div class="actions">\(Control.button(HouseholdActWords.find))<a href="\(SitePath.household(row.household.id))">\(ShellWords.cancel)</a></div></form>\
            \(found.map { $0.isEmpty ? "<p>\(HouseholdActWords.foundNobody)</p>" as HTML : table($0) } ?? .empty)
            """)
    }

    private func table(_ found: [HouseholdRow]) -> HTML {
        """
        <div class="scroll" tabindex="0" role="region" aria-label="\(EntryWords.found)"><table><thead><tr>\
        <th scope="col">\(HouseholdWords.name(HouseholdWords.Column.head))</th><th scope="col">\(HouseholdWords.code)</th><th scope="col">\(HouseholdWords.village)</th>\
        <th scope="col" class="n">\(HouseholdWords.name(.persons))</th><th scope="col">\(HouseholdWords.povertyClass)</th><td></td></tr></thead><tbody>\(found.map { other in
            "<tr><th scope=\"row\">\(other.headName)</th><td>\(other.household.code)</td><td>\(visit.areas.lastKnown(of: other.household.village, on: visit.today)?.name ?? "")</td><td class=\"n\">\(other.persons)</td><td>\(ClassTag.html(other.povertyClass))</td><td><a href=\"\(SitePath.merge(row.household.id))?vao=\(other.household.id.description)\">\(HouseholdActWords.choose)</a></td></tr>" as HTML
        })</tbody></table></div>
        """
    }
}

/// A whole household moves to another village, of this commune or of another.
struct MovePage {
    let form: ActForm
    let commune: Area.ID

    private var entry: Entry { form.entry }
    private var visit: Visit { form.visit }

    var html: HTML {
        let communes = visit.areas.all.filter { $0.level == .commune && $0.holds(on: visit.today) }.sorted { $0.precedes($1) }
        let villages = visit.areas.villages(of: [commune], on: visit.today)
        let household = form.row.household.id
        return form.html(
            title: HouseholdActWords.move, lead: HouseholdActWords.moveLead, action: "\(SitePath.move(household))?xa=\(commune)",
            after: """
                <form method="get" action="\(SitePath.move(household))" class="card">\
                \(Control.select(FieldState(name: "xa", label: HouseholdActWords.otherCommune, value: commune.description), communes.map { ($0.area.description, $0.name) }))\
                <div class="actions">\(Control.button(HouseholdActWords.showVillages, isPrimary: false))</div></form>\
                <p>\(HouseholdActWords.leavesRegistry) <a href="\(SitePath.sendAway(household))">\(HouseholdActWords.sendAway)</a></p>
                """,
            """
            <section class="card"><p><strong>\(HouseholdActWords.communeThere):</strong> \(visit.areas.version(of: commune, on: visit.today)?.name ?? "")</p>\
            \(Control.select(entry.state("thon", HouseholdActWords.villageThere), [("", EntryWords.choose)] + villages.map { ($0.area.description, $0.name) }))\
            \(Control.text(entry.state("dia-chi", HouseholdActWords.addressThere, hint: EntryWords.addressHint)))\
            \(Control.text(entry.state("ngay", HouseholdActWords.moveDay, hint: ReviewWords.dayHint), width: .short, isNumeric: true))\
            \(Control.text(entry.state("ly-do", EntryWords.reasonRequired)))</section>
            """)
    }
}

/// A household leaves the area of the registry.
struct SendAwayPage {
    let form: ActForm

    var html: HTML {
        form.html(
            title: HouseholdActWords.sendAway, lead: HouseholdActWords.awayLead, action: SitePath.sendAway(form.row.household.id),
            """
            <section class="card">\(Control.text(form.entry.state("ngay", HouseholdActWords.awayDay, hint: ReviewWords.dayHint), width: .short, isNumeric: true))\
            \(Control.text(form.entry.state("noi-den", HouseholdActWords.destination)))\
            \(Control.text(form.entry.state("ly-do", EntryWords.reasonRequired)))</section>
            """)
    }
}

/// A household that had left comes back as the same one.
struct BringBackPage {
    let form: ActForm

    private var entry: Entry { form.entry }

    var html: HTML {
        let people = form.members.map { ($0.membership.id.description, MemberPages.line($0, on: form.visit.today)) }
        return form.html(
            title: HouseholdActWords.bringBack, lead: HouseholdActWords.backLead, action: SitePath.bringBack(form.row.household.id),
            """
            <section class="card"><fieldset class="field"><legend>\(HouseholdActWords.comesBack)</legend><div class="choices">\(form.members.map { member in
                Control.tick(
                    name: "di-\(member.membership.id)", value: "1", label: MemberPages.line(member, on: form.visit.today),
                    isTicked: entry.fields.has("di-\(member.membership.id)"))
            })</div></fieldset>\
            \(Control.select(entry.state("chu-ho", HouseholdActWords.headBack), [("", EntryWords.choose)] + people))\
            \(Control.select(entry.state("thon", HouseholdActWords.villageBack), entry.villages()))\
            \(Control.text(entry.state("dia-chi", HouseholdActWords.addressBack, hint: EntryWords.addressHint)))\
            \(Control.text(entry.state("ngay", HouseholdActWords.backDay, hint: ReviewWords.dayHint), width: .short, isNumeric: true))\
            \(Control.text(entry.state("ly-do", EntryWords.reasonRequired)))</section>
            """)
    }
}

extension SitePath {
    static let acts = "\(households)/bien-dong"

    static func act(_ id: HouseholdAct.ID) -> String { "\(acts)/\(id)" }
    static func split(_ id: Household.ID) -> String { "\(household(id))/tach" }
    static func merge(_ id: Household.ID) -> String { "\(household(id))/nhap" }
    static func move(_ id: Household.ID) -> String { "\(household(id))/chuyen" }
    static func sendAway(_ id: Household.ID) -> String { "\(household(id))/chuyen-di" }
    static func bringBack(_ id: Household.ID) -> String { "\(household(id))/tro-ve" }
}

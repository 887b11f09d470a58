import Access
import Core
import Database
import HTTPTypes
import Markup
import Operations
import Registry
import Store
import Words

/// The page on which picked households are changed together: filled in, looked at with counts and examples, confirmed.
struct ManyHouseholdsPage {
    static let routes: [Route] = [
        .get("\(SitePath.households)/sua-nhieu/:chon", .permission(.editHousehold)) { visit in
            let selection = try await selection(visit)
            let entry = Entry(visit: visit, fields: FormFields([("cho-o", "giu")]))
            return .page(ManyHouseholdsPage(entry: entry, selection: selection).html)
        },
        .post("\(SitePath.households)/sua-nhieu/:chon", .permission(.editHousehold)) { try await change($0) },
    ]

    private static let examples = 10

    var entry: Entry
    let selection: HouseholdSelection
    var check: CorrectHouseholds.Check?
    var preview: HouseholdActPreview?

    private var visit: Visit { entry.visit }

    private static func selection(_ visit: Visit) async throws -> HouseholdSelection {
        let (id, officer): (HouseholdSelection.ID, Officer.ID) = (try visit.key("chon"), try visit.signedIn.id)
        guard let selection = try await visit.site.database.read({ try $0.selection(id, of: officer) }), !selection.households.isEmpty
        else {
            throw PageError.notFound
        }
        return selection
    }

    private static func change(_ visit: Visit) async throws -> Answer {
        let selection = try await selection(visit)
        var entry = Entry(visit: visit, fields: visit.form)
        let operation = operation(&entry, selection)
        func page(_ entry: Entry) -> HTML { ManyHouseholdsPage(entry: entry, selection: selection).html }
        guard entry.problems.isEmpty else { return visit.again(page(entry)) }
        let scope = visit.scope(for: .editHousehold)
        return try await visit.lookAndEnter(operation) { visit, refusal, preview in
            var entry = Entry(visit: visit, fields: visit.form)
            if let refusal {
                entry = entry.refused(refusal, who: { _ in "" }) { problem in
                    switch problem {
                    case .villageOutside: "thon"
                    case .dayInFuture: "ngay"
                    case .reasonMissing: "ly-do"
                    default: "cho-o"
                    }
                }
                return page(entry)
            }
            if preview == nil { entry.banner = ManyHouseholdsWords.changedMeanwhile }
            var shown = ManyHouseholdsPage(entry: entry, selection: selection)
            shown.preview = preview
            shown.check = try await visit.site.database.read { try operation.check(in: $0, within: scope) }
            return shown.html
        } next: { _ in
            "\(SitePath.acts)?da-luu=sua-nhieu"
        }
    }

    private static func operation(_ entry: inout Entry, _ selection: HouseholdSelection) -> CorrectHouseholds {
        let fields = entry.fields
        var address: String?
        if fields.has("doi-dia-chi") {
            address = entry.line("dia-chi", limit: 200, EntryProblemWords.addressUnreadable, &entry.problems)
        }
        let reason = entry.line("ly-do", limit: 300, EntryProblemWords.reasonUnreadable, &entry.problems)
        var placement = CorrectHousehold.Placement.unchanged
        if fields["cho-o"] == "chuyen" || fields["cho-o"] == "nham" {
            let village = Area.ID(fields["thon"])
            if village == nil { entry.problems.append(("thon", EntryProblemWords.villageMissing)) }
            let day = fields["cho-o"] == "chuyen" ? entry.day("ngay", &entry.problems) : nil
            if let village { placement = day.map { .moved(to: village, on: $0) } ?? .miswritten(village) }
        }
        return CorrectHouseholds(
            households: selection.households, address: address, placement: placement, reason: reason,
            looked: fields["viec"] == "luu" ? fields["phien-ban"] : nil)
    }

    var html: HTML {
        visit.page(
            ManyHouseholdsWords.title, crumbs: [(HouseholdWords.listTitle, SitePath.households)], problems: entry.problems,
            entry.form(
                title: ManyHouseholdsWords.title,
                lead: "\(ManyHouseholdsWords.picked(selection.households.count)) \(ManyHouseholdsWords.lead)",
                action: SitePath.changeMany(selection.id), version: nil,
                cancel: "\(SitePath.households)?\(HouseholdPicking.field)=\(selection.id)",
                """
                \(confirmation)<section class="card">\(Control.choice(entry.state("cho-o", EntryWords.placement), [("giu", EntryWords.placeUnchanged), ("chuyen", EntryWords.placeMoved), ("nham", EntryWords.placeMiswritten)]))\
                \(Control.select(entry.state("thon", EntryWords.newVillage), entry.villages()))\
                \(Control.text(entry.state("ngay", EntryWords.movedOn, hint: ReviewWords.dayHint), width: .short, isNumeric: true))</section>\
                <section class="card"><p>\(Control.tick(name: "doi-dia-chi", value: "1", label: ManyHouseholdsWords.changeAddress, isTicked: entry.fields.has("doi-dia-chi")))</p>\
                \(Control.text(entry.state("dia-chi", ManyHouseholdsWords.address, hint: EntryWords.addressHint)))</section>\
                <section class="card">\(Control.text(entry.state("ly-do", HouseholdActWords.reason)))</section>
                """,
                buttons: Control.button(
                    preview == nil ? HouseholdActWords.look : HouseholdActWords.lookAgain, isPrimary: preview == nil, name: "viec",
                    value: "xem")))
    }

    private var confirmation: HTML {
        guard let check else { return .empty }
        let same = check.staying.count { $0.obstacle == .same }
        let early = check.staying.compactMap { line -> String? in
            guard case .dayTooEarly(let first) = line.obstacle else { return nil }
            return ManyHouseholdsWords.tooEarly(line.row.headName, line.row.household.code, first: first.vietnamese)
        }
        let told =
            [ManyHouseholdsWords.changing(check.changing.count)] + (same > 0 ? [ManyHouseholdsWords.same(same)] : [])
            + (check.gone > 0 ? [ManyHouseholdsWords.gone(check.gone)] : []) + early
        let confirming: HTML =
            preview.map { preview in
                """
                \(table(preview))\(ActPreviewPart(visit: visit, preview: preview).figures)\
                \(Control.hidden("da-xem", visit.lookedAt))\(Control.hidden("phien-ban", check.fingerprint))\
                <div class="actions">\(Control.button(ManyHouseholdsWords.confirm(check.changing.count), name: "viec", value: "luu"))</div>
                """ as HTML
            } ?? .empty
        return """
            <section class="card" id="xem-truoc"><h2>\(HouseholdActWords.preview)</h2><ul>\(told.map { "<li>\($0)</li>" as HTML })</ul>\(confirming)</section>
            """
    }

    private func table(_ preview: HouseholdActPreview) -> HTML {
        let shown = preview.sides.prefix(Self.examples)
        let title = ManyHouseholdsWords.examples(shown.count, of: preview.sides.count)
        let part = ActPreviewPart(visit: visit, preview: preview)
        return """
            <h3>\(title)</h3><div class="scroll" tabindex="0" role="region" aria-label="\(title)"><table class="stack"><thead><tr>\
            <th scope="col">\(HouseholdWords.name(HouseholdWords.Column.head))</th><th scope="col">\(HouseholdActWords.before)</th><th scope="col">\(HouseholdActWords.after)</th></tr></thead><tbody>\(shown.map { side in
                "<tr><th scope=\"row\">\(side.after.headName) · \(side.after.household.code)</th><td data-label=\"\(HouseholdActWords.before)\">\(side.before.map(part.place) ?? "")</td><td data-label=\"\(HouseholdActWords.after)\">\(part.place(side.after))</td></tr>" as HTML
            })</tbody></table></div>
            """
    }
}

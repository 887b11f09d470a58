import Access
import Core
import Database
import HTTPTypes
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// What an act would change, on every household that it touches and in the forms of the year.
struct ActPreviewPart {
    let visit: Visit
    let preview: HouseholdActPreview

    var html: HTML {
        """
        <section class="card" id="xem-truoc"><h2>\(HouseholdActWords.preview)</h2><p class="hint">\(HouseholdActWords.previewLead)</p>\
        \(preview.sides.map(side))\(figures)</section>
        """
    }

    private func side(_ side: HouseholdActPreview.Side) -> HTML {
        let rows: [(String, HTML, HTML)] = [
            (HouseholdWords.code, text(side.before?.household.code), text(side.after.household.code)),
            (HouseholdWords.name(HouseholdWords.Column.head), text(side.before?.headName), text(side.after.headName)),
            (HouseholdWords.members, members(side.membersBefore), members(side.membersAfter)),
            (HouseholdWords.place, text(side.before.map(place)), text(place(side.after))),
            (
                HouseholdWords.status, text(side.before.map { HouseholdWords.name($0.household.status) }),
                text(HouseholdWords.name(side.after.household.status))
            ),
            (HouseholdWords.povertyClass, ClassTag.html(side.before?.povertyClass), ClassTag.html(side.after.povertyClass)),
            (HouseholdWords.flags, text(side.before.map(flags)), text(flags(side.after))),
            (HouseholdActWords.decisions, "", decisions(side)),
            (HouseholdActWords.papers, "", HTML(text: HouseholdActWords.papers(sheets: side.sheets, drafts: side.drafts))),
            (
                HouseholdActWords.certificates, text(side.papersBefore.map { HouseholdActWords.certificates($0.certificates) }),
                certificates(side)
            ),
            (
                HouseholdActWords.payments, text(side.papersBefore.map { HouseholdActWords.payments($0.payments, $0.amount) }),
                text(HouseholdActWords.payments(side.papersAfter.payments, side.papersAfter.amount))
            ),
        ]
        let isNew = side.before == nil
        let title = side.before.map { "\($0.headName) · \($0.household.code)" } ?? HouseholdActWords.newHousehold
        return """
            <h3>\(title)</h3><div class="scroll" tabindex="0" role="region" aria-label="\(title)"><table class="stack"><thead><tr>\
            <th scope="col">\(HouseholdActWords.fact)</th>\("<th scope=\"col\">\(HouseholdActWords.before)</th>", when: !isNew)\
            <th scope="col">\(HouseholdActWords.after)</th></tr></thead><tbody>\(rows.map { name, before, after in
                "<tr><th scope=\"row\">\(name)</th>\("<td data-label=\"\(HouseholdActWords.before)\">\(before)</td>", when: !isNew && !before.isEmpty)\("<td></td>", when: !isNew && before.isEmpty)<td data-label=\"\(HouseholdActWords.after)\">\(after)</td></tr>" as HTML
            })</tbody></table></div>
            """
    }

    private func text(_ text: String?) -> HTML { HTML(text: text ?? HouseholdActWords.noRow) }

    private func members(_ members: [Member]) -> HTML {
        guard !members.isEmpty else { return text(nil) }
        return "\(HouseholdWords.persons(members.count))\(members.map { "<div>\(MemberPages.line($0, on: visit.today))</div>" as HTML })"
    }

    func place(_ row: HouseholdRow) -> String {
        let names = [row.household.village, row.commune].compactMap { visit.areas.lastKnown(of: $0, on: visit.today)?.name }
        return ([row.household.address].filter { !$0.isEmpty } + names).joined(separator: ", ")
    }

    private func flags(_ row: HouseholdRow) -> String {
        let names = HouseholdWords.names(of: row.flags)
        return names.isEmpty ? "–" : names.joined(separator: ", ")
    }

    /// Those that would no longer hold are named.
    private func certificates(_ side: HouseholdActPreview.Side) -> HTML {
        let lost = (side.papersBefore?.certificates ?? []).filter { !side.papersAfter.certificates.contains($0) }
        let line = text(HouseholdActWords.certificates(side.papersAfter.certificates))
        return lost.isEmpty ? line : "<div>\(line)</div><div class=\"problem\">\(HouseholdActWords.lost(lost))</div>"
    }

    private func decisions(_ side: HouseholdActPreview.Side) -> HTML {
        func decision(_ recognition: Recognition) -> String {
            "\(LawWords.name(recognition.povertyClass)), \(visit.standardName(recognition.standard)), \(recognition.decisionNumber)"
        }
        let lines =
            side.endingRecognitions.map { HouseholdActWords.ends(decision($0), $0.validUntil?.vietnamese ?? "") }
            + side.keptRecognitions.map { HouseholdActWords.holds(decision($0)) }
        return lines.isEmpty ? HTML(text: HouseholdActWords.noDecisions) : lines.map { "<div>\($0)</div>" as HTML }.joined()
    }

    var figures: HTML {
        guard !preview.figures.isEmpty else { return "<p>\(HouseholdActWords.noFigures)</p>" }
        return """
            <h3>\(HouseholdActWords.figures)</h3><div class="scroll" tabindex="0" role="region" aria-label="\(HouseholdActWords.figures)"><table class="stack"><thead><tr>\
            <th scope="col">\(HouseholdActWords.form)</th><th scope="col">\(HouseholdActWords.unit)</th><th scope="col">\(HouseholdActWords.column)</th>\
            <th scope="col" class="n">\(HouseholdActWords.households)</th><th scope="col" class="n">\(HouseholdActWords.persons)</th></tr></thead><tbody>\(preview.figures.map { figure in
                let label = visit.site.law.forms[figure.form].map { FormWords.label($0.column(String(figure.column))) } ?? ""
                return "<tr><th scope=\"row\">\(HouseholdActWords.form(figure.form, figure.year))</th><td data-label=\"\(HouseholdActWords.unit)\">\(figure.unit)</td><td data-label=\"\(HouseholdActWords.column)\">\(figure.column) – \(label)</td><td class=\"n\" data-label=\"\(HouseholdActWords.households)\">\(HouseholdActWords.change(figure.households))</td><td class=\"n\" data-label=\"\(HouseholdActWords.persons)\">\(HouseholdActWords.change(figure.persons))</td></tr>" as HTML
            })</tbody></table></div>
            """
    }
}

/// The form of an act: filled in, looked at, confirmed.
struct ActForm {
    var entry: Entry
    var row: HouseholdRow
    /// The present members, or those who can come back.
    var members: [Member]
    /// What the fields would do; `nil` until it was asked for.
    var preview: HouseholdActPreview?

    var visit: Visit { entry.visit }

    func html(title: String, lead: String, action: String, after: HTML = .empty, _ content: HTML) -> HTML {
        let confirmation: HTML =
            preview.map {
                """
                \(ActPreviewPart(visit: visit, preview: $0).html)\(Control.hidden("da-xem", visit.lookedAt))\
                <div class="actions">\(Control.button(HouseholdActWords.confirm, name: "viec", value: "luu"))</div>
                """ as HTML
            } ?? .empty
        return visit.page(
            title, crumbs: MemberPages.crumbs(row), problems: entry.problems,
            entry.form(
                title: title, lead: MemberPages.lead(row, nil), action: action, version: row.household.version,
                cancel: SitePath.household(row.household.id), "\(confirmation)<p class=\"hint\">\(lead)</p>\(content)",
                buttons: Control.button(
                    preview == nil ? HouseholdActWords.look : HouseholdActWords.lookAgain, isPrimary: preview == nil, name: "viec",
                    value: "xem")) + after)
    }
}

extension Visit {
    /// What the fields say, so that only what was looked at is confirmed.
    var lookedAt: String {
        let left: Set<String> = ["khoa", "ma-bieu-mau", "viec", "da-xem", "phien-ban"]
        return Digest(of: path + "\n" + FormFields(form.pairs.filter { !left.contains($0.name) }).canonical).bytes.hexadecimal
    }

    /// Shows what `operation` would do, or does it when that was looked at and nothing was changed since.
    ///
    /// - Parameter again: the form with the problems of a refusal, with a preview, or (both `nil`) after somebody else was quicker.
    func lookAndEnter<O: Operation>(
        _ operation: O, again: (Visit, HouseholdRefusal?, HouseholdActPreview?) async throws -> HTML, next: (O.Output) -> String
    ) async throws -> Answer {
        if form["viec"] == "luu", form["da-xem"] == lookedAt {
            return try await enter(operation, again: { try await again($0, $1, nil) }, next: next)
        }
        do {
            return .page(try await again(self, nil, try await site.desk.preview(operation, as: try signedIn)))
        } catch let refusal as HouseholdRefusal {
            return .page(try await again(self, refusal, nil), status: .unprocessableContent)
        } catch StoreError.changedMeanwhile {
            return .page(try await again(self, nil, nil), status: .conflict)
        }
    }
}

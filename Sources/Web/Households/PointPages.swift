import Access
import Core
import Database
import HTTPTypes
import Markup
import Operations
import Registry
import Store
import Words

/// Where a household lives on the ground: written down, put right, taken away, and seen by who says what for.
enum PointPages {
    static let routes: [Route] = [
        .get("\(SitePath.households)/:ho/vi-tri", .permission(.recordHouseholdPoint)) { try await ask($0) },
        .post("\(SitePath.households)/:ho/vi-tri", .permission(.recordHouseholdPoint)) { try await record($0) },
        .get("\(SitePath.households)/:ho/vi-tri/bo", .permission(.recordHouseholdPoint)) { try await askRemoval($0) },
        .post("\(SitePath.households)/:ho/vi-tri/bo", .permission(.recordHouseholdPoint)) { try await remove($0) },
        .post("\(SitePath.households)/:ho/vi-tri/xem", .permission(.revealHouseholdPoint)) { try await reveal($0) },
    ]

    private typealias Problems = [(field: String, sentence: String)]

    private static func found(_ visit: Visit) async throws -> (row: HouseholdRow, note: PointNote?) {
        let (id, scope): (Household.ID, AreaScope) = (try visit.key("ho"), visit.scope(for: .recordHouseholdPoint))
        return try await visit.site.database.read { transaction in
            guard let row = try transaction.household(id, within: scope) else { throw PageError.notFound }
            return (row, try transaction.pointNote(of: id))
        }
    }

    private static func page(_ entry: Entry, _ row: HouseholdRow, hasPoint: Bool) -> HTML {
        let title = hasPoint ? PointWords.change : PointWords.record
        return entry.visit.page(
            title, crumbs: MemberPages.crumbs(row), problems: entry.problems,
            entry.form(
                title: title, lead: MemberPages.lead(row, nil), action: SitePath.point(row.household.id), version: nil,
                cancel: SitePath.household(row.household.id),
                """
                <section class="card"><p class="hint">\(PointWords.lead)</p>\
                \(Control.text(entry.state("toa-do", PointWords.coordinates, hint: PointWords.coordinatesHint)))\
                \(Control.text(entry.state("ngay", PointWords.measuredOn, hint: ReviewWords.dayHint), width: .short, isNumeric: true))\
                \("\(Control.text(entry.state("ly-do", PointWords.reasonForChange)))", when: hasPoint)</section>
                """))
    }

    private static func ask(_ visit: Visit) async throws -> Answer {
        let (row, note) = try await found(visit)
        let entry = Entry(visit: visit, fields: FormFields([("ngay", visit.today.vietnamese)]))
        return .page(page(entry, row, hasPoint: note != nil))
    }

    private static func record(_ visit: Visit) async throws -> Answer {
        let (row, note) = try await found(visit)
        let entry = Entry(visit: visit, fields: visit.form)
        var problems: Problems = []
        var point: GroundPoint?
        do throws(PointProblem) { point = try PointParsing.point(visit.form["toa-do"]) } catch {
            problems.append(("toa-do", PointWords.sentence(error)))
        }
        let day = entry.day("ngay", &problems)
        let reason = entry.line("ly-do", limit: 300, EntryProblemWords.reasonUnreadable, &problems)
        guard problems.isEmpty, let point, let day else {
            let entry = Entry(visit: visit, fields: visit.form, problems: problems)
            return .page(page(entry, row, hasPoint: note != nil), status: .unprocessableContent)
        }
        let operation = RecordHouseholdPoint(
            household: row.household.id, point: point, measuredOn: day, reason: reason, confirmed: entry.confirmed)
        return try await visit.enter(operation) { visit, refusal in
            var entry = Entry(visit: visit, fields: visit.form)
            if let refusal {
                entry = entry.refused(refusal, who: { _ in row.headName }) { problem in
                    switch problem {
                    case .dayInFuture: "ngay"
                    case .reasonMissing: "ly-do"
                    default: "toa-do"
                    }
                }
            } else {
                entry.banner = EntryWords.changedMeanwhile
            }
            return page(entry, row, hasPoint: try await found(visit).note != nil)
        } next: {
            SitePath.household($0, saved: "vi-tri")
        }
    }

    private static func removal(_ entry: Entry, _ row: HouseholdRow) -> HTML {
        entry.visit.page(
            PointWords.remove, crumbs: MemberPages.crumbs(row), problems: entry.problems,
            entry.form(
                title: PointWords.remove, lead: MemberPages.lead(row, nil), action: SitePath.removePoint(row.household.id), version: nil,
                cancel: SitePath.household(row.household.id),
                """
                <section class="card"><p class="hint">\(PointWords.removeLead)</p>\
                \(Control.text(entry.state("ly-do", PointWords.reasonForRemoval)))</section>
                """, buttons: Control.button(PointWords.remove)))
    }

    private static func askRemoval(_ visit: Visit) async throws -> Answer {
        let (row, note) = try await found(visit)
        guard note != nil else { throw PageError.notFound }
        return .page(removal(Entry(visit: visit, fields: FormFields()), row))
    }

    private static func remove(_ visit: Visit) async throws -> Answer {
        let (row, _) = try await found(visit)
        var problems: Problems = []
        let reason = Entry(visit: visit, fields: visit.form).line("ly-do", limit: 300, EntryProblemWords.reasonUnreadable, &problems)
        guard problems.isEmpty else {
            return .page(removal(Entry(visit: visit, fields: visit.form, problems: problems), row), status: .unprocessableContent)
        }
        return try await visit.enter(RemoveHouseholdPoint(household: row.household.id, reason: reason)) { visit, refusal in
            var entry = Entry(visit: visit, fields: visit.form)
            if let refusal { entry = entry.refused(refusal, who: { _ in row.headName }) { _ in "ly-do" } }
            return removal(entry, row)
        } next: {
            SitePath.household($0, saved: "bo-vi-tri")
        }
    }

    /// The point on the answered page, once, after the log has it; never in an address, never in a stored answer.
    private static func reveal(_ visit: Visit) async throws -> Answer {
        let id: Household.ID = try visit.key("ho")
        let purpose = (try? visit.form["muc-dich-vi-tri"].acceptedLine(limit: 200)) ?? ""
        guard !purpose.isEmpty else {
            var page = try await HouseholdRoutes.household(visit)
            page.isPointUnanswered = true
            return .page(page.html, status: .unprocessableContent)
        }
        let points = try await visit.site.desk.perform(RevealHouseholdPoint(household: id, purpose: purpose), as: try visit.signedIn)
        var page = try await HouseholdRoutes.household(visit)
        page.points = points
        return .page(page.html)
    }
}

/// What the page of a household says of its point.
struct PointPart {
    let visit: Visit
    let row: HouseholdRow
    let note: PointNote?
    let isUnanswered: Bool

    static let field = "muc-dich-vi-tri"

    private func may(_ permission: Permission) -> Bool {
        visit.may(permission) && visit.scope(for: permission).contains(village: row.household.village, commune: row.commune)
    }

    /// A line of the facts; nothing for who may neither write nor see it.
    var fact: HTML {
        let (mayRecord, mayReveal) = (may(.recordHouseholdPoint), may(.revealHouseholdPoint))
        guard mayRecord || mayReveal else { return .empty }
        let said = note.map { PointWords.recorded(measuredOn: $0.measuredOn, by: $0.officer, isOfFormerPlace: $0.isOfFormerPlace) }
        return
            "<dt>\(PointWords.title)</dt><dd>\(said ?? PointWords.none) \(recording, when: mayRecord && row.household.status == .active)\(revealing, when: mayReveal && note != nil)</dd>"
    }

    private var recording: HTML {
        """
        <a href="\(SitePath.point(row.household.id))">\(note == nil ? PointWords.record : PointWords.change)</a>\
        \(" · <a href=\"\(SitePath.removePoint(row.household.id))\">\(PointWords.remove)</a> ", when: note != nil)
        """
    }

    private var revealing: HTML {
        let field = FieldState(
            name: Self.field, label: EntryWords.purpose, value: isUnanswered ? visit.form[Self.field] : "",
            problem: isUnanswered ? PointWords.purposeMissing : nil)
        return """
            <details class="menu"\(" open", when: isUnanswered)><summary>\(PointWords.reveal)</summary>\
            <form method="post" action="\(SitePath.revealPoint(row.household.id))" novalidate>\(visit.formGuard)\
            \(Control.text(field, width: .short))\(Control.button(PointWords.reveal, isPrimary: false))</form></details>
            """
    }

    /// Where it is, for who asked with a purpose.
    static func banner(_ points: [HouseholdPoint], _ row: HouseholdRow) -> HTML {
        let present = points.first { $0.endedAt == nil }
        let former = points.filter { $0.endedAt != nil }
        return """
            <div class="banner" role="status"><p>\(PointWords.revealed(row.headName)): \
            <strong>\(present.map { "\($0.point.decimal)" } ?? PointWords.none)</strong>\(present.map { " (\(PointWords.degrees($0.point)))" } ?? "")</p>\
            \("<p>\(PointWords.former):</p><ul>\(former.map { "<li>\(PointWords.ended($0.point, measuredOn: $0.measuredOn, until: $0.endedAt!.day, reason: $0.endReason ?? ""))</li>" as HTML })</ul>", when: !former.isEmpty)\
            <p>\(PointWords.revealLogged)</p></div>
            """
    }
}

extension SitePath {
    static func point(_ id: Household.ID) -> String { "\(household(id))/vi-tri" }
    static func removePoint(_ id: Household.ID) -> String { "\(household(id))/vi-tri/bo" }
    static func revealPoint(_ id: Household.ID) -> String { "\(household(id))/vi-tri/xem" }
}

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

/// Somebody who belongs to another household becomes a member of this one, in one step that is looked at on both sides before.
enum TransferPages {
    static let routes: [Route] = [
        .get("\(SitePath.households)/:ho/nhan-nguoi", .permission(.editHousehold)) { try await ask($0) },
        .post("\(SitePath.households)/:ho/nhan-nguoi", .permission(.editHousehold)) { try await transfer($0) },
    ]

    /// A person with the household that they belong to now.
    private struct Comer: Sendable {
        var member: Member
        var former: HouseholdRow
        var others: [Member]
    }

    private enum Found {
        case comer(Comer)
        /// They belong where the officer may change nothing: the unit to ask.
        case outside(unit: String)
        case nowhere
    }

    private static func find(_ person: Person.ID, besides row: HouseholdRow, _ visit: Visit) async throws -> Found {
        let (scope, areas, today) = (visit.scope(for: .editHousehold), visit.areas, visit.today)
        return try await visit.site.database.read { transaction in
            let present = try transaction.members(people: [person]).first { $0.membership.leftOn == nil }
            guard let present, present.membership.household != row.household.id,
                let former = try transaction.householdRow(present.membership.household), former.household.status == .active
            else { return .nowhere }
            guard scope.contains(village: former.household.village, commune: former.commune) else {
                return .outside(unit: areas.lastKnown(of: former.commune, on: today)?.name ?? "")
            }
            let members = try transaction.members(of: former.household.id).filter { $0.membership.leftOn == nil }
            return .comer(Comer(member: present, former: former, others: members.filter { $0.membership.id != present.membership.id }))
        }
    }

    // MARK: asking

    private static func ask(_ visit: Visit) async throws -> Answer {
        let (row, _) = try await visit.householdToEdit()
        guard let person = Person.ID(visit.query["nguoi"]) else { return .page(try await search(visit, row, message: nil)) }
        switch try await find(person, besides: row, visit) {
        case .comer(let comer): return .page(page(try await ActRoutes.form(visit, fields: FormFields()), comer))
        case .outside(let unit): return .page(try await search(visit, row, message: HouseholdActWords.outside(unit: unit)))
        case .nowhere: return .page(try await search(visit, row, message: HouseholdActWords.noLongerThere))
        }
    }

    /// Members of the households that are found, each to be chosen.
    private static func search(_ visit: Visit, _ row: HouseholdRow, message: String?) async throws -> HTML {
        let text = visit.query["tim"].cleanedLine
        let scope = visit.scope(for: .editHousehold)
        let found =
            text.isEmpty
            ? nil
            : try await visit.site.database.read { transaction -> [(HouseholdRow, [Member])] in
                var filter = HouseholdFilter()
                filter.text = text
                let ids = try FoundHouseholds(text, within: scope, in: transaction).ids
                let rows = try transaction.households(filter, found: ids, within: scope, limit: 20, offset: 0)
                return try rows.filter { $0.household.id != row.household.id && $0.household.status == .active }.map { found in
                    (found, try transaction.members(of: found.household.id).filter { $0.membership.leftOn == nil })
                }
            }
        return visit.page(
            HouseholdActWords.receiveMember, crumbs: MemberPages.crumbs(row),
            """
            \("<div class=\"banner warn\" role=\"status\"><p>\(message ?? "")</p></div>", when: message != nil)\
            <h1>\(HouseholdActWords.receiveMember)</h1><p class="lead">\(MemberPages.lead(row, nil))</p><p class="hint">\(HouseholdActWords.transferLead)</p>\
            <form method="get" action="\(SitePath.receiveMember(row.household.id))" class="card">\
            \(Control.text(FieldState(name: "tim", label: HouseholdActWords.findComer, value: text, hint: HouseholdWords.searchHint)))\
            <div class="actions">\(Control.button(HouseholdActWords.find))<a href="\(SitePath.household(row.household.id))">\(ShellWords.cancel)</a></div></form>\
            \(found.map { $0.isEmpty ? "<p>\(HouseholdActWords.nobodyToReceive)</p>" as HTML : table($0, row, visit) } ?? .empty)
            """)
    }

    private static func table(_ found: [(row: HouseholdRow, members: [Member])], _ row: HouseholdRow, _ visit: Visit) -> HTML {
        """
        <div class="scroll" tabindex="0" role="region" aria-label="\(EntryWords.found)"><table class="stack"><thead><tr>\
        <th scope="col">\(HouseholdWords.fullName)</th><th scope="col">\(EntryWords.household)</th><th scope="col">\(HouseholdWords.village)</th><td></td></tr></thead><tbody>\(found.flatMap { found in
            found.members.map { member in
                "<tr><th scope=\"row\">\(MemberPages.line(member, on: visit.today))</th><td data-label=\"\(EntryWords.household)\">\(found.row.headName) · \(found.row.household.code)</td><td data-label=\"\(HouseholdWords.village)\">\(visit.areas.lastKnown(of: found.row.household.village, on: visit.today)?.name ?? "")</td><td><a href=\"\(SitePath.receiveMember(row.household.id, member.person.id))\" aria-label=\"\(HouseholdActWords.choose): \(member.person.name)\">\(HouseholdActWords.choose)</a></td></tr>" as HTML
            }
        })</tbody></table></div>
        """
    }

    private static func page(_ form: ActForm, _ comer: Comer) -> HTML {
        let entry = form.entry
        let isHead = comer.member.membership.relation == .head && !comer.others.isEmpty
        let successors =
            [("", EntryWords.choose)] + comer.others.map { ($0.membership.id.description, MemberPages.line($0, on: form.visit.today)) }
        return form.html(
            title: HouseholdActWords.receiveMember, lead: HouseholdActWords.transferLead,
            action: SitePath.receiveMember(form.row.household.id),
            """
            <section class="card"><dl class="facts"><dt>\(HouseholdActWords.comer)</dt><dd>\(MemberPages.line(comer.member, on: form.visit.today))</dd>\
            <dt>\(HouseholdActWords.formerHousehold)</dt><dd>\(comer.former.headName) · \(comer.former.household.code) · \(HouseholdWords.persons(comer.former.persons)) \(ClassTag.html(comer.former.povertyClass))</dd></dl>\
            \("<p>\(HouseholdActWords.lastMember)</p>", when: comer.others.isEmpty)\
            \(Control.hidden("nguoi", comer.member.person.id.description))\(Control.hidden("phien-ban-kia", String(comer.former.household.version)))\
            \(Control.choice(entry.state("vi", EntryWords.joinReason), [("chuyen", EntryWords.name(JoinReason.movedIn)), ("ket-hon", EntryWords.name(JoinReason.married))]))\
            \(Control.select(entry.state("quan-he", EntryWords.relation), EntryChoices.relations))\
            \("\(Control.select(entry.state("chu-ho-o-lai", HouseholdActWords.headThere), successors))", when: isHead)</section>\
            <section class="card">\(Control.text(entry.state("ngay", HouseholdActWords.transferDay, hint: ReviewWords.dayHint), width: .short, isNumeric: true))\
            \(Control.text(entry.state("ly-do", EntryWords.reasonRequired)))</section>
            """)
    }

    // MARK: doing

    private static func transfer(_ visit: Visit) async throws -> Answer {
        let (row, _) = try await visit.householdToEdit()
        guard let person = Person.ID(visit.form["nguoi"]) else { throw PageError.badRequest }
        let comer: Comer
        switch try await find(person, besides: row, visit) {
        case .comer(let found): comer = found
        case .outside(let unit):
            return .page(try await search(visit, row, message: HouseholdActWords.outside(unit: unit)), status: .unprocessableContent)
        case .nowhere: return .page(try await search(visit, row, message: HouseholdActWords.noLongerThere), status: .conflict)
        }
        let entry = Entry(visit: visit, fields: visit.form)
        var problems: ActRoutes.Problems = []
        let relation = Relation(rawValue: visit.form["quan-he"])
        if relation == nil { problems.append(("quan-he", EntryProblemWords.relationMissing)) }
        if !["chuyen", "ket-hon"].contains(visit.form["vi"]) { problems.append(("vi", EntryProblemWords.joinReasonMissing)) }
        let (day, reason) = ActRoutes.dayAndReason(entry, &problems)
        guard problems.isEmpty, let relation, let day else {
            return .page(page(try await ActRoutes.form(visit, problems: problems), comer), status: .unprocessableContent)
        }
        let operation = TransferMember(
            household: comer.former.household.id, householdVersion: Int(visit.form["phien-ban-kia"]) ?? 0,
            membership: comer.member.membership.id, into: row.household.id, receivingVersion: visit.householdVersion, relation: relation,
            isMarriage: visit.form["vi"] == "ket-hon", successor: Membership.ID(visit.form["chu-ho-o-lai"]), on: day, reason: reason,
            confirmed: entry.confirmed)
        return try await visit.lookAndEnter(operation) { visit, refusal, preview in
            page(try await ActRoutes.form(visit, refusal: refusal, preview: preview, who: [comer.member.person.name]), comer)
        } next: {
            SitePath.household(row.household.id, saved: "nhan", $0)
        }
    }
}

extension SitePath {
    static func receiveMember(_ household: Household.ID, _ person: Person.ID? = nil) -> String {
        self.household(household) + "/nhan-nguoi" + (person.map { "?nguoi=\($0)" } ?? "")
    }
}

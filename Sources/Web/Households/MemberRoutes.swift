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

/// Changes to a household and its people, each with its page.
enum MemberRoutes {
    static let all: [Route] = [
        .get("\(SitePath.households)/:ho/sua", .permission(.editHousehold)) { try await askHousehold($0) },
        .post("\(SitePath.households)/:ho/sua", .permission(.editHousehold)) { try await correctHousehold($0) },
        .get("\(SitePath.households)/:ho/thanh-vien/moi", .permission(.editHousehold)) { try await askMember($0) },
        .post("\(SitePath.households)/:ho/thanh-vien/moi", .permission(.editHousehold)) { try await addMember($0) },
        .get("\(SitePath.households)/:ho/thanh-vien/:tv/sua", .permission(.editHousehold)) { try await askPerson($0) },
        .post("\(SitePath.households)/:ho/thanh-vien/:tv/sua", .permission(.editHousehold)) { try await correctPerson($0) },
        .get("\(SitePath.households)/:ho/thanh-vien/:tv/roi-ho", .permission(.editHousehold)) { try await askLeave($0) },
        .post("\(SitePath.households)/:ho/thanh-vien/:tv/roi-ho", .permission(.editHousehold)) { try await leave($0) },
        .get("\(SitePath.households)/:ho/thanh-vien/:tv/chu-ho", .permission(.editHousehold)) { try await askHead($0) },
        .post("\(SitePath.households)/:ho/thanh-vien/:tv/chu-ho", .permission(.editHousehold)) { try await makeHead($0) },
    ]

    private typealias Problems = [(field: String, sentence: String)]

    /// The form as it comes back: with problems of its own, a refusal, or word that somebody else was quicker.
    private static func again(
        _ visit: Visit, _ problems: Problems = [], _ refusal: HouseholdRefusal?, who: String, field: (HouseholdProblem) -> String
    ) -> Entry {
        var entry = Entry(visit: visit, fields: visit.form, problems: problems)
        if let refusal { return entry.refused(refusal, who: { _ in who }, field: field) }
        if problems.isEmpty, visit.looked == nil { entry.banner = EntryWords.changedMeanwhile }
        return entry
    }

    private static func member(_ visit: Visit, of members: [Member]) throws -> Member {
        let key: Membership.ID = try visit.key("tv")
        guard let member = members.first(where: { $0.membership.id == key }) else { throw PageError.notFound }
        return member
    }

    private static func reason(_ visit: Visit, _ problems: inout Problems) -> String {
        Entry(visit: visit, fields: visit.form).line("ly-do", limit: 300, EntryProblemWords.reasonUnreadable, &problems)
    }

    // MARK: the household

    private static func askHousehold(_ visit: Visit) async throws -> Answer {
        let (row, _) = try await visit.householdToEdit()
        let fields = FormFields([("dia-chi", row.household.address), ("cho-o", "giu")])
        return .page(HouseholdEditPage(entry: Entry(visit: visit, fields: fields), row: row).html)
    }

    private static func correctHousehold(_ visit: Visit) async throws -> Answer {
        let (row, _) = try await visit.householdToEdit()
        let entry = Entry(visit: visit, fields: visit.form)
        var problems: Problems = []
        let address = entry.line("dia-chi", limit: 200, EntryProblemWords.addressUnreadable, &problems)
        let reason = reason(visit, &problems)
        var placement = CorrectHousehold.Placement.unchanged
        let choice = visit.form["cho-o"]
        if choice == "chuyen" || choice == "nham" {
            let village = Area.ID(visit.form["thon"])
            if village == nil { problems.append(("thon", EntryProblemWords.villageMissing)) }
            let day = choice == "chuyen" ? entry.day("ngay", &problems) : nil
            if reason.isEmpty { problems.append(("ly-do", EntryProblemWords.sentence(.reasonMissing, who: ""))) }
            if let village { placement = day.map { .moved(to: village, on: $0) } ?? .miswritten(village) }
        } else if choice != "giu" {
            problems.append(("cho-o", EntryProblemWords.placementMissing))
        }
        @Sendable func page(_ visit: Visit, _ row: HouseholdRow, _ problems: Problems, _ refusal: HouseholdRefusal?) -> HTML {
            let entry = again(visit, problems, refusal, who: row.headName) { problem in
                switch problem {
                case .villageOutside: "thon"
                case .dayInFuture, .dayTooEarly, .decidedSince: "ngay"
                case .reasonMissing: "ly-do"
                case .nothingChanged: choice == "giu" ? "dia-chi" : "thon"
                default: "dia-chi"
                }
            }
            return HouseholdEditPage(entry: entry, row: row).html
        }
        guard problems.isEmpty else { return .page(page(visit, row, problems, nil), status: .unprocessableContent) }
        let operation = CorrectHousehold(
            household: row.household.id, householdVersion: visit.householdVersion, address: address, placement: placement, reason: reason)
        return try await visit.enter(operation) { visit, refusal in
            page(visit, try await visit.householdToEdit().row, [], refusal)
        } next: {
            SitePath.household($0, saved: "ho")
        }
    }

    // MARK: a new member

    private static func askMember(_ visit: Visit) async throws -> Answer {
        let (row, _) = try await visit.householdToEdit()
        return .page(PersonPage(entry: Entry(visit: visit, fields: FormFields()), row: row, member: nil).html)
    }

    private static func addMember(_ visit: Visit) async throws -> Answer {
        let (row, _) = try await visit.householdToEdit()
        var problems: Problems = []
        let reason = EntryWords.joinReasons.map(\.reason).first { $0.rawValue == visit.form["vao-vi"] }
        if reason == nil { problems.append(("vao-vi", EntryProblemWords.joinReasonMissing)) }
        let entry = Entry(visit: visit, fields: visit.form)
        let facts = PersonFields(fields: visit.form).facts(visit.site.law.codeLists, &problems)
        var day: CalendarDate?
        if visit.form["ngay"].cleanedLine.isEmpty, reason == .born, case .day(let born)? = facts?.born {
            day = born
        } else if facts != nil || !visit.form["ngay"].cleanedLine.isEmpty || reason != .born {
            day = entry.day("ngay", &problems)
        }
        @Sendable func page(_ visit: Visit, _ row: HouseholdRow, _ problems: Problems, _ refusal: HouseholdRefusal?) -> HTML {
            let entry = again(visit, problems, refusal, who: visit.form["ten"].cleanedLine) { $0.personField?.rawValue ?? "ngay" }
            return PersonPage(entry: entry, row: row, member: nil).html
        }
        guard problems.isEmpty, let facts, let day, let reason else {
            return .page(page(visit, row, problems, nil), status: .unprocessableContent)
        }
        let operation = AddMember(
            household: row.household.id, householdVersion: visit.householdVersion, person: facts, joinedOn: day, reason: reason,
            confirmed: entry.confirmed)
        return try await visit.enter(operation) { visit, refusal in
            page(visit, try await visit.householdToEdit().row, [], refusal)
        } next: {
            SitePath.household(row.household.id, saved: "them", $0)
        }
    }

    // MARK: a member put right

    private static func askPerson(_ visit: Visit) async throws -> Answer {
        let (row, members) = try await visit.householdToEdit()
        let member = try member(visit, of: members)
        return .page(PersonPage(entry: Entry(visit: visit, fields: FormFields(of: member)), row: row, member: member).html)
    }

    private static func correctPerson(_ visit: Visit) async throws -> Answer {
        let (row, members) = try await visit.householdToEdit()
        let member = try member(visit, of: members)
        var problems: Problems = []
        let fixed: Relation? = member.membership.relation == .head ? .head : nil
        let facts = PersonFields(fields: visit.form).facts(relation: fixed, visit.site.law.codeLists, &problems)
        let reason = reason(visit, &problems)
        @Sendable func page(_ visit: Visit, _ problems: Problems, _ refusal: HouseholdRefusal?) async throws -> HTML {
            let (row, members) = try await visit.householdToEdit()
            let entry = again(visit, problems, refusal, who: visit.form["ten"].cleanedLine) { problem in
                switch problem {
                case .reasonMissing: "ly-do"
                case .birthIsNotJoining, .dayTooEarly: "sinh"
                default: problem.personField?.rawValue ?? "ten"
                }
            }
            return PersonPage(entry: entry, row: row, member: try Self.member(visit, of: members)).html
        }
        guard problems.isEmpty, let facts else { return .page(try await page(visit, problems, nil), status: .unprocessableContent) }
        let operation = CorrectPerson(
            household: row.household.id, householdVersion: visit.householdVersion, membership: member.membership.id, facts: facts,
            number: facts.personalNumber != nil ? .written : visit.form.has("bo-so") ? .removed : .kept, reason: reason,
            confirmed: Entry(visit: visit, fields: visit.form).confirmed)
        return try await visit.enter(operation) {
            try await page($0, [], $1)
        } next: {
            SitePath.household(row.household.id, saved: "sua", $0)
        }
    }

    // MARK: leaving

    private static func askLeave(_ visit: Visit) async throws -> Answer {
        let (row, members) = try await visit.householdToEdit()
        let leaving = try member(visit, of: members)
        let others = members.filter { $0.membership.id != leaving.membership.id }
        return .page(LeavePage(entry: Entry(visit: visit, fields: FormFields()), row: row, member: leaving, others: others).html)
    }

    private static func leave(_ visit: Visit) async throws -> Answer {
        let (row, members) = try await visit.householdToEdit()
        let leaving = try member(visit, of: members)
        let entry = Entry(visit: visit, fields: visit.form)
        var problems: Problems = []
        let reason = EndMembership.reasons.first { $0.rawValue == visit.form["roi-vi"] }
        if reason == nil { problems.append(("roi-vi", EntryProblemWords.leaveReasonMissing)) }
        var day: CalendarDate?
        if !(reason == .corrected && visit.form["ngay"].cleanedLine.isEmpty) { day = entry.day("ngay", &problems) }
        if leaving.membership.relation == .head, members.count > 1, visit.form["chu-ho-moi"].isEmpty {
            problems.append(("chu-ho-moi", EntryProblemWords.sentence(.headNotNamed, who: "")))
        }
        let note = Self.reason(visit, &problems)
        @Sendable func page(_ visit: Visit, _ problems: Problems, _ refusal: HouseholdRefusal?) async throws -> HTML {
            let (row, members) = try await visit.householdToEdit()
            let leaving = try member(visit, of: members)
            let entry = again(visit, problems, refusal, who: leaving.person.name) { problem in
                switch problem {
                case .headNotNamed, .successorNotMember: "chu-ho-moi"
                case .reasonMissing: "roi-vi"
                default: "ngay"
                }
            }
            let others = members.filter { $0.membership.id != leaving.membership.id }
            return LeavePage(entry: entry, row: row, member: leaving, others: others).html
        }
        guard problems.isEmpty, let reason else { return .page(try await page(visit, problems, nil), status: .unprocessableContent) }
        let operation = EndMembership(
            household: row.household.id, householdVersion: visit.householdVersion, membership: leaving.membership.id, reason: reason,
            leftOn: day, successor: Membership.ID(visit.form["chu-ho-moi"]), note: note)
        return try await visit.enter(operation) {
            try await page($0, [], $1)
        } next: {
            SitePath.household(row.household.id, saved: $0.householdEnded ? "ket-thuc" : $0.headChanged ? "chu-ho" : "roi-ho")
        }
    }

    // MARK: the head

    private static func askHead(_ visit: Visit) async throws -> Answer {
        let (row, members) = try await visit.householdToEdit()
        let entry = Entry(visit: visit, fields: FormFields([("ngay", visit.today.vietnamese)]))
        return .page(MakeHeadPage(entry: entry, row: row, members: members, member: try member(visit, of: members)).html)
    }

    private static func makeHead(_ visit: Visit) async throws -> Answer {
        let (row, members) = try await visit.householdToEdit()
        let named = try member(visit, of: members)
        var problems: Problems = []
        var day: CalendarDate?
        if !visit.form["ngay"].cleanedLine.isEmpty { day = Entry(visit: visit, fields: visit.form).day("ngay", &problems) }
        let reason = reason(visit, &problems)
        @Sendable func page(_ visit: Visit, _ problems: Problems, _ refusal: HouseholdRefusal?) async throws -> HTML {
            let (row, members) = try await visit.householdToEdit()
            let named = try member(visit, of: members)
            let entry = again(visit, problems, refusal, who: named.person.name) { problem in
                switch problem {
                case .dayInFuture, .dayTooEarly, .decidedSince: "ngay"
                default: "ly-do"
                }
            }
            return MakeHeadPage(entry: entry, row: row, members: members, member: named).html
        }
        guard problems.isEmpty else { return .page(try await page(visit, problems, nil), status: .unprocessableContent) }
        let operation = ChangeHead(
            household: row.household.id, householdVersion: visit.householdVersion, successor: named.membership.id, on: day, reason: reason)
        return try await visit.enter(operation) {
            try await page($0, [], $1)
        } next: {
            SitePath.household(row.household.id, saved: "chu-ho", $0)
        }
    }
}

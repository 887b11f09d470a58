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

/// Acts on whole households: split, join, move, leave, come back. Each is looked at before it is done.
enum ActRoutes {
    static let all: [Route] = [
        .get("\(SitePath.households)/:ho/tach", .permission(.editHousehold)) { try await askSplit($0) },
        .post("\(SitePath.households)/:ho/tach", .permission(.editHousehold)) { try await split($0) },
        .get("\(SitePath.households)/:ho/nhap", .permission(.editHousehold)) { try await askMerge($0) },
        .post("\(SitePath.households)/:ho/nhap", .permission(.editHousehold)) { try await merge($0) },
        .get("\(SitePath.households)/:ho/chuyen", .permission(.editHousehold)) { try await askMove($0) },
        .post("\(SitePath.households)/:ho/chuyen", .permission(.editHousehold)) { try await move($0) },
        .get("\(SitePath.households)/:ho/chuyen-di", .permission(.editHousehold)) { visit in
            .page(SendAwayPage(form: try await form(visit, fields: FormFields())).html)
        },
        .post("\(SitePath.households)/:ho/chuyen-di", .permission(.editHousehold)) { try await sendAway($0) },
        .get("\(SitePath.households)/:ho/tro-ve", .permission(.editHousehold)) { try await askBack($0) },
        .post("\(SitePath.households)/:ho/tro-ve", .permission(.editHousehold)) { try await bringBack($0) },
    ]

    typealias Problems = [(field: String, sentence: String)]

    static func form(
        _ visit: Visit, fields: FormFields? = nil, problems: Problems = [], refusal: HouseholdRefusal? = nil,
        preview: HouseholdActPreview? = nil, who: [String] = [], isBack: Bool = false
    ) async throws -> ActForm {
        let (row, members) = try await isBack ? visit.householdToBringBack() : visit.householdToEdit()
        var entry = Entry(visit: visit, fields: fields ?? visit.form, problems: problems)
        if let refusal {
            entry = entry.refused(refusal, who: { who.indices.contains($0) ? who[$0] : "" }, field: field)
        } else if fields == nil, problems.isEmpty, preview == nil {
            entry.banner = EntryWords.changedMeanwhile
        } else if preview != nil, visit.form["viec"] == "luu" {
            entry.banner = HouseholdActWords.fieldsChanged
        }
        return ActForm(entry: entry, row: row, members: members, preview: preview)
    }

    private static func field(_ problem: HouseholdProblem) -> String {
        switch problem {
        case .villageOutside, .nothingChanged: "thon"
        case .dayInFuture, .dayTooEarly, .decidedSince: "ngay"
        case .reasonMissing: "ly-do"
        case .headNotNamed, .successorNotMember: "chu-ho-o-lai"
        case .headTwice: "quan-he"
        default: "chu-ho"
        }
    }

    /// Day and reason, which every act has.
    static func dayAndReason(_ entry: Entry, _ problems: inout Problems) -> (day: CalendarDate?, reason: String) {
        let day = entry.day("ngay", &problems)
        let reason = entry.line("ly-do", limit: 300, EntryProblemWords.reasonUnreadable, &problems)
        if reason.isEmpty, !problems.contains(where: { $0.field == "ly-do" }) {
            problems.append(("ly-do", EntryProblemWords.sentence(.reasonMissing, who: "")))
        }
        return (day, reason)
    }

    private static func village(_ visit: Visit, _ problems: inout Problems) -> Area.ID? {
        let village = Area.ID(visit.form["thon"])
        if village == nil { problems.append(("thon", EntryProblemWords.villageMissing)) }
        return village
    }

    private static func relations(_ visit: Visit, _ members: [Member]) -> [Membership.ID: Relation] {
        var relations: [Membership.ID: Relation] = [:]
        for member in members {
            let key = member.membership.id
            if let relation = Relation(rawValue: visit.form["quan-he-\(key)"]), relation != .head { relations[key] = relation }
        }
        return relations
    }

    private static func chosen(_ visit: Visit, _ members: [Member]) -> [Member] {
        members.filter { visit.form.has("di-\($0.membership.id)") }
    }

    // MARK: split

    private static func askSplit(_ visit: Visit) async throws -> Answer {
        let (row, _) = try await visit.householdToEdit()
        let fields = FormFields([("thon", row.household.village.description), ("dia-chi", row.household.address)])
        return .page(SplitPage(form: try await form(visit, fields: fields)).html)
    }

    private static func split(_ visit: Visit) async throws -> Answer {
        let (row, members) = try await visit.householdToEdit()
        let entry = Entry(visit: visit, fields: visit.form)
        var problems: Problems = []
        let village = village(visit, &problems)
        let address = entry.line("dia-chi", limit: 200, EntryProblemWords.addressUnreadable, &problems)
        let (day, reason) = dayAndReason(entry, &problems)
        guard problems.isEmpty, let village, let day else {
            return .page(SplitPage(form: try await form(visit, problems: problems)).html, status: .unprocessableContent)
        }
        let going = chosen(visit, members)
        let operation = SplitHousehold(
            household: row.household.id, householdVersion: visit.householdVersion, leaving: Set(going.map(\.membership.id)),
            head: Membership.ID(visit.form["chu-ho"]), relations: relations(visit, going),
            successor: Membership.ID(visit.form["chu-ho-o-lai"]), village: village, address: address, on: day, reason: reason,
            confirmed: entry.confirmed)
        return try await visit.lookAndEnter(operation) { visit, refusal, preview in
            SplitPage(form: try await form(visit, refusal: refusal, preview: preview, who: going.map(\.person.name))).html
        } next: {
            SitePath.household($0, saved: "tach")
        }
    }

    // MARK: merge

    private static func askMerge(_ visit: Visit) async throws -> Answer {
        let (row, _) = try await visit.householdToEdit()
        if let receiving = try await receiving(visit, Household.ID(visit.query["vao"]), besides: row) {
            return .page(MergePage(form: try await form(visit, fields: FormFields()), receiving: receiving).html)
        }
        let text = visit.query["tim"].cleanedLine
        guard !text.isEmpty else { return .page(ReceivingPage(visit: visit, row: row, text: "", found: nil).html) }
        let scope = visit.scope(for: .editHousehold)
        let found = try await visit.site.database.read { transaction -> [HouseholdRow] in
            var filter = HouseholdFilter()
            filter.text = text
            let ids = try FoundHouseholds(text, within: scope, in: transaction).ids
            return try transaction.households(filter, found: ids, within: scope, limit: 50, offset: 0)
        }
        return .page(
            ReceivingPage(visit: visit, row: row, text: text, found: found.filter { $0.household.id != row.household.id }).html)
    }

    private static func receiving(_ visit: Visit, _ id: Household.ID?, besides row: HouseholdRow) async throws -> HouseholdRow? {
        guard let id, id != row.household.id else { return nil }
        let scope = visit.scope(for: .editHousehold)
        let found = try await visit.site.database.read { try $0.household(id, within: scope) }
        return found.flatMap { $0.household.status == .active ? $0 : nil }
    }

    private static func merge(_ visit: Visit) async throws -> Answer {
        let (row, members) = try await visit.householdToEdit()
        guard let receiving = try await receiving(visit, Household.ID(visit.form["vao"]), besides: row) else { throw PageError.notFound }
        let entry = Entry(visit: visit, fields: visit.form)
        var problems: Problems = []
        let relations = relations(visit, members)
        for member in members where relations[member.membership.id] == nil {
            problems.append(("quan-he-\(member.membership.id)", EntryProblemWords.relationMissing))
        }
        let (day, reason) = dayAndReason(entry, &problems)
        guard problems.isEmpty, let day else {
            return .page(
                MergePage(form: try await form(visit, problems: problems), receiving: receiving).html, status: .unprocessableContent)
        }
        let operation = MergeHouseholds(
            household: row.household.id, householdVersion: visit.householdVersion, into: receiving.household.id,
            receivingVersion: Int(visit.form["phien-ban-vao"]) ?? 0, relations: relations, on: day, reason: reason,
            confirmed: entry.confirmed)
        return try await visit.lookAndEnter(operation) { visit, refusal, preview in
            MergePage(
                form: try await form(visit, refusal: refusal, preview: preview, who: members.map(\.person.name)), receiving: receiving
            ).html
        } next: {
            SitePath.household($0, saved: "nhap")
        }
    }

    // MARK: move

    /// The commune whose villages are shown: the one asked for, else where the household lives.
    private static func commune(_ visit: Visit, _ row: HouseholdRow) -> Area.ID {
        Area.ID(visit.query["xa"]).flatMap { visit.areas.version(of: $0, on: visit.today)?.level == .commune ? $0 : nil } ?? row.commune
    }

    private static func askMove(_ visit: Visit) async throws -> Answer {
        let form = try await form(visit, fields: FormFields())
        return .page(MovePage(form: form, commune: commune(visit, form.row)).html)
    }

    private static func move(_ visit: Visit) async throws -> Answer {
        let (row, _) = try await visit.householdToEdit()
        let entry = Entry(visit: visit, fields: visit.form)
        var problems: Problems = []
        let village = village(visit, &problems)
        let address = entry.line("dia-chi", limit: 200, EntryProblemWords.addressUnreadable, &problems)
        let (day, reason) = dayAndReason(entry, &problems)
        let commune = commune(visit, row)
        guard problems.isEmpty, let village, let day else {
            return .page(
                MovePage(form: try await form(visit, problems: problems), commune: commune).html, status: .unprocessableContent)
        }
        let operation = MoveHousehold(
            household: row.household.id, householdVersion: visit.householdVersion, to: village, address: address, on: day, reason: reason)
        let isSeen = visit.scope(for: .viewHouseholds).contains(
            village: village, commune: visit.areas.ancestor(of: village, at: .commune, on: visit.today))
        return try await visit.lookAndEnter(operation) { visit, refusal, preview in
            MovePage(form: try await form(visit, refusal: refusal, preview: preview), commune: commune).html
        } next: {
            isSeen ? SitePath.household($0, saved: "chuyen") : "\(SitePath.acts)?da-luu=chuyen"
        }
    }

    private static func sendAway(_ visit: Visit) async throws -> Answer {
        let (row, _) = try await visit.householdToEdit()
        let entry = Entry(visit: visit, fields: visit.form)
        var problems: Problems = []
        let destination = entry.line("noi-den", limit: 200, EntryProblemWords.addressUnreadable, &problems)
        let (day, reason) = dayAndReason(entry, &problems)
        guard problems.isEmpty, let day else {
            return .page(SendAwayPage(form: try await form(visit, problems: problems)).html, status: .unprocessableContent)
        }
        let operation = SendHouseholdAway(
            household: row.household.id, householdVersion: visit.householdVersion, on: day, destination: destination, reason: reason)
        return try await visit.lookAndEnter(operation) { visit, refusal, preview in
            SendAwayPage(form: try await form(visit, refusal: refusal, preview: preview)).html
        } next: {
            SitePath.household($0, saved: "di")
        }
    }

    // MARK: back

    private static func askBack(_ visit: Visit) async throws -> Answer {
        let (row, members) = try await visit.householdToBringBack()
        let head = members.first { $0.membership.relation == .head }?.membership.id.description ?? ""
        let fields = FormFields(
            members.map { ("di-\($0.membership.id)", "1") } + [
                ("chu-ho", head), ("thon", row.household.village.description), ("dia-chi", row.household.address),
            ])
        return .page(BringBackPage(form: try await form(visit, fields: fields, isBack: true)).html)
    }

    private static func bringBack(_ visit: Visit) async throws -> Answer {
        let (row, members) = try await visit.householdToBringBack()
        let entry = Entry(visit: visit, fields: visit.form)
        var problems: Problems = []
        let village = village(visit, &problems)
        let address = entry.line("dia-chi", limit: 200, EntryProblemWords.addressUnreadable, &problems)
        let (day, reason) = dayAndReason(entry, &problems)
        guard problems.isEmpty, let village, let day else {
            return .page(
                BringBackPage(form: try await form(visit, problems: problems, isBack: true)).html, status: .unprocessableContent)
        }
        let operation = BringHouseholdBack(
            household: row.household.id, householdVersion: visit.householdVersion,
            returning: Set(chosen(visit, members).map(\.membership.id)), head: Membership.ID(visit.form["chu-ho"]), village: village,
            address: address, on: day, reason: reason)
        return try await visit.lookAndEnter(operation) { visit, refusal, preview in
            BringBackPage(form: try await form(visit, refusal: refusal, preview: preview, isBack: true)).html
        } next: {
            SitePath.household($0, saved: "ve")
        }
    }
}

extension Visit {
    /// A household that has left and may be brought back, with those who can come with it.
    fileprivate func householdToBringBack() async throws -> (row: HouseholdRow, members: [Member]) {
        let id: Household.ID = try key("ho")
        let scope = scope(for: .editHousehold)
        return try await site.database.read { transaction in
            guard let row = try transaction.household(id, within: scope), row.household.status == .movedAway else {
                throw PageError.notFound
            }
            return (row, BringHouseholdBack.candidates(try transaction.members(of: id)))
        }
    }
}

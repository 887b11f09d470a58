import Access
import Core
import Database
import HTTPTypes
import Jobs
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// People who may be one: the pairs that wait, one pair, and what can be decided of it.
enum LinkageRoutes {
    static let all: [Route] = [
        .get(SitePath.duplicates, .permission(.viewHouseholds)) { try await list($0) },
        .post(SitePath.duplicates, .permission(.decideDuplicates)) { visit in
            await visit.site.worker.lookForDuplicates(all: true, waitingUpTo: .milliseconds(1_500))
            return .seeOther(SitePath.duplicates + "?da-luu=tim")
        },
        .get("\(SitePath.duplicates)/:cap", .permission(.viewHouseholds)) { visit in
            .page(PairPage(visit: visit, reading: try await visit.readPair()).html)
        },
        .post("\(SitePath.duplicates)/:cap", .permission(.decideDuplicates)) { try await decide($0) },
        .get("\(SitePath.duplicates)/:cap/gop", .permission(.decideDuplicates)) { try await askMerge($0) },
        .post("\(SitePath.duplicates)/:cap/gop", .permission(.decideDuplicates)) { try await merge($0) },
        .get("\(SitePath.duplicates)/:cap/gop-ho", .permission(.decideDuplicates)) { try await askMergeHouseholds($0) },
        .post("\(SitePath.duplicates)/:cap/gop-ho", .permission(.decideDuplicates)) { try await mergeHouseholds($0) },
        .get("\(SitePath.duplicates)/:cap/tach", .permission(.decideDuplicates)) { visit in
            .page(try await unmergePage(visit, problem: nil))
        },
        .post("\(SitePath.duplicates)/:cap/tach", .permission(.decideDuplicates)) { try await unmerge($0) },
    ]

    // MARK: the list

    private static func list(_ visit: Visit) async throws -> Answer {
        let state = PersonPair.State(rawValue: visit.query["trang-thai"]) ?? .open
        let strength = Int(visit.query["muc"]).flatMap(PersonLikeness.Strength.init(rawValue:))
        let scope = visit.scope(for: .viewHouseholds)
        let asked = max(1, Int(visit.query["trang"]) ?? 1)
        return .page(
            try await visit.site.database.read { transaction in
                let counts = try transaction.pairCounts(state, within: scope)
                let total = strength.map { counts[$0] ?? 0 } ?? counts.values.reduce(0, +)
                let page = min(asked, max(1, (total + DuplicateListPage.rows - 1) / DuplicateListPage.rows))
                let pairs = try transaction.pairs(
                    state, strength: strength, within: scope, limit: DuplicateListPage.rows, offset: (page - 1) * DuplicateListPage.rows)
                let people = try transaction.people(Array(Set(pairs.flatMap(\.pair.people))).sorted())
                let byKey = Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
                var sides: [Person.ID: (person: Person, row: HouseholdRow)] = [:]
                var units: [Person.ID: Area.ID] = [:]
                for stored in pairs {
                    for (person, household) in [(stored.pair.first, stored.firstHousehold), (stored.pair.second, stored.secondHousehold)] {
                        guard let row = try transaction.householdRow(household) else { continue }
                        if !scope.contains(village: row.household.village, commune: row.commune) {
                            units[person] = row.commune
                        } else if let found = byKey[person] {
                            sides[person] = (found, row)
                        }
                    }
                }
                return DuplicateListPage(
                    visit: visit, state: state, strength: strength, counts: counts, pairs: pairs, sides: sides, units: units, page: page
                ).html
            })
    }

    // MARK: two, or not yet known

    private static func decide(_ visit: Visit) async throws -> Answer {
        let pair = try visit.pair()
        let reading = try await visit.readPair()
        guard let answer = DecidePair.Answer(rawValue: visit.form["viec"]) else { throw PageError.badRequest }
        let field = answer == .later ? "ghi-chu" : "ly-do"
        do {
            let operation = DecidePair(pair, answer, reason: answer == .open ? "" : visit.form[field])
            _ = try await visit.site.desk.perform(operation, as: try visit.signedIn, request: visit.requestKey)
            switch answer {
            case .different: return .seeOther("\(SitePath.duplicates)?da-luu=hai-nguoi")
            case .later: return .seeOther("\(SitePath.duplicates)?da-luu=xem-sau")
            case .open: return .seeOther("\(SitePath.duplicates(pair))?da-luu=hoi-lai")
            }
        } catch let refusal as DecidePair.Refusal {
            let sentence = refusal == .alreadyOne ? LinkageWords.alreadyOne : LinkageWords.reasonMissing
            return .page(
                PairPage(visit: visit, reading: reading, problem: (field, sentence)).html, status: .unprocessableContent)
        }
    }

    // MARK: one

    /// A pair of which both sides are seen and nobody has decided that they are one.
    private static func complete(_ visit: Visit) async throws -> PairReading {
        let reading = try await visit.readPair()
        guard reading.isComplete, reading.stored.state != .same else { throw PageError.notFound }
        return reading
    }

    private static func entry(_ visit: Visit, _ refusal: HouseholdRefusal?, _ preview: HouseholdActPreview?) -> Entry {
        let entry = Entry(visit: visit, fields: visit.form)
        if let refusal { return entry.refused(refusal, who: { _ in "" }, field: field) }
        var again = entry
        if preview == nil {
            again.banner = EntryWords.changedMeanwhile
        } else if visit.form["viec"] == "luu" {
            again.banner = HouseholdActWords.fieldsChanged
        }
        return again
    }

    private static func field(_ problem: HouseholdProblem) -> String {
        switch problem {
        case .stayingMissing: "thuoc-ho"
        case .endingMissing: "ho-kia"
        case .dayInFuture, .dayTooEarly, .dayTooLate: "ngay"
        case .headNotNamed, .successorNotMember: "chu-ho-moi"
        case .reasonMissing: "ly-do"
        default: "o-lai"
        }
    }

    /// The record with more on it stays unless something else is said; of two alike the one that was there first.
    private static func askMerge(_ visit: Visit) async throws -> Answer {
        let reading = try await complete(visit)
        func weight(_ side: PairSide) -> Int {
            (side.record.isPresent ? 4 : 0) + ((side.record.person.personalNumber?.utf8.count ?? 0) == 12 ? 2 : 0)
                + ((side.record.person.born?.iso.utf8.count ?? 0) == 10 ? 1 : 0)
        }
        let kept = reading.sides.max { weight($0) == weight($1) ? $0.record.person.id > $1.record.person.id : weight($0) < weight($1) }
        let fields = FormFields([("o-lai", kept?.record.person.id.description ?? ""), ("roi-vi", LeaveReason.movedAway.rawValue)])
        return .page(MergePairPage(entry: Entry(visit: visit, fields: fields), reading: reading).html)
    }

    private static func versions(_ visit: Visit, _ reading: PairReading) -> [Household.ID: Int] {
        let households = Set(reading.sides.map(\.row.household.id))
        return Dictionary(uniqueKeysWithValues: households.map { ($0, Int(visit.form["phien-ban-\($0)"]) ?? 0) })
    }

    private static func merge(_ visit: Visit) async throws -> Answer {
        let reading = try await complete(visit)
        var entry = Entry(visit: visit, fields: visit.form)
        var problems: [(field: String, sentence: String)] = []
        let reason = entry.line("ly-do", limit: 300, EntryProblemWords.reasonUnreadable, &problems)
        guard let kept = Person.ID(visit.form["o-lai"]), let closed = reading.stored.pair.people.first(where: { $0 != kept }),
            reading.stored.pair.people.contains(kept)
        else {
            entry.problems = problems + [("o-lai", LinkageWords.whichStays)]
            return .page(MergePairPage(entry: entry, reading: reading).html, status: .unprocessableContent)
        }
        var ending: MergePersons.Ending?
        if visit.form["ho-kia"] == "nham" { ending = .mistake }
        if visit.form["ho-kia"] == "roi", let day = entry.day("ngay", &problems) {
            ending = .left(on: day, LeaveReason(rawValue: visit.form["roi-vi"]) == .married ? .married : .movedAway)
        }
        guard problems.isEmpty else {
            entry.problems = problems
            return .page(MergePairPage(entry: entry, reading: reading).html, status: .unprocessableContent)
        }
        var holds = Membership.ID(visit.form["thuoc-ho"])
        // Within one household the membership of the record that stays holds.
        if holds == nil, reading.first?.row.household.id == reading.second?.row.household.id {
            holds = reading.sides.first { $0.record.person.id == kept }?.membership?.id
        }
        let operation = MergePersons(
            kept: kept, closed: closed, staying: holds, ending: ending, successor: Membership.ID(visit.form["chu-ho-moi"]),
            versions: versions(visit, reading), reason: reason, confirmed: entry.confirmed)
        let pair = reading.stored.pair
        return try await visit.lookAndEnter(operation) { visit, refusal, preview in
            MergePairPage(
                entry: Self.entry(visit, refusal, preview), reading: try await complete(visit), preview: preview
            ).html
        } next: { _ in
            "\(SitePath.duplicates(pair))?da-luu=gop"
        }
    }

    private static func askMergeHouseholds(_ visit: Visit) async throws -> Answer {
        let reading = try await complete(visit)
        guard reading.areHouseholdsAlike else { throw PageError.notFound }
        let kept = reading.sides.min { $0.row.household.code < $1.row.household.code }
        let fields = FormFields([("o-lai", kept?.row.household.id.description ?? "")])
        return .page(MergePairHouseholdsPage(entry: Entry(visit: visit, fields: fields), reading: reading).html)
    }

    private static func mergeHouseholds(_ visit: Visit) async throws -> Answer {
        let reading = try await complete(visit)
        var entry = Entry(visit: visit, fields: visit.form)
        var problems: [(field: String, sentence: String)] = []
        let reason = entry.line("ly-do", limit: 300, EntryProblemWords.reasonUnreadable, &problems)
        let kept = reading.sides.first { $0.row.household.id.description == visit.form["o-lai"] }
        let other = reading.sides.first { $0.row.household.id.description != visit.form["o-lai"] }
        guard problems.isEmpty, let kept, let other else {
            entry.problems = problems + (kept == nil ? [("o-lai", LinkageWords.keptHousehold)] : [])
            return .page(MergePairHouseholdsPage(entry: entry, reading: reading).html, status: .unprocessableContent)
        }
        let versions = versions(visit, reading)
        let (goes, stays) = (other.row.household.id, kept.row.household.id)
        let operation = MergeDuplicateHousehold(
            household: goes, householdVersion: versions[goes] ?? 0, is: stays, keptVersion: versions[stays] ?? 0, reason: reason,
            confirmed: entry.confirmed)
        let pair = reading.stored.pair
        return try await visit.lookAndEnter(operation) { visit, refusal, preview in
            MergePairHouseholdsPage(
                entry: Self.entry(visit, refusal, preview), reading: try await complete(visit), preview: preview
            ).html
        } next: { _ in
            "\(SitePath.duplicates(pair))?da-luu=gop"
        }
    }

    // MARK: two again

    private static func unmergePage(_ visit: Visit, problem: (field: String, sentence: String)?) async throws -> HTML {
        let reading = try await visit.readPair()
        guard reading.stored.state == .same, reading.stored.act != nil else { throw PageError.notFound }
        let pair = reading.stored.pair
        let entry = Entry(visit: visit, fields: visit.form, problems: problem.map { [$0] } ?? [])
        let lead = PairPage.title(reading)
        return visit.page(
            LinkageWords.unmerge, crumbs: PairPage.crumbs() + [(lead, SitePath.duplicates(pair))], problems: entry.problems,
            entry.form(
                title: LinkageWords.unmerge, lead: lead, action: SitePath.unmerge(pair), version: nil, cancel: SitePath.duplicates(pair),
                """
                <section class="card"><p class="hint">\(LinkageWords.unmergeLead)</p>\
                \(Control.text(entry.state("ly-do", LinkageWords.unmergeReason)))</section>
                """, buttons: Control.button(LinkageWords.unmerge, name: "viec", value: "luu")))
    }

    private static func unmerge(_ visit: Visit) async throws -> Answer {
        let reading = try await visit.readPair()
        guard let act = reading.stored.act else { throw PageError.notFound }
        do {
            _ = try await visit.site.desk.perform(
                UndoMerge(act: act, reason: visit.form["ly-do"]), as: try visit.signedIn, request: visit.requestKey)
            return .seeOther("\(SitePath.duplicates(reading.stored.pair))?da-luu=tach")
        } catch let refusal as UndoHouseholdAct.Refusal {
            let page = try await unmergePage(visit, problem: ("ly-do", ActPages.sentence(refusal, visit)))
            return .page(page, status: .unprocessableContent)
        }
    }
}

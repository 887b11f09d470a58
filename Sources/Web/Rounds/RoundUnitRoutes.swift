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

/// A village or a commune in a round, and what is done there.
enum RoundUnitRoutes {
    private static let unit = "\(SitePath.rounds)/:dot/don-vi/:dv"

    static let all: [Route] = [
        .get(unit, .permission(.viewHouseholds)) { .page(try await page($0, [])) },
        .post("\(unit)/danh-sach", .permission(.runRounds)) { try await drawUp($0) },
        .post("\(unit)/bo-sung", .permission(.runRounds)) { try await add($0) },
        .post("\(unit)/phan-cong", .permission(.runRounds)) { try await assign($0) },
        .post("\(unit)/buoc", .signedIn) { try await finish($0) },
        .post("\(unit)/buoc-thon", .permission(.runRounds)) { try await finishVillages($0) },
        .post("\(unit)/bo-qua", .permission(.decideRounds)) { try await passOver($0) },
        .post("\(unit)/lam-lai", .permission(.runRounds)) { try await setBack($0) },
    ]

    private static func keys(_ visit: Visit) throws -> (round: ReviewRound.ID, unit: Area.ID) {
        (try visit.key("dot"), try visit.key("dv"))
    }

    private static func path(_ visit: Visit) throws -> String {
        let (round, unit) = try keys(visit)
        return SitePath.roundUnit(round, unit) + "?da-luu=1"
    }

    static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let (_, unit) = try keys(visit)
        let samples = try await visit.sampleBook()
        let book = samples.book
        guard let version = visit.areas.version(of: unit, on: visit.today), visit.may(.viewHouseholds, in: unit) || sees(unit, visit),
            let situation = try? book.situation(of: unit)
        else { throw PageError.notFound }
        let scope = AreaScope(of: unit, in: visit.areas, on: visit.today)
            .intersection(visit.scope(for: .viewHouseholds), in: visit.areas, on: visit.today)
        let areas =
            version.level == .village
            ? [unit] + [visit.areas.ancestor(of: unit, at: .commune, on: visit.today)].compactMap { $0 }
            : [unit] + book.villages(of: unit).map(\.area)
        let ids = Set(book.rows.compactMap(\.reviewer) + book.steps.compactMap(\.officer))
        let (text, today) = (visit.query["tim"].cleanedLine, visit.today)
        let roles = Role.allCases.filter { $0.permissions.contains(.submitReviewSheet) }
        let (names, reviewers, found) = try await visit.site.database.read { transaction in
            var found: [HouseholdRow]?
            if !text.isEmpty {
                var filter = HouseholdFilter()
                filter.text = text
                let ids = try FoundHouseholds(text, within: scope, in: transaction).ids
                found = try transaction.households(filter, found: ids, within: scope, limit: 50, offset: 0)
            }
            return (
                try transaction.officerNames(Array(ids)), try transaction.officers(with: roles, in: areas, on: today), found
            )
        }
        let known = Set(book.rows.map(\.facts.household))
        return RoundUnitPage(
            visit: visit, samples: samples, unit: version, situation: situation, officers: names, reviewers: reviewers,
            entry: Entry(visit: visit, fields: visit.form, problems: problems),
            found: found?.filter { !known.contains($0.household.id) }
        ).html
    }

    /// The head of a village sees its commune, with the households of the village alone.
    private static func sees(_ unit: Area.ID, _ visit: Visit) -> Bool {
        visit.scope(for: .viewHouseholds).villages.contains { visit.areas.ancestor(of: $0, at: .commune, on: visit.today) == unit }
    }

    private static func drawUp(_ visit: Visit) async throws -> Answer {
        let (round, unit) = try keys(visit)
        let next = try path(visit)
        return try await visit.act(DrawUpList(round: round, commune: unit), again: { try await page(visit, $0) }) { _ in next }
    }

    private static func add(_ visit: Visit) async throws -> Answer {
        let (round, _) = try keys(visit)
        guard let household = Household.ID(visit.form["ho"]) else {
            return visit.again(try await page(visit, [("tim", EntryWords.choose)]))
        }
        var entry = Entry(visit: visit, fields: visit.form)
        let reason = entry.line("ly-do", limit: 300, RoundWords.sentence(.textUnreadable), &entry.problems)
        let next = try path(visit)
        return try await visit.act(
            AddCase(round: round, household: household, reason: reason), again: { try await page(visit, $0) }
        ) { _ in next }
    }

    private static func assign(_ visit: Visit) async throws -> Answer {
        let (round, unit) = try keys(visit)
        let cases = visit.form.pairs.filter { $0.name.hasPrefix("ca-") }.compactMap { ReviewCase.ID(String($0.name.dropFirst(3))) }
        let reviewer = Officer.ID(visit.form["giao-cho"])
        guard reviewer != nil || visit.form["giao-cho"] == RoundUnitPage.takenBack else {
            return visit.again(try await page(visit, [("giao-cho", RoundPageWords.reviewerMissing)]))
        }
        let next = try path(visit)
        return try await visit.act(
            AssignCases(round: round, unit: unit, cases: cases, reviewer: reviewer),
            again: { try await page(visit, $0) }
        ) { _ in next }
    }

    private static func finish(_ visit: Visit) async throws -> Answer {
        let (round, unit) = try keys(visit)
        guard let step = ReviewStep(rawValue: visit.form["buoc"]) else { throw PageError.badRequest }
        var entry = Entry(visit: visit, fields: visit.form)
        let day = entry.day("ngay", &entry.problems)
        let document = entry.line("van-ban", limit: 200, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty, let day else { return visit.again(try await page(visit, entry.problems)) }
        let next = try path(visit)
        if step == .official {
            return try await visit.act(
                MakeOfficial(round: round, commune: unit, on: day, document: document), again: { try await page(visit, $0) }
            ) { _ in next }
        }
        return try await visit.act(
            FinishStep(round: round, unit: unit, step: step, on: day, document: document), again: { try await page(visit, $0) }
        ) { _ in next }
    }

    /// Finishes a step in the villages where it comes next and nothing lacks; the others stay as they are.
    private static func finishVillages(_ visit: Visit) async throws -> Answer {
        let (round, unit) = try keys(visit)
        guard let step = ReviewStep(rawValue: visit.form["buoc-thon"]) else { throw PageError.badRequest }
        var entry = Entry(visit: visit, fields: visit.form)
        guard let day = entry.day("ngay-thon", &entry.problems) else { return visit.again(try await page(visit, entry.problems)) }
        let book = try await visit.roundBook()
        var (done, lacks): (Int, Set<RoundLack>) = (0, [])
        for village in book.villages(of: unit) where try book.situation(of: village.area).next?.step == step {
            do {
                _ = try await visit.site.desk.perform(
                    FinishStep(round: round, unit: village.area, step: step, on: day), as: try visit.signedIn)
                done += 1
            } catch let refusal as RoundRefusal { lacks.formUnion(refusal.lacks) }
        }
        guard done > 0 else {
            let sentences = lacks.isEmpty ? [RoundPageWords.noVillageReady] : Set(lacks.map(RoundWords.sentence)).sorted()
            return visit.again(try await page(visit, sentences.map { ("buoc-thon", $0) }))
        }
        return .seeOther(try path(visit))
    }

    private static func passOver(_ visit: Visit) async throws -> Answer {
        let (round, unit) = try keys(visit)
        guard let step = ReviewStep(rawValue: visit.form["buoc"]) else { throw PageError.badRequest }
        var entry = Entry(visit: visit, fields: visit.form)
        let document = entry.line("van-ban", limit: 200, RoundWords.sentence(.textUnreadable), &entry.problems)
        let reason = entry.line("ly-do", limit: 300, RoundWords.sentence(.textUnreadable), &entry.problems)
        guard entry.problems.isEmpty else { return visit.again(try await page(visit, entry.problems)) }
        let next = try path(visit)
        return try await visit.act(
            PassOverStep(round: round, unit: unit, step: step, on: visit.today, document: document, reason: reason),
            again: { try await page(visit, $0) }
        ) { _ in next }
    }

    private static func setBack(_ visit: Visit) async throws -> Answer {
        let (round, unit) = try keys(visit)
        guard let step = ReviewStep(rawValue: visit.form["den-buoc"]) else { throw PageError.badRequest }
        var entry = Entry(visit: visit, fields: visit.form)
        let reason = entry.line("ly-do-lam-lai", limit: 300, RoundWords.sentence(.textUnreadable), &entry.problems)
        let next = try path(visit)
        return try await visit.act(
            SetBack(round: round, unit: unit, to: step, reason: reason),
            again: { problems in
                try await page(visit, problems.map { ($0.field == "ly-do" ? "ly-do-lam-lai" : $0.field, $0.sentence) })
            }
        ) { _ in next }
    }
}

import Access
import Core
import Database
import Exchange
import HTTPTypes
import Jobs
import Law
import Markup
import Operations
import Registry
import Store
import Words

extension SitePath {
    static let sheetByCode = "/phieu"

    static func printedSheets(_ id: ReviewRound.ID, _ unit: Area.ID) -> String { "\(roundUnit(id, unit))/phieu-in.pdf" }
}

/// Sheets on paper for the households of a round, with what is known filled in, and the way back from the code on a paper to its entry.
enum PrintedSheetPages {
    static let routes: [Route] = [
        .get("\(SitePath.rounds)/:dot/don-vi/:dv/phieu-in.pdf", .permission(.submitReviewSheet)) { try await file($0) },
        .get(SitePath.sheetByCode, .permission(.submitReviewSheet)) { try await open($0, $0.query["ma"]) },
        .get("\(SitePath.sheetByCode)/:ma", .permission(.submitReviewSheet)) { try await open($0, $0.parameters["ma"] ?? "") },
    ]

    /// So many sheets in one file at most; a file of them takes some seconds.
    private static let limit = 400

    // MARK: parts of other pages

    /// On the page of a village or a commune: whose sheets, and which.
    static func printForm(
        _ book: RoundBook, _ unit: AreaVersion, _ reviewers: [(id: Officer.ID, name: String)], _ visit: Visit
    ) -> HTML {
        let field = FieldState(name: "nguoi", label: PrintedSheetWords.whose, value: "")
        return """
            <section class="card"><h2>\(PrintedSheetWords.print)</h2><p class="hint">\(PrintedSheetWords.printHint)</p>\
            <form method="get" action="\(SitePath.printedSheets(book.round.id, unit.area))">\
            \(Control.select(field, [("", PrintedSheetWords.everybody)] + reviewers.map { ($0.id.description, $0.name) }))\
            <p>\(Control.tick(name: "chua-co", value: "1", label: PrintedSheetWords.onlyWithoutSheet, isTicked: true))</p>\
            <div class="actions">\(Control.button(PrintedSheetWords.makePDF, isPrimary: false))</div></form></section>
            """
    }

    /// The field for the code on a paper.
    static func findForm(_ typed: String = "", problem: String? = nil) -> HTML {
        let field = FieldState(
            name: "ma", label: PrintedSheetWords.field, value: typed, hint: PrintedSheetWords.hint, problem: problem)
        return """
            <form method="get" action="\(SitePath.sheetByCode)" class="card">\(Control.text(field, width: .short))\
            <div class="actions">\(Control.button(PrintedSheetWords.open, isPrimary: false))</div></form>
            """
    }

    // MARK: from the code to the entry

    private static func open(_ visit: Visit, _ typed: String) async throws -> Answer {
        guard !typed.cleanedLine.isEmpty else { return .page(page(visit, typed, nil)) }
        let survey: SurveyCode?
        do throws(SheetCode.Problem) { survey = try SurveyCode(typed) } catch {
            return visit.again(page(visit, typed, PrintedSheetWords.mistyped))
        }
        if let survey { return try await open(visit, typed, survey) }
        let code: SheetCode
        do throws(SheetCode.Problem) { code = try SheetCode(typed) } catch {
            let sentence =
                switch error {
                case .unreadable: PrintedSheetWords.unreadable
                case .mistyped: PrintedSheetWords.mistyped
                }
            return visit.again(page(visit, typed, sentence))
        }
        let (scope, areas, law, today) = (visit.scope(for: .submitReviewSheet), visit.areas, visit.site.shelves.law, visit.today)
        let found = try await visit.site.database.read { transaction -> (round: ReviewRound.ID, row: CaseRow, isOpen: Bool)? in
            guard let place = try transaction.reviewCase(of: code) else { return nil }
            guard let book = try? RoundBook(place.round, within: scope, in: transaction, areas, law, today: today),
                let row = book.rows.first(where: { $0.facts.id == place.reviewCase })
            else { return nil }
            let state = book.state(row)
            return (place.round, row, !row.facts.isDecided && state != .gone && (row.facts.sheet == nil || state.needsSheet))
        }
        guard let found else { return .page(page(visit, typed, PrintedSheetWords.missing), status: .notFound) }
        // Where the sheet is entered already, the file of the household leads on: to the sheet, or to the second keying.
        return .seeOther(
            found.isOpen ? SitePath.newSheet(found.row.facts.household) : SitePath.reviewCase(found.round, found.row.facts.id))
    }

    /// The entry of a survey, where the household lies in the officer's area.
    private static func open(_ visit: Visit, _ typed: String, _ code: SurveyCode) async throws -> Answer {
        let (scope, areas, today) = (visit.scope(for: .submitReviewSheet), visit.areas, visit.today)
        let found = try await visit.site.database.read { transaction -> (survey: Survey.ID, household: Household.ID)? in
            guard let place = try transaction.surveyHousehold(of: code),
                let book = try? SurveyBook(place.survey, within: scope, in: transaction, areas, today: today),
                book.rows.contains(where: { $0.household == place.household })
            else { return nil }
            return place
        }
        guard let found else { return .page(page(visit, typed, PrintedSheetWords.missing), status: .notFound) }
        return .seeOther(SitePath.surveyHousehold(found.survey, found.household))
    }

    private static func page(_ visit: Visit, _ typed: String, _ problem: String?) -> HTML {
        visit.page(
            PrintedSheetWords.find, crumbs: [(RoundPageWords.title, SitePath.rounds)], problems: problem.map { [("ma", $0)] } ?? [],
            "<h1>\(PrintedSheetWords.find)</h1>\(findForm(typed, problem: problem))")
    }

    // MARK: the file

    private static func file(_ visit: Visit) async throws -> Answer {
        let (book, unit): (RoundBook, Area.ID) = (try await visit.roundBook(), try visit.key("dv"))
        guard let version = visit.areas.version(of: unit, on: visit.today) else { throw PageError.notFound }
        let (scope, reviewer) = (visit.scope(for: .submitReviewSheet), Officer.ID(visit.query["nguoi"]))
        let rows = book.rows(in: unit).filter { row in
            scope.contains(village: row.facts.village, commune: row.facts.commune) && book.state(row) != .gone && !row.facts.isDecided
                && (reviewer == nil || row.reviewer == reviewer)
                && (visit.query["chua-co"] != "1" || row.facts.sheet == nil || book.state(row).needsSheet)
        }
        guard !rows.isEmpty else { return told(PrintedSheetWords.none, book, version, visit) }
        guard rows.count <= limit else { return told(PrintedSheetWords.tooMany(rows.count, limit: limit), book, version, visit) }
        let sheets = try await sheets(rows, book, visit)
        let table = ReviewRoutes.table(for: book.standard.id, visit)
        let causes = visit.site.law.codeLists.causes.map { "\($0.number). \($0.name)" }
        do {
            let bytes = try await PrintedSheets(sheets, of: book.round, under: book.standard, table, causes: causes).pdf(try PDFPress())
            return .file(bytes, type: FileType.pdf, name: "phieu-ra-soat-\(visit.today.iso).pdf")
        } catch is PDFPress.Problem {
            return told(PrintedSheetWords.noPDF, book, version, visit, status: .serviceUnavailable)
        }
    }

    private static func told(
        _ sentence: String, _ book: RoundBook, _ unit: AreaVersion, _ visit: Visit, status: HTTPResponse.Status = .unprocessableContent
    ) -> Answer {
        let page = visit.page(
            PrintedSheetWords.print,
            crumbs: [
                (RoundPageWords.title, SitePath.rounds), (RoundWords.title(book.round), SitePath.round(book.round.id)),
                (unit.name, SitePath.roundUnit(book.round.id, unit.area)),
            ], "<h1>\(PrintedSheetWords.print)</h1><p class=\"lead\">\(sentence)</p>")
        return .page(page, status: status)
    }

    private static func sheets(_ rows: [CaseRow], _ book: RoundBook, _ visit: Visit) async throws -> [PrintedSheets.Sheet] {
        let ids = rows.map(\.facts.household)
        let (members, addresses, officers) = try await visit.site.database.read { transaction in
            (
                try transaction.presentMembers(of: ids), try transaction.addresses(of: ids),
                try transaction.officerNames(Array(Set(rows.compactMap(\.reviewer))))
            )
        }
        let address = CertificatePaper.publicAddress.map { ($0.hasSuffix("/") ? String($0.dropLast()) : $0) + SitePath.sheetByCode }
        return rows.map { row in
            let village = visit.name(of: row.facts.village)
            let own = addresses[row.facts.household] ?? ""
            return PrintedSheets.Sheet(
                code: SheetCode(household: row.code, round: book.round), household: row.code, head: row.headName,
                commune: PaperWords.committee(of: visit.name(of: row.facts.commune)),
                place: own.isEmpty ? village : "\(own), \(village)", reviewer: row.reviewer.flatMap { officers[$0] } ?? "",
                members: (members[row.facts.household] ?? []).sorted(by: Self.precedes).map { member in
                    [
                        member.person.name, HouseholdWords.name(member.membership.relation), HouseholdWords.name(member.person.sex),
                        member.person.born?.vietnamese ?? "",
                    ]
                }, address: address)
        }
    }

    /// The head first, then the spouse, then the oldest.
    static func precedes(_ one: Member, _ other: Member) -> Bool {
        func rank(_ member: Member) -> (Int, Int) {
            let place = [Relation.head, .spouse].firstIndex(of: member.membership.relation) ?? 2
            return (place, member.person.born?.earliest.dayNumber ?? .max)
        }
        return rank(one) == rank(other) ? one.membership.id < other.membership.id : rank(one) < rank(other)
    }
}

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

/// The minutes of a village meeting: one line for each household, how many agreed.
enum MeetingPages {
    static let routes: [Route] = [
        .get("\(SitePath.rounds)/:dot/don-vi/:dv/hop-dan", .permission(.holdMeetings)) { .page(try await page($0, [])) },
        .post("\(SitePath.rounds)/:dot/don-vi/:dv/hop-dan", .permission(.holdMeetings)) { try await save($0) },
    ]

    private static func page(_ visit: Visit, _ problems: Visit.Problems) async throws -> HTML {
        let book = try await visit.roundBook()
        let village: Area.ID = try visit.key("dv")
        guard visit.may(.holdMeetings, in: village), let version = visit.areas.version(of: village, on: visit.today),
            version.level == .village, book.meets
        else { throw PageError.notFound }
        let lineage = book.progress.lineage(of: village)
        let held = try await visit.site.database.read { try $0.meetings(of: book.round.id, in: lineage) }
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        let asked = RecordMeeting.asked(in: book, village)
        let lacks = try? book.situation(of: village)
        var crumbs = [(title: RoundPageWords.title, path: SitePath.rounds), (RoundWords.title(book.round), SitePath.round(book.round.id))]
        crumbs.append((version.name, SitePath.roundUnit(book.round.id, village)))
        let isNext = lacks?.next?.step == .meeting
        let form = entry.form(
            title: "\(RoundPageWords.meeting): \(version.name)", lead: RoundPageWords.meetingLead,
            action: SitePath.meeting(book.round.id, village), version: nil, cancel: SitePath.roundUnit(book.round.id, village),
            """
            <section class="card">\(Control.text(day(entry, visit), width: .short, isNumeric: true))\
            \(Control.text(entry.state("dia-diem", RoundPageWords.place)))\(Control.text(entry.state("chu-tri", RoundPageWords.chair)))\
            \(Control.text(entry.state("nguoi-ky", RoundPageWords.secretary)))\
            \(Control.text(entry.state("du-hop", RoundPageWords.present), width: .tiny, isNumeric: true))</section>\
            \(scrolling(RoundPageWords.list, EntryGrid(id: "hop-dan", style: "stack bases", content: """
            <caption class="visually-hidden">\(RoundPageWords.list)</caption><thead><tr><th scope="col">\(RoundPageWords.head)</th><th scope="col">\(RoundPageWords.presentClass)</th>\
            <th scope="col">\(RoundPageWords.foundClass)</th><th scope="col">\(RoundPageWords.agreed)</th></tr></thead><tbody>\(asked.map { line($0.row, $0.povertyClass, entry) })</tbody>
            """).html))\(EntryGrid.keys)\(Control.paragraph(entry.state("y-kien", RoundPageWords.notes)))
            """, buttons: Control.button(RoundPageWords.saveMeeting))
        let nothing: HTML = """
            <h1>\(RoundPageWords.meeting): \(version.name)</h1><p class="lead">\(RoundPageWords.meetingLead)</p>\
            <div class="card"><p>\(RoundWords.sentence(lacks?.next.map { RoundLack.notNext($0.step) } ?? .alreadyDecided))</p></div>
            """
        return visit.page(
            RoundPageWords.meeting, crumbs: crumbs, problems: problems,
            "\(isNext ? form : nothing)\(list(held, book, visit))")
    }

    private static func day(_ entry: Entry, _ visit: Visit) -> FieldState {
        var state = entry.state("ngay", RoundPageWords.heldOn, hint: ReviewWords.dayHint)
        if state.value.isEmpty { state.value = visit.today.vietnamese }
        return state
    }

    private static func line(_ row: CaseRow, _ povertyClass: PovertyClass, _ entry: Entry) -> HTML {
        let field = entry.state("dong-y-\(row.facts.id)", "\(RoundPageWords.agreed): \(row.headName) · \(row.code)")
        return """
            <tr><th scope="row">\(row.headName) · \(row.code)</th><td data-label="\(RoundPageWords.presentClass)">\(ClassTag.html(row.facts.formerClass))</td>\
            <td data-label="\(RoundPageWords.foundClass)">\(ClassTag.html(povertyClass))</td>\(GridCell.text(field, heading: RoundPageWords.agreed, isNumeric: true))</tr>
            """
    }

    private static func list(_ held: [VillageMeeting], _ book: RoundBook, _ visit: Visit) -> HTML {
        guard !held.isEmpty else { return .empty }
        return """
            <section class="card"><h2>\(RoundPageWords.meetingsHeld)</h2><ol class="reasons">\(held.map { meeting in
                let refused = meeting.votes.count {
                    !ReviewCase.Vote(present: meeting.present, agreed: $0.agreed, at: meeting.recordedAt).isAgreement(percent: book.percent)
                }
                return "<li>\(meeting.heldOn.vietnamese), \(meeting.place) – \(RoundPageWords.chair): \(meeting.chair); \(RoundPageWords.secretary): \(meeting.secretary). \(RoundPageWords.meetingLine(present: meeting.present, households: meeting.votes.count, refused: refused)). \(meeting.notes) \(IssuePages.link(.meeting, meeting.id.of(AnySubject.self), book.round.id, visit))</li>" as HTML
            })</ol></section>
            """
    }

    private static func save(_ visit: Visit) async throws -> Answer {
        let (round, village): (ReviewRound.ID, Area.ID) = (try visit.key("dot"), try visit.key("dv"))
        var entry = Entry(visit: visit, fields: visit.form)
        let day = entry.day("ngay", &entry.problems)
        let unreadable = RoundWords.sentence(.textUnreadable)
        let place = entry.line("dia-diem", limit: 200, unreadable, &entry.problems)
        let chair = entry.line("chu-tri", limit: 120, unreadable, &entry.problems)
        let secretary = entry.line("nguoi-ky", limit: 120, unreadable, &entry.problems)
        let present = try? NumberParsing.count(visit.form["du-hop"], upTo: 10_000)
        if present == nil { entry.problems.append(("du-hop", RoundWords.sentence(.presentMissing))) }
        var notes = ""
        do { notes = try visit.form["y-kien"].acceptedParagraphs(limit: 2_000) } catch { entry.problems.append(("y-kien", unreadable)) }
        var agreed: [ReviewCase.ID: Int] = [:]
        for pair in visit.form.pairs where pair.name.hasPrefix("dong-y-") {
            guard let id = ReviewCase.ID(String(pair.name.dropFirst(7))) else { throw PageError.badRequest }
            if let count = try? NumberParsing.count(pair.value, upTo: Int64(present ?? 0)) {
                agreed[id] = Int(count)
            } else {
                entry.problems.append((pair.name, RoundWords.sentence(.voteUnreadable(1))))
            }
        }
        guard entry.problems.isEmpty, let day, let present else { return visit.again(try await page(visit, entry.problems)) }
        return try await visit.act(
            RecordMeeting(
                round: round, village: village, heldOn: day, place: place, chair: chair, secretary: secretary, present: Int(present),
                notes: notes, agreed: agreed), again: { try await page(visit, $0) }
        ) { _ in SitePath.roundUnit(round, village) + "?da-luu=1" }
    }
}

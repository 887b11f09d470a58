import Access
import Core
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// One household: who, where, its class with the reasons, members, sheets, recognitions, history.
struct HouseholdPage {
    let visit: Visit
    let row: HouseholdRow
    let members: [Member]
    let sheets: [StoredSheet]
    /// What the last list states of the review.
    let statement: ListStatement?
    let classifications: [Classification]
    let recognitions: [Recognition]
    let events: [StoredEvent]
    /// What was done to the household and can be taken back, the latest first.
    let acts: [HouseholdAct]
    let officerNames: [String: String]
    /// That there is a point on the ground, not where.
    let pointNote: PointNote?
    /// The points that were asked for, shown on this answer alone.
    var points: [HouseholdPoint] = []
    /// They were asked for without a purpose.
    var isPointUnanswered = false
    /// Pairs of its members with people whom they may be.
    var pairs: [StoredPair] = []
    /// What ties it to officials, as far as it holds.
    var ties: [OfficialTie] = []
    /// Where it lived, the first place first.
    var stays: [HouseholdStay] = []
    /// The first day on which it was here no more; `nil` while it is.
    var endedOn: CalendarDate?
    /// A personal number that was asked for, shown on this answer alone.
    var revealed: (member: Member, digits: String)?
    /// The member whose number was asked for without a purpose.
    var unansweredFor: Membership.ID?

    var html: HTML {
        visit.page(
            row.headName, crumbs: [(HouseholdWords.listTitle, SitePath.households)],
            problems: unansweredFor.map { [("muc-dich-\($0)", EntryWords.purposeMissing)] }
                ?? (isPointUnanswered ? [(PointPart.field, PointWords.purposeMissing)] : []),
            """
            \(banner)\("<div class=\"banner warn\"><p>\(TieWords.ownHousehold)</p></div>", when: isOwn)\(linkage.banner)\
            <div class="identity"><h1>\(row.headName)</h1><span>\(row.household.code)</span><span>\(place)</span>\
            <span>\(ClassTag.html(row.povertyClass))\(row.classSince.map { " " + HouseholdWords.since($0.vietnamese) } ?? "")</span>\
            <span>\(HouseholdWords.persons(row.persons))</span></div>\
            \(row.household.status == .active ? actions : row.household.status == .movedAway ? wayBack : .empty)\
            <section class="card"><h2>\(HouseholdWords.overview)</h2><dl class="facts">\
            <dt>\(HouseholdWords.code)</dt><dd>\(row.household.code)</dd><dt>\(HouseholdWords.place)</dt><dd>\(path)</dd>\
            \("<dt>\(HouseholdWords.name(.address))</dt><dd>\(row.household.address)</dd>", when: !row.household.address.isEmpty)\
            \(PointPart(visit: visit, row: row, note: pointNote, isUnanswered: isPointUnanswered).fact)\
            <dt>\(HouseholdWords.status)</dt><dd>\(status)</dd>\
            <dt>\(HouseholdWords.flags)</dt><dd>\(flags)</dd><dt>\(TieWords.title)</dt><dd>\(tied)</dd></dl></section>\(EscapePages.section(row, recognitions, visit))\
            \(latest)\(MemberTable(visit: visit, row: row, members: members, unansweredFor: unansweredFor).html)\(linkage.decisions)\(sheetTable)\(recognitionTable)\(stayList, when: stays.count > 1)\
            \(HouseholdTimeline(visit: visit, events: events, officerNames: officerNames, acts: acts, household: row.household.id).html)
            """)
    }

    private var banner: HTML {
        if !points.isEmpty { return PointPart.banner(points, row) }
        if let revealed {
            return """
                <div class="banner" role="status"><p>\(EntryWords.revealed(revealed.member.person.name)): <strong>\(revealed.digits)</strong></p>\
                <p>\(EntryWords.revealLogged)</p></div>
                """
        }
        return EntryWords.saved(visit.query["da-luu"]).map { "<div class=\"banner\" role=\"status\"><p>\($0)</p></div>" } ?? .empty
    }

    /// Moves may come from lists and from before the log: they are told by where it lived, beside what was done to it.
    private var stayList: HTML {
        """
        <h2>\(HouseholdWords.stays)</h2><ul>\(stays.reversed().map { stay in
            "<li>\(stay.validFrom.vietnamese) – \(stay.validUntil?.vietnamese ?? ""): \(visit.areas.lastKnown(of: stay.village, on: stay.validFrom)?.name ?? "") (\(HouseholdWords.name(stay.reason)))</li>" as HTML
        })</ul>
        """
    }

    private var linkage: HouseholdPairsPart { HouseholdPairsPart(visit: visit, members: members, pairs: pairs) }

    private var mayEdit: Bool {
        visit.may(.editHousehold) && visit.scope(for: .editHousehold).contains(village: row.household.village, commune: row.commune)
    }

    private var wayBack: HTML {
        "\("<p class=\"actions\"><a class=\"primary\" href=\"\(SitePath.bringBack(row.household.id))\">\(HouseholdActWords.bringBack)</a></p>", when: mayEdit)"
    }

    /// Who is tied to it, and where that is declared.
    private var tied: HTML {
        """
        \(ties.map { "\(TieWords.line($0)). " as HTML })<a href="\(SitePath.ties(row.household.id))">\(TieWords.declare)</a>
        """
    }

    /// The household is that of the officer or of somebody near to them.
    private var isOwn: Bool { visit.officer.map { officer in ties.contains { $0.officer == officer.id.subject } } ?? false }

    private var actions: HTML {
        let maySubmit = visit.may(.submitReviewSheet) && !isOwn
        guard maySubmit || mayEdit else { return .empty }
        return """
            <p class="actions">\("<a class=\"primary\" href=\"\(SitePath.newSheet(row.household.id))\">\(HouseholdWords.newSheet)</a>", when: maySubmit)\
            \("<a class=\"plain\" href=\"\(SitePath.newMember(row.household.id))\">\(EntryWords.addMember)</a><a class=\"plain\" href=\"\(SitePath.receiveMember(row.household.id))\">\(HouseholdActWords.receiveMember)</a><a class=\"plain\" href=\"\(SitePath.editHousehold(row.household.id))\">\(EntryWords.editHousehold)</a>", when: mayEdit)\
            \(acting, when: mayEdit)</p>
            """
    }

    private var acting: HTML {
        let ways = [
            (SitePath.split(row.household.id), HouseholdActWords.split), (SitePath.merge(row.household.id), HouseholdActWords.merge),
            (SitePath.move(row.household.id), HouseholdActWords.move),
        ]
        return ways.map { "<a class=\"plain\" href=\"\($0.0)\">\($0.1)</a>" as HTML }.joined()
    }

    private var place: String { visit.areas.lastKnown(of: row.household.village, on: visit.today)?.name ?? "" }

    private var path: String {
        visit.areas.path(to: row.household.village, on: visit.today).reversed().map(\.name).joined(separator: ", ")
    }

    /// "Đã chuyển đi từ ngày 05/03/2026, nơi đến: Đà Nẵng".
    private var status: String {
        let name = HouseholdWords.name(row.household.status)
        guard let endedOn else { return name }
        let act = acts.first { $0.kind == .sentAway && $0.undoneAt == nil }
        let destination = events.first { $0.seq == act?.event }?.facts["destination"] ?? ""
        return "\(name) \(HouseholdActWords.leftOn(endedOn))\(destination.isEmpty ? "" : ", \(HouseholdActWords.toPlace): \(destination)")"
    }

    private var flags: String {
        let names = HouseholdWords.names(of: row.flags)
        return names.isEmpty ? "–" : names.joined(separator: ", ")
    }

    private var latest: HTML {
        let last = sheets.first { $0.replacedBy == nil }
        if let statement, last.map({ ($0.sheet.reviewedOn, $0.recordedAt) <= (statement.statedOn, statement.recordedAt) }) ?? true {
            return StatedTotalsPart(statement: statement, row: row, visit: visit).html
        }
        guard let stored = last else {
            return
                "<section class=\"card\"><h2>\(ReviewWords.result)</h2><p>\(HouseholdWords.noSheets)\(row.povertyClass == nil ? "" : " " + HouseholdWords.classByList)</p></section>"
        }
        return
            "<section class=\"card\"><h2>\(ReviewWords.result) · \(stored.sheet.reviewedOn.vietnamese)</h2><p class=\"hint\">\(ReviewWords.awaitsDecision)</p>\(ClassificationPart.html(classifications, residence: stored.sheet.residence, visit: visit))</section>"
    }

    private var sheetTable: HTML {
        guard !sheets.isEmpty else { return .empty }
        return """
            <h2>\(HouseholdWords.sheets)</h2><div class="scroll" tabindex="0" role="region" aria-label="\(HouseholdWords.sheets)"><table><thead><tr>\
            <th scope="col">\(ReviewWords.reviewedOn)</th><th scope="col" class="n">\(ReviewWords.pointsTotal)</th><th scope="col">\(ReviewWords.deprivedIndicators)</th></tr></thead><tbody>\(sheets.map { stored in
                "<tr><th scope=\"row\"><a href=\"\(SitePath.sheet(row.household.id, stored.sheet.id))\">\(stored.sheet.reviewedOn.vietnamese)</a>\(mark(of: stored))</th><td class=\"n\">\(stored.sheet.incomePoints.map(String.init) ?? "")</td><td>\(indicators(of: stored.sheet))</td></tr>" as HTML
            })</tbody></table></div>
            """
    }

    private func mark(of stored: StoredSheet) -> String {
        stored.stands ? "" : " – \(stored.isWithdrawn ? SheetChangeWords.withdrawnMark : SheetChangeWords.replacedMark)"
    }

    /// By name, as the standard of the day calls them.
    private func indicators(of sheet: ReviewSheet) -> String {
        let standard = try? visit.site.shelves.law.national(on: sheet.reviewedOn)
        let names = sheet.deprivations.numbers.map { number in
            standard?.indicators.first { $0.number == number }?.name ?? String(number)
        }
        return names.isEmpty ? ReviewWords.noneDeprived : names.joined(separator: "; ")
    }

    private var recognitionTable: HTML {
        guard !recognitions.isEmpty else { return .empty }
        return """
            <h2>\(HouseholdWords.recognitions)</h2><div class="scroll" tabindex="0" role="region" aria-label="\(HouseholdWords.recognitions)"><table><thead><tr>\
            <th scope="col">\(HouseholdWords.standard)</th><th scope="col">\(HouseholdWords.povertyClass)</th><th scope="col">\(HouseholdWords.from)</th><th scope="col">\(HouseholdWords.until)</th><th scope="col">\(HouseholdWords.decision)</th></tr></thead><tbody>\(recognitions.map {
                "<tr><td><a href=\"\(SitePath.standard($0.standard))\">\(visit.standardName($0.standard))</a></td><td>\(ClassTag.html($0.povertyClass))</td><td>\($0.validFrom.vietnamese)</td><td>\($0.validUntil?.vietnamese ?? HouseholdWords.now)</td><td>\($0.decisionNumber.isEmpty ? HouseholdWords.withoutDecision : $0.decisionNumber)</td></tr>" as HTML
            })</tbody></table></div>
            """
    }
}

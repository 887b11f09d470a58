import Core
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// A sheet that was taken in, with the classes that it gave: what the paper says, without what helps to fill it in.
struct StoredSheetPage {
    let visit: Visit
    let row: HouseholdRow
    let stored: StoredSheet
    let classifications: [Classification]
    /// The table of points of the day of the sheet; `nil` where there is none.
    let table: ScoreTable?
    let standing: SheetStandingPart

    private var sheet: ReviewSheet { stored.sheet }
    private var standard: PovertyStandard? { try? visit.site.shelves.law.national(on: sheet.reviewedOn) }

    var html: HTML {
        visit.page(
            "\(ReviewWords.title) \(sheet.reviewedOn.vietnamese)",
            crumbs: [(HouseholdWords.listTitle, SitePath.households), (row.headName, SitePath.household(row.household.id))],
            """
            \(SheetChangeWords.saved(visit.query["da-luu"]).map { "<div class=\"banner\" role=\"status\"><p>\($0)</p></div>" as HTML } ?? .empty)\
            \(standing.banner)<h1>\(ReviewWords.title) · \(row.headName)</h1>\
            <section class="card"><h2>\(ReviewWords.result)</h2>\(ClassificationPart.html(classifications, residence: sheet.residence, visit: visit))</section>\
            <section class="card"><dl class="facts"><dt>\(ReviewWords.day)</dt><dd>\(sheet.reviewedOn.vietnamese)</dd>\
            <dt>\(ReviewWords.residence)</dt><dd>\(LawWords.name(sheet.residence))\(residenceRule)</dd>\
            <dt>\(ReviewWords.pointA)</dt><dd>\(pointA)</dd><dt>\(ReviewWords.pointB)</dt><dd>\(pointB)</dd>\
            \(income)<dt>\(ReviewWords.causesTitle)</dt><dd>\(causes)</dd>\
            \("<dt>\(ReviewWords.labour)</dt><dd>\(ReviewWords.noLabour)</dd>", when: sheet.hasNoLabourCapacity)\
            \("<dt>\(ReviewWords.noteTitle)</dt><dd>\(sheet.note)</dd>", when: !sheet.note.isEmpty)\(standing.former)</dl></section>\
            <h2>\(ReviewWords.sheetB1)</h2>\(questions)<h2>\(ReviewWords.sheetB2)</h2>\(indicators)\
            <p class="actions">\(standing.actions)<a class="plain" href="\(SitePath.sheet(row.household.id, sheet.id))/giai-thich">\(FamilyPageWords.link)</a>\
            <a class="plain" href="\(SitePath.household(row.household.id))">\(ReviewWords.backToHousehold)</a></p>
            """)
    }

    /// What decided between urban and rural, where the commune changed in the year of the sheet.
    private var residenceRule: HTML {
        let (areas, village, day) = (visit.areas, row.household.village, sheet.reviewedOn)
        guard let rule = areas.residenceRule(for: village, changedInYearOf: day, under: visit.site.shelves.law) else { return .empty }
        return """
             <span class="cite">\(StandardWords.name(rule.countsOn)): \(LawWords.citation(rule.citation, in: visit.site.law.documents)) (\(LawWords.confidence(rule.confidence)))</span>
            """
    }

    private var pointA: String {
        guard let points = sheet.incomePoints else { return ReviewWords.notGiven }
        return "\(points) (\(sheet.pointsOrigin == .computed ? ReviewWords.computed : ReviewWords.enteredRead))"
    }

    private var pointB: String {
        ReviewWords.pointB(
            deprived: sheet.deprivations.count, unknown: sheet.deprivations.unknown.nonzeroBitCount, each: standard?.pointsEach?.value)
    }

    private var income: HTML {
        guard let income = sheet.monthlyIncomePerPerson else { return .empty }
        return "<dt>\(ReviewWords.monthlyIncome)</dt><dd>\(StandardWords.dong(NumberWords.grouped(Int(income.amount))))</dd>"
    }

    private var causes: String {
        let names = visit.site.law.codeLists.causes.filter { sheet.causeNumbers.contains($0.number) }.map(\.name)
        return names.isEmpty ? "–" : names.joined(separator: ", ")
    }

    // MARK: the two sheets as they were answered

    private var questions: HTML {
        guard !sheet.answers.isEmpty else { return "<p>\(ReviewWords.totalOnly)</p>" }
        guard let table else { return "<p>\(ReviewWords.tableGone)</p>" }
        let lines = table.questions.compactMap { question -> (String, String, Int)? in
            guard let id = sheet.answers[question.id], let option = question.options.first(where: { $0.id == id }) else { return nil }
            return (question.label, option.label, option.points)
        }
        let warning: HTML =
            table.confidence == .invented ? "<div class=\"banner warn\"><p><strong>\(ReviewWords.invented)</strong></p></div>" : .empty
        return warning + """
            <div class="scroll" tabindex="0" role="region" aria-label="\(ReviewWords.sheetB1)"><table><thead><tr><th scope="col">\(ReviewWords.question)</th><th scope="col">\(ReviewWords.chosen)</th><th scope="col" class="n">\(ReviewWords.points)</th></tr></thead><tbody>\(lines.map {
                "<tr><th scope=\"row\">\($0.0)</th><td>\($0.1)</td><td class=\"n\">\($0.2)</td></tr>" as HTML
            })</tbody><tfoot><tr><th scope="row" colspan="2">\(ReviewWords.total)</th><td class="n">\(lines.map(\.2).reduce(0, +))</td></tr></tfoot></table></div>
            """
    }

    private var indicators: HTML {
        let each = standard?.pointsEach?.value
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(ReviewWords.sheetB2)"><table><thead><tr><th scope="col">\(ReviewWords.indicator)</th><th scope="col">\(ReviewWords.answer)</th>\("<th scope=\"col\" class=\"n\">\(ReviewWords.points)</th>", when: each != nil)</tr></thead><tbody>\((standard?.indicators ?? []).map { indicator in
                let answer = sheet.deprivations[indicator.number]
                return "<tr><th scope=\"row\">\(indicator.number). \(indicator.name)</th><td>\(ReviewWords.name(answer))</td>\("<td class=\"n\">\(points(answer, each ?? 0))</td>", when: each != nil)</tr>" as HTML
            })</tbody></table></div>
            """
    }

    private func points(_ answer: Deprivations.Answer, _ each: Int) -> String {
        switch answer {
        case .deprived: String(each)
        case .notDeprived: "0"
        case .unknown: ""
        }
    }
}

import Core
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// The sheet to fill in, in the order of the paper: B1, B2, causes. One page, keyboard only.
struct ReviewSheetPage {
    let visit: Visit
    let row: HouseholdRow
    let form: ReviewSheetForm
    let standard: PovertyStandard?
    let table: ScoreTable?
    var problems: [(field: String, sentence: String)] = []
    var banner: String?
    /// What has to be ticked as checked.
    var unlikely: [UnlikelyAnswer] = []

    static let confirmation = "da-kiem-tra"

    var html: HTML {
        visit.page(
            ReviewWords.title,
            crumbs: [(HouseholdWords.listTitle, SitePath.households), (row.headName, SitePath.household(row.household.id))],
            problems: problems,
            """
            <h1>\(ReviewWords.title)</h1><p class="lead">\(row.headName) · \(row.household.code) · \(HouseholdWords.persons(row.persons))</p>\
            \("<div class=\"banner warn\" role=\"status\"><p>\(banner ?? "")</p></div>", when: banner != nil)\
            <form method="post" action="\(SitePath.newSheet(row.household.id))" novalidate>\(visit.formGuard)\
            \(Control.hidden("phien-ban", String(row.household.version)))\
            <section class="card">\(Control.text(state("ngay", ReviewWords.reviewedOn, hint: ReviewWords.dayHint), width: .short, isNumeric: true))</section>\
            <section class="card"><h2>\(ReviewWords.partA)</h2>\(questions)\
            \(Control.text(state("diem-a", ReviewWords.pointsTotal, hint: ReviewWords.pointsHint), width: .tiny, isNumeric: true))\
            \(Control.text(state("thu-nhap", ReviewWords.income, hint: ReviewWords.incomeHint), width: .short))</section>\
            <section class="card"><h2>\(ReviewWords.partB)</h2><p class="hint">\(ReviewWords.partBHint)</p>\(indicators)</section>\
            <section class="card">\(causes)\
            <p>\(Control.tick(name: "khong-lao-dong", value: "1", label: ReviewWords.noLabour, isTicked: form.fields.has("khong-lao-dong")))</p>\
            \(Control.paragraph(state("ghi-chu", ReviewWords.note)))</section>\
            \(toCheck)\
            <div class="actions">\(Control.button(ReviewWords.save, name: "viec", value: "luu"))\
            \(Control.button(ReviewWords.saveDraft, isPrimary: false, name: "viec", value: "nhap"))\
            <a href="\(SitePath.household(row.household.id))">\(ShellWords.cancel)</a></div></form>
            """)
    }

    private var toCheck: HTML {
        guard !unlikely.isEmpty else { return .empty }
        let ticked = form.fields.all(Self.confirmation)
        return """
            <fieldset class="card warn"><legend>\(ReviewWords.unlikelyTitle)</legend>\(unlikely.map {
                "<p>\(Control.tick(name: Self.confirmation, value: $0.rawValue, label: "\(ReviewWords.unlikelyTick): \(ReviewWords.name($0))", isTicked: ticked.contains($0.rawValue)))</p>" as HTML
            })</fieldset>
            """
    }

    private func state(_ name: String, _ label: String, hint: String = "") -> FieldState {
        FieldState(
            name: name, label: label, value: form.fields[name], hint: hint, problem: problems.first { $0.field == name }?.sentence)
    }

    private var questions: HTML {
        guard let table else { return "<div class=\"banner warn\"><p>\(ReviewWords.tableMissing)</p></div>" }
        let warning: HTML =
            table.confidence == .invented ? "<div class=\"banner warn\"><p><strong>\(ReviewWords.invented)</strong></p></div>" : .empty
        return warning
            + table.questions.map { question in
                Control.choice(
                    state("b1-\(question.id)", question.label),
                    question.options.map { (String($0.id), "\($0.label) (\($0.points))") })
            }.joined()
    }

    private var indicators: HTML {
        (standard?.indicators ?? []).map { indicator in
            Control.choice(
                state(
                    "cs-\(indicator.number)", "\(indicator.number). \(indicator.name)",
                    hint: indicator.deprivedWhen + (indicator.wording == .verified ? "" : " (\(LawWords.confidence(indicator.wording)))")),
                [("co", ReviewWords.deprived), ("khong", ReviewWords.notDeprived), ("chua-ro", ReviewWords.unknown)])
        }.joined()
    }

    private var causes: HTML {
        let chosen = form.fields.all("nguyen-nhan")
        let wrong = state("nguyen-nhan", ReviewWords.causes)
        return """
            <fieldset class="field" id="nguyen-nhan"\(wrong.described)><legend>\(ReviewWords.causes)</legend>\(wrong.notes)<div class="choices">\(visit.site.law.codeLists.causes.map {
                Control.tick(name: "nguyen-nhan", value: String($0.number), label: "\($0.number). \($0.name)", isTicked: chosen.contains(String($0.number)))
            })</div></fieldset>
            """
    }
}

/// A sheet that was taken in, with the classes that it gave.
struct StoredSheetPage {
    let visit: Visit
    let row: HouseholdRow
    let stored: StoredSheet
    let classifications: [Classification]
    let isJustSaved: Bool

    /// What decided between urban and rural, where the commune changed in the year of the sheet.
    private func residenceRule(_ sheet: ReviewSheet) -> HTML {
        let (areas, village, day) = (visit.areas, row.household.village, sheet.reviewedOn)
        guard let rule = areas.residenceRule(for: village, changedInYearOf: day, under: visit.site.shelves.law) else { return .empty }
        return """
             <span class="cite">\(StandardWords.name(rule.countsOn)): \(LawWords.citation(rule.citation, in: visit.site.law.documents)) (\(LawWords.confidence(rule.confidence)))</span>
            """
    }

    var html: HTML {
        let sheet = stored.sheet
        let standard = try? visit.site.shelves.law.national(on: sheet.reviewedOn)
        return visit.page(
            "\(ReviewWords.title) \(sheet.reviewedOn.vietnamese)",
            crumbs: [(HouseholdWords.listTitle, SitePath.households), (row.headName, SitePath.household(row.household.id))],
            """
            \("<div class=\"banner\" role=\"status\"><p>\(ReviewWords.saved)</p></div>", when: isJustSaved)\
            <h1>\(ReviewWords.title) · \(row.headName)</h1>\
            <section class="card"><h2>\(ReviewWords.result)</h2>\(ClassificationPart.html(classifications, residence: sheet.residence, visit: visit))</section>\
            <section class="card"><dl class="facts"><dt>\(ReviewWords.reviewedOn)</dt><dd>\(sheet.reviewedOn.vietnamese)</dd>\
            <dt>\(HouseholdWords.place)</dt><dd>\(LawWords.name(sheet.residence))\(residenceRule(sheet))</dd>\
            <dt>\(ReviewWords.pointsTotal)</dt><dd>\(points(sheet))</dd>\
            <dt>\(ReviewWords.causes)</dt><dd>\(causes(sheet))</dd>\
            <dt>\(ReviewWords.note)</dt><dd>\(sheet.note)</dd></dl></section>\
            <h2>\(ReviewWords.partB)</h2><div class="scroll" tabindex="0" role="region" aria-label="\(ReviewWords.partB)"><table><thead><tr><th scope="col">\(ReviewWords.indicator)</th><th scope="col">\(ReviewWords.answer)</th></tr></thead><tbody>\((standard?.indicators ?? []).map {
                "<tr><th scope=\"row\">\($0.number). \($0.name)</th><td>\(answer(sheet.deprivations[$0.number]))</td></tr>" as HTML
            })</tbody></table></div>\
            <p class="actions"><a class="plain" href="\(SitePath.household(row.household.id))">\(row.headName)</a></p>
            """)
    }

    private func points(_ sheet: ReviewSheet) -> String {
        guard let points = sheet.incomePoints else { return "–" }
        return "\(points) (\(sheet.pointsOrigin == .computed ? ReviewWords.computed : ReviewWords.entered))"
    }

    private func causes(_ sheet: ReviewSheet) -> String {
        let names = visit.site.law.codeLists.causes.filter { sheet.causeNumbers.contains($0.number) }.map(\.name)
        return names.isEmpty ? "–" : names.joined(separator: ", ")
    }

    private func answer(_ answer: Deprivations.Answer) -> String {
        switch answer {
        case .deprived: ReviewWords.deprived
        case .notDeprived: ReviewWords.notDeprived
        case .unknown: ReviewWords.unknown
        }
    }
}

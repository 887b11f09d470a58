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
    /// The standard with which the sheet was begun.
    let begun: PovertyStandard?
    var problems: [(field: String, sentence: String)] = []
    var banner: String?
    /// The sheet that is corrected; `nil` where a new one is filled in.
    var corrected: StoredSheet?
    /// What has to be ticked before the sheet is taken in.
    var questions: [SheetQuestion] = []
    /// A second sheet has its own title and goes elsewhere; without drafts.
    var second: Second?

    struct Second {
        var title, hint, action, back: String
        var crumbs: [(title: String, path: String)]
    }

    private static let keptID = "giu-lai"

    private var kept: [ReviewSheetForm.KeptAnswer] { form.kept(besides: standard, table, in: visit.site.shelves.law) }

    /// Where the day is of another standard than that with which the sheet was begun: what became of the answers.
    private var standardChanged: HTML? {
        guard let standard, let begun, begun.id != standard.id else { return nil }
        return "\(ReviewWords.standardChanged(to: standard.title, kept: kept.count))\(kept.isEmpty ? .empty : seeKept)"
    }

    private var seeKept: HTML { " <a href=\"#\(Self.keptID)\">\(ReviewWords.seeKept)</a>" }

    var html: HTML {
        let told: [HTML] = [banner.map { "\($0)" }, standardChanged].compactMap(\.self)
        let title = second?.title ?? corrected.map { SheetChangeWords.correct($0.sheet.reviewedOn) } ?? ReviewWords.title
        return visit.page(
            title,
            crumbs: second?.crumbs ?? [
                (HouseholdWords.listTitle, SitePath.households), (row.headName, SitePath.household(row.household.id)),
            ],
            problems: problems,
            """
            <h1>\(title)</h1><p class="lead">\(row.headName) · \(row.household.code) · \(HouseholdWords.persons(row.persons))</p>\
            \("<div class=\"banner warn\" role=\"status\">\(told.map { "<p>\($0)</p>" as HTML })</div>", when: !told.isEmpty)\
            \(second.map { "<p class=\"hint\">\($0.hint)</p>" } ?? .empty)<form method="post" action="\(action)" novalidate>\(visit.formGuard)\(visit.draft())\
            \(Control.hidden("phien-ban", String(row.household.version)))\(Control.hidden(ReviewSheetForm.standardField, standard?.id ?? ""))\
            <section class="card">\(Control.text(state("ngay", ReviewWords.reviewedOn, hint: ReviewWords.dayHint), width: .short, isNumeric: true))</section>\
            <section class="card"><h2>\(ReviewWords.partA)</h2>\(itemsOfB1)\
            \(Control.text(state("diem-a", ReviewWords.pointsTotal, hint: ReviewWords.pointsHint(hasItems: table != nil)), width: .tiny, isNumeric: true))\
            \(Control.text(state("thu-nhap", ReviewWords.income, hint: ReviewWords.incomeHint), width: .short))</section>\
            <section class="card"><h2>\(ReviewWords.partB)</h2><p class="hint">\(ReviewWords.partBHint(each: standard?.pointsEach?.value))</p>\(indicators)</section>\
            <section class="card">\(causes)\
            <p>\(Control.tick(name: "khong-lao-dong", value: "1", label: ReviewWords.noLabour, isTicked: form.fields.has("khong-lao-dong")))</p>\
            \(Control.paragraph(state("ghi-chu", ReviewWords.note)))</section>\
            \(keptPart)\(reason)\(toCheck)\(buttons)</form>
            """)
    }

    private var action: String {
        second?.action ?? corrected.map { SitePath.correctSheet(row.household.id, $0.sheet.id) } ?? SitePath.newSheet(row.household.id)
    }

    private var back: String {
        second?.back ?? corrected.map { SitePath.sheet(row.household.id, $0.sheet.id) } ?? SitePath.household(row.household.id)
    }

    private var reason: HTML {
        guard corrected != nil else { return .empty }
        return """
            <section class="card"><p class="hint">\(SheetChangeWords.correctLead)</p>\(Control.text(state("ly-do", SheetChangeWords.correctReason)))</section>
            """
    }

    private var buttons: HTML {
        """
        \("<p class=\"live\" role=\"status\" data-address=\"\(SitePath.reckon(row.household.id))\"></p>\(Asset.live.script)", when: second == nil)\
        <div class="actions">\(Control.button(corrected == nil ? ReviewWords.save : SheetChangeWords.saveCorrection, name: "viec", value: "luu"))\
        \(Control.button(ReviewWords.saveDraft, isPrimary: false, name: "viec", value: "nhap"), when: second == nil)\
        <a href="\(back)">\(ShellWords.cancel)</a></div>
        """
    }

    private var toCheck: HTML {
        guard !questions.isEmpty else { return .empty }
        let ticked = form.fields.all(SheetQuestion.confirmation)
        return """
            <fieldset class="card warn"><legend>\(ReviewWords.unlikelyTitle)</legend>\(questions.map { $0.html(isTicked: ticked.contains($0.key)) })</fieldset>
            """
    }

    /// Answers for which the sheet of the day has no place: carried along, shown, and back in their place with the day.
    private var keptPart: HTML {
        guard !kept.isEmpty else { return .empty }
        return """
            <section class="card" id="\(Self.keptID)"><h2>\(ReviewWords.keptTitle)</h2><p class="hint">\(ReviewWords.keptLead)</p><ul>\(kept.map {
                "<li>\($0.sheet) – \($0.question): <strong>\($0.answer)</strong>\(Control.hidden($0.field, $0.value))</li>" as HTML
            })</ul></section>
            """
    }

    /// Asks what is to be asked of a sheet that can be read.
    ///
    /// - Parameters:
    ///   - former: the sheet that is there already; `nil` where there is none, or the page is an older one.
    ///   - possible: what the sheet that is corrected left possible.
    mutating func ask(of sheet: ReviewSheet, besides former: FormerSheet?, correcting possible: [PovertyClass]?) {
        guard let standard else { return }
        if let blank = SheetQuestion(blanksOf: form, sheet, under: standard, table) { questions.append(blank) }
        if let possible, let question = SheetQuestion(correctionOf: possible, sheet, under: standard) { questions.append(question) }
        guard let former else { return }
        if former.isReplaced, let decision = former.decision {
            problems.append(("ngay", ReviewWords.decided(former.day, number: decision.number, on: decision.signedOn)))
        } else {
            questions.append(SheetQuestion(former, sheet, under: standard))
        }
    }

    private func state(_ name: String, _ label: String, hint: String = "") -> FieldState {
        FieldState(
            name: name, label: label, value: form.fields[name], hint: hint, problem: problems.first { $0.field == name }?.sentence)
    }

    private var itemsOfB1: HTML {
        guard let table else {
            let link: HTML = kept.contains { $0.sheet == ReviewWords.keptOfB1 } ? seeKept : .empty
            return "<div class=\"banner warn\"><p>\(ReviewWords.tableMissing)\(link)</p></div>"
        }
        let warning: HTML =
            table.confidence == .invented ? "<div class=\"banner warn\"><p><strong>\(ReviewWords.invented)</strong></p></div>" : .empty
        return warning
            + table.questions.map { question in
                Control.choice(
                    state("b1-\(question.id)", question.label),
                    // A wrong choice is taken back by the first one, without script.
                    [("", ReviewWords.notChosen)] + question.options.map { (String($0.id), "\($0.label) (\($0.points))") })
            }.joined()
    }

    private var indicators: HTML {
        let wordings = Wordings(of: standard?.indicators ?? [])
        return wordings.html
            + (standard?.indicators ?? []).map { indicator in
                Control.choice(
                    state("cs-\(indicator.number)", "\(indicator.number). \(indicator.name)", hint: wordings.text(of: indicator)),
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

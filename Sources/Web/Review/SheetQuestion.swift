import Core
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// Something that is asked before a sheet is taken in; a tick says yes to it.
struct SheetQuestion: Sendable {
    static let confirmation = Entry.confirmation

    /// Of the tick. It bears all that was asked: said yes to something else, it is asked again.
    var key: String
    var sentence: String
    /// Beside the tick.
    var answer: String
    /// The other way, and where it leads.
    var otherwise: (label: String, field: String)?
    /// The field of the sheet at which the sentence stands; `nil` where it stands above the tick.
    var place: String?

    private var tick: String { "\(Self.confirmation)-\(key)" }

    var problem: (field: String, sentence: String) { (place ?? tick, sentence) }

    func html(isTicked: Bool) -> HTML {
        let answer = Control.tick(name: Self.confirmation, value: key, label: answer, isTicked: isTicked)
        guard place == nil else { return "<p>\(answer)</p>" }
        return """
            <p class="problem" id="\(tick)-problem">\(sentence)</p>\
            \(otherwise.map { "<p><a href=\"#\($0.field)\">\($0.label)</a></p>" as HTML } ?? .empty)<p>\(answer)</p>
            """
    }
}

extension SheetQuestion {
    init(_ answer: UnlikelyAnswer, at field: String) {
        self.init(
            key: answer.rawValue, sentence: ReviewWords.sentence(answer),
            answer: "\(ReviewWords.unlikelyTick): \(ReviewWords.name(answer))",
            place: field)
    }

    /// Lines left blank; `nil` where there are none.
    init?(blanksOf form: ReviewSheetForm, _ sheet: ReviewSheet, under standard: PovertyStandard, _ table: ScoreTable?) {
        let lacksPoints = sheet.incomePoints == nil && sheet.monthlyIncomePerPerson == nil
        let blank = standard.indicators.filter { form.fields["cs-\($0.number)"].isEmpty }
        guard lacksPoints || !blank.isEmpty else { return nil }
        let first = lacksPoints ? table?.questions.first.map { "b1-\($0.id)" } ?? "diem-a" : "cs-\(blank[0].number)"
        self.init(
            key: (["blank"] + (lacksPoints ? ["b1"] : []) + blank.map { String($0.number) }).joined(separator: "-"),
            sentence: ReviewWords.blank(
                lacksPoints: lacksPoints, indicators: blank.map { "\($0.number). \($0.name)" },
                possible: standard.classification(of: sheet.assessment).possible),
            answer: ReviewWords.saveBlank, otherwise: (ReviewWords.fillOn, first))
    }

    /// Another class than that of the sheet that is corrected; `nil` where it is the same.
    init?(correctionOf former: [PovertyClass], _ sheet: ReviewSheet, under standard: PovertyStandard) {
        let possible = standard.classification(of: sheet.assessment).possible
        guard possible != former else { return nil }
        self.init(
            key: "corrects-\(possible.map(\.rawValue).joined(separator: "-"))",
            sentence: SheetChangeWords.changes(from: former, to: possible), answer: SheetChangeWords.acceptChange)
    }

    /// What becomes of the sheet that is there already.
    init(_ former: FormerSheet, _ sheet: ReviewSheet, under standard: PovertyStandard) {
        let possible = standard.classification(of: sheet.assessment).possible
        let asked = "\(former.stored.sheet.id)-\(possible.map(\.rawValue).joined(separator: "-"))"
        if former.isReplaced {
            self.init(
                key: "replaces-\(asked)", sentence: ReviewWords.replaces(former.day, from: former.possible, to: possible),
                answer: ReviewWords.replace(former.day), otherwise: (ReviewWords.otherDay, "ngay"))
        } else if former.day < sheet.reviewedOn {
            self.init(
                key: "besides-\(asked)", sentence: ReviewWords.comesAfter(former.day, from: former.possible, to: possible),
                answer: ReviewWords.countInstead(former.day))
        } else {
            self.init(
                key: "besides-\(asked)", sentence: ReviewWords.comesBefore(former.day, former.possible), answer: ReviewWords.addBefore,
                otherwise: (ReviewWords.otherDay, "ngay"))
        }
    }
}

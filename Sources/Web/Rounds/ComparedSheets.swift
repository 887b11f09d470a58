import Access
import Core
import Law
import Operations
import Registry
import Store
import Words

/// Two sheets line by line, in the order of the paper.
struct ComparedSheets {
    struct Line {
        var item, first, second: String
        /// `nil` where nothing is compared.
        var verdict: SheetComparison.Verdict?
    }

    let first: StoredSheet
    let second: StoredSecondSheet
    let comparison: SheetComparison
    let standard: PovertyStandard
    let table: ScoreTable?
    let causes: [(number: Int, name: String)]
    let officers: [Officer.ID: String]

    private var one: ReviewSheet { first.sheet }
    private var other: ReviewSheet { second.second.sheet }
    /// A household that is asked again on another day may say another day and other causes.
    private var isKeyed: Bool { second.second.purpose == .keyedAgain }

    var lines: [Line] {
        let head = [
            Line(
                item: SampleWords.enteredBy, first: by(first.officer, first.recordedAt),
                second: by(second.officer, second.second.recordedAt)),
            line(ReviewWords.reviewedOn, \.reviewedOn.vietnamese, isKeyed ? comparison.day : nil),
            Line(
                item: ReviewWords.result, first: classes(comparison.firstPossible), second: classes(comparison.secondPossible),
                verdict: comparison.classes),
            line(ReviewWords.pointA, { $0.incomePoints.map(String.init) ?? ReviewWords.notGiven }, comparison.points),
            line(
                ReviewWords.monthlyIncome, { $0.monthlyIncomePerPerson.map { NumberWords.dong($0) } ?? ReviewWords.notGiven },
                comparison.income),
        ]
        return head + questions + indicators + [
            line(ReviewWords.causesTitle, { names(of: $0) }, isKeyed ? comparison.causes : nil),
            line(ReviewWords.labour, { $0.hasNoLabourCapacity ? ReviewWords.noLabour : "–" }, comparison.labour),
            line(ReviewWords.noteTitle, \.note, nil),
        ]
    }

    private func line(_ item: String, _ text: (ReviewSheet) -> String, _ verdict: SheetComparison.Verdict?) -> Line {
        Line(item: item, first: text(one), second: text(other), verdict: verdict)
    }

    private func by(_ officer: Officer.ID?, _ at: Instant) -> String {
        let name = officer.flatMap { officers[$0] } ?? ""
        return name.isEmpty ? at.day.vietnamese : "\(name), \(at.day.vietnamese)"
    }

    private func classes(_ possible: [PovertyClass]) -> String {
        possible.count == 1 ? LawWords.name(possible[0]) : ReviewWords.cannotSay
    }

    /// Of sheet B1, as far as one of the two answered them.
    private var questions: [Line] {
        (table?.questions ?? []).filter { one.answers[$0.id] != nil || other.answers[$0.id] != nil }.map { question in
            func answer(_ sheet: ReviewSheet) -> String {
                question.options.first { $0.id == sheet.answers[question.id] }.map { "\($0.label) (\($0.points))" } ?? ReviewWords.notGiven
            }
            let isCompared = one.answers[question.id] != nil && other.answers[question.id] != nil
            return line(
                question.label, answer, isCompared ? comparison.questions.contains(question.id) ? .different : .same : .notComparable)
        }
    }

    private var indicators: [Line] {
        standard.indicators.map { indicator in
            line(
                "\(indicator.number). \(indicator.name)", { ReviewWords.name($0.deprivations[indicator.number]) },
                comparison.indicators[indicator.number])
        }
    }

    private func names(of sheet: ReviewSheet) -> String {
        let names = causes.filter { sheet.causeNumbers.contains($0.number) }.map(\.name)
        return names.isEmpty ? "–" : names.joined(separator: ", ")
    }
}

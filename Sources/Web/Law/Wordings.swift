import Law
import Markup
import Words

/// How well the wordings of indicators are known: once above them, and at those alone where it is otherwise.
struct Wordings {
    private let usual: Confidence?
    private let hasOthers: Bool

    init(of indicators: [DeprivationIndicator]) {
        let kinds = Dictionary(grouping: indicators, by: \.wording).values.sorted { ($0.count, $1[0].number) > ($1.count, $0[0].number) }
        usual = kinds.first?[0].wording
        hasOthers = kinds.count > 1
    }

    var html: HTML {
        usual.map { "<p class=\"hint\">\(LawWords.wordings($0, hasOthers: hasOthers))</p>" } ?? .empty
    }

    /// When a household is deprived in it, marked where its wording is known otherwise than that of the most.
    func text(of indicator: DeprivationIndicator) -> String {
        let mark = indicator.wording == usual ? "" : "(\(LawWords.confidence(indicator.wording)))"
        return [indicator.deprivedWhen, mark].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

import Law
import Registry
import Words

/// Another day can mean another standard, whose sheet numbers its indicators otherwise: answers go with the indicator, not with its
/// number, and what the other sheet does not ask is carried along.
extension ReviewSheetForm {
    /// The standard whose numbers the fields bear.
    static let standardField = "chuan"

    var standardID: String? { fields[Self.standardField].isEmpty ? nil : fields[Self.standardField] }

    /// The answer to indicator `number` of a standard that is not the present one.
    private static func keptField(_ standard: String, _ number: Int) -> String { "giu-\(standard)-\(number)" }

    /// The same answers under the numbers of `other`.
    func translated(from begun: PovertyStandard?, to other: PovertyStandard) -> ReviewSheetForm {
        guard let begun, begun.id != other.id else { return self }
        var pairs = fields.pairs.filter { pair in
            pair.name != Self.standardField && !begun.indicators.contains { pair.name == "cs-\($0.number)" }
                && !other.indicators.contains { pair.name == Self.keptField(other.id, $0.number) }
        }
        pairs.append((name: Self.standardField, value: other.id))
        for indicator in begun.indicators {
            let answer = fields["cs-\(indicator.number)"]
            guard !answer.isEmpty else { continue }
            let same = other.indicators.first { $0.isSame(as: indicator) }
            pairs.append((name: same.map { "cs-\($0.number)" } ?? Self.keptField(begun.id, indicator.number), value: answer))
        }
        for indicator in other.indicators where !begun.indicators.contains(where: { $0.isSame(as: indicator) }) {
            let answer = fields[Self.keptField(other.id, indicator.number)]
            if !answer.isEmpty { pairs.append((name: "cs-\(indicator.number)", value: answer)) }
        }
        return ReviewSheetForm(FormFields(pairs))
    }

    /// An answer without a place on the sheet, and the field that carries it.
    struct KeptAnswer {
        var field: String
        var value: String
        /// The sheet of paper, the item on it, and what was answered.
        var sheet, question, answer: String
    }

    /// What was answered and the sheet of `standard` does not ask, in the order of the paper.
    func kept(
        besides standard: PovertyStandard?, _ table: ScoreTable?, in law: RuleBook
    ) -> [KeptAnswer] {
        var lines: [KeptAnswer] = []
        for other in law.scoreTables {
            for question in other.questions where !(table?.questions.contains { $0.id == question.id } ?? false) {
                let field = "b1-\(question.id)"
                guard !lines.contains(where: { $0.field == field }),
                    let option = question.options.first(where: { String($0.id) == fields[field] })
                else { continue }
                lines.append(
                    KeptAnswer(
                        field: field, value: fields[field], sheet: ReviewWords.keptOfB1, question: question.label, answer: option.label))
            }
        }
        for other in law.standards where other.id != standard?.id {
            for indicator in other.indicators {
                let field = Self.keptField(other.id, indicator.number)
                guard let answer = Self.name(fields[field]) else { continue }
                lines.append(
                    KeptAnswer(field: field, value: fields[field], sheet: ReviewWords.keptOfB2, question: indicator.name, answer: answer))
            }
        }
        return lines
    }

    private static func name(_ value: String) -> String? {
        switch value {
        case "co": ReviewWords.deprived
        case "khong": ReviewWords.notDeprived
        case "chua-ro": ReviewWords.unknown
        default: nil
        }
    }
}

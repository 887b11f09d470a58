import Core
import Registry

extension ListLineReader {
    /// Tells of what stands beside a name and is not kept with it; of somebody who has died, that comes first.
    mutating func noteRemarks(_ row: Int, _ name: AnnotatedName, _ column: ListColumn) {
        guard !name.remarks.isEmpty else { return }
        note(name.tellsOfDeath ? .nameOfDeceased : .nameAnnotated, row, column, name.text, proposal: name.name.cut)
    }

    mutating func personName(_ row: Int, _ text: String, _ column: ListColumn) -> String {
        do throws(PersonName.Problem) {
            if let latin = text.withLatinTwins {
                let name = try PersonName(latin)
                note(.nameLookAlike, row, column, text, proposal: name.text)
                return name.text
            }
            let name = try PersonName(text)
            if let proposal = name.withoutCapitals { note(.capitals, row, column, text, proposal: proposal) }
            return inLetters(row, name.text, column)
        } catch {
            note(.nameUnacceptable, row, column, text)
            return text
        }
    }

    /// The name; where signs of an old font are left over, which would stand beside the right one, the name that it may be.
    mutating func inLetters(_ row: Int, _ name: String, _ column: ListColumn) -> String {
        let other = layout.header.columns[column].flatMap { others[$0] }
        guard let proposal = other ?? layout.legacy.doubt(aboutName: name) else { return name }
        note(.nameGarbled, row, column, name, proposal: proposal.cut)
        return proposal.isEmpty ? name : proposal
    }
}

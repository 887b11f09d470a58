import Core
import Law
import Operations
import Registry
import Words

/// The fields of a household that is registered: what was searched before, the place, and the rows of people.
struct NewHouseholdForm {
    let entry: Entry

    static let usualRows = 6
    static let mostRows = 30

    private var fields: FormFields { entry.fields }

    /// A search was made before; without one the form is not shown.
    var wasSearched: Bool { !fields["tim"].cleanedLine.isEmpty || !fields["tim-so"].cleanedLine.isEmpty }

    var rows: Int { min(max(Int(fields["so-dong"]) ?? Self.usualRows, Self.usualRows), Self.mostRows) }

    func person(_ row: Int) -> PersonFields { PersonFields(fields: fields, suffix: "-\(row)") }

    /// The rows that name somebody; the first row is the head and always counts.
    var filledRows: [Int] { (1...rows).filter { $0 == 1 || !person($0).isBlank } }

    /// The fields as the form begins: what was searched stands in the row of the head.
    static func begun(from fields: FormFields, on day: CalendarDate) -> FormFields {
        guard !fields.has("ten-1") else { return fields }
        var begun = fields
        begun.add("ten-1", fields["tim"])
        begun.add("so-1", fields["tim-so"])
        begun.add("ngay", day.vietnamese)
        begun.add("vi-sao", "dang-o")
        return begun
    }

    /// The registration; or what is wrong by field, all at once.
    func operation(_ codeLists: CodeLists) -> (operation: RegisterHousehold?, problems: [(field: String, sentence: String)]) {
        var problems: [(field: String, sentence: String)] = []
        let village = Area.ID(fields["thon"])
        if village == nil { problems.append(("thon", EntryProblemWords.villageMissing)) }
        let address = entry.line("dia-chi", limit: 200, EntryProblemWords.addressUnreadable, &problems)
        let day = entry.day("ngay", &problems)
        let people = filledRows.map { row in
            let person = person(row)
            if row == 1, person[.name].cleanedLine.isEmpty {
                problems.append((person.key(.name), EntryProblemWords.headNameMissing))
                return nil as MemberFacts?
            }
            let before = problems.count
            let facts = person.facts(relation: row == 1 ? .head : nil, codeLists, &problems)
            for index in before..<problems.count { problems[index].sentence = EntryWords.inRow(row, problems[index].sentence) }
            return facts
        }
        guard problems.isEmpty, let village, let day else { return (nil, problems) }
        return (
            RegisterHousehold(
                village: village, address: address, registeredOn: day, isMovedIn: fields["vi-sao"] == "chuyen-den",
                people: people.compactMap { $0 }, confirmed: entry.confirmed),
            []
        )
    }

    /// The form with the problems of a refusal, each in the row of its person.
    func refused(_ refusal: HouseholdRefusal) -> NewHouseholdForm {
        let rows = filledRows
        func row(_ position: Int) -> Int { position < rows.count ? rows[position] : 1 }
        return NewHouseholdForm(
            entry: entry.refused(refusal, who: { person(row($0))[.name].cleanedLine }) { problem in
                if let field = problem.personField { return person(row(problem.position ?? 0)).key(field) }
                return problem == .villageOutside ? "thon" : "ngay"
            })
    }
}

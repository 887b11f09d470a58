import Core
import Law
import Markup
import Registry
import Words

/// The fields of one person on a page, as they were typed; the suffix tells the rows of a table apart.
struct PersonFields {
    let fields: FormFields
    var suffix = ""

    enum Name: String, CaseIterable {
        case name = "ten", relation = "quan-he", born = "sinh", sex = "gioi", ethnicity = "dan-toc", number = "so", phone = "dt"
        case meritorious = "co-cong", disabled = "khuyet-tat"
    }

    subscript(_ name: Name) -> String { fields[key(name)] }

    func key(_ name: Name) -> String { name.rawValue + suffix }

    /// Nothing was typed: a row that is left out. Lists that stand on something by themselves do not count.
    var isBlank: Bool { [Name.name, .born, .number, .phone].allSatisfy { self[$0].cleanedLine.isEmpty } }

    /// The facts; or nothing, with what is wrong by field.
    ///
    /// - Parameter fixed: the relation where the page does not ask for it.
    func facts(
        relation fixed: Relation? = nil, _ codeLists: CodeLists, _ problems: inout [(field: String, sentence: String)]
    ) -> MemberFacts? {
        let before = problems.count
        let name = personName(&problems)
        // Who is head is never said by a relation alone.
        let relation = fixed ?? Relation(rawValue: self[.relation]).flatMap { $0 == .head ? nil : $0 }
        if relation == nil { problems.append((key(.relation), EntryProblemWords.relationMissing)) }
        let born = born(&problems)
        let ethnicity = self[.ethnicity].isEmpty ? nil : codeLists.ethnicGroup(self[.ethnicity])?.id
        if !self[.ethnicity].isEmpty, ethnicity == nil { problems.append((key(.ethnicity), EntryProblemWords.ethnicityUnknown)) }
        let number = number(&problems)
        let phone = phone(&problems)
        guard problems.count == before, let name, let relation else { return nil }
        return MemberFacts(
            name: name, relation: relation, sex: Int(self[.sex]).flatMap(Sex.init(rawValue:)), born: born, ethnicity: ethnicity,
            personalNumber: number, phone: phone, isMeritorious: fields.has(key(.meritorious)), isDisabled: fields.has(key(.disabled)))
    }

    private func personName(_ problems: inout [(field: String, sentence: String)]) -> PersonName? {
        do throws(PersonName.Problem) {
            let name = try PersonName(self[.name])
            guard let proposal = name.withoutCapitals else { return name }
            problems.append((key(.name), EntryProblemWords.capitals(proposal)))
        } catch {
            problems.append((key(.name), EntryProblemWords.name(error)))
        }
        return nil
    }

    private func born(_ problems: inout [(field: String, sentence: String)]) -> PartialDate? {
        guard !self[.born].cleanedLine.isEmpty else { return nil }
        do throws(DateProblem) { return try DateParsing.date(self[.born]) } catch {
            problems.append((key(.born), EntryProblemWords.date(error)))
            return nil
        }
    }

    private func number(_ problems: inout [(field: String, sentence: String)]) -> PersonalNumber? {
        guard !self[.number].cleanedLine.isEmpty else { return nil }
        let sex = Int(self[.sex]).flatMap(Sex.init(rawValue:))
        let born = try? DateParsing.date(self[.born])
        do throws(PersonalNumber.Problem) { return try PersonalNumber(self[.number], sex: sex, born: born) } catch {
            problems.append((key(.number), EntryProblemWords.number(error)))
            return nil
        }
    }

    private func phone(_ problems: inout [(field: String, sentence: String)]) -> PhoneNumber? {
        guard !self[.phone].cleanedLine.isEmpty else { return nil }
        do throws(PhoneNumber.Problem) { return try PhoneNumber(self[.phone]) } catch {
            problems.append((key(.phone), EntryProblemWords.phone(error)))
            return nil
        }
    }
}

extension FormFields {
    /// What the page of a member begins with; the number is never put on a page unasked.
    init(of member: Member) {
        let person = member.person
        var pairs = [
            (name: "ten", value: person.name), ("quan-he", member.membership.relation.rawValue), ("sinh", person.born?.vietnamese ?? ""),
            ("gioi", person.sex.map { String($0.rawValue) } ?? ""), ("dan-toc", person.ethnicity ?? ""),
            ("dt", person.phone.flatMap(PhoneNumber.init(e164:))?.shown ?? person.phone ?? ""),
        ]
        if person.isMeritorious { pairs.append(("co-cong", "1")) }
        if person.isDisabled { pairs.append(("khuyet-tat", "1")) }
        self.init(pairs)
    }
}

/// Choices of lists on these pages.
enum EntryChoices {
    /// Every relation but that of the head, whom another page names.
    static let relations =
        [("", EntryWords.choose)] + Relation.allCases.filter { $0 != .head }.map { ($0.rawValue, HouseholdWords.name($0)) }

    static let sexes = [("", EntryWords.notKnown)] + Sex.allCases.map { (String($0.rawValue), HouseholdWords.name($0)) }

    static func ethnicities(_ codeLists: CodeLists) -> [(value: String, label: String)] {
        [("", EntryWords.notKnown)] + codeLists.ethnicGroups.map { ($0.id, $0.name) }
    }
}

import Access
import Core
import Database
import HTTPTypes
import Law
import Markup
import Operations
import Registry
import Store
import Words

/// Registering a household: search, look, and only then the form. The steps are posted, so that no number stands in an address.
enum NewHouseholdRoutes {
    static let all: [Route] = [
        .get(SitePath.newHousehold, .permission(.editHousehold)) { visit in
            visit.query.has("tu")
                ? try await HouseholdFromList.answer(visit)
                : .page(HouseholdSearchPage(entry: Entry(visit: visit, fields: FormFields())).html)
        },
        .post(SitePath.newHousehold, .permission(.editHousehold)) { try await step($0) },
    ]

    static let limit = 50

    private static func step(_ visit: Visit) async throws -> Answer {
        let form = NewHouseholdForm(entry: Entry(visit: visit, fields: visit.form))
        guard form.wasSearched else {
            let problems = [(field: "tim", sentence: EntryWords.searchMissing)]
            return .page(
                HouseholdSearchPage(entry: Entry(visit: visit, fields: visit.form, problems: problems)).html, status: .unprocessableContent)
        }
        switch visit.form["viec"] {
        case "mo", "them-dong":
            var fields = NewHouseholdForm.begun(from: visit.form, on: visit.today)
            if visit.form["viec"] == "them-dong" {
                fields = fields.replacing("so-dong", with: String(form.rows + NewHouseholdForm.usualRows))
            }
            return .page(NewHouseholdPage(form: NewHouseholdForm(entry: Entry(visit: visit, fields: fields))).html)
        case "luu": return try await register(form)
        default: return try await search(visit)
        }
    }

    private static func search(_ visit: Visit) async throws -> Answer {
        let text = visit.form["tim"].cleanedLine
        var problems: [(field: String, sentence: String)] = []
        var number: PersonalNumber?
        if !visit.form["tim-so"].cleanedLine.isEmpty {
            do throws(PersonalNumber.Problem) { number = try PersonalNumber(visit.form["tim-so"]) } catch {
                problems.append(("tim-so", EntryProblemWords.number(error)))
            }
        }
        let words = text.searchKey.split(separator: " ").map(String.init)
        if !text.isEmpty, words.isEmpty || text.utf8.count > 400 { problems.append(("tim", EntryProblemWords.name(.placeholder))) }
        let entry = Entry(visit: visit, fields: visit.form, problems: problems)
        guard problems.isEmpty else { return .page(HouseholdSearchPage(entry: entry).html, status: .unprocessableContent) }
        let scope = visit.scope(for: .viewHouseholds)
        let page = try await visit.site.database.read { [number] transaction -> HouseholdSearchPage in
            let named = words.isEmpty ? [] : try transaction.householdsNamed(words, within: scope, limit: limit + 1)
            let numbered = try number.map { try transaction.households(withNumber: $0.digits, within: scope, limit: limit) } ?? []
            let holders = try number.map { try transaction.holders(ofNumber: $0.digits) } ?? []
            var page = HouseholdSearchPage(entry: entry)
            page.isCut = named.count > limit
            page.isElsewhere = holders.contains { $0.household != nil } && numbered.isEmpty
            var ids = numbered
            for id in named.prefix(limit) where !ids.contains(id) { ids.append(id) }
            let members = try transaction.presentMembers(of: ids)
            page.found = try ids.compactMap { id in
                guard let row = try transaction.household(id, within: scope) else { return nil }
                return (row, (members[id] ?? []).filter { matches($0.person, words, number) })
            }
            return page
        }
        return .page(page.html)
    }

    /// Whether the search meant this member of the household that it found.
    private static func matches(_ person: Person, _ words: [String], _ number: PersonalNumber?) -> Bool {
        if let number, person.personalNumber == number.digits { return true }
        let parts = person.name.searchKey.split(separator: " ")
        return !words.isEmpty && words.allSatisfy { word in parts.contains { $0.hasPrefix(word) } }
    }

    private static func register(_ form: NewHouseholdForm) async throws -> Answer {
        let visit = form.entry.visit
        let (operation, problems) = form.operation(visit.site.law.codeLists)
        guard let operation else {
            var entry = form.entry
            entry.problems = problems
            return .page(NewHouseholdPage(form: NewHouseholdForm(entry: entry)).html, status: .unprocessableContent)
        }
        do {
            return try await visit.enter(operation) { visit, refusal in
                var entry = Entry(visit: visit, fields: form.entry.fields)
                if refusal == nil { entry.banner = EntryWords.changedMeanwhile }
                let form = NewHouseholdForm(entry: entry)
                return NewHouseholdPage(form: refusal.map(form.refused) ?? form).html
            } next: { household in
                // Filled from a list: back to its check, which has more to repair.
                Job.ID(visit.form["tu"]).map { "\(SitePath.imports)/\($0)?da-dang-ky=\(household)" }
                    ?? SitePath.household(household, saved: "ho-moi")
            }
        } catch DeskError.outsideArea {
            return .page(NewHouseholdPage(form: form.refused(HouseholdRefusal(.villageOutside))).html, status: .unprocessableContent)
        }
    }
}

extension FormFields {
    /// The fields with one value for `name`.
    func replacing(_ name: String, with value: String) -> FormFields {
        FormFields(pairs.filter { $0.name != name } + [(name: name, value: value)])
    }
}

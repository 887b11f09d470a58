import Access
import Core
import Database
import Jobs
import Law
import Operations
import Registry
import Store
import Words

/// The form of a new household filled from a line of a list that was checked: what could not be read stands as it was written, with
/// what is wrong at its field, so that one household is put right by hand and the file need not be sent again.
enum HouseholdFromList {
    /// Where the verdict leads for a notice; `nil` for what no form of one household can put right.
    static func address(_ notice: ListNotice, of job: Job.ID) -> String? {
        guard notice.row > 0, !unrepairable.contains(notice.code) else { return nil }
        let fields = FormFields([("tu", job.description), ("trang-tinh", notice.sheet), ("dong", String(notice.row))])
        return "\(SitePath.newHousehold)?\(fields.urlEncoded)"
    }

    /// They are put right in the file, or are about a household that is in the registry.
    private static let unrepairable: Set<ListNotice.Code> = [
        .codeOfOthers, .codeUnknown, .numberOfFormer, .decisionDateMissing, .decisionInFuture, .classUnreadable, .cellError,
        .textUnacceptable,
        // What is about the line or the decision, and no person or place.
        .rowSkipped, .rowHidden, .duplicateRow, .onBothLists, .olderThanRecord, .decisionOfSameDay, .decidedByRound, .decisionNotRecorded,
        .pointsImpossible,
        .pointsUnlikely, .classDiffersFromPoints, .classMissing, .causeUnknown, .decisionDayAssumed, .decisionBeforeRegistry,
        .rowsContradict, .registeredByHand, .householdNumberWrong, .headStays, .householdTwice, .numberOfAnother,
        .householdRepeated, .rowsApart, .nameChanged, .numberChanged, .personTwice, .classChangedUndecided,
        .decisionOfTwoDays,
    ]

    static func answer(_ visit: Visit) async throws -> Answer {
        guard let id = Job.ID(visit.query["tu"]), let row = Int(visit.query["dong"]) else { throw PageError.notFound }
        let officer = try visit.signedIn
        guard let job = try await visit.site.database.read({ try $0.job(id) }), job.officer == officer.id,
            ListWork.Kind(rawValue: job.kind) == .check, let work = try? ListWork(payload: job.payload)
        else { throw PageError.notFound }
        let jobs = ListJobs(desk: visit.site.desk, law: visit.site.law)
        guard let line = try await jobs.household(work, sheet: visit.query["trang-tinh"], row: row, as: officer) else {
            throw PageError.notFound
        }
        if let existing = line.existing { return .seeOther(SitePath.household(existing)) }
        // The list counts the household from the day of its decision; the village may be younger.
        let since = line.listed.knownSince(asOf: work.asOf)
        let isKnown = line.listed.village.map { visit.areas.version(of: $0, on: since) != nil } ?? true
        var fields = fields(of: line, on: isKnown ? since : work.asOf)
        fields.add("tu", id.description)
        var entry = Entry(visit: visit, fields: fields, problems: problems(of: line))
        let said = line.notices.contains { isAboutHead($0.code) } ? [EntryWords.firstIsHead] : []
        entry.banner = ([EntryWords.fromList(row: row, file: line.fileName)] + said + [EntryWords.listKeeps(stated(line.listed))])
            .joined(separator: " ")
        return .page(NewHouseholdPage(form: NewHouseholdForm(entry: entry)).html)
    }

    /// What the line says beside place and people.
    private static func stated(_ listed: ListedHousehold) -> [String] {
        let (number, day) = (listed.decisionNumber, listed.decisionOn?.vietnamese ?? "")
        return [
            listed.povertyClass.map { EntryWords.listClass(LawWords.name($0)) },
            number.isEmpty && day.isEmpty ? nil : EntryWords.listDecision(number, day),
            listed.totals.incomePoints.map { EntryWords.listPoints("B1", $0) },
            listed.totals.deprivationPoints.map { EntryWords.listPoints("B2", $0) },
            listed.totals.causes == 0 ? nil : EntryWords.listCauses,
        ].compactMap { $0 }
    }

    /// The head first, as the form has it.
    private static func people(_ listed: ListedHousehold) -> [ListedPerson] {
        let head = listed.persons.firstIndex { $0.relation == .head } ?? 0
        guard listed.persons.indices.contains(head) else { return [] }
        return [listed.persons[head]] + listed.persons.indices.filter { $0 != head }.map { listed.persons[$0] }
    }

    private static func fields(of line: ListJobs.Line, on day: CalendarDate) -> FormFields {
        let people = people(line.listed)
        var fields = FormFields([
            ("tim", people.first?.name ?? ""), ("tim-so", ""), ("thon", line.listed.village?.description ?? ""), ("vi-sao", "dang-o"),
            ("ngay", day.vietnamese), ("so-dong", String(min(people.count, NewHouseholdForm.mostRows))),
        ])
        for (index, person) in people.prefix(NewHouseholdForm.mostRows).enumerated() {
            let suffix = "-\(index + 1)"
            func written(_ name: PersonFields.Name) -> String? {
                line.notices.first { $0.row == person.row && field(of: $0.code) == name }.map {
                    $0.proposal.isEmpty ? $0.value : $0.proposal
                }
            }
            fields.add("ten" + suffix, person.name)
            fields.add("quan-he" + suffix, person.relation.flatMap { $0 == .head ? nil : $0.rawValue } ?? "")
            fields.add("sinh" + suffix, person.born?.vietnamese ?? written(.born) ?? "")
            fields.add("gioi" + suffix, person.sex.map { String($0.rawValue) } ?? "")
            fields.add("dan-toc" + suffix, person.ethnicity ?? "")
            fields.add("so" + suffix, person.personalNumber ?? written(.number) ?? "")
        }
        return fields
    }

    private static func problems(of line: ListJobs.Line) -> [(field: String, sentence: String)] {
        let rows = people(line.listed).prefix(NewHouseholdForm.mostRows).map(\.row)
        // The form makes the first person head: that the list names none, or two, is said above it.
        return line.notices.filter { $0.code.isError && !isAboutHead($0.code) }.map { notice in
            let position = (rows.firstIndex(of: notice.row) ?? 0) + 1
            guard let field = field(of: notice.code) else { return ("thon", ImportWords.sentence(notice)) }
            return (field.rawValue + "-\(position)", EntryWords.inRow(position, ImportWords.sentence(notice)))
        }
    }

    private static func isAboutHead(_ code: ListNotice.Code) -> Bool {
        [.headMissing, .headTwice, .headNameDiffers, .membersApart].contains(code)
    }

    /// The field of a person that a notice is about; `nil` for what is about the place or the household.
    private static func field(of code: ListNotice.Code) -> PersonFields.Name? {
        switch code {
        case .nameMissing, .nameUnacceptable: .name
        case .dateUnreadable, .dateNoSuchDay, .dateTwoDigitYear, .dateInFuture: .born
        case .numberLostZero, .numberDigitsLost, .numberWrong, .numberTwice, .numberElsewhere: .number
        case .sexUnreadable: .sex
        case .ethnicityUnknown, .ethnicityBareCode: .ethnicity
        default: nil
        }
    }
}

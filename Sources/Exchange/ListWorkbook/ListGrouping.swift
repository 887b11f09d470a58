import Core
import Law
import Registry
import Words

/// Puts lines together into households and checks what only a whole household can show.
struct ListGrouping {
    private let context: ListWorkbook.Context
    private(set) var households: [ListedHousehold] = []
    private(set) var notices: [ListNotice] = []
    private var lines: [ListLine] = []
    /// Households without a row of their head, each beside the household above it.
    private var headless: [(first: ListLine, index: Int, above: (first: ListLine, isShort: Bool)?)] = []
    /// The running number of each household.
    private var runningNumbers: [String] = []
    private var numbers: [String: (sheet: String, row: Int)] = [:]
    /// The household in which somebody without a number first stands, by sheet, name and day of birth.
    private var homes: [Int: Int] = [:]
    private var listed: Set<String> = []
    /// By village and running number the first household that has it.
    private var numbered: [String: (row: Int, head: String)] = [:]
    /// The household above in the sheet: its first line, and whether it is smaller than it says.
    private var above: (first: ListLine, isShort: Bool)?

    init(_ context: ListWorkbook.Context) { self.context = context }

    mutating func add(_ line: ListLine) {
        if let first = lines.first, !belongs(line, to: first) { closeHousehold() }
        lines.append(line)
    }

    mutating func closeSheet() {
        closeHousehold()
        above = nil
        numbered = [:]
    }

    /// The same code, on the first line at least; or the same running number with the same head or no head of its own, or no number of its own and not a head.
    private func belongs(_ line: ListLine, to first: ListLine) -> Bool {
        if line.sheet != first.sheet { return false }
        if let code = line.householdCode { return code == first.householdCode }
        if first.householdCode != nil {
            // The code stands on the first line alone, as where its cells are joined.
            return !line.isHead && (line.headKey.isEmpty || line.headKey == first.headKey)
                && (!line.numbersHouseholds || line.householdNumber.isEmpty || line.householdNumber == first.householdNumber)
        }
        if !line.householdNumber.isEmpty, !first.householdNumber.isEmpty {
            // A member under the same number whose head is written another way is asked about, not put aside.
            return line.householdNumber == first.householdNumber
                && (line.headKey == first.headKey || line.headKey.isEmpty || !line.isHead)
        }
        if !line.headKey.isEmpty, !first.headKey.isEmpty, line.headKey != first.headKey { return false }
        return !line.isHead
    }

    private mutating func closeHousehold() {
        guard let first = lines.first else { return }
        defer { lines.removeAll(keepingCapacity: true) }
        var persons: [ListedPerson] = []
        var repeated: ListNotice?
        for line in lines {
            if !line.person.name.isEmpty,
                let other = persons.first(where: {
                    $0.name.spellingKey == line.person.name.spellingKey && $0.born == line.person.born
                        && $0.personalNumber == line.person.personalNumber
                })
            {
                if repeated == nil, let before = lines.first(where: { $0.row == other.row }), line.repeats(before) {
                    repeated = .repeated(
                        before.person.name.cut, before.decision, sheet: before.sheet, row: before.row,
                        other: ("", line.row, line.decision))
                }
                notices.append(ListNotice(.duplicateRow, sheet: line.sheet, row: line.row, value: line.person.name))
                continue
            }
            if let number = line.person.personalNumber {
                // An escaped household may stand on both lists; the same person twice on one list may not.
                let key = "\(line.sheet)\n\(number)"
                if let other = numbers[key] {
                    notices.append(
                        ListNotice(
                            .numberTwice, sheet: line.sheet, row: line.row, value: PersonalNumber.masked(number),
                            proposal: String(other.row), person: line.person.name))
                } else {
                    numbers[key] = (line.sheet, line.row)
                }
            }
            noteTwice(line)
            persons.append(line.person)
        }
        if let repeated { notices.append(repeated) }
        let heads = persons.filter { $0.relation == .head }
        if heads.isEmpty {
            headless.append((first, households.count, above))
        } else if heads.count > 1 {
            notices.append(ListNotice(.headTwice, sheet: first.sheet, row: heads[1].row, value: heads[1].name))
        }
        checkNumber(first)
        let size = lines.compactMap(\.size).first
        above = (first, (size ?? 0) > persons.count)
        if let size, size != persons.count {
            notices.append(
                ListNotice(.sizeDiffers, sheet: first.sheet, row: first.row, value: String(size), proposal: String(persons.count)))
        }
        checkAges(of: persons, first)
        if repeated == nil { checkAgreement() }
        if let other = lines.first(where: { !$0.headKey.isEmpty && $0.headKey != first.headKey }), !first.headKey.isEmpty {
            let value = [other.householdNumber, first.headName.cut, String(first.row), other.headName.cut].joined(separator: "\t")
            notices.append(ListNotice(.headNameDiffers, sheet: other.sheet, row: other.row, value: value))
        }
        checkDecisionDay(first)
        let decisionOn = lines.compactMap(\.decisionOn).first
        let povertyClass = lines.compactMap(\.povertyClass).first
        let household = ListedHousehold(
            sheet: first.sheet, row: first.row, code: first.householdCode, village: lines.compactMap(\.village).first,
            povertyClass: povertyClass, decisionNumber: lines.map(\.decisionNumber).first { !$0.isEmpty } ?? "",
            decisionOn: decisionOn, hasNoLabourCapacity: lines.compactMap(\.noLabour).contains(true) ? true : lines.first?.noLabour,
            totals: ReviewTotals(
                incomePoints: lines.compactMap(\.points).first, deprivationPoints: lines.compactMap(\.deprivationPoints).first,
                causes: lines.compactMap(\.causes).first ?? 0),
            persons: persons)
        let isReviewed =
            !household.decisionNumber.isEmpty || household.totals.incomePoints != nil || household.totals.deprivationPoints != nil
        if povertyClass == nil, isReviewed, !lines.contains(where: \.namesClass) {
            notices.append(
                ListNotice(
                    .classMissing, sheet: first.sheet, row: first.row, column: first.letters[.povertyClass] ?? "",
                    value: persons.first?.name ?? ""))
        }
        checkPoints(household)
        checkRunningNumber(of: household, first)
        households.append(household)
        runningNumbers.append(first.householdNumber)
    }

    /// Somebody who stands in a household under another head as well; numbers tell whom they mean.
    private mutating func noteTwice(_ line: ListLine) {
        let person = line.person
        guard let born = person.born, person.personalNumber == nil, !person.name.isEmpty else { return }
        var hasher = Hasher()
        hasher.combine(line.sheet)
        hasher.combine(person.name)
        // Of whom only the year is known, in one village.
        if case .day = born { hasher.combine(born) } else { hasher.combine(born.year) }
        if case .day = born {} else { hasher.combine(line.village) }
        let key = hasher.finalize()
        guard let home = homes[key] else {
            homes[key] = households.count
            return
        }
        guard home < households.count, line.headKey.isEmpty || households[home].head?.name.spellingKey != line.headKey,
            let other = households[home].persons.first(where: { $0.name == person.name && $0.born == person.born })
        else { return }
        notices.append(
            ListNotice(
                .personTwice, sheet: line.sheet, row: line.row, column: line.letters[.memberName] ?? "", value: person.name.cut,
                proposal: String(other.row)))
    }

    /// Lines without a head belong to a household that stands elsewhere in the sheet, or may be members of the household above whose head
    /// or number is written another way: then neither is taken in.
    mutating func noteHeadMissing() {
        guard !headless.isEmpty else { return }
        let heads = Dictionary(
            grouping: households.indices.filter { households[$0].head != nil },
            by: { "\(households[$0].sheet)\n\(households[$0].head?.name.spellingKey ?? "")" })
        for (first, index, above) in headless {
            // Right below the household they are no other rows apart, but of another running number.
            if let whole = home(of: first, heads), whole != index - 1 {
                let order = whole == index + 1 ? "before" : ""
                for row in [households[whole].row, first.row] {
                    let value = [households[whole].head?.name.cut ?? "", String(households[whole].row), String(first.row), order]
                    notices.append(ListNotice(.rowsApart, sheet: first.sheet, row: row, value: value.joined(separator: "\t")))
                }
                continue
            }
            let head = first.headName.cut
            if let own = households[index].persons.first(where: { !first.headKey.isEmpty && $0.name.spellingKey == first.headKey }) {
                notices.append(
                    ListNotice(
                        .headMissing, sheet: first.sheet, row: own.row, column: first.letters[.relation] ?? "",
                        value: [head, "", "", String(own.row)].joined(separator: "\t")))
                continue
            }
            let isAlike =
                above.map {
                    $0.isShort || (!head.isEmpty && NamesApart(first.headName, $0.first.headName).isSlight)
                } ?? false
            let values = [
                head, isAlike ? above.map { String($0.first.row) } ?? "" : "", isAlike ? above?.first.headName.cut ?? "" : "",
            ]
            notices.append(
                ListNotice(
                    .headMissing, sheet: first.sheet, row: first.row, column: head.isEmpty ? "" : first.letters[.headName] ?? "",
                    value: values.joined(separator: "\t")))
            guard isAlike, let above else { continue }
            notices.append(
                ListNotice(
                    .membersApart, sheet: above.first.sheet, row: above.first.row, value: String(first.row), proposal: head))
        }
    }

    /// The household of lines without a head: of the same code; else under a head of the same name, by the running number where there are
    /// several.
    ///
    /// - Parameter heads: places of households, by sheet and name of the head.
    private func home(of first: ListLine, _ heads: [String: [Int]]) -> Int? {
        if let code = first.householdCode {
            return households.firstIndex { $0.sheet == first.sheet && $0.code == code && $0.head != nil }
        }
        if first.headKey.isEmpty {
            guard !first.householdNumber.isEmpty, first.numbersHouseholds else { return nil }
            return households.indices.first {
                households[$0].sheet == first.sheet && runningNumbers[$0] == first.householdNumber && households[$0].head != nil
            }
        }
        let named = heads["\(first.sheet)\n\(first.headKey)"] ?? []
        let numbered = named.filter { first.householdNumber.isEmpty || runningNumbers[$0] == first.householdNumber }
        return numbered.count == 1 ? numbered[0] : named.count == 1 ? named[0] : nil
    }

    /// Under a code the running number says nothing more, but one that is another's may come with a code that slipped.
    private mutating func checkNumber(_ first: ListLine) {
        guard first.householdCode != nil, first.numbersHouseholds else { return }
        func note(_ line: ListLine, _ other: ListLine) {
            let value = [line.householdNumber, line.householdCode ?? "", other.householdNumber, other.householdCode ?? ""]
            notices.append(
                ListNotice(
                    .householdNumberWrong, sheet: line.sheet, row: line.row, column: line.letters[.householdNumber] ?? "",
                    value: value.map(\.cut).joined(separator: "\t"), proposal: String(other.row)))
        }
        if let line = lines.first(where: { !$0.householdNumber.isEmpty && $0.householdNumber != first.householdNumber }) {
            note(line, first)
        } else if let above = above?.first, above.householdNumber == first.householdNumber, !first.householdNumber.isEmpty {
            note(first, above)
        }
    }

    /// One running number for two households, each with its head, in one village.
    private mutating func checkRunningNumber(of household: ListedHousehold, _ first: ListLine) {
        guard first.householdCode == nil, first.numbersHouseholds, !first.householdNumber.isEmpty, let head = household.head,
            let village = household.village
        else { return }
        let key = "\(village)\n\(first.householdNumber)"
        guard let other = numbered[key] else {
            numbered[key] = (first.row, head.name)
            return
        }
        notices.append(
            ListNotice(
                .householdNumberTwice, sheet: first.sheet, row: first.row, column: first.letters[.householdNumber] ?? "",
                value: [first.householdNumber.cut, head.name.cut, other.head.cut].joined(separator: "\t"), proposal: String(other.row)))
    }

    /// The number of a decision without its day: no day is made up.
    private mutating func checkDecisionDay(_ first: ListLine) {
        guard let line = lines.first(where: { !$0.decisionNumber.isEmpty }), lines.allSatisfy({ $0.decisionOn == nil }) else { return }
        switch line.namesDecisionDay {
        case true?: break
        case false?:
            notices.append(
                ListNotice(
                    .decisionDateMissing, sheet: line.sheet, row: line.row, column: line.letters[.decisionOn] ?? "",
                    value: line.decisionNumber.cut))
        case nil:
            if listed.insert("decision day \(line.sheet)").inserted {
                notices.append(
                    ListNotice(.decisionDayAssumed, sheet: line.sheet, row: 0, value: context.asOf.vietnamese))
            }
        }
    }

    /// What belongs to the household is said once or the same on every line; the first that says it is taken.
    private mutating func checkAgreement() {
        func check(_ field: ListWorkbookWords.HouseholdField, _ value: (ListLine) -> String?) {
            var first: (row: Int, value: String)?
            for line in lines {
                guard let said = value(line), !said.isEmpty else { continue }
                guard let taken = first else {
                    first = (line.row, said)
                    continue
                }
                guard taken.value != said else { continue }
                let values = ListWorkbookWords.differing(field, taken.value.cut, row: taken.row, said.cut, row: line.row)
                notices.append(
                    ListNotice(
                        field == .village ? .villagesContradict : .rowsContradict, sheet: line.sheet, row: line.row,
                        column: field == .village ? line.letters[.village] ?? "" : "", value: values, proposal: String(taken.row)))
                return
            }
        }
        check(.povertyClass) { $0.povertyClass?.rawValue }
        check(.points) { $0.points.map(String.init) }
        check(.deprivationPoints) { $0.deprivationPoints.map(String.init) }
        check(.decisionNumber) { $0.decisionNumber }
        check(.decisionOn) { $0.decisionOn?.vietnamese }
        check(.village) { line in line.village.flatMap { context.areas.lastKnown(of: $0, on: context.asOf)?.name } }
    }

    /// A child not younger, a parent not older than the head by twelve years; a household of children alone.
    private mutating func checkAges(of persons: [ListedPerson], _ first: ListLine) {
        func note(_ code: ListNotice.Code, _ row: Int, _ value: String, _ proposal: String = "") {
            notices.append(ListNotice(code, sheet: first.sheet, row: row, value: value, proposal: proposal))
        }
        if let head = persons.first(where: { $0.relation == .head }), let headYear = head.born?.year {
            for person in persons where !person.name.isEmpty {
                guard let year = person.born?.year else { continue }
                let isUnlikely =
                    person.relation == .child ? year < headYear + 12 : person.relation == .parent ? year > headYear - 12 : false
                if isUnlikely { note(.agesUnlikely, person.row, person.name.cut, head.name.cut) }
            }
        }
        if !persons.isEmpty, persons.allSatisfy({ $0.born.map { $0.age(on: context.asOf) < 18 } ?? false }) {
            note(.adultMissing, first.row, persons[0].name.cut)
        }
    }

    /// The most that sheet B1 can give where its items are known; else three times its highest line, which nobody near a list reaches.
    private var mostPoints: Int? {
        guard let standard = context.standard else { return nil }
        let tables = (context.law?.scoreTables ?? []).filter { $0.standard == standard.id && !$0.questions.isEmpty }
        let known = tables.map { $0.questions.reduce(0) { $0 + ($1.options.map(\.points).max() ?? 0) } }.max()
        return known ?? standard.lines.values.compactMap { $0.points?.value }.max().map { $0 * 3 }
    }

    /// The class of the list against its own points, where they decide.
    private mutating func checkPoints(_ household: ListedHousehold) {
        if let points = household.totals.deprivationPoints, let standard = context.standard, let each = standard.pointsEach?.value,
            points % each != 0 || points > each * standard.indicators.count
        {
            notices.append(
                ListNotice(
                    .pointsImpossible, sheet: household.sheet, row: household.row, value: String(points), proposal: String(each)))
        }
        if let points = household.totals.incomePoints, let most = mostPoints, points > most {
            notices.append(
                ListNotice(.pointsUnlikely, sheet: household.sheet, row: household.row, value: String(points), proposal: String(most)))
        }
        guard let standard = context.standard, let povertyClass = household.povertyClass, let village = household.village,
            household.totals.incomePoints != nil, povertyClass == .poor || povertyClass == .nearPoor,
            let residence = context.law.map({ context.areas.residence(of: village, reviewedOn: context.asOf, under: $0) })
                ?? context.areas.residence(of: village, on: context.asOf)
        else { return }
        let totals = household.totals
        let assessment = totals.assessment(on: context.asOf, residence: residence, under: standard)
        guard let byPoints = standard.classification(of: assessment).povertyClass, byPoints != povertyClass else { return }
        let points = [totals.incomePoints, totals.deprivationPoints].map { $0.map(String.init) ?? "–" }.joined(separator: " / ")
        notices.append(
            ListNotice(
                .classDiffersFromPoints, sheet: household.sheet, row: household.row, value: points, proposal: byPoints.rawValue))
    }
}

import Core
import Law
import Registry
import Words

/// One line of a list: a person, and what the line says of their household.
struct ListLine {
    var sheet: String
    var row: Int
    var person: ListedPerson
    var isHead: Bool
    var householdNumber: String
    var householdCode: String?
    /// As the line names the head of its household.
    var headName: String
    var village: Area.ID?
    var povertyClass: PovertyClass?
    /// Something stands in the column of the class, read or not.
    var namesClass: Bool
    var decisionNumber: String
    var decisionOn: CalendarDate?
    var noLabour: Bool?
    var points: Int?
    var deprivationPoints: Int?
    var causes: Int?
    var size: Int?
    /// Something stands in the column of the day of the decision, read or not; `nil` where there is no such column.
    var namesDecisionDay: Bool?
    /// The running numbers are those of households by the heading, not of people.
    var numbersHouseholds: Bool
    /// The letters of the columns that the sheet has.
    var letters: [ListColumn: String]
}

extension ListLine {
    var headKey: String { headName.spellingKey }

    var decision: String { ListNotice.decision(povertyClass, decisionNumber.cut, decisionOn) }

    /// The line of a person that stands there again under another class, decision or running number: the household stands there twice.
    func repeats(_ other: ListLine) -> Bool {
        func differ<Value: Equatable>(_ one: Value?, _ other: Value?) -> Bool { one != nil && other != nil && one != other }
        return differ(povertyClass, other.povertyClass) || differ(decisionOn, other.decisionOn)
            || differ(decisionNumber.spellingKey.nonEmpty, other.decisionNumber.spellingKey.nonEmpty)
            || differ(householdNumber.nonEmpty, other.householdNumber.nonEmpty)
    }
}

/// Reads lines of one sheet: cells become values, and what cannot be read becomes a notice with its place.
struct ListLineReader {
    private let context: ListWorkbook.Context
    let layout: SheetLayout
    private let sheet: String
    private let uses1904: Bool
    private let places: ListPlaces
    private let letters: [ListColumn: String]
    var notices: [ListNotice] = []
    private var decodedCells = DecodedCells()
    /// What cells of the line may be as well, by column.
    var others: [Int: String] = [:]
    /// What stands below the signatures is nobody of the list.
    private var isBelowSignatures = false
    /// Household and text of the cause that was not known last: it stands on every line of the household.
    private var strangeCause = ""

    init(_ context: ListWorkbook.Context, _ layout: SheetLayout, sheet: String, uses1904: Bool) {
        self.context = context
        self.layout = layout
        self.sheet = sheet
        self.uses1904 = uses1904
        places = ListPlaces(context)
        letters = layout.header.columns.mapValues { XLSXWriter.letters(of: $0) }
    }

    /// Which cells were stored in old encodings.
    var decoded: [ListNotice] { decodedCells.notices(sheet: sheet) }

    /// `nil` for lines that name nobody: totals, signatures, notes.
    mutating func line(_ row: Int, _ stored: [XLSXCell]) -> ListLine? {
        others.removeAll(keepingCapacity: true)
        let columns = layout.header.columns.values
        let cells = layout.legacy.read(stored) { cell, reading in
            guard columns.contains(cell.column) else { return }
            decodedCells.note(cell, reading, row: row)
            if let other = reading.other { others[cell.column] = other }
        }
        var values: [Int: XLSXCell] = [:]
        for cell in cells { values[cell.column] = cell }
        func cell(_ column: ListColumn) -> XLSXCell? { layout.header.columns[column].flatMap { values[$0] } }
        for (column, index) in layout.header.columns {
            if case .error(let error)? = values[index]?.value, column != .note { note(.cellError, row, column, error) }
        }
        let isOfPerson = ([.born, .village, .relation, .personalNumber] as [ListColumn]).contains { !text(cell($0)).cleanedLine.isEmpty }
        func name(_ column: ListColumn) -> AnnotatedName { AnnotatedName(text(cell(column)).cleanedLine, isRead: isOfPerson) }
        let (memberName, headNames) = (name(.memberName), name(.headName))
        let member = memberName.name
        var headName = headNames.name
        let written = member.isEmpty ? headName : member
        let isPlaced = !text(cell(.village)).cleanedLine.isEmpty && !text(cell(.born)).cleanedLine.isEmpty
        guard isPerson(row, written, cells, isPlaced: isPlaced) else { return nil }
        let begun = notices.count
        let relationText = text(cell(.relation)).cleanedLine
        // Every line of a household names its head: only the line of the head itself may leave its own name out.
        let isNameless =
            written.searchKey.isEmpty
            || (member.isEmpty && layout.header.columns[.memberName] != nil && !relationText.isEmpty
                && RelationWords.relation(relationText) != .head)
        if isNameless { note(.nameMissing, row, .memberName, headName) }
        defer { for index in begun..<notices.count { notices[index].person = isNameless ? "" : written.cut } }
        let (nameColumn, annotated): (ListColumn, AnnotatedName) = member.isEmpty ? (.headName, headNames) : (.memberName, memberName)
        if !isNameless { noteRemarks(row, annotated, nameColumn) }
        let name = isNameless ? "" : personName(row, written, nameColumn)
        if !member.isEmpty, !headName.isEmpty { headName = inLetters(row, headName, .headName) }
        let relation = relation(row, relationText)
        let isHead =
            relation == .head
            || (relationText.isEmpty && !headName.isEmpty && (member.isEmpty || member.spellingKey == headName.spellingKey))
        if relationText.isEmpty, !isHead, !isNameless, layout.header.columns[.relation] != nil {
            note(.relationMissing, row, .relation)
        }
        let sex = sex(row, cell(.sex))
        let born = born(row, cell(.born))
        let number = personalNumber(row, cell(.personalNumber), sex: sex, born: born)
        let person = ListedPerson(
            row: row, name: name, relation: isHead ? .head : relation, born: born, sex: sex, ethnicity: ethnicity(row, cell(.ethnicity)),
            personalNumber: number, writtenName: isNameless || annotated.remarks.isEmpty ? nil : annotated.text)
        let place = places.village(
            code: text(cell(.communeCode)).cleanedLine, commune: text(cell(.commune)).cleanedLine, village: text(cell(.village)).cleanedLine
        )
        if let problem = place.problem {
            let column: ListColumn =
                problem == .unitNameDiffers
                ? .commune
                : [.unitUnknown, .unitObsolete, .unitAmbiguous, .unitOther].contains(problem)
                    ? (text(cell(.communeCode)).isEmpty ? .commune : .communeCode) : .village
            note(problem, row, column, text(cell(column)).cleanedLine, proposal: place.proposal)
        }
        if let name = place.readAs { note(.villageReadAs, row, .village, text(cell(.village)).cleanedLine, proposal: name) }
        return ListLine(
            sheet: sheet, row: row, person: person, isHead: isHead, householdNumber: text(cell(.householdNumber)).cleanedLine,
            householdCode: text(cell(.householdCode)).cleanedLine.uppercased().nonEmpty, headName: headName, village: place.village,
            povertyClass: povertyClass(row, cell(.povertyClass)), namesClass: !text(cell(.povertyClass)).cleanedLine.isEmpty,
            decisionNumber: decisionNumber(row, cell(.decisionNumber)),
            decisionOn: day(row, cell(.decisionOn), .decisionOn), noLabour: mark(cell(.noLabour)),
            points: points(row, cell(.points), .points),
            deprivationPoints: points(row, cell(.deprivationPoints), .deprivationPoints),
            causes: causes(row, cell(.cause), of: text(cell(.householdNumber)).cleanedLine), size: count(cell(.size)),
            namesDecisionDay: layout.header.columns[.decisionOn].map { _ in !text(cell(.decisionOn)).cleanedLine.isEmpty },
            numbersHouseholds: layout.header.numbersHouseholds, letters: letters)
    }

    mutating func note(_ code: ListNotice.Code, _ row: Int, _ column: ListColumn?, _ value: String = "", proposal: String = "") {
        let letter = column.flatMap { letters[$0] } ?? ""
        notices.append(ListNotice(code, sheet: sheet, row: row, column: letter, value: value.cut, proposal: proposal))
    }

    /// The text of a cell in Unicode; numbers without a decimal part as they look.
    private func text(_ cell: XLSXCell?) -> String {
        switch cell?.value {
        case .text(let text):
            // Our own exports put an apostrophe before what could be taken for a formula.
            return text.hasPrefix("'") ? String(text.dropFirst()) : text
        case .number(let number), .serial(let number):
            guard number.magnitude < 1e15 else { return String(number) }
            return number == number.rounded() ? String(Int64(number)) : String(number)
        case .bool(let flag): return flag ? "1" : "0"
        case .error, nil: return ""
        }
    }

    private static let totals = ["tong cong", "tong so", "tong"]
    private static let signatures = ["nguoi lap", "xac nhan", "tm uy ban", "tm ubnd", "chu tich", "ky ten", "noi nhan"]

    /// - Parameter isPlaced: the line gives a village and a birth, as no total and no signature does.
    private mutating func isPerson(_ row: Int, _ name: String, _ cells: [XLSXCell], isPlaced: Bool) -> Bool {
        let key = name.searchKey
        if let number = layout.header.columns[.householdNumber], let mark = cells.first(where: { $0.column == number }),
            text(mark).searchKey == ListWorkbookWords.example.searchKey
        {
            note(.rowSkipped, row, nil, ListWorkbookWords.example)
            return false
        }
        if !isPlaced {
            let texts = cells.map { text($0).searchKey }.filter { !$0.isEmpty }
            func stands(_ marks: [String]) -> Bool {
                texts.contains { text in marks.contains { text == $0 || text.hasPrefix($0 + " ") } }
            }
            let isSignature = stands(Self.signatures)
            if isSignature { isBelowSignatures = true }
            let first = texts.first ?? ""
            if isSignature || isBelowSignatures || stands(Self.totals) || first == "cong" || first.hasPrefix("ghi chu") {
                note(.rowSkipped, row, nil, cells.map { text($0).cleanedLine }.first { !$0.searchKey.isEmpty } ?? "")
                return false
            }
        }
        if key.isEmpty {
            // A line of numbers under the heading ("1", "2", …) or a remark.
            let filled = cells.count
            if filled >= 6, cells.contains(where: { if case .text = $0.value { true } else { false } }) { return true }
            note(.rowSkipped, row, nil, name)
            return false
        }
        if key.allSatisfy({ $0.isNumber }) || key.count == 1 {
            note(.rowSkipped, row, nil, name)
            return false
        }
        return true
    }

    private mutating func decisionNumber(_ row: Int, _ cell: XLSXCell?) -> String {
        do throws(TextProblem) { return try text(cell).acceptedLine(limit: 100) } catch {
            note(.textUnacceptable, row, .decisionNumber, text(cell))
            return ""
        }
    }

    private mutating func relation(_ row: Int, _ text: String) -> Relation? {
        guard !text.isEmpty else { return nil }
        if let relation = RelationWords.relation(text) { return relation }
        note(.relationUnknown, row, .relation, text)
        return .other
    }

    private mutating func sex(_ row: Int, _ cell: XLSXCell?) -> Sex? {
        let text = text(cell).cleanedLine
        switch text.searchKey {
        case "": return nil
        case "nam", "1", "m", "trai": return .male
        case "nu", "2", "f", "gai": return .female
        default:
            note(.sexUnreadable, row, .sex, text)
            return nil
        }
    }

    private mutating func born(_ row: Int, _ cell: XLSXCell?) -> PartialDate? {
        let date = partialDate(row, cell, .born)
        if let date, date.earliest > context.asOf {
            note(.dateInFuture, row, .born, date.vietnamese)
            return nil
        }
        if let date, date.age(on: context.asOf) > 115 { note(.ageUnlikely, row, .born, date.vietnamese) }
        return date
    }

    private mutating func day(_ row: Int, _ cell: XLSXCell?, _ column: ListColumn) -> CalendarDate? {
        guard let date = partialDate(row, cell, column) else { return nil }
        if case .day(let day) = date {
            if day > context.asOf, day <= context.today {
                note(.decisionAfterList, row, column, day.vietnamese, proposal: context.asOf.vietnamese)
            }
            if day <= context.today { return day }
            note(.decisionInFuture, row, column, day.vietnamese, proposal: context.today.vietnamese)
            return nil
        }
        note(.dateUnreadable, row, column, text(cell))
        return nil
    }

    private mutating func partialDate(_ row: Int, _ cell: XLSXCell?, _ column: ListColumn) -> PartialDate? {
        do throws(DateProblem) {
            switch cell?.value {
            case nil, .error: return nil
            case .serial(let serial): return .day(try DateParsing.excelSerial(serial, epoch1904: uses1904))
            case .number(let number) where number >= 10_000 && number < 80_000 && number == number.rounded():
                return .day(try DateParsing.excelSerial(number, epoch1904: uses1904))
            default:
                let text = text(cell)
                return text.cleanedLine.isEmpty ? nil : try DateParsing.date(text)
            }
        } catch {
            switch error {
            case .empty: break
            case .noSuchDay: note(.dateNoSuchDay, row, column, text(cell))
            case .twoDigitYear(let candidates):
                note(
                    .dateTwoDigitYear, row, column, text(cell),
                    proposal: candidates.filter { $0 <= context.asOf }.map(\.vietnamese).joined(separator: " / "))
            case .unreadable: note(.dateUnreadable, row, column, text(cell))
            }
            return nil
        }
    }

    private mutating func personalNumber(_ row: Int, _ cell: XLSXCell?, sex: Sex?, born: PartialDate?) -> String? {
        let text = text(cell)
        do throws(PersonalNumber.Problem) {
            let number = try PersonalNumber(text, sex: sex, born: born)
            for warning in number.warnings(sex: sex, born: born) {
                switch warning {
                case .sexDiffers: note(.numberSexDiffers, row, .personalNumber, PersonalNumber.masked(number.digits))
                case .birthYearDiffers: note(.numberYearDiffers, row, .personalNumber, PersonalNumber.masked(number.digits))
                case .formerCard: note(.numberFormerCard, row, .personalNumber, PersonalNumber.masked(number.digits))
                case .madeUp: break
                }
            }
            return number.digits
        } catch {
            switch error {
            case .empty: break
            case .lostZero(let proposal), .lookAlike(let proposal): note(.numberLostZero, row, .personalNumber, text, proposal: proposal)
            case .digitsLost: note(.numberDigitsLost, row, .personalNumber, text)
            case .wrongLength, .notDigits, .unlikely: note(.numberWrong, row, .personalNumber, text)
            }
            return nil
        }
    }

    private mutating func ethnicity(_ row: Int, _ cell: XLSXCell?) -> EthnicGroup.ID? {
        let text = text(cell).cleanedLine
        guard !text.isEmpty else { return nil }
        if text.utf8.allSatisfy({ (48...57).contains($0) }) {
            note(.ethnicityBareCode, row, .ethnicity, text)
            return nil
        }
        if let group = context.codeLists.ethnicGroup(named: text) { return group }
        note(.ethnicityUnknown, row, .ethnicity, text)
        return nil
    }

    private mutating func povertyClass(_ row: Int, _ cell: XLSXCell?) -> PovertyClass? {
        if layout.escapedFrom != nil { return .notPoor }
        let text = text(cell).cleanedLine
        switch text.searchKey.trimmingPrefix("ho ") {
        case "": return nil
        case "1", "ngheo", "n", "hn", "ngheo phat sinh", "ngheo moi", "ngheo phat sinh moi", "tai ngheo", "ngheo dtts": return .poor
        case "2", "can ngheo", "cn", "hcn", "can ngheo phat sinh", "can ngheo moi", "can ngheo phat sinh moi": return .nearPoor
        case "co muc song trung binh", "muc song trung binh": return .averageLiving
        case "khong ngheo", "kn", "hkn", "thoat ngheo", "thoat can ngheo", "moi thoat ngheo", "moi thoat can ngheo": return .notPoor
        default:
            note(.classUnreadable, row, .povertyClass, text)
            return nil
        }
    }

    /// Causes by number ("1; 3") or name, as bits.
    private mutating func causes(_ row: Int, _ cell: XLSXCell?, of household: String) -> Int? {
        let text = text(cell).cleanedLine
        guard !text.isEmpty else { return nil }
        guard let numbers = context.codeLists.causes(namedIn: text) else {
            let stated = "\(household)\n\(text)"
            if stated != strangeCause {
                note(
                    .causeUnknown, row, .cause, text,
                    proposal: context.codeLists.causes.map { "\($0.number) \($0.name)" }.joined(separator: "; "))
            }
            strangeCause = stated
            return nil
        }
        return numbers.reduce(0) { $0 | 1 << ($1 - 1) }
    }

    private func mark(_ cell: XLSXCell?) -> Bool? {
        guard layout.header.columns[.noLabour] != nil else { return nil }
        return ["x", "1", "co", "true"].contains(text(cell).searchKey)
    }

    /// Points that cannot be read are no blank: the household waits until they are put right.
    private mutating func points(_ row: Int, _ cell: XLSXCell?, _ column: ListColumn) -> Int? {
        let text = text(cell).cleanedLine
        guard !text.isEmpty else { return nil }
        if let points = count(cell) { return points }
        if case .error? = cell?.value { return nil }
        note(.pointsUnreadable, row, column, text)
        return nil
    }

    private func count(_ cell: XLSXCell?) -> Int? { (try? NumberParsing.count(text(cell), upTo: 10_000)).map { Int($0) } }
}

extension String {
    /// The text, or `nil` when there is none.
    var nonEmpty: String? { isEmpty ? nil : self }

    /// The beginning, as much as a person reads of it.
    var cut: String {
        utf8.count <= 200 ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(200))) + "…"
    }
}

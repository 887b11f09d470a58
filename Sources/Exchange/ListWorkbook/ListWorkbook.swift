import Core
import Law
import Registry
import Words

/// Reads the list that communes send as a workbook or as CSV: one line per person, a household's own columns repeated on each; further
/// sheets of households that escaped. Tolerant of the form, strict about the content.
public struct ListWorkbook {
    public struct Context: Sendable {
        /// The unit whose list it is.
        public var unit: Area.ID
        public var asOf: CalendarDate
        /// No decision is signed after it.
        public var today: CalendarDate
        public var areas: AreaHistory
        public var codeLists: CodeLists
        public var standard: PovertyStandard?
        /// For the rule on urban and rural in a year of change; without it the day of the list decides.
        public var law: RuleBook?

        public init(
            unit: Area.ID, asOf: CalendarDate, today: CalendarDate, areas: AreaHistory, codeLists: CodeLists, standard: PovertyStandard?,
            law: RuleBook? = nil
        ) {
            self.unit = unit
            self.asOf = asOf
            self.today = today
            self.areas = areas
            self.codeLists = codeLists
            self.standard = standard
            self.law = law
        }
    }

    let context: Context

    public init(_ context: Context) { self.context = context }

    /// - Parameters:
    ///   - putRight: cells that stand otherwise than in the file.
    ///   - progress: told how many lines have been read.
    /// - Throws: `WorkbookProblem` for a file that is not such a list.
    public func read(_ path: String, putRight: [ListedCell] = [], progress: (Int) -> Void = { _ in }) throws -> HouseholdList {
        let putRight = PutRightCells(putRight)
        let reader = try TableFiles.open(path)
        var grouping = ListGrouping(context)
        var notices: [ListNotice] = []
        var rows = 0
        var hasList = false
        var shared: [String: Set<String>] = [:]
        var letters: [String: [ListedColumn: String]] = [:]
        for sheet in reader.sheets {
            guard let layout = try SheetLayout(sheet, of: reader) else {
                // The guide of our own sample and what our answer says besides are no lists that were missed.
                if !sheet.isHidden, ![ListWorkbookWords.guideSheet, ListWorkbookWords.missingSheet].contains(sheet.name) {
                    notices.append(ListNotice(.sheetSkipped, sheet: sheet.name, row: 0))
                }
                continue
            }
            hasList = true
            if sheet.isHidden { notices.append(ListNotice(.sheetHidden, sheet: sheet.name, row: 0)) }
            notices += layout.notices
            notices += try layout.headingNotices(
                of: sheet, in: reader, needsVillage: context.areas.version(of: context.unit, on: context.asOf)?.level != .village)
            var lines = ListLineReader(context, layout, sheet: sheet.name, uses1904: reader.uses1904)
            try reader.forEachRow(of: sheet) { number, isHidden, cells in
                guard number > layout.header.lastRow, let line = lines.line(number, putRight.over(cells, at: number, of: sheet.name))
                else { return }
                if isHidden { lines.notices.append(ListNotice(.rowHidden, sheet: sheet.name, row: number)) }
                grouping.add(line)
                rows += 1
                if rows % 1_000 == 0 { progress(rows) }
            }
            grouping.closeSheet()
            shared[sheet.name] = layout.header.householdLetters
            letters[sheet.name] = layout.header.comparedLetters
            notices += lines.notices + lines.decoded
        }
        guard hasList else { throw WorkbookProblem.noSheet }
        grouping.noteHeadMissing()
        notices = grouping.onceForHousehold(notices, in: shared) + grouping.notices
        let undecided = grouping.households.filter { $0.povertyClass?.isListed ?? false && $0.decisionNumber.isEmpty }
        if !undecided.isEmpty {
            let named = undecided.prefix(10).map { "\($0.row)\t\(($0.head ?? $0.persons.first)?.name.cut ?? "")" }
            notices.append(
                ListNotice(.decisionMissing, sheet: "", row: 0, value: String(undecided.count), proposal: named.joined(separator: "\n")))
        }
        return HouseholdList(households: grouping.households, notices: notices, rows: rows, letters: letters)
    }
}

/// What a first look at a sheet shows: its heading, the old encodings in its columns, the class that its title stands for.
struct SheetLayout {
    private struct EnoughSeen: Error {}

    var header: ListHeader
    /// Reads texts as they were stored.
    let legacy: LegacyReader
    /// Sheets of escaped households say so in their title or name.
    var escapedFrom: PovertyClass?
    /// True where days and months may have been swapped: real days all ≤ 12 stand beside texts with days > 12.
    var isDateOrderUnclear = false
    var notices: [ListNotice] = []

    /// `nil` for a sheet without a list.
    init?(_ sheet: TableSheet, of reader: any TableFile) throws {
        let legacy = LegacyReader()
        var top: [(number: Int, cells: [XLSXCell])] = []
        var seen = 0
        var dates: [Int: (serialMax: Int, serials: Int, textOver12: Int)] = [:]
        var computed = 0
        do {
            try reader.forEachRow(of: sheet) { number, _, cells in
                seen += 1
                if seen <= 20 { top.append((number, cells)) }
                for cell in cells {
                    if cell.isComputed { computed += 1 }
                    switch cell.value {
                    case .text where cell.isDecoded: break
                    case .text(let text):
                        legacy.learn(text, font: cell.font, column: cell.column)
                        if let day = Self.leadingDay(text), day > 12 { dates[cell.column, default: (0, 0, 0)].textOver12 += 1 }
                    case .serial(let serial):
                        guard let day = try? DateParsing.excelSerial(serial, epoch1904: reader.uses1904) else { continue }
                        let old = dates[cell.column, default: (0, 0, 0)]
                        dates[cell.column] = (max(old.serialMax, day.day), old.serials + 1, old.textOver12)
                    default: break
                    }
                }
                if seen >= 5_000 { throw EnoughSeen() }
            }
        } catch is EnoughSeen {}
        let first = top.map { row in (number: row.number, texts: legacy.read(row.cells).texts) }.filter { !$0.texts.isEmpty }
        guard let header = ListHeader(first) else { return nil }
        (self.header, self.legacy) = (header, legacy)
        if computed > 0 { notices.append(ListNotice(.formulasRead, sheet: sheet.name, row: 0, value: String(computed))) }
        let title = (first.filter { $0.number <= header.lastRow }.flatMap { $0.texts.values } + [sheet.name]).joined(separator: " ")
            .searchKey
        if title.contains("thoat can ngheo") {
            escapedFrom = .nearPoor
        } else if title.contains("thoat ngheo") {
            escapedFrom = .poor
        }
        if let column = header.columns[.born], let seen = dates[column] {
            isDateOrderUnclear = seen.serials >= 3 && seen.serialMax <= 12 && seen.textOver12 >= 1
            if isDateOrderUnclear {
                notices.append(
                    ListNotice(
                        .dateOrderUnclear, sheet: sheet.name, row: 0, column: XLSXWriter.letters(of: column), value: String(seen.serials)))
            }
        }
    }

    /// What the heading leaves out, says twice, hides, or has beyond what is read.
    func headingNotices(of sheet: TableSheet, in file: any TableFile, needsVillage: Bool) throws -> [ListNotice] {
        func notice(_ code: ListNotice.Code, _ column: Int) -> ListNotice {
            ListNotice(code, sheet: sheet.name, row: 0, column: XLSXWriter.letters(of: column), value: header.texts[column]?.cut ?? "")
        }
        let hidden = try file.hiddenColumns(of: sheet)
        let read = header.columns.values.sorted().filter { column in hidden.contains { $0.contains(column) } }
        var needed: [(ListColumn, String)] = [(.born, ListWorkbookWords.born), (.relation, ListWorkbookWords.relation)]
        if needsVillage { needed.append((.village, ListWorkbookWords.village)) }
        if escapedFrom == nil { needed.append((.povertyClass, ListWorkbookWords.povertyClass)) }
        return needed.filter { header.columns[$0.0] == nil }.map { ListNotice(.columnMissing, sheet: sheet.name, row: 0, value: $0.1) }
            + header.repeated.sorted().map { ListNotice(.headingRepeated, sheet: sheet.name, row: 0, value: $0) }
            + read.map { notice(.columnHidden, $0) } + header.unknown.map { notice(.columnUnknown, $0) }
    }

    private static func leadingDay(_ text: String) -> Int? {
        let parts = text.split { "/-.".contains($0) }
        return parts.count == 3 ? Int(parts[0]) : nil
    }
}

import Core
import Law
import Registry
import Words

/// A household as it goes out in a list.
public struct ExportedHousehold: Sendable {
    public var code: String
    public var communeCode: String
    public var communeName: String
    public var villageName: String
    public var povertyClass: PovertyClass?
    public var decisionNumber: String
    public var decisionOn: CalendarDate?
    public var hasNoLabourCapacity: Bool
    public var isMinority: Bool
    public var isMeritorious: Bool
    public var totals: ReviewTotals
    public var members: [Member]
    /// The head of the day, where it is a day gone by; `nil` for whoever the members say.
    public var headThen: Person.ID?

    public init(
        code: String, communeCode: String, communeName: String, villageName: String, povertyClass: PovertyClass?, decisionNumber: String,
        decisionOn: CalendarDate?, hasNoLabourCapacity: Bool, isMinority: Bool, isMeritorious: Bool, totals: ReviewTotals,
        members: [Member],
        headThen: Person.ID? = nil
    ) {
        self.code = code
        self.communeCode = communeCode
        self.communeName = communeName
        self.villageName = villageName
        self.povertyClass = povertyClass
        self.decisionNumber = decisionNumber
        self.decisionOn = decisionOn
        self.hasNoLabourCapacity = hasNoLabourCapacity
        self.isMinority = isMinority
        self.isMeritorious = isMeritorious
        self.totals = totals
        self.members = members
        self.headThen = headThen
    }
}

/// What the heading of a list is written with: the writer of long tables, or the one that knows everything else.
protocol ListHeadingWriter {
    associatedtype Look: ListHeadingLook
    func beginSheet(_ name: String)
    func setWidth(_ width: Double, of columns: ClosedRange<Int>)
    func setHeight(_ height: Double, of row: Int)
    func freeze(row: Int, column: Int)
    func printOnA4(repeatingRows rows: ClosedRange<Int>)
    func merge(row: Int, columns: ClosedRange<Int>, _ text: String, look: Look)
    func write(_ value: XLSXValue, row: Int, column: Int, look: Look)
}

protocol ListHeadingLook {
    static var title: Self { get }
    static var slanted: Self { get }
    static var heading: Self { get }
}

extension XLSXLook: ListHeadingLook {}
extension XLSXTableWriter.Look: ListHeadingLook {}
extension XLSXTableWriter: ListHeadingWriter {}
extension XLSXWriter: ListHeadingWriter {
    func beginSheet(_ name: String) { beginSheet(name, isHidden: false) }
    func setWidth(_ width: Double, of columns: ClosedRange<Int>) { setWidth(width, of: columns, isHidden: false) }
    func printOnA4(repeatingRows rows: ClosedRange<Int>) { printOnA4(repeatingRows: rows, isLandscape: true) }
}

/// Writes households as the list workbook that comes in: the same file taken in again changes nothing.
public final class ListExport {
    /// Below the title and what the list is of.
    static let headingRow = 2

    private let writer: XLSXTableWriter
    private let codeLists: CodeLists
    private let day: CalendarDate
    private var row = ListExport.headingRow + 1
    private var number = 0

    /// Nothing in the file tells when it was made: the same households give the same bytes.
    ///
    /// - Parameters:
    ///   - unit: whose list it is, for the title.
    ///   - map: the day of the boundaries of its units; `nil` for a list of today.
    public init(path: String, codeLists: CodeLists, asOf day: CalendarDate, map: CalendarDate? = nil, unit: String) throws {
        writer = try XLSXTableWriter(path: path)
        self.codeLists = codeLists
        self.day = day
        let subtitle = map.map { ListWorkbookWords.subtitle(unit, day, map: $0) } ?? ListWorkbookWords.subtitle(unit, day)
        Self.beginList(writer, subtitle: subtitle)
    }

    /// A sheet with the heading of a list.
    static func beginList(_ writer: some ListHeadingWriter, subtitle: String) {
        writer.beginSheet(ListWorkbookWords.sheet)
        for (column, width) in ListWorkbookWords.widths.enumerated() { writer.setWidth(width, of: column...column) }
        writer.freeze(row: Self.headingRow + 1, column: 4)
        writer.printOnA4(repeatingRows: Self.headingRow...Self.headingRow)
        let all = 0...ListWorkbookWords.headings.count - 1
        writer.merge(row: 0, columns: all, ListWorkbookWords.title, look: .title)
        writer.merge(row: 1, columns: all, subtitle, look: .slanted)
        writer.setHeight(22, of: 0)
        // The longest heading takes six lines.
        writer.setHeight(92, of: Self.headingRow)
        for (column, heading) in ListWorkbookWords.headings.enumerated() {
            writer.write(.text(heading), row: Self.headingRow, column: column, look: .heading)
        }
    }

    public func add(_ household: ExportedHousehold) {
        number += 1
        for values in Self.lines(household, number: number, codeLists: codeLists, asOf: day) {
            var height = 1
            for case (.text(let text), let width) in zip(values, ListWorkbookWords.widths) {
                height = max(height, TextLines.count(text, width: width))
            }
            if height > 1 { writer.setHeight(Double(height) * TextLines.height, of: row) }
            for (column, value) in values.enumerated() { writer.write(value, row: row, column: column, look: .label) }
            row += 1
        }
    }

    /// One line for each member.
    private static func lines(_ household: ExportedHousehold, number: Int, codeLists: CodeLists, asOf day: CalendarDate) -> [[XLSXValue]] {
        let then = household.headThen.flatMap { head in household.members.first { $0.person.id == head } }
        let head = (then ?? household.members.head(on: day) ?? household.members.first)?.person.name ?? ""
        return household.members.map { member in
            let person = member.person
            // Who became head later is written as head for all days: what they were before is not on record.
            let isHeadLater = member.membership.relation == .head && then != nil && person.id != household.headThen
            return [
                .number(number), .text(household.code), .text(head), .text(person.name),
                .text(isHeadLater ? "" : HouseholdWords.name(member.membership.relation)),
                born(person.born), .text(person.sex.map { HouseholdWords.name($0) } ?? ""), .text(person.personalNumber ?? ""),
                .text(household.communeName), .text(household.communeCode), .text(household.villageName),
                .text(person.ethnicity.flatMap { codeLists.ethnicGroup($0)?.name } ?? ""), classCode(household.povertyClass),
                .text(household.decisionNumber), household.decisionOn.map { .day($0) } ?? .blank,
                household.totals.incomePoints.map { .number($0) } ?? .blank,
                household.totals.deprivationPoints.map { .number($0) } ?? .blank, .text(household.isMinority ? "x" : ""),
                .text(household.hasNoLabourCapacity ? "x" : ""), .text(household.isMeritorious ? "x" : ""),
                .text((1...8).filter { household.totals.causes & (1 << ($0 - 1)) != 0 }.map(String.init).joined(separator: "; ")),
                person.born.map { .number(max(0, $0.age(on: day))) } ?? .blank, .number(household.members.count),
            ]
        }
    }

    /// The same lines as comma-separated text, with the mark by which Excel knows UTF-8.
    public static func csv(_ households: [ExportedHousehold], codeLists: CodeLists, asOf day: CalendarDate) -> [UInt8] {
        var text = "\u{FEFF}" + ListWorkbookWords.headings.map(CSVText.field).joined(separator: ",") + "\r\n"
        for (index, household) in households.enumerated() {
            for values in lines(household, number: index + 1, codeLists: codeLists, asOf: day) {
                text += values.map { CSVText.field($0.text) }.joined(separator: ",") + "\r\n"
            }
        }
        return Array(text.utf8)
    }

    /// - Parameter facts: what the list is, by whom, when: a sheet of its own.
    public func close(facts: [(String, String)]) throws {
        writer.beginSheet(ListWorkbookWords.factsSheet)
        writer.setWidth(28, of: 0...0)
        writer.setWidth(80, of: 1...1)
        for (index, fact) in facts.enumerated() {
            writer.write(.text(fact.0), row: index, column: 0, look: .note)
            writer.write(.text(fact.1), row: index, column: 1, look: .note)
        }
        try writer.close()
    }

    private static func born(_ date: PartialDate?) -> XLSXValue {
        switch date {
        case .day(let day) where day.year >= 1900: .day(day)
        case let date?: .text(date.vietnamese)
        case nil: .blank
        }
    }

    private static func classCode(_ povertyClass: PovertyClass?) -> XLSXValue {
        switch povertyClass {
        case .poor: .number(1)
        case .nearPoor: .number(2)
        case let other?: .text(LawWords.name(other))
        case nil: .blank
        }
    }
}

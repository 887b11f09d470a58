import ArgumentParser
import Core
import Exchange
import Law
import Registry

/// Reads every cell of a workbook and counts them.
struct CellsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "cells", abstract: "Read all cells of a workbook.")

    @Argument(help: "The workbook.") var file: String

    struct Facts: Codable {
        var rows = 0
        var texts = 0
        var numbers = 0
        /// Bytes of all texts, so that two readers can be compared.
        var bytes = 0
    }

    func run() throws {
        let reader = try XLSXReader(path: file)
        var facts = Facts()
        for sheet in reader.sheets {
            try reader.forEachRow(of: sheet) { _, _, cells in
                facts.rows += 1
                for cell in cells {
                    switch cell.value {
                    case .text(let text), .error(let text):
                        facts.texts += 1
                        facts.bytes += text.utf8.count
                    case .number, .serial, .bool: facts.numbers += 1
                    }
                }
            }
        }
        try Bench.say(facts)
    }
}

/// Writes a table of texts and numbers: of three columns one of texts, one of whole numbers, one of decimals.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "export", abstract: "Write a workbook of made-up cells.")

    @Argument(help: "Rows.") var rows: Int
    @Argument(help: "Columns.") var columns: Int
    @Argument(help: "The workbook to write.") var file: String

    func run() throws {
        let writer = try XLSXTableWriter(path: file)
        writer.beginSheet("Bench")
        for row in 0..<rows {
            for column in 0..<columns {
                switch column % 3 {
                case 0: writer.write(.text("Nguyễn Thị \(row % 1_000) \(column)"), row: row, column: column)
                case 1: writer.write(.number(row * column), row: row, column: column, look: .number)
                default: writer.write(.decimal(Double(row) / 8), row: row, column: column, look: .rate)
                }
            }
        }
        try writer.close()
    }
}

/// Writes the list workbook of made-up households, four people in each.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Write a list workbook of made-up households.")

    @Argument(help: "People, one a row.") var people: Int
    @Argument(help: "The workbook to write.") var file: String
    @Option(help: "The folder of the law.") var law = "law"

    func run() throws {
        guard let day = CalendarDate(iso: "2025-12-31"), let joined = CalendarDate(iso: "2022-01-01") else { return }
        let export = try ListExport(path: file, codeLists: try LawFolder.load(law).codeLists, asOf: day, unit: "")
        for household in 0..<people / 4 {
            let home = Household.ID(milliseconds: 0, random: (0, UInt64(household)))
            let members = (0..<4).map { number in
                let place = household * 4 + number
                let person = Person(
                    id: Person.ID(milliseconds: 0, random: (1, UInt64(place))), name: "Nguyễn Thị Hồng \(place % 5_000)",
                    sex: number % 2 == 0 ? .female : .male, born: PartialDate(iso: "19\(50 + place % 50)-0\(1 + place % 9)-1\(place % 10)"),
                    ethnicity: "01", personalNumber: "0" + String(46_000_000_000 + place))
                return Member(
                    person: person,
                    membership: Membership(
                        id: Membership.ID(milliseconds: 0, random: (2, UInt64(place))), household: home, person: person.id,
                        relation: number == 0 ? .head : .child, joinedOn: joined, joinReason: .registered))
            }
            export.add(
                ExportedHousehold(
                    code: "HO\(1_000_000 + household)", communeCode: "19960", communeName: "Phường Hương Trà",
                    villageName: "Tổ dân phố \(household % 40)", povertyClass: household % 2 == 0 ? .poor : .nearPoor,
                    decisionNumber: "\(household % 300)/QĐ-UBND", decisionOn: day, hasNoLabourCapacity: false,
                    isMinority: household % 5 == 0,
                    isMeritorious: false, totals: ReviewTotals(incomePoints: 120, deprivationPoints: 30, causes: 1), members: members))
        }
        try export.close(facts: [])
    }
}

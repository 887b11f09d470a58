import ArgumentParser
import Core
import Database
import Finance
import Operations
import Registry
import Words

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration("ledger", LedgerWords.help, subcommands: [Check.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration("check", LedgerWords.check, example: "giamngheo ledger check --json")
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let check = try await house.database.read { try LedgerCheck(in: $0) }
            let lines = check.findings.map { LedgerFinding($0, in: check, house, talk.language) }
            if talk.json {
                try Output.json(LedgerReport(entries: check.entries, lines: check.lines.count, isSound: check.isSound, findings: lines))
            } else if check.isSound {
                Output.result(LedgerWords.sound(entries: check.entries, lines: check.lines.count, talk.language))
            } else {
                for line in lines {
                    Output.result([line.line, line.unit, line.entry, line.fault].compactMap { $0 }.joined(separator: " · "))
                }
                Output.talk(LedgerWords.broken(lines.count, talk.language))
            }
            if !check.isSound { throw ExitCode(1) }
        }
    }
}

private struct LedgerReport: Encodable {
    var entries: Int
    var lines: Int
    var isSound: Bool
    var findings: [LedgerFinding]
}

/// One place that does not fit, in words.
private struct LedgerFinding: Encodable {
    var line: String
    var unit: String?
    var entry: String?
    var fault: String

    init(_ finding: LedgerCheck.Finding, in check: LedgerCheck, _ house: House, _ language: Language) {
        let today = house.desk.now.day
        func name(_ unit: Area.ID) -> String { house.shelves.areas.lastKnown(of: unit, on: today)?.name ?? unit.description }
        line = check.lines[finding.line].map { LedgerWords.line($0.heads, holder: name($0.holder)) } ?? finding.line.description
        unit = finding.unit.map(name)
        entry = finding.entry?.description
        func differing(_ sums: [(name: String, kept: Int64, found: Int64)]) -> String {
            sums.filter { $0.kept != $0.found }.map { LedgerWords.differs($0.name, kept: $0.kept, found: $0.found, language) }
                .joined(separator: "; ")
        }
        fault =
            switch finding.fault {
            case .lineDiffers(let kept, let found):
                differing([
                    (LedgerWords.assigned, kept.assigned, found.assigned), (LedgerWords.allotted, kept.allotted, found.allotted),
                    (LedgerWords.carried, kept.carried, found.carried), (LedgerWords.lapsed, kept.lapsed, found.lapsed),
                ])
            case .shareDiffers(let kept, let found):
                differing([
                    (LedgerWords.allotted, kept.allotted, found.allotted), (LedgerWords.committed, kept.committed, found.committed),
                    (LedgerWords.advanced, kept.advanced, found.advanced), (LedgerWords.paid, kept.paid, found.paid),
                    (LedgerWords.settled, kept.settled, found.settled), (LedgerWords.carried, kept.carried, found.carried),
                    (LedgerWords.lapsed, kept.lapsed, found.lapsed),
                ])
            case .breach(let breach): LedgerWords.name(breach, language)
            case .reversalOfNothing: LedgerWords.reversalOfNothing(language)
            case .carriedIntoNothing: LedgerWords.carriedIntoNothing(language)
            case .listDiffers(let paid): LedgerWords.listDiffers(paid: paid, language)
            }
    }
}

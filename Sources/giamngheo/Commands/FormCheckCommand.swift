import ArgumentParser
import Exchange
import Foundation
import Law
import Words

struct FormCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration("form", HelpWords.form, subcommands: [Check.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "check", HelpWords.formCheck, example: "giamngheo form check bieu-7.2.xlsx")
        @Argument(help: .says(HelpWords.formFile)) var file: String
        @OptionGroup var lawOptions: LawOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let (results, misses) = try FormCheck(LawFolder.load(lawOptions.folder).forms).check(file)
            if talk.json {
                try Output.json(results.map { FormCheckDocument($0, talk.language) })
            } else {
                for result in results { say(result) }
            }
            for miss in misses { Output.talk(miss.sentence(talk.language)) }
            if results.contains(where: { !$0.findings.isEmpty }) { throw ExitCode(2) }
        }

        private func say(_ result: FormCheck.Result) {
            Output.talk(result.recognized(talk.language))
            // A file that no spreadsheet has reckoned: told once, so that what is wrong besides can be seen.
            let unreckoned = result.findings.filter { $0.kind == .notComputed }
            let findings = unreckoned.count > 3 ? result.findings.filter { $0.kind != .notComputed } : result.findings
            if unreckoned.count > 3 { Output.result(FormCheckWords.unreckoned(unreckoned.count, sheet: result.sheet, talk.language)) }
            for finding in findings {
                Output.result(
                    FormCheckWords.place(sheet: finding.sheet, row: finding.row, label: finding.label, talk.language) + ": "
                        + FormCheckWords.sentence(finding.facts, talk.language))
            }
            for note in result.notes {
                Output.talk("\(FormCheckWords.note(talk.language)): \(FormCheckWords.sentence(note.facts, talk.language))")
            }
            Output.talk(FormCheckWords.summary(form: result.form, rows: result.rows, wrong: Set(findings.map(\.row)).count, talk.language))
        }
    }
}

/// What was found in a form, as scripts read it.
struct FormCheckDocument: Encodable {
    struct Entry: Encodable {
        var sheet: String
        var row: Int
        var label: String
        var kind: String
        var column: String
        var cell: String
        var found: Double?
        var expected: Double?
        var written: String?
        /// The cells reckoned with.
        var parts: [String]
        /// Those that are empty.
        var blanks: [String]
        var formula: String?
        var message: String

        init(_ finding: FormCheck.Finding, _ language: Language) {
            (sheet, row, label, kind) = (finding.sheet, finding.row, finding.label, finding.kind.rawValue)
            (column, cell, found, expected) = (finding.column, finding.cell, finding.found, finding.expected)
            (written, parts, blanks, formula) = (finding.written, finding.parts, finding.blanks, finding.formula)
            message = FormCheckWords.sentence(finding.facts, language)
        }
    }

    struct Recognized: Encodable {
        var by: FormCheck.Recognition.Way
        var text: String
        var cell: String
        var numberRow: Int?
        var message: String
    }

    var sheet: String
    var form: String
    var recognized: Recognized
    var rows: Int
    /// Rows with a finding.
    var wrong: Int
    var findings: [Entry]
    var notes: [Entry]

    init(_ result: FormCheck.Result, _ language: Language) {
        (sheet, form, rows, wrong) = (result.sheet, result.form, result.rows, result.rowsWithFindings)
        let way = result.recognition
        recognized = Recognized(
            by: way.way, text: way.text, cell: way.cell, numberRow: way.numberRow, message: result.recognized(language))
        findings = result.findings.map { Entry($0, language) }
        notes = result.notes.map { Entry($0, language) }
    }
}

extension FormCheck.Result {
    fileprivate func recognized(_ language: Language) -> String {
        FormCheckWords.recognized(
            sheet: sheet, form: form, text: recognition.text, cell: recognition.cell, isByColumns: recognition.way == .columns,
            numberRow: recognition.numberRow, language)
    }
}

extension FormCheck.Miss {
    /// What was looked for in the sheet, and what to do.
    func sentence(_ language: Language) -> String {
        switch reason {
        case .noForm(let top): FormCheckWords.noForm(sheet: sheet, top: top, language)
        case .noColumns(let form, let text, let cell, let columns, let missing):
            FormCheckWords.noColumns(
                sheet: sheet, form: form, text: text, cell: cell, columns: columns, missing: missing, language)
        case .noFigures(let form): FormCheckWords.noFigures(sheet: sheet, form: form, language)
        }
    }
}

extension FormCheck.Finding {
    var facts: FormCheckWords.Facts {
        FormCheckWords.Facts(
            kind.words, cell: cell, column: column, found: Self.text(found), expected: Self.text(expected), written: written ?? "",
            parts: parts, blanks: blanks, formula: formula)
    }

    /// As people in Vietnam write it: a comma before the decimals.
    private static func text(_ number: Double?) -> String {
        guard let number else { return "" }
        return Int(exactly: number).map(String.init) ?? String(number).replacingOccurrences(of: ".", with: ",")
    }
}

extension FormCheck.Finding.Kind {
    var words: FormCheckWords.Kind {
        switch self {
        case .identity: .identity
        case .rate: .rate
        case .rateOverWhole: .rateOverWhole
        case .rateWithoutBase: .rateWithoutBase
        case .partOverWhole: .partOverWhole
        case .partsOverWhole: .partsOverWhole
        case .deprivationsFew: .deprivationsFew
        case .deprivationsMany: .deprivationsMany
        case .sumOfParts: .sumOfParts
        case .notComputed: .notComputed
        case .word: .word
        case .negative: .negative
        case .notWhole: .notWhole
        case .notGiven: .notGiven
        case .personsFewer: .personsFewer
        case .personsWithoutHouseholds: .personsWithoutHouseholds
        case .blanks: .blanks
        }
    }
}

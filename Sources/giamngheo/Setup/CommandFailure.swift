import ArgumentParser
import Database
import Exchange
import Foundation
import Jobs
import Law
import Monitoring
import Operations
import Words

/// Ends a command with a sentence and one of the agreed codes: 1 failed, 2 partly, 64 usage, 75 try again, 78 configuration.
enum CommandFailure {
    static func exit(after error: any Error) -> Never {
        switch error {
        case let problem as LawProblem:
            Output.talk(LawWords.line(problem, language))
            Foundation.exit(78)
        case let error as ClassifyError:
            Output.talk(ExchangeWords.sentence(error, language))
            Foundation.exit(usage(error) ? 64 : 1)
        case DatabaseError.cannotOpen(let path, let reason):
            Output.talk(DatabaseWords.cannotOpen(path, reason: reason, language))
            Foundation.exit(78)
        case DatabaseError.notOurs(let path):
            Output.talk(DatabaseWords.notOurs(path, language))
            Foundation.exit(78)
        case let error as DatabaseError:
            Output.talk(DatabaseWords.sentence("\(error)", isBusy: isBusy(error), language))
            Foundation.exit(isBusy(error) ? 75 : 1)
        case let problem as WorkbookProblem:
            Output.talk(WorkbookWords.sentence(problem.fault, language))
            Foundation.exit(1)
        case let nothing as FormCheck.NothingToCheck:
            for miss in nothing.misses { Output.talk(miss.sentence(language)) }
            if nothing.misses.isEmpty { Output.talk(FormCheckWords.nothing(language)) }
            Foundation.exit(1)
        case XLSXWriter.Problem.cannotWrite(let path), DocumentDOCX.Problem.cannotWrite(let path):
            Output.talk(FileWords.sentence(.cannotWrite(path), language))
            Foundation.exit(1)
        case let error as CannotWrite:
            Output.talk(FileWords.sentence(.cannotWrite(error.path), language))
            Foundation.exit(1)
        case let error as CocoaError:
            Output.talk(FileWords.sentence(.cannotRead(error.filePath ?? ""), language))
            Foundation.exit(1)
        case let problem as FormProblem:
            Output.talk(FormWords.problem(problem, language))
            Foundation.exit(1)
        case is NoRules:
            Output.talk(ReviewWords.noStandard)
            Foundation.exit(64)
        case let missing as NoRecords:
            Output.talk(missing.path.map { CommandWords.noRecords($0, language) } ?? CommandWords.unitsMissing(language))
            Foundation.exit(78)
        case let error as UnknownUnit:
            Output.talk(CommandWords.unknownUnit(error.code, present: error.present, language))
            Foundation.exit(64)
        case ReclassifySheets.Refusal.unknownStandard(let id), SimulateReview.Refusal.unknownStandard(let id):
            Output.talk(ExchangeWords.sentence(.unknownStandard(id), language))
            Foundation.exit(64)
        case SimulateReview.Refusal.pointsKnown(let id):
            Output.talk(SimulationWords.pointsKnown(id, language))
            Foundation.exit(64)
        case Demonstration.Refusal.notEmpty:
            Output.talk(CommandWords.notEmpty(language))
            Foundation.exit(1)
        case Demonstration.Refusal.unitsMissing:
            Output.talk(CommandWords.unitsMissing(language))
            Foundation.exit(78)
        case let refused as RefusedInWords:
            Output.talk(refused.sentence)
            Foundation.exit(1)
        case AreaFolder.Problem.unreadable(let file), AreaRestatementFile.Problem.unreadable(let file):
            Output.talk(AreaActWords.unreadable(file, line: nil, column: "", language))
            Foundation.exit(1)
        case AreaRestatementFile.Problem.columnMissing(let file):
            Output.talk(AreaActWords.unreadable(file, line: 1, column: "code", language))
            Foundation.exit(1)
        case AreaFolder.Problem.wrongValue(let file, let line, let column),
            AreaRestatementFile.Problem.wrongNumber(let file, let line, let column):
            Output.talk(AreaActWords.unreadable(file, line: line, column: column, language))
            Foundation.exit(1)
        case AreaRestatementFile.Problem.linesDiffer(let file, let line):
            Output.talk(AreaActWords.unreadable(file, line: line, column: "", language))
            Foundation.exit(1)
        case let problem as PDFPress.Problem:
            Output.talk(DocumentWords.sentence(problem.words, language))
            Foundation.exit(1)
        case is AddOfficer.Refusal:
            Output.talk(CommandWords.signInRefused(language))
            Foundation.exit(64)
        case ChangePassword.Refusal.noSuchAccount:
            Output.talk(CommandWords.noSuchAccount(language))
            Foundation.exit(64)
        default: exit(withParsed: error)
        }
    }

    private static let language = Language.asked

    /// What the parser of arguments says: help, or what is wrong with them.
    private static func exit(withParsed error: any Error) -> Never {
        let text = Giamngheo.fullMessage(for: error)
        let code = Giamngheo.exitCode(for: error)
        if code.isSuccess {
            // Scripts for shells and the version are not pages of help.
            let isHelp = language == .vi && ["OVERVIEW:", "USAGE:"].contains { text.hasPrefix($0) }
            Output.result(isHelp ? ParserWords.help(text) : text)
        } else if !text.isEmpty {
            Output.talk(language == .vi ? ParserWords.refusal(text) : text)
        }
        Foundation.exit(code.rawValue)
    }

    private static func usage(_ error: ClassifyError) -> Bool {
        if case .unknownStandard = error { true } else { false }
    }

    private static func isBusy(_ error: DatabaseError) -> Bool {
        switch error {
        case .busy, .ownedByAnotherProcess: true
        default: false
        }
    }
}

/// A refusal that was put into words where the names were at hand.
struct RefusedInWords: Error {
    let sentence: String
}

import ArgumentParser
import Core
import Foundation
import Law
import Registry
import Words

struct LawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "law", HelpWords.law, example: "giamngheo law check --law law",
        subcommands: [Check.self, Load.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "check", HelpWords.lawCheck, example: "giamngheo law check --law law")
        @OptionGroup var lawOptions: LawOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let folder = LawFolder(readingAll: lawOptions.folder)
            let problems = folder.problems + folder.failingExamples
            if talk.json {
                try Output.json(
                    problems.map { ["file": $0.file, "key": $0.key, "reason": LawWords.reason($0.reason, talk.language)] })
            } else {
                for problem in problems { Output.talk(LawWords.line(problem, talk.language)) }
                if problems.isEmpty {
                    Output.result(
                        LawWords.sound(standards: folder.ruleBook.standards.count, examples: folder.examples.count, talk.language))
                }
            }
            if !problems.isEmpty { throw ExitCode(1) }
        }
    }

    struct Load: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "load", HelpWords.lawLoad, example: "giamngheo law load b1-2022.yaml")
        @Argument(help: .says(HelpWords.lawTable)) var file: String
        @OptionGroup var lawOptions: LawOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            guard let data = FileManager.default.contents(atPath: file), let text = String(validating: data, as: UTF8.self)
            else { throw LawProblem(file: file, key: "", line: nil, reason: .unreadable("UTF-8")) }
            let table = try ScoreTable(file: file, text: text)
            let folder = LawFolder(readingAll: lawOptions.folder)
            guard folder.documents[table.citation.document]?.anchors[table.citation.anchor] != nil else {
                throw LawProblem(file: file, key: "source", line: nil, reason: .danglingCitation(table.citation.text))
            }
            guard folder.ruleBook.standard(id: table.standard) != nil else {
                throw LawProblem(file: file, key: "standard", line: nil, reason: .wrongValue(table.standard))
            }
            let target = "\(lawOptions.folder)/rules/review-sheet/\(table.id.searchKey.replacing(" ", with: "-")).yaml"
            try Output.file(Data(text.utf8), at: target)
            Output.result(target)
        }
    }
}

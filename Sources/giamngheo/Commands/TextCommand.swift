import ArgumentParser
import Core
import Words

struct TextCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "text", HelpWords.text, subcommands: [Sort.self, Decode.self])

    struct Sort: ParsableCommand {
        static let configuration = CommandConfiguration(
            "sort", HelpWords.textSort, example: "giamngheo text sort --people < ten.txt")
        @Flag(help: .says(HelpWords.textPeople)) var people = false
        @OptionGroup var talk: TalkOptions

        func run() throws {
            let keyed = Input.lines().map { ($0, people ? $0.personSortKey : $0.vietnameseSortKey) }
            let sorted = keyed.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
            if talk.json { try Output.json(sorted) } else { sorted.forEach(Output.result) }
        }
    }

    struct Decode: ParsableCommand {
        static let configuration = CommandConfiguration(
            "decode", HelpWords.textDecode, example: "giamngheo text decode < danh-sach-tcvn3.txt")
        @Option(help: .says(HelpWords.textFrom)) var from: LegacyEncoding?
        @OptionGroup var talk: TalkOptions

        func run() throws {
            let lines = Input.lines()
            let reader = LegacyReader()
            if from == nil { lines.forEach { reader.learn($0) } }
            let readings = lines.map { line in
                from.map { LegacyReader.Reading(text: $0.decode(line), encoding: $0) } ?? reader.read(line)
            }
            let decoded = readings.map(\.text)
            if talk.json {
                let found = Dictionary(grouping: readings.map(\.encoding).filter { $0 != .unicode }, by: { $0 }).mapValues(\.count)
                let most = found.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key ?? .unicode
                try Output.json(Decoded(encoding: most.rawValue, lines: decoded))
            } else {
                decoded.forEach(Output.result)
            }
        }

        private struct Decoded: Encodable {
            var encoding: String
            var lines: [String]
        }
    }
}

extension LegacyEncoding: ExpressibleByArgument {}

enum Input {
    static func lines() -> [String] {
        var lines: [String] = []
        while let line = readLine() { lines.append(line) }
        return lines
    }
}

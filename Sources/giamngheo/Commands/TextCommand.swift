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
            let encoding = from ?? LegacyEncodingDetector.encoding(ofColumn: lines)
            let decoded = lines.map(encoding.decode)
            if talk.json {
                try Output.json(Decoded(encoding: encoding.rawValue, lines: decoded))
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

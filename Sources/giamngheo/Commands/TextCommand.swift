import ArgumentParser
import Core
import Words

struct TextCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text", abstract: "Vietnamese text: order and old encodings.", subcommands: [Sort.self, Decode.self])

    struct Sort: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lines of standard input in Vietnamese order.", discussion: "Example: giamngheo text sort --people < ten.txt")
        @Flag(help: "Names of people: by given name first.") var people = false
        @OptionGroup var talk: TalkOptions

        func run() throws {
            let keyed = Input.lines().map { ($0, people ? $0.personSortKey : $0.vietnameseSortKey) }
            let sorted = keyed.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
            if talk.json { try Output.json(sorted) } else { sorted.forEach(Output.result) }
        }
    }

    struct Decode: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lines of standard input as Unicode; the old encoding is recognised over all lines.",
            discussion: "Example: giamngheo text decode < danh-sach-tcvn3.txt")
        @Option(help: "unicode, tcvn3, tcvn3Capitals, vni, mojibake, windows1258; recognised when not given.") var from: LegacyEncoding?
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

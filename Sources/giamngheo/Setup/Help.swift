import ArgumentParser
import Words

extension CommandConfiguration {
    /// A command that says in the language asked for what it does, with an example.
    ///
    /// - Parameters:
    ///   - name: as it is typed; `nil` for the name of the type.
    ///   - more: what has to be known beyond the first sentence.
    ///   - example: a whole line as it is typed.
    init(
        _ name: String? = nil, _ words: HelpSentence, more: HelpSentence? = nil, example: String? = nil, version: String = "",
        subcommands: [any ParsableCommand.Type] = []
    ) {
        let language = Language.asked
        let further = [more, example.map(HelpWords.example)].compactMap { $0?.text(language) }
        self.init(
            commandName: name, abstract: words.text(language), discussion: further.joined(separator: "\n\n"), version: version,
            subcommands: subcommands)
    }
}

extension ArgumentHelp {
    static func says(_ words: HelpSentence) -> ArgumentHelp { ArgumentHelp(words.text(.asked)) }
}

extension ValidationError {
    init(_ words: HelpSentence) { self.init(words.text(.asked)) }
}

extension Language {
    /// The language asked for on the command line: needed before the options are parsed and where they cannot be.
    static let asked: Language = {
        let arguments = CommandLine.arguments.prefix { $0 != "--" }
        let values =
            zip(arguments, arguments.dropFirst()).filter { $0.0 == "--lang" }.map(\.1)
            + arguments.filter { $0.hasPrefix("--lang=") }.map { String($0.dropFirst(7)) }
        return values.lazy.compactMap(Language.init).first ?? .vi
    }()
}

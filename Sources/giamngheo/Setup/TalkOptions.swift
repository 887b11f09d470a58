import ArgumentParser
import Words

extension Language: ExpressibleByArgument {}

/// How a command speaks.
struct TalkOptions: ParsableArguments {
    @Flag(help: .says(HelpWords.json)) var json = false
    @Option(name: .customLong("lang"), help: .says(HelpWords.language)) var language = Language.vi
}

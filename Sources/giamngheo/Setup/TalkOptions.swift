import ArgumentParser
import Words

extension Language: ExpressibleByArgument {}

/// How a command speaks.
struct TalkOptions: ParsableArguments {
    @Flag(help: "Results as JSON.") var json = false
    @Option(name: .customLong("lang"), help: "vi or en.") var language = Language.vi
}

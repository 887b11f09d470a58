import ArgumentParser
import Database
import Foundation
import Words

/// Which records a command works on, and the folder of law.
struct StoreOptions: ParsableArguments {
    @Option(name: .long, help: .says(HelpWords.database))
    var database: String?

    @OptionGroup var lawOptions: LawOptions

    func validate() throws {
        if database == "" { throw ValidationError(HelpWords.databaseForm) }
    }

    /// An empty variable counts as unset.
    var location: DatabaseLocation {
        DatabaseLocation(database ?? Environment.value(of: "GIAMNGHEO_DATABASE") ?? "data/giamngheo.db")
    }
}

struct LawOptions: ParsableArguments {
    @Option(name: .customLong("law"), help: .says(HelpWords.lawFolder))
    var law: String?

    var folder: String {
        if let law = law ?? Environment.value(of: "GIAMNGHEO_LAW") { return law }
        if FileManager.default.fileExists(atPath: "law/rules") { return "law" }
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appendingPathComponent("law")
            if FileManager.default.fileExists(atPath: candidate.appendingPathComponent("rules").path) { return candidate.path }
            folder.deleteLastPathComponent()
        }
        return "law"
    }
}

enum Environment {
    static func value(of name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}

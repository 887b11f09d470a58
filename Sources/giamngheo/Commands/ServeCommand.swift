import ArgumentParser
import Core
import Database
import Exchange
import Foundation
import Hummingbird
import Jobs
import Logging
import Operations
import Registry
import Store
import Web
import Words

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "serve", HelpWords.serve, example: "giamngheo serve --port 8080")
    @Option(help: .says(HelpWords.serveHost)) var host = "127.0.0.1"
    @Option(help: .says(HelpWords.servePort)) var port = 8080
    @OptionGroup var store: StoreOptions
    @OptionGroup var talk: TalkOptions

    func validate() throws {
        guard (1...65_535).contains(port) else { throw ValidationError("--port: 1…65535") }
    }

    func run() async throws {
        let house = try await House.open(store)
        if house.shelves.areas.isEmpty { try await house.loadAreas(try AreaFolder.units(law: store.lawOptions.folder)) }
        let isDemonstration = try await house.database.read { try $0.areaKeys()["v-20035-1"] != nil }
        let isPractice = try await house.database.read { try $0.practiceShift() != nil }
        let worker = Worker(desk: house.desk, law: house.law)
        try await worker.recover()
        let site = Site(
            database: house.database, shelves: house.shelves, desk: house.desk, sessions: house.sessions, worker: worker, law: house.law,
            isLoopback: host == "127.0.0.1" || host == "::1" || host == "localhost", isDemonstration: isDemonstration,
            isPractice: isPractice)
        var logger = Logger(label: "giamngheo")
        logger.logLevel = .warning
        let (address, language) = ("http://\(host):\(port)", talk.language)
        let app = Application(
            responder: site.router(logger: logger).buildResponder(),
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { _ in Output.result(CommandWords.serving(at: address, language)) }, logger: logger)
        let daybreak = Task { await Daybreak(desk: house.desk).run() }
        defer { daybreak.cancel() }
        do {
            try await app.runService()
        } catch let error as any CustomStringConvertible & Error where error.description.contains("in use") {
            Output.talk(CommandWords.addressInUse(port, language))
            throw ExitCode(75)
        }
    }
}

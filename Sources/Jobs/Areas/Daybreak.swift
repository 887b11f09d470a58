import Core
import Database
import Logging
import Operations
import Store

/// Looks again and again whether units changed beside this process, and lets households come after the acts whose day has come.
public struct Daybreak: Sendable {
    let desk: Desk
    let logger: Logger

    public init(desk: Desk, logger: Logger = Logger(label: "giamngheo.daybreak")) {
        self.desk = desk
        self.logger = logger
    }

    /// One look.
    ///
    /// - Returns: how many households came after an act.
    @discardableResult public func look() async throws -> Int {
        try await desk.shelves.refresh(from: desk.database)
        let today = desk.now.day
        guard try await desk.database.read({ try !$0.areaActsToFollow(on: today).isEmpty }) else { return 0 }
        return try await desk.performAsSystem(FollowAreaActs())
    }

    /// Looks every `interval` until the task is cancelled; a look that fails is told to the log and tried again.
    public func run(every interval: Duration = .seconds(30)) async {
        while !Task.isCancelled {
            do { try await look() } catch { logger.error("units: \(error)") }
            try? await Task.sleep(for: interval)
        }
    }
}

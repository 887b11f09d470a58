import ArgumentParser
import Foundation

/// Runs single parts of the house alone, so that they can be timed beside others that do the same. For measuring only.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "giamngheo-bench", abstract: "Runs single parts of giamngheo alone, for measuring.",
        subcommands: [KernelCommand.self, CellsCommand.self, ExportCommand.self, ListCommand.self])

    /// What was measured, as one line of JSON.
    static func say(_ facts: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        print(String(decoding: try encoder.encode(facts), as: UTF8.self))
    }
}

/// Wall and CPU seconds of a piece of work.
struct Timing: Codable {
    var wall: Double
    var cpu: Double

    static func of(_ work: () throws -> Void) rethrows -> Timing {
        let (start, used) = (ContinuousClock.now, cpuSeconds())
        try work()
        let wall = (ContinuousClock.now - start) / .seconds(1)
        return Timing(wall: wall, cpu: cpuSeconds() - used)
    }

    /// The middle one of several, by CPU.
    static func median(of repetitions: Int, _ work: () throws -> Void) rethrows -> Timing {
        let all = try (0..<repetitions).map { _ in try of(work) }
        func middle(_ part: (Timing) -> Double) -> Double { all.map(part).sorted()[repetitions / 2] }
        return Timing(wall: middle(\.wall), cpu: middle(\.cpu))
    }

    private static func cpuSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

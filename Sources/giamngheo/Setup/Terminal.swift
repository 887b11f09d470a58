import Foundation

enum Terminal {
    private static let least = 60

    /// Somebody is looking on: only then is progress worth telling.
    static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

    /// Help is laid out for at least 60 columns: the parser of arguments traps on a narrower terminal.
    static func widen() {
        var size = winsize()
        let isAsked = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
        let told = Environment.value(of: "COLUMNS").map { Int($0) ?? 0 }
        let columns = told ?? (isAsked && size.ws_col > 0 ? Int(size.ws_col) : least)
        if columns < least || columns > 10_000 { setenv("COLUMNS", String(least), 1) }
    }
}

import Core
import Foundation
import Operations
import Words

enum Password {
    /// Asked for twice on the terminal without showing it, or read as one line when nobody is there to ask.
    ///
    /// - Returns: `nil` when the two differ or it is too short.
    static func asked(_ language: Language) -> String? {
        let isTerminal = isatty(STDIN_FILENO) == 1
        let first = isTerminal ? hidden(CommandWords.newPassword(language)) : readLine()
        guard let first, first.count >= OwnPassword.least, first.utf8.count <= 1_000 else { return nil }
        return !isTerminal || hidden(CommandWords.newPasswordAgain(language)) == first ? first : nil
    }

    private static func hidden(_ question: String) -> String? {
        getpass(question).map { String(cString: $0) }
    }
}

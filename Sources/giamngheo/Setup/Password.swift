import Core
import Foundation
import Words

enum Password {
    /// Twelve letters and digits without look-alikes, in three groups: about 59 bits.
    static func random(_ randomness: any Randomness) -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        let picked = (0..<12).map { _ in letters[Int(randomness.bits() % UInt64(letters.count))] }
        return stride(from: 0, to: 12, by: 4).map { String(picked[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// The least number of letters of a password that somebody thinks of.
    static let least = 10

    /// Asked for twice on the terminal without showing it, or read as one line when nobody is there to ask.
    ///
    /// - Returns: `nil` when the two differ or it is too short.
    static func asked(_ language: Language) -> String? {
        let isTerminal = isatty(STDIN_FILENO) == 1
        let first = isTerminal ? hidden(CommandWords.newPassword(language)) : readLine()
        guard let first, first.count >= least, first.utf8.count <= 1_000 else { return nil }
        return !isTerminal || hidden(CommandWords.newPasswordAgain(language)) == first ? first : nil
    }

    private static func hidden(_ question: String) -> String? {
        getpass(question).map { String(cString: $0) }
    }
}

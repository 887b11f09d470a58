/// A sentence of the help of a command, in both languages.
public struct HelpSentence: Hashable, Sendable {
    public let vietnamese: String
    public let english: String

    init(_ vietnamese: String, en english: String) {
        self.vietnamese = vietnamese
        self.english = english
    }

    public func text(_ language: Language) -> String {
        switch language {
        case .vi: vietnamese
        case .en: english
        }
    }
}

/// The languages that the program speaks: Vietnamese, and English where commands are scripted.
public enum Language: String, Hashable, Sendable, CaseIterable {
    case vi, en
}

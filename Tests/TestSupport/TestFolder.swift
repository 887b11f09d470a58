import Foundation

/// Files that stand beside the tests.
public enum TestFolder {
    /// The root of the package.
    public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    public static let law = root + "/law"

    /// The records of a CSV file of `Tests/Data`, header left out.
    public static func rows(_ name: String) throws -> [[String]] {
        let text = try String(contentsOfFile: "\(root)/Tests/Data/\(name)", encoding: .utf8)
        return text.split(whereSeparator: \.isNewline).dropFirst().map(fields)
    }

    private static func fields(_ line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch (character, isQuoted) {
            case ("\"", _): isQuoted.toggle()
            case (",", false): fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}

import Core
import Foundation
import Yams

/// Reads one mapping of a file strictly: every key must be asked for, none may be missing, none unknown.
final class YAMLReader {
    private let mapping: Node.Mapping
    private let file: String
    private let path: String
    private var asked: Set<String> = []

    init(_ node: Node, file: String, path: String = "") throws(LawProblem) {
        guard let mapping = node.mapping else {
            throw LawProblem(file: file, key: path, line: node.mark?.line, reason: .wrongValue("mapping"))
        }
        self.mapping = mapping
        self.file = file
        self.path = path
    }

    static func file(_ text: String, named file: String) throws(LawProblem) -> YAMLReader {
        let node: Node?
        do { node = try Yams.compose(yaml: text) } catch {
            throw LawProblem(file: file, key: "", line: nil, reason: .unreadable("\(error)"))
        }
        guard let node else { throw LawProblem(file: file, key: "", line: nil, reason: .missing) }
        return try YAMLReader(node, file: file)
    }

    func text(_ key: String) throws(LawProblem) -> String {
        guard let value = try node(key).string else { throw problem(key, .wrongValue("text")) }
        return value
    }

    func textOrNil(_ key: String) throws(LawProblem) -> String? { has(key) ? try text(key) : nil }

    /// True when the key has this one word in the place of a list.
    func isText(_ key: String, _ word: String) throws(LawProblem) -> Bool { try node(key).string == word }

    /// The texts of a list; none where there is no such key.
    func textsOrNone(_ key: String) throws(LawProblem) -> [String] {
        guard has(key) else { return [] }
        guard let sequence = try node(key).sequence else { throw problem(key, .wrongValue("list")) }
        var texts: [String] = []
        for node in sequence {
            guard let text = node.string else { throw problem(key, .wrongValue("text")) }
            texts.append(text)
        }
        return texts
    }

    func int(_ key: String) throws(LawProblem) -> Int {
        guard let value = try node(key).scalar.flatMap({ Int($0.string) }) else { throw problem(key, .wrongValue("integer")) }
        return value
    }

    func day(_ key: String) throws(LawProblem) -> CalendarDate {
        guard let value = CalendarDate(iso: try text(key)) else { throw problem(key, .wrongValue("yyyy-MM-dd")) }
        return value
    }

    func choice<Choice: RawRepresentable<String>>(_ key: String, of type: Choice.Type = Choice.self) throws(LawProblem) -> Choice {
        let value = try text(key)
        guard let choice = Choice(rawValue: value) else { throw problem(key, .wrongValue(value)) }
        return choice
    }

    func citation(_ key: String = "source") throws(LawProblem) -> Citation {
        let value = try text(key)
        guard let citation = Citation(value) else { throw problem(key, .wrongValue(value)) }
        return citation
    }

    func reader(_ key: String) throws(LawProblem) -> YAMLReader {
        try YAMLReader(try node(key), file: file, path: joined(key))
    }

    func readers(_ key: String) throws(LawProblem) -> [YAMLReader] {
        guard let sequence = try node(key).sequence else { throw problem(key, .wrongValue("list")) }
        var readers: [YAMLReader] = []
        for (index, node) in sequence.enumerated() {
            readers.append(try YAMLReader(node, file: file, path: "\(joined(key))[\(index + 1)]"))
        }
        return readers
    }

    /// All keys of the mapping with a reader each.
    func entries() throws(LawProblem) -> [(key: String, reader: YAMLReader)] {
        var entries: [(String, YAMLReader)] = []
        for key in names { entries.append((key, try reader(key))) }
        return entries
    }

    /// A value with its source, or `nil` where the file says `missing: true`.
    func sourced<Value: Hashable & Sendable>(
        _ key: String, _ value: (YAMLReader) throws(LawProblem) -> Value
    ) throws(LawProblem) -> Sourced<Value>? {
        let reader = try reader(key)
        if reader.has("missing") {
            _ = try reader.text("missing")
            _ = try reader.choice("confidence", of: Confidence.self)
            try reader.finish()
            return nil
        }
        let result = Sourced(value: try value(reader), citation: try reader.citation(), confidence: try reader.choice("confidence"))
        try reader.finish()
        return result
    }

    /// All keys of the mapping.
    var names: [String] { mapping.keys.compactMap(\.string) }

    func has(_ key: String) -> Bool { mapping[Node(key)] != nil }

    /// - Throws: a problem for the first key that nothing asked for.
    func finish() throws(LawProblem) {
        for key in names where !asked.contains(key) { throw problem(key, .unknownKey) }
    }

    func problem(_ key: String, _ reason: LawProblem.Reason) -> LawProblem {
        LawProblem(file: file, key: joined(key), line: mapping[Node(key)]?.mark?.line, reason: reason)
    }

    private func node(_ key: String) throws(LawProblem) -> Node {
        asked.insert(key)
        guard let node = mapping[Node(key)] else { throw problem(key, .missing) }
        return node
    }

    private func joined(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}

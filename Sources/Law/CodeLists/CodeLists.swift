import Core

/// One of the 54 ethnic groups with its number in both official lists.
public struct EthnicGroupEntry: Hashable, Sendable {
    public let id: String
    public let name: String
    public let code1979: String
    public let code2008: String
    /// Other spellings, for recognising imported text; never shown.
    public let aliases: [String]
}

/// Lists by which coded answers are recognised and shown.
public struct CodeLists: Sendable {
    public let ethnicGroups: [EthnicGroupEntry]
    public let causes: [(number: Int, name: String)]
    private let ethnicByKey: [String: String]
    private let ethnicByID: [String: EthnicGroupEntry]

    public init(ethnicGroups: [EthnicGroupEntry], causes: [(number: Int, name: String)]) {
        self.ethnicGroups = ethnicGroups
        self.causes = causes
        var byKey: [String: String] = [:]
        for group in ethnicGroups {
            for spelling in [group.name] + group.aliases { byKey[Self.key(spelling)] = group.id }
        }
        ethnicByKey = byKey
        ethnicByID = Dictionary(ethnicGroups.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The group that a text names, without marks, hyphens or blanks; a bare code is never taken.
    public func ethnicGroup(named text: String) -> String? { ethnicByKey[Self.key(text)] }

    public func ethnicGroup(_ id: String) -> EthnicGroupEntry? { ethnicByID[id] }

    /// The numbers of the causes that a text names: by number (`1; 3`), by name, or by both (`1. Không có đất sản xuất`), separated
    /// by semicolons; `nil` where a part is neither.
    public func causes(namedIn text: String) -> [Int]? {
        var numbers: [Int] = []
        for part in text.split(separator: ";") {
            let key = String(part).searchKey
            if key.isEmpty { continue }
            if let cause = cause(called: key) {
                numbers.append(cause)
                continue
            }
            let words = key.split(separator: " ").map(String.init)
            let listed = words.compactMap { Int($0) }
            guard !listed.isEmpty, listed.allSatisfy({ number in causes.contains { $0.number == number } }) else { return nil }
            // Numbers alone, or one number before words of its name.
            guard listed.count == words.count || (listed.count == 1 && Int(words[0]) != nil) else { return nil }
            numbers += listed
        }
        return numbers.isEmpty ? nil : numbers
    }

    /// The cause of that name, or the only one of whose name it is a telling part ("Không có vốn sản xuất").
    private func cause(called key: String) -> Int? {
        let names = causes.map { (number: $0.number, key: $0.name.searchKey) }
        if let cause = names.first(where: { $0.key == key }) { return cause.number }
        let fitting = names.filter { key.utf8.count >= 8 && $0.key.contains(key) }
        return fitting.count == 1 ? fitting[0].number : nil
    }

    private static func key(_ text: String) -> String { text.searchKey.filter { $0 != " " } }
}

/// An official form as data: its number, title and the labels of its columns.
public struct FormDefinition: Hashable, Sendable {
    public struct Column: Hashable, Sendable {
        /// As the form numbers it: "1", "9", "C".
        public let column: String
        /// What the paper writes above the label, from the top down, common to the columns of a group.
        public let heads: [String]
        public let label: String
    }

    public let number: String
    public let heading: String
    public let title: String
    public let citation: Citation
    public let confidence: Confidence
    /// Where the grouping of the columns was read, and how well it is known.
    public let layout: (source: String, confidence: Confidence)
    public let columns: [Column]

    public static func == (left: FormDefinition, right: FormDefinition) -> Bool { left.number == right.number }

    public func hash(into hasher: inout Hasher) { hasher.combine(number) }

    /// The form with other words, as where its paper leaves a choice.
    public func reworded(_ words: (String) -> String) -> FormDefinition {
        FormDefinition(
            number: number, heading: heading, title: words(title), citation: citation, confidence: confidence, layout: layout,
            columns: columns.map { Column(column: $0.column, heads: $0.heads.map(words), label: words($0.label)) })
    }

    /// The column of that number; one without words of its own where the form names none.
    public func column(_ id: String) -> Column { columns.first { $0.column == id } ?? Column(column: id, heads: [], label: id) }
}

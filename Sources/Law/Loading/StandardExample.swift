import Core

/// A worked case of a standard: what is known of a household, the class, and the place in the law that decides it.
public struct StandardExample: Hashable, Sendable {
    public let id: String
    public let standard: String
    public let reviewedOn: CalendarDate
    public let residence: Residence
    public let incomePoints: Int?
    public let monthlyIncome: Dong?
    /// As in the input of `classify`: indicator numbers joined by `;`, `?` for what is not known.
    public let deprivations: String
    /// The class, or `cannot_say`.
    public let expected: String
    public let decidedBy: Citation

    static func all(law: String) throws(LawProblem) -> [StandardExample] {
        let file = "rules/poverty-standard/examples.yaml"
        let reader = try YAMLReader.file(try LawFolder.text(law, file), named: file)
        var examples: [StandardExample] = []
        for reader in try reader.readers("examples") { examples.append(try StandardExample(reader)) }
        try reader.finish()
        return examples
    }

    private init(_ reader: YAMLReader) throws(LawProblem) {
        id = try reader.text("id")
        standard = try reader.text("standard")
        reviewedOn = try reader.day("reviewedOn")
        residence = try reader.choice("residence")
        incomePoints = try reader.text("incomePoints") == "null" ? nil : try reader.int("incomePoints")
        monthlyIncome = try reader.text("monthlyIncome") == "null" ? nil : Dong(Int64(try reader.int("monthlyIncome")))
        deprivations = try reader.text("deprivations")
        expected = try reader.text("class")
        decidedBy = try reader.citation("decidedBy")
        try reader.finish()
    }
}

extension CodeLists {
    init(law: String) throws(LawProblem) {
        let file = "code-lists/ethnic-groups.csv"
        var groups: [EthnicGroupEntry] = []
        for line in try LawFolder.text(law, file).split(separator: "\n").dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 6 else {
                throw LawProblem(file: file, key: String(line), line: nil, reason: .wrongValue("\(fields.count)"))
            }
            groups.append(
                EthnicGroupEntry(
                    id: fields[0], name: fields[1], code1979: fields[2], code2008: fields[3],
                    aliases: fields[4].split(separator: ";").map(String.init)))
        }
        let causesFile = "code-lists/causes.yaml"
        let reader = try YAMLReader.file(try LawFolder.text(law, causesFile), named: causesFile)
        _ = try reader.citation()
        _ = try reader.choice("confidence", of: Confidence.self)
        var causes: [(Int, String)] = []
        for cause in try reader.readers("causes") {
            causes.append((try cause.int("no"), try cause.text("name")))
            try cause.finish()
        }
        try reader.finish()
        self.init(ethnicGroups: groups, causes: causes)
    }
}

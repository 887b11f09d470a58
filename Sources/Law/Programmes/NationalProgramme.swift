import Core

/// A national target programme of a period with its projects and sub-projects. Structures of different periods stand beside each other.
public struct NationalProgramme: Hashable, Sendable {
    /// Kind of money that a project may use.
    public enum Capital: String, Hashable, Sendable, Codable, CaseIterable {
        /// Vốn đầu tư phát triển.
        case investment
        /// Kinh phí thường xuyên (vốn sự nghiệp).
        case recurrent
    }

    /// Where a project is carried out.
    public enum Territory: String, Hashable, Sendable {
        case everywhere
        /// Poor districts, and especially disadvantaged coastal and island communes.
        case poorAreas = "poor-areas"
    }

    public struct Project: Hashable, Sendable {
        /// "DA3", or "DA3.2" for a sub-project.
        public let code: String
        /// The project of a sub-project.
        public let parent: String?
        public let title: String
        /// Empty where it was not found.
        public let capital: [Capital]
        public let territory: Territory
        public let citation: Citation
        public let confidence: Confidence
    }

    public let id: String
    public let title: String
    public let appliesFrom: CalendarDate
    public let appliesTo: CalendarDate
    public let projects: [Project]
    /// Why there are no projects: they were looked for and not found.
    public let missing: String?
    public let citation: Citation
    public let confidence: Confidence
    public let fingerprint: String

    public func project(_ code: String) -> Project? { projects.first { $0.code == code } }

    /// Projects that have no sub-projects, and all sub-projects: what money and duties are about.
    public var components: [Project] {
        let parents = Set(projects.compactMap(\.parent))
        return projects.filter { !parents.contains($0.code) }
    }

    var citations: [Citation] { [citation] + projects.map(\.citation) }

    init(file: String, text: String) throws(LawProblem) {
        let reader = try YAMLReader.file(text, named: file)
        id = try reader.text("id")
        title = try reader.text("title")
        appliesFrom = try reader.day("appliesFrom")
        appliesTo = try reader.day("appliesTo")
        citation = try reader.citation()
        confidence = try reader.choice("confidence")
        missing = try reader.textOrNil("missing")
        var projects: [Project] = []
        for item in missing == nil ? try reader.readers("projects") : [] {
            let project = Project(
                code: try item.text("code"), parent: try item.textOrNil("parent"), title: try item.text("title"),
                capital: try item.choices("capital"), territory: try item.choice("territory"), citation: try item.citation(),
                confidence: try item.choice("confidence"))
            guard !projects.contains(where: { $0.code == project.code }) else { throw item.problem("code", .wrongValue(project.code)) }
            if let parent = project.parent, !projects.contains(where: { $0.code == parent }) {
                throw item.problem("parent", .wrongValue(parent))
            }
            projects.append(project)
            try item.finish()
        }
        self.projects = projects
        fingerprint = Digest(of: text).hex
        try reader.finish()
    }
}

extension YAMLReader {
    /// The choices of a list; none where there is no such key.
    func choices<Choice: RawRepresentable<String>>(_ key: String, of type: Choice.Type = Choice.self) throws(LawProblem) -> [Choice] {
        var choices: [Choice] = []
        for text in try textsOrNone(key) {
            guard let choice = Choice(rawValue: text) else { throw problem(key, .wrongValue(text)) }
            choices.append(choice)
        }
        return choices
    }
}

extension RuleBook {
    public func programme(id: String) -> NationalProgramme? { programmes.first { $0.id == id } }
}

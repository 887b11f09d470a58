import Core

extension PovertyStandard {
    /// Reads a standard from its file.
    init(file: String, text: String) throws(LawProblem) {
        let reader = try YAMLReader.file(text, named: file)
        id = try reader.text("id")
        title = try reader.text("title")
        let scope = try reader.text("scope")
        self.scope = scope == "national" ? .national : .province(scope)
        appliesFrom = try reader.day("appliesFrom")
        appliesTo = try reader.day("appliesTo")
        guard appliesFrom <= appliesTo else { throw reader.problem("appliesTo", .wrongValue(appliesTo.iso)) }
        method = try reader.choice("method")
        citation = try reader.citation()
        confidence = try reader.choice("confidence")
        if reader.has("extendedBy") { _ = try reader.citation("extendedBy") }
        let linesReader = try reader.reader("incomeLines")
        var lines: [Residence: IncomeLine] = [:]
        for residence in Residence.allCases {
            let line = try IncomeLine(linesReader.reader(residence.rawValue))
            guard line.poorUpTo.amount > 0, line.nearPoorUpTo >= line.poorUpTo else {
                throw linesReader.problem(residence.rawValue, .wrongValue("nearPoorUpTo"))
            }
            lines[residence] = line
        }
        try linesReader.finish()
        self.lines = lines
        let deprivation = try reader.reader("deprivation")
        deprivationCutoff = Sourced(
            value: try deprivation.int("cutoff"), citation: try deprivation.citation(),
            confidence: try deprivation.choice("confidence"))
        pointsEach = try deprivation.sourced("pointsEach") { reader throws(LawProblem) in try reader.int("value") }
        try deprivation.finish()
        var indicators: [DeprivationIndicator] = []
        for (index, reader) in try reader.readers("indicators").enumerated() {
            let indicator = try DeprivationIndicator(reader)
            guard indicator.number == index + 1, index < 16 else { throw reader.problem("no", .wrongValue("\(indicator.number)")) }
            indicators.append(indicator)
        }
        self.indicators = indicators
        try reader.finish()
        content = text
        fingerprint = Digest(of: text).hex
    }
}

extension IncomeLine {
    fileprivate init(_ reader: YAMLReader) throws(LawProblem) {
        poorUpTo = Dong(Int64(try reader.int("poorUpTo")))
        nearPoorUpTo = Dong(Int64(try reader.int("nearPoorUpTo")))
        citation = try reader.citation()
        confidence = try reader.choice("confidence")
        averageLivingUpTo = try reader.sourced("averageLivingUpTo") { reader throws(LawProblem) in
            Dong(Int64(try reader.int("value")))
        }
        points = try reader.sourced("points") { reader throws(LawProblem) in try reader.int("value") }
        try reader.finish()
    }
}

extension DeprivationIndicator {
    fileprivate init(_ reader: YAMLReader) throws(LawProblem) {
        number = try reader.int("no")
        service = try reader.text("service")
        name = try reader.text("name")
        english = try reader.text("english")
        deprivedWhen = try reader.text("deprivedWhen")
        wording = try reader.choice("wording")
        citation = try reader.citation()
        confidence = try reader.choice("confidence")
        try reader.finish()
    }
}

extension ScoreTable {
    /// Reads the table of a score sheet; one that says `missing: true` has no questions.
    public init(file: String, text: String) throws(LawProblem) {
        let reader = try YAMLReader.file(text, named: file)
        id = try reader.text("id")
        standard = try reader.text("standard")
        title = try reader.text("title")
        citation = try reader.citation()
        confidence = try reader.choice("confidence")
        var questions: [Question] = []
        if reader.has("missing") {
            _ = try reader.text("missing")
        } else {
            for reader in try reader.readers("questions") { questions.append(try Question(reader)) }
            guard Set(questions.map(\.id)).count == questions.count, !questions.isEmpty else {
                throw reader.problem("questions", .wrongValue("id"))
            }
        }
        self.questions = questions
        try reader.finish()
    }
}

extension ScoreTable.Question {
    /// `5-6`, `4`, or `7-` for seven and more.
    private static func persons(_ option: YAMLReader) throws(LawProblem) -> ClosedRange<Int> {
        let text = try option.text("persons")
        let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let first = ends.first.flatMap { Int($0) }
        let last = ends.last.flatMap { $0.isEmpty ? Int.max : Int($0) }
        guard let first, let last, first >= 1, first <= last else { throw option.problem("persons", .wrongValue("5-6")) }
        return first...last
    }

    fileprivate init(_ reader: YAMLReader) throws(LawProblem) {
        id = try reader.text("id")
        label = try reader.text("label")
        var options: [ScoreTable.Option] = []
        for option in try reader.readers("options") {
            options.append(
                ScoreTable.Option(
                    id: try option.int("id"), label: try option.text("label"), points: try option.int("points"),
                    persons: try option.has("persons") ? Self.persons(option) : nil))
            try option.finish()
        }
        guard options.count >= 2, Set(options.map(\.id)).count == options.count else {
            throw reader.problem("options", .wrongValue("id"))
        }
        self.options = options
        try reader.finish()
    }
}

extension NewlyEscapedRule {
    init(file: String, text: String) throws(LawProblem) {
        let reader = try YAMLReader.file(text, named: file)
        id = try reader.text("id")
        clock = try reader.choice("clock")
        province = try reader.textOrNil("province")
        appliesFrom = try reader.day("appliesFrom")
        months = try reader.int("months")
        leaves = try reader.choice("leaves")
        citation = try reader.citation()
        confidence = try reader.choice("confidence")
        try reader.finish()
    }
}

extension ResidenceRule {
    init(file: String, text: String) throws(LawProblem) {
        let reader = try YAMLReader.file(text, named: file)
        _ = try reader.text("id")
        appliesFrom = try reader.day("appliesFrom")
        province = try reader.textOrNil("scope")
        countsOn = try reader.choice("countsOn")
        citation = try reader.citation()
        confidence = try reader.choice("confidence")
        try reader.finish()
    }
}

extension LegalDocument {
    init(file: String, text: String) throws(LawProblem) {
        let reader = try YAMLReader.file(text, named: file)
        id = try reader.text("id")
        number = try reader.text("number")
        title = try reader.text("title")
        issuer = try reader.text("issuer")
        signedOn = try Self.day("on", in: reader.reader("signed"))
        inForceFrom = try Self.day("from", in: reader.reader("inForce"))
        readAt = try reader.text("readAt")
        var anchors: [String: Anchor] = [:]
        for (key, anchor) in try reader.reader("anchors").entries() {
            anchors[key] = Anchor(
                label: try anchor.text("label"), summary: try anchor.text("summary"),
                confidence: try anchor.choice("confidence"))
            try anchor.finish()
        }
        self.anchors = anchors
        try reader.finish()
    }

    private static func day(_ key: String, in reader: YAMLReader) throws(LawProblem) -> CalendarDate? {
        _ = try reader.choice("confidence", of: Confidence.self)
        let text = try reader.text(key)
        let day: CalendarDate? = text.isEmpty ? nil : try reader.day(key)
        try reader.finish()
        return day
    }
}

extension FormDefinition {
    init(file: String, text: String) throws(LawProblem) {
        let reader = try YAMLReader.file(text, named: file)
        number = try reader.text("number")
        heading = try reader.text("heading")
        title = try reader.text("title")
        citation = try reader.citation()
        confidence = try reader.choice("confidence")
        let layout = try reader.reader("layout")
        self.layout = (try layout.text("source"), try layout.choice("confidence"))
        try layout.finish()
        var columns: [Column] = []
        for column in try reader.readers("columns") {
            columns.append(
                Column(column: try column.text("col"), heads: try column.textsOrNone("heads"), label: try column.text("label")))
            try column.finish()
        }
        self.columns = columns
        try reader.finish()
    }
}

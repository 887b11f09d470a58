import Core

extension ReviewProcedures {
    init(file: String, text: String) throws(LawProblem) {
        let reader = try YAMLReader.file(text, named: file)
        id = try reader.text("id")
        appliesFrom = try reader.day("appliesFrom")
        appliesTo = reader.has("appliesTo") ? try reader.day("appliesTo") : nil
        var levels: [ReviewProcedure.Level] = []
        for text in try reader.textsOrNone("levels") {
            guard let level = ReviewProcedure.Level(rawValue: text) else { throw reader.problem("levels", .wrongValue(text)) }
            levels.append(level)
        }
        self.levels = levels
        citation = try reader.citation()
        _ = try reader.choice("confidence", of: Confidence.self)
        let agreement = try reader.sourced("agreement") { reader throws(LawProblem) in try reader.int("percent") }
        guard let agreement, (1...100).contains(agreement.value) else { throw reader.problem("agreement", .missing) }
        self.agreement = agreement
        certificate = try reader.sourced("certificate") { reader throws(LawProblem) in try reader.choice("holds") }
        var procedures: [ReviewKind: ReviewProcedure] = [:]
        let kinds = try reader.reader("procedures")
        for kind in ReviewKind.allCases {
            procedures[kind] = try ReviewProcedure(kind, try kinds.reader(kind.rawValue), levels: levels)
        }
        try kinds.finish()
        self.procedures = procedures
        try reader.finish()
        content = text
        fingerprint = Digest(of: text).hex
    }

    var citations: [Citation] {
        [citation, agreement.citation] + [certificate?.citation].compactMap { $0 }
            + procedures.values.flatMap { procedure in
                [procedure.opening.citation] + procedure.steps.map(\.citation) + procedure.limits.values.compactMap { $0?.citation }
            }
    }
}

extension ReviewProcedure {
    fileprivate init(_ kind: ReviewKind, _ reader: YAMLReader, levels: [Level]) throws(LawProblem) {
        self.kind = kind
        let opening = try reader.sourced("opens") { reader throws(LawProblem) in try Opening(reader) }
        guard let opening else { throw reader.problem("opens", .missing) }
        self.opening = opening
        let limitsReader = try reader.reader("limits")
        var limits: [Limit: Sourced<TimeLimit>?] = [:]
        for (key, _) in try limitsReader.entries() {
            guard let limit = Limit(rawValue: key) else { throw limitsReader.problem(key, .unknownKey) }
            let found = try limitsReader.sourced(key) { reader throws(LawProblem) in
                TimeLimit(days: try reader.int("days"), unit: try reader.choice("unit"), bound: try reader.choice("bound"))
            }
            guard found.map({ (1...365).contains($0.value.days) }) ?? true else { throw limitsReader.problem(key, .wrongValue("days")) }
            limits.updateValue(found, forKey: limit)
        }
        try limitsReader.finish()
        self.limits = limits
        var steps: [Step] = []
        for reader in try reader.readers("steps") {
            let step = try Step(reader, levels: levels)
            guard steps.last.map({ $0.step < step.step }) ?? true else { throw reader.problem("step", .wrongValue(step.step.rawValue)) }
            // What is done in the villages is done before what is done for the commune as a whole.
            guard step.place == .commune || !steps.contains(where: { $0.place == .commune }) else {
                throw reader.problem("place", .wrongValue(step.place.rawValue))
            }
            steps.append(step)
        }
        self.steps = steps
        guard steps.contains(where: { $0.step == .decision }) else { throw reader.problem("steps", .missing) }
        try reader.finish()
    }
}

extension ReviewProcedure.Opening {
    fileprivate init(_ reader: YAMLReader) throws(LawProblem) {
        if reader.has("day") {
            let day = try reader.int("day")
            guard (1...28).contains(day) else { throw reader.problem("day", .wrongValue("\(day)")) }
            self = .monthly(day: day)
            return
        }
        func monthAndDay(_ key: String) throws(LawProblem) -> Int {
            guard let day = CalendarDate(iso: "2023-" + (try reader.text(key))) else { throw reader.problem(key, .wrongValue("MM-dd")) }
            return day.month * 100 + day.day
        }
        self = .window(from: try monthAndDay("from"), until: try monthAndDay("until"))
    }
}

extension ReviewProcedure.Step {
    fileprivate init(_ reader: YAMLReader, levels: [ReviewProcedure.Level]) throws(LawProblem) {
        step = try reader.choice("step")
        place = try reader.choice("place")
        var actors: [ReviewProcedure.Actor] = []
        for text in try reader.textsOrNone("actors") {
            let parts = text.split(separator: "@").map(String.init)
            guard parts.count == 2, let function = ReviewProcedure.Function(rawValue: parts[0]),
                let level = ReviewProcedure.Level(rawValue: parts[1]), levels.contains(level)
            else { throw reader.problem("actors", .wrongValue(text)) }
            actors.append(ReviewProcedure.Actor(function: function, level: level))
        }
        guard !actors.isEmpty else { throw reader.problem("actors", .missing) }
        self.actors = actors
        output = try reader.text("output")
        citation = try reader.citation()
        confidence = try reader.choice("confidence")
        try reader.finish()
    }
}

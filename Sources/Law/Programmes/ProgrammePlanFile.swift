import Core

extension ProgrammePlan {
    /// Reads the file of a plan and checks that its parts fit together.
    ///
    /// - Throws: a `LawProblem` that names the place.
    public init(file: String, text: String) throws(LawProblem) {
        let reader = try YAMLReader.file(text, named: file)
        id = try reader.text("id")
        title = try reader.text("title")
        issuer = try reader.text("issuer")
        unit = try reader.text("unit")
        year = try reader.int("year")
        programme = try reader.text("programme")
        until = try reader.day("until")
        grounds = try reader.textsOrNone("grounds")
        let clauses = try reader.reader("clauses")
        var texts: [(code: String, text: String)] = []
        for code in clauses.names { texts.append((code, try clauses.text(code))) }
        try clauses.finish()
        self.clauses = texts
        let known = Set(texts.map(\.code))

        var agencies: [Agency] = []
        for item in try reader.readers("agencies") {
            let agency = Agency(function: try item.choice("function"), name: try item.text("name"), clause: try item.clause(among: known))
            guard !agencies.contains(where: { $0.function == agency.function }) else {
                throw item.problem("function", .wrongValue(agency.function.rawValue))
            }
            agencies.append(agency)
            try item.finish()
        }
        self.agencies = agencies
        let functions = agencies.map(\.function)
        collector = try reader.choice("collector")
        guard functions.contains(collector) else { throw reader.problem("collector", .wrongValue(collector.rawValue)) }

        questions = try reader.all("questions") { item throws(LawProblem) in
            Question(
                id: try item.text("id"), kind: try item.choice("kind"), clause: try item.clause(among: known), text: try item.text("text"))
        }
        let open = questions
        projects = try reader.all("projects") { item throws(LawProblem) in
            let project = Project(
                code: try item.text("code"), clause: try item.clause(among: known),
                lead: item.has("lead") ? try item.function("lead", among: functions) : nil,
                cooperating: try item.functions("with", among: functions), question: try item.question(.agency, among: open))
            if (project.lead == nil) == (project.question == nil) { throw item.problem("lead", .missing) }
            return project
        }
        targets = try reader.all("targets") { item throws(LawProblem) in
            Target(
                code: try item.text("code"), clause: try item.clause(among: known), title: try item.text("title"),
                indicator: try item.text("indicator"), unit: try item.choice("unit"), from: try item.fraction("from"),
                to: try item.fraction("to"), below: try item.textOrNil("below"))
        }
        duties = try reader.all("duties") { item throws(LawProblem) in
            let kind: DutyKind = try item.choice("kind")
            let isForAll = try item.isText("of", "all")
            let duty = Duty(
                code: try item.text("code"), kind: kind, clause: try item.clause(among: known),
                functions: isForAll ? functions : try item.functions("of", among: functions),
                cooperating: try item.functions("with", among: functions), title: try item.text("title"),
                product: try item.text("product"), projects: try item.textsOrNone("projects"),
                dueOn: item.has("due") ? try item.day("due") : nil, rule: try item.textOrNil("rule") ?? "",
                question: try item.question(.dayOfMonth, among: open))
            guard !duty.functions.isEmpty else { throw item.problem("of", .missing) }
            guard kind.isMonthly == (duty.question != nil) else { throw item.problem("question", .missing) }
            return duty
        }
        reminders = try reader.all("reminders") { item throws(LawProblem) in
            Reminder(days: try item.int("days"), recipient: try item.choice("to"))
        }.sorted { $0.days < $1.days }
        content = text
        fingerprint = Digest(of: text).hex
        try reader.finish()

        for (key, codes) in [
            ("duties", duties.map(\.code)), ("targets", targets.map(\.code)), ("projects", projects.map(\.code)),
            ("questions", questions.map(\.id)),
        ] {
            if let twice = Dictionary(grouping: codes, by: \.self).first(where: { $0.value.count > 1 })?.key {
                throw reader.problem(key, .wrongValue(twice))
            }
        }
    }
}

extension YAMLReader {
    /// Every entry of a list, each read to its end.
    fileprivate func all<Value>(_ key: String, _ read: (YAMLReader) throws(LawProblem) -> Value) throws(LawProblem) -> [Value] {
        var values: [Value] = []
        for item in try readers(key) {
            values.append(try read(item))
            try item.finish()
        }
        return values
    }

    fileprivate func clause(among known: Set<String>) throws(LawProblem) -> String {
        let code = try text("clause")
        guard known.contains(code) else { throw problem("clause", .wrongValue(code)) }
        return code
    }

    fileprivate func function(
        _ key: String, among functions: [ProgrammePlan.Function]
    ) throws(LawProblem) -> ProgrammePlan.Function {
        let function: ProgrammePlan.Function = try choice(key)
        guard functions.contains(function) else { throw problem(key, .wrongValue(function.rawValue)) }
        return function
    }

    fileprivate func functions(
        _ key: String, among functions: [ProgrammePlan.Function]
    ) throws(LawProblem) -> [ProgrammePlan.Function] {
        let chosen: [ProgrammePlan.Function] = try choices(key)
        if let stranger = chosen.first(where: { !functions.contains($0) }) { throw problem(key, .wrongValue(stranger.rawValue)) }
        return chosen
    }

    fileprivate func question(
        _ kind: ProgrammePlan.Question.Kind, among questions: [ProgrammePlan.Question]
    ) throws(LawProblem) -> String? {
        guard let id = try textOrNil("question") else { return nil }
        guard questions.contains(where: { $0.id == id && $0.kind == kind }) else { throw problem("question", .wrongValue(id)) }
        return id
    }
}

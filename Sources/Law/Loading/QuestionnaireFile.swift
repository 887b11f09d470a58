import Core

extension Questionnaire {
    /// As many answers as are needed before something is shown, where the file says nothing else.
    private static let usualSmallest = 10

    /// Reads the file of a questionnaire and checks that its questions fit together.
    ///
    /// - Throws: a `LawProblem` that names the place.
    public init(file: String, text: String) throws(LawProblem) {
        let reader = try YAMLReader.file(text, named: file)
        id = try reader.code("id")
        title = try reader.text("title")
        smallest = reader.has("smallest") ? try reader.int("smallest") : Self.usualSmallest
        if smallest < 3 { throw reader.problem("smallest", .wrongValue(String(smallest))) }
        questions = []
        for item in try reader.readers("questions") {
            let question = Question(
                code: try item.code("code"), text: try item.text("text"), kind: try item.kind(),
                whom: item.has("of") ? try item.choice("of") : .household, isRequired: try item.flag("required"),
                condition: try item.condition(among: questions))
            guard !questions.contains(where: { $0.code == question.code }) else {
                throw item.problem("code", .wrongValue(question.code))
            }
            // What is known of persons cannot decide what a household is asked.
            if question.whom == .household, let asked = question.condition,
                questions.first(where: { $0.code == asked.question })?.whom == .person
            {
                throw item.problem("onlyIf", .wrongValue(asked.question))
            }
            questions.append(question)
            try item.finish()
        }
        if questions.isEmpty || questions.count > 200 { throw reader.problem("questions", .missing) }
        content = text
        fingerprint = Digest(of: text).hex
        try reader.finish()
    }
}

extension YAMLReader {
    /// A word of small letters, digits and hyphens, as names of fields and columns are made of.
    fileprivate func code(_ key: String) throws(LawProblem) -> String {
        let code = try text(key)
        let isPlain = code.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        guard (1...40).contains(code.utf8.count), isPlain else { throw problem(key, .wrongValue(code)) }
        return code
    }

    fileprivate func flag(_ key: String) throws(LawProblem) -> Bool {
        guard let word = try textOrNil(key) else { return false }
        guard ["true", "false"].contains(word) else { throw problem(key, .wrongValue(word)) }
        return word == "true"
    }

    fileprivate func kind() throws(LawProblem) -> Questionnaire.Kind {
        switch try text("kind") {
        case "yes-no": return .yesNo
        case "text": return .text
        case "one":
            var options: [Questionnaire.Option] = []
            for item in try readers("options") {
                let option = Questionnaire.Option(code: try item.code("code"), text: try item.text("text"))
                guard !options.contains(where: { $0.code == option.code }) else { throw item.problem("code", .wrongValue(option.code)) }
                options.append(option)
                try item.finish()
            }
            guard options.count >= 2 else { throw problem("options", .missing) }
            return .one(options)
        case "number":
            let (low, high) = (try int("from"), try int("to"))
            guard low >= 0, low < high, high <= 1_000_000_000_000 else { throw problem("to", .wrongValue(String(high))) }
            let decimals = has("decimals") ? try int("decimals") : 0
            guard (0...3).contains(decimals) else { throw problem("decimals", .wrongValue(String(decimals))) }
            return .number(unit: try textOrNil("unit") ?? "", range: low...high, decimals: decimals)
        case let other: throw problem("kind", .wrongValue(other))
        }
    }

    fileprivate func condition(among earlier: [Questionnaire.Question]) throws(LawProblem) -> Questionnaire.Condition? {
        guard has("onlyIf") else { return nil }
        let reader = try reader("onlyIf")
        let condition = Questionnaire.Condition(question: try reader.text("question"), answers: try reader.textsOrNone("is"))
        guard let asked = earlier.first(where: { $0.code == condition.question }) else {
            throw reader.problem("question", .wrongValue(condition.question))
        }
        guard !condition.answers.isEmpty, condition.answers.allSatisfy(asked.choices.contains) else {
            throw reader.problem("is", .wrongValue(condition.answers.joined(separator: ", ")))
        }
        try reader.finish()
        return condition
    }
}

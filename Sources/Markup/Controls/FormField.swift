/// What a field shows: its words, what was typed, and what is wrong with it.
public struct FieldState: Sendable {
    public var name: String
    public var label: String
    public var value: String
    public var hint: String
    /// The sentence about what is wrong, as in the summary above the form.
    public var problem: String?

    public init(name: String, label: String, value: String = "", hint: String = "", problem: String? = nil) {
        self.name = name
        self.label = label
        self.value = value
        self.hint = hint
        self.problem = problem
    }

    public var described: HTML {
        var ids: [String] = []
        if !hint.isEmpty { ids.append("\(name)-hint") }
        if problem != nil { ids.append("\(name)-problem") }
        return ids.isEmpty ? .empty : " aria-describedby=\"\(ids.joined(separator: " "))\""
    }

    public var notes: HTML {
        """
        \("<p class=\"hint\" id=\"\(name)-hint\">\(hint)</p>", when: !hint.isEmpty)\
        \("<p class=\"problem\" id=\"\(name)-problem\">\(problem ?? "")</p>", when: problem != nil)
        """
    }

    var invalid: HTML { problem == nil ? .empty : " aria-invalid=\"true\"" }
}

/// Controls of forms. Each has a label, keeps what was typed, and repeats its problem beside itself.
public enum Control {
    public enum Width: String, Sendable { case tiny, short, long }

    public static func text(
        _ field: FieldState, width: Width = .long, isNumeric: Bool = false, type: TextType = .text, autocomplete: String = "off"
    ) -> HTML {
        """
        <div class="field"><label for="\(field.name)">\(field.label)</label>\(field.notes)\
        <input id="\(field.name)" name="\(field.name)" type="\(type.rawValue)" class="\(width.rawValue)" value="\(field.value)" \
        autocomplete="\(autocomplete)"\(" inputmode=\"numeric\"", when: isNumeric)\(field.described)\(field.invalid)></div>
        """
    }

    public enum TextType: String, Sendable { case text, password }

    public static func paragraph(_ field: FieldState, rows: Int = 3) -> HTML {
        """
        <div class="field"><label for="\(field.name)">\(field.label)</label>\(field.notes)\
        <textarea id="\(field.name)" name="\(field.name)" rows="\(rows)"\(field.described)\(field.invalid)>
        \(field.value)</textarea></div>
        """
    }

    public static func choice(_ field: FieldState, _ options: [(value: String, label: String)]) -> HTML {
        """
        <fieldset class="field"\(field.described)><legend>\(field.label)</legend>\(field.notes)\
        <div class="choices">\(options.enumerated().map { index, option in
            let id = index == 0 ? field.name : "\(field.name)-\(option.value)"
            return "<label class=\"choice\" for=\"\(id)\"><input type=\"radio\" id=\"\(id)\" name=\"\(field.name)\" value=\"\(option.value)\"\(" checked", when: option.value == field.value)> \(option.label)</label>" as HTML
        })</div></fieldset>
        """
    }

    public static func tick(name: String, value: String, label: String, isTicked: Bool) -> HTML {
        let id = "\(name)-\(value)"
        return """
            <label class="choice" for="\(id)"><input type="checkbox" id="\(id)" name="\(name)" value="\(value)"\
            \(" checked", when: isTicked)> \(label)</label>
            """
    }

    public static func select(_ field: FieldState, _ options: [(value: String, label: String)]) -> HTML {
        """
        <div class="field"><label for="\(field.name)">\(field.label)</label>\(field.notes)\
        <select id="\(field.name)" name="\(field.name)"\(field.described)\(field.invalid)>\(options.map {
            "<option value=\"\($0.value)\"\(" selected", when: $0.value == field.value)>\($0.label)</option>" as HTML
        })</select></div>
        """
    }

    public static func file(_ field: FieldState, accept: String) -> HTML {
        """
        <div class="field"><label for="\(field.name)">\(field.label)</label>\(field.notes)\
        <input id="\(field.name)" name="\(field.name)" type="file" accept="\(accept)"\(field.described)\(field.invalid)></div>
        """
    }

    public static func hidden(_ name: String, _ value: String) -> HTML {
        "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    }

    public static func button(_ label: String, isPrimary: Bool = true, name: String = "", value: String = "") -> HTML {
        let attributes: HTML = name.isEmpty ? .empty : " name=\"\(name)\" value=\"\(value)\""
        return "<button class=\"\(isPrimary ? "primary" : "plain")\"\(attributes)>\(label)</button>"
    }

    /// The list of what is wrong, above everything else, each leading to its field.
    public static func problemSummary(title: String, _ problems: [(field: String, sentence: String)]) -> HTML {
        guard !problems.isEmpty else { return .empty }
        return """
            <div class="summary" role="alert" tabindex="-1" autofocus><h2>\(title)</h2><ul>\(problems.map {
                "<li><a href=\"#\($0.field)\">\($0.sentence)</a></li>" as HTML
            })</ul></div>
            """
    }
}

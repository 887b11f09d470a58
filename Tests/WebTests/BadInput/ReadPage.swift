/// A page as a reader takes it apart: what is wrong, where the links lead, what stands in the fields.
///
/// It is cut up as bytes: a mark that follows a quotation mark would else hide the quotation mark.
struct ReadPage {
    /// Each byte as a character of its own.
    private let text: String

    init(text: String) { self.init(bytes: String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))) }

    private init(bytes: String) { text = bytes }

    var title: String { between("<title>", "</title>").map(Self.unescaped) ?? "" }

    /// Every `id` of the page.
    var ids: [String] { all(of: " id=\"", until: "\"") }

    /// The links of the list of problems: field and sentence.
    var problems: [(field: String, sentence: String)] {
        guard let summary = between("<div class=\"summary\"", "</div>") else { return [] }
        return ReadPage(bytes: summary).all(of: "<a href=\"#", until: "</a>").compactMap { link in
            let halves = link.split(separator: ">", maxSplits: 1).map(String.init)
            return halves.count == 2 ? (String(halves[0].dropLast()), Self.unescaped(halves[1])) : nil
        }
    }

    /// The sentences beside a field.
    func sentences(at field: String) -> [String] {
        all(of: " id=\"\(field)-problem\">", until: "</p>").map(Self.unescaped)
    }

    /// What stands in a box or a paragraph.
    func value(of field: String) -> String? {
        if let tag = between("<input id=\"\(field)\" name=\"\(field)\"", ">") {
            return ReadPage(bytes: tag).between("value=\"", "\"").map(Self.unescaped)
        }
        guard let area = between("<textarea id=\"\(field)\"", "</textarea>"), let start = area.firstIndex(of: ">") else { return nil }
        // The first line end after the tag belongs to the tag.
        return Self.unescaped(String(area[area.index(after: start)...].dropFirst()))
    }

    func hidden(_ field: String) -> String { between("name=\"\(field)\" value=\"", "\"").map(Self.unescaped) ?? "" }

    /// Addresses within the site that the page leads to.
    var links: [String] { all(of: " href=\"/", until: "\"").map { "/" + Self.unescaped($0) } }

    private func between(_ start: String, _ end: String) -> String? { all(of: start, until: end).first }

    private func all(of start: String, until end: String) -> [String] {
        var found: [String] = []
        var rest = text[...]
        while let begin = rest.firstRange(of: start) {
            rest = rest[begin.upperBound...]
            guard let finish = rest.firstRange(of: end) else { break }
            found.append(String(rest[..<finish.lowerBound]))
        }
        return found
    }

    private static func unescaped(_ text: String) -> String {
        String(decoding: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }, as: UTF8.self).replacing("&lt;", with: "<")
            .replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("&amp;", with: "&")
    }
}

/// Small pictures that are drawn on the server; each has its text beside it, so that nothing is said by the picture alone.
public enum Chart {
    /// A bar of what is, with a mark of what is striven for and a mark of what was: one scale for all that stand below each other.
    ///
    /// - Parameters:
    ///   - value, target, former: in any one unit, from 0; `nil` is not drawn.
    ///   - label: the same in words.
    public static func bullet(value: Int?, target: Int?, former: Int? = nil, upTo limit: Int, label: String) -> HTML {
        func place(_ amount: Int) -> Int { max(0, min(1_000, limit == 0 ? 0 : amount * 1_000 / limit)) }
        let bar: HTML = value.map { "<rect class=\"bar\" x=\"0\" y=\"30\" width=\"\(place($0))\" height=\"40\"/>" } ?? .empty
        let goal: HTML = target.map { "<rect class=\"goal\" x=\"\(max(0, place($0) - 6))\" y=\"8\" width=\"12\" height=\"84\"/>" } ?? .empty
        let was: HTML = former.map { "<rect class=\"was\" x=\"\(max(0, place($0) - 3))\" y=\"20\" width=\"6\" height=\"60\"/>" } ?? .empty
        return """
            <svg class="bullet" viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" aria-label="\(label)"><rect class="ground" x="0" y="15" width="1000" height="70"/>\(bar)\(was)\(goal)</svg>
            """
    }

    /// A line of values in order, the last one marked.
    public static func sparkline(_ values: [Int], from low: Int, upTo high: Int, label: String) -> HTML {
        guard values.count > 1 else { return .empty }
        let span = max(1, high - low)
        let points = values.enumerated().map { index, value in
            (x: index * 190 / (values.count - 1) + 5, y: 45 - (value - low) * 40 / span)
        }
        let path = points.map { "\($0.x),\($0.y)" }.joined(separator: " ")
        let last = points[points.count - 1]
        return """
            <svg class="spark" viewBox="0 0 200 50" role="img" aria-label="\(label)"><polyline points="\(path)"/><circle cx="\(last.x)" cy="\(last.y)" r="4"/></svg>
            """
    }
}

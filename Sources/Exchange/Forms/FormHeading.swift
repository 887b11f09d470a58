/// The heading of a form over several rows, as the paper groups its columns.
///
/// A group stands in one cell above its columns; a label without a group reaches down to the last row, and so does the head of
/// a group that has fewer levels than its neighbours.
public struct FormHeading: Hashable, Sendable {
    public struct Cell: Hashable, Sendable {
        public var text: String
        /// Counted from 0.
        public var column: Int
        public var columns: Int
        public var rows: Int
        /// Above other cells.
        public var isGroup: Bool
    }

    /// From the top down; each row by column.
    public private(set) var rows: [[Cell]]

    /// - Parameter paths: what stands above each column, from the top down to its own label.
    public init(_ paths: [[String]]) {
        let nodes = Node.list(paths, 0..<paths.count, level: 0)
        let depth = nodes.map(\.depth).max() ?? 0
        rows = Array(repeating: [], count: depth)
        for node in nodes { place(node, row: 0, rows: depth) }
    }

    private struct Node {
        var text: String
        var columns: Range<Int>
        var children: [Node] = []

        var depth: Int { 1 + (children.map(\.depth).max() ?? 0) }

        static func list(_ paths: [[String]], _ columns: Range<Int>, level: Int) -> [Node] {
            var nodes: [Node] = []
            var start = columns.lowerBound
            while start < columns.upperBound {
                var node = Node(text: paths[start][level], columns: start..<start + 1)
                if paths[start].count > level + 1 {
                    let isInside = { (path: [String]) in path.count > level + 1 && path[...level] == paths[start][...level] }
                    let end = paths[start..<columns.upperBound].firstIndex { !isInside($0) } ?? columns.upperBound
                    node.columns = start..<end
                    node.children = list(paths, node.columns, level: level + 1)
                }
                nodes.append(node)
                start = node.columns.upperBound
            }
            return nodes
        }
    }

    private mutating func place(_ node: Node, row: Int, rows available: Int) {
        let own = node.children.isEmpty ? available : available + 1 - node.depth
        rows[row].append(
            Cell(
                text: node.text, column: node.columns.lowerBound, columns: node.columns.count, rows: own,
                isGroup: !node.children.isEmpty))
        for child in node.children { place(child, row: row + own, rows: available - own) }
    }
}

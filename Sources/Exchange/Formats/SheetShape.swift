/// How a sheet looks beside its cells, as far as a copy of it keeps that. Rows and columns are counted from 0.
public struct SheetShape: Sendable {
    public struct Width: Sendable {
        public var columns: ClosedRange<Int>
        /// In characters, with the margin of five pixels that Excel counts in.
        public var width: Double
        public var isHidden: Bool
    }

    public struct Join: Hashable, Sendable {
        public var rows: ClosedRange<Int>
        public var columns: ClosedRange<Int>
    }

    public var widths: [Width] = []
    /// Points, by row, where they were set by hand.
    public var heights: [Int: Double] = [:]
    public var joins: [Join] = []
    /// The last column in which a cell stands.
    public var lastColumn = 0

    /// Cells that are joined already: none can be joined twice.
    private var joined: Set<Int> = []

    /// More joined cells than a list of people has are not kept.
    private static let joinLimit = 400_000

    mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "c": if let column = attributes.column("r"), column < 16_384, column > lastColumn { lastColumn = column }
        case "col":
            // In order and none twice, or Excel refuses what is written from it.
            guard let first = attributes.count("min"), let last = attributes.count("max"),
                first > (widths.last?.columns.upperBound ?? -1) + 1,
                first <= last, last <= 16_384, let width = attributes["width"].flatMap(Double.init), (0...255).contains(width)
            else { return }
            widths.append(Width(columns: first - 1...last - 1, width: width, isHidden: attributes["hidden"] == "1"))
        case "row":
            guard attributes["customHeight"] == "1", let row = attributes.count("r"), (1...XLSXReader.rowLimit).contains(row),
                let height = attributes["ht"].flatMap(Double.init), (0...409).contains(height)
            else { return }
            heights[row - 1] = height
        case "mergeCell":
            guard let join = attributes["ref"].flatMap(Self.join), join.rows.count * join.columns.count + joined.count <= Self.joinLimit
            else { return }
            let cells = join.rows.flatMap { row in join.columns.map { row << 14 | $0 } }
            guard joined.isDisjoint(with: cells) else { return }
            joined.formUnion(cells)
            joins.append(join)
        default: break
        }
    }

    /// `A1:C2`; `nil` for anything else.
    private static func join(_ reference: String) -> Join? {
        let ends = reference.split(separator: ":").map { cell -> (row: Int, column: Int)? in
            let letters = cell.prefix { $0.isASCII && $0.isUppercase }
            guard !letters.isEmpty, letters.count <= 3, let row = Int(cell.dropFirst(letters.count)),
                (1...XLSXReader.rowLimit).contains(row)
            else { return nil }
            let column = letters.utf8.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
            return column < 16_384 ? (row - 1, column) : nil
        }
        guard ends.count == 2, let first = ends[0], let last = ends[1], first.row <= last.row, first.column <= last.column else {
            return nil
        }
        return Join(rows: first.row...last.row, columns: first.column...last.column)
    }
}

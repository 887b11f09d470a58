import Registry

/// Cells put right on the page, laid over the rows of a file while it is read.
struct PutRightCells {
    /// By sheet and row.
    private var cells: [String: [Int: [XLSXCell]]] = [:]

    init(_ cells: [ListedCell]) {
        for cell in cells {
            let column = cell.column.utf8.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
            let new = XLSXCell(column: column, value: .text(cell.text), font: nil, isDecoded: true)
            self.cells[cell.sheet, default: [:]][cell.row, default: []].removeAll { $0.column == column }
            self.cells[cell.sheet, default: [:]][cell.row, default: []].append(new)
        }
    }

    func over(_ row: [XLSXCell], at number: Int, of sheet: String) -> [XLSXCell] {
        guard let new = cells[sheet]?[number] else { return row }
        return (row.filter { cell in !new.contains { $0.column == cell.column } } + new).sorted { $0.column < $1.column }
    }
}

/// A cell of a list that was put right on the page: the file stays as it was sent.
public struct ListedCell: Hashable, Sendable, Codable {
    public var sheet: String
    /// As Excel counts.
    public var row: Int
    /// The letters of the column.
    public var column: String
    public var text: String

    public init(sheet: String, row: Int, column: String, text: String) {
        self.sheet = sheet
        self.row = row
        self.column = column
        self.text = text
    }
}

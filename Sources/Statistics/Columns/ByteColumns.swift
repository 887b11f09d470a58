/// Columns of bytes, all of the same length.
public struct ByteColumns: Sendable {
    public private(set) var columns: [[UInt8]]

    /// - Parameter columns: all of the same length.
    public init(_ columns: [[UInt8]]) {
        precondition(columns.allSatisfy { $0.count == columns[0].count })
        self.columns = columns
    }

    /// `width` columns without a row.
    public init(width: Int) { columns = [[UInt8]](repeating: [], count: width) }

    public var rows: Int { columns.first?.count ?? 0 }

    public mutating func append(_ row: some Collection<UInt8>) {
        precondition(row.count == columns.count)
        for (column, value) in row.enumerated() { columns[column].append(value) }
    }

    /// Gives the bytes of every column to `body`; they are valid only inside it.
    public func withBuffers<Output>(_ body: ([UnsafeBufferPointer<UInt8>]) -> Output) -> Output {
        func collect(_ buffers: [UnsafeBufferPointer<UInt8>]) -> Output {
            guard buffers.count < columns.count else { return body(buffers) }
            return columns[buffers.count].withUnsafeBufferPointer { collect(buffers + [$0]) }
        }
        return collect([])
    }
}

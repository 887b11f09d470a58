import CPostgres
import Core

/// A transaction of the server engine.
final class PostgresTransaction: WriteTransaction {
    let engine = Engine.postgres
    private let connection: PostgresConnection
    /// No other query of the transaction while the rows of one are given out.
    private var isGivingOut = false

    init(_ connection: PostgresConnection) { self.connection = connection }

    func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try givingOut {
            let result = try connection.result(of: sql)
            defer { PQclear(result) }
            for row in 0..<PQntuples(result) { try body(Row(source: .postgres(result, row))) }
        }
    }

    /// Rows fetched at first, for whoever wants only a few, and at most: enough that a round trip does not count, few enough
    /// that memory does not.
    private static let fetched: ClosedRange<Int32> = 256...4_096
    /// Whoever has taken more than this at once takes the rest too, and the server works ahead for them.
    private static let few: Int32 = 1_024

    func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try givingOut {
            try connection.openCursor(for: sql)
            var asked = Self.fetched.lowerBound
            try connection.askForRows(asked)
            var isLast = false
            while !isLast {
                let result = try connection.rowsAskedFor()
                defer { PQclear(result) }
                isLast = PQntuples(result) < asked
                // Whoever wants only the first rows waits for no others.
                let worksAhead = !isLast && asked > Self.few
                asked = min(asked * 2, Self.fetched.upperBound)
                if worksAhead { try connection.askForRows(asked) }
                do {
                    for row in 0..<PQntuples(result) { try body(Row(source: .postgres(result, row))) }
                } catch {
                    if worksAhead { PQclear(try connection.rowsAskedFor()) }
                    try connection.closeCursor()
                    throw error
                }
                if !isLast, !worksAhead { try connection.askForRows(asked) }
            }
            try connection.closeCursor()
        }
    }

    private func givingOut(_ work: () throws -> Void) throws {
        precondition(!isGivingOut, "a query inside the rows of another: fetch the first one whole")
        isGivingOut = true
        defer { isGivingOut = false }
        try work()
    }

    func execute(_ sql: SQL) throws -> Int {
        precondition(!isGivingOut, "a change inside the rows of a query: fetch the query whole")
        try connection.send(sql)
        var changed = 0
        var problem: (any Error)?
        while let result = PQgetResult(connection.handle) {
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK: changed += Int(String(cString: PQcmdTuples(result))) ?? 0
            default: problem = problem ?? connection.failure(result)
            }
        }
        if let problem { throw problem }
        return changed
    }

    func insert(into table: StaticString, columns: [StaticString], rows: some Sequence<[SQLValue]>) throws {
        let names = columns.map(\.description).joined(separator: ", ")
        let opened = PQexec(connection.handle, "COPY \(table) (\(names)) FROM STDIN")
        guard PQresultStatus(opened) == PGRES_COPY_IN else {
            defer { PQclear(opened) }
            throw connection.failure(opened)
        }
        PQclear(opened)
        var buffer = CopyBuffer()
        do {
            for row in rows {
                try buffer.append(row)
                if buffer.isFull { try flush(&buffer) }
            }
            try flush(&buffer)
        } catch {
            PQputCopyEnd(connection.handle, "given up")
            while let result = PQgetResult(connection.handle) { PQclear(result) }
            throw error
        }
        guard PQputCopyEnd(connection.handle, nil) == 1 else { throw connection.failure(nil) }
        var problem: (any Error)?
        while let result = PQgetResult(connection.handle) {
            defer { PQclear(result) }
            if PQresultStatus(result) != PGRES_COMMAND_OK { problem = problem ?? connection.failure(result) }
        }
        if let problem { throw problem }
    }

    func runScript(_ text: String) throws { try connection.command(text) }

    private func flush(_ buffer: inout CopyBuffer) throws {
        guard !buffer.bytes.isEmpty else { return }
        let sent = buffer.bytes.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { PQputCopyData(connection.handle, $0.baseAddress, Int32($0.count)) }
        }
        guard sent == 1 else { throw connection.failure(nil) }
        buffer.bytes.removeAll(keepingCapacity: true)
    }
}

/// Rows in the text form of COPY.
struct CopyBuffer {
    var bytes: [UInt8] = []

    var isFull: Bool { bytes.count >= 65_536 }

    mutating func append(_ row: [SQLValue]) throws {
        for (index, value) in row.enumerated() {
            if index > 0 { bytes.append(9) }
            switch value {
            case .null: bytes.append(contentsOf: [92, 78])
            case .integer(let number): bytes.append(contentsOf: String(number).utf8)
            case .real(let number): bytes.append(contentsOf: "\(number)".utf8)
            case .blob(let blob): bytes.append(contentsOf: "\\\\x\(blob.hexadecimal)".utf8)
            case .key(let high, let low):
                bytes.append(contentsOf: Identifier<Void>(high: high, low: low).description.utf8)
            case .text(let text):
                for byte in text.utf8 {
                    switch byte {
                    case 0: throw DatabaseError.check("NUL in text")
                    case 9: bytes.append(contentsOf: [92, 116])
                    case 10: bytes.append(contentsOf: [92, 110])
                    case 13: bytes.append(contentsOf: [92, 114])
                    case 92: bytes.append(contentsOf: [92, 92])
                    default: bytes.append(byte)
                    }
                }
            }
        }
        bytes.append(10)
    }
}

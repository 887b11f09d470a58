import Core
import Registry
import Words

/// Why a row could not be classified, as it is written into the result: code, column, what stands there, and how it should.
struct RowProblem {
    let error: RowError
    let column: String
    let value: String
    let fault: ClassifyWords.Fault

    /// Longer values are cut; nobody reads on.
    private static let limit = 80

    init(_ error: RowError, column: Int?, value: UnsafeBufferPointer<UInt8>, _ fault: ClassifyWords.Fault) {
        self.error = error
        self.column = column.map { ClassifyHeader.names[$0] } ?? ""
        // Control characters would end the line of whoever shows it.
        let text = String(decoding: value.prefix(Self.limit * 4), as: UTF8.self).replacing("\"\"", with: "\"").cleanedLine
        self.value = text.count > Self.limit ? text.prefix(Self.limit) + "…" : text
        self.fault = fault
    }

    /// The end of the row after its id.
    func bytes(_ language: Language) -> [UInt8] {
        let fields = [
            ("step", "error"), ("reason", error.rawValue), ("field", column), ("value", value),
            ("message", ClassifyWords.sentence(fault, value, language)),
        ]
        let json = fields.map { "\(Self.quoted($0.0)):\(Self.quoted($0.1))" }.joined(separator: ",")
        return Array(",,error,,,\"[{\(json.replacing("\"", with: "\"\""))}]\"\n".utf8)
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// The day that somebody meant who wrote it as people do; `nil` where it cannot be said.
    static func day(_ value: UnsafeBufferPointer<UInt8>) -> String? {
        guard case .day(let day)? = try? DateParsing.date(String(decoding: value.prefix(40), as: UTF8.self)) else { return nil }
        return day.iso
    }

    static func residence(_ value: UnsafeBufferPointer<UInt8>) -> String? {
        switch String(decoding: value.prefix(80), as: UTF8.self).searchKey {
        case "thanh thi", "do thi", "khu vuc thanh thi", "khu vuc do thi", "tt", "urban", "phuong", "thi tran": "urban"
        case "nong thon", "khu vuc nong thon", "nt", "rural", "xa": "rural"
        default: nil
        }
    }
}

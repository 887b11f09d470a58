import Core

/// The fields of an address or a form, in the order in which they came. Nothing is trimmed: a page gives back what was typed.
struct FormFields: Hashable, Sendable {
    private(set) var pairs: [(name: String, value: String)] = []
    var files: [UploadedFile] = []

    struct UploadedFile: Hashable, Sendable {
        var field: String
        var name: String
        var content: [UInt8]
    }

    init() {}

    init(_ pairs: [(name: String, value: String)]) { self.pairs = pairs }

    /// The first value of the name; empty when there is none.
    subscript(_ name: String) -> String { pairs.first { $0.name == name }?.value ?? "" }

    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    func has(_ name: String) -> Bool { pairs.contains { $0.name == name } }

    mutating func add(_ name: String, _ value: String) { pairs.append((name, value)) }

    /// One text for what was sent, the key of the form and its token left out.
    var canonical: String {
        pairs.filter { $0.name != "khoa" && $0.name != "ma-bieu-mau" }.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }

    static func == (left: FormFields, right: FormFields) -> Bool { left.canonical == right.canonical && left.files == right.files }

    func hash(into hasher: inout Hasher) { hasher.combine(canonical) }

    static let fieldLimit = 2_000

    /// Fields that a form may send more than once: groups of ticks.
    static let repeatable: Set<String> = [
        "nguyen-nhan", "loai", "dac-diem", "cot", "nhom", Entry.confirmation,
        HouseholdPicking.tick, HouseholdPicking.onPage,
    ]

    /// True where every field has one meaning: none comes twice but groups of ticks, and no name pretends to be a list.
    var isUnambiguous: Bool {
        let names = pairs.map { $0.name.hasPrefix("giu.") ? String($0.name.dropFirst(4)) : $0.name } + files.map(\.field)
        guard !names.contains(where: { $0.contains { "[].".contains($0) } }) else { return false }
        let single = names.filter { !Self.repeatable.contains($0) }
        return Set(single).count == single.count
    }

    /// Decodes `a=b&c=d`; `nil` for broken percent signs, text that is not UTF-8, NUL, or too many fields.
    init?(urlEncoded bytes: some Collection<UInt8>) {
        for part in bytes.split(separator: UInt8(ascii: "&")) {
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decode(halves[0]), let value = halves.count == 2 ? Self.decode(halves[1]) : "" else { return nil }
            guard pairs.count < Self.fieldLimit else { return nil }
            pairs.append((name, value))
        }
    }

    private static func decode(_ part: some Collection<UInt8>) -> String? {
        var bytes: [UInt8] = []
        var iterator = part.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(32)
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(hexadecimal), let low = iterator.next().flatMap(hexadecimal) else { return nil }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        guard !bytes.contains(0) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// As the part of an address behind the question mark.
    var urlEncoded: String { pairs.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&") }

    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { result, byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45 || byte == 95
            if isPlain {
                result.append(Character(Unicode.Scalar(byte)))
            } else {
                result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}

extension FormFields {
    /// Decodes `multipart/form-data`; `nil` for anything that does not follow its own boundary.
    init?(multipart bytes: [UInt8], boundary: String) {
        guard (1...70).contains(boundary.utf8.count) else { return nil }
        let mark = Array("--\(boundary)".utf8)
        var position = 0
        guard bytes.starts(with: mark) else { return nil }
        position = mark.count
        while true {
            guard position + 2 <= bytes.count else { return nil }
            if bytes[position] == 45, bytes[position + 1] == 45 { return }
            guard bytes[position] == 13, bytes[position + 1] == 10 else { return nil }
            let headStart = position + 2
            guard let headEnd = Self.find([13, 10, 13, 10], in: bytes, from: headStart), headEnd - headStart < 8_192,
                let bodyEnd = Self.find([13, 10] + mark, in: bytes, from: headEnd + 2)
            else { return nil }
            guard let head = String(validating: bytes[headStart..<headEnd], as: UTF8.self), let name = Self.parameter("name", of: head),
                pairs.count + files.count < Self.fieldLimit
            else { return nil }
            let body = Array(bytes[(headEnd + 4)..<max(bodyEnd, headEnd + 4)])
            if let file = Self.parameter("filename", of: head) {
                files.append(UploadedFile(field: name, name: file, content: body))
            } else {
                guard !body.contains(0), let value = String(validating: body, as: UTF8.self) else { return nil }
                pairs.append((name, value))
            }
            position = bodyEnd + 2 + mark.count
        }
    }

    private static func parameter(_ name: String, of head: String) -> String? {
        guard let start = head.firstRange(of: " \(name)=\"") else { return nil }
        return head[start.upperBound...].firstIndex(of: "\"").map { String(head[start.upperBound..<$0]) }
    }

    private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard start <= bytes.count - pattern.count else { return nil }
        return bytes.withUnsafeBufferPointer { buffer in
            var index = start
            let last = bytes.count - pattern.count
            while index <= last {
                if buffer[index] == pattern[0], (1..<pattern.count).allSatisfy({ buffer[index + $0] == pattern[$0] }) { return index }
                index += 1
            }
            return nil
        }
    }
}

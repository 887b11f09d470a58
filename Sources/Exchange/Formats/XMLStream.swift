import CExpat

/// The name of an element without its prefix (`x:row` is `row`), valid only while it is being read: no text is made of it.
struct XMLName {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>

    fileprivate init(_ name: UnsafePointer<XML_Char>) {
        var (start, count) = (0, 0)
        while name[count] != 0 {
            if UInt8(bitPattern: name[count]) == UInt8(ascii: ":") { start = count + 1 }
            count += 1
        }
        bytes = UnsafeBufferPointer(start: UnsafeRawPointer(name + start).assumingMemoryBound(to: UInt8.self), count: count - start)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    static func == (name: XMLName, text: StaticString) -> Bool { text ~= name }

    static func == (name: XMLName, text: String) -> Bool { name.bytes.elementsEqual(text.utf8) }

    @inline(__always) static func ~= (text: StaticString, name: XMLName) -> Bool {
        guard text.utf8CodeUnitCount == name.bytes.count else { return false }
        for index in 0..<name.bytes.count where text.utf8Start[index] != name.bytes[index] { return false }
        return true
    }
}

/// The attributes of one element, valid only while it is being read.
struct XMLAttributes {
    fileprivate let list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

    subscript(_ name: StaticString) -> String? { value(name).map { String(cString: $0) } }

    /// A whole number of a few digits without a sign; `nil` for anything else.
    func count(_ name: StaticString) -> Int? {
        guard let value = value(name), value[0] != 0 else { return nil }
        var (number, index) = (0, 0)
        while value[index] != 0 {
            guard (48...57).contains(value[index]), index < 15 else { return nil }
            number = number * 10 + Int(value[index]) - 48
            index += 1
        }
        return number
    }

    /// A word that the format knows, without making a text of it.
    func word(_ name: StaticString) -> XMLName? { value(name).map { XMLName($0) } }

    /// The column of a reference: `AB12` → 27; `nil` where it names none.
    func column(_ name: StaticString) -> Int? {
        guard let value = value(name) else { return nil }
        var (column, index) = (0, 0)
        while (65...90).contains(value[index]) {
            column = column * 26 + Int(value[index]) - 64
            if column > 20_000 { return nil }
            index += 1
        }
        return column > 0 ? column - 1 : nil
    }

    private func value(_ name: StaticString) -> UnsafePointer<XML_Char>? {
        guard let list else { return nil }
        var index = 0
        while let key = list[index], let value = list[index + 1] {
            if Self.equal(key, UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)) { return value }
            index += 2
        }
        return nil
    }

    private static func equal(_ text: UnsafePointer<XML_Char>, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        for index in 0..<name.count where UInt8(bitPattern: text[index]) != name[index] || text[index] == 0 { return false }
        return text[name.count] == 0
    }
}

/// Reads XML as a stream of elements. Declarations of entities stop it.
enum XMLStream {
    fileprivate final class Handlers {
        let start: (XMLName, XMLAttributes) -> Void
        let end: (XMLName) -> Void
        let text: (UnsafeBufferPointer<UInt8>) -> Void
        let parser: OpaquePointer
        var hasEntities = false

        init(
            _ parser: OpaquePointer, _ start: @escaping (XMLName, XMLAttributes) -> Void, _ end: @escaping (XMLName) -> Void,
            _ text: @escaping (UnsafeBufferPointer<UInt8>) -> Void
        ) {
            self.parser = parser
            self.start = start
            self.end = end
            self.text = text
        }
    }

    /// - Parameter check: asked after each piece; throws to stop.
    static func parse(
        _ archive: ZipArchive, _ part: String, start: (XMLName, XMLAttributes) -> Void, end: (XMLName) -> Void = { _ in },
        text: (UnsafeBufferPointer<UInt8>) -> Void = { _ in }, check: () throws -> Void = {}
    ) throws {
        try withoutActuallyEscaping(start) { start in
            try withoutActuallyEscaping(end) { end in
                try withoutActuallyEscaping(text) { text in
                    guard let parser = XML_ParserCreate("UTF-8") else { throw WorkbookProblem.damaged(part) }
                    defer { XML_ParserFree(parser) }
                    let handlers = Handlers(parser, start, end, text)
                    let box = Unmanaged.passUnretained(handlers).toOpaque()
                    XML_SetUserData(parser, box)
                    XML_SetElementHandler(
                        parser,
                        { box, name, attributes in
                            guard let name else { return }
                            Unmanaged<Handlers>.fromOpaque(box!)._withUnsafeGuaranteedRef {
                                $0.start(XMLName(name), XMLAttributes(list: attributes))
                            }
                        },
                        { box, name in
                            guard let name else { return }
                            Unmanaged<Handlers>.fromOpaque(box!)._withUnsafeGuaranteedRef { $0.end(XMLName(name)) }
                        })
                    XML_SetCharacterDataHandler(parser) { box, characters, count in
                        guard let characters else { return }
                        let bytes = UnsafeRawBufferPointer(start: characters, count: Int(count)).assumingMemoryBound(to: UInt8.self)
                        Unmanaged<Handlers>.fromOpaque(box!)._withUnsafeGuaranteedRef { $0.text(bytes) }
                    }
                    XML_SetDoctypeDeclHandler(
                        parser,
                        { box, _, _, _, _ in
                            let handlers = Unmanaged<Handlers>.fromOpaque(box!).takeUnretainedValue()
                            handlers.hasEntities = true
                            XML_StopParser(handlers.parser, 0)
                        }, { _ in })
                    try archive.read(part) { piece in
                        let status = XML_Parse(parser, piece.bindMemory(to: XML_Char.self).baseAddress, Int32(piece.count), 0)
                        if handlers.hasEntities { throw WorkbookProblem.entities }
                        guard status == XML_STATUS_OK else { throw WorkbookProblem.damaged(part) }
                        try check()
                    }
                    guard XML_Parse(parser, nil, 0, 1) == XML_STATUS_OK else { throw WorkbookProblem.damaged(part) }
                    withExtendedLifetime(handlers) {}
                }
            }
        }
    }
}

import CExpat

/// The attributes of one element, valid only while it is being read.
struct XMLAttributes {
    fileprivate let list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

    subscript(_ name: StaticString) -> String? {
        guard let list else { return nil }
        var index = 0
        while let key = list[index], let value = list[index + 1] {
            if name.withUTF8Buffer({ memory in Self.equal(key, memory) }) { return String(cString: value) }
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
        let start: (String, XMLAttributes) -> Void
        let end: (String) -> Void
        let text: (String) -> Void
        let parser: OpaquePointer
        var hasEntities = false

        init(
            _ parser: OpaquePointer, _ start: @escaping (String, XMLAttributes) -> Void, _ end: @escaping (String) -> Void,
            _ text: @escaping (String) -> Void
        ) {
            self.parser = parser
            self.start = start
            self.end = end
            self.text = text
        }
    }

    /// - Parameter check: asked after each piece; throws to stop.
    static func parse(
        _ archive: ZipArchive, _ part: String, start: (String, XMLAttributes) -> Void, end: (String) -> Void = { _ in },
        text: (String) -> Void = { _ in }, check: () throws -> Void = {}
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
                            let handlers = Unmanaged<Handlers>.fromOpaque(box!).takeUnretainedValue()
                            handlers.start(XMLStream.local(name), XMLAttributes(list: attributes))
                        },
                        { box, name in
                            guard let name else { return }
                            Unmanaged<Handlers>.fromOpaque(box!).takeUnretainedValue().end(XMLStream.local(name))
                        })
                    XML_SetCharacterDataHandler(parser) { box, characters, count in
                        guard let characters else { return }
                        let bytes = UnsafeRawBufferPointer(start: characters, count: Int(count))
                        Unmanaged<Handlers>.fromOpaque(box!).takeUnretainedValue().text(String(decoding: bytes, as: UTF8.self))
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

    /// The name without its prefix: `x:row` is `row`.
    fileprivate static func local(_ name: UnsafePointer<XML_Char>) -> String {
        let text = String(cString: name)
        guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) else { return text }
        return String(text[text.utf8.index(after: colon)...])
    }
}

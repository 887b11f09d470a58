import CQREncode
import CZlib

/// A code that a telephone reads, as black and white modules; made by libqrencode.
struct QRCode {
    /// Modules along a side, the white border left out.
    let side: Int
    /// Row by row; true is black.
    let modules: [Bool]

    /// Modules of white around it that readers need.
    static let border = 4

    /// - Returns: `nil` for a text that is too long for one code.
    init?(_ text: String) {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        side = Int(code.pointee.width)
        modules = (0..<side * side).map { code.pointee.data[$0] & 1 == 1 }
    }

    /// As SVG: one path, each run of black modules of a row a rectangle.
    var svg: String {
        let whole = side + 2 * Self.border
        var path = ""
        for row in 0..<side {
            var column = 0
            while column < side {
                guard modules[row * side + column] else {
                    column += 1
                    continue
                }
                let start = column
                while column < side, modules[row * side + column] { column += 1 }
                path += "M\(start + Self.border) \(row + Self.border)h\(column - start)v1h-\(column - start)z"
            }
        }
        return
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(whole) \(whole)\" shape-rendering=\"crispEdges\"><path d=\"\(path)\"/></svg>"
    }

    /// As PNG in black and white, `scale` dots a module.
    func png(scale: Int = 8) -> [UInt8] {
        let dots = (side + 2 * Self.border) * scale
        let rowBytes = (dots + 7) / 8
        var raw: [UInt8] = []
        raw.reserveCapacity((rowBytes + 1) * dots)
        for y in 0..<dots {
            raw.append(0)
            var line = [UInt8](repeating: 0xFF, count: rowBytes)
            let row = y / scale - Self.border
            if (0..<side).contains(row) {
                for x in 0..<dots {
                    let column = x / scale - Self.border
                    if (0..<side).contains(column), modules[row * side + column] { line[x / 8] &= ~(0x80 >> UInt8(x % 8)) }
                }
            }
            raw += line
        }
        var packed = [UInt8](repeating: 0, count: Int(compressBound(UInt(raw.count))))
        var count = UInt(packed.count)
        compress2(&packed, &count, raw, UInt(raw.count), 9)
        let size = Self.bytes(UInt32(dots))
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Self.chunk("IHDR", size + size + [1, 0, 0, 0, 0])
            + Self.chunk("IDAT", Array(packed.prefix(Int(count)))) + Self.chunk("IEND", [])
    }

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + content
        return bytes(UInt32(content.count)) + body + bytes(UInt32(truncatingIfNeeded: crc32(0, body, UInt32(body.count))))
    }

    private static func bytes(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }
}

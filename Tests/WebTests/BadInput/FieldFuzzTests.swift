import Core
import Operations
import Testing

@testable import Web

/// Seeded, so that a failure can be repeated; whatever the bytes, the readers of fields answer and do not trap.
@Suite struct `Fields of any bytes` {
    @Test(arguments: 1...8) func `are read or refused`(_ seed: UInt64) {
        let dice = SeededRandomness(seed: seed)
        let good = Array(
            "--x\r\nContent-Disposition: form-data; name=\"t\"; filename=\"a.xlsx\"\r\n\r\nPK\r\n--x\r\nContent-Disposition: form-data; name=\"d\"\r\n\r\n1\r\n--x--"
                .utf8)
        let query = Array("tim=%C4%90+x&trang=2&loai=poor&b".utf8)
        for _ in 0..<1_500 {
            for original in [good, query] {
                var bytes = original
                for _ in 0..<(1 + dice.bits() % 6) {
                    let index = Int(dice.bits() % UInt64(max(bytes.count, 1)))
                    switch dice.bits() % 4 {
                    case 0 where !bytes.isEmpty: bytes.remove(at: index)
                    case 1: bytes.insert(UInt8(dice.bits() % 256), at: min(index, bytes.count))
                    case 2 where !bytes.isEmpty: bytes[index] = [0, 13, 10, 34, 37, 38, 45, 61, 255][Int(dice.bits() % 9)]
                    default: bytes.removeSubrange(min(index, bytes.count)...)
                    }
                }
                for fields in [FormFields(multipart: bytes, boundary: "x"), FormFields(urlEncoded: bytes)] {
                    #expect(!(fields?.pairs.contains { $0.value.utf8.contains(0) } ?? false))
                    _ = fields?.isUnambiguous
                }
            }
        }
        for boundary in ["", String(repeating: "x", count: 71), "\r\n", "--", "\"", "é"] {
            _ = FormFields(multipart: Array("--\(boundary)\r\n\r\n--\(boundary)--".utf8), boundary: boundary)
        }
    }
}

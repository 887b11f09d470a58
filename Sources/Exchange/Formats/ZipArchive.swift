import CZip
import Foundation

/// A ZIP file opened for reading with limits on what it may unfold to.
final class ZipArchive {
    private let handle: OpaquePointer
    let names: Set<String>

    /// The most that one part may unfold to, and how many times its packed size.
    static let partLimit: UInt64 = 2_000_000_000
    static let ratioLimit: UInt64 = 400

    init(path: String) throws {
        let start = try FileStart(path)
        if start.isCompoundFile { throw WorkbookProblem.oldOrProtected }
        guard start.isZip else { throw WorkbookProblem.notAWorkbook }
        try ZipLayout.check(path)
        var code: Int32 = 0
        guard let handle = zip_open(path, Int32(ZIP_RDONLY) | Int32(ZIP_CHECKCONS), &code) else {
            throw WorkbookProblem.damaged("zip \(code)")
        }
        self.handle = handle
        var names: Set<String> = []
        let count = zip_get_num_entries(handle, 0)
        guard count < 10_000 else {
            zip_discard(handle)
            throw WorkbookProblem.tooLarge
        }
        var total: UInt64 = 0
        for index in 0..<UInt64(max(count, 0)) {
            var stat = zip_stat_t()
            guard zip_stat_index(handle, index, 0, &stat) == 0, let name = stat.name else { continue }
            if stat.encryption_method != 0 {
                zip_discard(handle)
                throw WorkbookProblem.encrypted
            }
            let (sum, overflow) = total.addingReportingOverflow(stat.size)
            total = overflow ? .max : sum
            // A small part may well be packed a thousandfold; a large one is a bomb.
            if total > Self.partLimit || (stat.size > 50_000_000 && stat.size / Self.ratioLimit > stat.comp_size) {
                zip_discard(handle)
                throw WorkbookProblem.tooLarge
            }
            names.insert(String(cString: name))
        }
        self.names = names
    }

    deinit { zip_discard(handle) }

    func has(_ name: String) -> Bool { names.contains(name) }

    /// Reads a part piece by piece. A part that unfolds to another size than the directory says is refused where it goes wrong.
    func read(_ name: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        var stat = zip_stat_t()
        guard zip_stat(handle, name, 0, &stat) == 0, let file = zip_fopen(handle, name, 0) else { throw WorkbookProblem.damaged(name) }
        defer { zip_fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        var total: UInt64 = 0
        while true {
            let count = zip_fread(file, &buffer, UInt64(buffer.count))
            guard count >= 0 else { throw WorkbookProblem.damaged(name) }
            if count == 0 { break }
            total += UInt64(count)
            guard total <= stat.size else { throw WorkbookProblem.damaged(name) }
            try buffer.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0.prefix(Int(count)))) }
        }
        guard total == stat.size else { throw WorkbookProblem.damaged(name) }
    }
}

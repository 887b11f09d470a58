import Foundation
import Subprocess
import SystemPackage

/// Makes PDF (PDF/A-2b, fonts embedded) by Typst, run as a program of its own, bounded in time and size.
///
/// Typst comes from PyPI into `.venv-documents` (`scripts/install.sh`); where it is not installed, documents go out as DOCX and as pages to print.
public struct PDFPress: Sendable {
    public enum Problem: Error, Hashable {
        case notInstalled
        /// What Typst said, for the log.
        case failed(String)
        case tookTooLong(seconds: Int)
    }

    /// What is printed: a template under `Documents/Templates`, and what it says.
    struct Order: Encodable {
        var template: String
        /// JSON.
        var data: String
    }

    private let python: String
    private let limit: Int

    /// - Parameters:
    ///   - python: a Python that has Typst; by default that of `GIAMNGHEO_TYPST_PYTHON`, else of `.venv-documents` where the program runs.
    ///   - limit: seconds until it is given up.
    public init(python: String? = nil, limit: Int = 120) throws(Problem) {
        let place = python ?? ProcessInfo.processInfo.environment["GIAMNGHEO_TYPST_PYTHON"] ?? ".venv-documents/bin/python"
        guard FileManager.default.isExecutableFile(atPath: place) else { throw .notInstalled }
        self.python = place.hasPrefix("/") ? place : FileManager.default.currentDirectoryPath + "/" + place
        self.limit = limit
    }

    /// - Returns: the bytes of the PDF.
    /// - Throws: `Problem`, or what ended the task.
    func pdf(template: [UInt8], data: some Encodable) async throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        let order = Order(
            template: String(decoding: template, as: UTF8.self), data: String(decoding: try encoder.encode(data), as: UTF8.self))
        let input = [UInt8](try encoder.encode(order))
        let (python, limit) = (python, limit)
        return try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask {
                let record = try await run(
                    .path(FilePath(python)), arguments: ["-I", "-c", Self.script], input: .array(input), output: .bytes(limit: 256 << 20),
                    error: .string(limit: 1 << 16))
                guard record.terminationStatus.isSuccess, !record.standardOutput.isEmpty else {
                    throw Problem.failed(record.standardError)
                }
                return record.standardOutput
            }
            group.addTask {
                try await Task.sleep(for: .seconds(limit))
                throw Problem.tookTooLong(seconds: limit)
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
    }

    /// Typst sees no files: the template and its data come in, the document goes out.
    private static let script = """
        import json, sys, typst
        order = json.load(sys.stdin)
        sys.stdout.buffer.write(typst.compile(
            order["template"].encode(), format="pdf", sys_inputs={"data": order["data"]}, pdf_standards="a-2b"))
        """
}

import Foundation
import Law
import Statistics

/// Answers of households that do not exist to a score sheet that is no law: 17 questions of 7 options.
struct MadeUpColumns {
    private(set) var answers: [[UInt8]] = []
    private(set) var marks: [[UInt8]] = []
    let residences: [UInt8]

    init(households: Int, table: ScoreTable, indicators: Int) {
        func column(_ number: Int, _ value: (UInt32) -> UInt8) -> [UInt8] {
            [UInt8](unsafeUninitializedCapacity: households) { buffer, written in
                for row in 0..<households { buffer[row] = value(Self.draw(row, number)) }
                written = households
            }
        }
        for (number, question) in table.questions.enumerated() {
            let options = UInt32(question.options.count)
            answers.append(column(number) { $0 % 1_000 == 0 ? 0 : UInt8($0 >> 8 % options + 1) })
        }
        for number in 0..<indicators {
            marks.append(column(40 + number) { $0 % 200 == 0 ? Marks.unknown : $0 >> 8 % 5 == 0 ? Marks.yes : Marks.no })
        }
        residences = column(80) { $0 % 3 == 0 ? 1 : 0 }
    }

    /// The same number for the same place in every run.
    private static func draw(_ row: Int, _ column: Int) -> UInt32 {
        var word = UInt64(row) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(column) &* 0xD6E8_FEB8_6659_FD93
        word = (word ^ word >> 32) &* 0xBF58_476D_1CE4_E5B9
        return UInt32(truncatingIfNeeded: (word ^ word >> 29) >> 24)
    }

    static func table(standard: String) throws -> ScoreTable {
        let questions = (0..<17).map { question in
            let options = (0..<7).map { "      - { id: \($0 + 1), label: invented, points: \($0 * (2 + question % 4)) }\n" }
            return "  - id: q\(question + 1)\n    label: invented\n    options:\n\(options.joined())"
        }
        return try ScoreTable(
            file: "made up for measuring",
            text:
                "id: made-up\nstandard: \(standard)\ntitle: made up\nsource: none#none\nconfidence: INVENTED\nquestions:\n\(questions.joined())"
        )
    }

    func write(to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path) else {
            throw CocoaError(.fileWriteUnknown)
        }
        for column in answers + marks + [residences] { try file.write(contentsOf: Data(column)) }
        try file.close()
    }
}

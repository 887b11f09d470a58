import Exchange
import Foundation

/// Why a job could not be done, as it is stored with it.
public enum JobFailure: Error, Hashable, Sendable, Codable {
    case workbook(WorkbookProblem)
    /// The right was taken away, or the place is not the officer's any more.
    case refused
    /// What the job was to do is not possible; the sentence says why and what to do.
    case refusal(String)
    /// It was tried three times and never came to an end.
    case givenUp
    /// A fault of the program; the code stands in its log.
    case fault(code: String)

    public init?(stored text: String) {
        guard let failure = try? JSONDecoder().decode(JobFailure.self, from: Data(text.utf8)) else { return nil }
        self = failure
    }

    var stored: String { (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "" }
}

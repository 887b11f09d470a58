import Exchange
import Words

extension PDFPress.Problem {
    public var words: DocumentWords.PDFProblem {
        switch self {
        case .notInstalled: .notInstalled
        case .failed(let said): .failed(said)
        case .tookTooLong(let seconds): .tookTooLong(seconds: seconds)
        }
    }
}

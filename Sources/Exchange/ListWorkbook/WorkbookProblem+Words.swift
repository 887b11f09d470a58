import Words

extension WorkbookProblem {
    /// The fault in the vocabulary of words.
    public var fault: WorkbookWords.Fault {
        switch self {
        case .empty: .empty
        case .oldOrProtected: .oldOrProtected
        case .binaryWorkbook: .binary
        case .openDocument: .openDocument
        case .notAWorkbook: .notAWorkbook
        case .encrypted: .encrypted
        case .damaged: .damaged
        case .tooLarge: .tooLarge
        case .macros: .macros
        case .externalLinks: .links
        case .entities: .entities
        case .noSheet: .noSheet
        }
    }
}

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
        case .embeddedObjects: .objects
        case .dataConnections: .connections
        case .cannotRead: .cannotRead
        case .notAFile: .notAFile
        case .lineTooLong(let line): .lineTooLong(line)
        case .quoteNotClosed(let line): .quoteNotClosed(line)
        case .unreadableText(let line): .unreadableText(line)
        case .entities: .entities
        case .noSheet: .noSheet
        }
    }
}

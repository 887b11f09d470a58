import Words

/// Sentences about files that could not be worked on.
public enum ExchangeWords {
    public static func sentence(_ error: ClassifyError, _ language: Language) -> String {
        FileWords.sentence(error.fault, language)
    }
}

extension ClassifyError {
    var fault: FileWords.Fault {
        switch self {
        case .missingColumn(let name): .missingColumn(name)
        case .repeatedColumn(let name): .repeatedColumn(name)
        case .emptyFile: .empty
        case .cannotRead(let name): .cannotRead(name)
        case .cannotWrite(let name): .cannotWrite(name)
        case .lineTooLong: .lineTooLong
        case .unknownStandard(let id): .unknownStandard(id)
        case .sameFile: .sameFile
        }
    }
}

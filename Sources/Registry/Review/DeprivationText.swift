import Core

/// Why a text of deprivations could not be read.
public enum DeprivationProblem: Error, Hashable, Sendable {
    case unreadable
    case unknownIndicator
    /// The same indicator both known and not known.
    case contradictory
}

extension Deprivations {
    /// Reads `1;4;7?`: numbers joined by `;`, one followed by `?` is not known, `?` alone means all the rest, empty means none.
    ///
    /// - Parameter indicators: how many the standard has.
    public static func parse(
        _ bytes: some Collection<UInt8>, indicators: Int
    ) throws(DeprivationProblem) -> (deprived: UInt16, unknown: UInt16) {
        var (deprived, unknown): (UInt16, UInt16) = (0, 0)
        var (number, digits, isQuestioned, restUnknown, isEmpty) = (0, 0, false, false, true)
        func close() throws(DeprivationProblem) {
            if digits == 0 {
                guard isQuestioned, !restUnknown else { throw .unreadable }
                restUnknown = true
            } else {
                guard (1...indicators).contains(number) else { throw .unknownIndicator }
                let bit: UInt16 = 1 << UInt16(number - 1)
                if isQuestioned { unknown |= bit } else { deprived |= bit }
                guard deprived & unknown == 0 else { throw .contradictory }
            }
            (number, digits, isQuestioned) = (0, 0, false)
        }
        for byte in bytes {
            switch byte {
            case 48...57:
                guard !isQuestioned, digits < 3 else { throw .unreadable }
                number = number * 10 + Int(byte - 48)
                digits += 1
                isEmpty = false
            case UInt8(ascii: "?"):
                guard !isQuestioned else { throw .unreadable }
                isQuestioned = true
                isEmpty = false
            case UInt8(ascii: ";"):
                try close()
                isEmpty = false
            case 32: continue
            default: throw .unreadable
            }
        }
        if isEmpty { return (0, 0) }
        try close()
        if restUnknown { unknown |= allUnknown(of: indicators).unknown & ~deprived }
        return (deprived, unknown)
    }
}

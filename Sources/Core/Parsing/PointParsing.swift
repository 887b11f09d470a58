/// Why a point could not be read.
public enum PointProblem: Error, Hashable, Sendable {
    case empty
    case unreadable
    /// Only one of latitude and longitude.
    case half
    /// Latitude and longitude the wrong way round; as they would be right.
    case swapped(GroundPoint)
    case outsideVietnam
    /// Too few digits to find a house by: `16,5; 107,6` is a place of ten kilometres.
    case coarse
}

/// Reads a point as telephones, maps and people write it.
///
/// Degrees with decimals (`16.4637, 107.5909`, `16,4637; 107,5909`), with minutes (`16°27.82' 107°35.45'`) or with seconds
/// (`16°27'49"B 107°35'27"Đ`); latitude first, unless letters say otherwise. Whatever has two readings is refused.
public enum PointParsing {
    /// - Returns: a point within Vietnam that is precise enough to find a house.
    public static func point(_ text: String) throws(PointProblem) -> GroundPoint {
        let line = text.cleanedLine
        guard !line.isEmpty else { throw .empty }
        guard line.utf8.count <= 200 else { throw .unreadable }
        var reader = PointReader(tokens: try PointToken.tokens(of: line))
        let first = try reader.coordinate()
        guard !reader.isAtEnd else { throw .half }
        reader.skipSeparator()
        let second = try reader.coordinate()
        guard reader.isAtEnd else { throw .unreadable }
        let point: GroundPoint
        switch (first.axis, second.axis) {
        case (.north, .north), (.east, .east): throw .unreadable
        case (.east, _), (_, .north): point = GroundPoint(latitude: second.millionths, longitude: first.millionths)
        default: point = GroundPoint(latitude: first.millionths, longitude: second.millionths)
        }
        guard first.isPrecise || second.isPrecise else { throw .coarse }
        guard point.isInVietnam else {
            if first.axis == nil, second.axis == nil, point.swapped.isInVietnam { throw .swapped(point.swapped) }
            throw .outsideVietnam
        }
        return point
    }
}

private enum Axis { case north, east }

/// One number of a point, or a sign between.
private enum PointToken: Equatable {
    case number(whole: Int, fraction: Substring)
    case degree, minute, second, separator
    case north, east

    /// Letters that say which is which, in Vietnamese and English; words that name it before.
    static func tokens(of line: String) throws(PointProblem) -> [PointToken] {
        var tokens: [PointToken] = []
        var rest = Substring(line)
        while let letter = rest.first {
            if letter.isASCII, letter.isNumber {
                tokens.append(try number(&rest))
            } else if letter.isLetter {
                let word = String(rest.prefix { $0.isLetter })
                rest = rest.dropFirst(word.count)
                if let token = try name(of: word.searchKey) { tokens.append(token) }
            } else {
                rest = rest.dropFirst()
                switch letter {
                case " ", ":", "=", "(", ")": break
                case "°", "º", "\u{2DA}": tokens.append(.degree)
                case "'", "′", "’", "‘", "´":
                    if tokens.last == .minute { tokens[tokens.count - 1] = .second } else { tokens.append(.minute) }
                case "\"", "″", "”", "“": tokens.append(.second)
                case ",", ";", "/": tokens.append(.separator)
                case "-", "−": throw .outsideVietnam
                default: throw .unreadable
                }
            }
        }
        return tokens
    }

    private static func name(of word: String) throws(PointProblem) -> PointToken? {
        switch word {
        case "n", "b", "bac": return .north
        case "e", "d", "dong": return .east
        // The latitude and the longitude, by name; "degree" comes with both.
        case "vi", "lat", "latitude": return .north
        case "kinh", "lon", "lng", "long", "longitude": return .east
        case "do": return nil
        case "s", "w", "nam", "tay": throw .outsideVietnam
        default: throw .unreadable
        }
    }

    private static func number(_ rest: inout Substring) throws(PointProblem) -> PointToken {
        func isDigit(_ letter: Character) -> Bool { letter.isASCII && letter.isNumber }
        let whole = rest.prefix(while: isDigit)
        rest = rest.dropFirst(whole.count)
        guard let value = Int(whole), value < 1_000 else { throw .unreadable }
        guard let sign = rest.first, sign == "." || sign == ",", rest.dropFirst().first.map(isDigit) ?? false else {
            return .number(whole: value, fraction: "")
        }
        let fraction = rest.dropFirst().prefix(while: isDigit)
        rest = rest.dropFirst(1 + fraction.count)
        guard rest.first != "." else { throw .unreadable }
        return .number(whole: value, fraction: fraction)
    }
}

private struct PointReader {
    typealias Coordinate = (millionths: Int, axis: Axis?, isPrecise: Bool)

    private var tokens: ArraySlice<PointToken>
    /// Six bare numbers: degrees, minutes and seconds, twice.
    private let isBare: Bool

    init(tokens: [PointToken]) {
        self.tokens = tokens[...]
        let numbers = tokens.count { if case .number = $0 { true } else { false } }
        isBare = numbers == 6 && !tokens.contains { $0 == .degree || $0 == .minute || $0 == .second }
    }

    var isAtEnd: Bool { tokens.isEmpty }

    mutating func skipSeparator() { if tokens.first == .separator { tokens.removeFirst() } }

    mutating func coordinate() throws(PointProblem) -> Coordinate {
        let before = axis()
        guard let degrees = number() else { throw .unreadable }
        var parts = [degrees]
        let hasDegree = take(.degree)
        if hasDegree || isBare, let minutes = number() {
            guard isBare || take(.minute) else { throw .unreadable }
            parts.append(minutes)
            if let seconds = number() {
                guard isBare || take(.second) else { throw .unreadable }
                parts.append(seconds)
            }
        }
        guard parts.dropLast().allSatisfy({ $0.fraction.isEmpty }), parts.dropFirst().allSatisfy({ $0.whole < 60 }) else {
            throw .unreadable
        }
        // A letter after a number belongs to it, unless the first was named before.
        let after = before == nil ? axis() : nil
        let seconds = [3_600, 60, 1]
        let sum = zip(parts, seconds).reduce(0) { $0 + Self.millionths($1.0) * $1.1 }
        let isPrecise = parts.count == 3 || parts.last!.fraction.count >= (parts.count == 1 ? 4 : 2)
        return ((sum + 1_800) / 3_600, before ?? after, isPrecise)
    }

    private mutating func axis() -> Axis? {
        switch tokens.first {
        case .north:
            tokens.removeFirst()
            return .north
        case .east:
            tokens.removeFirst()
            return .east
        default: return nil
        }
    }

    private mutating func take(_ token: PointToken) -> Bool {
        guard tokens.first == token else { return false }
        tokens.removeFirst()
        return true
    }

    private mutating func number() -> (whole: Int, fraction: Substring)? {
        guard case .number(let whole, let fraction)? = tokens.first else { return nil }
        tokens.removeFirst()
        return (whole, fraction)
    }

    private static func millionths(_ number: (whole: Int, fraction: Substring)) -> Int {
        let digits = number.fraction.prefix(7)
        let tenths = Int(digits + String(repeating: "0", count: 7 - digits.count)) ?? 0
        return number.whole * 1_000_000 + (tenths + 5) / 10
    }
}

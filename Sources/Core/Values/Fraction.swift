/// An exact number as a fraction in lowest terms with a positive denominator. What does not fit 128 bits is `nil`, never rounded.
public struct Fraction: Hashable, Sendable {
    public let numerator: Int128
    public let denominator: Int128

    public static let zero = Fraction(0)
    public static let one = Fraction(1)

    public init(_ whole: Int128) { (numerator, denominator) = (whole, 1) }

    /// `nil` for the denominator 0.
    public init?(_ numerator: Int128, over denominator: Int128) {
        guard denominator != 0, denominator != .min, numerator != .min else { return nil }
        let sign: Int128 = denominator < 0 ? -1 : 1
        let divisor = max(Self.divisor(numerator.magnitude, denominator.magnitude), 1)
        self.numerator = sign * numerator / Int128(divisor)
        self.denominator = sign * denominator / Int128(divisor)
    }

    /// Reads a decimal number such as "1.25": digits with at most one dot, at most 12 decimals, an optional minus.
    public init?(decimal text: String) {
        let digits = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }) else {
            return nil
        }
        let decimals = parts.count == 2 ? parts[1] : ""
        guard decimals.count <= 12, let whole = Int128(String(parts[0]) + decimals) else { return nil }
        var scale: Int128 = 1
        for _ in decimals { scale *= 10 }
        self.init(text.hasPrefix("-") ? -whole : whole, over: scale)
    }

    public func adding(_ other: Fraction) -> Fraction? {
        let common = Int128(max(Self.divisor(denominator.magnitude, other.denominator.magnitude), 1))
        let (left, first) = numerator.multipliedReportingOverflow(by: other.denominator / common)
        let (right, second) = other.numerator.multipliedReportingOverflow(by: denominator / common)
        let (sum, third) = left.addingReportingOverflow(right)
        let (below, fourth) = (denominator / common).multipliedReportingOverflow(by: other.denominator)
        return first || second || third || fourth ? nil : Fraction(sum, over: below)
    }

    public func multiplied(by other: Fraction) -> Fraction? {
        guard let left = Fraction(numerator, over: other.denominator), let right = Fraction(other.numerator, over: denominator) else {
            return nil
        }
        let (above, first) = left.numerator.multipliedReportingOverflow(by: right.numerator)
        let (below, second) = left.denominator.multipliedReportingOverflow(by: right.denominator)
        return first || second ? nil : Fraction(above, over: below)
    }

    /// The whole number not above it.
    public var floor: Int128 {
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// "12.5": cut, not rounded, after so many decimals; without zeros at the end.
    public func decimal(_ places: Int) -> String {
        let isNegative = numerator < 0
        var (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
        var digits = ""
        for _ in 0..<places {
            // One digit at a time: the remainder is below the denominator, which may be as large as 127 bits.
            guard rest != 0, rest <= UInt128.max / 10 else { break }
            let (digit, next) = (rest * 10).quotientAndRemainder(dividingBy: denominator.magnitude)
            digits += String(digit)
            rest = next
        }
        while digits.hasSuffix("0") { digits.removeLast() }
        if digits.isEmpty, whole == 0 { whole = 0 }
        let text = digits.isEmpty ? String(whole) : "\(whole).\(digits)"
        return isNegative && text != "0" ? "-" + text : text
    }

    /// "5/2"; "3" where it is whole.
    public var text: String { denominator == 1 ? String(numerator) : "\(numerator)/\(denominator)" }

    private static func divisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
        var (larger, smaller) = (first, second)
        while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
        return larger
    }
}

extension Fraction: Comparable {
    public static func < (left: Fraction, right: Fraction) -> Bool {
        let first = left.numerator.multipliedFullWidth(by: right.denominator)
        let second = right.numerator.multipliedFullWidth(by: left.denominator)
        return (first.high, first.low) < (second.high, second.low)
    }
}

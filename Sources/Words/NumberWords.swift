import Core

/// Numbers as they are read in Vietnam: `.` between thousands, `,` before decimals.
public enum NumberWords {
    public static func grouped(_ number: some BinaryInteger) -> String {
        var digits = String(number.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        groups.insert(digits, at: 0)
        return (number < 0 ? "−" : "") + groups.joined(separator: ".")
    }

    /// Two decimals with a comma; blank where there is no rate.
    public static func percent(_ ratio: Ratio?) -> String {
        guard let ratio else { return "" }
        let hundredths = ratio.hundredthsOfPercent
        let decimals = hundredths % 100
        return "\(grouped(hundredths / 100)),\(decimals < 10 ? "0" : "")\(decimals)"
    }

    public static func dong(_ amount: Dong) -> String { "\(grouped(amount.amount)) đồng" }
}

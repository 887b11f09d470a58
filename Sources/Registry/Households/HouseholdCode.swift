extension Household {
    /// The code of the household with a running number: `H0000123` for 123. Longer numbers are written out.
    public static func code(number: Int) -> String {
        let digits = String(number)
        return "H" + String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    }
}

extension Household {
    /// True for text that has the form of a household code, such as `H0000123`.
    public static func isCode(_ text: String) -> Bool {
        text.hasPrefix("H") && text.utf8.count >= 8 && text.utf8.dropFirst().allSatisfy { (48...57).contains($0) }
    }
}

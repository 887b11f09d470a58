extension Household {
    /// The code of the household with a running number: `H0000123` for 123. Longer numbers are written out.
    public static func code(number: Int) -> String {
        let digits = String(number)
        return "H" + String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    }
}

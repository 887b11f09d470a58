import Core

/// Amounts of money as they are read aloud and as tables show them.
public enum MoneyWords {
    /// In what tables show money.
    public enum Unit: String, Sendable, CaseIterable {
        case dong
        case million = "trieu"
        case billion = "ty"

        public var name: String {
            switch self {
            case .dong: "đồng"
            case .million: "triệu đồng"
            case .billion: "tỷ đồng"
            }
        }

        /// Đồng in the last decimal that is shown.
        public var step: Int64 {
            switch self {
            case .dong: 1
            case .million: 100_000
            case .billion: 1_000_000
            }
        }

        var decimals: Int {
            switch self {
            case .dong: 0
            case .million: 1
            case .billion: 3
            }
        }
    }

    /// An amount in whole steps of the unit, rounded half away from zero.
    public static func rounded(_ amount: Int64, in unit: Unit) -> Int64 {
        let (whole, rest) = amount.quotientAndRemainder(dividingBy: unit.step)
        guard rest.magnitude * 2 >= unit.step.magnitude else { return whole }
        return amount < 0 ? whole - 1 : whole + 1
    }

    /// Steps of the unit with decimals: 12.345 steps of a million are 1.234,5.
    public static func steps(_ steps: Int64, in unit: Unit) -> String {
        guard unit.decimals > 0 else { return NumberWords.grouped(steps) }
        let scale: UInt64 = unit.decimals == 1 ? 10 : 1_000
        let (whole, part) = steps.magnitude.quotientAndRemainder(dividingBy: scale)
        let digits = String(part)
        return (steps < 0 ? "−" : "") + NumberWords.grouped(whole) + ","
            + String(repeating: "0", count: unit.decimals - digits.count) + digits
    }

    public static func amount(_ amount: Int64, in unit: Unit) -> String { steps(rounded(amount, in: unit), in: unit) }

    public static func exact(_ amount: Int64) -> String { "\(NumberWords.grouped(amount)) đồng" }

    /// "Một trăm hai mươi lăm triệu đồng": the amount as it stands in words on a voucher.
    public static func spelled(_ amount: Int64) -> String {
        let words = (amount < 0 ? ["âm"] : []) + numeral(amount.magnitude) + ["đồng"]
        let text = words.joined(separator: " ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    private static let digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]

    private static func numeral(_ number: UInt64) -> [String] {
        guard number > 0 else { return [digits[0]] }
        let billions = number / 1_000_000_000
        let rest = number % 1_000_000_000
        var words = billions > 0 ? numeral(billions) + ["tỷ"] : []
        for (scale, name) in [(1_000_000, "triệu"), (1_000, "nghìn"), (1, "")] as [(UInt64, String)] {
            let group = Int(rest / scale % 1_000)
            guard group > 0 else { continue }
            words += hundreds(group, isFirst: words.isEmpty) + (name.isEmpty ? [] : [name])
        }
        return words
    }

    /// - Parameter isFirst: nothing stands before it, so that leading zeros are not read.
    private static func hundreds(_ group: Int, isFirst: Bool) -> [String] {
        let (hundred, ten, one) = (group / 100, group / 10 % 10, group % 10)
        var words: [String] = []
        if hundred > 0 || !isFirst { words += [digits[hundred], "trăm"] }
        switch ten {
        case 0: if one > 0, !words.isEmpty { words.append("linh") }
        case 1: words.append("mười")
        default: words += [digits[ten], "mươi"]
        }
        switch one {
        case 0: break
        case 1 where ten > 1: words.append("mốt")
        case 4 where ten > 1: words.append("tư")
        case 5 where ten > 0: words.append("lăm")
        default: words.append(digits[one])
        }
        return words
    }
}

/// An amount of money in whole đồng (VND). Never a floating-point number; sums that do not fit stop with `nil`.
public struct Dong: Hashable, Sendable, Codable {
    public let amount: Int64

    public init(_ amount: Int64) { self.amount = amount }

    public static let zero = Dong(0)

    /// The sum, or `nil` when it does not fit 64 bits.
    public func adding(_ other: Dong) -> Dong? {
        let (sum, overflow) = amount.addingReportingOverflow(other.amount)
        return overflow ? nil : Dong(sum)
    }
}

extension Dong: Comparable {
    public static func < (left: Dong, right: Dong) -> Bool { left.amount < right.amount }
}

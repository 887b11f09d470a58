import Core
import Registry

/// One entry of the ledger: an amount with the day and number of its decision or voucher. It is never changed; a wrong one is put right by
/// one against it.
public struct FundEntry: Hashable, Sendable {
    public typealias ID = Identifier<FundEntry>

    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Giao dự toán, giao kế hoạch vốn.
        case assignment
        /// Điều chỉnh, bổ sung; below zero for a cut.
        case adjustment
        /// Chuyển nguồn: money of the year before.
        case carriedIn = "carried_in"
        /// Phân bổ; below zero where it is taken back.
        case allotment
        /// Cam kết chi.
        case commitment
        /// Tạm ứng.
        case advance
        /// Thanh toán.
        case payment
        /// Thanh toán tạm ứng: an advance becomes a payment.
        case clearing
        /// Nộp trả tạm ứng: an advance comes back as money.
        case refund
        /// Quyết toán.
        case settlement
        /// Chuyển nguồn sang năm sau.
        case carriedOut = "carried_out"
        /// Hủy dự toán.
        case lapse

        /// True for what may be below zero by itself.
        public var isSigned: Bool { self == .adjustment || self == .allotment }
        /// True for what is about money that was given to a line as a whole.
        public var isOfLine: Bool { self == .assignment || self == .adjustment }
        /// True for what a unit does with its own part.
        public var isSpending: Bool {
            switch self {
            case .commitment, .advance, .payment, .clearing, .refund: true
            default: false
            }
        }
    }

    public var id: ID
    public var line: BudgetLine.ID
    /// `nil` for what is about the whole line.
    public var unit: Area.ID?
    public var kind: Kind
    public var amount: Int64
    public var bookedOn: CalendarDate
    public var document: String
    public var note: String
    /// The entry that this one puts right.
    public var reverses: ID?
    /// Of money carried over: the entry on the line of the other year.
    public var twin: ID?
    /// The list of payments to households that it sums up.
    public var list: PaymentList.ID?
    public var recordedAt: Instant

    public init(
        id: ID, line: BudgetLine.ID, unit: Area.ID?, kind: Kind, amount: Int64, bookedOn: CalendarDate, document: String, note: String,
        reverses: ID? = nil, twin: ID? = nil, list: PaymentList.ID? = nil, recordedAt: Instant
    ) {
        self.id = id
        self.line = line
        self.unit = unit
        self.kind = kind
        self.amount = amount
        self.bookedOn = bookedOn
        self.document = document
        self.note = note
        self.reverses = reverses
        self.twin = twin
        self.list = list
        self.recordedAt = recordedAt
    }

    /// The greatest amount of one entry in đồng; the sums of so many as can be entered fit.
    public static let limit: Int64 = 1_000_000_000_000_000

    /// The days on which an entry of a budget year may be dated: what is given may be decided in the year before, what is spent belongs to
    /// the year until the end of January after it, what closes a year comes with its settlement.
    ///
    /// - Source: Luật Ngân sách nhà nước 83/2015/QH13, Điều 42 (thời gian chỉnh lý quyết toán), RECALLED.
    public static func days(of kind: Kind, in year: Int) -> ClosedRange<CalendarDate> {
        func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate { CalendarDate(year: year, month: month, day: day)! }
        return switch kind {
        case .assignment, .adjustment, .allotment: day(year - 1, 7, 1)...day(year + 1, 1, 31)
        case .commitment, .advance, .payment, .clearing, .refund: day(year, 1, 1)...day(year + 1, 1, 31)
        case .settlement, .carriedOut, .lapse: day(year, 7, 1)...day(year + 3, 12, 31)
        case .carriedIn: day(year - 1, 7, 1)...day(year + 2, 12, 31)
        }
    }
}

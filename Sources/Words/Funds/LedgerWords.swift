import Core
import Finance

/// Words of the check of the ledger, and of its command.
public enum LedgerWords {
    public static let help = HelpSentence("Sổ kinh phí của chương trình.", en: "The ledger of programme money.")
    public static let check = HelpSentence(
        "Cộng lại toàn bộ sổ kinh phí từ từng bút toán; nêu mọi chỗ không khớp, mã thoát 1 nếu có.",
        en: "Sum the whole ledger up again from its entries; tell every place that does not fit, exit 1 when some do not.")

    public static func sound(entries: Int, lines: Int, _ language: Language) -> String {
        switch language {
        case .vi: "Sổ kinh phí khớp: \(NumberWords.grouped(entries)) bút toán, \(NumberWords.grouped(lines)) dòng kinh phí."
        case .en: "The ledger fits: \(entries) entries, \(lines) lines."
        }
    }

    public static func broken(_ count: Int, _ language: Language) -> String {
        switch language {
        case .vi: "\(NumberWords.grouped(count)) chỗ không khớp."
        case .en: "\(count) places do not fit."
        }
    }

    /// Where a line stands: project, source, kind of capital, year.
    public static func line(_ heads: BudgetLine.Heads, holder: String) -> String {
        "\(heads.project), \(FundWords.name(heads.source).lowercasedFirst), \(FundWords.name(heads.capital, year: heads.year).lowercasedFirst), năm \(heads.year), giao cho \(holder)"
    }

    public static func differs(_ name: String, kept: Int64, found: Int64, _ language: Language) -> String {
        switch language {
        case .vi: "\(name): đang ghi \(MoneyWords.exact(kept)), cộng các bút toán là \(MoneyWords.exact(found))"
        case .en: "\(name): kept \(kept), the entries give \(found)"
        }
    }

    public static func name(_ breach: FundBreach, _ language: Language) -> String {
        switch (breach, language) {
        case (.belowZero, .vi): "Số còn lại nhỏ hơn 0"
        case (.belowZero, .en): "a sum below zero"
        case (.allottedOverAssigned, .vi): "Phân bổ vượt số được giao"
        case (.allottedOverAssigned, .en): "more allotted than assigned"
        case (.committedOverAllotted, .vi): "Cam kết vượt số được phân bổ"
        case (.committedOverAllotted, .en): "more committed than allotted"
        case (.spentOverAllotted, .vi): "Giải ngân vượt số được phân bổ"
        case (.spentOverAllotted, .en): "more disbursed than allotted"
        case (.settledOverPaid, .vi): "Quyết toán vượt số đã thanh toán"
        case (.settledOverPaid, .en): "more settled than paid"
        }
    }

    public static func reversalOfNothing(_ language: Language) -> String {
        language == .vi ? "Bút toán đảo không đúng với bút toán bị đảo" : "puts right what is not its opposite"
    }

    public static func carriedIntoNothing(_ language: Language) -> String {
        language == .vi ? "Chuyển nguồn: số ra khỏi năm này không bằng số vào năm kia" : "carried over: what left is not what came"
    }

    public static func listDiffers(paid: Int64, _ language: Language) -> String {
        switch language {
        case .vi: "Danh sách chi hộ cộng lại là \(MoneyWords.exact(paid)), khác bút toán"
        case .en: "the households of the list were paid \(paid)"
        }
    }

    public static let assigned = "Được giao"
    public static let allotted = "Phân bổ"
    public static let committed = "Cam kết"
    public static let advanced = "Tạm ứng chưa thu hồi"
    public static let paid = "Thanh toán"
    public static let settled = "Quyết toán"
    public static let carried = "Chuyển nguồn"
    public static let lapsed = "Hủy"
}

import Law

/// Words about newly escaped households: one clock for each purpose.
public enum EscapeWords {
    public static let title = "Hộ mới thoát nghèo"
    public static let lead =
        "Ba thời hạn tính riêng, từ ngày công nhận thoát nghèo: chương trình mục tiêu quốc gia, vay vốn Ngân hàng Chính sách xã hội, chính sách của tỉnh, thành phố."
    public static let clock = "Thời hạn"
    public static let start = "Từ ngày"
    public static let end = "Đến hết ngày"
    public static let left = "Còn lại"
    public static let state = "Tình trạng"
    public static let article = "Căn cứ"
    public static let endingSoon = "Sắp hết hạn"
    public static let within = "Hết hạn trong vòng (ngày)"
    public static let withinWrong = "Nhập số ngày từ 1 đến 1.100."
    public static let show = "Lọc"

    public static func ending(_ count: Int, within days: Int) -> String {
        "\(NumberWords.grouped(count)) thời hạn của hộ mới thoát nghèo hết trong \(days) ngày tới"
    }

    public static func first(_ day: String) -> String { "Sớm nhất: \(day)." }

    public static let nobody = "Không có hộ nào hết hạn trong khoảng này."

    public static func name(_ clock: NewlyEscapedRule.Clock) -> String {
        switch clock {
        case .programme: "Chương trình mục tiêu quốc gia giảm nghèo"
        case .policyBank: "Vay vốn Ngân hàng Chính sách xã hội"
        case .local: "Chính sách của tỉnh, thành phố"
        }
    }

    public static func running(days: Int) -> String { "còn \(NumberWords.grouped(days)) ngày" }
    public static let over = "đã hết hạn"
    public static func stopped(_ day: String) -> String { "đã dừng: trở lại danh sách từ ngày \(day)" }
    public static func beforeRule(_ day: String) -> String { "công nhận trước khi quy định có hiệu lực (\(day)): cần đối chiếu" }
}

import Core
import Registry

/// Words of the register of documents.
public enum RegisterWords {
    public static let menu = "Văn bản"
    public static let title = "Sổ văn bản"
    public static let lead =
        "Văn bản đi do chương trình lấy số theo cơ quan, ký hiệu và năm, liên tục từ 01; văn bản đến ghi tay. Số đã hủy vẫn nằm trong sổ."
    public static let none = "Không có văn bản nào theo điều kiện này."
    public static let direction = "Văn bản"
    public static let both = "Đi và đến"
    public static let year = "Năm"
    public static let allYears = "Mọi năm"
    public static let kind = "Loại"
    public static let allKinds = "Mọi loại"
    public static let body = "Cơ quan"
    public static let allBodies = "Mọi cơ quan"
    public static let show = "Xem"
    public static let excel = "Tải Excel"
    public static let reference = "Số, ký hiệu"
    public static let signedOn = "Ngày ký"
    public static let issuer = "Nơi ban hành"
    public static let subject = "Trích yếu"
    public static let signer = "Người ký"
    public static let state = "Tình trạng"
    public static let basis = "Căn cứ, liên quan"
    public static let inForce = "Đã ban hành"
    public static let received = "Đã nhận"
    public static let record = "Ghi văn bản đến"
    public static let recordLead = "Ghi theo bản giấy hoặc bản điện tử đã nhận."
    public static let round = "Đợt rà soát liên quan"
    public static let noRound = "Không"
    public static let household = "Hộ"
    public static let restsOn = "Căn cứ văn bản"
    public static let recordedAt = "Ghi lúc"
    public static let void = "Hủy số văn bản"
    public static let voidLead = "Số đã hủy vẫn nằm trong sổ kèm lý do và không cấp lại cho văn bản khác."
    public static let reason = "Lý do"
    public static let numberHint = "Để trống để lấy số tiếp theo trong sổ văn bản."
    public static let gaps = "Số chưa dùng trong sổ"
    public static let noContent = "Văn bản đến: chương trình chỉ ghi sổ, không giữ bản chụp."

    public static func name(_ direction: RegisteredDocument.Direction) -> String {
        switch direction {
        case .outgoing: "Văn bản đi"
        case .incoming: "Văn bản đến"
        }
    }

    public static func voided(_ reason: String) -> String { "Đã hủy: \(reason)" }

    public static func count(_ count: Int) -> String { "\(NumberWords.grouped(count)) văn bản" }

    /// "QĐ-UBND năm 2026: 3–6, 9".
    public static func gaps(_ series: NumberedSeries) -> String {
        let ranges = series.gaps.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
        return "\(series.series.symbol) năm \(series.series.year): \(ranges.joined(separator: ", "))"
    }

    public static func state(_ document: RegisteredDocument) -> String {
        document.voiding.map { voided($0.reason) } ?? (document.direction == .outgoing ? inForce : received)
    }
}

import Core
import Law

/// Words of the pages about standards.
public enum StandardWords {
    public static let title = "Chuẩn nghèo và căn cứ"
    public static let inForce = "Đang áp dụng"
    public static let applies = "Áp dụng"
    public static let method = "Cách xác định"
    public static let lines = "Mức thu nhập"
    public static let poorLine = "Chuẩn nghèo"
    public static let nearPoorLine = "Chuẩn cận nghèo"
    public static let averageLine = "Mức sống trung bình, đến"
    public static let points = "Điểm A không vượt"
    public static let cutoff = "Số chỉ số thiếu hụt để là hộ nghèo: từ"
    public static let indicators = "Chỉ số đo lường mức độ thiếu hụt"
    public static let source = "Căn cứ"
    public static let fingerprint = "Dấu vân của bộ quy định"
    public static let texts = "Văn bản và điều khoản"
    /// As papers name it, by its legal document and never by our id: "chuẩn nghèo đa chiều giai đoạn 2022–2025 (dùng tiếp năm 2026),
    /// Điều 3, Nghị định số 07/2021/NĐ-CP".
    public static func legalName(_ standard: PovertyStandard, in documents: [String: LegalDocument]) -> String {
        let title = standard.title.prefix(1).lowercased() + standard.title.dropFirst()
        guard let document = documents[standard.citation.document] else { return title }
        let article = document.anchors[standard.citation.anchor]?.label
        return "\(title), \(article.map { "\($0), " } ?? "")\(kind(ofNumber: document.number)) số \(document.number)"
    }

    /// What a document is, by the sign of its number.
    private static func kind(ofNumber number: String) -> String {
        number.contains("NĐ-CP") ? "Nghị định" : number.contains("TT-") ? "Thông tư" : number.contains("NQ-") ? "Nghị quyết" : "Quyết định"
    }

    public static func readAt(_ place: String) -> String { "Đã đọc tại: \(place)" }
    public static let unknown = "chưa có quy định"
    public static let national = "Chuẩn quốc gia"
    public static let residenceRules = "Khu vực của hộ trong năm xã thành phường hoặc ngược lại"

    public static func name(_ moment: ResidenceRule.Moment) -> String {
        switch moment {
        case .reviewDay: "Tính theo ngày rà soát"
        case .yearStart: "Tính theo ngày 01/01 của năm rà soát"
        case .yearEnd: "Tính theo ngày 31/12 của năm rà soát"
        }
    }

    public static func ruleSince(_ day: CalendarDate, province: String?) -> String {
        "áp dụng từ \(day.vietnamese)\(province.map { ", riêng tỉnh, thành phố mã \($0)" } ?? "")"
    }

    public static let tableMissing =
        "Bảng điểm phiếu B1 của Thông tư 07/2021/TT-BLĐTBXH: chưa tìm được văn bản. Người quản trị nạp từ Công báo bằng lệnh “giamngheo law load”; trước đó tổng điểm được nhập tay."

    public static func dong(_ text: String) -> String { "\(text) đồng/người/tháng" }
    public static func period(_ from: String, _ to: String) -> String { "từ \(from) đến \(to)" }
    public static let methodAnd = "Thu nhập không vượt chuẩn và thiếu hụt từ số chỉ số quy định"
    public static let methodOr = "Thu nhập không vượt chuẩn; hoặc trong mức cận nghèo và thiếu hụt từ số chỉ số quy định"
}

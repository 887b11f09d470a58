import Core
import Law
import Registry

/// Words of samples that the level above asks again, and of sheets that are keyed twice.
public enum SampleWords {
    public static let title = "Kiểm tra xác suất"
    public static let lead =
        "Cấp trên chọn ngẫu nhiên một số hộ đã rà soát ở mỗi thôn rồi hỏi lại bằng phiếu riêng. Phiếu kiểm tra để riêng, không đổi kết quả của hộ; chỗ lệch giao cho xã, phường xem lại."
    public static let draw = "Chọn mẫu"
    public static let drawAgain = "Chọn lại mẫu"
    public static let drawAgainHint = "Chỉ khi mẫu đang có không dùng được. Lý do và mẫu trước được lưu, ghi trong nhật ký."
    public static let size = "Cỡ mẫu"
    public static let sizeHint =
        "Ghi số hộ (ví dụ: 12) hoặc tỷ lệ (ví dụ: 10%). Đủ số thì mỗi thôn có ít nhất một hộ, phần còn lại chia theo số hộ đã có phiếu của thôn."
    public static let sizeUnreadable = "Ghi số hộ, ví dụ 12, hoặc tỷ lệ, ví dụ 10%."
    public static let none = "Chưa chọn mẫu kiểm tra."
    public static let seed = "Mã bốc thăm"
    public static let method =
        "Máy lấy mã bốc thăm ngẫu nhiên, không ai chọn được. Trong mỗi thôn, các hộ xếp theo giá trị SHA-256 của “mã bốc thăm|mã hộ”, lấy từ nhỏ đến lớn. Ai có danh sách hộ (trong tệp Excel) cũng chọn lại được đúng các hộ này."
    public static let repeats = "Chọn lại theo mã bốc thăm cho đúng các hộ này."
    public static let repeatsNot = "Chọn lại theo mã bốc thăm cho các hộ khác: mẫu này không đáng tin, báo cho người quản trị."
    public static let drawnOn = "Ngày chọn"
    public static let drawnBy = "Người chọn"
    public static let earlier = "Các mẫu đã chọn trước"
    public static let households = "Hộ trong mẫu"
    public static let verified = "Đã kiểm tra"
    public static let openOnes = "Chờ xem lại"
    public static let verifyAction = "Nhập phiếu kiểm tra"
    public static let compare = "Đối chiếu"
    public static let state = "Kết quả kiểm tra"
    public static let notYet = "Chưa kiểm tra"
    public static let workbook = "Tải Excel"
    public static let csv = "Tải CSV"
    public static let rates = "Tỷ lệ lệch"
    public static let ratesHint =
        "Số hộ lệch trên số hộ so được, tỷ lệ và khoảng tin cậy 95% (Wilson). Để trống khi không có hộ nào so được. Mẫu nhỏ thì khoảng tin cậy rộng: chưa đủ để kết luận về một người hay một thôn."
    public static let byVillage = "Theo thôn, tổ dân phố"
    public static let byReviewer = "Theo người rà soát"
    public static let byIndicator = "Theo chỉ số"
    public static let all = "Cả xã, phường"
    public static let unknownReviewer = "Không rõ người rà soát"
    public static let group = "Nhóm"
    public static let name = "Tên"
    public static let measure = "Nội dung so"
    public static let compared = "Số hộ so được"
    public static let different = "Số hộ lệch"
    public static let rate = "Tỷ lệ lệch (%)"
    public static let lower = "Từ (%)"
    public static let upper = "Đến (%)"
    public static let differences = "Nội dung lệch"
    public static let classDiffers = "Lệch loại hộ"
    public static let pointsDiffer = "Lệch điểm A"
    public static let sheetDiffers = "Lệch bất kỳ nội dung nào"
    public static let answerDiffers = "Lệch câu trả lời"
    public static let ofClass = "Loại hộ"
    public static let ofPoints = "Điểm A"
    public static let ofSheet = "Bất kỳ nội dung nào"
    public static let ofIndicator = "Câu trả lời"
    public static let candidates = "Danh sách để chọn"
    public static let isDrawn = "Thuộc mẫu"
    public static let rank = "Giá trị SHA-256"
    public static let firstClass = "Loại theo phiếu rà soát"
    public static let secondClass = "Loại theo phiếu kiểm tra"
    public static let pointsDifference = "Điểm A chênh"
    public static let differentIndicators = "Chỉ số lệch"
    public static let toLookAt = "Phiếu lệch chờ xem lại"
    public static let toLookAtHint =
        "Phiếu kiểm tra hoặc phiếu nhập lần hai khác phiếu đang dùng. Mở đối chiếu, rà soát lại và nhập phiếu mới, hoặc ghi vì sao giữ phiếu cũ."

    public static func drawnOf(_ drawn: Int, _ all: Int, size: String) -> String {
        "\(drawn) hộ trong \(all) hộ đã có phiếu (yêu cầu: \(size))"
    }

    /// "3/12 · 25,00% (8,89 – 53,23)"; empty where nothing could be compared.
    public static func rate(_ rate: DiscrepancyRate) -> String {
        guard let ratio = rate.ratio, let interval = rate.interval else { return "" }
        return
            "\(rate.different)/\(rate.compared) · \(NumberWords.percent(ratio))% (\(percent(interval.lowerBound)) – \(percent(interval.upperBound)))"
    }

    private static func percent(_ share: Double) -> String { NumberWords.percent(Ratio(Int((share * 10_000).rounded()), of: 10_000)) }

    // MARK: one household

    public static let verifySheet = "Phiếu kiểm tra xác suất"
    public static let verifySheetHint =
        "Hỏi lại hộ và ghi như phiếu rà soát, không chép phiếu cũ. Phiếu này để riêng, không đổi kết quả của hộ."
    public static let keyAgain = "Nhập lần hai để đối chiếu"
    public static let keyAgainHint =
        "Nhập lại đúng phiếu giấy, không xem bản đã nhập. Máy nêu chỗ khác nhau; phiếu đang dùng không đổi."
    public static let comparison = "Đối chiếu hai phiếu"
    public static let first = "Phiếu rà soát"
    public static let item = "Nội dung"
    public static let result = "So sánh"
    public static let enteredBy = "Người nhập"
    public static let openFirst = "Mở phiếu rà soát"
    public static let answer = "Giải trình"
    public static let answerHint = "Chỉ ghi khi giữ nguyên phiếu cũ. Nếu phiếu cũ sai, nhập phiếu mới; việc này tự hết."
    public static let saveAnswer = "Ghi giải trình"
    public static let noSecond = "Hộ này chưa có phiếu đối chiếu."

    public static func name(_ purpose: SecondSheet.Purpose) -> String {
        switch purpose {
        case .verified: verifySheet
        case .keyedAgain: "Phiếu nhập lần hai"
        }
    }

    public static func name(_ verdict: SheetComparison.Verdict) -> String {
        switch verdict {
        case .same: "Giống"
        case .different: "Lệch"
        case .notComparable: "Không so được"
        }
    }

    public static func name(_ standing: SecondSheet.Standing?) -> String {
        switch standing {
        case nil: notYet
        case .same?: "Không lệch"
        case .open?: "Lệch, chờ xem lại"
        case .reviewedAgain?: "Lệch, đã có phiếu mới"
        case .answered?: "Lệch, đã giải trình"
        }
    }

    /// What differs, in a few words: "loại hộ; điểm A +15; chỉ số 3, 7".
    public static func differences(_ comparison: SheetComparison) -> String {
        var told: [String] = []
        if comparison.classes == .different { told.append("loại hộ") }
        if let points = comparison.pointsDifference, points != 0 { told.append("điểm A \(signed(points))") }
        let indicators = comparison.differentIndicators
        if !indicators.isEmpty { told.append("chỉ số \(indicators.map(String.init).joined(separator: ", "))") }
        if !comparison.questions.isEmpty { told.append("\(comparison.questions.count) mục phiếu B1") }
        if comparison.income == .different { told.append("thu nhập") }
        if comparison.causes == .different { told.append("nguyên nhân") }
        if comparison.labour == .different { told.append("khả năng lao động") }
        if comparison.day == .different { told.append("ngày rà soát") }
        return told.joined(separator: "; ")
    }

    public static func signed(_ points: Int) -> String { points > 0 ? "+\(points)" : "−\(-points)" }
}

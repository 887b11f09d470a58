import Core
import Law

/// Words about a sheet that is corrected, withdrawn or brought back.
public enum SheetChangeWords {
    public static let correct = "Sửa phiếu"
    public static let withdraw = "Rút phiếu"
    public static let restore = "Bỏ rút phiếu"
    public static func correct(_ day: CalendarDate) -> String { "Sửa phiếu ngày \(day.vietnamese)" }
    public static func withdraw(_ day: CalendarDate) -> String { "Rút phiếu ngày \(day.vietnamese)" }
    public static func restore(_ day: CalendarDate) -> String { "Bỏ rút phiếu ngày \(day.vietnamese)" }
    public static let correctLead = "Phiếu sửa thay phiếu cũ. Phiếu cũ vẫn được giữ, ghi rõ đã được thay và lý do."
    public static let correctReason = "Lý do sửa (bắt buộc)"
    public static let withdrawReason = "Lý do rút (bắt buộc)"
    public static let restoreReason = "Lý do bỏ rút (bắt buộc)"
    public static let saveCorrection = "Lưu phiếu sửa"
    public static let nothingCorrected = "Phiếu chưa có gì thay đổi so với phiếu cũ."
    public static let reasonMissing = "Ghi lý do."

    // MARK: what comes of it

    public static func noLongerCounts(_ possible: [PovertyClass]) -> String {
        "Phiếu này không còn được tính (kết quả: \(ReviewWords.outcome(possible)))."
    }
    public static func countsAgain(_ day: CalendarDate, _ possible: [PovertyClass]) -> String {
        "Được tính: phiếu ngày \(day.vietnamese), kết quả: \(ReviewWords.outcome(possible))."
    }
    public static let noneLeft = "Hộ không còn phiếu rà soát nào được tính."
    public static let canBeUndone = "Phiếu vẫn được giữ và có thể bỏ rút."
    public static let classStays = "Phân loại chính thức của hộ chỉ đổi khi có quyết định công nhận."

    /// Asked of a correction that gives another class.
    public static func changes(from former: [PovertyClass], to possible: [PovertyClass]) -> String {
        "Phiếu sửa đổi kết quả: \(ReviewWords.outcome(former)) → \(ReviewWords.outcome(possible))."
    }
    public static let acceptChange = "Kết quả mới là đúng"

    // MARK: above a sheet

    public static func replaced(at moment: Instant?, by officer: String, reason: String) -> String {
        "Phiếu này đã được thay bằng phiếu khác" + told(moment, officer, reason)
    }
    public static func withdrawn(at moment: Instant?, by officer: String, reason: String) -> String {
        "Phiếu này đã rút" + told(moment, officer, reason)
    }
    private static func told(_ moment: Instant?, _ officer: String, _ reason: String) -> String {
        (moment.map { " lúc \($0.clock) ngày \($0.day.vietnamese)" } ?? "") + (officer.isEmpty ? "" : ", người ghi: \(officer)") + "."
            + (reason.isEmpty ? "" : " Lý do: \(reason).")
    }
    public static let counting = "Phiếu đang được tính"
    public static func sheet(of day: CalendarDate) -> String { "phiếu ngày \(day.vietnamese)" }
    public static let countsNot = "Phiếu này không được tính."
    public static let takesPlace = "Phiếu này thay"
    public static let replacedMark = "đã được thay"
    public static let withdrawnMark = "đã rút"

    /// - Parameter number: of the decision that rests on the sheet.
    public static func decided(number: String, on day: CalendarDate) -> String {
        "Phiếu này là căn cứ của Quyết định số \(number) ngày \(day.vietnamese) nên không sửa, không rút được. Nếu kết quả chưa đúng: nhập phiếu mới theo ngày rà soát lại, rồi trình Chủ tịch Ủy ban nhân dân xã, phường quyết định (điều chỉnh sau khiếu nại, hoặc trong đợt rà soát thường xuyên)."
    }
    public static let otherOfDay = "Ngày này đã có phiếu khác được tính. Sửa hoặc rút phiếu đó trước."
    public static let standsNoMore = "Phiếu này vừa được thay hoặc rút. Xem lại trang phiếu."
    public static func saved(_ what: String) -> String? {
        switch what {
        case "1": ReviewWords.saved
        case "sua": "Đã lưu phiếu sửa. Phiếu cũ được giữ và ghi là đã được thay."
        case "rut": "Đã rút phiếu."
        case "bo-rut": "Đã bỏ rút phiếu: phiếu này được tính lại."
        default: nil
        }
    }
}

import Core
import Law
import Registry

/// Words of the page that tells a family why it has its class.
public enum FamilyPageWords {
    public static let title = "Giải thích kết quả cho gia đình"
    public static let heading = "Vì sao hộ được xếp loại như sau?"
    public static let headingOpen = "Vì sao chưa thể kết luận về hộ?"
    public static let link = "Bản giải thích cho gia đình (khổ A5)"
    public static let print = "Bấm Ctrl+P, chọn khổ giấy A5, để in đưa cho gia đình."
    public static let household = "Hộ ông/bà"
    public static let result = "Kết quả theo phiếu"
    public static let why = "Vì sao"
    public static let answers = "Phiếu ghi những gì"
    public static let lacking = "Thiếu hụt"
    public static let notKnown = "Chưa rõ"
    public static let turns = "Điều gì làm kết quả khác đi"
    public static let noTurns = "Không có điều nào mà riêng nó thay đổi thì kết quả khác đi."
    /// - Parameter indicators: how many of sheet B2 are not known.
    public static func open(lacksPoints: Bool, indicators: Int) -> String {
        let lacking = [lacksPoints ? "điểm phiếu B1" : nil, indicators == 0 ? nil : "\(indicators) chỉ số chưa rõ của phiếu B2"].compactMap
        { $0 }
        return lacking.isEmpty ? "Chưa thể kết luận." : "Cần bổ sung \(lacking.joined(separator: " và ")) thì mới kết luận được."
    }
    public static let pointA = "Điểm A (phiếu B1)"
    public static let pointB = "Điểm B (phiếu B2)"
    public static let noneNoted = "chưa ghi chỉ số nào"
    public static let objection = "Nếu thấy chưa đúng"
    public static let trail = "Ai đã ghi, sửa, xem hồ sơ"
    public static let sheetRecorded = "Ghi phiếu rà soát này"
    public static let decided = "Kết quả chính thức là quyết định của Chủ tịch Ủy ban nhân dân xã, phường."

    public static func recognized(_ povertyClass: PovertyClass?, decision: String, on day: CalendarDate?) -> String {
        let by = decision.isEmpty ? "" : " theo \(decision)" + (day.map { " ngày \($0.vietnamese)" } ?? "")
        return "Đang được công nhận: \(HouseholdWords.name(povertyClass).lowercased())\(by)."
    }

    public static func sentence(_ turn: ClassTurn) -> String { "\(cause(turn.cause)): \(LawWords.name(turn.povertyClass).lowercased())." }

    private static func cause(_ cause: ClassTurn.Cause) -> String {
        switch cause {
        case .pointsOver(let points): "Điểm A trên \(points)"
        case .pointsWithin(let points): "Điểm A từ \(points) trở xuống"
        case .incomeOver(let amount): "Thu nhập trên \(NumberWords.grouped(Int(amount.amount))) đồng/người/tháng"
        case .incomeWithin(let amount): "Thu nhập từ \(NumberWords.grouped(Int(amount.amount))) đồng/người/tháng trở xuống"
        case .deprivationsAtMost(let count): "Thiếu hụt không quá \(count) chỉ số"
        case .deprivationsAtLeast(let count): "Thiếu hụt từ \(count) chỉ số trở lên"
        }
    }

    public static func whereTo(_ commune: String) -> String {
        "Gửi ý kiến bằng lời hoặc bằng văn bản đến trưởng thôn, tổ trưởng hoặc Ủy ban nhân dân \(commune); không mất phí."
    }

    /// - Parameter posted: the days on which the list hangs out, if it does.
    public static func until(_ posted: (first: CalendarDate, last: CalendarDate)?) -> String {
        guard let posted else {
            return
                "Khi danh sách được niêm yết, gửi ý kiến trong thời gian niêm yết. Ngoài thời gian đó, gia đình được gửi giấy đề nghị rà soát bất cứ lúc nào trong năm."
        }
        return
            "Danh sách được niêm yết từ ngày \(posted.first.vietnamese) đến hết ngày \(posted.last.vietnamese): gửi ý kiến trong thời gian này. Sau đó, gia đình vẫn được gửi giấy đề nghị rà soát."
    }
}

import Core
import Law
import Registry

/// Words of the signals of quality of a round.
public enum QualityWords {
    public static let title = "Dấu hiệu cần xem lại"
    public static let lead =
        "Máy chỉ nêu điều khác thường để người có trách nhiệm hỏi lại; đây không phải kết luận sai phạm và không đổi kết quả nào."
    public static let none = "Không có dấu hiệu nào."
    public static let open = "Chưa xem"
    public static let noted = "Đã xem"
    public static let note = "Kết quả xem lại"
    public static let save = "Ghi đã xem"
    public static let reason = "Lý do nêu"

    public static func name(_ kind: QualitySignal.Kind) -> String {
        switch kind {
        case .identicalAnswers: "Nhiều phiếu giống hệt nhau"
        case .pointsAtLine: "Điểm sát mức chuẩn"
        case .fastEntry: "Nhập liên tiếp rất nhanh"
        case .changedAfterMeeting: "Đổi loại sau cuộc họp"
        case .tiedToOfficial: "Hộ liên quan đến cán bộ"
        case .membersAddedBefore: "Thêm thành viên ngay trước rà soát"
        }
    }

    public static func rule(_ kind: QualitySignal.Kind) -> String {
        switch kind {
        case .identicalAnswers:
            "Từ \(QualitySignal.alike) phiếu trở lên ở một thôn, do một người nhập, có mọi câu trả lời như nhau."
        case .pointsAtLine: "Điểm A bằng đúng mức chuẩn hoặc hơn đúng 1 điểm."
        case .fastEntry:
            "Từ \(QualitySignal.row) phiếu trở lên do một người nhập, phiếu sau cách phiếu trước không quá \(QualitySignal.seconds) giây."
        case .changedAfterMeeting: "Loại hộ sau cuộc họp khác loại đã đưa ra họp."
        case .tiedToOfficial: "Hộ của cán bộ hoặc của người thân cán bộ theo khai báo: phiếu phải do người khác duyệt trước quyết định."
        case .membersAddedBefore:
            "Có người vào hộ trong \(QualitySignal.days) ngày trước đợt hoặc trong đợt, không tính trẻ mới sinh."
        }
    }

    public static func sentence(_ signal: QualitySignal) -> String {
        switch signal.kind {
        case .identicalAnswers: "\(signal.count) phiếu giống hệt nhau"
        case .pointsAtLine: "\(signal.count) điểm A"
        case .fastEntry: "trung bình \(signal.count) giây một phiếu"
        case .changedAfterMeeting:
            "đưa ra họp: \(HouseholdWords.name(signal.former).lowercased()); nay: \(HouseholdWords.name(signal.present).lowercased())"
        case .tiedToOfficial: "\(signal.count) khai báo"
        case .membersAddedBefore: "\(signal.count) người mới vào hộ"
        }
    }
}

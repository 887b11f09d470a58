import Core
import Monitoring

/// Words of the pages about obstacles.
public enum ObstacleWords {
    public static let title = "Vướng mắc"
    public static let lead =
        "Gặp vướng mắc thì nêu ngay, không đợi đến kỳ báo cáo; cơ quan tổng hợp chuyển người giải quyết và trả lời tại đây."
    public static let raise = "Nêu vướng mắc"
    public static let name = "Vướng mắc (một câu)"
    public static let text = "Nói rõ thêm"
    public static let project = "Về dự án"
    public static let whole = "Cả kế hoạch"
    public static let agency = "Cơ quan nêu"
    public static let raisedOn = "Ngày nêu"
    public static let state = "Tình trạng"
    public static let waiting = "Số ngày chờ"
    public static let turn = "Đang ở"
    public static let none = "Chưa có vướng mắc nào."
    public static let steps = "Các bước"
    public static let act = "Xử lý"
    public static let kind = "Làm gì"
    public static let to = "Chuyển đến"
    public static let stepText = "Nội dung, hướng dẫn"
    public static let document = "Văn bản (nếu có)"
    public static let save = "Ghi"

    public static func name(_ kind: Obstacle.StepKind) -> String {
        switch kind {
        case .routed: "Chuyển cơ quan giải quyết"
        case .answered: "Trả lời, hướng dẫn"
        case .escalated: "Trình Chủ tịch"
        case .closed: "Kết thúc"
        case .reopened: "Chưa giải quyết được, nêu lại"
        }
    }

    public static func name(_ state: Obstacle.State) -> String {
        switch state {
        case .raised: "Chờ cơ quan tổng hợp"
        case .routed: "Đã chuyển, chờ trả lời"
        case .escalated: "Đã trình Chủ tịch, chờ ý kiến"
        case .answered: "Đã trả lời"
        case .closed: "Đã kết thúc"
        }
    }
}

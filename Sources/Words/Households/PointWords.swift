import Core

/// Words about where a household lives on the ground.
public enum PointWords {
    public static let title = "Vị trí nhà ở (GPS)"
    public static let none = "Chưa ghi (không bắt buộc)."
    public static let record = "Ghi vị trí"
    public static let change = "Sửa vị trí"
    public static let remove = "Bỏ vị trí"
    public static let lead =
        "Chỉ ghi khi cần tìm nhà và gia đình đồng ý. Vị trí không có trong danh sách, biểu mẫu hay tệp xuất nào; mỗi lần xem đều được ghi lại."
    public static let coordinates = "Tọa độ (bắt buộc)"
    public static let coordinatesHint =
        "Chép từ điện thoại hoặc bản đồ, vĩ độ trước: 16.463700, 107.590900 hoặc 16,4637; 107,5909 hoặc 16°27'49\"B 107°35'27\"Đ"
    public static let measuredOn = "Đo ngày (bắt buộc)"
    public static let reasonForChange = "Lý do sửa (bắt buộc)"
    public static let reasonForRemoval = "Lý do bỏ (bắt buộc)"
    public static let removeLead = "Vị trí không còn trên trang của hộ. Lịch sử vẫn ghi ai đã ghi, ai đã bỏ và vì sao."
    public static let reveal = "Xem vị trí"
    public static let purposeMissing = "Ghi mục đích xem vị trí nhà ở, ví dụ: đến nhà rà soát."
    public static func revealed(_ head: String) -> String { "Vị trí nhà ở của hộ \(head)" }
    public static let revealLogged = "Lần xem này đã được ghi vào lịch sử của hộ."
    public static let former = "Đã ghi trước đây"
    public static let saved = "Đã ghi vị trí nhà ở."
    public static let removed = "Đã bỏ vị trí nhà ở."
    static let far = "vị trí xa các nhà khác trong thôn"

    public static func recorded(measuredOn day: CalendarDate, by officer: String?, isOfFormerPlace: Bool) -> String {
        let who = officer.map { ", người ghi: \($0)" } ?? ""
        return (isOfFormerPlace ? "Có ghi vị trí của nơi ở trước khi hộ chuyển, đo ngày " : "Đã ghi, đo ngày ") + day.vietnamese + who + "."
    }

    public static func ended(_ point: GroundPoint, measuredOn day: CalendarDate, until: CalendarDate, reason: String) -> String {
        "\(point.decimal), đo ngày \(day.vietnamese), dùng đến \(until.vietnamese)" + (reason.isEmpty ? "" : ". Lý do: \(reason)")
    }

    /// `16°27′49,3″B, 107°35′27,2″Đ`
    public static func degrees(_ point: GroundPoint) -> String {
        "\(degrees(point.latitude))B, \(degrees(point.longitude))Đ"
    }

    private static func degrees(_ millionths: Int) -> String {
        // Tenths of a second.
        let tenths = (millionths * 36 + 500) / 1_000
        let (degrees, minutes, rest) = (tenths / 36_000, tenths / 600 % 60, tenths % 600)
        return "\(degrees)°\(minutes < 10 ? "0" : "")\(minutes)′\(rest < 100 ? "0" : "")\(rest / 10),\(rest % 10)″"
    }

    public static func farFromVillage(metres: Int) -> String {
        "Vị trí này cách nhà gần nhất đã ghi trong thôn \(metres / 1_000),\(metres % 1_000 / 100) km. Có thể nhầm chữ số, hoặc nhầm thôn của hộ."
    }

    public static func sentence(_ problem: PointProblem) -> String {
        switch problem {
        case .empty: "Nhập tọa độ."
        case .unreadable: "Không đọc được tọa độ. Ví dụ 16.463700, 107.590900."
        case .half: "Mới có một số. Nhập cả vĩ độ và kinh độ, ví dụ 16.463700, 107.590900."
        case .swapped(let point): "Vĩ độ và kinh độ có thể bị đảo. Có phải \(point.decimal)? Nhập vĩ độ trước."
        case .outsideVietnam: "Tọa độ này ở ngoài lãnh thổ Việt Nam. Kiểm tra lại từng chữ số."
        case .coarse: "Tọa độ chưa đủ chi tiết để tìm nhà. Cần ít nhất 4 chữ số sau dấu phẩy."
        }
    }
}

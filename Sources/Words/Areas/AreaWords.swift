import Core
import Registry

/// Words about administrative units.
public enum AreaWords {
    public static let title = "Đơn vị hành chính"
    public static let onDay = "Xem theo ngày"
    public static let show = "Xem"
    public static let code = "Mã"
    public static let name = "Tên"
    public static let kind = "Loại"
    public static let residence = "Khu vực"
    public static let parent = "Thuộc"
    public static let from = "Từ ngày"
    public static let until = "Đến ngày"
    public static let versions = "Tên, mã và cấp trên qua các năm"
    public static let predecessors = "Hình thành từ"
    public static let successors = "Trở thành"
    public static let children = "Đơn vị trực thuộc"
    public static func nothing(on day: CalendarDate) -> String {
        "Danh mục không có đơn vị nào vào ngày \(day.vietnamese): dữ liệu đơn vị hành chính bắt đầu sau ngày này."
    }
    public static let empty = "Chưa có danh mục đơn vị hành chính. Người quản trị chạy lệnh “giamngheo db migrate” để nạp."
    public static let dayUnreadable = "Ngày chưa đúng; đang xem theo ngày hôm nay."
    public static let invented = "Thôn, tổ dân phố không có mã quốc gia; danh mục thôn do địa phương quản lý."

    public static func name(_ kind: AreaKind) -> String {
        switch kind {
        case .province: "Tỉnh"
        case .centralCity: "Thành phố trực thuộc trung ương"
        case .ruralDistrict: "Huyện"
        case .urbanDistrict: "Quận"
        case .town: "Thị xã"
        case .provincialCity: "Thành phố thuộc tỉnh"
        case .commune: "Xã"
        case .ward: "Phường"
        case .township: "Thị trấn"
        case .specialZone: "Đặc khu"
        case .hamlet: "Thôn"
        case .residentialGroup: "Tổ dân phố"
        }
    }
}

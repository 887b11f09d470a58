/// Words of the first page after signing in.
public enum WorkWords {
    public static let title = "Việc của tôi"
    public static let byVillage = "Số hộ theo thôn, tổ dân phố"
    public static let village = "Thôn, tổ dân phố"
    public static let poor = "Hộ nghèo"
    public static let nearPoor = "Hộ cận nghèo"
    public static let escaped = "Hộ không nghèo, mức sống trung bình"
    public static let others = "Chưa phân loại"
    public static let households = "Tổng số hộ trong sổ"
    public static let nothing = "Tài khoản của bạn không phụ trách địa bàn nào có hộ."
    public static let administers = "Tài khoản của bạn quản trị hệ thống: quản lý người dùng và đơn vị hành chính, không xem hồ sơ hộ."
    public static let manageAccounts = "Quản lý tài khoản"
    public static let changeAreas = "Sắp xếp đơn vị hành chính"
    public static let start = "Bắt đầu"
    public static let openList = "Mở danh sách hộ"
    public static let importList = "Nhập danh sách từ Excel"
    public static let openForms = "Lập biểu tổng hợp"
    public static let communes = "Số hộ theo xã, phường"
    public static let total = "Cộng"
    public static func duplicates(_ count: Int) -> String { "\(NumberWords.grouped(count)) cặp hồ sơ nghi trùng cần xem xét" }
    public static let duplicatesLead = "Chưa quyết định thì hai hồ sơ giữ nguyên."
}

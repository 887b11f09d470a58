/// Words of the page on which a unit's resident households are recorded.
public enum BaseWords {
    public static let madeUp = "Số liệu minh họa tự đặt"
    public static let title = "Số hộ dân cư"
    public static let lead =
        "Tổng số hộ và nhân khẩu dân cư tại thời điểm rà soát, dùng làm mẫu số của các tỷ lệ. Số sau thay số trước, nhật ký giữ cả hai."
    public static let households = "Tổng số hộ dân cư"
    public static let persons = "Tổng số nhân khẩu"
    public static let minorityHouseholds = "Trong đó: hộ dân tộc thiểu số (không bắt buộc)"
    public static let minorityPersons = "Trong đó: nhân khẩu dân tộc thiểu số (không bắt buộc)"
    public static let source = "Nguồn số liệu"
    public static let sourceHint = "Ví dụ: Công an xã, số liệu ngày 15/10/2026"
    public static let save = "Ghi số liệu"
    public static let saved = "Đã ghi số liệu."
    public static let recorded = "Số liệu đã ghi của năm"
    public static let countUnreadable = "Nhập số nguyên, ví dụ 1.204."
    public static let personsFewer = "Số nhân khẩu không thể ít hơn số hộ."
    public static let partOverWhole = "Số dân tộc thiểu số không thể lớn hơn tổng số."
    public static let sourceMissing = "Ghi nguồn số liệu."
    public static let sourceUnreadable = "Nguồn số liệu quá dài (tối đa 300 chữ) hoặc có ký tự không đọc được."
    public static let residenceMissing = "Chọn khu vực thành thị hoặc nông thôn."
    public static let none = "Chưa có số liệu nào."
}

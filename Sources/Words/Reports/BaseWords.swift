import Core

/// Words of the page on which a unit's resident households are recorded.
public enum BaseWords {
    public static let madeUp = "Số liệu minh họa tự đặt"
    public static let title = "Số hộ dân cư"
    public static let lead =
        "Tổng số hộ và nhân khẩu dân cư tại thời điểm rà soát, dùng làm mẫu số của các tỷ lệ: số của cả xã cho biểu của cấp trên, số của từng thôn, tổ dân phố cho biểu của xã. Số sau thay số trước, nhật ký giữ cả hai."
    public static let unit = "Xã, phường"
    public static let lastYear = "Đến năm"
    public static let lastYearHint = "Trang này hiện ba năm, tính đến năm ghi ở đây."
    public static let show = "Xem"
    public static let households = "Số hộ"
    public static let persons = "Nhân khẩu"
    public static let minorityHouseholds = "Hộ DTTS"
    public static let minorityPersons = "Khẩu DTTS"
    public static let optional =
        "Cột dân tộc thiểu số (DTTS) không bắt buộc. Để trống số của cả xã khi đã ghi đủ các thôn: hệ thống tự cộng."
    public static let line = "Đơn vị"
    public static let recordedSource = "Nguồn đã ghi"
    public static func source(_ year: Int) -> String { "Nguồn của số liệu năm \(year) (bắt buộc khi ghi số mới)" }
    public static let sourceHint = "Ví dụ: Công an xã, số liệu ngày 15/10/2026"
    public static let save = "Ghi số liệu"
    public static func saved(_ count: Int) -> String { "Đã ghi số liệu của \(NumberWords.grouped(count)) dòng." }
    public static let countUnreadable = "Nhập số nguyên, ví dụ 1.204."
    public static let personsFewer = "Số nhân khẩu không thể ít hơn số hộ."
    public static let partOverWhole = "Số dân tộc thiểu số không thể lớn hơn tổng số."
    public static let sourceMissing = "Ghi nguồn số liệu."
    public static let sourceUnreadable = "Nguồn số liệu quá dài (tối đa 300 chữ) hoặc có ký tự không đọc được."
    public static let nothingNew = "Chưa có số nào được thay đổi."
    public static let notErased = "Số đã ghi không xóa được; ghi số mới để thay."
    public static func year(_ year: Int) -> String { "Năm \(year)" }
    public static func whole(_ commune: String) -> String { "Cả \(commune)" }
    public static func label(_ column: String, _ unit: String, _ year: Int) -> String { "\(column), \(unit), năm \(year)" }

    public static func villagesOver(_ sum: Int) -> String {
        "Cộng các thôn, tổ dân phố đã là \(NumberWords.grouped(sum)), lớn hơn số của cả xã, phường."
    }

    public static func sumDiffers(_ sum: Int) -> String {
        "Số của cả xã, phường phải bằng cộng các thôn, tổ dân phố: \(NumberWords.grouped(sum))."
    }

    public static let missing = "Còn thiếu"
    public static func missing(_ year: Int, _ units: [String]) -> String { "Năm \(year): chưa có số của \(units.joined(separator: ", "))." }
    public static func allVillages(of commune: String) -> String { "từng thôn, tổ dân phố của \(commune)" }
    public static func villages(_ names: [String], of commune: String) -> String { "\(names.joined(separator: ", ")) (\(commune))" }
    public static func missingAll(_ year: Int, _ unit: String) -> String {
        "Năm \(year): chưa có số nào của \(unit) và các thôn, tổ dân phố."
    }
    public static func complete(_ year: Int) -> String { "Năm \(year): đủ." }
    public static func supplier(_ unit: String) -> String {
        "UBND \(unit) cung cấp, theo số liệu dân cư của Công an cấp xã hoặc cơ quan thống kê tại thời điểm rà soát."
    }
}

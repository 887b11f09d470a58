import Core

/// Words of the page on which one cell of a list is put right.
public enum ListCellWords {
    public static let title = "Sửa một ô của danh sách"
    public static let link = "Sửa ô"
    public static let lead = "Tệp đã gửi giữ nguyên. Nội dung mới chỉ dùng cho lần nhập này; tệp kết quả tải về sẽ có nội dung mới."
    public static let text = "Nội dung đúng của ô"
    public static let textMissing = "Nhập nội dung của ô."
    public static let textUnacceptable = "Nội dung dài quá 200 chữ hoặc có ký tự không đọc được."
    public static let save = "Sửa và kiểm tra lại"
    public static let mistakes = "Ô này đang có vấn đề"
    public static let done = "Ô đã sửa trên trang (tệp đã gửi giữ nguyên)"

    /// A number of a person stands behind its mask here too.
    public static func shown(_ text: String) -> String {
        text.utf8.count >= 9 && text.utf8.allSatisfy { (48...57).contains($0) } ? PersonalNumber.masked(text) : text
    }

    public static func rows(_ rows: [Int]) -> String {
        rows.count < 2 ? "" : "Nội dung mới ghi cho cả các dòng \(rows.map(String.init).joined(separator: ", ")) của hộ."
    }
}

/// Words about work that goes on after the request was answered.
public enum JobWords {
    public static let title = "Đang xử lý"
    public static let failedTitle = "Chưa làm được"
    public static let mayLeave = "Có thể rời trang này, công việc vẫn tiếp tục. Trang tự cập nhật."
    public static let refresh = "Cập nhật ngay"
    public static let recent = "Việc đang chạy và gần đây"
    public static let waiting = "Đang chờ đến lượt."
    public static let refused = "Công việc bị từ chối: quyền hoặc địa bàn của tài khoản đã thay đổi. Hãy đăng nhập lại và gửi lại tệp."
    public static let givenUp = "Đã thử ba lần mà không xong. Dữ liệu chưa bị thay đổi. Hãy kiểm tra tệp rồi gửi lại."
    public static let running = "Đang chạy"
    public static let check = "Kiểm tra danh sách"
    public static let takeIn = "Nhập danh sách"

    public static func fault(code: String) -> String {
        "Có lỗi của hệ thống khi xử lý, dữ liệu chưa bị thay đổi. Khi gọi hỗ trợ, đọc mã \(code)."
    }
    public static func reading(_ rows: Int) -> String { rows == 0 ? "Đang mở tệp." : "Đọc tệp: \(NumberWords.grouped(rows)) dòng." }
    public static func comparing(_ households: Int) -> String {
        "Đang so sánh \(NumberWords.grouped(households)) hộ với dữ liệu đang có."
    }
    public static func followingUnits(_ done: Int, of total: Int) -> String {
        "Đã chuyển \(NumberWords.grouped(done)) / \(NumberWords.grouped(total)) hộ theo đơn vị mới."
    }
    public static func printing(_ done: Int, of total: Int) -> String {
        done == total ? "Đã dàn trang \(NumberWords.grouped(total)) văn bản." : "Đang dàn trang \(NumberWords.grouped(total)) văn bản."
    }
    public static func takingIn(_ done: Int, of total: Int) -> String {
        "Đã xử lý \(NumberWords.grouped(done)) / \(NumberWords.grouped(total)) hộ."
    }
}

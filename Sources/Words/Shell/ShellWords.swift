import Core

/// Words that stand on every page, and the pages that say what went wrong.
public enum ShellWords {
    public static let product = "giamngheo"
    public static let skip = "Đến nội dung chính"
    public static let demonstration = "Môi trường tập huấn: mọi hộ và người đều do máy tự đặt, không phải người thật."
    /// Whoever practises sees which day it is in these records.
    public static func practice(_ day: CalendarDate) -> String { "Hôm nay trong bài tập: \(day.vietnamese)." }
    public static let signOut = "Đăng xuất"
    public static let signIn = "Đăng nhập"
    public static let mainMenu = "Các phần việc"
    public static let breadcrumbs = "Đường dẫn"
    public static let problemPrefix = "Lỗi: "
    public static let problemSummary = "Có chỗ cần sửa"
    public static let help = "Cần giúp đỡ: hỏi cán bộ phụ trách hệ thống của tỉnh, thành phố."
    public static let cancel = "Hủy bỏ"

    public static let work = "Việc của tôi"
    public static let households = "Hộ"
    public static let imports = "Nhập danh sách"
    public static let forms = "Biểu tổng hợp"
    public static let areas = "Đơn vị"
    public static let standards = "Chuẩn nghèo"

    public struct Message: Sendable {
        public let title: String
        public let sentence: String
    }

    public static let notFound = Message(
        title: "Không tìm thấy trang",
        sentence: "Địa chỉ này không có, hoặc hộ không thuộc địa bàn của bạn. Hãy tìm lại trong danh sách hộ.")
    public static let outsideArea = Message(
        title: "Ngoài địa bàn của bạn", sentence: "Việc này thuộc địa bàn khác. Tài khoản của bạn không làm được ở đó.")
    public static let ownHousehold = Message(
        title: "Việc này phải do người khác làm",
        sentence: "Hộ này đã được khai báo là hộ của bạn hoặc của người thân của bạn, nên bạn không xử lý kết quả của hộ.")
    public static let badRequest = Message(
        title: "Yêu cầu không hợp lệ",
        sentence: "Trang đã mở quá lâu hoặc yêu cầu đến từ nơi khác. Hãy quay lại, tải lại trang rồi làm lại.")
    public static let tooLarge = Message(
        title: "Tệp quá lớn", sentence: "Mỗi lần gửi được tối đa 20 MB. Hãy tách danh sách theo xã hoặc thôn.")
    public static let changedMeanwhile = Message(
        title: "Có người vừa sửa hộ này",
        sentence: "Dữ liệu đã đổi từ lúc bạn mở trang. Hãy quay lại trang hộ để xem bản mới rồi nhập lại; bản nháp của bạn vẫn được giữ.")
    public static func tooManyCodes(seconds: Int) -> String {
        "Từ nơi này đã có nhiều mã sai liên tiếp. Hãy đợi \(seconds) giây rồi thử lại, và kiểm tra từng chữ, số trên giấy."
    }
    public static let busy = Message(title: "Hệ thống đang bận", sentence: "Hãy thử lại sau vài giây. Chưa có gì bị mất.")

    public static func forbidden(_ right: String) -> Message {
        Message(
            title: "Tài khoản không có quyền này",
            sentence: "Việc này cần quyền “\(right)”. Người quản trị hệ thống có thể cấp quyền.")
    }

    public static func fault(code: String) -> Message {
        Message(
            title: "Hệ thống gặp lỗi",
            sentence: "Việc vừa làm chưa được lưu, dữ liệu trước đó còn nguyên. Khi gọi hỗ trợ, hãy đọc mã \(code).")
    }
}

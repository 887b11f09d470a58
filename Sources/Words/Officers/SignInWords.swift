/// Words of the sign-in page.
public enum SignInWords {
    public static let title = "Đăng nhập"
    public static let login = "Tên đăng nhập"
    public static let password = "Mật khẩu"
    public static let button = "Đăng nhập"
    public static let wrong = "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi nhập lại."
    public static let busy = "Nhiều người đang đăng nhập. Hãy thử lại sau vài giây."
    public static let kept = "Phiên làm việc đã hết. Những gì bạn vừa nhập vẫn được giữ: hãy đăng nhập lại để tiếp tục."
    public static let resumeTitle = "Tiếp tục việc đang làm"
    public static let resume = "Bạn đã đăng nhập lại. Những gì đã nhập còn nguyên; bấm nút dưới đây để gửi lại."
    public static let resumeButton = "Tiếp tục"

    public static func wait(seconds: Int) -> String {
        "Đã nhập sai nhiều lần. Hãy đợi \(seconds) giây rồi thử lại; tài khoản không bị khóa."
    }
}

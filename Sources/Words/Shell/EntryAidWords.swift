/// What the scripts of forms say; a name in braces is filled in by the script.
public enum EntryAidWords {
    public static let keys = "Phím tắt của bảng và cách dán từ Excel"
    public static let keyList: [(keys: String, act: String)] = [
        ("Tab, Shift+Tab", "ô sau, ô trước"),
        ("Enter, Shift+Enter", "ô bên dưới, ô bên trên"),
        ("Phím mũi tên", "sang ô bên cạnh khi con trỏ ở mép chữ hoặc sau khi nhấn Esc"),
        ("F2", "sửa tiếp chữ trong ô"),
        ("Esc", "lấy lại chữ cũ của ô"),
        ("Ctrl+D", "chép ô bên trên"),
        ("Shift+↑↓, Shift+bấm chuột", "chọn nhiều ô; Ctrl+Enter điền các ô đã chọn, Delete xóa chữ, Ctrl+C chép"),
        ("Ctrl+V", "dán cả khối chép từ Excel; dòng tiêu đề được bỏ qua"),
        ("Ctrl+Z, Ctrl+Y", "hoàn tác, làm lại trong bảng"),
        ("Ctrl+S", "lưu"),
    ]

    /// By the name by which the script asks for them.
    public static let grid: [(name: String, sentence: String)] = [
        ("pasted", "Đã dán {rows} dòng × {columns} cột."),
        ("doubtful", "{doubtful} ô cần xem lại (viền đỏ)."),
        ("lost", "{lost} ô không có chỗ nên chưa dán."),
        ("too-many", "Chưa dán: khối có {rows} dòng, mỗi lần dán được {most} dòng. Danh sách dài thì dùng Nhập danh sách."),
        ("filled", "Đã điền {cells} ô."),
        ("undone", "Đã hoàn tác."),
        ("redone", "Đã làm lại."),
    ]

    public static let draft: [(name: String, sentence: String)] = [
        ("saved", "Đã lưu tạm trên máy chủ lúc {at}."),
        ("lost", "Chưa lưu tạm được vì mất kết nối; chữ vẫn còn trên trang, máy tự thử lại."),
        (
            "ended",
            "Chưa lưu tạm được vì phiên làm việc đã hết; chữ vẫn còn trên trang. Cứ bấm nút lưu: trang hỏi mật khẩu rồi giữ nguyên chữ đã nhập."
        ),
        ("refused", "Chưa lưu tạm được; chữ vẫn còn trên trang."),
        ("found", "Có bản đang nhập dở của trang này, lưu tạm lúc {at}."),
        ("taken", "Đã lấy lại bản nhập dở lúc {at}. Chưa lưu vào sổ bộ: xem lại rồi bấm nút lưu."),
        ("dropped", "Đã bỏ bản nhập dở."),
    ]
    public static let take = "Lấy lại"
    public static let drop = "Bỏ"
}

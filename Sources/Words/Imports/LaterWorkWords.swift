import Core

/// Words about what was done after a list was taken in and keeps it from being taken back.
public enum LaterWorkWords {
    public static let refused = "Chưa hoàn tác được: trên các hộ của lần nhập này đã có việc làm sau, xem bên dưới."
    public static let first = "Phải hoàn tác trước"
    public static let inOrder = "Hoàn tác lần lượt theo thứ tự dưới đây (việc làm sau cùng trước), rồi hoàn tác lần nhập này."
    public static let fixed = "Không hoàn tác được"
    public static let keep =
        "Những việc dưới đây không hoàn tác được, nên phải giữ lần nhập này. Sai phân loại: nhập danh sách đính chính ghi cùng số và ngày quyết định. Sai thông tin của hộ, của người: sửa ở trang của hộ. Một hộ bị ghi thành nhiều hộ: dùng “Nhập vào hộ khác” ở trang của hộ."

    /// - Parameter name: of what was done.
    public static func sentence(_ name: String, file: String?, clock: String, day: CalendarDate) -> String {
        let moment = "lúc \(clock) ngày \(day.vietnamese)"
        return file.map { "\(name) “\($0)” \(moment)" } ?? "\(name) \(moment)"
    }

    public static func more(_ count: Int) -> String { "và \(NumberWords.grouped(count)) hộ khác" }
}

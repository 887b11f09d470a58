/// Words of filters that are kept, and of the key that leads to the search.
public enum SavedFilterWords {
    public static let title = "Bộ lọc đã lưu"
    public static let name = "Tên bộ lọc"
    public static let save = "Lưu bộ lọc này"
    public static let hint = "Lưu điều kiện lọc, cột và thứ tự đang xem. Trùng tên thì thay bộ lọc cũ; chỉ bạn thấy."
    public static let nameMissing = "Ghi tên bộ lọc, nhiều nhất 60 chữ."
    public static let nothing = "Chọn điều kiện lọc trước khi lưu."
    public static let full = "Đã lưu 50 bộ lọc. Xóa bớt trước khi lưu thêm."
    public static func delete(_ name: String) -> String { "Xóa bộ lọc \(name)" }
    public static let deleteShort = "Xóa"
    public static let keyOff = "Tắt phím / (đến ô tìm)"
    public static let keyOn = "Bật phím / (đến ô tìm)"
}

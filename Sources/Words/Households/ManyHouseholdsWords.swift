/// Words of picking households over several pages and changing them together.
public enum ManyHouseholdsWords {
    public static let start = "Chọn nhiều hộ để sửa"
    public static let title = "Sửa nhiều hộ cùng lúc"
    public static let lead =
        "Chọn nội dung đổi, xem trước, rồi xác nhận. Tất cả các hộ được đổi trong một lần và hoàn tác được một lần."

    public static func tick(_ head: String) -> String { "Chọn hộ \(head)" }
    public static let ticks = "Chọn"
    public static func picked(_ count: Int) -> String { "Đã chọn \(NumberWords.grouped(count)) hộ." }
    public static let pickLead =
        "Đánh dấu các hộ rồi bấm một nút dưới bảng. Dấu chọn được giữ khi sang trang khác; trước khi đổi bộ lọc, hãy bấm Ghi nhớ dấu chọn."
    public static let keep = "Ghi nhớ dấu chọn"
    public static func all(_ count: Int) -> String { "Chọn tất cả \(NumberWords.grouped(count)) hộ theo bộ lọc" }
    public static let none = "Bỏ chọn tất cả"
    public static let change = "Sửa các hộ đã chọn"
    public static let stop = "Thôi chọn"
    public static let nothingPicked = "Chưa chọn hộ nào. Đánh dấu ít nhất một hộ trong bảng."
    public static func tooMany(_ limit: Int) -> String {
        "Mỗi lần sửa được nhiều nhất \(NumberWords.grouped(limit)) hộ. Thu hẹp bộ lọc, hoặc dùng Nhập danh sách."
    }

    public static let changeAddress = "Đổi địa chỉ của tất cả các hộ thành:"
    public static let address = "Địa chỉ mới"

    public static func changing(_ count: Int) -> String { "\(NumberWords.grouped(count)) hộ sẽ đổi." }
    public static func same(_ count: Int) -> String { "\(NumberWords.grouped(count)) hộ đã đúng như vậy, giữ nguyên." }
    public static func tooEarly(_ head: String, _ code: String, first: String) -> String {
        "\(head) · \(code): giữ nguyên vì hộ về thôn hiện nay sau ngày đó; sớm nhất là \(first)."
    }
    public static func gone(_ count: Int) -> String {
        "\(NumberWords.grouped(count)) hộ đã chọn nay không còn hoặc không thuộc địa bàn được sửa, nên bỏ qua."
    }
    public static func examples(_ shown: Int, of all: Int) -> String {
        shown < all ? "\(shown) hộ đầu tiên trong \(NumberWords.grouped(all)) hộ" : "Các hộ sẽ đổi"
    }
    public static func confirm(_ count: Int) -> String { "Đổi \(NumberWords.grouped(count)) hộ" }
    public static let changedMeanwhile = "Trong lúc xem trước, có hộ vừa được người khác sửa. Chưa đổi hộ nào; hãy xem lại rồi xác nhận."
    public static func andOthers(_ count: Int) -> String { "và \(NumberWords.grouped(count)) hộ khác" }
}

import Core
import Monitoring

/// Words of the page that shows a form on two maps.
public enum MapWords {
    public static let title = "Đối chiếu theo hai địa giới"
    public static let lead =
        "Cùng số liệu một năm, xếp theo địa giới của hai ngày. Thôn, tổ đã chia tách: từng hộ xếp theo nơi ở vào ngày của bản đồ; hộ không rõ nơi ở được kể riêng, không đoán."
    public static let first = "Địa giới thứ nhất, theo ngày"
    public static let second = "Địa giới thứ hai, theo ngày"
    public static let show = "Đối chiếu"
    public static let totals = "Tổng cộng theo hai địa giới"
    public static let column = "Cột của biểu"
    public static let open = "Mở biểu này để in, tải về"
    public static let unplaced = "Hộ không xếp được vào dòng nào"
    public static let parts = "Chỉ một phần thuộc đơn vị, không tính"
    public static let differs = "khác"

    public static func onMap(_ day: CalendarDate) -> String { "Địa giới ngày \(day.vietnamese)" }

    public static func same(_ households: Int) -> String { "Hai bản đồ cùng tính \(NumberWords.grouped(households)) hộ, từng hộ như nhau." }

    public static func only(_ households: Int, _ day: CalendarDate) -> String {
        "\(NumberWords.grouped(households)) hộ chỉ có dòng trên địa giới ngày \(day.vietnamese)."
    }

    public static func unplacedCount(_ households: Int, _ day: CalendarDate) -> String {
        "\(NumberWords.grouped(households)) hộ không xếp được trên địa giới ngày \(day.vietnamese)."
    }

    /// Columns of movement count a household that changes its line.
    public static let movement =
        "Hộ chuyển giữa hai dòng được tính ở cột giảm, tăng khác; số dòng khác nhau nên các cột đó có thể khác nhau."
}

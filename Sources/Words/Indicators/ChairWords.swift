import Core
import Law
import Monitoring

/// Words of the page of whoever leads: five questions on one sheet.
public enum ChairWords {
    public static let title = "Trang lãnh đạo"
    public static let targets = "1. Có đạt chỉ tiêu không?"
    public static let places = "2. Nơi nào còn xa?"
    public static let late = "3. Ai chậm?"
    public static let money = "4. Tiền vướng ở đâu?"
    public static let changes = "5. Tháng này đổi gì?"
    public static let months = "Từ đầu năm"
    public static let poor = "Hộ nghèo"
    public static let rate = "Tỷ lệ"
    public static let assigned = "Giao"
    public static let disbursed = "Giải ngân"
    public static let settled = "Quyết toán"
    public static let pace = "Nhịp kế hoạch"
    public static let noMoney = "Chưa có kinh phí của năm này trong sổ."
    public static let seeMoney = "Mở sổ kinh phí"
    public static let nobodyLate = "Không cơ quan nào chậm."
    public static let data = "Bảng số liệu"
    public static let daysLate = "Số ngày"
    public static let noChange = "Danh sách hộ nghèo, hộ cận nghèo không đổi trong tháng."
    public static let paceNote = "Đơn vị tính: triệu đồng. Vạch mảnh: nhịp chia đều theo ngày trong năm; vạch dày: số được giao."
    public static let print = "In một trang A4"

    public static func lead(_ day: CalendarDate, _ stage: ReviewStage) -> String {
        "Số liệu đến hết ngày \(day.vietnamese), \(IndicatorWords.stage(stage))."
    }

    public static func finishedLate(_ count: Int) -> String { "Trong tháng có \(count) việc xong sau hạn." }

    /// "Kiểm tra, giám sát: 3 cuộc, 1 đã đóng; 4 kiến nghị chưa xong, 1 quá hạn."
    public static func supervision(_ all: Int, closed: Int, open: Int, late: Int) -> String {
        "Kiểm tra, giám sát: \(all) cuộc, \(closed) đã đóng; \(open) kiến nghị chưa xong, \(late) quá hạn."
    }

    public static func more(_ count: Int) -> String { "và \(count) việc khác" }

    public static func goal(_ text: String) -> String { "phấn đấu \(text)" }

    /// "Tăng 3 hộ nghèo ở Xã Hương Bình (12 → 15)."
    public static func change(_ povertyClass: PovertyClass, _ place: String, before: Int, now: Int) -> String {
        let difference = now - before
        return
            "\(difference > 0 ? "Tăng" : "Giảm") \(NumberWords.grouped(abs(difference))) \(LawWords.name(povertyClass).lowercased()) ở \(place) (\(NumberWords.grouped(before)) → \(NumberWords.grouped(now)))."
    }

    public static func money(_ project: String, assigned: String, disbursed: String, settled: String) -> String {
        "\(project): giao \(assigned), giải ngân \(disbursed), quyết toán \(settled)"
    }

    public static func trend(_ place: String, _ values: [Int]) -> String {
        "\(place): số hộ nghèo cuối mỗi tháng, \(values.map { NumberWords.grouped($0) }.joined(separator: ", "))"
    }
}

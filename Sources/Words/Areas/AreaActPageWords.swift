import Core
import Registry

/// Words of the pages about acts on units.
public enum AreaActPageWords {
    public static let title = "Sắp xếp đơn vị hành chính"
    public static let lead =
        "Mỗi lần sáp nhập, chia tách, đổi tên, đổi mã, đổi loại hoặc chuyển đơn vị được ghi thành một nghị quyết có ngày hiệu lực. Hộ, cán bộ và số liệu đi theo đơn vị; số liệu cũ vẫn xem được theo bản đồ cũ."
    public static let listTitle = "Các nghị quyết đã ghi"
    public static let none = "Chưa có nghị quyết nào."
    public static let new = "Ghi nghị quyết mới"
    public static let effectiveOn = "Ngày hiệu lực"
    public static let document = "Số, ký hiệu nghị quyết, quyết định"
    public static let documentHint = "Ví dụ: 1675/NQ-UBTVQH15"
    public static let source = "Nguồn"
    public static let sourceHint = "Nơi công bố văn bản: công báo, cổng thông tin, bản giấy lưu tại đơn vị."
    public static let confidence = "Độ tin cậy"
    public static let state = "Tình trạng"
    public static let inForce = "Đã áp dụng"
    public static let waiting = "Chờ đến ngày hiệu lực"
    public static let recordedAt = "Ghi lúc"
    public static let recordedBy = "Người ghi"
    public static let fromFile = "Nạp từ tệp dữ liệu"
    public static let undoneAt = "Hoàn tác lúc"
    public static let reason = "Lý do hoàn tác"
    public static let undo = "Hoàn tác nghị quyết"
    public static let undoLead =
        "Đơn vị, hộ và phạm vi của cán bộ trở lại như trước; nghị quyết và lý do vẫn lưu trong lịch sử. Nghị quyết ghi sau trên cùng đơn vị phải hoàn tác trước."
    public static let undone = "Nghị quyết này đã được hoàn tác."
    public static let applied = "Đã áp dụng nghị quyết."

    public static let byFile = "Gửi tệp nghị quyết"
    public static let file = "Tệp nghị quyết (CSV)"
    public static let fileHint = "Cột như tệp mẫu; một tệp có thể chứa nhiều nghị quyết."
    public static let template = "Tải tệp mẫu"
    public static let fileMissing = "Chọn tệp nghị quyết trước khi gửi."
    public static let fileHasNoActs = "Tệp không có nghị quyết nào: cần các cột như tệp mẫu."
    public static let byHand = "Hoặc nhập từng nội dung"
    public static let linesHint =
        "Đơn vị ghi bằng mã (20035); thôn, tổ ghi bằng mã xã và tên (20035/Thôn 1). Đơn vị mới lập: ghi mã và tên mới, các dòng khác nhắc lại đúng mã hoặc tên đó. Chia tách: mỗi phần một dòng, một phần có dấu * để nhận tất cả những gì chưa ghi."
    public static let moreLines = "Thêm dòng"
    public static let look = "Xem trước"
    public static let line = "Dòng"
    public static let content = "Nội dung"
    public static let unit = "Đơn vị"
    public static let into = "Đơn vị nhận"
    public static let code = "Mã mới"
    public static let name = "Tên mới"
    public static let kind = "Loại"
    public static let parent = "Cấp trên"
    public static let residence = "Khu vực"
    public static let parts = "Gồm thôn, hộ"
    public static let unchanged = "(giữ nguyên)"
    public static let nothing = "(trống)"
    public static let dayMissing = "Ghi ngày hiệu lực theo dạng ngày/tháng/năm, ví dụ 01/07/2025."
    public static let documentMissing = "Ghi số, ký hiệu nghị quyết hoặc quyết định."
    public static let linesMissing = "Ghi ít nhất một nội dung."
    public static let tooLong = "Nội dung quá dài hoặc có ký tự không đọc được."

    public static let previewTitle = "Xem trước nghị quyết"
    public static let previewLead = "Chưa có gì được ghi. Kiểm tra từng dòng, rồi áp dụng."
    public static let change = "Thay đổi"
    public static let before = "Trước"
    public static let after = "Sau"
    public static let units = "Đơn vị thay đổi"
    public static let officers = "Cán bộ làm việc ở đơn vị mới"
    public static let officer = "Cán bộ"
    public static let role = "Vai trò"
    public static let apply = "Áp dụng nghị quyết"
    public static let edit = "Sửa lại"
    public static let unreadable = "Nội dung đã gửi không còn đọc được. Hãy nhập lại từ đầu."

    public static func name(_ clause: WrittenAreaAct.Clause) -> String {
        switch clause {
        case .establish: "Thành lập"
        case .alter: "Đổi tên, mã, loại, cấp trên"
        case .merge: "Nhập vào"
        case .divide: "Chia tách"
        case .abolish: "Kết thúc hoạt động"
        }
    }

    public static func basesLeft(_ count: Int) -> String {
        "\(NumberWords.grouped(count)) số liệu hộ dân cư đã ghi cho đơn vị kết thúc từ năm hiệu lực trở đi: sau khi áp dụng, đơn vị mới phải ghi lại số hộ dân cư của mình."
    }

    /// "Đi cùng: 280 hộ đang rà soát (1 đợt); 280 giấy chứng nhận; …".
    public static func following(
        cases: Int, rounds: Int, certificates: Int, duties: Int, targets: Int, moneyLines: Int
    ) -> String {
        func count(_ number: Int, _ what: String) -> String? { number == 0 ? nil : "\(NumberWords.grouped(number)) \(what)" }
        let parts = [
            count(cases, "hộ đang rà soát (\(NumberWords.grouped(rounds)) đợt)"), count(certificates, "giấy chứng nhận còn hiệu lực"),
            count(duties, "nhiệm vụ chưa đến hạn của đơn vị kết thúc"), count(targets, "chỉ tiêu đã giao cho đơn vị kết thúc"),
            count(moneyLines, "dòng kinh phí của đơn vị kết thúc"),
        ]
        return "Đi cùng sang đơn vị mới: \(parts.compactMap { $0 }.joined(separator: "; "))."
    }

    public static func ahead(_ day: CalendarDate) -> String {
        "Nghị quyết có hiệu lực ngày \(day.vietnamese). Hộ và cán bộ chuyển theo vào đúng ngày đó, hệ thống tự làm."
    }

    public static func moreUnits(_ count: Int) -> String { "và \(NumberWords.grouped(count)) đơn vị khác." }

    /// Who lives today where the act changed something.
    public static func living(households: Int, persons: Int) -> String {
        "Hiện có \(NumberWords.grouped(households)) hộ, \(NumberWords.grouped(persons)) nhân khẩu ở các thôn, tổ trong nghị quyết này."
    }

    public static let enteredByHand = "do quản trị nhập"
}

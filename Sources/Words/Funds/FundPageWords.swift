import Core
import Finance

/// Words of the pages about money.
public enum FundPageWords {
    public static let menu = "Kinh phí"
    public static let title = "Kinh phí"
    public static func title(_ year: Int) -> String { "Kinh phí năm \(year)" }
    public static let lead =
        "Số được giao, phân bổ, giải ngân và quyết toán, cộng từ các bút toán. Bấm vào một số để xem các bút toán làm nên số đó."
    public static let invented =
        "Số tiền trên trang này là số liệu minh họa tự đặt, không phải kinh phí thật của thị xã Hương Trà."
    public static let inventedSupport = "Hỗ trợ cây giống, con giống (minh họa)"
    public static let year = "Năm ngân sách"
    public static let source = "Nguồn vốn"
    public static let capital = "Loại vốn"
    public static let project = "Dự án"
    public static let unit = "Đơn vị"
    public static let money = "Đơn vị tính"
    public static let show = "Xem"
    public static let allSources = "Mọi nguồn"
    public static let allCapital = "Mọi loại vốn"
    public static let allProjects = "Mọi dự án"
    public static let allUnits = "Mọi đơn vị"
    public static let excel = "Tải Excel"
    public static let byProject = "Theo dự án"
    public static let byUnit = "Theo đơn vị sử dụng"
    public static let byMonth = "Theo tháng"
    public static let month = "Tháng"
    public static func month(_ day: CalendarDate) -> String { "\(day.month < 10 ? "0" : "")\(day.month)/\(day.year)" }
    public static let disbursedInMonth = "Giải ngân trong tháng"
    public static let disbursedUntil = "Lũy kế giải ngân"
    public static let allottedUntil = "Phân bổ đến cuối tháng"
    public static let since = "Từ ngày"
    public static let until = "Đến hết ngày"
    public static let untilHint = "Để trống là đến nay"
    public static let bySource = "Theo nguồn vốn"
    public static let lines = "Dòng kinh phí"
    public static let line = "Dòng kinh phí"
    public static let holder = "Đơn vị được giao"
    public static let total = "Cộng"
    public static let difference = "Chênh lệch do làm tròn"
    public static func rounding(_ unit: MoneyWords.Unit) -> String {
        unit == .dong
            ? "Đơn vị tính: đồng."
            : "Đơn vị tính: \(unit.name); cộng trước, làm tròn sau. Đưa chuột vào số, hoặc chọn đơn vị tính là đồng, để xem số chính xác."
    }
    public static let definition =
        "Giải ngân = thanh toán + tạm ứng chưa thu hồi. Được giao gồm cả số năm trước chuyển sang. Tỷ lệ để trống khi chưa có số làm mẫu số."
    public static let notWhole =
        "Số được giao của đơn vị cấp trên không hiện ở đây: trang này chỉ có phần của đơn vị thuộc địa bàn của bạn."

    public static func name(_ figure: FundFigure) -> String {
        switch figure {
        case .assigned: "Được giao"
        case .allotted: "Phân bổ"
        case .committed: "Cam kết chi"
        case .disbursed: "Giải ngân"
        case .advanced: "Tạm ứng chưa thu hồi"
        case .settled: "Quyết toán"
        case .carried: "Chuyển năm sau"
        case .lapsed: "Hủy"
        }
    }

    public static let disbursedOfAssigned = "Giải ngân so với được giao (%)"
    public static let disbursedOfAllotted = "Giải ngân so với phân bổ (%)"
    public static let settledOfDisbursed = "Quyết toán so với giải ngân (%)"
    public static let remaining = "Còn được chi"
    public static let unallotted = "Chưa phân bổ"

    // MARK: nothing there yet

    public static let nothing = "Chưa có số kinh phí nào"
    public static func nothing(_ year: Int) -> String { "Năm \(year) chưa có số kinh phí nào." }
    public static let nothingKeeper =
        "Bắt đầu bằng quyết định giao dự toán: bấm “Ghi số được giao”, chọn dự án, nguồn vốn, năm và ghi số tiền cùng số quyết định. Sau đó phân bổ cho từng xã, phường."
    public static let nothingReader = "Khi cán bộ phụ trách ghi quyết định giao dự toán, số liệu sẽ hiện ở đây."

    // MARK: entries

    public static let entries = "Bút toán"
    public static func entries(_ figure: FundFigure) -> String { "Các bút toán làm nên số \(name(figure).lowercasedFirst)" }
    public static let noEntries = "Không có bút toán nào."
    public static let day = "Ngày"
    public static let kind = "Loại"
    public static let document = "Số văn bản, chứng từ"
    public static let amount = "Số tiền (đồng)"
    public static let effect = "Tính vào số này (đồng)"
    public static let note = "Ghi chú"
    public static let officer = "Người ghi"
    public static let system = "Hệ thống"
    public static let wholeLine = "Cả dòng kinh phí"
    public static let reversed = "Đã đảo"
    public static let reversing = "Bút toán đảo"
    public static let reverse = "Đảo bút toán"
    public static let reverseLead =
        "Bút toán ghi sai không bị xóa: hệ thống ghi thêm một bút toán ngược dấu, giữ cả hai cùng lý do. Sau đó ghi bút toán mới cho đúng."
    public static let reverseList = "Đây là khoản chi theo danh sách hộ: khi đảo, mọi hộ trong danh sách trở thành chưa được chi."
    public static let reverseTwin = "Khoản chuyển nguồn được đảo ở cả hai năm cùng lúc."
    public static let reason = "Lý do"
    public static func count(_ count: Int) -> String { "\(NumberWords.grouped(count)) bút toán" }

    // MARK: forms

    public static let assign = "Ghi số được giao"
    public static let assignLead =
        "Ghi quyết định giao dự toán, giao kế hoạch vốn. Mỗi quyết định là một bút toán; giao lần sau thì ghi thêm, không sửa lần trước."
    public static let programme = "Chương trình"
    public static let entry = "Ghi bút toán"
    public static func entry(_ kind: FundEntry.Kind) -> String { "Ghi \(FundWords.name(kind).lowercasedFirst)" }
    public static let amountLabel = "Số tiền"
    public static let amountHint = "Ví dụ: 1.500.000 hoặc 1,5 triệu"
    public static let amountUnreadable = "Số tiền không đọc được. Ghi như 1.500.000 hoặc 1,5 triệu."
    public static let dayLabel = "Ngày quyết định, chứng từ"
    public static let dayHint = "Ví dụ: 15/3/2023"
    public static let documentHint = "Ví dụ: 261/QĐ-UBND"
    public static let noteLabel = "Ghi chú (không bắt buộc)"
    public static let textUnreadable = "Quá dài hoặc có ký tự không đọc được."
    public static let carry = "Chuyển nguồn sang năm sau"
    public static let carryLead = "Số chưa giải ngân được chuyển sang dòng kinh phí năm sau, vẫn của đơn vị này."
    public static let yearUnreadable = "Ghi năm ngân sách, ví dụ 2023."
    public static let choose = "Chọn"
    public static let nobody = "Phần chưa phân bổ cho đơn vị nào"
    public static func standing(free: Int64, disbursed: Int64) -> String {
        "còn được chi \(MoneyWords.exact(free)), đã giải ngân \(MoneyWords.exact(disbursed))"
    }
    public static func lineStanding(free: Int64) -> String { "Dòng kinh phí còn \(MoneyWords.exact(free)) chưa phân bổ." }
    public static func saved(_ kind: FundEntry.Kind, _ amount: Int64) -> String {
        "Đã ghi \(FundWords.name(kind).lowercasedFirst): \(MoneyWords.exact(amount)). Bằng chữ: \(MoneyWords.spelled(amount))."
    }
    public static let shares = "Phần của từng đơn vị"
    public static let noShares = "Chưa phân bổ cho đơn vị nào."
    public static let actions = "Việc làm"

    // MARK: payments to households

    public static let payments = "Chi hỗ trợ hộ"
    public static let paymentsLead =
        "Danh sách hộ được chi một khoản hỗ trợ. Đến ngày chi, hệ thống xét lại từng hộ: hộ không còn thuộc diện thì dừng chi, nêu lý do và điều khoản; các hộ còn lại vẫn được chi."
    public static let noPayments = "Chưa có danh sách chi nào. Mở một dòng kinh phí rồi bấm “Lập danh sách chi hộ”."
    public static let newPayments = "Lập danh sách chi hộ"
    public static let newPaymentsLead =
        "Lập danh sách thì chưa chi tiền. Người có quyền duyệt chi, khác người lập, xem và duyệt vào ngày chi."
    public static let subject = "Nội dung hỗ trợ"
    public static let subjectHint = "Ví dụ: Hỗ trợ giống bò cái sinh sản"
    public static let period = "Kỳ hỗ trợ"
    public static let periodHint = "Ví dụ: năm 2023, quý 3/2023. Mỗi hộ được chi một lần trong một kỳ."
    public static let groups = "Nhóm hộ được hỗ trợ"
    public static let decision = "Quyết định phê duyệt"
    public static let decidedOn = "Ngày quyết định"
    public static let perHousehold = "Mức hỗ trợ một hộ"
    public static let perHouseholdHint =
        "Để trống danh sách bên dưới thì mọi hộ thuộc các nhóm đã chọn, vào ngày quyết định, được ghi mức này."
    public static let typed = "Danh sách hộ (không bắt buộc)"
    public static let typedHint = "Mỗi dòng một hộ: mã hộ, dấu chấm phẩy, số tiền. Không ghi số tiền thì lấy mức hỗ trợ ở trên."
    public static func typedUnreadable(_ line: Int) -> String { "Dòng \(line) không đọc được: ghi mã hộ; số tiền." }
    public static let households = "Hộ"
    public static let householdCount = "Số hộ"
    public static let state = "Tình trạng"
    public static let sum = "Tổng số tiền"
    public static let village = "Thôn, tổ dân phố"
    public static let inWords = "Bằng chữ"
    public static let drawnUp = "Đã lập, chưa chi"
    public static func paid(_ day: CalendarDate, voucher: String) -> String { "Đã chi ngày \(day.vietnamese), chứng từ \(voucher)" }
    public static func cancelled(_ reason: String) -> String { "Đã hủy: \(reason)" }
    public static let checkDay = "Xét hộ vào ngày"
    public static let checkAgain = "Xét lại"
    public static func stops(_ count: Int, on day: CalendarDate) -> String { "Dừng chi \(count) hộ, xét ngày \(day.vietnamese)" }
    public static func noStops(on day: CalendarDate) -> String { "Xét ngày \(day.vietnamese): không có hộ nào phải dừng chi." }
    public static let stop = "Lý do dừng chi"
    public static let article = "Điều khoản"
    public static let seen = "Đã xem"
    public static func payable(_ count: Int, _ amount: Int64) -> String {
        "Được chi \(NumberWords.grouped(count)) hộ, \(MoneyWords.exact(amount)). Bằng chữ: \(MoneyWords.spelled(amount))."
    }
    public static let pay = "Duyệt chi"
    public static let payLead = "Đánh dấu đã xem từng hộ bị dừng chi, ghi chứng từ rồi duyệt. Chỉ các hộ còn lại được chi."
    public static let voucher = "Số chứng từ chi"
    public static let approverOnly = "Danh sách chờ người có quyền duyệt chi (lãnh đạo) xem và duyệt; người lập không tự duyệt."
    public static let cancel = "Hủy danh sách"
    public static let cancelLead = "Danh sách chưa chi có thể hủy; vẫn được giữ lại cùng lý do."
    public static let saved = "Đã lưu."
    public static let noRules = "Ngày này không có chuẩn nghèo nào đang áp dụng nên chưa xét được."
}

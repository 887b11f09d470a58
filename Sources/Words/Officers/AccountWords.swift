import Access
import Core

/// Words of the pages on accounts.
public enum AccountWords {
    public static let title = "Tài khoản"
    public static let lead = "Người dùng của hệ thống trong địa bàn bạn quản lý: ai làm việc gì, ở đâu, đến ngày nào."
    public static let new = "Tạo tài khoản"
    public static let login = "Tên đăng nhập"
    public static let loginHint = "3 đến 40 chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối, ví dụ lan.tran"
    public static let name = "Họ và tên"
    public static let role = "Chức năng"
    public static let roles = "Chức năng và địa bàn"
    public static let area = "Địa bàn"
    public static let commune = "Đơn vị"
    public static let village = "Thôn, tổ dân phố"
    public static let villageHint = "Chỉ ghi cho trưởng thôn, tổ trưởng, ví dụ Thôn 1 Bình Tiến"
    public static let from = "Từ ngày"
    public static let until = "Đến hết ngày"
    public static let dayHint = "Ngày/tháng/năm, ví dụ 15/10/2026"
    public static let untilHint = "Để trống nếu chưa biết ngày thôi; ví dụ 31/12/2026"
    public static let state = "Tình trạng"
    public static let lastSignIn = "Đăng nhập gần nhất"
    public static let never = "chưa lần nào"
    public static let active = "Đang dùng"
    public static let blocked = "Đã khóa"
    public static let withoutRole = "Không còn chức năng"
    public static let temporary = "chưa đổi mật khẩu tạm"
    public static let noRole = "Hiện không có chức năng nào, nên không làm được việc gì."
    public static let find = "Tìm theo tên"
    public static let findHint = "Họ tên hoặc tên đăng nhập, không cần dấu"
    public static let all = "Tất cả"
    public static let show = "Xem"
    public static let nobody = "Không có tài khoản nào như vậy."
    public static let create = "Tạo tài khoản"
    public static let createdAt = "Tạo ngày"
    public static let history = "Lịch sử"
    public static let systemItself = "người quản trị máy chủ"

    public static func count(_ shown: Int, of all: Int) -> String {
        shown == all
            ? "\(NumberWords.grouped(all)) tài khoản"
            : "Hiện \(NumberWords.grouped(shown)) trong \(NumberWords.grouped(all)) tài khoản; tìm theo tên để thấy các tài khoản khác."
    }

    public static func blockedSince(_ day: String) -> String { "Đã khóa từ ngày \(day)" }

    // MARK: passwords

    public static let passwordTitle = "Mật khẩu dùng một lần"
    public static let passwordLead =
        "Mật khẩu này chỉ hiện một lần ở đây, không ai xem lại được. Ghi lại và đưa tận tay người dùng; khi đăng nhập lần đầu họ phải đổi sang mật khẩu riêng."
    public static let reset = "Đặt lại mật khẩu"
    public static let resetLead = "Người dùng sẽ phải đăng nhập lại bằng mật khẩu mới. Bạn được xem mật khẩu mới một lần."
    public static let ownTitle = "Đổi mật khẩu"
    public static let ownLead = "Chọn mật khẩu mà chỉ mình bạn biết."
    public static let mustChange = "Mật khẩu bạn vừa dùng do người quản trị cấp. Hãy đổi sang mật khẩu riêng trước khi làm việc."
    public static let old = "Mật khẩu hiện nay"
    public static let fresh = "Mật khẩu mới"
    public static let freshHint = "Ít nhất 10 ký tự; nên dùng một câu dễ nhớ, gõ được có dấu hoặc không dấu"
    public static let again = "Gõ lại mật khẩu mới"
    public static let change = "Đổi mật khẩu"
    public static let changed = "Đã đổi mật khẩu. Nơi khác đang đăng nhập bằng tài khoản này đã bị thoát."
    public static let wrong = "Mật khẩu hiện nay không đúng."
    public static let tooShort = "Mật khẩu mới phải có ít nhất 10 ký tự."
    public static let differs = "Hai lần gõ mật khẩu mới không giống nhau."
    public static let same = "Mật khẩu mới phải khác mật khẩu hiện nay."

    // MARK: block and roles

    public static let block = "Khóa tài khoản"
    public static let blockLead = "Người dùng bị thoát ngay và không đăng nhập được nữa. Dữ liệu họ đã nhập còn nguyên."
    public static let blockTick = "Tôi chắc chắn muốn khóa tài khoản này"
    public static let blockTickMissing = "Đánh dấu vào ô xác nhận rồi bấm Khóa tài khoản."
    public static let unblock = "Mở khóa"
    public static let addRole = "Thêm chức năng"
    public static let endRole = "Thôi chức năng"
    public static let end = "Thôi"
    public static let endHint = "Ngày cuối cùng còn làm; ghi ngày hôm qua để thôi ngay"
    public static let now = "không thời hạn"
    public static let own = "Đây là tài khoản của bạn: chức năng và khóa tài khoản do người quản trị khác đổi."

    // MARK: agencies of plans

    public static let agencies = "Cơ quan trong kế hoạch"
    public static let agenciesLead =
        "Tài khoản thấy nhiệm vụ, viết báo cáo, nêu vướng mắc thay cho các cơ quan này. Công chức xã, phường không phải gắn: họ làm việc cho Ủy ban nhân dân xã, phường của mình."
    public static let agency = "Cơ quan"
    public static let noAgency = "Chưa gắn với cơ quan nào."
    public static let noAgencyOnRecord = "Chưa có kế hoạch nào được nạp, nên chưa có cơ quan để gắn."
    public static let tie = "Gắn với cơ quan"
    public static let endTie = "Thôi làm việc cho cơ quan"
    public static let agencyMissing = "Chọn cơ quan."
    public static let withoutAccount = "chưa có tài khoản"

    /// What an officer reads whose account is tied to no agency.
    public static func untied(askFor administrators: [String]) -> String {
        "Tài khoản của bạn chưa được gắn với cơ quan nào trong kế hoạch, nên chưa có nhiệm vụ của riêng bạn và chưa viết được báo cáo. "
            + (administrators.isEmpty
                ? "Đề nghị người quản trị hệ thống gắn tài khoản với cơ quan của bạn."
                : "Đề nghị người quản trị gắn tài khoản với cơ quan của bạn: \(administrators.joined(separator: "; ")).")
    }

    public static func saved(_ what: String) -> String? {
        switch what {
        case "khoa": "Đã khóa tài khoản."
        case "mo-khoa": "Đã mở khóa tài khoản."
        case "them": "Đã thêm chức năng."
        case "thoi": "Đã ghi ngày thôi chức năng."
        case "gan": "Đã gắn tài khoản với cơ quan."
        case "thoi-gan": "Đã ghi ngày thôi làm việc cho cơ quan."
        default: nil
        }
    }

    // MARK: what is wrong

    public static let loginWrong = "Tên đăng nhập chưa đúng: 3 đến 40 chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối."
    public static let loginTaken = "Tên đăng nhập này đã có. Chọn tên khác."
    public static let nameWrong = "Ghi họ và tên, không quá 100 chữ."
    public static let roleMissing = "Chọn chức năng."
    public static let communeMissing = "Chọn đơn vị."
    public static let villageMissing = "Trưởng thôn, tổ trưởng phải có thôn, tổ dân phố."
    public static let villageOnlyHeads = "Chỉ trưởng thôn, tổ trưởng mới ghi thôn, tổ dân phố. Để trống ô này."
    public static let fromWrong = "Từ ngày chưa đúng. Ghi ngày/tháng/năm, ví dụ 15/10/2026."
    public static let untilWrong = "Đến hết ngày chưa đúng. Ghi ngày/tháng/năm, ví dụ 31/12/2026."

    public static func villageUnknown(_ name: String, in commune: String, known: [String]) -> String {
        "\(commune) không có “\(name)”." + (known.isEmpty ? "" : " Các thôn, tổ: \(known.joined(separator: ", ")).")
    }

    public enum Refusal: Sendable {
        case noSuchAccount, ownAccount, lastAdministrator, blocked, notBlocked, noSuchRole, roleTwice, daysReversed, dayGone
        case noSuchAgency, agencyOfCommune, noRoleForAgency, agencyTwice
    }

    public static func sentence(_ refusal: Refusal) -> String {
        switch refusal {
        case .noSuchAccount: "Không có tài khoản này, hoặc tài khoản đang bị khóa."
        case .ownAccount: "Không tự đổi chức năng hay tự khóa tài khoản của mình. Nhờ người quản trị khác."
        case .lastAdministrator:
            "Đây là người quản trị cuối cùng của địa bàn. Giao chức năng Quản trị hệ thống cho người khác trước, rồi mới khóa hoặc thôi."
        case .blocked: "Tài khoản đã bị khóa từ trước."
        case .notBlocked: "Tài khoản không bị khóa."
        case .noSuchRole: "Tài khoản không còn chức năng này."
        case .roleTwice: "Tài khoản đã có chức năng này ở địa bàn này trong những ngày ấy."
        case .daysReversed: "Đến hết ngày phải từ ngày bắt đầu trở đi."
        case .dayGone: "Ngày này đã qua. Chỉ thôi được từ hôm qua trở đi."
        case .noSuchAgency: "Tài khoản không còn làm việc cho cơ quan này, hoặc cơ quan không có trong địa bàn bạn quản lý."
        case .agencyOfCommune:
            "Công chức xã, phường làm việc cho Ủy ban nhân dân xã, phường của mình theo chức năng, không phải gắn. Thêm chức năng ở xã đó."
        case .noRoleForAgency:
            "Tài khoản chưa có chức năng thực hiện nhiệm vụ ở địa bàn của cơ quan. Thêm chức năng trước, ví dụ Cán bộ phòng, ban, đơn vị, rồi gắn."
        case .agencyTwice: "Tài khoản đã được gắn với cơ quan này trong những ngày ấy."
        }
    }
}

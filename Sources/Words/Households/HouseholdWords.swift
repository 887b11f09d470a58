import Core
import Law
import Registry

/// Words about households and their people.
public enum HouseholdWords {
    public static let listTitle = "Danh sách hộ"
    public static let search = "Tìm theo tên, mã hộ hoặc số định danh"
    public static let searchHint = "Không cần dấu, không cần đủ chữ: “nguyen thi thuy”"
    public static let village = "Thôn, tổ dân phố"
    public static let commune = "Xã, phường"
    public static let povertyClass = "Phân loại"
    public static let flags = "Đặc điểm"
    public static let ethnicity = "Dân tộc của chủ hộ"
    public static let rows = "Số dòng mỗi trang"
    public static let columns = "Cột hiển thị"
    public static let all = "Tất cả"
    public static let apply = "Lọc danh sách"
    public static let sortedBy = "Sắp xếp theo"
    public static let clear = "Bỏ lọc"
    public static let excel = "Xuất Excel"
    public static let noMatch = "Không có hộ nào khớp với bộ lọc."
    public static let near = "Gần giống"
    public static let nearHint = "Tên khác từ khóa một chữ cái: có thể do gõ thiếu, thừa hoặc nhầm."
    public static let empty = "Chưa có hộ nào trong địa bàn của bạn. Hãy nhập danh sách từ tệp Excel của xã."
    public static func ofBatch(_ file: String, _ day: String) -> String { "Lần nhập \(file), \(day)" }
    public static let total = "Cộng toàn bộ danh sách"
    public static let ignored = "Đường dẫn vừa mở có điều kiện lọc không có trong danh sách (hoặc số trang quá lớn): phần ấy được bỏ qua."
    public static let tooMany = "Có quá nhiều người khớp với từ khóa, chỉ hiện những hộ đầu tiên. Hãy gõ thêm chữ."
    public static let notClassified = "Chưa phân loại"
    public static let filters = "Lọc và chọn cột"

    /// In place of the number of a decision.
    public static let withoutDecision = "Theo danh sách, chưa ghi quyết định"

    public static func counts(households: Int, persons: Int) -> String {
        "\(NumberWords.grouped(households)) hộ · \(NumberWords.grouped(persons)) nhân khẩu"
    }

    public enum Column: String, CaseIterable, Sendable {
        case code = "ma", head = "chu-ho", village = "thon", commune = "xa", persons = "nhan-khau", povertyClass = "phan-loai", since =
            "tu-ngay",
            ethnicity = "dan-toc", flags = "dac-diem", address = "dia-chi"
    }

    public static func name(_ column: Column) -> String {
        switch column {
        case .code: "Mã hộ"
        case .head: "Chủ hộ"
        case .village: village
        case .commune: commune
        case .persons: "Nhân khẩu"
        case .povertyClass: povertyClass
        case .since: "Từ ngày"
        case .ethnicity: "Dân tộc"
        case .flags: flags
        case .address: "Địa chỉ"
        }
    }

    /// The heading of a column of units: what they are called, "Xã, phường, thị trấn".
    public static func heading(_ kinds: Set<AreaKind>, else usual: String) -> String {
        let names = AreaKind.allCases.filter(kinds.contains).map(AreaWords.name)
        return names.isEmpty ? usual : ([names[0]] + names.dropFirst().map { $0.lowercased() }).joined(separator: ", ")
    }

    /// The same on the map of another day.
    public static func heading(_ units: String, onMap day: CalendarDate) -> String { "\(units) (địa giới \(day.vietnamese))" }

    public static let flagNames: [(flag: HouseholdFlags, key: String, name: String)] = [
        (.ethnicMinority, "dtts", "Dân tộc thiểu số"), (.meritorious, "nguoi-co-cong", "Có người có công"),
        (.femaleHead, "chu-ho-nu", "Chủ hộ là nữ"), (.child, "tre-em", "Có trẻ em dưới 16 tuổi"),
        (.disability, "khuyet-tat", "Có người khuyết tật"), (.olderPerson, "nguoi-cao-tuoi", "Có người từ 60 tuổi"),
        (.noLabourCapacity, "khong-lao-dong", "Không có khả năng lao động"),
    ]

    public static func names(of flags: HouseholdFlags) -> [String] { flagNames.filter { flags.contains($0.flag) }.map(\.name) }

    public static func name(_ povertyClass: PovertyClass?) -> String { povertyClass.map(LawWords.name) ?? notClassified }

    public static func name(_ status: HouseholdStatus) -> String {
        switch status {
        case .active: "Đang quản lý"
        case .movedAway: "Đã chuyển đi"
        case .merged: "Đã nhập vào hộ khác"
        case .dissolved: "Không còn thành viên"
        }
    }

    public static func name(_ relation: Relation) -> String {
        switch relation {
        case .head: "Chủ hộ"
        case .spouse: "Vợ/chồng"
        case .child: "Con"
        case .parent: "Bố/mẹ"
        case .sibling: "Anh/chị/em"
        case .grandparent: "Ông/bà"
        case .grandchild: "Cháu"
        case .childInLaw: "Con dâu/rể"
        case .parentInLaw: "Bố/mẹ vợ/chồng"
        case .nieceOrNephew: "Cháu họ"
        case .other: "Khác"
        }
    }

    public static func name(_ sex: Sex?) -> String {
        switch sex {
        case .male: "Nam"
        case .female: "Nữ"
        case nil: "Chưa rõ"
        }
    }

    public static func name(_ reason: LeaveReason) -> String {
        switch reason {
        case .died: "mất"
        case .married: "kết hôn, ra ở riêng"
        case .movedAway: "chuyển đi"
        case .split: "tách hộ"
        case .merged: "nhập hộ"
        case .corrected: "ghi nhầm"
        }
    }

    public static func name(_ reason: HouseholdStay.Reason) -> String {
        switch reason {
        case .registered: "ghi vào sổ"
        case .movedIn: "chuyển đến"
        case .split: "tách hộ"
        case .corrected: "sửa ghi nhầm"
        case .unitChanged: "thôn, tổ sắp xếp lại"
        }
    }

    public static let overview = "Tổng quan"
    public static let code = "Mã hộ"
    public static let place = "Nơi ở"
    public static let status = "Tình trạng"
    public static let members = "Thành viên"
    public static let formerMembers = "Đã rời hộ"
    public static let sheets = "Phiếu rà soát"
    public static let recognitions = "Công nhận qua các năm"
    public static let stays = "Nơi ở qua các năm"
    public static let history = "Lịch sử"
    public static let newSheet = "Nhập phiếu rà soát"
    public static let noSheets = "Chưa có phiếu rà soát nào."
    public static let classByList = "Phân loại hiện nay lấy từ danh sách đã công nhận."
    public static let fullName = "Họ và tên"
    public static let relation = "Quan hệ với chủ hộ"
    public static let born = "Ngày sinh"
    public static let age = "Tuổi"
    public static let sex = "Giới tính"
    public static let personalNumber = "Số định danh"
    public static let decision = "Quyết định"
    public static let from = "Từ ngày"
    public static let until = "Đến ngày"
    public static let now = "đến nay"
    public static let standard = "Chuẩn"
    public static let reason = "Lý do"

    public static func since(_ day: String) -> String { "từ ngày \(day)" }
    public static func households(_ count: Int) -> String { "\(NumberWords.grouped(count)) hộ" }
    public static func persons(_ count: Int) -> String { "\(NumberWords.grouped(count)) nhân khẩu" }
}

import Core
import Registry

/// Words of the pages on which households and their people are entered and corrected by hand.
public enum EntryWords {
    // Registering
    public static let register = "Đăng ký hộ mới"
    public static let searchFirst = "Tìm trước khi đăng ký"
    public static let searchLead =
        "Tìm chủ hộ hoặc một thành viên trước, để không ghi một hộ hai lần. Nhập họ tên, số định danh, hoặc cả hai."
    public static let search = "Tìm"
    public static let searchMissing = "Nhập họ tên hoặc số định danh để tìm trước khi đăng ký."
    public static let found = "Những hộ đã có trong sổ"
    public static let foundNobody = "Không tìm thấy ai trong địa bàn của bạn."
    public static let foundElsewhere =
        "Số định danh này đang thuộc một người của hộ khác trong hệ thống, ngoài địa bàn bạn được xem. Hãy đối chiếu lại giấy tờ; nếu số đúng, liên hệ cán bộ tổng hợp cấp trên để làm rõ trước khi đăng ký."
    public static let foundMore = "Chỉ hiện những hộ đầu tiên. Nếu chưa thấy, hãy tìm lại với tên đầy đủ hơn."
    public static let matching = "Người khớp"
    public static let notListed = "Không có trong danh sách trên: đăng ký hộ mới"
    public static let searchAgain = "Tìm lại"
    public static let household = "Hộ"
    public static let people = "Thành viên"
    public static let peopleHint =
        "Dòng đầu là chủ hộ. Dòng để trống được bỏ qua. Ngày sinh: ngày/tháng/năm, hoặc chỉ năm sinh. Chỉ họ tên và quan hệ là bắt buộc."
    public static func fromList(row: Int, file: String) -> String {
        "Đã điền sẵn từ dòng \(row) của tệp \(file). Sửa những chỗ được đánh dấu rồi đăng ký: hộ được ghi vào sổ ngay, không đợi nhập danh sách."
    }
    public static let registerFromList = "Đăng ký hộ từ dòng của danh sách"
    public static let firstIsHead =
        "Danh sách không ghi rõ ai là chủ hộ: ở đây người ở dòng đầu là chủ hộ; nếu không đúng, đổi người ở dòng đầu."
    public static let sinceFromList = "Đang điền theo ngày quyết định hoặc ngày của danh sách. Nếu hộ ở thôn từ trước, ghi ngày ấy."
    /// What of a line the form does not take, and how it is taken.
    public static func listKeeps(_ stated: [String]) -> String {
        let stated = stated.isEmpty ? "" : "Dòng này ghi: \(stated.joined(separator: "; ")). "
        return stated
            + "Ở đây chỉ ghi thôn và thành viên. Phân loại, quyết định, điểm B1, B2 và nguyên nhân lấy từ danh sách: đăng ký xong, bấm “Kiểm tra lại” ở trang kết quả kiểm tra, rồi “Nhập vào hệ thống”."
    }
    public static func listClass(_ name: String) -> String { "phân loại \(name)" }
    public static func listDecision(_ number: String, _ day: String) -> String {
        "quyết định \([number, day].filter { !$0.isEmpty }.joined(separator: " ngày "))"
    }
    public static func listPoints(_ sheet: String, _ points: Int) -> String { "điểm \(sheet) \(points)" }
    public static let listCauses = "nguyên nhân"
    public static let moreRows = "Thêm dòng"
    public static let why = "Vì sao đăng ký"
    public static let wasMissing = "Hộ đang ở đây, chưa có trong sổ"
    public static let movedIn = "Hộ mới chuyển đến"
    public static let livesSince = "Ở thôn này từ ngày"
    public static let address = "Địa chỉ (không bắt buộc)"
    public static let addressHint = "Số nhà, đường, xóm"
    public static let village = "Thôn, tổ dân phố (bắt buộc)"
    public static let choose = "Chọn"
    public static func row(_ label: String, _ number: Int) -> String { "\(label), dòng \(number)" }
    public static func inRow(_ number: Int, _ sentence: String) -> String { "Dòng \(number): \(sentence)" }

    // Fields of a person
    public static let fullName = "Họ và tên (bắt buộc)"
    public static let relation = "Quan hệ với chủ hộ (bắt buộc)"
    public static let born = "Ngày sinh"
    public static let bornHint = "Ngày/tháng/năm, ví dụ 05/02/1965; chỉ biết năm thì ghi năm"
    public static let sex = "Giới tính"
    public static let ethnicity = "Dân tộc"
    public static let personalNumber = "Số định danh cá nhân"
    public static let personalNumberHint = "12 chữ số trên thẻ căn cước; chưa có thì ghi số CMND 9 chữ số"
    public static let phone = "Điện thoại"
    public static let phoneHint = "Ví dụ 0912 345 678"
    public static let meritorious = "Người có công với cách mạng"
    public static let meritoriousShort = "Có công"
    public static let disabledShort = "Khuyết tật"
    public static let disabled = "Người khuyết tật"
    public static let notKnown = "Chưa rõ"
    public static let optional = "(không bắt buộc)"
    public static func numberKept(_ masked: String) -> String { "Đang ghi \(masked). Để trống nếu không đổi." }
    public static let removeNumber = "Bỏ số đang ghi (ghi nhầm, không phải của người này)"

    // Members
    public static let addMember = "Thêm thành viên"
    public static let editHousehold = "Sửa hộ"
    public static let editPerson = "Sửa thông tin"
    public static let leave = "Rời hộ"
    public static let makeHead = "Đặt làm chủ hộ"
    public static let actions = "Thao tác"
    public static func actions(of name: String) -> String { "Thao tác với \(name)" }
    public static let joinReason = "Vào hộ vì (bắt buộc)"
    public static let joinedOn = "Từ ngày (bắt buộc, trừ trẻ mới sinh)"
    public static let joinedOnHint = "Trẻ mới sinh: để trống thì lấy ngày sinh"
    public static let leaveReason = "Rời hộ vì (bắt buộc)"
    public static let leftOn = "Từ ngày"
    public static let leftOnHint = "Ngày mất, ngày cưới, ngày chuyển đi. Nếu ghi nhầm, để trống thì coi như chưa từng ở hộ này"
    public static let newHead = "Chủ hộ mới (bắt buộc)"
    public static let newHeadHint =
        "Quan hệ của mọi người được ghi lại theo chủ hộ mới; quan hệ nào không suy ra được thì ghi là Khác để bạn sửa."
    public static let headSince = "Làm chủ hộ từ ngày"
    public static let headSinceHint = "Trước ngày này, quan hệ với chủ hộ cũ được giữ. Để trống nếu trước nay ghi nhầm chủ hộ."
    public static let lastMember = "Đây là thành viên cuối cùng: hộ sẽ kết thúc quản lý và ra khỏi danh sách từ ngày này."
    public static let reason = "Lý do"
    public static let reasonRequired = "Lý do (bắt buộc)"
    public static let reasonForPapers = "Lý do sửa (bắt buộc khi đổi họ tên, ngày sinh hoặc số định danh)"
    public static let reasonHint = "Ví dụ: theo giấy khai sinh, theo căn cước mới cấp"
    public static let save = "Lưu"
    public static let afterChangeOfHead = "Quan hệ sau khi đổi"
    public static let changes = "Sẽ đổi"

    // Place
    public static let placement = "Thôn, tổ dân phố"
    public static let placeUnchanged = "Vẫn ở chỗ đang ghi"
    public static let placeMoved = "Hộ chuyển sang thôn khác"
    public static let placeMiswritten = "Trước đây ghi nhầm thôn"
    public static let newVillage = "Thôn, tổ dân phố mới"
    public static let movedOn = "Chuyển từ ngày"
    public static let reasonForPlace = "Lý do (bắt buộc khi đổi thôn)"

    // Personal numbers
    public static let reveal = "Xem số"
    public static func reveal(of name: String) -> String { "Xem số định danh của \(name)" }
    public static let purpose = "Mục đích xem"
    public static let purposeMissing = "Ghi mục đích xem số định danh, ví dụ: làm thẻ bảo hiểm y tế."
    public static func revealed(_ name: String) -> String { "Số định danh của \(name)" }
    public static let revealLogged = "Lần xem này đã được ghi vào lịch sử của hộ."

    // What is unlikely
    public static let check = "Cần kiểm tra lại"
    public static let checkLead = "Những điều dưới đây ít khi đúng. Đối chiếu giấy tờ, đánh dấu “Đã kiểm tra” rồi bấm lưu lần nữa."
    public static let checked = "Đã kiểm tra"
    public static let changedMeanwhile = "Hộ này vừa được người khác sửa. Những gì bạn nhập vẫn còn ở đây: xem lại rồi bấm lưu lần nữa."

    public static let joinReasons: [(reason: JoinReason, name: String)] = [
        (.born, "Mới sinh"), (.married, "Kết hôn, về ở cùng"), (.movedIn, "Chuyển đến"),
        (.registered, "Đang ở trong hộ, trước đây ghi thiếu"),
    ]

    public static func name(_ reason: JoinReason) -> String {
        switch reason {
        case .split: "Tách hộ"
        case .merged: "Nhập hộ"
        case .corrected: "Sửa ghi nhầm"
        default: joinReasons.first { $0.reason == reason }?.name ?? ""
        }
    }

    public static func choice(_ reason: LeaveReason) -> String {
        switch reason {
        case .died: "Mất"
        case .married: "Kết hôn, ra ở riêng"
        case .movedAway: "Chuyển đi nơi khác"
        case .split: "Tách hộ"
        case .merged: "Nhập hộ"
        case .corrected: "Ghi nhầm, không thuộc hộ này"
        }
    }

    /// What the page of the household says after something was saved; `nil` for a code that is none.
    public static func saved(_ code: String) -> String? {
        switch code {
        case "ho-moi": "Đã đăng ký hộ. Hãy nhập phiếu rà soát để phân loại hộ."
        case "them": "Đã thêm thành viên."
        case "sua": "Đã lưu thông tin đã sửa."
        case "roi-ho": "Đã ghi thành viên rời hộ."
        case "ket-thuc": "Đã ghi thành viên cuối cùng rời hộ; hộ đã kết thúc quản lý."
        case "chu-ho": "Đã đổi chủ hộ. Quan hệ của các thành viên được ghi lại theo chủ hộ mới: hãy xem lại và sửa nếu cần."
        case "ho": "Đã lưu thông tin hộ."
        case "vi-tri": PointWords.saved
        case "bo-vi-tri": PointWords.removed
        default: HouseholdActWords.saved(code)
        }
    }
}

import Core
import Registry

/// Words of the pages on which households split, join, move, and on which such an act is looked at beforehand and taken back.
public enum HouseholdActWords {
    public static let split = "Tách hộ"
    public static let merge = "Nhập vào hộ khác"
    public static let move = "Chuyển cả hộ"
    public static let sendAway = "Chuyển đi khỏi địa bàn hệ thống"
    public static let bringBack = "Đưa hộ trở về"
    public static let title = "Biến động hộ"
    public static let undo = "Hoàn tác"
    public static let undone = "đã hoàn tác"

    // Split
    public static let splitLead = "Đánh dấu người ra hộ mới, chọn chủ hộ mới và quan hệ với chủ hộ ấy. Hộ mới có mã riêng."
    public static let goes = "Ra hộ mới"
    public static func goes(_ name: String) -> String { "\(name) ra hộ mới" }
    public static let relationToNewHead = "Quan hệ với chủ hộ mới"
    public static func relation(of name: String) -> String { "Quan hệ của \(name) với chủ hộ mới" }
    public static let asInferred = "Tự suy ra"
    public static let newHead = "Chủ hộ của hộ mới (bắt buộc)"
    public static let remainingHead = "Chủ hộ của hộ cũ, khi chủ hộ đang ghi ra hộ mới"
    public static let unchanged = "Giữ chủ hộ đang ghi"
    public static let newVillage = "Thôn, tổ dân phố của hộ mới (bắt buộc)"
    public static let newAddress = "Địa chỉ của hộ mới (không bắt buộc)"
    public static let splitDay = "Ngày tách hộ (bắt buộc)"
    public static let splitClass =
        "Hộ mới chưa có phân loại: hộ chỉ được xếp hộ nghèo, hộ cận nghèo khi có quyết định công nhận ghi tên hộ (QĐ 24/2021/QĐ-TTg, Điều 4 và Điều 5). Không tìm thấy quy định cho hộ mới giữ diện của hộ cũ. Hộ mới được ghi vào danh sách cần rà soát."

    // Merge
    public static let mergeLead =
        "Tất cả thành viên chuyển sang hộ nhận. Hộ này kết thúc quản lý; chủ hộ và phân loại của hộ nhận giữ nguyên."
    public static let receiveMember = "Nhận người từ hộ khác"
    public static let transferHere = "Chuyển đến hộ này"
    public static let transferLead =
        "Người đang thuộc một hộ khác rời hộ ấy và vào hộ này trong một việc. Phân loại của hai hộ không đổi cho đến khi rà soát lại."
    public static let findComer = "Tìm người sẽ chuyển đến, theo tên hoặc mã hộ"
    public static let nobodyToReceive = "Không tìm thấy ai ở hộ khác trong địa bàn của bạn."
    public static let comer = "Người chuyển đến"
    public static let formerHousehold = "Hộ đang ở"
    public static let headThere = "Chủ hộ mới của hộ đang ở"
    public static let transferDay = "Ngày chuyển (bắt buộc)"
    public static let lastMember = "Đây là người cuối cùng của hộ đang ở: hộ ấy sẽ kết thúc quản lý."
    public static let noLongerThere = "Người này không còn thuộc hộ nào khác, hoặc đã ở hộ này. Kiểm tra lại trang hộ."

    public static func outside(unit: String) -> String {
        "Người này đang thuộc một hộ của \(unit), ngoài địa bàn của bạn. Đề nghị UBND \(unit) ghi người này chuyển đi, rồi thêm vào hộ này bằng “Thêm thành viên”."
    }

    public static let findReceiving = "Tìm hộ nhận theo tên hoặc mã hộ"
    public static let find = "Tìm hộ"
    public static let choose = "Chọn hộ này"
    public static let foundNobody = "Không tìm thấy hộ nào khác trong địa bàn của bạn."
    public static let receiving = "Hộ nhận"
    public static func relationThere(of name: String) -> String { "Quan hệ của \(name) với chủ hộ nhận" }
    public static let relationToReceivingHead = "Quan hệ với chủ hộ nhận"
    public static let mergeDay = "Ngày nhập hộ (bắt buộc)"

    // Move
    public static let moveLead =
        "Cả hộ chuyển sang thôn khác, kể cả thôn của xã khác. Phân loại đi theo hộ; nơi nhận thấy hộ ngay sau khi chuyển."
    public static let communeThere = "Xã, phường nơi đến"
    public static let otherCommune = "Chuyển sang xã, phường khác: chọn nơi đến"
    public static let showVillages = "Hiện các thôn"
    public static let villageThere = "Thôn, tổ dân phố nơi đến (bắt buộc)"
    public static let addressThere = "Địa chỉ nơi đến (không bắt buộc)"
    public static let moveDay = "Ở nơi mới từ ngày (bắt buộc)"
    public static let leavesRegistry = "Hộ chuyển đến nơi không có trong hệ thống?"
    public static let awayLead =
        "Hộ ra khỏi danh sách của địa bàn. Mã hộ, thành viên và lịch sử được giữ; khi hộ trở về, đưa lại đúng hộ này."
    public static let awayDay = "Không còn ở đây từ ngày (bắt buộc)"
    public static let destination = "Nơi đến (không bắt buộc)"
    public static let backLead = "Hộ trở về với mã và lịch sử cũ. Phân loại trước đây đã hết khi hộ chuyển đi; hộ cần được rà soát lại."
    public static let comesBack = "Trở về"
    public static func comesBack(_ name: String) -> String { "\(name) trở về" }
    public static let headBack = "Chủ hộ (bắt buộc)"
    public static let backDay = "Ở lại đây từ ngày (bắt buộc)"
    public static let villageBack = "Thôn, tổ dân phố (bắt buộc)"
    public static let addressBack = "Địa chỉ (không bắt buộc)"

    // Preview
    public static let look = "Xem trước"
    public static let lookAgain = "Xem trước lại"
    public static let confirm = "Xác nhận"
    public static let preview = "Xem trước: những gì sẽ thay đổi"
    public static let previewLead = "Chưa ghi gì vào sổ. Kiểm tra rồi bấm “Xác nhận”."
    public static let fieldsChanged = "Thông tin đã đổi sau lần xem trước. Xem lại những gì sẽ thay đổi rồi bấm “Xác nhận” lần nữa."
    public static let before = "Hiện nay"
    public static let after = "Sau khi xác nhận"
    public static let newHousehold = "Hộ mới"
    public static let noRow = "Không có"
    public static let decisions = "Công nhận"
    public static func ends(_ decision: String, _ day: String) -> String { "\(decision): hết ngày \(day)" }
    public static func holds(_ decision: String) -> String { "\(decision): giữ nguyên" }
    public static let noDecisions = "không có"
    public static let papers = "Phiếu rà soát"
    public static func papers(sheets: Int, drafts: Int) -> String {
        "\(sheets) phiếu đã nhập, \(drafts) phiếu đang nhập dở; giữ ở hộ này"
    }
    public static let certificates = "Giấy chứng nhận còn hiệu lực"
    public static func certificates(_ numbers: [String]) -> String { numbers.isEmpty ? "không có" : numbers.joined(separator: ", ") }
    public static func lost(_ numbers: [String]) -> String { "Hết hiệu lực: \(numbers.joined(separator: ", "))" }
    public static let payments = "Khoản hỗ trợ chờ chi"
    public static func payments(_ count: Int, _ amount: Int64) -> String {
        count == 0 ? "không có" : "\(count) khoản, \(MoneyWords.amount(amount, in: .dong)) đồng; người chi kiểm tra lại trước khi chi"
    }
    public static let figures = "Biểu diễn biến hộ nghèo, hộ cận nghèo thay đổi"
    public static let noFigures = "Biểu 7.2 và 7.3 từ năm ấy đến nay không thay đổi."
    public static let form = "Biểu"
    public static func form(_ number: String, _ year: Int) -> String { "\(number), năm \(year)" }
    public static let unit = "Đơn vị"
    public static let column = "Cột"
    public static let households = "Hộ"
    public static let persons = "Nhân khẩu"
    public static func change(_ count: Int) -> String { count > 0 ? "+\(count)" : count < 0 ? "−\(-count)" : "0" }

    // Acts
    public static let actsLead = "Những việc đã ghi trên các hộ đang ở, đã chuyển đến hoặc chuyển đi khỏi địa bàn của bạn."
    public static let noActs = "Chưa có biến động nào."
    public static let recorded = "Ghi lúc"
    public static let effective = "Từ ngày"
    public static let fact = "Thông tin"
    public static let what = "Việc"
    public static let household = "Hộ"
    public static let place = "Nơi ở"
    public static let reason = "Lý do"
    public static func movedTo(_ place: String, since day: CalendarDate) -> String { "Đã chuyển đến \(place) từ ngày \(day.vietnamese)" }
    public static let toPlace = "nơi đến"
    public static func leftOn(_ day: CalendarDate) -> String { "từ ngày \(day.vietnamese)" }
    public static let keptElsewhere = "Nơi nhận đang quản lý hộ. Bạn xem được hộ đến ngày cuối cùng ở địa bàn của bạn."
    public static let whileHere = "Khi còn ở địa bàn của bạn"
    public static let lastDayHere = "Ngày cuối ở đây"
    public static func openLastDay(_ day: CalendarDate) -> String { "Xem hộ, thành viên và phiếu như ngày \(day.vietnamese)" }
    /// A household that never lived in the area of whoever looks.
    public static func ofOther(_ unit: String) -> String { "một hộ của \(unit)" }
    public static let goneWithUndo = "hộ đã bỏ khi hoàn tác"
    public static let toReview = "Hộ cần rà soát"
    public static let toReviewLead = "Hộ mới tách, hộ trở về, hộ nhận thêm thành viên: chưa có phiếu rà soát sau biến động."
    public static let undoLead =
        "Mọi thông tin trở lại như trước việc này. Việc đã ghi và lần hoàn tác vẫn nằm trong lịch sử."
    public static let undoReason = "Lý do hoàn tác (bắt buộc)"
    public static let undoReasonMissing = "Ghi lý do hoàn tác."
    public static let confirmUndo = "Hoàn tác việc này"
    public static let alreadyUndone = "Việc này đã được hoàn tác."
    public static func touchedSince(_ touches: [String]) -> String {
        "Không hoàn tác được vì sau đó đã có: \(touches.joined(separator: "; ")). Hoàn tác những việc ấy trước, việc sau cùng trước tiên."
    }
    public static func touch(_ operation: String, _ day: String) -> String { "\(EventWords.sentence(operation).lowercasedFirst) (\(day))" }
    public static func livesElsewhere(_ name: String) -> String {
        "Không hoàn tác được: \(name) hiện thuộc một hộ khác. Ghi rời hộ kia trước."
    }
    public static func unitsChanged(_ village: String) -> String {
        "Không hoàn tác được: \(village) đã được sắp xếp lại sau việc này. Dùng “Sửa hộ” hoặc “Chuyển cả hộ”."
    }
    public static func villageDivided(_ village: String) -> String {
        "\(village) đã chia tách sau việc này và văn bản không nêu hộ này thuộc phần nào. Chọn thôn, tổ nơi hộ đang ở."
    }
    public static let villageToday = "Thôn, tổ dân phố nơi hộ đang ở (bắt buộc)"

    public static func saved(_ code: String) -> String? {
        switch code {
        case "tach": "Đã tách hộ. Đây là hộ mới; hãy nhập phiếu rà soát để phân loại hộ."
        case "nhap": "Đã nhập hộ. Đây là hộ nhận."
        case "nhan": "Đã chuyển người đến hộ này. Hãy xem lại quan hệ với chủ hộ và rà soát lại cả hai hộ khi đến đợt."
        case "chuyen": "Đã chuyển hộ đến nơi mới."
        case "di": "Đã ghi hộ chuyển đi khỏi địa bàn."
        case "ve": "Hộ đã trở về. Hãy nhập phiếu rà soát để phân loại hộ."
        case "sua-nhieu": "Đã sửa các hộ đã chọn. Việc này ghi ở dòng đầu bảng dưới đây và hoàn tác được một lần cho tất cả."
        case "hoan-tac": "Đã hoàn tác. Thông tin trở lại như trước."
        default: nil
        }
    }
}

extension String {
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

import Core
import Registry

/// Words of the pages on which officers say whether two records are of one person.
public enum LinkageWords {
    public static func name(_ state: PersonPair.State) -> String {
        switch state {
        case .open: "chưa xem xét"
        case .later: "để xem sau"
        case .different: "hai người khác nhau"
        case .same: "một người, đã gộp"
        }
    }

    public static func name(_ strength: PersonLikeness.Strength) -> String {
        switch strength {
        case .sure: "Gần như chắc chắn"
        case .likely: "Nhiều khả năng"
        case .possible: "Có thể"
        }
    }

    /// What speaks for two records being of one person, or against it.
    public static func sentence(_ evidence: PersonEvidence) -> String {
        switch evidence {
        case .sameNumber: "cùng số định danh"
        case .otherNumber: "số định danh khác nhau"
        case .name(.same): "cùng họ tên"
        case .name(.tonePlacement): "cùng họ tên, khác cách đặt dấu thanh"
        case .name(.marks): "họ tên chỉ khác dấu (hoặc đ/d)"
        case .name(.yAndI): "họ tên chỉ khác y/i"
        case .name(.wordsSwapped): "họ tên cùng các chữ, khác thứ tự"
        case .name(.slip): "họ tên chỉ khác một chữ cái"
        case .otherName: "họ tên khác nhau"
        case .sameBirthDay: "cùng ngày sinh"
        case .sameBirthYear: "cùng năm sinh"
        case .dayAndMonthSwapped: "ngày và tháng sinh đổi chỗ"
        case .otherBirthDay: "cùng năm, khác ngày sinh"
        case .nextBirthYear: "năm sinh lệch một năm"
        case .otherBirthYear: "năm sinh khác nhau"
        case .birthUnknown: "có hồ sơ không ghi năm sinh"
        case .otherSex: "giới tính khác nhau"
        case .sameHousehold: "ghi trong cùng một hộ"
        case .sameCompanions(let count): count == 1 ? "một người khác trong hộ cũng trùng" : "\(count) người khác trong hộ cũng trùng"
        case .sameVillage: "cùng thôn, tổ dân phố"
        case .sameCommune: "cùng xã, phường"
        case .died: "có hồ sơ đã ghi là mất"
        case .otherGeneration: "khác thế hệ trong hộ"
        }
    }
}

extension LinkageWords {
    /// Before somebody is written down who seems to be known.
    public static func sentence(_ known: KnownPerson, who: String) -> String {
        let why = known.likeness.evidence.filter(\.isFor).map(sentence).joined(separator: ", ")
        guard let place = known.place else {
            return "\(who): một người có thông tin như vậy đã đăng ký ở \(known.unit) (\(why)). Hãy hỏi đơn vị đó trước khi ghi."
        }
        let there = "\(place.name), hộ \(place.code) (chủ hộ \(place.head))"
        return known.isPresent
            ? "\(who) có thể là \(there): \(why). Nếu đúng, chuyển người ấy đến hộ này thay vì ghi mới."
            : "\(who) có thể là \(there), đã rời hộ ấy: \(why)."
    }

    /// The same of somebody on a list.
    ///
    /// - Parameters:
    ///   - value: evidence, whether they still belong there, name and head, parted by tabs; the names empty for whoever is not to be seen.
    ///     Whoever belongs there is `1`, or what they are in a household of the list that is not on record yet.
    ///   - place: the code of the household, or the unit alone.
    static func sentence(known value: String, at place: String) -> String {
        let parts = value.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4 else { return value }
        let why = parts[0].split(separator: ",").compactMap { PersonEvidence(rawValue: String($0)).map(sentence) }.joined(separator: ", ")
        guard !parts[2].isEmpty else {
            return "Có thể là người đã đăng ký ở \(place) (\(why)). Hỏi đơn vị đó trước khi nhập; nhập thì thành hai hồ sơ."
        }
        let there = "\(parts[2]), hộ \(place) (chủ hộ \(parts[3]))"
        let double = "nhập luôn thì thành hai hồ sơ."
        return switch parts[1] {
        case "1":
            "Có thể là \(there): \(why). Nếu đúng, mở hộ sẽ nhận, dùng “Nhận người từ hộ khác”, rồi kiểm tra lại tệp; \(double)"
        case "member":
            "Có thể là \(there): \(why). Nếu đúng, xóa dòng này, nhập danh sách để có hộ, rồi ở trang hộ ấy dùng “Nhận người từ hộ khác”; \(double)"
        case "head":
            "Có thể là \(there): \(why). Nếu đúng và nay ở riêng, dùng “Tách hộ” ở trang hộ \(place), rồi kiểm tra lại tệp; \(double)"
        default:
            "Có thể là \(there), đã rời hộ ấy: \(why). Nếu đúng, dùng Thêm thành viên ở trang hộ để giữ một hồ sơ; nhập thì thành hai hồ sơ."
        }
    }

    static func english(known value: String, at place: String) -> String {
        let parts = value.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4 else { return "person known: \(value)" }
        let who = parts[2].isEmpty ? "somebody registered in \(place)" : "\(parts[2]) of household \(place) (head \(parts[3]))"
        return "person known: may be \(who)\(parts[1] == "0" ? ", who left it" : ""): \(parts[0])"
    }

    public static let another = "Là người khác"
    public static let takeKnown = "Đúng là người ấy: ghi lại người đã có vào hộ này"
    public static func openHousehold(_ code: String) -> String { "Mở hộ \(code)" }

    public static let title = "Hồ sơ nghi trùng"
    public static let lead =
        "Hai hồ sơ có thể là của cùng một người. Chưa quyết định thì không có gì thay đổi: hai bên giữ nguyên phân loại và hỗ trợ."
    public static let strength = "Mức độ"
    public static let all = "Tất cả"
    public static func tab(_ state: PersonPair.State) -> String {
        switch state {
        case .open: "Cần xem xét"
        case .later: "Để xem sau"
        case .different: "Đã xác định là hai người"
        case .same: "Đã gộp"
        }
    }
    public static func count(_ count: Int) -> String { "\(count) cặp hồ sơ" }
    public static let none = "Không có cặp hồ sơ nào ở mục này."
    public static let lookAgain = "Tìm lại trong toàn bộ sổ"
    public static let looking = "Đang tìm. Các cặp mới sẽ hiện ở đây; tải lại trang sau ít phút."
    public static let first = "Hồ sơ thứ nhất"
    public static let second = "Hồ sơ thứ hai"
    public static let why = "Vì sao nghi trùng"
    public static let open = "Xem và quyết định"
    public static func open(_ name: String) -> String { "Xem và quyết định: \(name)" }
    /// A person outside the scope: nothing of them is told but where to ask.
    public static func elsewhere(_ unit: String) -> String {
        "Một người có thông tin như vậy đã đăng ký ở \(unit). Hãy hỏi đơn vị đó."
    }
    public static let elsewhereHow =
        "Hồ sơ kia thuộc địa bàn khác nên không hiện ở đây. Nếu là cùng một người, nơi người ấy đã rời đi ghi rời hộ; hoặc nhờ cán bộ tổng hợp cấp trên gộp hai hồ sơ."
    public static let speaksFor = "Giống nhau"
    public static let speaksAgainst = "Khác nhau hoặc chưa rõ"
    public static let sideBySide = "Hai hồ sơ cạnh nhau"
    public static let household = "Hộ"
    public static let livesAt = "Nơi ở"
    public static let since = "Vào hộ"
    public static let history = "Đã từng thuộc hộ"
    public static let decisions = "Công nhận của hộ"
    public static let companions = "Những người khác trong hộ"
    public static let sheets = "Phiếu rà soát của hộ"
    public static let differs = "khác nhau"
    public static let nothing = "không có"
    public static func belongs(_ relation: String, _ code: String, _ from: String, _ until: String?, _ how: String) -> String {
        "\(relation), hộ \(code): từ \(from)" + (until.map { " đến \($0) (\(how))" } ?? "")
    }
    public static let decide = "Quyết định"
    public static let isSame = "Là một người"
    public static let isSameLead = "Một hồ sơ ở lại và nhận tất cả những gì đã ghi ở hồ sơ kia. Xem trước rồi mới xác nhận; hoàn tác được."
    public static let merge = "Gộp hai hồ sơ"
    public static let mergeHousehold = "Cả hộ ghi hai lần: gộp hộ"
    public static let mergeHouseholdLead =
        "Mọi thành viên của hộ này đều có trong hộ kia. Hộ ghi thừa được rút khỏi sổ như chưa từng có; từng người chỉ còn một hồ sơ."
    public static let isDifferent = "Là hai người khác nhau"
    public static let isDifferentLead = "Cặp này đóng lại và không được hỏi lại."
    public static let reason = "Căn cứ để kết luận (bắt buộc)"
    public static let confirmDifferent = "Xác định là hai người"
    public static let isLater = "Chưa đủ căn cứ"
    public static let note = "Ghi chú (không bắt buộc)"
    public static let confirmLater = "Để xem sau"
    public static let askAgain = "Xem xét lại"
    public static func decided(_ state: PersonPair.State, by officer: String, on moment: String) -> String {
        "Kết luận: \(name(state)), \(officer), \(moment)."
    }
    public static func because(_ reason: String) -> String { "Căn cứ: \(reason)" }
    public static let whichStays = "Hồ sơ ở lại"
    public static func stays(_ name: String, _ code: String) -> String { "\(name), hộ \(code)" }
    public static let whichHolds = "Người này đang thuộc hộ nào?"
    public static let how = "Ở hộ kia thì ghi thế nào?"
    public static let byMistake = "Ghi nhầm: chưa từng thuộc hộ ấy"
    public static let hasLeft = "Đã từng thuộc hộ ấy và đã rời đi"
    public static let leftOn = "Rời hộ ấy từ ngày (khi đã rời đi)"
    public static let leftFor = "Lý do rời hộ ấy (khi đã rời đi)"
    public static let successor = "Chủ hộ mới của hộ kia, khi người này đang là chủ hộ ở đó"
    public static let noSuccessor = "Không cần"
    public static let mergeReason = "Căn cứ để gộp (bắt buộc)"
    public static let keptHousehold = "Hộ ở lại"
    public static let mergeLead = "Chỗ trống của hồ sơ ở lại được điền từ hồ sơ kia; chỗ hai bên khác nhau thì theo hồ sơ ở lại."
    public static let unmerge = "Tách lại thành hai hồ sơ"
    public static let unmergeLead =
        "Hai hồ sơ trở lại như trước khi gộp, cả nơi thuộc hộ. Lần gộp và lần tách vẫn nằm trong lịch sử."
    public static let unmergeReason = "Lý do tách lại (bắt buộc)"
    public static func onHousehold(_ count: Int) -> String {
        "\(count) hồ sơ của thành viên hộ này có thể trùng với hồ sơ khác."
    }
    public static let decidedOnHousehold = "Đã quyết định"
    public static let reasonMissing = "Ghi căn cứ để kết luận."
    public static let alreadyOne = "Hai hồ sơ này đã được gộp. Muốn đổi, tách lại trước."
    public static func saved(_ code: String) -> String? {
        switch code {
        case "hai-nguoi": "Đã ghi: hai người khác nhau. Cặp này không được hỏi lại."
        case "xem-sau": "Đã để lại xem sau."
        case "hoi-lai": "Cặp này trở lại danh sách cần xem xét."
        case "gop": "Đã gộp thành một hồ sơ."
        case "tach": "Đã tách lại thành hai hồ sơ như trước."
        default: nil
        }
    }
}

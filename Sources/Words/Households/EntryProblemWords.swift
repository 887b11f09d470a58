import Core
import Law
import Registry

/// Why something typed of a household or a person is not taken in, and what to do.
public enum EntryProblemWords {
    /// - Parameter who: the name of the person that the problem is about, where it is about one.
    public static func sentence(_ problem: HouseholdProblem, who: String) -> String {
        switch problem {
        case .headMissing: "Hộ phải có một chủ hộ."
        case .headTwice: "Mỗi hộ chỉ có một chủ hộ. Muốn đổi, dùng “Đặt làm chủ hộ”."
        case .bornInFuture: "Ngày sinh của \(who) ở sau ngày hôm nay."
        case .joinedBeforeBirth: "\(who) không thể vào hộ trước khi sinh. Kiểm tra ngày sinh và ngày vào hộ."
        case .birthIsNotJoining: "Trẻ mới sinh vào hộ đúng ngày sinh. Sửa một trong hai ngày, hoặc chọn lý do khác."
        case .dayInFuture: "Ngày này ở sau ngày hôm nay."
        case .decidedSince(let number, let day):
            "Hộ được công nhận từ ngày \(day.vietnamese)\(number.isEmpty ? "" : " theo quyết định số \(number)"), sau ngày này. Ghi ngày sau quyết định; nếu hộ đã đi trước đó thì sửa quyết định ấy ở đợt rà soát trước."
        case .dayTooEarly(let first): "Ngày sớm nhất có thể ghi là \(first.vietnamese)."
        case .dayTooLate(let last): "Ngày muộn nhất có thể ghi là \(last.vietnamese)."
        case .stayingMissing: "Chọn hộ mà người này thật sự đang thuộc."
        case .endingMissing: "Chọn cách kết thúc ở hộ kia: ghi nhầm, hay đã rời đi từ một ngày."
        case .belongsTwice(let code, let day):
            "Từ ngày \(day.vietnamese) người này còn được ghi cùng lúc ở hộ \(code). Sửa lần ghi ấy ở trang hộ trước."
        case .notAllAlike: "Có thành viên không trùng với ai của hộ kia. Xem từng cặp người thay vì gộp cả hộ."
        case .losesClass(let code, let lost):
            "Hộ \(code) đang là \(LawWords.name(lost).lowercased()); hộ còn lại thì không. Sau khi gộp, người này không còn thuộc diện ấy. Nếu diện ấy đúng, chọn giữ hộ \(code), hoặc rà soát hộ còn lại."
        case .numberTwice: "Số định danh của \(who) trùng với một người khác trong hộ."
        case .numberElsewhere(_, let code?):
            "Số định danh của \(who) đang thuộc người của hộ \(code). Kiểm tra lại số; nếu đúng là người ấy, dùng “Nhận người từ hộ khác”."
        case .numberElsewhere(_, nil):
            "Số định danh của \(who) đã có người khác trong hệ thống. Kiểm tra lại số; nếu đúng, liên hệ cán bộ tổng hợp cấp trên."
        case .knownPerson(_, let day): "\(who) là người đã có trong sổ, rời hộ cũ ngày \(day.vietnamese)."
        case .likelySame(_, let known): LinkageWords.sentence(known, who: who)
        case .personDied: "Người mang số định danh này đã được ghi là mất. Kiểm tra lại số."
        case .headNotNamed: "Chủ hộ rời hộ thì phải chọn chủ hộ mới."
        case .successorNotMember: "Người được chọn không còn là thành viên của hộ. Chọn người khác."
        case .nobodyChosen: "Chọn ít nhất một người đang thuộc hộ."
        case .everybodyChosen: "Phải có người ở lại hộ cũ. Nếu cả hộ đi, dùng “Chuyển cả hộ”."
        case .newHeadMissing: "Chọn chủ hộ trong số những người được đánh dấu."
        case .sameHousehold: "Không thể nhập một hộ vào chính nó."
        case .livesElsewhere(let name): "\(name) hiện thuộc một hộ khác. Bỏ đánh dấu người này, hoặc ghi rời hộ kia trước."
        case .reasonMissing: "Ghi lý do."
        case .householdEnded: "Hộ này đã kết thúc quản lý, không sửa được nữa."
        case .villageOutside: "Chọn thôn, tổ dân phố trong địa bàn của bạn."
        case .nothingChanged: "Chưa có gì thay đổi so với thông tin đang ghi."
        case .pointOutside: PointWords.sentence(.outsideVietnam)
        case .farFromVillage(let metres): PointWords.farFromVillage(metres: metres)
        case .unlikely(let unlikely): sentence(unlikely.kind, who: who)
        }
    }

    public static func sentence(_ kind: Unlikely.Kind, who: String) -> String {
        switch kind {
        case .olderThan115: "\(who) trên 115 tuổi."
        case .headUnder16: "Chủ hộ \(who) chưa đủ 16 tuổi."
        case .parentYounger: "\(who): tuổi của cha mẹ (ông bà) không lớn hơn tuổi của con (cháu)."
        case .numberSexDiffers: "Giới tính của \(who) khác với số định danh."
        case .numberYearDiffers: "Năm sinh của \(who) khác với số định danh."
        case .namedAsDeceased: "Hộ này đã có \(who) cùng năm sinh được ghi là mất; đây là người khác."
        }
    }

    public static let dayMissing = "Chưa nhập ngày."
    public static let dayUnreadable = "Ngày chưa đúng. Nhập đủ ngày/tháng/năm, ví dụ 15/10/2026."
    public static let villageMissing = "Chưa chọn thôn, tổ dân phố."
    public static let addressUnreadable = "Địa chỉ quá dài (tối đa 200 chữ) hoặc có ký tự không đọc được."
    public static let reasonUnreadable = "Lý do quá dài (tối đa 300 chữ) hoặc có ký tự không đọc được."
    public static let relationMissing = "Chọn quan hệ với chủ hộ."
    public static let joinReasonMissing = "Chọn lý do vào hộ."
    public static let leaveReasonMissing = "Chọn lý do rời hộ."
    public static let placementMissing = "Chọn một trong ba trường hợp."
    public static let nameAfterRow = "Dòng này có dữ liệu nhưng thiếu họ tên. Nhập họ tên, hoặc xóa cả dòng."
    public static let ethnicityUnknown = "Chọn dân tộc trong danh sách."
    public static let headNameMissing = "Nhập họ tên chủ hộ."

    public static func name(_ problem: PersonName.Problem) -> String {
        switch problem {
        case .empty: "Nhập họ và tên."
        case .placeholder: "Họ tên này không dùng được. Nhập đúng như giấy tờ."
        case .text(.tooLong(let limit)): "Họ tên dài quá \(limit) chữ."
        case .text(.mixedScript): "Họ tên có chữ cái của bảng chữ khác trông giống chữ Việt. Gõ lại."
        case .text(.emoji), .text(.controlCharacter): "Họ tên có ký tự không dùng được. Gõ lại."
        }
    }

    public static func capitals(_ proposal: String) -> String { "Họ tên viết hoa toàn bộ. Có phải “\(proposal)”? Nhập lại như vậy." }

    public static func date(_ problem: DateProblem) -> String {
        switch problem {
        case .empty: dayMissing
        case .unreadable: "Không đọc được ngày. Nhập ngày/tháng/năm, ví dụ 05/02/1965, hoặc chỉ năm."
        case .noSuchDay: "Lịch không có ngày này. Kiểm tra lại giấy tờ."
        case .twoDigitYear(let candidates):
            "Năm chỉ có hai chữ số: là \(candidates.map { String($0.year) }.joined(separator: " hay "))? Nhập đủ bốn chữ số."
        }
    }

    public static func number(_ problem: PersonalNumber.Problem) -> String {
        switch problem {
        case .empty: "Nhập số định danh."
        case .wrongLength(let count): "Số định danh có 12 chữ số (CMND cũ 9 chữ số), số vừa nhập có \(count). Đối chiếu giấy tờ."
        case .notDigits: "Số định danh chỉ gồm chữ số."
        case .lostZero(let proposal): "Số vừa nhập có 11 chữ số, có thể thiếu số 0 ở đầu: \(proposal)?"
        case .lookAlike(let proposal): "Số vừa nhập có chữ cái giống chữ số. Có phải \(proposal)?"
        case .digitsLost: "Excel đã làm mất chữ số. Nhập lại từ giấy tờ."
        case .unlikely: "Số này không phải số định danh thật. Nhập lại từ giấy tờ, hoặc để trống."
        }
    }

    public static func phone(_ problem: PhoneNumber.Problem) -> String {
        switch problem {
        case .empty: "Nhập số điện thoại."
        case .notANumber: "Không đọc được số điện thoại. Ví dụ 0912 345 678."
        case .lostZero(let proposal): "Số vừa nhập có thể thiếu số 0 ở đầu: \(proposal.shown)?"
        case .severalNumbers: "Có hai số điện thoại. Chỉ ghi một số."
        case .wrongLength(let count): "Số di động có 10 chữ số, số cố định 11 chữ số; số vừa nhập có \(count)."
        case .unknownPrefix(let prefix): "Không có đầu số \(prefix). Kiểm tra lại số điện thoại."
        }
    }
}

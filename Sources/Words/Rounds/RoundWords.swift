import Core
import Law
import Registry

/// Names and sentences of rounds of review.
public enum RoundWords {
    public static func name(_ kind: ReviewKind) -> String {
        switch kind {
        case .yearly: "Rà soát định kỳ hằng năm"
        case .regular: "Rà soát thường xuyên"
        case .averageLiving: "Xác định hộ có mức sống trung bình"
        }
    }

    /// "Rà soát định kỳ hằng năm 2026", "Rà soát thường xuyên tháng 3/2026".
    public static func title(_ round: ReviewRound) -> String {
        name(round.kind) + (round.month.map { " tháng \($0)/\(round.year)" } ?? " \(round.year)")
    }

    /// What a unit has reached when it has finished the step.
    public static func name(_ step: ReviewStep) -> String {
        switch step {
        case .prepared: "Chuẩn bị"
        case .listing: "Lập danh sách hộ cần rà soát"
        case .collecting: "Thu thập thông tin"
        case .scoring: "Chấm điểm, phân loại"
        case .meeting: "Họp dân"
        case .posting: "Niêm yết, thông báo công khai"
        case .objections: "Hết niêm yết, giải quyết khiếu nại"
        case .opinionAsked: "Báo cáo, xin ý kiến"
        case .opinion: "Có ý kiến của cấp trên"
        case .decision: "Quyết định công nhận"
        case .certificates: "Cấp giấy chứng nhận"
        case .consolidation: "Tổng hợp, báo cáo"
        case .official: "Kết quả chính thức"
        }
    }

    public static func name(_ kind: RoundStep.Kind) -> String {
        switch kind {
        case .forward: "Đã xong"
        case .exception: "Bỏ qua theo quyết định"
        case .back: "Làm lại từ sau bước này"
        }
    }

    public static func reason(_ step: RoundStep, belowAgreement: String) -> String {
        step.reason == belowAgreement ? "Có hộ dưới 50% số người dự họp đồng ý: rà soát lại và họp lại" : step.reason
    }

    public static func name(_ state: ReviewCase.State) -> String {
        switch state {
        case .gone: "Không còn ở địa bàn"
        case .toSurvey: "Chưa có phiếu"
        case .toSurveyAgain: "Phải rà soát lại (họp dân chưa đồng ý)"
        case .toRecheck: "Phải phúc tra"
        case .cannotSay: "Chưa thể kết luận"
        case .scored: "Đã chấm điểm, chưa họp dân"
        case .agreed: "Đã thống nhất"
        case .ruled(nil): "Giữ nguyên theo văn bản"
        case .ruled: "Xếp loại theo văn bản"
        case .decided: "Đã quyết định"
        }
    }

    public static func name(_ origin: ReviewCase.Origin) -> String {
        switch origin {
        case .listed: "Danh sách đang quản lý"
        case .application: "Giấy đề nghị"
        case .added: "Bổ sung"
        case .objection: "Khiếu nại được chấp nhận"
        }
    }

    public static func name(_ outcome: RoundOutcome) -> String {
        switch outcome {
        case .recognized: "Công nhận mới hoặc chuyển loại"
        case .kept: "Tiếp tục công nhận"
        case .escaped: "Công nhận thoát nghèo, thoát cận nghèo"
        case .refused: "Không đủ điều kiện, trả lời bằng văn bản"
        case .aside: "Giữ nguyên theo văn bản"
        }
    }

    public static func name(_ kind: Objection.Kind) -> String {
        switch kind {
        case .leftOut: "Bỏ sót hộ"
        case .wronglyListed: "Hộ không thuộc diện"
        case .points: "Chấm điểm sai"
        case .facts: "Thông tin hộ sai"
        case .procedure: "Làm sai quy trình"
        case .other: "Nội dung khác"
        }
    }

    public static func name(_ result: Objection.Result?) -> String {
        switch result {
        case nil: "Chưa trả lời"
        case .upheld?: "Khiếu nại đúng"
        case .rejected?: "Khiếu nại không đúng"
        }
    }

    public static func name(_ form: ReviewApplication.Form) -> String {
        switch form {
        case .review: "Mẫu số 01 – đề nghị rà soát"
        case .escape: "Mẫu số 04 – đề nghị công nhận thoát nghèo, thoát cận nghèo"
        }
    }

    public static func name(_ channel: ReviewApplication.Channel) -> String {
        switch channel {
        case .counter: "Nộp trực tiếp"
        case .post: "Bưu chính"
        case .phone: "Điện thoại"
        case .web: "Trực tuyến"
        }
    }

    public static func name(_ screen: ReviewApplication.Screen?) -> String {
        switch screen {
        case nil: "Chưa có kết quả phiếu A"
        case .toReview?: "Cần rà soát"
        case .notReviewed?: "Không đưa vào rà soát"
        }
    }

    public static func name(_ limit: ReviewProcedure.Limit) -> String {
        switch limit {
        case .posting: "Thời gian niêm yết"
        case .recheck: "Thời hạn phúc tra khi có khiếu nại"
        case .reposting: "Niêm yết lại sau phúc tra"
        case .opinion: "Thời hạn cấp trên cho ý kiến"
        case .whole: "Thời hạn của cả đợt"
        }
    }

    public static func name(_ unit: TimeLimit.Unit) -> String { unit == .working ? "ngày làm việc" : "ngày" }

    public static func days(_ limit: TimeLimit) -> String {
        "\(limit.bound == .atLeast ? "ít nhất" : "không quá") \(limit.days) \(name(limit.unit))"
    }

    public static func limit(_ limit: EffectiveLimit) -> String {
        switch limit {
        case .lawful(let known, _): days(known)
        case .confirmed(let known, let document): "\(days(known)), xác nhận theo \(document)"
        case .unconfirmed(let known, _):
            "\(days(known)) – chưa đối chiếu văn bản gốc, không dùng để tính hạn cho hộ cho đến khi người quản trị xác nhận"
        case .missing: "chưa tìm được văn bản, không tính hạn"
        }
    }

    public static func name(_ actor: ReviewProcedure.Actor) -> String {
        switch (actor.function, actor.level) {
        case (.committee, _): "Ban Chỉ đạo rà soát cấp xã"
        case (.head, _): "Trưởng thôn, tổ trưởng tổ dân phố"
        case (.reviewer, _): "Rà soát viên"
        case (.officer, _): "Công chức phụ trách giảm nghèo"
        case (.chair, .commune): "Chủ tịch Ủy ban nhân dân cấp xã"
        case (.chair, .district): "Chủ tịch Ủy ban nhân dân cấp huyện"
        case (.chair, _): "Chủ tịch Ủy ban nhân dân cấp tỉnh"
        case (.office, _): "Ủy ban nhân dân cấp xã"
        case (.households, _): "Đại diện hộ gia đình"
        case (.organisations, _): "Các đoàn thể"
        case (.front, _): "Mặt trận Tổ quốc (giám sát)"
        case (.partyCell, _): "Bí thư chi bộ"
        }
    }

    public static let daysUnreadable = "Số ngày là số nguyên từ 1 đến 365."

    /// What lacks, and what can be done about it.
    public static func sentence(_ lack: RoundLack) -> String {
        switch lack {
        case .periodUnknown: "Chọn tháng từ 1 đến 12 cho đợt rà soát hằng tháng."
        case .outsideWindow(let from, let until):
            "Lịch của đơn vị phải nằm trong thời gian luật định: từ \(from.vietnamese)\(until.map { " đến hết \($0.vietnamese)" } ?? ", trong vòng hai tháng"), ngày kết thúc không trước ngày bắt đầu."
        case .roundThereAlready: "Địa bàn này đã có đợt cùng loại, cùng kỳ. Mở đợt đã có trong danh sách."
        case .notNext(let next): "Chưa đến bước này. Bước tiếp theo là: \(name(next))."
        case .hasItsOwnAct(let step): "Bước “\(name(step))” ghi ở trang riêng của bước, không ghi xong tại đây."
        case .alreadyDecided: "Đơn vị đã có quyết định hoặc đã xong mọi bước; muốn thay đổi phải có quyết định khác."
        case .villagesBehind(let count): "Còn \(count) thôn, tổ dân phố chưa xong các bước ở thôn."
        case .applicationsWaiting(let count): "Còn \(count) giấy đề nghị chưa đưa vào danh sách hoặc chưa có kết quả phiếu A."
        case .toSurvey(let count): "Còn \(count) hộ chưa có phiếu rà soát, hoặc phải rà soát lại, phúc tra."
        case .cannotSay(let count):
            "Còn \(count) hộ chưa thể kết luận vì thiếu thông tin: bổ sung phiếu, hoặc lãnh đạo xếp loại bằng văn bản."
        case .notAgreed(let count): "Còn \(count) hộ chưa được họp dân thống nhất (kể cả hộ có phiếu sửa sau khi họp)."
        case .nothingToMeet: "Không có hộ nào để đưa ra họp."
        case .voteUnreadable(let count): "Có \(count) chỗ ghi số không đúng: số người đồng ý từ 0 đến số người dự họp."
        case .presentMissing: "Ghi số người dự họp."
        case .nobodyToDecide: "Không có hộ nào để quyết định."
        case .postedUntil(let day): "Danh sách còn niêm yết đến hết ngày \(day.vietnamese)."
        case .postingTooShort(let day): "Thời gian niêm yết chưa đủ: phải đến ít nhất hết ngày \(day.vietnamese)."
        case .objectionsOpen(let count): "Còn \(count) khiếu nại chưa trả lời."
        case .toPostAgain: "Có khiếu nại được chấp nhận sau lần niêm yết trước: phúc tra rồi niêm yết lại."
        case .documentMissing: "Ghi số và ngày của văn bản."
        case .reasonMissing: "Ghi lý do."
        case .dayInFuture: "Ngày ghi chưa đến."
        case .dayBefore(let day): "Ngày ghi phải từ \(day.vietnamese) trở đi."
        case .laterRecognition(let count): "Có \(count) hộ đã có quyết định công nhận từ ngày này hoặc sau ngày này."
        case .standardMissing: "Chưa có chuẩn nghèo cho ngày này."
        case .householdNotHere: "Hộ không còn ở địa bàn của đợt rà soát."
        case .reviewerNotHere: "Người được phân công không có quyền nhập phiếu ở mọi thôn đã chọn."
        case .hasSheet: "Hộ này thuộc danh sách đang quản lý, hoặc đã có phiếu, đã họp: không đưa ra khỏi đợt được."
        case .recheckMissing: "Chưa có phiếu phúc tra."
        case .answerMissing: "Ghi nội dung trả lời."
        case .textUnreadable: "Ghi nội dung; chữ không quá dài và không có ký tự lạ."
        case .calendarMissing(let year): "Chưa có lịch nghỉ lễ, tết năm \(year) nên không tính được ngày làm việc."
        case .unitNotInRound: "Đơn vị này không thuộc đợt rà soát."
        case .numberMissing: "Ghi số quyết định."
        case .signerMissing: "Ghi đủ họ tên người chủ trì, thư ký hoặc người ký."
        case .applicationThereAlready: "Hộ đã có giấy đề nghị cùng mẫu đang chờ."
        case .caseThereAlready: "Hộ hoặc giấy đề nghị đã ở trong đợt."
        case .caseMissing: "Hộ không có trong danh sách rà soát của đợt."
        case .numberTaken(let reference):
            "Số \(reference) đã có trong sổ văn bản năm đó, kể cả số đã hủy. Ghi số khác, hoặc để trống để lấy số tiếp theo."
        case .documentHasEffects:
            "Văn bản này đã làm thay đổi hồ sơ hộ nên không hủy số được; muốn thay đổi phải ban hành văn bản khác."
        case .nobodyToCertify: "Không có hộ nào được công nhận là hộ nghèo, hộ cận nghèo mà chưa có giấy."
        case .certificateRevoked: "Giấy này đã thu hồi."
        case .nothingToPrint: "Không có giấy nào để in."
        case .notDecided: "Chưa có quyết định nào về hộ này trong đợt."
        case .answeredByDecision:
            "Khiếu nại đúng sau khi đã có quyết định thì trả lời bằng quyết định điều chỉnh: phúc tra, rồi ghi quyết định ở phần “\(CorrectionWords.title)”."
        case .sameClass:
            "Phiếu phúc tra cho cùng kết quả với quyết định: không có gì để điều chỉnh. Trả lời khiếu nại là không đúng, hoặc sửa hồ sơ hộ."
        case .decidedSince: "Đã có quyết định khác về hộ này sau đó: xử lý quyết định sau trước."
        case .holdsOutside(let first, let last):
            "Ngày có hiệu lực phải từ ngày của quyết định được điều chỉnh (\(first.vietnamese)) đến ngày ký (\(last.vietnamese))."
        case .tiedUnapproved(let count):
            "Còn \(count) hộ có liên quan đến cán bộ chưa được người khác duyệt phiếu: mở hồ sơ rà soát của hộ để duyệt."
        case .uncertified(let count):
            "Còn \(count) hộ nghèo, hộ cận nghèo chưa có giấy chứng nhận theo quyết định: vào “\(CertificateWords.title)” để cấp. Nếu giấy đã cấp ngoài hệ thống, lãnh đạo ghi “\(RoundPageWords.passOver)” kèm văn bản."
        case .ownSheet: "Người nhập phiếu không tự duyệt phiếu của mình: cần người khác."
        case .notFromAbove: "Chỉ người được giao việc ở cấp trên của xã, phường mới kiểm tra xác suất được."
        case .nothingToSample: "Chưa có hộ nào có phiếu rà soát để chọn mẫu."
        case .sampleSize(let count): "Cỡ mẫu là số nguyên từ 1 đến \(count) hộ, hoặc tỷ lệ từ 1% đến 100%."
        case .drawnAlready(let day): "Đã chọn mẫu ngày \(day.vietnamese). Muốn chọn lại phải ghi lý do; mẫu trước vẫn được lưu."
        case .notDrawn: "Hộ này không thuộc mẫu kiểm tra."
        case .sameOfficer: "Bạn đã nhập phiếu thứ nhất của hộ này: người khác phải nhập phiếu đối chiếu."
        case .otherStandard: "Ngày ghi trên phiếu thuộc thời gian áp dụng chuẩn nghèo khác với chuẩn của đợt rà soát."
        case .nothingToAnswer: "Không có điểm lệch nào đang chờ xem lại."
        case .notDecidedYet: "Đợt rà soát ở đây chưa có quyết định nên không phải mở lại."
        case .reopeningAsked: "Đã có đề nghị mở lại đang chờ trả lời."
        case .reopeningAnswered: "Đề nghị này đã được trả lời."
        case .ownReopening: "Người đề nghị không tự trả lời đề nghị của mình: cần người khác."
        case .nothingToIssue: "Không có văn bản nào còn phải ban hành."
        case .documentIssued: "Văn bản này đã ban hành. Tìm trong sổ văn bản."
        }
    }
}

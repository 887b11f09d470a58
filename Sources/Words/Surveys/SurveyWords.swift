import Core
import Law
import Registry

/// Words of surveys by sample: lists, questions, refusals.
public enum SurveyWords {
    public static let title = "Khảo sát"
    public static let lead =
        "Khảo sát đầu kỳ, giữa kỳ, cuối kỳ theo mẫu hộ rút ngẫu nhiên, có bộ câu hỏi riêng. Khảo sát không xếp loại hộ: loại hộ chỉ thay đổi qua rà soát."
    public static let none = "Chưa có cuộc khảo sát nào ở địa bàn của bạn."
    public static let open = "Mở khảo sát"
    public static let openLead =
        "Bộ câu hỏi được lưu nguyên văn cùng cuộc khảo sát, sau đó không đổi. Muốn so đầu kỳ với cuối kỳ, dùng cùng mã và cùng lời câu hỏi."
    public static let name = "Tên cuộc khảo sát"
    public static let stage = "Kỳ"
    public static let unit = "Địa bàn"
    public static let programme = "Chương trình được đo"
    public static let noProgramme = "Không gắn chương trình"
    public static let frame = "Chọn trong"
    public static let period = "Thời gian"
    public static let startsOn = "Từ ngày"
    public static let endsOn = "Đến hết ngày"
    public static let document = "Văn bản, kế hoạch khảo sát"
    public static let documentHint = "Số và ngày, ví dụ: Kế hoạch 12/KH-UBND ngày 05/01/2026."
    public static let questionnaire = "Bộ câu hỏi"
    public static let ownFile = "Hoặc tệp bộ câu hỏi của đơn vị (.yaml)"
    public static let ownFileHint =
        "Tải bộ câu hỏi mẫu về, sửa bằng trình soạn văn bản rồi gửi lại ở đây. Có tệp thì ô chọn phía trên không dùng."
    public static let download = "Tải bộ câu hỏi mẫu"
    public static func wrongFile(_ sentence: String) -> String { "Tệp bộ câu hỏi chưa dùng được. \(sentence)" }
    public static let questions = "Câu hỏi"
    public static let state = "Tình trạng"
    public static let sampleSize = "Hộ trong mẫu"
    public static let visited = "Đã đến"
    public static let interviewed = "Đã phỏng vấn"
    public static let results = "Kết quả"

    public static let inventedTitles = ["Khảo sát đời sống hộ đầu năm (minh họa)", "Khảo sát đời sống hộ cuối năm (minh họa)"]
    public static let inventedAbsence = "Đến ba lần không gặp ai (minh họa)"

    // MARK: the sample

    public static let sample = "Mẫu khảo sát"
    public static let draw = "Rút mẫu"
    public static let drawHint =
        "Mẫu chỉ rút một lần. Máy lấy mã bốc thăm ngẫu nhiên, không ai chọn được hộ; muốn mẫu khác thì hủy cuộc khảo sát có nêu lý do."
    public static let method = "Cách rút"
    public static let strata = "Chia theo"
    public static let size = "Số hộ"
    public static let sizeHint = "Mỗi xã, phường hoặc thôn có ít nhất hai hộ nếu đủ số, phần còn lại chia theo số hộ."
    public static let perVillage = "Số hộ mỗi thôn"
    public static let perVillageHint = "Chỉ dùng khi rút thôn trước."
    public static let replacement = "Hộ thay thế"
    public static let seed = "Mã bốc thăm"
    public static let repeats = "Rút lại theo mã bốc thăm cho đúng các hộ này."
    public static let repeatsNot = "Rút lại theo mã bốc thăm cho các hộ khác: mẫu này không đáng tin, báo cho người quản trị."
    public static func drawn(_ count: Int, of all: Int) -> String {
        "\(NumberWords.grouped(count)) hộ trong \(NumberWords.grouped(all)) hộ có thể được chọn"
    }
    public static func notDrawn(of all: Int) -> String { "Có \(NumberWords.grouped(all)) hộ có thể được chọn." }
    public static let weight = "Quyền số"
    public static let weightHint = "Một hộ trong mẫu đại diện cho bấy nhiêu hộ: nghịch đảo của xác suất được chọn."

    /// With one decimal.
    public static func weight(_ above: Int, _ below: Int) -> String {
        let tenths = (above * 20 + below) / (2 * below)
        return "\(NumberWords.grouped(tenths / 10)),\(tenths % 10)"
    }

    public static func name(_ stage: Survey.Stage) -> String {
        switch stage {
        case .baseline: "Đầu kỳ"
        case .midterm: "Giữa kỳ"
        case .final: "Cuối kỳ"
        }
    }

    public static func name(_ frame: Survey.Frame) -> String {
        switch frame {
        case .all: "Mọi hộ đang quản lý"
        case .listed: "Hộ nghèo, hộ cận nghèo"
        }
    }

    public static func name(_ state: Survey.State) -> String {
        switch state {
        case .prepared: "Chưa rút mẫu"
        case .collecting: "Đang thu thập"
        case .closed: "Đã khóa"
        case .cancelled: "Đã hủy"
        }
    }

    public static func name(_ method: SurveySample.Method) -> String {
        switch method {
        case .simple: "Ngẫu nhiên đơn giản trong từng nhóm"
        case .systematic: "Cách đều trong từng nhóm"
        case .villages: "Rút thôn theo số hộ, rồi rút hộ trong thôn"
        }
    }

    public static func name(_ strata: SurveySample.Strata) -> String {
        switch strata {
        case .village: "Thôn, tổ dân phố"
        case .commune: "Xã, phường"
        }
    }

    public static func name(_ replacement: SurveySample.Replacement) -> String {
        switch replacement {
        case .none: "Không thay hộ"
        case .next: "Hộ kế tiếp theo mã bốc thăm trong cùng nhóm, giữ nguyên quyền số"
        }
    }

    public static func name(_ outcome: SurveyResponse.Outcome?) -> String {
        switch outcome {
        case nil: "Chưa đến"
        case .done: "Đã phỏng vấn"
        case .absent: "Vắng nhà cả ba lần đến"
        case .refused: "Từ chối trả lời"
        case .unfit: "Không thể trả lời"
        case .gone: "Không còn ở địa bàn"
        }
    }

    // MARK: work in the field

    public static let households = "Hộ của mẫu"
    public static let byVillage = "Tiến độ theo thôn, tổ dân phố"
    public static let interviewer = "Người phỏng vấn"
    public static let nobody = "Chưa giao"
    public static let assign = "Giao hộ"
    public static let assignHint = "Giao các hộ trong mẫu của một thôn, hoặc của cả xã, cho một người nhập được phiếu ở đó."
    public static let outcome = "Kết quả đến hộ"
    public static let enter = "Nhập phiếu khảo sát"
    public static let day = "Ngày đến hộ"
    public static let note = "Ghi chú"
    public static let noteHint = "Không phỏng vấn được thì ghi rõ đã đến mấy lần, gặp ai."
    public static let ofHousehold = "Câu hỏi cho hộ"
    public static let ofPersons = "Câu hỏi cho từng người"
    public static let person = "Thành viên"
    public static let notAnswered = "Chưa trả lời"
    public static let replacedMark = "Đã thay bằng hộ khác"
    public static let replacementMark = "Hộ thay thế"
    public static let replace = "Lấy hộ thay thế"
    public static let replaceHint =
        "Hộ kế tiếp theo mã bốc thăm vào mẫu với cùng quyền số. Hộ này giữ trong hồ sơ với lý do không phỏng vấn được."
    public static let close = "Khóa khảo sát"
    public static let closeHint = "Còn hộ chưa đến thì phải nêu lý do; tỷ lệ trả lời ghi cùng kết quả."
    public static let reopen = "Mở lại"
    public static let cancel = "Hủy khảo sát"
    public static let cancelHint = "Cuộc khảo sát giữ trong hồ sơ, không có kết quả."
    public static let reason = "Lý do"
    public static let yes = "Có"
    public static let no = "Không"

    public static func onlyIf(_ question: String, _ answers: String) -> String { "Chỉ hỏi khi trả lời “\(answers)” ở câu: \(question)" }
    public static func range(_ range: ClosedRange<Int>, unit: String) -> String {
        "Từ \(NumberWords.grouped(range.lowerBound)) đến \(NumberWords.grouped(range.upperBound))\(unit.isEmpty ? "" : " \(unit)")"
    }

    public static func text(_ code: String, _ question: Questionnaire.Question) -> String {
        switch question.kind {
        case .yesNo: code == Questionnaire.yes ? yes : no
        case .one(let options): options.first { $0.code == code }?.text ?? code
        case .number, .text: code
        }
    }

    /// The hint below a question: when it is asked, and what is expected.
    public static func hint(_ question: Questionnaire.Question, of questionnaire: Questionnaire) -> String {
        var parts: [String] = []
        if let condition = question.condition, let asked = questionnaire.question(condition.question) {
            parts.append(onlyIf(asked.text, condition.answers.map { text($0, asked) }.joined(separator: "”, “")))
        }
        if case .number(let unit, let range, _) = question.kind { parts.append(self.range(range, unit: unit)) }
        return parts.joined(separator: ". ")
    }

    /// A number in thousandths as it is typed and read.
    public static func number(_ thousandths: Int64) -> String {
        var decimals = String(1_000 + thousandths % 1_000).dropFirst()
        while decimals.last == "0" { decimals = decimals.dropLast() }
        return NumberWords.grouped(thousandths / 1_000) + (decimals.isEmpty ? "" : ",\(decimals)")
    }

    // MARK: refusals

    public static func sentence(_ lack: SurveyLack) -> String {
        switch lack {
        case .titleMissing: "Ghi tên cuộc khảo sát."
        case .documentMissing: "Ghi số và ngày của văn bản, kế hoạch khảo sát."
        case .reasonMissing: "Ghi lý do."
        case .textUnreadable: "Nội dung quá dài hoặc có ký tự không đọc được."
        case .daysReversed: "Ngày cuối phải sau ngày đầu."
        case .unitUnknown: "Đơn vị này không còn."
        case .sizeWrong(let all): "Cỡ mẫu từ 1 đến \(NumberWords.grouped(all)) hộ, bằng số hộ có thể được chọn."
        case .strataLeftOut(let least):
            "Mẫu ít nhất \(NumberWords.grouped(least)) hộ để không bỏ sót nhóm nào; muốn mẫu nhỏ hơn thì chia theo xã, phường."
        case .perVillageWrong: "Ghi số hộ mỗi thôn, từ 1 trở lên."
        case .frameEmpty: "Địa bàn này chưa có hộ nào để chọn."
        case .drawnAlready: "Mẫu đã rút, không rút lại. Muốn mẫu khác thì hủy cuộc khảo sát, nêu lý do."
        case .notCollecting: "Cuộc khảo sát chưa rút mẫu, đã khóa hoặc đã hủy."
        case .notClosed: "Cuộc khảo sát chưa khóa."
        case .households(let count): "Còn \(count) hộ chưa có phiếu và chưa ghi lý do. Đến đủ các hộ, hoặc nêu lý do khóa sớm."
        case .notInSample: "Hộ này không ở trong mẫu khảo sát."
        case .interviewerNotHere: "Người này không có quyền nhập phiếu ở mọi hộ được giao."
        case .dayInFuture: "Ngày đến hộ chưa tới."
        case .dayBefore(let day): "Ngày đến hộ phải từ \(day.vietnamese), ngày đầu của cuộc khảo sát."
        case .noReplacement: "Nhóm này không còn hộ nào để thay."
        case .replacedAlready: "Hộ này đã được thay bằng hộ khác."
        case .notReplaceable: "Chỉ thay hộ đã đến mà không phỏng vấn được, khi quy tắc của mẫu cho thay."
        case .answers(let problems): "Có \(problems.count) câu trả lời chưa đúng."
        case .numberFull: "Một năm có nhiều nhất 99 cuộc khảo sát."
        }
    }

    public static func sentence(_ problem: SurveyAnswerProblem, _ questionnaire: Questionnaire, who: String) -> String {
        let question = questionnaire.question(problem.question)
        let text = question?.text ?? problem.question
        let name = (text.hasSuffix("?") ? String(text.dropLast()) : text) + (who.isEmpty ? "" : " (\(who))")
        switch problem.kind {
        case .missing: return "\(name): chưa trả lời."
        case .notAsked(let code): return "\(name): không hỏi theo câu trả lời ở “\(questionnaire.question(code)?.text ?? code)”; để trống."
        case .unknownAnswer: return "\(name): câu trả lời không có trong bộ câu hỏi."
        case .outside(let range, let unit): return "\(name): \(self.range(range, unit: unit).lowercased())."
        case .tooManyDecimals(let count):
            return count == 0 ? "\(name): ghi số nguyên." : "\(name): nhiều nhất \(count) chữ số sau dấu phẩy."
        }
    }

    public static func numberUnreadable(_ name: String) -> String { "\(name): ghi bằng chữ số, ví dụ 1.500 hoặc 2,5." }
}

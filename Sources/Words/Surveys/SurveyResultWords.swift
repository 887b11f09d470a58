import Core
import Foundation
import Law
import Registry

/// Words of the results of surveys.
public enum SurveyResultWords {
    public static let title = "Kết quả khảo sát"
    public static let lead =
        "Ước lượng cho mọi hộ có thể được chọn, không chỉ cho hộ đã phỏng vấn: mỗi hộ tính theo quyền số của mình."
    public static let method =
        "Hộ không trả lời được các hộ đã trả lời cùng nhóm đại diện. Sai số chuẩn tính theo cách rút mẫu (nhóm, thôn, quyền số); khoảng tin cậy 95%."
    public static let question = "Câu hỏi"
    public static let answer = "Trả lời"
    public static let mean = "Bình quân"
    public static let group = "Nhóm"
    public static let answers = "Số câu trả lời"
    public static let value = "Ước lượng"
    public static let error = "Sai số chuẩn"
    public static let interval = "Khoảng tin cậy 95%"
    public static let lower = "Từ"
    public static let upper = "Đến"
    public static let all = "Tất cả"
    public static let by = "Chia theo"
    public static let notGrouped = "Không chia"
    public static let compare = "So với"
    public static let notCompared = "Không so"
    public static let show = "Xem"
    public static let workbook = "Tải Excel"
    public static let unplaced = "Không xếp được vào thôn nào của bản đồ hôm nay"
    public static let unknown = "Chưa rõ"
    public static let unlisted = "Ngoài danh sách"
    public static let difference = "Chênh lệch"
    public static let verdict = "Nhận xét"
    public static let hidden = "•"
    public static let before = "Trước"
    public static let after = "Sau"
    public static let notEnough = "Không đủ"
    public static let households = "Hộ trong mẫu"
    public static let responseRate = "Tỷ lệ trả lời"
    public static let notTold = "Không tính được"
    public static let running = "Cuộc khảo sát chưa khóa: kết quả tạm thời."
    public static let frame = "Danh sách để rút"

    public static func hiddenHint(_ smallest: Int) -> String {
        "Dấu • : dưới \(smallest) câu trả lời, hoặc suy ra được từ các nhóm khác, nên không hiện."
    }
    public static func merged(_ count: Int) -> String {
        "\(count) nhóm rút mẫu có dưới hai nơi trả lời được gộp với nhóm kề bên để tính sai số."
    }
    public static func standards(_ earlier: String, _ later: String) -> String {
        "Chuẩn nghèo đã đổi giữa hai cuộc (\(earlier) và \(later)): nhóm theo loại hộ không còn cùng nghĩa."
    }
    public static func unitsChanged(_ day: CalendarDate) -> String {
        "Đơn vị hành chính đã đổi ngày \(day.vietnamese): thôn, tổ dân phố của cả hai cuộc xếp theo bản đồ hôm nay; nơi bị chia không xếp được thì để riêng."
    }
    public static func shared(_ count: Int) -> String {
        "\(count) hộ có ở cả hai mẫu; hai mẫu được tính như rút độc lập nên sai số của chênh lệch là mức cao."
    }
    public static func changed(_ questions: [Questionnaire.Question]) -> String {
        "Câu hỏi đã đổi lời, lựa chọn hoặc đơn vị nên không so: \(questions.map(\.text).joined(separator: "; "))."
    }
    public static func alone(_ questions: [Questionnaire.Question]) -> String {
        "Câu hỏi chỉ có ở một cuộc: \(questions.map(\.text).joined(separator: "; "))."
    }

    public static func name(_ grouping: SurveyResults.Grouping) -> String {
        switch grouping {
        case .village: "Thôn, tổ dân phố"
        case .ethnicity: "Dân tộc của chủ hộ"
        case .sex: "Giới tính của chủ hộ"
        case .povertyClass: "Loại hộ khi rút mẫu"
        }
    }

    public static func verdict(_ isClear: Bool?) -> String {
        switch isClear {
        case nil: ""
        case true: "Có thay đổi rõ"
        case false: "Chưa đủ để nói có thay đổi"
        }
    }

    /// A share in percent with one decimal, a mean with one.
    public static func value(_ value: Double?, isShare: Bool) -> String {
        guard let value else { return "" }
        let tenths = (value * (isShare ? 1_000 : 10)).rounded()
        guard tenths.magnitude < 1e15 else { return notTold }
        let whole = Int64(tenths.magnitude)
        return "\(tenths < 0 ? "−" : "")\(NumberWords.grouped(whole / 10)),\(whole % 10)\(isShare ? "%" : "")"
    }

    public static func interval(_ interval: ClosedRange<Double>?, isShare: Bool) -> String {
        interval.map { "\(value($0.lowerBound, isShare: isShare)) – \(value($0.upperBound, isShare: isShare))" } ?? ""
    }

    public static func option(_ line: SurveyResults.Line, _ questionnaire: Questionnaire) -> String {
        guard let question = questionnaire.question(line.question) else { return "" }
        if let option = line.option { return SurveyWords.text(option, question) }
        if case .number(let unit, _, _) = question.kind, !unit.isEmpty { return "\(mean) (\(unit))" }
        return mean
    }
}

import Core
import Law
import Registry

/// Words of the simulation of a review under another rule set.
public enum SimulationWords {
    public static let title = "Mô phỏng theo chuẩn khác"
    public static let lead =
        "Xem cùng các phiếu ấy theo một chuẩn khác thì hộ nào vào, hộ nào ra khỏi danh sách. Không ghi gì vào hồ sơ, không thay kết quả nào."
    public static let standard = "Chuẩn để thử"
    public static let run = "Xem kết quả"
    public static let workbook = "Tải Excel (có danh sách hộ)"
    public static let suppose = "Điểm A giả định"
    public static let supposeHint =
        "Chỉ ghi khi phiếu chấm điểm của chuẩn này chưa có: hộ có điểm A từ mức này trở xuống được coi là trong chuẩn thu nhập."
    public static let unreadablePoints = "Ghi một số điểm từ 0 đến 1.000, hoặc để trống."
    public static let chooseStandard = "Chọn chuẩn để thử."

    public static func subject(_ round: ReviewRound?, unit: String) -> String {
        round.map { "\(RoundWords.title($0)) – \(unit)" } ?? "Các hộ đang quản lý – \(unit)"
    }

    // MARK: what rests on what

    public static let basis = "Căn cứ và giả định"
    public static let before = "Hiện nay"

    public static func basis(_ standard: PovertyStandard, in documents: [String: LegalDocument]) -> String {
        "Chuẩn để thử: \(standard.title) (\(LawWords.citation(standard.citation, in: documents)))."
    }

    public static func beforeNote(_ round: ReviewRound?) -> String {
        round == nil
            ? "“Hiện nay” là loại hộ đang ghi trên danh sách; phiếu là phiếu gần nhất của hộ."
            : "“Hiện nay” là kết quả đã quyết định; hộ chưa quyết định thì theo chuẩn của đợt, cùng phiếu ấy."
    }

    public static func notAsked(_ indicators: [DeprivationIndicator]) -> String? {
        if indicators.isEmpty { return nil }
        let names = indicators.map { "“\($0.name)”" }.joined(separator: ", ")
        return "Phiếu hiện có không hỏi chỉ số \(names): coi là chưa biết, không coi là không thiếu hụt."
    }

    public static func uncertain(_ indicators: [DeprivationIndicator]) -> String? {
        let unsure = indicators.filter { $0.wording != .verified || $0.confidence != .verified }
        if unsure.isEmpty { return nil }
        return
            "Ngưỡng thiếu hụt của \(unsure.count) trên \(indicators.count) chỉ số của chuẩn này chưa đối chiếu văn bản gốc; câu trả lời cũ được dùng theo tên chỉ số."
    }

    public static let pointsLeft =
        "Điểm A của phiếu cũ không dùng được: chuẩn này chưa có phiếu chấm điểm, nên hộ chỉ có điểm mà không có thu nhập thì chưa thể kết luận. Có thể ghi điểm giả định để ước lượng."

    public static func supposed(_ points: [Residence: Int]) -> String? {
        let parts = Residence.allCases.compactMap { residence in
            points[residence].map { "\(LawWords.name(residence).lowercased()) từ \(NumberWords.grouped($0)) điểm trở xuống" }
        }
        return parts.isEmpty
            ? nil : "GIẢ ĐỊNH của người xem, không phải quy định: trong chuẩn thu nhập khi \(parts.joined(separator: ", "))."
    }

    public static let range = "Hai số cách nhau bởi dấu – là ít nhất và nhiều nhất, tùy câu trả lời còn thiếu."

    // MARK: tables

    public static let byUnit = "Theo xã, phường"
    public static let byGroup = "Theo nhóm hộ"
    public static let passages = "Từ loại nào sang loại nào"
    public static let changed = "Hộ thay đổi"
    public static let unit = "Đơn vị"
    public static let group = "Nhóm hộ"
    public static let households = "Số hộ"
    public static let noSheet = "Chưa có phiếu"
    public static let total = "Cộng"
    public static let then = "Theo chuẩn thử"
    public static let enters = "Chắc chắn vào"
    public static let leaves = "Chắc chắn ra"
    public static let mayEnter = "Có thể vào"
    public static let mayLeave = "Có thể ra"
    public static let cannotSay = "Chưa thể kết luận"

    public static func now(_ povertyClass: PovertyClass) -> String { "\(LawWords.name(povertyClass)), nay" }
    public static func then(_ povertyClass: PovertyClass) -> String { "\(LawWords.name(povertyClass)), thử" }

    /// The whole in one sentence, for who has no time.
    public static func sum(_ line: Simulation.Line) -> String {
        let parts = [PovertyClass.poor, .nearPoor].map { povertyClass in
            "\(LawWords.name(povertyClass).lowercased()) \(range(line.range(povertyClass))) (nay \(NumberWords.grouped(line.now[povertyClass]?.households ?? 0)))"
        }
        let (enters, leaves) = (NumberWords.grouped(line.households(.enters)), NumberWords.grouped(line.households(.leaves)))
        return
            "Theo chuẩn thử: \(parts.joined(separator: ", ")). Chắc chắn vào danh sách \(enters) hộ, ra khỏi danh sách \(leaves) hộ."
    }

    public static func name(_ group: Simulation.Group) -> String {
        switch group {
        case .all: "Tất cả"
        case .urban: LawWords.name(Residence.urban)
        case .rural: LawWords.name(Residence.rural)
        case .flag(let flag): HouseholdWords.names(of: flag).joined()
        }
    }

    public static func name(_ column: Simulation.Column) -> String {
        switch column {
        case .certain(let povertyClass): LawWords.name(povertyClass)
        case .open: cannotSay
        case .noSheet: noSheet
        }
    }

    public static func range(_ range: ClosedRange<Int>) -> String {
        range.count == 1
            ? NumberWords.grouped(range.lowerBound) : "\(NumberWords.grouped(range.lowerBound))–\(NumberWords.grouped(range.upperBound))"
    }

    public static func cut(_ shown: Int, of all: Int) -> String {
        "Chỉ ghi \(NumberWords.grouped(shown)) hộ đầu trong \(NumberWords.grouped(all)) hộ thay đổi."
    }

    public static func line(_ unit: String, _ line: Simulation.Line, _ language: Language) -> String {
        let (poor, near) = (range(line.range(.poor)), range(line.range(.nearPoor)))
        let (enters, leaves) = (NumberWords.grouped(line.households(.enters)), NumberWords.grouped(line.households(.leaves)))
        switch language {
        case .vi: return "\(unit): hộ nghèo \(poor), hộ cận nghèo \(near); chắc chắn vào \(enters), ra \(leaves)"
        case .en: return "\(unit): poor \(poor), near-poor \(near); certainly enter \(enters), leave \(leaves)"
        }
    }

    public static func pointsKnown(_ standard: String, _ language: Language) -> String {
        switch language {
        case .vi: "Chuẩn \(standard) đã có mức điểm A: không ghi điểm giả định."
        case .en: "Standard \(standard) has its line in points: none can be supposed."
        }
    }
}

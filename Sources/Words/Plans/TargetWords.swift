import Core
import Law
import Monitoring
import Programme

/// Words of targets handed down to communes, and of what these come to together.
public enum TargetWords {
    public static let title = "Giao chỉ tiêu"
    public static let byCommune = "Giao, theo dõi theo xã, phường"
    public static let unit = "Đơn vị"
    public static let opening = "Hộ nghèo đầu năm"
    public static let given = "Được giao"
    public static let own = "Kế hoạch của đơn vị"
    public static let now = "Thực hiện"
    public static let gap = "So với được giao"
    public static let sum = "Cộng lại"
    public static let document = "Văn bản giao chỉ tiêu (số, ngày)"
    public static let save = "Giao chỉ tiêu"
    public static let proposed = "Số đề xuất: chia số hộ cần giảm theo số hộ nghèo đầu năm. Sửa được; chưa giao cho đến khi bấm nút."
    public static let numberWrong = "Ghi một số nguyên từ 0."
    public static let rateWrong = "Ghi tỷ lệ từ 0 đến 100, ví dụ 99,5."
    public static let ownTitle = "Chỉ tiêu của đơn vị"
    public static let ownLead =
        "Mức phấn đấu của đơn vị cho từng chỉ tiêu được giao. Thấp hơn mức được giao vẫn gửi được; cơ quan tổng hợp thấy và quyết định."
    public static let goalOfPlan = "Mức phấn đấu chung"
    public static let ownValue = "Đơn vị phấn đấu"
    public static let nothingGiven = "chưa giao"

    /// How shares of a target are counted.
    public static func lead(_ target: ProgrammePlan.Target) -> String {
        switch target.measure {
        case .fewerPoor:
            "Giao số hộ nghèo giảm trong năm (số hộ đầu năm trừ số hộ cuối năm). Cộng các xã, phường lại thì biết tỷ lệ của cả địa bàn giảm bao nhiêu."
        case .count: "Giao số \(PlanWords.name(target.unit)); cộng các xã, phường lại là số của cả địa bàn."
        case .rate: "Giao tỷ lệ phần trăm cho từng xã, phường; tỷ lệ không cộng được với nhau."
        }
    }

    /// "34 hộ", "99,5 %".
    public static func value(_ value: Int, _ target: ProgrammePlan.Target) -> String {
        switch target.measure {
        case .fewerPoor: value < 0 ? "tăng \(NumberWords.grouped(-value)) hộ" : "\(NumberWords.grouped(value)) hộ"
        case .count: "\(NumberWords.grouped(value)) \(PlanWords.name(target.unit))"
        case .rate: "\(rate(value)) %"
        }
    }

    /// As it is typed.
    public static func typed(_ value: Int, _ measure: TargetShare.Measure) -> String {
        measure == .rate ? rate(value) : String(value)
    }

    private static func rate(_ hundredths: Int) -> String {
        let text = IndicatorWords.decimal(hundredths)
        return text.hasSuffix(",00") ? String(text.dropLast(3)) : text.hasSuffix("0") ? String(text.dropLast()) : text
    }

    public static func heading(_ heading: String, _ target: ProgrammePlan.Target) -> String {
        switch target.measure {
        case .fewerPoor: "\(heading) (hộ)"
        case .count: "\(heading) (\(PlanWords.name(target.unit)))"
        case .rate: "\(heading) (%)"
        }
    }

    public static func shortBy(_ line: TargetBreakdown.Line, _ target: ProgrammePlan.Target) -> String {
        guard let short = line.shortBy else { return line.given == nil ? nothingGiven : "" }
        if short == 0 { return IndicatorWords.reached }
        return target.measure == .rate ? "còn \(IndicatorWords.decimal(short)) điểm phần trăm" : "còn \(value(short, target))"
    }

    /// "Cộng 120 hộ, tỷ lệ giảm 0,43 điểm phần trăm: Đạt".
    public static func sum(_ sum: TargetBreakdown.Sum, _ target: ProgrammePlan.Target) -> String {
        switch sum {
        case .incomplete(let count): return "còn \(count) xã, phường chưa có số"
        case .missing(let lack): return IndicatorWords.sentence(lack)
        case .value(let hundredths, let added, let standing):
            let whole =
                switch target.measure {
                case .fewerPoor: "\(value(added ?? 0, target)), tỷ lệ giảm \(IndicatorWords.decimal(hundredths)) điểm phần trăm"
                case .count: value(added ?? 0, target)
                case .rate: "\(rate(hundredths)) %"
                }
            return standing == .noGoal ? whole : "\(whole): \(IndicatorWords.standing(standing, target.unit).lowercasedFirst)"
        }
    }

    public static func needed(_ count: Int, _ target: ProgrammePlan.Target) -> String {
        "Để đạt \(PlanWords.goal(target)), cả địa bàn cần giảm ít nhất \(NumberWords.grouped(count)) hộ nghèo."
    }
}

import Core
import Law
import Monitoring

/// Names and sentences of indicators.
public enum IndicatorWords {
    public static let title = "Chỉ tiêu"
    public static let indicator = "Chỉ số"
    public static let value = "Hiện nay"
    public static let madeOf = "n / N"
    public static let goal = "Mức phấn đấu"
    public static let gap = "So với mức phấn đấu"
    public static let day = "Tính đến ngày"
    public static let unit = "Đơn vị"
    public static let byUnit = "Theo xã, phường"
    public static let enter = "Nhập số liệu"
    public static let enterLead = "Chỉ số này không có trong sổ bộ: cơ quan phụ trách nhập số đạt và tổng số, kèm nguồn."
    public static let numerator = "Số đạt"
    public static let denominator = "Tổng số"
    public static let source = "Nguồn số liệu"
    public static let sourceHint = "Ví dụ: báo cáo số 12/BC-NHCSXH ngày 05/06/2023"
    public static let save = "Ghi số liệu"
    public static let history = "Số liệu đã nhập"
    public static let households = "Các hộ"
    public static let numberWrong = "Ghi một số nguyên từ 0."
    public static let preliminary = "sơ bộ"
    public static let official = "chính thức"
    public static let reached = "Đạt"
    public static let noGoal = "kế hoạch không ghi số"

    public static func name(_ indicator: Indicator) -> String {
        switch indicator {
        case .poor: "Số hộ nghèo"
        case .nearPoor: "Số hộ cận nghèo"
        case .poorRate: "Tỷ lệ hộ nghèo"
        case .nearPoorRate: "Tỷ lệ hộ cận nghèo"
        case .poorRateFall: "Mức giảm tỷ lệ hộ nghèo so với cuối năm trước"
        case .minorityPoorRate: "Tỷ lệ hộ nghèo dân tộc thiểu số"
        case .poorWithMerit: "Hộ nghèo có thành viên là người có công với cách mạng"
        case .becamePoor: "Hộ vào danh sách hộ nghèo từ đầu năm"
        case .leftPoor: "Hộ nghèo đầu năm đã ra khỏi cả hai danh sách"
        case .nearPoorRateOfProvince: "Tỷ lệ hộ cận nghèo bình quân của tỉnh"
        case .loans: "Hộ đủ điều kiện, có nhu cầu được vay vốn"
        case .training: "Người nghèo có nhu cầu học nghề được hỗ trợ"
        case .models: "Mô hình, dự án giảm nghèo"
        case .stunting: "Trẻ em suy dinh dưỡng thấp còi"
        case .telecom: "Hộ có nhu cầu được tiếp cận dịch vụ viễn thông, thông tin"
        case .officersTrained: "Cán bộ làm công tác giảm nghèo được tập huấn"
        }
    }

    /// "12,34 %", "0,45 điểm phần trăm", "17"; why there is none.
    public static func text(_ value: IndicatorValue) -> String {
        switch value.amount {
        case .count(let count): NumberWords.grouped(count)
        case .rate(let ratio): "\(NumberWords.percent(ratio)) %"
        case .points(let points): "\(decimal(points)) điểm phần trăm"
        case .missing(let lack): sentence(lack)
        }
    }

    public static func sentence(_ lack: IndicatorValue.Lack) -> String {
        switch lack {
        case .base(let year): "chưa có số hộ dân cư năm \(year)"
        case .notEntered: "chưa có số liệu"
        case .emptyBase: "tổng số bằng 0"
        case .overWhole: "số đạt lớn hơn tổng số: kiểm tra lại"
        }
    }

    public static func madeOf(_ value: IndicatorValue) -> String {
        guard let numerator = value.numerator, let denominator = value.denominator else { return "" }
        return "\(NumberWords.grouped(numerator)) / \(NumberWords.grouped(denominator))"
    }

    public static func standing(_ standing: TargetStanding, _ unit: ProgrammePlan.Unit) -> String {
        switch standing {
        case .reached: reached
        case .short(let by): "còn \(amount(by, unit))"
        case .noGoal: noGoal
        case .missing(let lack): sentence(lack)
        }
    }

    private static func amount(_ hundredths: Int, _ unit: ProgrammePlan.Unit) -> String {
        switch unit {
        case .points, .percent: "\(decimal(hundredths)) điểm phần trăm"
        case .households, .models: "\(NumberWords.grouped(hundredths / 100)) \(PlanWords.name(unit))"
        }
    }

    /// Hundredths with two decimals and the sign that they have.
    public static func decimal(_ hundredths: Int) -> String {
        let rest = String(abs(hundredths) % 100)
        return "\(hundredths < 0 ? "−" : "")\(NumberWords.grouped(abs(hundredths) / 100)),\(rest.count < 2 ? "0" : "")\(rest)"
    }

    public static func noMap(_ day: CalendarDate) -> String {
        "Không có đơn vị hành chính nào của địa bàn này vào ngày \(day.vietnamese). Bỏ trống để dùng ranh giới của ngày số liệu."
    }

    public static func stage(_ stage: ReviewStage) -> String { stage == .official ? official : preliminary }
}

/// Why a row of a file could not be classified: what is written, and how it has to be written.
public enum ClassifyWords {
    public enum Fault: Sendable {
        case fields(found: Int, wanted: Int)
        /// With the day that was probably meant.
        case day(proposal: String?)
        case noStandard(from: String, to: String)
        case residence(proposal: String?)
        case persons, points, income, deprivations
        case unknownIndicator(upTo: Int)
        case contradictory
    }

    /// - Parameter value: as the row has it.
    public static func sentence(_ fault: Fault, _ value: String, _ language: Language) -> String {
        language == .vi ? "\(quoted(value))\(vietnamese(fault))" : "\(quoted(value))\(english(fault))"
    }

    private static func quoted(_ value: String) -> String { value.isEmpty ? "" : "“\(value)”: " }

    private static func vietnamese(_ fault: Fault) -> String {
        switch fault {
        case .fields(let found, let wanted): "dòng có \(found) ô, dòng tiêu đề có \(wanted) ô"
        case .day(let proposal):
            "ngày rà soát phải ghi dạng năm-tháng-ngày (yyyy-MM-dd), ví dụ 2023-10-01" + (proposal.map { "; có phải \($0)?" } ?? "")
        case .noStandard(let from, let to): "không có chuẩn nghèo áp dụng vào ngày này; các chuẩn có từ \(from) đến \(to)"
        case .residence(let proposal):
            "khu vực phải ghi urban (thành thị) hoặc rural (nông thôn)" + (proposal.map { "; có phải \($0)?" } ?? "")
        case .persons: "số nhân khẩu phải là số nguyên từ 1 đến 1000, không có dấu ngăn cách, ví dụ 4"
        case .points: "tổng điểm phải là số nguyên từ 0 đến 1000000, ví dụ 135; chưa biết thì để trống"
        case .income:
            "thu nhập một người một tháng phải là số đồng chỉ gồm chữ số, không có dấu ngăn cách, ví dụ 1500000; chưa biết thì để trống"
        case .deprivations:
            "chỉ số thiếu hụt phải ghi bằng số, cách nhau bằng dấu chấm phẩy, ví dụ 1;4;7? (dấu ? là chưa rõ); không thiếu hụt thì để trống, chưa rõ tất cả thì ghi ?"
        case .unknownIndicator(let most): "chuẩn này chỉ có các chỉ số từ 1 đến \(most), ví dụ 1;4;7"
        case .contradictory: "một chỉ số ghi hai lần khác nhau; mỗi chỉ số ghi một lần, ví dụ 1;4;7?"
        }
    }

    private static func english(_ fault: Fault) -> String {
        switch fault {
        case .fields(let found, let wanted): "the row has \(found) fields, the header \(wanted)"
        case .day(let proposal): "the day must be yyyy-MM-dd, for example 2023-10-01" + (proposal.map { "; is it \($0)?" } ?? "")
        case .noStandard(let from, let to): "no standard holds on this day; there are standards from \(from) to \(to)"
        case .residence(let proposal): "must be urban or rural" + (proposal.map { "; is it \($0)?" } ?? "")
        case .persons: "must be a whole number from 1 to 1000 in digits, for example 4"
        case .points: "must be a whole number from 0 to 1000000, for example 135; empty when not known"
        case .income: "must be đồng in digits without separators, for example 1500000; empty when not known"
        case .deprivations:
            "must be indicator numbers joined by semicolons, for example 1;4;7? (? is not known); empty for none, ? for all unknown"
        case .unknownIndicator(let most): "this standard has indicators 1 to \(most), for example 1;4;7"
        case .contradictory: "an indicator is given twice and differently; once each, for example 1;4;7?"
        }
    }
}

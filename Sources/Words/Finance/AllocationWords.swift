import Core
import Finance
import Law
import Statistics

/// Words of the sharing of money among units.
public enum AllocationWords {
    public static let help = HelpSentence(
        "Phân bổ vốn theo tiêu chí, hệ số; tổng đúng đến từng đồng, có cách tính của từng đơn vị.",
        en: "Share money out by criteria and coefficients; the sum is exact and every share shows its way.")
    public static let more = HelpSentence(
        """
        Tệp YAML gồm id, title, amount (đồng), unit (làm tròn đến, đồng), method (hamilton hoặc webster), rules (tên quy định trong law/allocation)
        hoặc criteria, và units: code, name, quantities; có thể có parts, fixed, floor, cap, coefficients và scenarios. Xem docs/allocation.md.
        """,
        en: """
            A YAML file with id, title, amount (đồng), unit of rounding, method (hamilton or webster), rules (a name of law/allocation) or
            criteria, and units: code, name, quantities; also parts, fixed, floor, cap, coefficients and scenarios. See docs/allocation.md.
            """)
    public static let input = HelpSentence("Tệp bài toán phân bổ, dạng YAML.", en: "The case as YAML.")
    public static let output = HelpSentence(
        "Tệp kết quả .csv hoặc .json; nếu không ghi thì in ra màn hình.", en: "A .csv or .json file; else printed.")

    public static func line(_ share: Allocation.Share, _ language: Language) -> String {
        let bound =
            switch (share.bound, language) {
            case (.floor, .vi): " (giữ ở mức thấp nhất)"
            case (.cap, .vi): " (giữ ở mức cao nhất)"
            case (.floor, .en): " (held at its floor)"
            case (.cap, .en): " (held at its cap)"
            case (nil, _): ""
            }
        switch language {
        case .vi: return "\(share.code) \(share.name): hệ số \(share.coefficient.text), \(NumberWords.grouped(share.amount)) đồng\(bound)"
        case .en: return "\(share.code) \(share.name): coefficient \(share.coefficient.text), \(share.amount) đồng\(bound)"
        }
    }

    public static func sum(_ allocation: Allocation, _ language: Language) -> String {
        let title = allocation.scenario.title
        return language == .vi
            ? "\(title): tổng \(NumberWords.grouped(allocation.sum)) đồng, \(allocation.shares.count) đơn vị"
            : "\(title): \(allocation.sum) đồng in all, \(allocation.shares.count) units"
    }

    public static func sentence(_ problem: AllocationProblem, _ language: Language) -> String {
        let isVietnamese = language == .vi
        switch problem {
        case .coefficientMissing(let title):
            return isVietnamese
                ? "Chưa có hệ số của “\(title)”: quy định chưa đọc được, ghi hệ số theo văn bản vào mục coefficients."
                : "No coefficient of “\(title)”: it was not found; give it under coefficients from the document."
        case .quantityMissing(let code, let title):
            return isVietnamese ? "Đơn vị \(code) chưa có số liệu của “\(title)”." : "Unit \(code) says nothing of “\(title)”."
        case .countedOption(let code, let title):
            return isVietnamese
                ? "Đơn vị \(code): “\(title)” chỉ tính một lần, ghi 0 hoặc 1; nếu có nhiều xã thì ghi từng xã trong mục parts."
                : "Unit \(code): “\(title)” counts once, 0 or 1; give several communes as parts."
        case .severalMultipliers(let code, let title):
            return isVietnamese
                ? "Đơn vị \(code) thuộc nhiều mức của “\(title)”: chỉ được một mức."
                : "Unit \(code) is of several levels of “\(title)”: only one."
        case .fixedAboveAmount:
            return isVietnamese ? "Phần cố định lớn hơn tổng số vốn." : "The fixed parts are more than the amount."
        case .apportionment(let problem): return sentence(problem, isVietnamese)
        }
    }

    private static func sentence(_ problem: Apportionment.Problem, _ isVietnamese: Bool) -> String {
        switch problem {
        case .negative: isVietnamese ? "Số tiền và hệ số không được âm." : "Amounts and coefficients are not below 0."
        case .nothingToShareBy: isVietnamese ? "Không đơn vị nào có hệ số lớn hơn 0." : "No unit has a coefficient above 0."
        case .floorsAboveTotal: isVietnamese ? "Tổng mức thấp nhất lớn hơn số vốn." : "The floors are more than the amount."
        case .capsBelowTotal: isVietnamese ? "Tổng mức cao nhất nhỏ hơn số vốn." : "The caps are less than the amount."
        case .floorAboveCap:
            isVietnamese ? "Có đơn vị mà mức thấp nhất lớn hơn mức cao nhất." : "A unit has a floor above its cap."
        case .tooLarge: isVietnamese ? "Số quá lớn, không tính chính xác được." : "A number is too large to be exact."
        }
    }
}

import Core
import Law
import Monitoring
import Registry

/// Words about the official forms.
public enum FormWords {
    public static func former(_ name: String, until day: String) -> String { "\(name) (đến \(day))" }
    public static let title = "Biểu tổng hợp"
    public static let lead = "Mọi con số lấy từ từng hộ trong sổ, không nhập tay. Bấm vào số để xem các hộ."
    public static let unit = "Đơn vị"
    public static let year = "Năm"
    public static let show = "Lập biểu"
    public static let form = "Biểu"
    public static let split = "Phân tổ"
    public static let total = "Tổng cộng (I + II)"
    public static let totalAlone = "Tổng cộng"
    public static let urban = "Khu vực thành thị"
    public static let rural = "Khu vực nông thôn"
    public static let excel = "Tải Excel"
    public static let csv = "Tải CSV"
    public static let print = "Để in: bấm Ctrl+P, khổ A4 ngang."
    public static let notes = "Ghi chú"
    public static let none = "Không có hộ nào"
    public static let households = "Các hộ của con số này"
    public static let wholeYear = "Số liệu cả năm"
    public static func soFar(_ day: CalendarDate) -> String { "Số liệu tính đến \(day.vietnamese), chưa hết năm" }
    public static let stage = "Kết quả rà soát"
    public static let stageHint =
        "Tự xác định: chính thức khi đợt rà soát của năm đã có quyết định công nhận; không có đợt rà soát trong sổ thì khi hết năm."
    public static let stageFound = "Tự xác định theo đợt rà soát"
    public static let withoutDecisionLink = "Xem các hộ này"
    public static let withoutDecisionTitle = "Hộ theo danh sách chưa ghi quyết định"
    public static let yearUnreadable = "Năm phải là số từ 2021 đến năm nay."
    public static let unitUnknown = "Đơn vị này không có vào ngày chốt số liệu của năm đã chọn."
    public static let noRules = "Không có chuẩn nghèo áp dụng cho năm đã chọn."
    public static let recordBase = "Ghi số hộ dân cư"

    /// What a figure counts: "6 nhân khẩu, thuộc 3 hộ".
    public static func figure(_ figure: Int, ofPersons: Bool, households: Int) -> String {
        ofPersons
            ? "\(NumberWords.grouped(figure)) nhân khẩu, thuộc \(NumberWords.grouped(households)) hộ" : "\(NumberWords.grouped(figure)) hộ"
    }

    public static let counted = "Được tính"

    public static func asOf(_ day: CalendarDate) -> String {
        "Nhân khẩu, phân loại và thôn dưới đây là của ngày \(day.vietnamese); bấm tên chủ hộ để xem hộ hiện nay."
    }

    public static func elsewhere(_ count: Int) -> String {
        "\(NumberWords.grouped(count)) hộ khác không hiện: nay thuộc địa bàn khác, hoặc danh sách quá dài."
    }

    /// The name of the sheet in a workbook.
    public static func sheet(_ form: FormDefinition) -> String { "Biểu \(form.number)" }

    public static func heading(_ table: FormTable) -> String { "\(table.unitName), năm \(table.year)" }

    /// - Parameter standard: as its legal document names it; empty where it is not known.
    public static func period(_ table: FormTable, standard: String) -> String {
        "Đầu kỳ \(table.opening.vietnamese), cuối kỳ \(table.closing.vietnamese). "
            + (table.isPreliminary ? soFar(table.closing) : wholeYear) + (standard.isEmpty ? ". " : ". Theo \(standard). ")
            + onMap(table.map)
    }

    /// The form with the words that are true where its paper leaves the choice "sơ bộ/chính thức".
    public static func settled(_ form: FormDefinition, as stage: ReviewStage) -> FormDefinition {
        form.reworded { $0.replacing("sơ bộ/chính thức", with: name(stage)) }
    }

    public static func name(_ stage: ReviewStage) -> String { stage == .preliminary ? "sơ bộ" : "chính thức" }

    public static let map = "Địa giới theo ngày"
    public static let mapHint =
        "Để trống: theo ngày cuối kỳ; đơn vị đã sắp xếp thì theo ngày cuối cùng của đơn vị. Ví dụ 31/12/2024 để xem theo các xã, phường trước sắp xếp."
    public static let mapUnreadable = "Ngày của địa giới chưa đúng. Ghi dạng ngày/tháng/năm, ví dụ 31/12/2024."

    public static func unitNotOnMap(_ unit: String, _ day: CalendarDate, present: [String]) -> String {
        "\(unit) không có trong địa giới ngày \(day.vietnamese)"
            + (present.isEmpty ? "." : "; đơn vị tương ứng khi đó: \(present.joined(separator: ", ")).")
    }

    public static let untilDay = "Số liệu đến ngày"
    public static let untilDayHint = "Bỏ trống: hết năm, hoặc đến hôm nay nếu năm chưa hết"
    public static func dayOutsideYear(_ first: CalendarDate, _ last: CalendarDate) -> String {
        "Ghi một ngày từ \(first.vietnamese) đến \(last.vietnamese), hoặc bỏ trống."
    }

    public static func onMap(_ day: CalendarDate) -> String { "Theo địa giới hành chính ngày \(day.vietnamese)." }

    public static func name(_ split: FormTable.Split?) -> String {
        switch split {
        case .households: "Hộ"
        case .persons: "Nhân khẩu"
        case .poor: "Hộ nghèo"
        case .nearPoor: "Hộ cận nghèo"
        case nil: ""
        }
    }

    /// The column in one line: "Diễn biến giảm số hộ nghèo: Số hộ thoát nghèo: Trở thành hộ cận nghèo".
    public static func label(_ column: FormTable.Column) -> String { (column.heads + [column.label]).joined(separator: ": ") }

    public static func label(_ column: FormDefinition.Column) -> String { (column.heads + [column.label]).joined(separator: ": ") }

    /// What stands below the labels: "9=1-2-3-4+5+6+7+8".
    public static func number(_ column: FormTable.Column) -> String {
        guard let formula = column.formula, !formula.isEmpty else { return column.number }
        return "\(column.number)=\(formula)"
    }

    public static func name(_ part: FormTable.Part, _ rows: [RegisterYear.Row]) -> (order: String, name: String) {
        switch part {
        case .row(let index): (String(rows.prefix(index + 1).count { $0.residence == rows[index].residence }), rows[index].name)
        case .residence(.urban): ("I", urban)
        // Where all places are of one kind, its block is the first.
        case .residence(.rural): (rows.contains { $0.residence == .urban } ? "II" : "I", rural)
        // Of one kind of place alone there are no two blocks to be added.
        case .all: ("", Set(rows.map(\.residence)).count > 1 ? total : totalAlone)
        }
    }

    public static func sentence(_ note: FormTable.Note) -> String {
        switch note {
        case .withoutSheet(let count): "\(NumberWords.grouped(count)) hộ chưa có phiếu rà soát nên không có trong các cột chỉ số."
        case .baseMissing(let unit, let lines, let hasTotal): baseMissing(unit, lines, hasTotal: hasTotal)
        case .reviewUndecided(let units):
            "Đợt rà soát của năm chưa có quyết định công nhận của: \(units.joined(separator: ", ")). Số của các đơn vị này là theo danh sách trước đó."
        case .reviewReopened(let units):
            "Đợt rà soát được mở lại sau khi đã có quyết định: \(units.map { "\($0.name), kết quả lần \($0.result) theo \($0.document)" }.joined(separator: "; ")). Biểu này thay biểu đã lập trước đó."
        case .reviewNotOpened(let units): "Chưa mở đợt rà soát của năm: \(units.joined(separator: ", "))."
        case .withoutDecision(let count):
            "Trong số hộ nghèo, hộ cận nghèo cuối kỳ có \(NumberWords.grouped(count)) hộ theo danh sách chưa ghi quyết định công nhận."
        case .baseApportioned(let unit, let documents):
            "Tổng số hộ dân cư của \(unit) được phân bổ theo tỷ lệ ghi tại \(documents.joined(separator: ", ")), không phải số đếm từng hộ."
        case .baseDivided(let units):
            "\(units.joined(separator: ", ")) đã chia tách mà văn bản không nêu tỷ lệ: tổng số hộ dân cư không chuyển được sang địa giới này."
        case .movedBetween(let out, let into):
            "Số hộ nghèo trở thành cận nghèo ở biểu 7.2 là \(out), ở biểu 7.3 là \(into): chênh do hộ chuyển thôn, xã trong kỳ."
        case .movedWithin(let count, let wouldBe): movedWithin(count, wouldBe)
        case .changedLater(let list): YearShiftWords.note(list.shift, list.communeName, file: list.file, on: list.on)
        case .fallenBack(let povertyClass): fallenBack(povertyClass)
        case .inferredNumber: "Số hiệu mẫu suy từ thứ tự các mẫu của Thông tư, chưa đối chiếu văn bản gốc."
        case .severalIndicators(let covered, let households):
            "Cột đầu là số hộ (\(NumberWords.grouped(households))); mỗi cột chỉ số là số hộ thiếu hụt chỉ số ấy trong \(NumberWords.grouped(covered)) hộ có phiếu. Một hộ có thể thiếu hụt nhiều chỉ số: cộng các cột chỉ số là số lượt thiếu hụt, không phải số hộ."
        case .noDecision(let year): "Số liệu sơ bộ: chưa có quyết định công nhận kết quả rà soát định kỳ năm \(year)."
        case .severalCauses: "Một hộ có thể có nhiều nguyên nhân; cộng các nguyên nhân có thể lớn hơn số hộ."
        case .unplaced(let count):
            "\(NumberWords.grouped(count)) hộ thuộc thôn, tổ đã chia tách, không xác định được nơi ở theo địa giới này nên không nằm ở dòng nào."
        case .minorityByHead:
            "Hộ dân tộc thiểu số tính theo dân tộc của chủ hộ (chưa đối chiếu văn bản gốc); dân tộc thiểu số = tổng số trừ Kinh."
        }
    }

    /// - Parameter wouldBe: households by column of the whole unit.
    private static func movedWithin(_ count: Int, _ wouldBe: [Int: Int]) -> String {
        let columns = wouldBe.sorted { $0.key < $1.key }.map { "\(NumberWords.grouped($0.value)) hộ thuộc cột \($0.key)" }
        return """
            \(NumberWords.grouped(count)) hộ chuyển giữa các dòng của biểu trong kỳ: dòng nơi đi tính ở cột 4 nếu đầu kỳ có trong danh sách, \
            dòng nơi đến tính ở cột 8. Dòng tổng là tổng các dòng nên cũng gồm các hộ này, dù không phải hộ từ ngoài địa bàn đến\
            \(columns.isEmpty ? "" : "; xét toàn địa bàn thì trong số đó \(columns.joined(separator: ", "))").
            """
    }

    private static func fallenBack(_ povertyClass: PovertyClass) -> String {
        let (name, other, back) =
            povertyClass == .poor ? ("hộ nghèo", "hộ cận nghèo", "Tái nghèo") : ("hộ cận nghèo", "hộ nghèo", "Tái cận nghèo")
        return """
            Cột 6 (\(back)): hộ đầu kỳ không thuộc hai danh sách, trước đó đã có lần được công nhận là \(name), tính mọi năm có trong sổ. \
            Hộ trước đó chỉ là \(other) thì tính ở cột 7. Chưa tìm được văn bản định nghĩa \(back.lowercased()).
            """
    }

    private static func baseMissing(_ unit: String, _ lines: [String], hasTotal: Bool) -> String {
        switch (lines.isEmpty, hasTotal) {
        case (true, true):
            "Chưa có số hộ dân cư của từng dòng nên tỷ lệ của các dòng để trống; tỷ lệ chung tính theo số hộ dân cư của \(unit). UBND \(unit) cần cung cấp số của từng thôn, tổ dân phố."
        case (true, false): "Chưa có số hộ dân cư của: \(unit) và mọi đơn vị trong biểu, nên các tỷ lệ để trống. UBND \(unit) cần cung cấp."
        case (false, true):
            "Chưa có số hộ dân cư của: \(lines.joined(separator: ", ")), nên tỷ lệ của các dòng này để trống; tỷ lệ chung tính theo số hộ dân cư của \(unit). UBND nơi thiếu cần cung cấp."
        case (false, false):
            "Chưa có số hộ dân cư của: \(lines.joined(separator: ", ")), nên tỷ lệ của các dòng này và các dòng cộng để trống. UBND nơi thiếu cần cung cấp."
        }
    }

    public static func problem(_ problem: FormProblem, _ language: Language = .vi) -> String {
        switch (problem, language) {
        case (.unknownForm(let number), .vi): "Không có biểu \(number). Các biểu: 7.1 đến 7.10."
        case (.unknownForm(let number), .en): "There is no form \(number); forms are 7.1 to 7.10."
        case (.rateOverWhole(let unit, let year, let part, let whole), .vi):
            "Tỷ lệ vượt 100 %: \(NumberWords.grouped(part)) trên tổng \(NumberWords.grouped(whole)). UBND \(unit) phải cung cấp lại tổng số hộ dân cư năm \(year)."
        case (.rateOverWhole(let unit, let year, let part, let whole), .en):
            "A rate over 100 %: \(part) of \(whole). \(unit) must supply its resident households of \(year) again."
        case (.identityBroken(let unit, let column), .vi):
            "Số đầu kỳ và biến động không khớp số cuối kỳ ở \(unit) (\(column)). Báo cho người quản trị."
        case (.identityBroken(let unit, let column), .en): "Opening and movements do not give the closing at \(unit) (\(column))."
        }
    }
}

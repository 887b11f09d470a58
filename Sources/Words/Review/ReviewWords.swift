import Core
import Law
import Registry

/// Words about the review sheet, the class it gives, and why.
public enum ReviewWords {
    public static let title = "Phiếu rà soát hộ"
    public static let awaitsDecision =
        "Đây là kết quả rà soát. Phân loại chính thức của hộ (ở đầu trang) và các biểu chỉ đổi khi có quyết định công nhận, nhập theo danh sách."
    public static let statedTotals =
        "Điểm tổng và nguyên nhân do danh sách của xã cung cấp, không kèm phiếu trả lời từng câu: hệ thống phân loại từ các tổng này."
    public static let reviewedOn = "Ngày rà soát"
    public static let dayHint = "Ngày/tháng/năm, ví dụ 15/10/2026"
    public static let partA = "Phần B1. Điểm thay cho thu nhập (điểm A)"
    public static let pointsTotal = "Tổng điểm phiếu B1"
    public static let deprivationTotal = "Tổng điểm phiếu B2"
    /// - Parameter hasItems: whether items stand above, from which points are added up.
    public static func pointsHint(hasItems: Bool) -> String {
        "Nhập tổng điểm cộng từ phiếu giấy\(hasItems ? " nếu tất cả các mục để “\(notChosen)”" : ""); để trống nếu chưa biết"
    }
    public static let notChosen = "Chưa chọn"
    public static let tableMissing =
        "Hệ thống chưa có bảng điểm phiếu B1 của chuẩn này. Hãy cộng điểm trên phiếu giấy rồi ghi tổng vào ô dưới đây; kết quả luôn ghi rõ là theo tổng điểm trên phiếu giấy."
    public static let invented = "Các mục và điểm của phiếu B1 do máy tự đặt để tập huấn, KHÔNG phải bảng điểm của Thông tư."
    public static let partB = "Phần B2. Thiếu hụt dịch vụ xã hội cơ bản (điểm B)"
    public static func partBHint(each: Int?) -> String {
        (each.map { "Mỗi chỉ số thiếu hụt tính \($0) điểm. " } ?? "")
            + "Chưa biết thì chọn “Chưa rõ”: chỉ số chưa rõ hoặc để trống có thể làm kết quả là “Chưa thể kết luận”."
    }
    public static let deprived = "Thiếu hụt"
    public static let notDeprived = "Không thiếu hụt"
    public static let unknown = "Chưa rõ"
    public static let income = "Thu nhập bình quân một người một tháng (không bắt buộc)"
    public static let incomeHint = "Đồng, ví dụ 1.500.000; chỉ cần khi xác định mức sống trung bình"
    public static let causes = "Nguyên nhân nghèo (chọn các nguyên nhân chính)"
    public static let noLabour = "Hộ không có khả năng lao động"
    public static let note = "Ghi chú (không bắt buộc)"
    public static let save = "Lưu phiếu"
    public static let saveDraft = "Lưu nháp"
    public static let draftSaved = "Đã lưu nháp. Bạn có thể rời trang và quay lại nhập tiếp."
    public static let draftLoaded = "Đang mở bản nháp bạn lưu lúc"
    public static let changed = "Hộ này vừa được người khác sửa. Những gì bạn nhập vẫn còn ở đây: kiểm tra lại rồi bấm Lưu phiếu."
    public static let saved = "Đã lưu phiếu."
    public static let result = "Kết quả phân loại"
    public static let entered = "nhập tay"
    public static let computed = "cộng từ các mục"
    public static let cannotSay = "Chưa thể kết luận"
    public static let indicator = "Chỉ số"
    public static let service = "Dịch vụ"
    public static let whenDeprived = "Thiếu hụt khi"
    public static let answer = "Kết quả rà soát"

    public static let dayMissing = "Chưa nhập ngày rà soát."
    public static func noSuchDay(_ text: String) -> String { "Không có ngày “\(text)”. Kiểm tra lại ngày rà soát." }
    public static let dayUnreadable = "Ngày rà soát chưa đúng. Nhập đủ ngày/tháng/năm, ví dụ 15/10/2026."
    public static let dayInFuture = "Ngày rà soát ở sau ngày hôm nay. Kiểm tra lại năm."
    public static let dayBeforeRegistration = "Ngày rà soát ở trước ngày hộ được ghi vào sổ."
    public static let noStandard = "Hệ thống không có chuẩn nghèo áp dụng vào ngày này."
    public static let pointsUnreadable = "Tổng điểm phiếu B1 phải là số nguyên từ 0 đến 500."
    public static func pointsDiffer(_ sum: Int) -> String { "Tổng điểm nhập tay khác với tổng cộng từ các mục đã chọn (\(sum))." }
    /// - Parameter within: what the whole can be, whatever is chosen of the items that are left.
    public static func pointsOutside(_ within: ClosedRange<Int>, chosen: [String]) -> String {
        "Tổng điểm nhập tay không hợp với các mục đã chọn (\(few(chosen))): chọn đủ các mục thì tổng từ \(within.lowerBound) đến \(within.upperBound)."
    }
    /// - Parameter chosen: the items that were chosen, perhaps by a wrong click.
    public static func answersIncomplete(_ left: [String], chosen: [String]) -> String {
        "Phiếu B1 đã chọn \(few(chosen)), còn \(left.count) mục chưa chọn: \(left.joined(separator: "; ")). Chọn đủ các mục; nếu bấm nhầm thì đưa mục đã chọn về “Chưa chọn” rồi nhập tổng điểm."
    }
    private static func few(_ items: [String]) -> String {
        items.count > 3 ? "\(items.count) mục" : items.map { "“\($0)”" }.joined(separator: ", ")
    }
    public static func choiceUnknown(of item: String) -> String {
        "“\(item)”: lựa chọn này không có trong phiếu. Chọn lại một trong các ô."
    }
    public static let choiceUnknown = "Lựa chọn này không có trong phiếu. Chọn lại một trong các ô."
    public static let incomeUnreadable = "Thu nhập phải là số đồng, ví dụ 1.500.000 hoặc 1,5 triệu."
    public static let noteUnreadable = "Ghi chú quá dài (tối đa 2.000 chữ) hoặc có ký tự không đọc được."

    public static func possible(_ classes: [PovertyClass]) -> String {
        "Còn có thể là: " + classes.map(LawWords.name).joined(separator: ", ") + "."
    }

    /// One step of the way to a class, as it can be told to the family.
    public static func sentence(_ reason: Reason, isUrban: Bool) -> String {
        let place = isUrban ? "khu vực thành thị" : "khu vực nông thôn"
        let value = reason.value.map { NumberWords.grouped(Int($0)) } ?? ""
        let limit = NumberWords.grouped(Int(reason.limit))
        switch reason.step {
        case .pointsWithin: return "Điểm A là \(value), không vượt mức \(limit) điểm của \(place)."
        case .pointsOver: return "Điểm A là \(value), vượt mức \(limit) điểm của \(place)."
        case .incomeWithin: return "Thu nhập \(value) đồng/người/tháng, không vượt mức \(limit) đồng của \(place)."
        case .incomeBetween: return "Thu nhập \(value) đồng/người/tháng, trên chuẩn nghèo và không vượt mức \(limit) đồng của \(place)."
        case .incomeInAverageBand: return "Thu nhập \(value) đồng/người/tháng, trong mức sống trung bình (đến \(limit) đồng) của \(place)."
        case .incomeOver: return "Thu nhập \(value) đồng/người/tháng, vượt mức \(limit) đồng của \(place)."
        case .incomeUnknown: return "Chưa có điểm A hoặc thu nhập để so với mức của \(place)."
        case .deprivationsEnough: return "Thiếu hụt \(value) chỉ số, từ \(limit) chỉ số trở lên."
        case .deprivationsFew: return "Thiếu hụt \(value) chỉ số, dưới \(limit) chỉ số."
        case .deprivationsUnknown:
            let most = reason.upTo.map { NumberWords.grouped(Int($0)) } ?? value
            return "Thiếu hụt từ \(value) đến \(most) chỉ số vì còn chỉ số chưa rõ; mức xét là \(limit)."
        }
    }

    public static func insteadOf(_ income: Dong) -> String { "thay cho mức thu nhập \(NumberWords.grouped(Int(income.amount))) đồng tại" }

    // MARK: a sheet as it is read, without what helps to fill it in

    public static let day = "Ngày rà soát"
    public static let residence = "Khu vực"
    public static let pointA = "Điểm A (ước lượng thu nhập, phiếu B1)"
    public static let pointB = "Điểm B (thiếu hụt, phiếu B2)"
    public static let monthlyIncome = "Thu nhập bình quân một người một tháng"
    public static let causesTitle = "Nguyên nhân nghèo"
    public static let labour = "Khả năng lao động"
    public static let noteTitle = "Ghi chú"
    public static let sheetB1 = "Phiếu B1: đặc điểm hộ, tính điểm A"
    public static let sheetB2 = "Phiếu B2: mức độ thiếu hụt, tính điểm B"
    public static let question = "Nội dung"
    public static let chosen = "Trả lời"
    public static let points = "Điểm"
    public static let total = "Cộng"
    public static let backToHousehold = "Về trang hộ"
    public static let deprivedIndicators = "Chỉ số thiếu hụt"
    public static let noneDeprived = "không có"
    public static let totalOnly = "Phiếu chỉ ghi tổng điểm, không ghi từng mục."
    public static let tableGone = "Phiếu ghi từng mục, nhưng bảng điểm đã dùng nay không còn trong hệ thống nên chỉ hiện được tổng điểm."
    public static let enteredRead = "theo tổng điểm ghi trên phiếu giấy"
    public static let notGiven = "chưa có"

    /// Points B with what they come from: "30 điểm (3 chỉ số thiếu hụt, mỗi chỉ số 10 điểm)".
    public static func pointB(deprived: Int, unknown: Int, each: Int?) -> String {
        let count = unknown == 0 ? "\(deprived) chỉ số thiếu hụt" : "\(deprived) chỉ số thiếu hụt, \(unknown) chỉ số chưa rõ"
        guard let each else { return "\(count) (chuẩn này chưa có điểm cho mỗi chỉ số)" }
        let (least, most) = (deprived * each, (deprived + unknown) * each)
        return "\(least == most ? "\(least)" : "từ \(least) đến \(most)") điểm (\(count), mỗi chỉ số \(each) điểm)"
    }

    // MARK: another standard than that of the sheet begun

    public static let keptTitle = "Câu trả lời được giữ lại"
    public static let keptLead =
        "Phiếu theo ngày rà soát đang ghi không có các mục này, nên chúng không tính vào kết quả. Đổi lại ngày rà soát thì chúng trở về đúng chỗ."
    public static let keptOfB1 = "Phiếu B1"
    public static let keptOfB2 = "Phiếu B2"
    /// Leads to the answers kept.
    public static let seeKept = "Xem câu trả lời được giữ lại"

    /// - Parameter kept: how many answers have no place on the sheet of this standard.
    public static func standardChanged(to title: String, kept: Int) -> String {
        "Ngày rà soát thuộc “\(title)”: phiếu đã đổi theo chuẩn này. Chỉ số nào cả hai chuẩn đều hỏi thì câu trả lời ở nguyên chỗ. "
            + (kept == 0 ? "" : "\(kept) câu trả lời theo chuẩn cũ được giữ, hiện ở cuối phiếu, và trở về đúng chỗ khi đổi lại ngày. ")
            + "Kiểm tra lại rồi bấm Lưu phiếu."
    }

    public static let unlikelyTitle = "Cần kiểm tra lại"
    public static let unlikelyTick = "Đã kiểm tra, phiếu ghi đúng"

    // MARK: what is asked before a sheet is saved

    /// - Parameters:
    ///   - lacksPoints: nothing says what sheet B1 gives.
    ///   - indicators: lines of sheet B2 without an answer.
    public static func blank(lacksPoints: Bool, indicators: [String], possible: [PovertyClass]) -> String {
        let parts = [
            lacksPoints ? "Phiếu B1 chưa chọn mục nào, chưa có tổng điểm." : nil,
            indicators.isEmpty ? nil : "Phiếu B2 còn \(indicators.count) dòng chưa trả lời: \(indicators.joined(separator: "; ")).",
        ].compactMap { $0 }
        return "\(parts.joined(separator: " ")) Lưu như đang có thì kết quả là: \(outcome(possible))."
    }
    /// What a sheet gives while it is being filled in.
    ///
    /// - Parameters:
    ///   - points: of what is answered in B1; `nil` where nothing is.
    ///   - left: the lines of B1 and B2 without an answer.
    public static func soFar(points: Int?, deprived: Int, possible: [PovertyClass], left: Int) -> String {
        let parts = [
            points.map { "Điểm B1: \($0)." }, "Chỉ số thiếu hụt: \(deprived).",
            left > 0 ? "Còn \(left) dòng chưa trả lời." : "Đã trả lời hết các dòng.", "Kết quả nếu lưu bây giờ: \(outcome(possible)).",
        ]
        return parts.compactMap { $0 }.joined(separator: " ")
    }

    public static let fillOn = "Điền tiếp"
    public static let saveBlank = "Lưu phiếu như đang có, các dòng trống tính là chưa rõ"

    /// - Parameter day: of the sheet that is there.
    public static func replaces(_ day: CalendarDate, from former: [PovertyClass], to possible: [PovertyClass]) -> String {
        "Hộ đã có phiếu ngày \(day.vietnamese). Thay phiếu ngày \(day.vietnamese)? \(change(former, possible))"
    }
    public static func replace(_ day: CalendarDate) -> String { "Thay phiếu ngày \(day.vietnamese)" }
    public static let otherDay = "Không thay: đổi ngày rà soát"

    public static func comesAfter(_ day: CalendarDate, from former: [PovertyClass], to possible: [PovertyClass]) -> String {
        "Đợt rà soát này đã có phiếu ngày \(day.vietnamese). Phiếu đang nhập mới hơn nên được tính thay phiếu đó. \(change(former, possible))"
    }
    public static func countInstead(_ day: CalendarDate) -> String { "Tính phiếu này thay phiếu ngày \(day.vietnamese)" }

    public static func comesBefore(_ day: CalendarDate, _ former: [PovertyClass]) -> String {
        "Đợt rà soát này đã có phiếu ngày \(day.vietnamese), mới hơn phiếu đang nhập. Phiếu đó vẫn được tính: \(outcome(former)). Phiếu đang nhập chỉ lưu thêm."
    }
    public static let addBefore = "Lưu thêm phiếu này"

    public static func decided(_ day: CalendarDate, number: String, on signedOn: CalendarDate) -> String {
        "Phiếu ngày \(day.vietnamese) là căn cứ của Quyết định số \(number) ngày \(signedOn.vietnamese) nên không thay được. Nếu rà soát lại, ghi đúng ngày rà soát lại."
    }

    private static func change(_ former: [PovertyClass], _ possible: [PovertyClass]) -> String {
        former == possible ? "Kết quả vẫn là: \(outcome(possible))." : "Kết quả đổi: \(outcome(former)) → \(outcome(possible))."
    }

    /// A class, or that none can be said.
    static func outcome(_ possible: [PovertyClass]) -> String {
        possible.count == 1
            ? LawWords.name(possible[0])
            : "\(cannotSay)\(possible.isEmpty || possible.count == PovertyClass.allCases.count ? "" : " (còn có thể là \(possible.map(LawWords.name).joined(separator: ", ").lowercased()))")"
    }

    /// What of an answer the members of the household do not bear out.
    public static func sentence(_ answer: UnlikelyAnswer) -> String {
        switch answer {
        case .nutritionWithoutChild:
            "Trong hộ không có ai dưới 16 tuổi, nên khó có thiếu hụt dinh dưỡng của trẻ em. Kiểm tra lại, hoặc xác nhận ở cuối phiếu."
        case .schoolWithoutChild:
            "Trong hộ không có ai từ 3 đến dưới 16 tuổi, nên khó có thiếu hụt đi học của trẻ em. Kiểm tra lại, hoặc xác nhận ở cuối phiếu."
        case .dependantsTooFew:
            "Số người dưới 16 tuổi, từ 60 tuổi hoặc khuyết tật không quá nửa số người trong hộ. Kiểm tra lại, hoặc xác nhận ở cuối phiếu."
        case .sizeDiffers: "Số người đã chọn ở phiếu B1 khác số thành viên của hộ. Kiểm tra lại, hoặc xác nhận ở cuối phiếu."
        case .causeNotStated: "Đã chọn nguyên nhân khác: ghi rõ ở ô Ghi chú, hoặc xác nhận ở cuối phiếu."
        }
    }

    public static func name(_ answer: Deprivations.Answer) -> String {
        switch answer {
        case .deprived: deprived
        case .notDeprived: notDeprived
        case .unknown: unknown
        }
    }

    /// Its name in few words.
    public static func name(_ answer: UnlikelyAnswer) -> String {
        switch answer {
        case .nutritionWithoutChild: "thiếu hụt dinh dưỡng khi không có ai dưới 16 tuổi"
        case .schoolWithoutChild: "thiếu hụt đi học của trẻ em khi không có ai từ 3 đến dưới 16 tuổi"
        case .dependantsTooFew: "người phụ thuộc quá nửa"
        case .causeNotStated: "nguyên nhân khác chưa ghi rõ"
        case .sizeDiffers: "số người ở phiếu B1 khác số thành viên của hộ"
        }
    }
}

/// Help of the commands about rounds of review.
public enum RoundHelpWords {
    public static let open = HelpSentence("Mở đợt rà soát cho một đơn vị.", en: "Open a round of review for a unit.")
    public static let kind = HelpSentence("yearly, regular hoặc average-living.", en: "yearly, regular or average-living.")
    public static let year = HelpSentence("Năm của đợt.", en: "Year of the round.")
    public static let month = HelpSentence("Tháng, cho đợt hằng tháng.", en: "Month, of a monthly round.")
    public static let unit = HelpSentence("Mã đơn vị hành chính hôm nay.", en: "Code of the unit, as of today.")
    public static let from = HelpSentence("Ngày đầu của lịch đơn vị, năm-tháng-ngày.", en: "First day of the unit's calendar, yyyy-MM-dd.")
    public static let until = HelpSentence("Ngày cuối của lịch đơn vị, năm-tháng-ngày.", en: "Last day of the unit's calendar, yyyy-MM-dd.")
    public static let document = HelpSentence("Văn bản: số và ngày.", en: "The document: number and day.")
    public static let status = HelpSentence(
        "Tiến độ các đợt rà soát theo xã, phường và thôn.", en: "How far rounds have come, by commune and village.")
    public static let round = HelpSentence("Khóa của đợt, như lệnh status nêu.", en: "Key of the round, as status tells it.")
    public static let drawUp = HelpSentence(
        "Lập, bổ sung danh sách hộ cần rà soát của một xã.", en: "Draw up the list of households to be reviewed in a commune.")
    public static let assign = HelpSentence(
        "Giao các hộ của một xã hoặc thôn cho một tài khoản.", en: "Give the households of a commune or village to an account.")
    public static let village = HelpSentence(
        "Tên thôn, tổ dân phố; bỏ trống là cả xã.", en: "Name of a village; the whole commune without it.")
    public static let reviewer = HelpSentence("Tên đăng nhập của người rà soát.", en: "Login of the reviewer.")
    public static let close = HelpSentence(
        "Ghi xong một bước của xã hoặc thôn; nêu điều còn thiếu nếu chưa được.",
        en: "Record that a commune or village has finished a step; say what lacks where it has not.")
    public static let step = HelpSentence(
        "listing, collecting, scoring, objections, opinion-asked, opinion, certificates, consolidation hoặc official.",
        en: "listing, collecting, scoring, objections, opinion-asked, opinion, certificates, consolidation or official.")
    public static let day = HelpSentence(
        "Ngày xong bước, năm-tháng-ngày; hôm nay nếu không ghi.", en: "Day of the step, yyyy-MM-dd; else today.")
    public static let confirm = HelpSentence(
        "Xác nhận một thời hạn của quy trình bằng văn bản đã đọc.", en: "Confirm a limit of the procedure with the document that was read.")
    public static let procedures = HelpSentence(
        "Bộ quy trình, ví dụ review-procedure-2025-07.", en: "Snapshot, such as review-procedure-2025-07.")
    public static let limit = HelpSentence(
        "posting, recheck, reposting, opinion hoặc whole.", en: "posting, recheck, reposting, opinion or whole.")
    public static let days = HelpSentence("Số ngày.", en: "Days.")
    public static let daysUnit = HelpSentence("working (ngày làm việc) hoặc calendar (ngày).", en: "working or calendar.")

    public static let simulate = HelpSentence(
        "Xem một đợt, hoặc các hộ của một đơn vị, theo chuẩn khác; không ghi gì.",
        en: "Look at a round, or at the households of a unit, under another standard; nothing is written.")
    public static let simulateRound = HelpSentence(
        "Khóa của đợt; bỏ trống thì xét mọi hộ đang quản lý.", en: "Key of the round; without it all present households.")
    public static let simulateUnit = HelpSentence(
        "Mã đơn vị; bỏ trống là tất cả.", en: "Code of the unit; everything without it.")
    public static let simulateStandard = HelpSentence("Chuẩn để thử, ví dụ S2027.", en: "Standard to try, such as S2027.")
    public static let pointsRural = HelpSentence(
        "Giả định: điểm A từ mức này trở xuống là trong chuẩn thu nhập nông thôn.",
        en: "Supposed: points A up to this stand for income within the rural line.")
    public static let pointsUrban = HelpSentence(
        "Như trên, cho thành thị.", en: "The same for urban households.")
    public static let simulateOutput = HelpSentence(
        "Tệp .xlsx (có danh sách hộ), .csv hoặc .json.", en: "A file .xlsx (names the households), .csv or .json.")

    public static func opened(_ key: String, _ language: Language) -> String {
        language == .vi ? "Đã mở đợt rà soát \(key)." : "Round \(key) is open."
    }
    public static func drawnUp(listed: Int, applied: Int, _ language: Language) -> String {
        language == .vi
            ? "Đưa vào danh sách: \(listed) hộ đang quản lý, \(applied) hộ có giấy đề nghị."
            : "\(listed) households from the lists and \(applied) that applied came in."
    }
    public static func assigned(_ households: Int, _ language: Language) -> String {
        language == .vi ? "Đã giao \(households) hộ." : "\(households) households assigned."
    }
    public static func closed(_ step: String, _ language: Language) -> String {
        language == .vi ? "Đã ghi xong bước: \(step)." : "Step finished: \(step)."
    }
    public static func confirmed(_ language: Language) -> String {
        language == .vi ? "Đã xác nhận thời hạn." : "The limit is confirmed."
    }
    public static func notFound(_ what: String, _ language: Language) -> String {
        language == .vi ? "Không tìm thấy: \(what)." : "Not found: \(what)."
    }
    public static func wrong(_ what: String, _ language: Language) -> String {
        language == .vi ? "Giá trị không hợp lệ: \(what)." : "Not a valid value: \(what)."
    }
    public static let noRounds = HelpSentence("Chưa có đợt rà soát nào.", en: "There are no rounds.")

    public static func line(
        households: Int, withSheet: Int, unclear: Int, agreed: Int, decided: Int, _ language: Language
    ) -> String {
        language == .vi
            ? "\(households) hộ, \(withSheet) có phiếu, \(unclear) chưa thể kết luận, \(agreed) đã thống nhất, \(decided) đã quyết định"
            : "\(households) households, \(withSheet) with a sheet, \(unclear) unclear, \(agreed) agreed, \(decided) decided"
    }
}

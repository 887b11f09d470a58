/// What the help of the commands about days gone by says.
extension HelpWords {
    public static let household = HelpSentence("Các hộ trong sổ.", en: "Households.")
    public static let householdList = HelpSentence(
        "Xuất danh sách hộ của một đơn vị tại một ngày, theo địa giới của một ngày, như sổ đã ghi đến một thời điểm.",
        en: "Write the list of households of a unit as of a day, on the map of a day, as known at a moment.")
    public static let listUnit = HelpSentence(
        "Mã chính thức của đơn vị vào ngày của địa giới.", en: "Official code of the unit on the day of the boundaries.")
    public static let listDay = HelpSentence(
        "Ngày số liệu, viết năm-tháng-ngày; không ghi là hôm nay.", en: "Day of the data, yyyy-MM-dd; today without it.")
    public static let listMap = HelpSentence(
        "Ngày của địa giới, viết năm-tháng-ngày; không ghi là ngày số liệu.",
        en: "Day of the boundaries, yyyy-MM-dd; the day of the data without it.")
    public static let listKnownAt = HelpSentence(
        "Chỉ những gì sổ đã ghi đến lúc ấy: năm-tháng-ngày, hoặc kèm giờ Việt Nam như 2026-11-24T17:05:09. Sổ có sửa đổi về sau, tệp xuất lại vẫn giữ nguyên.",
        en: "Only what was on record then: yyyy-MM-dd, or with a time of Vietnam as in 2026-11-24T17:05:09. The same bytes come out again.")
    public static let listClass = HelpSentence(
        "Chỉ các loại hộ này: poor (nghèo), near_poor (cận nghèo), average_living (mức sống trung bình), not_poor (không nghèo).",
        en: "Only of these classes: poor, near_poor, average_living, not_poor.")
    public static let listOutput = HelpSentence(
        "Tệp kết quả: .xlsx, .csv hoặc .json; không ghi thì hiện JSON.",
        en: "Where to: .xlsx, .csv or .json; JSON on standard output without it.")
    public static let listClassForm = HelpSentence(
        "--class: poor, near_poor, average_living, not_poor.", en: "--class: poor, near_poor, average_living, not_poor")
    public static let listOutputForm = HelpSentence("--output: .xlsx, .csv, .json.", en: "--output: .xlsx, .csv, .json")
}

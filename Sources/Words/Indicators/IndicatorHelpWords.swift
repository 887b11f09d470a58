/// Help of the commands about indicators.
public enum IndicatorHelpWords {
    public static let indicator = HelpSentence("Chỉ số kết quả của chương trình.", en: "Indicators of results of the programme.")
    public static let list = HelpSentence("Liệt kê các chỉ số.", en: "List the indicators.")
    public static let compute = HelpSentence(
        "Tính một chỉ số của một đơn vị vào một ngày.", en: "Compute an indicator of a unit on a day.")
    public static let code = HelpSentence("Mã chỉ số, như lệnh list nêu.", en: "Code of the indicator, as list tells it.")
    public static let unit = HelpSentence("Mã đơn vị hành chính vào ngày đó.", en: "Code of the unit on that day.")
    public static let on = HelpSentence("Ngày, năm-tháng-ngày.", en: "The day, yyyy-MM-dd.")
    public static let boundaries = HelpSentence(
        "Theo địa giới của ngày khác.", en: "By the boundaries of another day.")
}

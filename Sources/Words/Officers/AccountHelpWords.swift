/// Help of the commands about the agencies of accounts.
public enum AccountHelpWords {
    public static let agency = HelpSentence("Tài khoản làm việc cho cơ quan nào.", en: "For which agency an account works.")
    public static let tie = HelpSentence(
        "Gắn tài khoản với một cơ quan trong kế hoạch, từ một ngày.", en: "Tie an account to an agency of a plan, from a day on.")
    public static let end = HelpSentence("Thôi gắn từ sau một ngày.", en: "End the tie with a day.")
    public static let list = HelpSentence("Các cơ quan của một tài khoản.", en: "The agencies of an account.")
    public static let function = HelpSentence(
        "labour, finance, economy, education, culture, culture-centre, justice, health-centre, associations hoặc front.",
        en: "labour, finance, economy, education, culture, culture-centre, justice, health-centre, associations or front.")
    public static let from = HelpSentence("Ngày đầu, dạng yyyy-MM-dd; hôm nay nếu không ghi.", en: "The first day, yyyy-MM-dd; else today.")
    public static let until = HelpSentence(
        "Ngày cuối, dạng yyyy-MM-dd; không thời hạn nếu không ghi.", en: "The last day, yyyy-MM-dd; else without an end.")
    public static let on = HelpSentence(
        "Ngày cuối còn làm, dạng yyyy-MM-dd; hôm nay nếu không ghi.", en: "The last day, yyyy-MM-dd; else today.")
    public static let none = HelpSentence("Chưa gắn với cơ quan nào.", en: "Tied to no agency.")
}

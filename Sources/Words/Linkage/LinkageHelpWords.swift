import Registry

/// What the help of the commands about people says.
public enum LinkageHelpWords {
    public static let person = HelpSentence("Người trong sổ.", en: "People of the registry.")
    public static let duplicates = HelpSentence(
        "Các cặp hồ sơ có thể là của cùng một người, chờ quyết định; lệnh này không gộp gì.",
        en: "Pairs of records that may be of one person and wait for a decision; nothing is merged.")
    public static let unit = HelpSentence(
        "Mã đơn vị hành chính hôm nay; người ngoài đơn vị chỉ được nêu nơi đăng ký.",
        en: "Official code of the unit today; of people outside it only the unit is told.")
    public static let strength = HelpSentence(
        "Chỉ các cặp từ mức này trở lên: possible (có thể), likely (nhiều khả năng), sure (gần như chắc chắn).",
        en: "Only pairs at least so strong: possible, likely, sure.")
    public static let strengthForm = HelpSentence(
        "--strength: possible, likely hoặc sure.", en: "--strength: possible, likely or sure")
    public static let all = HelpSentence("So lại mọi người trong sổ trước đã.", en: "Compare everybody of the registry again first.")

    public static func count(_ count: Int, _ language: Language) -> String {
        language == .vi ? LinkageWords.count(count) : "\(count) pairs"
    }
    public static func key(_ strength: PersonLikeness.Strength) -> String {
        switch strength {
        case .sure: "sure"
        case .likely: "likely"
        case .possible: "possible"
        }
    }
}

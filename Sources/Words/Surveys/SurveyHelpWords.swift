/// Help of the commands about surveys.
public enum SurveyHelpWords {
    public static let survey = HelpSentence(
        "Khảo sát đầu kỳ, giữa kỳ, cuối kỳ theo mẫu hộ.", en: "Baseline, mid-term and final surveys of a sample of households.")
    public static let open = HelpSentence("Mở một cuộc khảo sát với bộ câu hỏi của nó.", en: "Open a survey with its questions.")
    public static let stage = HelpSentence("baseline, midterm hoặc final.", en: "baseline, midterm or final.")
    public static let title = HelpSentence("Tên cuộc khảo sát.", en: "Title of the survey.")
    public static let programme = HelpSentence(
        "Chương trình được đo, ví dụ ntp-2021-2025.", en: "Programme that it measures, such as NTP-2021-2025.")
    public static let frame = HelpSentence(
        "all (mọi hộ) hoặc listed (hộ nghèo, hộ cận nghèo).", en: "all households, or listed: poor and near-poor.")
    public static let questionnaire = HelpSentence(
        "Tệp bộ câu hỏi .yaml, hoặc mã của bộ có sẵn trong law/surveys.",
        en: "File .yaml of the questions, or the id of one in law/surveys.")
    public static let sample = HelpSentence(
        "Rút mẫu hộ, một lần cho mỗi cuộc khảo sát.", en: "Draw the sample of households, once for each survey.")
    public static let key = HelpSentence("Khóa của cuộc khảo sát, như lệnh status nêu.", en: "Key of the survey, as status tells it.")
    public static let method = HelpSentence(
        "simple, systematic, hoặc villages: rút thôn theo số hộ trước.",
        en: "simple, systematic, or villages: villages first, by their size.")
    public static let strata = HelpSentence("Chia mẫu theo village hoặc commune.", en: "Strata: village or commune.")
    public static let size = HelpSentence("Số hộ của mẫu.", en: "Households in the sample.")
    public static let perVillage = HelpSentence(
        "Số hộ mỗi thôn, khi rút thôn trước.", en: "Households of each village, where villages are drawn first.")
    public static let replacement = HelpSentence(
        "none, hoặc next: hộ kế tiếp theo mã bốc thăm.", en: "none, or next: the one that the lottery gives next.")
    public static let assign = HelpSentence(
        "Giao hộ trong mẫu của một xã hoặc thôn cho một tài khoản.", en: "Give the households of a commune or village to an account.")
    public static let status = HelpSentence("Các cuộc khảo sát và tiến độ.", en: "Surveys and how far they are.")
    public static let close = HelpSentence(
        "Khóa khảo sát; còn hộ chưa đến thì phải có lý do.", en: "Close a survey; with households left it needs a reason.")
    public static let reason = HelpSentence("Lý do.", en: "Reason.")
    public static let results = HelpSentence(
        "Kết quả có sai số chuẩn; so với một cuộc trước nếu muốn.",
        en: "Results with standard errors; beside an earlier survey if asked for.")
    public static let by = HelpSentence("Chia theo village, ethnicity, sex hoặc class.", en: "By village, ethnicity, sex or class.")
    public static let compare = HelpSentence("Khóa của cuộc trước để so.", en: "Key of the earlier survey to compare with.")
    public static let output = HelpSentence("Tệp .xlsx; bỏ trống thì in ra màn hình.", en: "A file .xlsx; else printed.")

    public static func opened(_ key: String, _ language: Language) -> String {
        language == .vi ? "Đã mở cuộc khảo sát \(key)." : "Survey \(key) is open."
    }
    public static func drawn(_ count: Int, _ language: Language) -> String {
        language == .vi ? "Đã rút \(count) hộ." : "\(count) households drawn."
    }
    public static func closed(_ language: Language) -> String { language == .vi ? "Đã khóa cuộc khảo sát." : "The survey is closed." }
    public static let noSurveys = HelpSentence("Chưa có cuộc khảo sát nào.", en: "There are no surveys.")
    public static func line(_ state: String, sample: Int, done: Int, waiting: Int, _ language: Language) -> String {
        language == .vi
            ? "\(state), \(sample) hộ, \(done) đã phỏng vấn, \(waiting) chưa đến"
            : "\(state), \(sample) households, \(done) interviewed, \(waiting) not visited"
    }
    public static func written(_ path: String, _ language: Language) -> String {
        language == .vi ? "Đã ghi \(path)." : "Wrote \(path)."
    }
}

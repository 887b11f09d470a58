/// Help and answers of the commands about plans, duties and monthly reports.
public enum PlanHelpWords {
    public static let plan = HelpSentence("Kế hoạch thực hiện chương trình.", en: "Plans that carry out the programme.")
    public static let load = HelpSentence(
        "Nạp kế hoạch từ tệp: cơ quan, chỉ tiêu, nhiệm vụ, hạn. Nạp lại cùng tệp không đổi gì.",
        en: "Load a plan from a file: agencies, targets, duties, deadlines. The same file again changes nothing.")
    public static let file = HelpSentence("Tệp YAML của kế hoạch.", en: "The YAML file of the plan.")
    public static let answer = HelpSentence(
        "Trả lời một điều kế hoạch để ngỏ, kèm văn bản.", en: "Answer what a plan leaves open, with the document.")
    public static let code = HelpSentence("Mã kế hoạch, ví dụ huong-tra-2023.", en: "Code of the plan, such as huong-tra-2023.")
    public static let question = HelpSentence("Mã câu hỏi, như lệnh load nêu.", en: "Id of the question, as load tells it.")
    public static let value = HelpSentence(
        "Cơ quan (labour, finance …) hoặc ngày trong tháng.", en: "An agency (labour, finance …) or a day of the month.")
    public static let document = HelpSentence("Số và ngày của văn bản.", en: "Number and day of the document.")
    public static let duty = HelpSentence("Nhiệm vụ và hạn.", en: "Duties and deadlines.")
    public static let late = HelpSentence("Ai chậm việc gì vào một ngày.", en: "Who was late with what on a day.")
    public static let on = HelpSentence("Ngày, năm-tháng-ngày; hôm nay nếu không ghi.", en: "The day, yyyy-MM-dd; else today.")
    public static let unit = HelpSentence("Mã đơn vị của kế hoạch hoặc của xã.", en: "Code of the unit of the plan, or of a commune.")
    public static let monthly = HelpSentence(
        "Báo cáo tháng của một xã, hoặc báo cáo tổng hợp của đơn vị có kế hoạch.",
        en: "The monthly report of a commune, or the consolidation of the unit whose plan it is.")
    public static let month = HelpSentence("Tháng, năm-tháng.", en: "The month, yyyy-MM.")
    public static let format = HelpSentence("docx, pdf, xlsx hoặc json.", en: "docx, pdf, xlsx or json.")
    public static let output = HelpSentence("Tệp kết quả; json không có tệp thì in ra.", en: "The file; json without one is printed.")
    public static let nobody = HelpSentence("Không ai chậm.", en: "Nobody is late.")
    public static let noPlan = HelpSentence("Đơn vị không có kế hoạch của năm này.", en: "The unit has no plan of this year.")
    public static let noReport = HelpSentence(
        "Xã chưa viết báo cáo của tháng này.", en: "The commune has not written a report of this month.")

    public static func loaded(
        version: Int, isChanged: Bool, agencies: Int, duties: Int, added: Int, withdrawn: Int, _ language: Language
    ) -> String {
        if !isChanged { return language == .vi ? "Kế hoạch không đổi, bản \(version)." : "The plan is unchanged, version \(version)." }
        return language == .vi
            ? "Đã nạp bản \(version): \(agencies) cơ quan, \(duties) nhiệm vụ (thêm \(added), bỏ \(withdrawn))."
            : "Version \(version) is loaded: \(agencies) agencies, \(duties) duties (\(added) new, \(withdrawn) gone)."
    }

    public static func open(_ id: String, _ text: String, _ language: Language) -> String {
        language == .vi ? "Còn để ngỏ: \(id) – \(text)" : "Left open: \(id) – \(text)"
    }
}

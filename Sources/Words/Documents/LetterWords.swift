/// The letters to households that a round found to be on no list.
public enum LetterWords {
    public static let title = "Thông báo cho hộ không vào danh sách"
    public static let lead =
        "Hộ đã rà soát mà không thuộc hộ nghèo, hộ cận nghèo được trả lời bằng văn bản có lý do. Mỗi hộ một thông báo, số nối tiếp trong sổ văn bản."
    public static let letter = "Thông báo"
    public static let notIssued = "Chưa ban hành"
    public static let download = "Tải mọi thông báo (một tệp PDF)"

    public static func count(_ households: Int, lacking: Int) -> String {
        if households == 0 { return "Chưa có hộ nào được quyết định là không thuộc danh sách." }
        let all = "\(NumberWords.grouped(households)) hộ không vào danh sách"
        return lacking == 0 ? "\(all), hộ nào cũng đã có thông báo." : "\(all), \(NumberWords.grouped(lacking)) hộ chưa có thông báo."
    }

    public static func issue(_ count: Int) -> String { "Ban hành \(NumberWords.grouped(count)) thông báo" }

    public static func fileName(_ count: Int) -> String { "thong-bao-\(count)-ho.pdf" }
}

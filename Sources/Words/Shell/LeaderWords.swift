import Core
import Law

/// Words of what whoever decides looks at first.
public enum LeaderWords {
    public static let title = "Tình hình và việc chờ quyết định"
    public static let noRound = "Không có đợt rà soát nào đang mở ở địa bàn."
    public static let waitsForDecision = "Chờ quyết định công nhận"

    public static func counts(all: Int, withSheet: Int, agreed: Int, decided: Int) -> String {
        "\(NumberWords.grouped(all)) hộ cần rà soát: \(NumberWords.grouped(withSheet)) hộ đã có phiếu, \(NumberWords.grouped(agreed)) hộ đã thống nhất chờ quyết định, \(NumberWords.grouped(decided)) hộ đã quyết định."
    }

    public static func objections(_ count: Int) -> String { "\(NumberWords.grouped(count)) khiếu nại chưa trả lời." }

    /// "Từ 28/10/2026 đến nay: hộ nghèo 17 → 16 (giảm 1), hộ cận nghèo không đổi (28)."
    public static func changes(since day: CalendarDate, _ changes: [(povertyClass: PovertyClass, before: Int, now: Int)]) -> String {
        let parts = changes.map { change in
            let (name, difference) = (LawWords.name(change.povertyClass).lowercased(), change.now - change.before)
            guard difference != 0 else { return "\(name) không đổi (\(NumberWords.grouped(change.now)))" }
            return
                "\(name) \(NumberWords.grouped(change.before)) → \(NumberWords.grouped(change.now)) (\(difference > 0 ? "tăng" : "giảm") \(NumberWords.grouped(abs(difference))))"
        }
        return "Từ \(day.vietnamese) đến nay: \(parts.joined(separator: ", "))."
    }
}

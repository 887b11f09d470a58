import Core
import Documents
import Law
import Registry

/// The decision that puts right what was decided about one household, as a document, and the words of its page.
///
/// - Source: layout by Nghị định 30/2020/NĐ-CP. In which form and from which day a decision of a review is put right after an appeal was
///   read in no text (NOT FOUND): whoever signs says the day, and checks the text.
public enum CorrectionWords {
    /// What the document is made from.
    public struct Facts: Sendable {
        /// "Xã Bình Điền" and the unit above it.
        public var commune: String
        public var superior: String?
        public var number: String
        public var signedOn: CalendarDate
        public var signer: String
        public var law: [LegalDocument]
        /// The decision that is put right.
        public var corrected: (number: String, on: CalendarDate)
        public var headName: String
        public var village: String
        public var former: PovertyClass?
        public var found: PovertyClass
        public var holdsFrom: CalendarDate
        /// When the appeal came in, and the day of the re-check.
        public var receivedOn: CalendarDate
        public var recheckedOn: CalendarDate
        public var revokesCertificate: Bool

        public init(
            commune: String, superior: String?, number: String, signedOn: CalendarDate, signer: String, law: [LegalDocument],
            corrected: (number: String, on: CalendarDate), headName: String, village: String, former: PovertyClass?, found: PovertyClass,
            holdsFrom: CalendarDate, receivedOn: CalendarDate, recheckedOn: CalendarDate, revokesCertificate: Bool
        ) {
            self.commune = commune
            self.superior = superior
            self.number = number
            self.signedOn = signedOn
            self.signer = signer
            self.law = law
            self.corrected = corrected
            self.headName = headName
            self.village = village
            self.former = former
            self.found = found
            self.holdsFrom = holdsFrom
            self.receivedOn = receivedOn
            self.recheckedOn = recheckedOn
            self.revokesCertificate = revokesCertificate
        }
    }

    public static func document(_ facts: Facts) -> OfficialDocument {
        let unit = DecisionWords.lowered(facts.commune)
        let corrected = "Quyết định số \(facts.corrected.number) \(DocumentWords.longDay(facts.corrected.on))"
        let former = facts.former.map { "từ “\(DecisionWords.lowered(LawWords.name($0)))” " } ?? ""
        let articles =
            [
                "Điều chỉnh kết quả rà soát tại \(corrected) của Chủ tịch Ủy ban nhân dân \(unit) đối với hộ ông (bà) \(facts.headName), \(DecisionWords.lowered(facts.village)): \(former)thành “\(DecisionWords.lowered(LawWords.name(facts.found)))”, kể từ \(DocumentWords.longDay(facts.holdsFrom))."
            ]
            + certificates(facts)
            + [
                "Quyết định này có hiệu lực kể từ ngày ký. Các nội dung khác của \(corrected) giữ nguyên.",
                "Ban Chỉ đạo rà soát hộ nghèo, hộ cận nghèo \(unit), trưởng thôn, tổ trưởng tổ dân phố nơi hộ cư trú và hộ có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
            ]
        return OfficialDocument(
            issuer: .init(name: "UBND \(unit)", under: facts.superior.map { "UBND \(DecisionWords.lowered($0))" }), number: facts.number,
            kind: DocumentWords.kind(.decision), place: PaperWords.properName(facts.commune), signedOn: facts.signedOn, subject: subject,
            authority: "Chủ tịch Ủy ban nhân dân \(unit)",
            grounds: facts.law.map(DecisionWords.ground) + [
                "Căn cứ \(corrected) của Chủ tịch Ủy ban nhân dân \(unit)",
                "Xét khiếu nại nhận \(DocumentWords.longDay(facts.receivedOn)) và kết quả phúc tra \(DocumentWords.longDay(facts.recheckedOn))",
                "Theo đề nghị của Ban Chỉ đạo rà soát hộ nghèo, hộ cận nghèo \(unit)",
            ],
            blocks: [.centred(DocumentWords.decides)]
                + articles.enumerated().map { .article(label: DocumentWords.article($0 + 1), text: $1) },
            recipients: ["Như Điều \(articles.count);"] + (facts.superior.map { ["UBND \(DecisionWords.lowered($0));"] } ?? []) + [
                "Lưu: VT."
            ], signature: .init(headPost: "CHỦ TỊCH", name: facts.signer))
    }

    private static func certificates(_ facts: Facts) -> [String] {
        switch (facts.revokesCertificate, facts.found.isListed) {
        case (true, true): ["Thu hồi giấy chứng nhận đã cấp theo kết quả cũ; cấp giấy chứng nhận theo kết quả tại Điều 1."]
        case (true, false): ["Thu hồi giấy chứng nhận đã cấp theo kết quả cũ."]
        case (false, true): ["Cấp giấy chứng nhận theo kết quả tại Điều 1."]
        case (false, false): []
        }
    }

    public static let subject = "Điều chỉnh kết quả rà soát đối với một hộ sau khiếu nại"

    // MARK: page

    public static let title = "Quyết định điều chỉnh"
    public static let lead =
        "Một lần ghi: trả lời khiếu nại là đúng, ra quyết định điều chỉnh, sửa công nhận của hộ, thu hồi giấy chứng nhận cũ và cấp giấy mới nếu hộ thuộc danh sách. Thiếu một việc thì không ghi việc nào."
    public static let source =
        "Hình thức và ngày hiệu lực của việc điều chỉnh sau khiếu nại chưa tìm được trong văn bản đã đọc: người ký quyết định, hãy đối chiếu."
    public static let appeal = "Khiếu nại sau khi đã có quyết định"
    public static let decided = "Đã quyết định"
    public static let recheck = "Phiếu phúc tra"
    public static let recheckMissing = "Chưa có phiếu sau ngày nhận khiếu nại."
    public static let enterRecheck = "Nhập phiếu phúc tra"
    public static let holdsFrom = "Kết quả đúng có hiệu lực từ ngày"
    public static let save = "Ghi quyết định điều chỉnh"
    public static let undo = "Hoàn tác quyết định điều chỉnh"
    public static let undoLead =
        "Trả công nhận, kết quả và khiếu nại về như trước khi điều chỉnh; số quyết định vẫn giữ trong sổ, ghi là đã hủy. Giấy chứng nhận đã thu hồi không dùng lại: hộ được cấp giấy khác cùng nội dung."
    public static let rejectTitle = "Trả lời không điều chỉnh"

    /// "từ Hộ nghèo thành Hộ cận nghèo".
    public static func change(from former: PovertyClass?, to found: PovertyClass) -> String {
        "\(former.map { LawWords.name($0) } ?? RoundPageWords.leaveAside) → \(LawWords.name(found))"
    }

    /// "đã hoàn tác ngày 02/12/2026: ghi nhầm hộ".
    public static func undone(on day: CalendarDate, _ reason: String) -> String { "đã hoàn tác ngày \(day.vietnamese): \(reason)" }
}

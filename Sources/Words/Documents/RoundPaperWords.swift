import Core
import Documents
import Law
import Registry

/// Documents of a round beside its decision: minutes, notice, refusal, answer. None has a personal number, a full day of birth or anything
/// of health.
///
/// - Source: Quyết định 24/2021/QĐ-TTg, Điều 4 khoản 3 (minutes in two copies, signed by chair, secretary and households), khoản 4 (posting,
///   loudspeaker, answer to complaints), Điều 5 khoản 2 (refusal in writing, with reasons). Forms of these papers were NOT FOUND: they follow
///   Nghị định 30/2020/NĐ-CP and are checked by whoever signs.
public enum RoundPaperWords {
    /// Who issues it, about which round.
    public struct Frame: Sendable {
        public var commune: String
        public var superior: String?
        public var round: ReviewRound
        /// The text of law that it rests on.
        public var law: LegalDocument?

        public init(commune: String, superior: String?, round: ReviewRound, law: LegalDocument?) {
            self.commune = commune
            self.superior = superior
            self.round = round
            self.law = law
        }

        var unit: String { lowered(commune) }
        var title: String { lowered(RoundWords.title(round)) }
        var grounds: [String] { law.map { [DecisionWords.ground($0)] } ?? [] }

        func document(
            _ kind: RegisteredDocument.Kind, _ subject: String, grounds: [String] = [], _ blocks: [OfficialDocument.Block],
            recipients: [String], annexes: [OfficialDocument.Annex] = []
        ) -> OfficialDocument {
            OfficialDocument(
                issuer: .init(name: "UBND \(unit)", under: superior.map { "UBND \(lowered($0))" }),
                number: OfficialDocument.Number(nil, symbol: DocumentWords.symbol(kind)).description, kind: DocumentWords.kind(kind),
                place: PaperWords.properName(commune), signedOn: nil, subject: subject, grounds: grounds, blocks: blocks,
                recipients: recipients, signature: .init(collective: "ỦY BAN NHÂN DÂN", headPost: "CHỦ TỊCH"), annexes: annexes)
        }
    }

    private static func lowered(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

    // MARK: minutes

    /// A line of the minutes.
    public struct Vote: Sendable {
        public var headName: String
        public var birthYear: Int?
        public var povertyClass: PovertyClass
        public var agreed: Int
        public var isAgreed: Bool

        public init(headName: String, birthYear: Int?, povertyClass: PovertyClass, agreed: Int, isAgreed: Bool) {
            self.headName = headName
            self.birthYear = birthYear
            self.povertyClass = povertyClass
            self.agreed = agreed
            self.isAgreed = isAgreed
        }
    }

    /// What the minutes of a village meeting say.
    public struct Meeting: Sendable {
        public var village: String
        public var heldOn: CalendarDate
        public var place: String
        public var chair: String
        public var secretary: String
        public var present: Int
        /// How many of a hundred must agree.
        public var percent: Int
        public var notes: String
        public var votes: [Vote]

        public init(
            village: String, heldOn: CalendarDate, place: String, chair: String, secretary: String, present: Int, percent: Int,
            notes: String, votes: [Vote]
        ) {
            self.village = village
            self.heldOn = heldOn
            self.place = place
            self.chair = chair
            self.secretary = secretary
            self.present = present
            self.percent = percent
            self.notes = notes
            self.votes = votes
        }
    }

    public static func minutes(_ meeting: Meeting, _ frame: Frame) -> OfficialDocument {
        let refused = meeting.votes.count { !$0.isAgreed }
        var document = frame.document(
            .minutes, "Họp dân thống nhất kết quả \(frame.title) tại \(lowered(meeting.village))",
            [
                .paragraph(
                    "Hôm nay, \(DocumentWords.longDay(meeting.heldOn)), tại \(meeting.place), \(lowered(meeting.village)) tổ chức họp dân để thống nhất kết quả \(frame.title)."
                ),
                .heading("I. Thành phần"), .item("Chủ trì: \(meeting.chair)."), .item("Thư ký: \(meeting.secretary)."),
                .item("Số người dự họp: \(meeting.present)."), .heading("II. Kết quả lấy ý kiến"),
                .paragraph(
                    "Hộ được thống nhất khi có từ \(meeting.percent)% số người dự họp đồng ý. Có \(meeting.votes.count - refused) hộ được thống nhất, \(refused) hộ phải rà soát lại."
                ),
                .table(
                    OfficialDocument.Table(
                        columns: [
                            .init("TT", width: 7, alignment: .centre), .init("Họ và tên chủ hộ", width: 31),
                            .init("Năm sinh", width: 11, alignment: .centre), .init("Kết quả đưa ra họp", width: 22),
                            .init("Đồng ý", width: 12, alignment: .centre), .init("Kết luận", width: 17),
                        ],
                        rows: meeting.votes.enumerated().map { index, vote in
                            [
                                String(index + 1), vote.headName, vote.birthYear.map(String.init) ?? "", LawWords.name(vote.povertyClass),
                                "\(vote.agreed)/\(meeting.present)", vote.isAgreed ? "Thống nhất" : "Rà soát lại",
                            ]
                        })),
                .heading("III. Ý kiến khác"), .paragraph(meeting.notes.isEmpty ? "Không có ý kiến khác." : meeting.notes),
                .paragraph(
                    "Biên bản được thông qua tại cuộc họp, lập thành 02 bản: 01 bản lưu tại \(lowered(meeting.village)), 01 bản gửi Ban Chỉ đạo rà soát \(frame.unit)."
                ),
                .item("Đại diện các hộ gia đình (ký, ghi rõ họ tên):"), .item(String(repeating: "…", count: 40)),
            ], recipients: [])
        document.issuer = .init(name: meeting.village, under: "UBND \(frame.unit)")
        document.signature = .init(headPost: "CHỦ TRÌ", name: meeting.chair)
        document.countersignature = .init(headPost: "THƯ KÝ", name: meeting.secretary)
        return document
    }

    // MARK: notice

    /// A household on the list that hangs.
    public struct Posted: Sendable {
        public var headName: String
        public var birthYear: Int?
        public var village: String
        public var persons: Int
        public var former: PovertyClass?
        public var found: PovertyClass
        public var isTiedToOfficial: Bool

        public init(
            headName: String, birthYear: Int?, village: String, persons: Int, former: PovertyClass?, found: PovertyClass,
            isTiedToOfficial: Bool
        ) {
            self.isTiedToOfficial = isTiedToOfficial
            self.headName = headName
            self.birthYear = birthYear
            self.village = village
            self.persons = persons
            self.former = former
            self.found = found
        }
    }

    /// - Parameter announcement: the text for the loudspeaker.
    public static func notice(
        from first: CalendarDate, until last: CalendarDate, places: String, _ households: [Posted], announcement: String, _ frame: Frame
    ) -> OfficialDocument {
        let lists = PovertyClass.allCases.map { found in (found, households.filter { $0.found == found }) }.filter { !$0.1.isEmpty }
        let counts = lists.map { "\(NumberWords.grouped($1.count)) \(lowered(LawWords.name($0)))" }.joined(separator: "; ")
        return frame.document(
            .notice, "Niêm yết công khai kết quả \(frame.title)", grounds: frame.grounds,
            [
                .paragraph(
                    "Ủy ban nhân dân \(frame.unit) niêm yết công khai kết quả \(frame.title), gồm: \(counts.isEmpty ? "không có hộ nào" : counts) (có danh sách kèm theo)."
                ),
                .item("1. Thời gian niêm yết: từ ngày \(first.vietnamese) đến hết ngày \(last.vietnamese)."),
                .item("2. Nơi niêm yết: \(places)."),
                .item(
                    "3. Ai thấy có hộ bị bỏ sót, hộ không đúng diện hoặc thông tin chưa đúng thì báo cho trưởng thôn, tổ trưởng tổ dân phố hoặc Ủy ban nhân dân \(frame.unit) trong thời gian niêm yết để được phúc tra và trả lời./."
                ),
            ], recipients: ["Các thôn, tổ dân phố;", "Đài truyền thanh \(frame.unit);", "Lưu: VT."],
            annexes: lists.map { found, rows in
                .init(
                    title: "Danh sách niêm yết", subtitle: "\(LawWords.name(found)) – \(RoundWords.title(frame.round))",
                    blocks: [.table(posted(rows))] + (rows.contains(where: \.isTiedToOfficial) ? [.paragraph(TieWords.markMeans)] : []))
            } + [.init(title: "Bài đọc trên đài truyền thanh", subtitle: RoundWords.title(frame.round), blocks: [.paragraph(announcement)])]
        )
    }

    private static func posted(_ rows: [Posted]) -> OfficialDocument.Table {
        OfficialDocument.Table(
            columns: [
                .init("TT", width: 7, alignment: .centre), .init("Họ và tên chủ hộ", width: 32),
                .init("Năm sinh", width: 11, alignment: .centre), .init("Thôn, tổ dân phố", width: 26),
                .init("Số khẩu", width: 9, alignment: .centre), .init("Diện hiện nay", width: 20),
            ],
            rows: rows.enumerated().map { index, row in
                [
                    String(index + 1), row.headName + (row.isTiedToOfficial ? " " + TieWords.mark : ""),
                    row.birthYear.map(String.init) ?? "", row.village, String(row.persons),
                    row.former.map(LawWords.name) ?? "",
                ]
            })
    }

    // MARK: refusal, answer

    /// - Parameters:
    ///   - decision: number and day of the decision that the letter explains.
    ///   - reasons: each step of the way to the class, with its article.
    public static func refusal(
        headName: String, village: String, found: PovertyClass, decision: (number: String, on: CalendarDate), reasons: [String],
        _ frame: Frame
    ) -> OfficialDocument {
        frame.document(
            .notice, "Kết quả \(frame.title) đối với hộ không thuộc diện hộ nghèo, hộ cận nghèo", grounds: frame.grounds,
            [
                .centred("Kính gửi: Hộ ông (bà) \(headName), \(lowered(village))"),
                .paragraph(
                    "Qua \(frame.title), theo Quyết định số \(decision.number) \(DocumentWords.longDay(decision.on)), hộ ông (bà) được xác định: \(lowered(LawWords.name(found)))."
                ), .paragraph("Lý do:"),
            ] + reasons.map { .item("- \($0)") } + [
                .paragraph(
                    "Nếu không đồng ý với kết quả này, ông (bà) gửi khiếu nại đến Ủy ban nhân dân \(frame.unit) để được kiểm tra lại và trả lời bằng văn bản. Khi hoàn cảnh của hộ thay đổi, ông (bà) có thể nộp giấy đề nghị rà soát (Mẫu số 01) vào bất kỳ tháng nào./."
                )
            ], recipients: ["Như trên;", "\(village);", "Lưu: VT."])
    }

    public static func answer(_ objection: Objection, headName: String, village: String, _ frame: Frame) -> OfficialDocument {
        let who = objection.raisedBy.isEmpty ? "Người có ý kiến về hộ \(headName)" : "Ông (bà) \(objection.raisedBy)"
        let result = objection.result == .upheld ? "Ý kiến của ông (bà) là đúng" : "Ý kiến của ông (bà) không có căn cứ để chấp nhận"
        return frame.document(
            .letter, "trả lời khiếu nại về kết quả \(frame.title)",
            [
                .centred("Kính gửi: \(who)"),
                .paragraph(
                    "Ngày \(objection.receivedOn.vietnamese), Ủy ban nhân dân \(frame.unit) nhận được ý kiến của ông (bà) về hộ \(headName), \(lowered(village)): \(lowered(RoundWords.name(objection.kind))). Nội dung: \(objection.statement)"
                ), .paragraph("Sau khi kiểm tra, Ủy ban nhân dân \(frame.unit) trả lời như sau: \(result). \(objection.answer)"),
                .paragraph("Nếu không đồng ý, ông (bà) có quyền khiếu nại tiếp theo quy định của pháp luật về khiếu nại./."),
            ], recipients: ["Như trên;", "Lưu: VT."])
    }

    // MARK: pages

    public static let issue = "Ban hành văn bản"
    public static let issueLead =
        "Nội dung lấy từ hồ sơ của đợt rà soát và được giữ nguyên như lúc ban hành. Muốn sửa: hủy số rồi ban hành lại."
    public static let signer = "Người ký"
    public static let formNotFound =
        "Chưa tìm được mẫu của văn bản này: trình bày theo Nghị định 30/2020/NĐ-CP, hãy đối chiếu trước khi ký."

    public static func name(_ source: RegisteredDocument.Source) -> String {
        switch source {
        case .decision: "Quyết định công nhận"
        case .correction: CorrectionWords.title
        case .certificates: "Giấy chứng nhận"
        case .meeting: "Biên bản họp dân"
        case .posting: "Thông báo niêm yết"
        case .refusal: "Thông báo hộ không đạt"
        case .objection: "Trả lời khiếu nại"
        }
    }
}

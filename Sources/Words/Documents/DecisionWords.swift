import Core
import Documents
import Law
import Registry

/// The decision that recognizes the households of a round, as a document.
///
/// - Source: Quyết định 24/2021/QĐ-TTg, Điều 4 khoản 6, Mẫu số 02. That the form exists and what it decides was read; its layout and the
///   columns of its list were NOT FOUND: they follow Nghị định 30/2020/NĐ-CP and are checked by whoever signs.
public enum DecisionWords {
    /// A household on the lists of the decision.
    public struct Household: Hashable, Sendable {
        public var headName: String
        public var birthYear: Int?
        public var ethnicity: String
        public var village: String
        public var persons: Int
        public var former: PovertyClass?
        public var decided: PovertyClass?

        public init(
            headName: String, birthYear: Int?, ethnicity: String, village: String, persons: Int, former: PovertyClass?,
            decided: PovertyClass?
        ) {
            self.headName = headName
            self.birthYear = birthYear
            self.ethnicity = ethnicity
            self.village = village
            self.persons = persons
            self.former = former
            self.decided = decided
        }
    }

    /// A list of the decision.
    public enum List: CaseIterable, Sendable {
        case poor, nearPoor, escapedPoor, escapedNearPoor, averageLiving, averageLivingEnded

        func holds(_ household: Household) -> Bool {
            switch self {
            case .poor: household.decided == .poor
            case .nearPoor: household.decided == .nearPoor
            case .escapedPoor: household.former == .poor && household.decided != .poor
            case .escapedNearPoor: household.former == .nearPoor && !(household.decided?.isListed ?? false)
            case .averageLiving: household.decided == .averageLiving
            case .averageLivingEnded: household.former == .averageLiving && household.decided != .averageLiving
            }
        }

        var name: String {
            switch self {
            case .poor: "hộ nghèo"
            case .nearPoor: "hộ cận nghèo"
            case .escapedPoor: "hộ thoát nghèo"
            case .escapedNearPoor: "hộ thoát cận nghèo"
            case .averageLiving: "hộ có mức sống trung bình"
            case .averageLivingEnded: "hộ không còn mức sống trung bình"
            }
        }

        static func of(_ kind: ReviewKind) -> [List] {
            kind == .averageLiving ? [.averageLiving, .averageLivingEnded] : [.poor, .nearPoor, .escapedPoor, .escapedNearPoor]
        }
    }

    /// What the document is made from.
    public struct Facts: Sendable {
        /// "Xã Bình Điền" and the unit above it.
        public var commune: String
        public var superior: String?
        public var kind: ReviewKind
        public var year: Int
        public var month: Int?
        public var number: String
        public var signedOn: CalendarDate
        public var signer: String
        /// Documents of law on which it rests.
        public var law: [LegalDocument]
        /// The written opinion of the higher level; `nil` where none was given.
        public var opinion: (document: String, on: CalendarDate)?
        /// In the order of villages and names.
        public var households: [Household]

        public init(
            commune: String, superior: String?, kind: ReviewKind, year: Int, month: Int?, number: String,
            signedOn: CalendarDate, signer: String, law: [LegalDocument], opinion: (document: String, on: CalendarDate)?,
            households: [Household]
        ) {
            self.commune = commune
            self.superior = superior
            self.kind = kind
            self.year = year
            self.month = month
            self.number = number
            self.signedOn = signedOn
            self.signer = signer
            self.law = law
            self.opinion = opinion
            self.households = households
        }
    }

    public static func document(_ facts: Facts) -> OfficialDocument {
        let unit = lowered(facts.commune)
        let lists = List.of(facts.kind).map { list in (list, facts.households.filter(list.holds)) }.filter { !$0.1.isEmpty }
        let subject = subject(facts.kind, year: facts.year, month: facts.month)
        let counts = lists.map { "\(NumberWords.grouped($1.count)) \($0.name)" }.joined(separator: "; ")
        return OfficialDocument(
            issuer: .init(name: "UBND \(unit)", under: facts.superior.map { "UBND \(lowered($0))" }), number: facts.number,
            kind: DocumentWords.kind(.decision),
            place: PaperWords.properName(facts.commune), signedOn: facts.signedOn, subject: subject,
            authority: "Chủ tịch Ủy ban nhân dân \(unit)", grounds: grounds(facts),
            blocks: [
                .centred(DocumentWords.decides),
                .article(
                    label: DocumentWords.article(1),
                    text:
                        "\(title(facts.kind)) \(period(facts)) trên địa bàn \(unit), gồm: \(counts.isEmpty ? "không có hộ nào" : counts) (có danh sách kèm theo)."
                ),
                .article(label: DocumentWords.article(2), text: "Quyết định này có hiệu lực kể từ ngày ký."),
                .article(
                    label: DocumentWords.article(3),
                    text:
                        "Ban Chỉ đạo rà soát hộ nghèo, hộ cận nghèo \(unit), trưởng các thôn, tổ dân phố và các hộ gia đình có tên trong danh sách chịu trách nhiệm thi hành Quyết định này./."
                ),
            ], recipients: ["Như Điều 3;"] + (facts.superior.map { ["UBND \(lowered($0));"] } ?? []) + ["Lưu: VT."],
            signature: .init(headPost: "CHỦ TỊCH", name: facts.signer),
            annexes: lists.enumerated().map { index, list in
                .init(
                    title: "Danh sách số \(index + 1)", subtitle: "\(list.0.name.capitalizedFirst) \(period(facts)), \(unit)",
                    blocks: [.table(table(list.0, list.1))])
            })
    }

    /// What the decision that ends a round is about.
    public static func subject(_ kind: ReviewKind, year: Int, month: Int?) -> String {
        "\(title(kind)) \(period(year: year, month: month))"
    }

    private static func title(_ kind: ReviewKind) -> String {
        kind == .averageLiving
            ? "Công nhận danh sách hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp, diêm nghiệp có mức sống trung bình"
            : "Công nhận danh sách hộ nghèo, hộ cận nghèo; hộ thoát nghèo, hộ thoát cận nghèo"
    }

    private static func period(_ facts: Facts) -> String { period(year: facts.year, month: facts.month) }

    private static func period(year: Int, month: Int?) -> String { month.map { "tháng \($0) năm \(year)" } ?? "năm \(year)" }

    private static func grounds(_ facts: Facts) -> [String] {
        facts.law.map(ground)
            + (facts.opinion.map { opinion in
                ["Căn cứ ý kiến của cấp trên tại văn bản số \(opinion.document), \(DocumentWords.longDay(opinion.on))"]
            } ?? []) + ["Theo đề nghị của Ban Chỉ đạo rà soát hộ nghèo, hộ cận nghèo \(lowered(facts.commune))"]
    }

    /// "Căn cứ Nghị định số 07/2021/NĐ-CP ngày 27 tháng 01 năm 2021 của Chính phủ quy định chuẩn nghèo …".
    static func ground(_ document: LegalDocument) -> String {
        let kinds = ["Luật", "Nghị quyết", "Nghị định", "Quyết định", "Thông tư", "Chỉ thị"]
        let kind = kinds.first { document.title.hasPrefix($0 + " ") }
        let rest = kind.map { String(document.title.dropFirst($0.count + 1)) } ?? document.title
        let day = document.signedOn.map { " \(DocumentWords.longDay($0))" } ?? ""
        return "Căn cứ \(kind.map { $0 + " số" } ?? "văn bản số") \(document.number)\(day) của \(document.issuer) \(rest)"
    }

    private static func table(_ list: List, _ households: [Household]) -> OfficialDocument.Table {
        let result = list == .escapedPoor
        return OfficialDocument.Table(
            columns: [
                .init("TT", width: 6, alignment: .centre), .init("Họ và tên chủ hộ", width: 27),
                .init("Năm sinh", width: 10, alignment: .centre),
                .init("Dân tộc", width: 11, alignment: .centre), .init("Thôn, tổ dân phố", width: 24),
                .init("Số khẩu", width: 9, alignment: .centre), .init(result ? "Kết quả" : "Ghi chú", width: 18),
            ],
            rows: households.enumerated().map { index, household in
                [
                    String(index + 1), household.headName, household.birthYear.map(String.init) ?? "", household.ethnicity,
                    household.village,
                    String(household.persons), note(list, household),
                ]
            })
    }

    private static func note(_ list: List, _ household: Household) -> String {
        switch (list, household.former, household.decided) {
        case (.escapedPoor, _, .nearPoor): "Thành hộ cận nghèo"
        case (.escapedPoor, _, _): "Vượt chuẩn cận nghèo"
        case (.poor, .nearPoor, _): "Hộ cận nghèo thành hộ nghèo"
        case (.nearPoor, .poor, _): "Hộ nghèo thành hộ cận nghèo"
        case (.poor, let former, _) where former != .poor: "Mới vào danh sách"
        case (.nearPoor, let former, _) where former != .nearPoor: "Mới vào danh sách"
        default: ""
        }
    }

    /// "xã Bình Điền" within a sentence.
    static func lowered(_ unit: String) -> String { unit.prefix(1).lowercased() + unit.dropFirst() }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

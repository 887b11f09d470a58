import Core
import Law

/// Sentences about the law and its files.
public enum LawWords {
    public static func reason(_ reason: LawProblem.Reason, _ language: Language) -> String {
        switch (reason, language) {
        case (.unreadable(let what), .vi): "không đọc được: \(what)"
        case (.unreadable(let what), .en): "cannot be read: \(what)"
        case (.missing, .vi): "thiếu khóa này"
        case (.missing, .en): "this key is missing"
        case (.unknownKey, .vi): "khóa lạ, không dùng đến"
        case (.unknownKey, .en): "unknown key"
        case (.wrongValue(let value), .vi): "giá trị không hợp lệ: \(value)"
        case (.wrongValue(let value), .en): "wrong value: \(value)"
        case (.danglingCitation(let citation), .vi): "dẫn chiếu không có trong law/documents: \(citation)"
        case (.danglingCitation(let citation), .en): "citation not found in law/documents: \(citation)"
        case (.overlappingDays(let id), .vi): "thời gian áp dụng trùng với \(id)"
        case (.overlappingDays(let id), .en): "days overlap with \(id)"
        case (.gap(let id), .vi): "có khoảng thời gian không có quy định sau \(id)"
        case (.gap(let id), .en): "days without rules after \(id)"
        case (.exampleFails(let expected, let found), .vi): "ví dụ mẫu cho kết quả \(found), phải là \(expected)"
        case (.exampleFails(let expected, let found), .en): "worked example gives \(found) instead of \(expected)"
        }
    }

    public static func line(_ problem: LawProblem, _ language: Language) -> String {
        let place = problem.line.map { ":\($0)" } ?? ""
        return "\(problem.file)\(place): \(problem.key): \(reason(problem.reason, language))"
    }

    public static func sound(standards: Int, examples: Int, _ language: Language) -> String {
        switch language {
        case .vi: "Kho quy định hợp lệ: \(standards) bộ chuẩn, \(examples) ví dụ mẫu đều đúng."
        case .en: "The law folder is sound: \(standards) standards, all \(examples) worked examples hold."
        }
    }

    public static func classified(rows: Int, errors: Int, _ language: Language) -> String {
        switch language {
        case .vi: "Đã phân loại \(NumberWords.grouped(rows)) dòng, \(NumberWords.grouped(errors)) dòng có lỗi."
        case .en: "\(rows) rows classified, \(errors) with an error."
        }
    }

    public static func name(_ povertyClass: PovertyClass) -> String {
        switch povertyClass {
        case .poor: "Hộ nghèo"
        case .nearPoor: "Hộ cận nghèo"
        case .averageLiving: "Hộ có mức sống trung bình"
        case .notPoor: "Hộ không nghèo"
        }
    }

    public static func name(_ residence: Residence) -> String {
        switch residence {
        case .urban: "Thành thị"
        case .rural: "Nông thôn"
        }
    }

    /// How well a value is known, for the eye of the reader.
    public static func confidence(_ confidence: Confidence) -> String {
        switch confidence {
        case .verified: "đã đối chiếu"
        case .secondary: "theo tài liệu tóm tắt, cần đối chiếu phụ lục"
        case .recalled: "chưa đối chiếu văn bản gốc"
        case .draft: "theo dự thảo"
        case .notFound: "chưa tìm được văn bản"
        case .invented: "tự đặt cho tập huấn, không phải quy định"
        }
    }

    /// How well the wordings of the indicators of a standard are known, told once for all.
    public static func wordings(_ usual: Confidence, hasOthers: Bool) -> String {
        "Nội dung các chỉ số: \(confidence(usual))\(hasOthers ? ", trừ chỉ số có ghi khác" : "")."
    }

    public static let ruleSet = "Quy định đã dùng"
    public static let technical = "Chi tiết kỹ thuật"

    public static func fingerprint(_ fingerprint: String) -> String { "Mã nhận dạng bộ quy định: \(fingerprint)" }

    /// "Điều 3, Nghị định số 07/2021/NĐ-CP".
    public static func citation(_ citation: Citation, in documents: [String: LegalDocument]) -> String {
        guard let document = documents[citation.document] else { return citation.text }
        let label = document.anchors[citation.anchor]?.label ?? citation.anchor
        return "\(label), \(name(document))"
    }

    /// "Nghị định số 07/2021/NĐ-CP": the kind as the title begins, and the number; the number alone where it says the kind itself.
    public static func name(_ document: LegalDocument) -> String {
        let kinds = ["Nghị định", "Nghị quyết", "Quyết định", "Thông tư", "Chỉ thị", "Công văn"]
        guard document.number.contains("/"), let kind = kinds.first(where: document.title.hasPrefix) else { return document.number }
        return "\(kind) số \(document.number)"
    }
}

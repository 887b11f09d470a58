import Core
import Documents
import Registry

/// Fixed words of official documents.
///
/// - Source: Nghị định 30/2020/NĐ-CP, Phụ lục I.
public enum DocumentWords {
    public static let number = "Số:"
    public static let recipients = "Nơi nhận:"
    /// The people's committee in a symbol.
    public static let committee = "UBND"
    public static let decides = "QUYẾT ĐỊNH:"

    /// A kind of the register as it stands on paper and in the symbol.
    public static func kind(_ kind: RegisteredDocument.Kind) -> OfficialDocument.Kind {
        switch kind {
        case .decision: .init(name: "Quyết định", abbreviation: "QĐ")
        case .notice: .init(name: "Thông báo", abbreviation: "TB")
        case .minutes: .init(name: "Biên bản", abbreviation: "BB")
        case .letter: .init(name: "Công văn", abbreviation: "")
        case .certificates: .init(name: "Giấy chứng nhận", abbreviation: "GCN")
        case .plan: .init(name: "Kế hoạch", abbreviation: "KH")
        case .report: .init(name: "Báo cáo", abbreviation: "BC")
        case .submission: .init(name: "Tờ trình", abbreviation: "TTr")
        case .guidance: .init(name: "Hướng dẫn", abbreviation: "HD")
        case .other: .init(name: "Văn bản khác", abbreviation: "")
        }
    }

    /// The symbol of what the people's committee issues: "QĐ-UBND". That of certificates is read on Mẫu số 03: "…/GCN-HN.HCN".
    public static func symbol(_ kind: RegisteredDocument.Kind) -> String {
        kind == .certificates ? "GCN-HN.HCN" : OfficialDocument.Number(nil, kind: self.kind(kind), body: committee).symbol
    }

    /// "Bình Điền, ngày 08 tháng 12 năm 2023": days under 10 and the months 1 and 2 take a leading 0; open in a draft.
    public static func placeAndDay(_ place: String, _ day: CalendarDate?) -> String { "\(place), \(longDay(day))" }

    public static func longDay(_ day: CalendarDate?) -> String {
        guard let day else { return "ngày …… tháng …… năm ………" }
        func two(_ number: Int, below limit: Int) -> String { number < limit ? "0\(number)" : String(number) }
        return "ngày \(two(day.day, below: 10)) tháng \(two(day.month, below: 3)) năm \(day.year)"
    }

    public static func article(_ number: Int) -> String { "Điều \(number)." }

    /// Below the kind of an official letter, which has its subject beside its number.
    public static func letterSubject(_ subject: String) -> String { "V/v \(subject)" }

    /// Under the title of an annex: of which document it is.
    public static func annexReference(_ document: OfficialDocument) -> String {
        "(Kèm theo \(document.kind.isLetter ? "Công văn" : document.kind.name) số \(document.number) \(longDay(document.signedOn)) của \(document.issuer.name))"
    }

    public static let word = "Tải Word"
    public static let pdf = "Tải PDF"
    public static let noPDF = "Chưa tạo được PDF"
    /// Beside the downloads: what was not found of the form.
    public static let formNotFound =
        "Chưa tìm được bản gốc bố cục Mẫu số 02 của Quyết định 24/2021/QĐ-TTg: văn bản theo thể thức Nghị định 30/2020/NĐ-CP, hãy đối chiếu trước khi ký."

    /// "Quyết định 07-QĐ-UBND.docx".
    public static func fileName(_ document: OfficialDocument, _ kind: String) -> String {
        "\(title(document)).\(kind)".replacing("/", with: "-")
    }

    public static func title(_ document: OfficialDocument) -> String { "\(document.kind.name) \(document.number)" }

    public enum PDFProblem: Sendable {
        case notInstalled
        case failed(String)
        case tookTooLong(seconds: Int)
    }

    public static func sentence(_ problem: PDFProblem, _ language: Language) -> String {
        switch (problem, language) {
        case (.notInstalled, .vi):
            "Chưa tạo được PDF vì máy chủ chưa cài Typst. Chạy scripts/install.sh, hoặc xuất tệp Word (docx) rồi in từ đó."
        case (.notInstalled, .en): "Typst is not installed, so no PDF can be made. Run scripts/install.sh, or write docx and print that."
        case (.failed(let said), .vi): "Không tạo được PDF: \(said)"
        case (.failed(let said), .en): "The PDF could not be made: \(said)"
        case (.tookTooLong(let seconds), .vi): "Tạo PDF quá \(seconds) giây nên đã dừng."
        case (.tookTooLong(let seconds), .en): "Making the PDF took more than \(seconds) seconds and was ended."
        }
    }

    public static func onlyPDF(_ language: Language) -> String {
        language == .vi
            ? "Nhiều giấy cấp cùng lúc chỉ xuất được thành một tệp pdf."
            : "Documents that were issued together are written as one pdf only."
    }

    public static func unknown(_ language: Language) -> String {
        switch language {
        case .vi: "Không có văn bản nào mang mã này. Xem mã bằng lệnh `giamngheo document list`."
        case .en: "There is no such document. See `giamngheo document list`."
        }
    }
}

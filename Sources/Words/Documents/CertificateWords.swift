import Core
import Documents
import Law
import Registry

/// Certificates of poor and near-poor households: as a document, and on pages.
///
/// - Source: Quyết định 24/2021/QĐ-TTg, Mẫu số 03. Its number (…/GCN-HN.HCN) and what it states of head, residence and members were read; its
///   layout was NOT FOUND: it follows Nghị định 30/2020/NĐ-CP and is checked by whoever signs.
public enum CertificateWords {
    /// - Parameters:
    ///   - personalNumber: of the head; `nil` leaves it open to be filled in by hand.
    ///   - mark: the code by which it is verified.
    public static func document(
        _ certificate: Certificate, personalNumber: String?, ethnicity: String, mark: OfficialDocument.Mark?
    ) -> OfficialDocument {
        let face = certificate.face
        let commune = lowered(face.commune)
        let place = [face.address, face.village, face.commune].filter { !$0.isEmpty }.joined(separator: ", ")
        let held = LawWords.name(certificate.povertyClass)
        let until = certificate.validUntil.map { "đến hết ngày \($0.vietnamese)" } ?? "đến khi có quyết định thay đổi"
        return OfficialDocument(
            issuer: .init(name: "UBND \(commune)", under: face.superior.map { "UBND \(lowered($0))" }), number: certificate.reference,
            kind: DocumentWords.kind(.certificates), place: PaperWords.properName(face.commune), signedOn: certificate.signedOn,
            subject: held, authority: "Chủ tịch Ủy ban nhân dân \(commune)",
            blocks: [
                .centred("CHỨNG NHẬN:"),
                .item("Hộ ông (bà): \(face.headName)"),
                .item("Dân tộc: \(ethnicity.isEmpty ? blank : ethnicity)"),
                .item("Số CCCD/CMND: \(personalNumber ?? blank). Ngày cấp: \(blank)"),
                .item("Nơi cư trú: \(place.isEmpty ? blank : place)"),
                .item(
                    "Là \(held.prefix(1).lowercased() + held.dropFirst()) theo Quyết định số \(certificate.decisionNumber) \(DocumentWords.longDay(certificate.decisionOn))."
                ),
                .item("Giấy có giá trị từ ngày \(certificate.validFrom.vietnamese) \(until)."), .item("Danh sách thành viên trong hộ:"),
                .table(members(face.members)),
            ], recipients: ["Hộ gia đình;", "Lưu: VT."], signature: .init(headPost: "CHỦ TỊCH", name: certificate.signer), mark: mark)
    }

    private static let blank = "………………"

    private static func members(_ members: [Certificate.Face.Member]) -> OfficialDocument.Table {
        OfficialDocument.Table(
            columns: [
                .init("TT", width: 7, alignment: .centre), .init("Họ và tên", width: 36),
                .init("Ngày, tháng, năm sinh", width: 20, alignment: .centre), .init("Giới tính", width: 13, alignment: .centre),
                .init("Quan hệ với chủ hộ", width: 24),
            ],
            rows: members.enumerated().map { index, member in
                [
                    String(index + 1), member.name, member.born?.vietnamese ?? "", HouseholdWords.name(member.sex),
                    HouseholdWords.name(member.relation),
                ]
            })
    }

    /// Below the code on paper.
    public static func markLines(code: String, address: String?) -> [String] {
        ["Mã kiểm tra: \(code)"] + (address.map { ["Tra cứu tại \($0)"] } ?? [])
    }

    public static let subject = "Cấp giấy chứng nhận hộ nghèo, hộ cận nghèo"

    /// "Giấy chứng nhận 01-GCN-HN.HCN và 57 giấy khác.pdf".
    public static func fileName(_ certificates: Int, first: String, _ kind: String) -> String {
        "Giấy chứng nhận \(first)\(certificates > 1 ? " và \(certificates - 1) giấy khác" : "").\(kind)".replacing("/", with: "-")
    }

    private static func lowered(_ unit: String) -> String { unit.prefix(1).lowercased() + unit.dropFirst() }

    // MARK: pages

    public static let title = "Giấy chứng nhận hộ nghèo, hộ cận nghèo"
    public static let lead =
        "Mỗi hộ được công nhận có một giấy, đánh số theo xã và năm. Cấp giấy mới thì giấy cũ hết hiệu lực; ai cũng kiểm tra được bằng mã trên giấy."
    public static let none = "Chưa có giấy chứng nhận nào theo điều kiện này."
    public static let reference = "Số giấy"
    public static let holder = "Chủ hộ"
    public static let povertyClass = "Loại hộ"
    public static let code = "Mã kiểm tra"
    public static let signedOn = "Ngày ký"
    public static let signer = "Người ký"
    public static let state = "Hiệu lực"
    public static let decision = "Theo quyết định"
    public static let validFrom = "Có giá trị từ"
    public static let validUntil = "Đến"
    public static let replaces = "Thay giấy"
    public static let everything = "Mọi giấy"
    public static let standing = "Chỉ giấy chưa thu hồi"
    public static let wholeCommune = "Cả xã"
    public static let issue = "Cấp giấy"
    public static let issueLead = "Số giấy lấy tiếp theo trong sổ, theo thứ tự thôn và tên chủ hộ."
    public static let print = "In"
    public static let printBatch = "In cả thôn hoặc cả xã"
    public static let printLead = "In giấy chưa thu hồi theo thứ tự danh sách, mỗi hộ bắt đầu một trang. Lần in nào cũng được ghi lại."
    public static let printReason = "Lý do in lại"
    public static let printReasonHint = "Bắt buộc khi có giấy đã in trước đây."
    public static let prints = "Các lần in"
    public static let notPrinted = "Chưa in lần nào."
    public static let revoke = "Thu hồi"
    public static let revokeLead = "Giấy hết hiệu lực từ ngày ghi dưới đây; người kiểm tra mã sẽ thấy giấy không còn hiệu lực."
    public static let revokedOn = "Ngày thu hồi"
    public static let reason = "Lý do"
    public static let reissue = "Cấp lại"
    public static let reissueLead = "Giấy mới có số mới và mã mới; giấy này hết hiệu lực ngay."
    public static let why = "Cấp lại vì"
    public static let printed = "Giấy đã sẵn sàng để in"
    public static let download = "Tải tệp"
    public static let termMark = "Thời hạn của giấy"
    public static let formNotFound =
        "Chưa tìm được bản gốc bố cục Mẫu số 03 của Quyết định 24/2021/QĐ-TTg: giấy trình bày theo Nghị định 30/2020/NĐ-CP, hãy đối chiếu trước khi ký."
    public static let numberOpen =
        "Số CCCD/CMND của chủ hộ chỉ in khi người in có quyền xem số định danh; nếu không thì để trống để ghi tay."

    public static func uncertified(_ count: Int) -> String {
        count == 0 ? "Mọi hộ nghèo, hộ cận nghèo đã có giấy." : "\(NumberWords.grouped(count)) hộ được công nhận chưa có giấy."
    }

    public static func count(_ count: Int) -> String { "\(NumberWords.grouped(count)) giấy" }

    public static func printedLine(certificates: Int, pages: Int) -> String {
        "\(NumberWords.grouped(certificates)) giấy, \(NumberWords.grouped(pages)) trang."
    }

    /// Where the pages are more than the certificates.
    public static func longer(_ pages: Int) -> String {
        "Có \(pages) trang là trang thứ hai của hộ đông người: kiểm tra trước khi ký."
    }

    public static func name(_ state: Certificate.State) -> String {
        switch state {
        case .valid: "Còn hiệu lực"
        case .revoked(let reason, let day): "Thu hồi ngày \(day.vietnamese): \(name(reason))"
        case .expired(let day): "Hết hạn ngày \(day.vietnamese)"
        case .unfounded: "Hết hiệu lực: hộ không còn được công nhận như ghi trên giấy"
        }
    }

    public static func name(_ reason: Certificate.Revocation.Reason) -> String {
        switch reason {
        case .lost: "mất, hỏng, đã cấp lại"
        case .corrected: "ghi sai, đã cấp lại"
        case .renewed: "đã cấp giấy theo quyết định mới"
        case .recognitionEnded: "có quyết định thay đổi loại hộ"
        case .other: "lý do khác"
        }
    }

    public static func name(_ term: CertificateTerm) -> String {
        switch term {
        case .whileRecognized: "có giá trị trong thời gian hộ được công nhận"
        case .calendarYear: "có giá trị đến hết năm cấp, trong thời gian hộ được công nhận"
        }
    }

    // MARK: verifying

    public static let verifyTitle = "Kiểm tra giấy chứng nhận"
    public static let verifyLead =
        "Nhập mã ghi dưới ô vuông trên giấy, ví dụ ACDE-FGHK-LMNP. Trang này chỉ cho biết giấy còn hiệu lực hay không."
    public static let verify = "Kiểm tra"
    public static let isValid = "Giấy còn hiệu lực"
    public static let isNotValid = "Giấy không có hiệu lực"
    public static let notValidHint =
        "Giấy đã thu hồi, đã hết hiệu lực, hoặc không có giấy nào mang mã này. Hãy xem lại mã; nếu mã đúng, hỏi Ủy ban nhân dân xã, phường nơi cấp."
    public static let validHint = "Đối chiếu số giấy và tên trên giấy với giấy tờ tùy thân của người mang giấy."

    public static func verified(_ isValid: Bool, _ language: Language) -> String {
        switch language {
        case .vi: isValid ? "Giấy còn hiệu lực." : "Giấy không có hiệu lực."
        case .en: isValid ? "The certificate is valid." : "The certificate is not valid."
        }
    }

    public static func issued(_ count: Int, first: String, last: String, _ language: Language) -> String {
        switch language {
        case .vi: "Đã cấp \(count) giấy, từ số \(first) đến số \(last)."
        case .en: "\(count) certificates issued, from \(first) to \(last)."
        }
    }

    public static func unknown(_ language: Language) -> String {
        language == .vi ? "Không có giấy chứng nhận nào mang mã này." : "There is no certificate with this code."
    }

    public static func revoked(_ reference: String, _ language: Language) -> String {
        language == .vi ? "Đã thu hồi giấy \(reference)." : "Certificate \(reference) is revoked."
    }
}

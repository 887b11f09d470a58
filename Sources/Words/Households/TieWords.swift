import Core
import Registry

/// Words of declarations that a household is tied to an official.
public enum TieWords {
    public static let title = "Liên quan đến cán bộ"
    public static let lead =
        "Ghi hộ của cán bộ hoặc của người thân cán bộ. Người đó không nhập phiếu, không trả lời khiếu nại và không quyết định về hộ; trước quyết định phải có người khác duyệt phiếu, và danh sách niêm yết có dấu (*)."
    public static let declare = "Khai báo hộ liên quan đến cán bộ"
    public static let official = "Cán bộ"
    public static let me = "Tôi"
    public static let other = "Người khác, không có tài khoản (ghi tên dưới đây)"
    public static let name = "Họ và tên cán bộ không có tài khoản"
    public static let post = "Chức vụ, nơi công tác"
    public static let relation = "Quan hệ của hộ với cán bộ"
    public static let save = "Lưu khai báo"
    public static let none = "Chưa có khai báo nào về hộ này."
    public static let end = "Chấm dứt khai báo"
    public static let ended = "đã chấm dứt"
    public static let declared = "khai báo ngày"
    public static let officialMissing = "Chọn cán bộ, hoặc ghi họ và tên."
    public static let relationMissing = "Chọn quan hệ."
    public static let declaredAlready = "Đã có khai báo này."
    public static let reasonMissing = "Ghi lý do."
    public static let ownDeclaration = "Khai báo về bạn phải do người khác chấm dứt."

    public static let approval = "Duyệt phiếu của hộ liên quan đến cán bộ"
    public static let approvalLead =
        "Người duyệt không phải cán bộ có liên quan và không phải người nhập phiếu. Phiếu sửa sau khi duyệt thì phải duyệt lại."
    public static let approvalNote = "Đã xem, xác minh những gì"
    public static let approve = "Duyệt phiếu"
    public static let approved = "Đã duyệt"
    public static let toApprove = "Chưa được người khác duyệt"
    public static let ownHousehold =
        "Hộ này được khai báo là của bạn hoặc của người thân của bạn: việc xử lý kết quả của hộ do người khác làm."

    /// At a name on the posted list, and what it says below.
    public static let mark = "(*)"
    public static let markMeans = "(*) Hộ của cán bộ hoặc của người thân cán bộ theo khai báo."

    public static func name(_ relation: OfficialTie.Relation) -> String {
        switch relation {
        case .own: "Hộ của chính cán bộ"
        case .spouse: "Vợ, chồng"
        case .parent: "Cha, mẹ (kể cả cha mẹ vợ, chồng, cha mẹ nuôi)"
        case .child: "Con (kể cả con dâu, con rể, con nuôi)"
        case .sibling: "Anh, chị, em"
        case .other: "Người thân khác"
        }
    }

    /// "Trần Văn An, Trưởng thôn Điền Hòa: anh, chị, em".
    public static func line(_ tie: OfficialTie) -> String {
        let relation = name(tie.relation)
        return "\(tie.official)\(tie.post.isEmpty ? "" : ", " + tie.post): \(relation.prefix(1).lowercased() + relation.dropFirst())"
    }
}

import Core
import Finance

/// Words of the pages about what was given outside the budget.
public enum ContributionWords {
    public static let title = "Huy động ngoài ngân sách"
    public static func title(_ year: Int) -> String { "Huy động ngoài ngân sách năm \(year)" }
    public static let lead =
        "Tiền, hiện vật, ngày công do Quỹ Vì người nghèo, doanh nghiệp, tổ chức và người dân hỗ trợ. Không cộng vào số giải ngân của ngân sách."
    public static let record = "Ghi khoản huy động"
    public static let recordLead = "Hiện vật và ngày công ghi cả số lượng và giá trị quy ra đồng."
    public static let none = "Chưa có khoản huy động nào trong năm này."
    public static let total = "Tổng giá trị"
    public static let totalDong = "Tổng giá trị (đồng)"
    public static let money = "Bằng tiền"
    public static let inKind = "Hiện vật, ngày công"
    public static let housesBuilt = "Nhà xây mới"
    public static let housesRepaired = "Nhà sửa chữa"
    public static let houses = "nhà"
    public static let byPurpose = "Theo mục đích"
    public static let byGiver = "Theo nguồn hỗ trợ"
    public static let byUnit = "Theo đơn vị"
    public static let list = "Từng khoản"
    public static let count = "Số khoản"
    public static let day = "Ngày nhận"
    public static let giverKind = "Nguồn hỗ trợ"
    public static let giver = "Người, đơn vị hỗ trợ"
    public static let form = "Hình thức"
    public static let purpose = "Mục đích"
    public static let amount = "Số tiền, giá trị"
    public static let quantity = "Số lượng"
    public static let quantityHint = "Bắt buộc với hiện vật, ngày công. Ví dụ: 120 suất quà, 35 ngày công"
    public static let household = "Mã hộ được hỗ trợ"
    public static let householdHint = "Bắt buộc với nhà ở; bỏ trống khi hỗ trợ nhiều hộ."
    public static let document = "Số văn bản, biên bản (không bắt buộc)"
    public static let voided = "Đã bỏ"
    public static let void = "Bỏ khoản này"
    public static let voidLead = "Khoản ghi sai không bị xóa: vẫn được giữ lại cùng lý do và không còn cộng vào số nào."

    public static func name(_ kind: Contribution.GiverKind) -> String {
        switch kind {
        case .fundForThePoor: "Quỹ Vì người nghèo"
        case .enterprise: "Doanh nghiệp"
        case .organisation: "Cơ quan, tổ chức"
        case .person: "Cá nhân"
        case .community: "Cộng đồng dân cư"
        case .abroad: "Tổ chức, cá nhân nước ngoài"
        }
    }

    public static func name(_ form: Contribution.Form) -> String {
        switch form {
        case .money: "Tiền"
        case .goods: "Hiện vật"
        case .labour: "Ngày công"
        }
    }

    public static func name(_ purpose: Contribution.Purpose) -> String {
        switch purpose {
        case .houseBuilt: "Xây nhà mới"
        case .houseRepaired: "Sửa chữa nhà"
        case .livelihood: "Sinh kế, sản xuất"
        case .gift: "Tặng quà"
        case .schooling: "Học tập"
        case .health: "Khám, chữa bệnh"
        case .works: "Công trình chung của thôn"
        case .other: "Việc khác"
        }
    }

    public static func sentence(_ refusal: ContributionRefusal) -> String {
        switch refusal {
        case .giverMissing: "Ghi tên người, đơn vị hỗ trợ."
        case .amountMissing: "Ghi số tiền hoặc giá trị lớn hơn 0, ví dụ 1.500.000."
        case .quantityMissing: "Ghi số lượng hiện vật, ngày công."
        case .dayInFuture: "Ngày không được sau ngày hôm nay."
        case .householdMissing: "Hỗ trợ nhà ở phải ghi mã hộ có nhà được xây, sửa."
        case .householdUnknown: "Không có hộ nào của đơn vị mang mã này."
        case .unitMissing: "Chọn đơn vị nhận hỗ trợ."
        case .reasonMissing: "Ghi lý do."
        case .voidedAlready: "Khoản này đã được bỏ."
        }
    }

    /// Invented contributions of the demonstration town: each commune is given some of them.
    public static let invented:
        [(kind: Contribution.GiverKind, giver: String, form: Contribution.Form, purpose: Contribution.Purpose, quantity: String)] = [
            (.fundForThePoor, "Quỹ Vì người nghèo thị xã (minh họa)", .money, .houseBuilt, ""),
            (.community, "Bà con trong thôn (minh họa)", .labour, .houseBuilt, "25 ngày công"),
            (.fundForThePoor, "Quỹ Vì người nghèo xã, phường (minh họa)", .money, .houseRepaired, ""),
            (.enterprise, "Công ty Hoa Mai (minh họa)", .goods, .gift, "50 suất quà Tết"),
            (.organisation, "Hội từ thiện An Lành (minh họa)", .money, .schooling, ""),
            (.person, "Gia đình ông Minh (minh họa)", .money, .livelihood, ""),
            (.abroad, "Tổ chức Bàn tay bạn bè (minh họa)", .goods, .health, "120 lượt khám, thuốc"),
        ]
}

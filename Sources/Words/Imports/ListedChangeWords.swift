import Core
import Law
import Registry

/// Words about what a list would change of a household.
public enum ListedChangeWords {
    public static let title = "Những hộ sẽ sửa"
    public static let fields = "Sẽ sửa"
    private static let nothing = "(trống)"

    /// One field with what stood there and what the list says.
    public static func sentence(_ field: ListedChange.Field) -> String {
        let whose = field.person.isEmpty ? "" : "\(field.person) – "
        guard !field.from.isEmpty || !field.to.isEmpty else { return whose + name(field.name) }
        let (from, to) = (say(field.name, field.from), say(field.name, field.to))
        return field.name == .points ? "\(whose)\(name(field.name)): \(to)" : "\(whose)\(name(field.name)): \(from) → \(to)"
    }

    private static func say(_ name: ListedChange.Name, _ value: String) -> String {
        guard !value.isEmpty else { return nothing }
        switch name {
        case .povertyClass: return PovertyClass(rawValue: value).map(LawWords.name) ?? value
        case .sex: return HouseholdWords.name(Int(value).flatMap(Sex.init(rawValue:)))
        case .relation: return Relation(rawValue: value).map(HouseholdWords.name) ?? value
        default: return value
        }
    }

    private static func name(_ name: ListedChange.Name) -> String {
        switch name {
        case .povertyClass: "phân loại"
        case .points: "điểm B1 / B2, nguyên nhân"
        case .village: "thôn, tổ dân phố"
        case .noLabour: "không có khả năng lao động"
        case .newMember: "thêm thành viên"
        case .name: "họ tên"
        case .sex: "giới tính"
        case .born: "ngày sinh"
        case .ethnicity: "dân tộc"
        case .personalNumber: "số định danh"
        case .relation: "quan hệ với chủ hộ"
        }
    }
}

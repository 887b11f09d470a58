import Core
import Law
import Registry

/// Words about what a list would change of a household.
public enum ListedChangeWords {
    public static let title = "Những hộ sẽ sửa"
    public static let additions = "Những hộ sẽ thêm mới"
    public static let additionsLead =
        "Xem từng hộ: hộ nào đã có trong sổ bộ dưới tên ghi khác thì ghi mã hộ vào danh sách rồi kiểm tra lại, không nhập thành hộ mới."
    public static let nearest = "Hộ gần giống đang có trong thôn"
    public static func near(_ near: ListedAddition.Near, _ language: Language = .vi) -> String {
        let born = near.born.isEmpty ? "" : language == .vi ? ", sinh \(near.born)" : ", born \(near.born)"
        return "\(near.head)\(born) (\(near.code))"
    }
    public static func additionsAsked(_ count: Int) -> String {
        "\(NumberWords.grouped(count)) hộ sẽ thêm mới gần giống hộ đang có trong thôn: xem cột cuối của bảng “\(additions)”."
    }
    public static let additionsTick = "Tôi đã xem các hộ thêm mới: không hộ nào đang có trong sổ bộ"
    public static let additionsTickMissing = "Xem bảng các hộ thêm mới rồi đánh dấu, hoặc ghi mã hộ vào danh sách."

    /// A new household beside the one on record that is most like it, in one line.
    public static func line(_ addition: ListedAddition, _ language: Language) -> String {
        let place = ImportWords.place(sheet: addition.sheet, row: addition.row, column: "", language)
        let near = addition.near.map { Self.near($0, language) } ?? ""
        return language == .vi
            ? "\(place): thêm hộ \(addition.head); gần giống hộ \(near)" : "\(place): new household \(addition.head); like \(near)"
    }
    public static let fields = "Sẽ sửa"

    /// One household in one line: where the list names it, who it is, and every field.
    ///
    /// - Parameter isDone: the list was taken in.
    public static func line(_ change: ListedChange, isDone: Bool, _ language: Language) -> String {
        let act =
            switch (isDone, language) {
            case (false, .vi): "Sẽ sửa"
            case (true, .vi): "Đã sửa"
            case (false, .en): "Would change"
            case (true, .en): "Changed"
            }
        let place = ImportWords.place(sheet: change.sheet, row: change.row, column: "", language)
        return "\(place): \(act) \(change.head) (\(change.code)): " + change.fields.map { sentence($0, language) }.joined(separator: "; ")
    }

    /// One field with what stood there and what the list says.
    public static func sentence(_ field: ListedChange.Field, _ language: Language = .vi) -> String {
        let whose = field.person.isEmpty ? "" : "\(field.person) – "
        guard !field.from.isEmpty || !field.to.isEmpty else { return whose + name(field.name, language) }
        if field.name == .newMember {
            return whose + name(field.name, language) + (language == .vi ? ", tính từ ngày \(field.to)" : " from \(field.to)")
        }
        let (from, to) = (say(field.name, field.from, language), say(field.name, field.to, language))
        return field.name == .points
            ? "\(whose)\(name(field.name, language)): \(to)" : "\(whose)\(name(field.name, language)): \(from) → \(to)"
    }

    /// A decision by number and day; empty where there is neither.
    static func decision(_ number: String, _ day: String, _ language: Language) -> String {
        guard !number.isEmpty || !day.isEmpty else { return "" }
        let (no, on) = language == .vi ? ("quyết định số", "ngày") : ("decision", "of")
        let word = language == .vi && number.isEmpty ? "quyết định" : no
        return [word, number, day.isEmpty ? "" : "\(on) \(day)"].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func say(_ name: ListedChange.Name, _ value: String, _ language: Language) -> String {
        guard !value.isEmpty else { return language == .vi ? "(trống)" : "(empty)" }
        switch name {
        case .povertyClass where language == .vi, .correctedClass where language == .vi:
            return PovertyClass(rawValue: value).map(LawWords.name) ?? value
        case .sex where language == .vi: return HouseholdWords.name(Int(value).flatMap(Sex.init(rawValue:)))
        case .sex: return Int(value).flatMap(Sex.init(rawValue:)).map { $0 == .male ? "male" : "female" } ?? value
        case .decision:
            let parts = value.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let on = parts.count > 1 ? parts[1] : ""
            return [parts[0], on.isEmpty ? "" : language == .vi ? "ngày \(on)" : "of \(on)"].filter { !$0.isEmpty }.joined(separator: " ")
        case .relation where language == .vi: return Relation(rawValue: value).map(HouseholdWords.name) ?? value
        default: return value
        }
    }

    private static func name(_ name: ListedChange.Name, _ language: Language) -> String {
        switch (name, language) {
        case (.povertyClass, .vi): "phân loại"
        case (.povertyClass, .en): "class"
        case (.correctedClass, .vi): "đính chính phân loại theo quyết định đã ghi"
        case (.correctedClass, .en): "class put right under the same decision"
        case (.decision, .vi): "quyết định"
        case (.decision, .en): "decision"
        case (.points, .vi): "điểm B1 / B2, nguyên nhân"
        case (.points, .en): "points B1 / B2, causes"
        case (.village, .vi): "thôn, tổ dân phố"
        case (.village, .en): "village"
        case (.noLabour, .vi): "không có khả năng lao động"
        case (.noLabour, .en): "no labour capacity"
        case (.newMember, .vi): "thêm thành viên"
        case (.newMember, .en): "new member"
        case (.name, .vi): "họ tên"
        case (.name, .en): "name"
        case (.sex, .vi): "giới tính"
        case (.sex, .en): "sex"
        case (.born, .vi): "ngày sinh"
        case (.born, .en): "born"
        case (.ethnicity, .vi): "dân tộc"
        case (.ethnicity, .en): "ethnic group"
        case (.personalNumber, .vi): "số định danh"
        case (.personalNumber, .en): "personal number"
        case (.relation, .vi): "quan hệ với chủ hộ"
        case (.relation, .en): "relation to the head"
        }
    }
}

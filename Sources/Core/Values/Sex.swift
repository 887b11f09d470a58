/// Sex as the forms record it: 1 Nam, 2 Nữ.
///
/// - Source: Quyết định 24/2021/QĐ-TTg, Mẫu số 01.
public enum Sex: Int, Hashable, Sendable, Codable, CaseIterable {
    case male = 1
    case female = 2
}

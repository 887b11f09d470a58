/// Projects and sub-projects of the national programme 2021–2025 by their codes, shortened for tables; their whole titles stand in
/// `law/programmes`.
///
/// - Source: Quyết định 90/QĐ-TTg ngày 18/01/2022, Phần III; the wording of DA1.1 and DA1.2 is RECALLED.
public enum ProjectWords {
    public static let all: [(code: String, name: String)] = [
        ("DA1.1", "Hạ tầng huyện nghèo, xã bãi ngang, ven biển"), ("DA1.2", "Hỗ trợ huyện nghèo thoát nghèo"),
        ("DA2", "Đa dạng hóa sinh kế, mô hình giảm nghèo"), ("DA3.1", "Phát triển sản xuất nông nghiệp"),
        ("DA3.2", "Cải thiện dinh dưỡng"), ("DA4.1", "Giáo dục nghề nghiệp"),
        ("DA4.2", "Lao động đi làm việc ở nước ngoài"), ("DA4.3", "Việc làm bền vững"), ("DA5", "Nhà ở tại huyện nghèo"),
        ("DA6.1", "Giảm nghèo về thông tin"), ("DA6.2", "Truyền thông giảm nghèo đa chiều"),
        ("DA7.1", "Nâng cao năng lực"), ("DA7.2", "Giám sát, đánh giá"),
    ]

    /// "DA3.1 Phát triển sản xuất nông nghiệp"; the code alone where the project has no name here.
    public static func name(_ code: String) -> String { all.first { $0.code == code }.map { "\($0.code) \($0.name)" } ?? code }
}

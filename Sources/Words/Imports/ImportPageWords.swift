import Registry

/// Words about what the check of a list found as a whole.
extension ImportWords {
    public static let contents = "Mục của trang này"

    /// Where a repair stands: what doubles, loses or joins people and households first.
    public static func rank(ofGroup title: String) -> Int {
        [
            "Hộ và thành viên", "Số định danh", "Phân loại hộ", missingHouseholds, "Ngày tháng", "Họ tên", "Đơn vị, thôn",
            "Giới tính, dân tộc, quan hệ",
        ].firstIndex(of: title) ?? .max
    }

    /// The households that are missing of one village.
    public static func missing(in village: VillageMissing, _ language: Language = .vi) -> String {
        let (missing, listed) = (NumberWords.grouped(village.missing), NumberWords.grouped(village.listed))
        return switch language {
        case .vi:
            "\(village.village): \(missing) hộ" + (village.isUncovered ? "; danh sách chỉ ghi \(listed) hộ, có vẻ không gồm thôn này" : "")
        case .en:
            "\(village.village): \(missing)" + (village.isUncovered ? "; the list names \(listed), and does not seem to be about it" : "")
        }
    }

    /// The advice to write a code, in a file that has no column for codes.
    static func addingCodeColumn(to sentence: String) -> String {
        sentence.replacing("vào cột Mã hộ", with: "vào cột “Mã hộ” (tệp chưa có: thêm cột ấy)", maxReplacements: 1)
    }
}

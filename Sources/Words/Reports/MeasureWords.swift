import Core

/// Words of the multidimensional measures of a file.
public enum MeasureWords {
    public static let help = HelpSentence(
        "Tính các chỉ số nghèo đa chiều (H, A, M0 và đóng góp của từng chỉ số) từ một tệp CSV.",
        en: "Multidimensional measures (H, A, M0, contributions) of a CSV file.")
    public static let more = HelpSentence(
        """
        Bản mô tả dạng YAML ghi các chỉ số với trọng số (cộng lại bằng 1), ngưỡng, nhóm, cột quyền số, điểm mẫu và tầng; xem docs/measures.md.
        Mỗi chỉ số ghi 1 (thiếu), 0 (không thiếu) hoặc để trống (chưa rõ). Không ghi điểm mẫu và tầng thì coi là toàn bộ, không có sai số.
        """,
        en: """
            The spec as YAML: id, title, indicators (id, column, weight – adding up to 1), cutoffs; also subgroups, weight, size, psu, strata,
            missing (drop, not-deprived, deprived), confidence. An indicator is 1 (lacking), 0 or empty (not known). Without psu and strata the rows
            are a register: no error is told. See docs/measures.md.
            """)
    public static let input = HelpSentence("Tệp CSV, một dòng mỗi hộ hoặc mỗi người.", en: "CSV, a row for each household or person.")
    public static let spec = HelpSentence("Bản mô tả chỉ số, dạng YAML.", en: "The spec as YAML.")
    public static let output = HelpSentence("Tệp kết quả .csv hoặc .json.", en: "A .csv or .json file.")

    public static func done(rows: Int, dropped: Int, _ language: Language) -> String {
        switch language {
        case .vi: "\(NumberWords.grouped(rows)) dòng; bỏ ra \(NumberWords.grouped(dropped)) dòng chưa rõ chỉ số."
        case .en: "\(rows) rows; \(dropped) left out for an unknown indicator."
        }
    }

    public static func lonely(_ strata: [String], _ language: Language) -> String {
        let names = strata.prefix(10).joined(separator: ", ")
        return language == .vi
            ? "Không tính sai số: tầng chỉ có một điểm mẫu (\(names))." : "No errors: strata with a single place (\(names))."
    }

    public static func columnMissing(_ name: String, _ language: Language) -> String {
        language == .vi ? "Tệp không có cột “\(name)”." : "The file has no column “\(name)”."
    }

    public static func badValue(line: Int, column: String, value: String, _ language: Language) -> String {
        language == .vi
            ? "Dòng \(line), cột “\(column)”: không dùng được “\(value)”." : "Line \(line), column “\(column)”: “\(value)” cannot be used."
    }

    public static func noRows(_ language: Language) -> String { language == .vi ? "Tệp không có dòng nào." : "The file has no rows." }

    public static func weightsTooFine(_ language: Language) -> String {
        language == .vi ? "Trọng số quá lẻ, không tính chính xác được." : "The weights are too fine to be exact."
    }

    public static func weightsZero(_ language: Language) -> String {
        language == .vi ? "Không có dòng nào có trọng số lớn hơn 0." : "No row has a weight above 0."
    }
}

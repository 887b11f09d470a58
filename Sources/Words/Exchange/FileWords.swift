/// Sentences about a file as a whole.
public enum FileWords {
    public enum Fault: Hashable, Sendable {
        case missingColumn(String), repeatedColumn(String), empty, cannotRead(String), cannotWrite(String), lineTooLong
        case unknownStandard(String), sameFile
    }

    public static func sentence(_ fault: Fault, _ language: Language) -> String {
        switch (fault, language) {
        case (.missingColumn(let name), .vi): "Tệp thiếu cột \(name)."
        case (.missingColumn(let name), .en): "The file has no column \(name)."
        case (.repeatedColumn(let name), .vi): "Tệp có hai cột \(name)."
        case (.repeatedColumn(let name), .en): "The file has the column \(name) twice."
        case (.empty, .vi): "Tệp trống."
        case (.empty, .en): "The file is empty."
        case (.cannotRead(let name), .vi): "Không đọc được \(name)."
        case (.cannotRead(let name), .en): "Cannot read \(name)."
        case (.cannotWrite(let name), .vi): "Không ghi được \(name)."
        case (.cannotWrite(let name), .en): "Cannot write \(name)."
        case (.lineTooLong, .vi): "Tệp có dòng quá dài, không phải bảng dữ liệu."
        case (.lineTooLong, .en): "A line is too long: this is not a table."
        case (.unknownStandard(let id), .vi): "Không có chuẩn \(id). Các chuẩn: S2016, S2022, S2027."
        case (.sameFile, .vi): "Tệp kết quả trùng với tệp đầu vào. Chọn tên khác cho --output."
        case (.sameFile, .en): "The output is the input file. Choose another --output."
        case (.unknownStandard(let id), .en): "There is no standard \(id). Standards: S2016, S2022, S2027."
        }
    }
}

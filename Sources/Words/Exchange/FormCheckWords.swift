/// Sentences about somebody's filled form.
public enum FormCheckWords {
    public enum Kind: Sendable {
        case identity, rate, rateOverWhole, rateWithoutBase, partOverWhole, deprivationsFew, deprivationsMany, sumOfParts, notComputed
    }

    public static func sentence(_ kind: Kind, column: String, found: String, expected: String, _ language: Language) -> String {
        switch (kind, language) {
        case (.identity, .vi): "cột 9 ghi \(found) nhưng 1-2-3-4+5+6+7+8 = \(expected)"
        case (.identity, .en): "column 9 says \(found) but 1-2-3-4+5+6+7+8 = \(expected)"
        case (.rate, .vi): "tỷ lệ cột \(column) ghi \(found), tính lại là \(expected)"
        case (.rate, .en): "the rate in column \(column) is \(found), should be \(expected)"
        case (.rateOverWhole, .vi): "tỷ lệ cột \(column) là \(found), vượt 100 %"
        case (.rateOverWhole, .en): "the rate in column \(column) is \(found), over 100 %"
        case (.rateWithoutBase, .vi): "cột \(column) ghi tỷ lệ \(found) nhưng không có tổng số; phải để trống"
        case (.rateWithoutBase, .en): "column \(column) gives a rate of \(found) without a base; leave it blank"
        case (.partOverWhole, .vi): "cột \(column) ghi \(found), lớn hơn tổng số \(expected)"
        case (.partOverWhole, .en): "column \(column) is \(found), more than the whole \(expected)"
        case (.deprivationsFew, .vi): "tổng chỉ số thiếu hụt là \(found), hộ nghèo phải có ít nhất \(expected) (3 chỉ số một hộ)"
        case (.deprivationsFew, .en): "\(found) deprivations in all; poor households need at least \(expected)"
        case (.deprivationsMany, .vi): "tổng chỉ số thiếu hụt là \(found), hộ cận nghèo có nhiều nhất \(expected) (dưới 3 chỉ số một hộ)"
        case (.deprivationsMany, .en): "\(found) deprivations in all; near-poor households have at most \(expected)"
        case (.notComputed, .vi): "cột \(column) là công thức chưa được tính hoặc báo lỗi; mở tệp bằng Excel và lưu lại rồi kiểm tra"
        case (.notComputed, .en):
            "column \(column) is a formula without a value or an error; open the file in Excel, save it, and check again"
        case (.sumOfParts, .vi): "cột \(column) của dòng tổng ghi \(found), thành thị cộng nông thôn là \(expected)"
        case (.sumOfParts, .en): "column \(column) of the total is \(found), urban plus rural is \(expected)"
        }
    }

    public static func place(sheet: String, row: Int, label: String, _ language: Language) -> String {
        language == .vi ? "\(sheet), dòng \(row) (\(label))" : "\(sheet), row \(row) (\(label))"
    }

    public static func summary(form: String, rows: Int, wrong: Int, _ language: Language) -> String {
        language == .vi ? "Biểu \(form): \(rows) dòng, \(wrong) dòng không khớp." : "Form \(form): \(rows) rows, \(wrong) do not add up."
    }
}

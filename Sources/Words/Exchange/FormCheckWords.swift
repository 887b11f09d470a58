/// Sentences about somebody's filled form.
public enum FormCheckWords {
    public enum Kind: Sendable {
        case identity, rate, rateOverWhole, rateWithoutBase, partOverWhole, partsOverWhole, deprivationsFew, deprivationsMany
        case sumOfParts, notComputed, word, negative, notWhole, notGiven, personsFewer, personsWithoutHouseholds, blanks
    }

    /// What a sentence says of a cell; numbers as they are to be read, cells as Excel names them.
    public struct Facts: Sendable {
        public var kind: Kind
        public var cell: String
        public var column: String
        public var found: String
        public var expected: String
        public var written: String
        public var parts: [String]
        public var blanks: [String]
        public var formula: String?

        public init(
            _ kind: Kind, cell: String, column: String, found: String, expected: String, written: String, parts: [String], blanks: [String],
            formula: String?
        ) {
            self.kind = kind
            self.cell = cell
            self.column = column
            self.found = found
            self.expected = expected
            self.written = written
            self.parts = parts
            self.blanks = blanks
            self.formula = formula
        }

        fileprivate var sum: String {
            let cells = parts.joined(separator: ", ")
            return formula.map { "\($0) (\(cells))" } ?? cells
        }
    }

    public static func sentence(_ facts: Facts, _ language: Language) -> String {
        language == .vi ? vietnamese(facts) : english(facts)
    }

    private static func vietnamese(_ facts: Facts) -> String {
        let place = "ô \(facts.cell) (cột \(facts.column))"
        let other = facts.parts.joined(separator: ", ")
        let blanks = facts.blanks.isEmpty ? "" : "; trong đó còn để trống: \(facts.blanks.joined(separator: ", "))"
        switch facts.kind {
        case .identity: return "\(place) ghi \(facts.found), nhưng \(facts.sum) = \(facts.expected)\(blanks)"
        case .sumOfParts: return "\(place) ghi \(facts.found), nhưng cộng các ô \(facts.sum) được \(facts.expected)\(blanks)"
        case .rate: return "tỷ lệ ở \(place) ghi \(facts.found), tính lại từ \(other) là \(facts.expected)"
        case .rateOverWhole: return "tỷ lệ ở \(place) là \(facts.found), vượt 100 %"
        case .rateWithoutBase: return "\(place) ghi tỷ lệ \(facts.found) nhưng ô tổng số \(other) trống hoặc bằng 0; phải để trống"
        case .partOverWhole: return "\(place) ghi \(facts.found), lớn hơn tổng số \(facts.expected) ở ô \(other)"
        case .partsOverWhole: return "\(place) ghi \(facts.found), nhỏ hơn các phần của nó cộng lại: \(other) = \(facts.expected)"
        case .deprivationsFew:
            return "cộng chỉ số thiếu hụt \(other) là \(facts.found), hộ nghèo phải có ít nhất \(facts.expected) (3 chỉ số một hộ)"
        case .deprivationsMany:
            return "cộng chỉ số thiếu hụt \(other) là \(facts.found), hộ cận nghèo có nhiều nhất \(facts.expected) (dưới 3 chỉ số một hộ)"
        case .notComputed: return "\(place) là công thức chưa được tính hoặc báo lỗi; mở tệp bằng Excel và lưu lại rồi kiểm tra"
        case .word: return "\(place) ghi “\(facts.written)”, không phải số; ghi số, nếu không có thì ghi 0"
        case .negative: return "\(place) ghi \(facts.found), số âm"
        case .notWhole: return "\(place) ghi \(facts.found); số hộ, số khẩu phải là số nguyên"
        case .notGiven:
            guard !facts.expected.isEmpty else { return "\(place) để trống nên không kiểm tra được các cột của dòng này; ghi tổng số hộ" }
            return "\(place) để trống; tính từ \(facts.sum) được \(facts.expected)\(blanks)"
        case .personsFewer:
            return "\(place) ghi \(facts.found) hộ nhưng ô \(other) chỉ ghi \(facts.expected) nhân khẩu; mỗi hộ có ít nhất 1 nhân khẩu"
        case .personsWithoutHouseholds: return "\(place) ghi 0 hộ nhưng ô \(other) ghi \(facts.expected) nhân khẩu"
        case .blanks:
            return
                "cột \(facts.column) để trống ở \(facts.blanks.joined(separator: ", ")): coi là chưa ghi, không cộng vào tổng; nếu không có thì ghi 0"
        }
    }

    private static func english(_ facts: Facts) -> String {
        let place = "\(facts.cell) (column \(facts.column))"
        let other = facts.parts.joined(separator: ", ")
        let blanks = facts.blanks.isEmpty ? "" : "; of these are empty: \(facts.blanks.joined(separator: ", "))"
        switch facts.kind {
        case .identity: return "\(place) says \(facts.found) but \(facts.sum) = \(facts.expected)\(blanks)"
        case .sumOfParts: return "\(place) says \(facts.found) but the cells \(facts.sum) add up to \(facts.expected)\(blanks)"
        case .rate: return "the rate in \(place) is \(facts.found); from \(other) it is \(facts.expected)"
        case .rateOverWhole: return "the rate in \(place) is \(facts.found), over 100 %"
        case .rateWithoutBase: return "\(place) gives a rate of \(facts.found) but the whole in \(other) is empty or 0; leave it blank"
        case .partOverWhole: return "\(place) is \(facts.found), more than the whole \(facts.expected) in \(other)"
        case .partsOverWhole: return "\(place) is \(facts.found), less than its parts together: \(other) = \(facts.expected)"
        case .deprivationsFew: return "\(other) give \(facts.found) deprivations; poor households need at least \(facts.expected)"
        case .deprivationsMany: return "\(other) give \(facts.found) deprivations; near-poor households have at most \(facts.expected)"
        case .notComputed: return "\(place) is a formula without a value or an error; open the file in Excel, save it, and check again"
        case .word: return "\(place) says “\(facts.written)”, which is no number; write the number, or 0 where there is none"
        case .negative: return "\(place) is \(facts.found), below zero"
        case .notWhole: return "\(place) is \(facts.found); households and persons are whole numbers"
        case .notGiven:
            guard !facts.expected.isEmpty else { return "\(place) is empty, so the other columns of this row cannot be checked" }
            return "\(place) is empty; \(facts.sum) give \(facts.expected)\(blanks)"
        case .personsFewer: return "\(place) says \(facts.found) households but \(other) only \(facts.expected) persons"
        case .personsWithoutHouseholds: return "\(place) says 0 households but \(other) \(facts.expected) persons"
        case .blanks:
            return
                "column \(facts.column) is empty in \(facts.blanks.joined(separator: ", ")): taken as not given, in no sum; write 0 for none"
        }
    }

    public static func place(sheet: String, row: Int, label: String, _ language: Language) -> String {
        language == .vi ? "Trang “\(sheet)”, dòng \(row) (\(label))" : "Sheet “\(sheet)”, row \(row) (\(label))"
    }

    public static func note(_ language: Language) -> String { language == .vi ? "Lưu ý" : "Note" }

    public static func unreckoned(_ cells: Int, sheet: String, _ language: Language) -> String {
        switch language {
        case .vi:
            "\(sheet): \(cells) ô là công thức chưa được tính. Mở tệp bằng Excel, lưu lại rồi kiểm tra; dưới đây chỉ là lỗi ở các ô còn lại."
        case .en:
            "\(sheet): \(cells) cells are formulas without a value. Open the file in Excel, save it and check again; below is what is wrong in the other cells."
        }
    }

    public static func summary(form: String, rows: Int, wrong: Int, _ language: Language) -> String {
        language == .vi ? "Biểu \(form): \(rows) dòng, \(wrong) dòng không khớp." : "Form \(form): \(rows) rows, \(wrong) do not add up."
    }

    // MARK: recognizing a form

    /// By which text a sheet was taken for a form; an empty cell means the name of the sheet.
    public static func recognized(
        sheet: String, form: String, text: String, cell: String, isByColumns: Bool, numberRow: Int?, _ language: Language
    ) -> String {
        let vi = language == .vi
        let title: String
        if isByColumns {
            title =
                vi
                ? "không thấy tên biểu; có 9 cột đánh số nên kiểm tra như biểu 7.2 (7.3 kiểm tra giống hệt)"
                : "no title; nine numbered columns, checked as form 7.2 (7.3 is checked alike)"
        } else {
            let from =
                cell.isEmpty ? (vi ? "tên trang hoặc các dòng đầu" : "the name of the sheet or its first rows") : (vi ? "ô \(cell)" : cell)
            title = vi ? "nhận là biểu \(form) theo “\(text)” (\(from))" : "taken for form \(form) by “\(text)” (\(from))"
        }
        let columns =
            numberRow.map { vi ? "số thứ tự cột ở dòng \($0)" : "columns numbered in row \($0)" }
            ?? (vi ? "không có hàng số thứ tự cột, nhận cột theo tiêu đề" : "columns not numbered, recognized by their headings")
        return vi ? "Trang “\(sheet)”: \(title); \(columns)." : "Sheet “\(sheet)”: \(title); \(columns)."
    }

    public static func noForm(sheet: String, top: [String], _ language: Language) -> String {
        let texts = top.map { "“\($0)”" }.joined(separator: ", ")
        return language == .vi
            ? "Trang “\(sheet)”: không nhận ra biểu. Đã tìm “Mẫu số 7.1” đến “Mẫu số 7.10” hoặc tên biểu, ví dụ “Tổng hợp diễn biến hộ nghèo trong năm”\(texts.isEmpty ? "" : "; trang bắt đầu bằng \(texts)"). Ghi số mẫu hoặc tên biểu ở đầu trang rồi kiểm tra lại."
            : "Sheet “\(sheet)”: no form recognized. Looked for “Mẫu số 7.1” to “Mẫu số 7.10” or the title of a form\(texts.isEmpty ? "" : "; the sheet begins with \(texts)")."
    }

    public static func noColumns(
        sheet: String, form: String, text: String, cell: String, columns: Int, missing: String, _ language: Language
    ) -> String {
        let vi = language == .vi
        let title = cell.isEmpty ? "“\(text)”" : vi ? "“\(text)” (ô \(cell))" : "“\(text)” (\(cell))"
        let last = columns > 0 ? vi ? " đến (\(columns))" : " to (\(columns))" : ""
        return vi
            ? "Trang “\(sheet)”: nhận là biểu \(form) theo \(title), nhưng không thấy hàng số thứ tự cột (1), (2), (3)…\(last) dưới tiêu đề cột\(missing.isEmpty ? "" : ", và theo tiêu đề thì không thấy cột “\(missing)”"). Thêm hàng số thứ tự cột như trên mẫu rồi kiểm tra lại."
            : "Sheet “\(sheet)”: taken for form \(form) by \(title), but no row numbers the columns (1), (2), (3)…\(last)\(missing.isEmpty ? "" : ", and no heading says “\(missing)”"). Number the columns as the form does and check again."
    }

    public static func noFigures(sheet: String, form: String, _ language: Language) -> String {
        language == .vi
            ? "Trang “\(sheet)”: là biểu \(form) nhưng chưa có số liệu nào." : "Sheet “\(sheet)”: form \(form), but without any figure."
    }

    public static func nothing(_ language: Language) -> String {
        language == .vi ? "Tệp không có trang nào có dữ liệu." : "No sheet of the file holds anything."
    }
}

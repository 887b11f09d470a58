import CXLSXWriter
import Core
import Foundation

/// A cell to be written.
public enum XLSXValue: Sendable {
    case blank
    case text(String)
    case number(Int)
    case decimal(Double)
    case day(CalendarDate)
    /// A formula without `=`, with the value that it has, so that a reader that does not compute sees it too.
    case formula(String, value: Double)

    /// As it stands in a text file.
    var text: String {
        switch self {
        case .blank: ""
        case .text(let text): text
        case .number(let number): String(number)
        case .decimal(let number), .formula(_, let number): String(number)
        case .day(let day): day.vietnamese
        }
    }
}

/// How a cell looks. Text cells keep their zeros: they are written as text.
public enum XLSXLook: Int, Sendable, CaseIterable {
    case plain, heading, number, rate, day, title, total, note, bad
    /// Text of a table that goes over several lines, and the same of a sum.
    case label, totalLabel
    /// The number of a line, and the same of a sum.
    case order, totalOrder
    /// Around a table, without borders: centred, centred and bold, centred and slanted; slanted over several lines.
    case centred, strong, slanted, remark

    fileprivate var hasBorder: Bool {
        switch self {
        case .title, .note, .centred, .strong, .slanted, .remark: false
        default: true
        }
    }
}

/// Writes a workbook row by row in little memory. Rows of a sheet must come in order, unless the book is kept whole.
public final class XLSXWriter {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private var sheet: UnsafeMutablePointer<lxw_worksheet>?
    private var looks: [UnsafeMutablePointer<lxw_format>?] = []
    private let folder: UnsafeMutablePointer<CChar>
    private var isClosed = false
    private var repeatsRows = true
    private var hasShown = false
    private let path: String

    public enum Problem: Error { case cannotWrite(String) }

    /// - Parameter isKeptWhole: keeps all cells until the end, for cells that go over several rows.
    public init(path: String, isKeptWhole: Bool = false) throws {
        self.path = path
        // The library keeps the pointer: it must outlive the workbook.
        folder = strdup(NSTemporaryDirectory())
        var options = lxw_workbook_options()
        options.constant_memory = isKeptWhole ? 0 : 1
        options.tmpdir = folder
        guard let book = workbook_new_opt(path, &options) else { throw Problem.cannotWrite(path) }
        self.book = book
        looks = XLSXLook.allCases.map(format)
    }

    deinit {
        if !isClosed { workbook_close(book) }
        free(folder)
    }

    private func format(_ look: XLSXLook) -> UnsafeMutablePointer<lxw_format>? {
        guard let format = workbook_add_format(book) else { return nil }
        format_set_font_name(format, "Times New Roman")
        format_set_font_size(format, look == .title ? 14 : 11)
        if look.hasBorder { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        switch look {
        case .heading:
            format_set_bold(format)
            format_set_text_wrap(format)
            format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        case .title, .strong:
            format_set_bold(format)
            centre(format)
        case .centred: centre(format)
        case .slanted:
            format_set_italic(format)
            centre(format)
        case .remark:
            format_set_italic(format)
            format_set_text_wrap(format)
        case .label, .totalLabel, .order, .totalOrder:
            if look == .totalLabel || look == .totalOrder { format_set_bold(format) }
            if look == .order || look == .totalOrder { format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue)) }
            format_set_num_format(format, "@")
            format_set_text_wrap(format)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        case .number: format_set_num_format(format, "#,##0")
        case .rate: format_set_num_format(format, "0.00")
        case .day: format_set_num_format(format, "dd/mm/yyyy")
        case .total:
            format_set_bold(format)
            format_set_num_format(format, "#,##0")
        case .note: format_set_italic(format)
        case .bad: format_set_bg_color(format, 0xFFC7CE)
        case .plain: format_set_num_format(format, "@")
        }
        return format
    }

    private func centre(_ format: UnsafeMutablePointer<lxw_format>) {
        format_set_text_wrap(format)
        format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    }

    /// Begins a sheet. Names are cut and cleaned as Excel demands.
    public func beginSheet(_ name: String, isHidden: Bool = false) {
        let cleaned = String(name.map { "[]:*?/\\'".contains($0) ? " " : $0 }.prefix(31))
        sheet = workbook_add_worksheet(book, cleaned)
        repeatsRows = Self.canBeNamed(cleaned)
        // The sheet that is shown first cannot be a hidden one.
        if isHidden {
            worksheet_hide(sheet)
        } else if !hasShown {
            worksheet_activate(sheet)
            worksheet_set_first_sheet(sheet)
            hasShown = true
        }
    }

    /// The library writes the name of a sheet into a reference without quotes where it has only letters, digits, dots and underscores;
    /// Excel refuses the file where such a name begins with a digit ("7.2") or looks like a cell ("A1").
    private static func canBeNamed(_ sheet: String) -> Bool {
        let isPlain = sheet.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "." || $0 == "_")
        }
        guard isPlain else { return true }
        let letters = sheet.prefix { $0.isLetter }
        let looksLikeCell = letters.count < sheet.count && letters.count <= 3 && sheet.dropFirst(letters.count).allSatisfy(\.isNumber)
        let looksLikeRow = letters.uppercased() == "R" || letters.uppercased() == "C" || sheet.uppercased().hasPrefix("R1C")
        return !letters.isEmpty && !looksLikeCell && !looksLikeRow
    }

    /// A4, across, one page wide, the heading rows on every page.
    public func printOnA4(repeatingRows rows: ClosedRange<Int>, isLandscape: Bool = true) {
        guard let sheet else { return }
        worksheet_set_paper(sheet, 9)
        if isLandscape { worksheet_set_landscape(sheet) }
        worksheet_fit_to_pages(sheet, 1, 0)
        if repeatsRows { worksheet_repeat_rows(sheet, UInt32(rows.lowerBound), UInt32(rows.upperBound)) }
        worksheet_set_margins(sheet, 0.6, 0.6, 0.7, 0.7)
        worksheet_center_horizontally(sheet)
        worksheet_set_footer(sheet, "&C&P/&N")
    }

    /// Pages begin at these rows, counted from 0, where the program that prints allows it.
    public func breakPages(before rows: [Int]) {
        guard let sheet, !rows.isEmpty else { return }
        var list = rows.map { UInt32($0) } + [0]
        worksheet_set_h_pagebreaks(sheet, &list)
    }

    public func freeze(row: Int, column: Int) { if let sheet { worksheet_freeze_panes(sheet, UInt32(row), UInt16(column)) } }

    public func setWidth(_ width: Double, of columns: ClosedRange<Int>, isHidden: Bool = false) {
        guard let sheet else { return }
        var options = lxw_row_col_options()
        options.hidden = isHidden ? 1 : 0
        worksheet_set_column_opt(sheet, UInt16(columns.lowerBound), UInt16(columns.upperBound), width, nil, &options)
    }

    public func setHeight(_ height: Double, of row: Int) { if let sheet { worksheet_set_row(sheet, UInt32(row), height, nil) } }

    /// Offers `options` in the cells of a column; something else may still be written there.
    public func offer(_ options: [String], rows: ClosedRange<Int>, column: Int) {
        guard let sheet else { return }
        var list: [UnsafeMutablePointer<CChar>?] = options.map { strdup($0) } + [nil]
        defer { list.forEach { free($0) } }
        list.withUnsafeMutableBufferPointer { list in
            var validation = lxw_data_validation()
            validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
            validation.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_INFORMATION.rawValue)
            validation.value_list = list.baseAddress
            worksheet_data_validation_range(
                sheet, UInt32(rows.lowerBound), UInt16(column), UInt32(rows.upperBound), UInt16(column), &validation)
        }
    }

    public func write(_ value: XLSXValue, row: Int, column: Int, look: XLSXLook = .plain) {
        guard let sheet else { return }
        let (row, column, format) = (UInt32(row), UInt16(column), looks[look.rawValue])
        switch value {
        case .blank: worksheet_write_blank(sheet, row, column, format)
        case .text(let text):
            worksheet_write_string(sheet, row, column, text.utf16.count <= 32_000 ? text : String(text.prefix(32_000)), format)
        case .number(let number): worksheet_write_number(sheet, row, column, Double(number), format)
        case .decimal(let number): worksheet_write_number(sheet, row, column, number, format)
        case .day(let day): worksheet_write_number(sheet, row, column, Double(day.dayNumber + 25_569), looks[XLSXLook.day.rawValue])
        case .formula(let text, let value): worksheet_write_formula_num(sheet, row, column, "=" + text, format, value)
        }
    }

    /// Joins cells of one row; only before that row's other cells are written.
    public func merge(row: Int, columns: ClosedRange<Int>, _ text: String, look: XLSXLook) {
        merge(rows: row...row, columns: columns, text, look: look)
    }

    /// Joins cells of several rows: of a book that is kept whole. One cell alone is written as it is.
    public func merge(rows: ClosedRange<Int>, columns: ClosedRange<Int>, _ text: String, look: XLSXLook) {
        guard let sheet else { return }
        guard rows.count > 1 || columns.count > 1 else {
            return write(.text(text), row: rows.lowerBound, column: columns.lowerBound, look: look)
        }
        worksheet_merge_range(
            sheet, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound), UInt16(columns.upperBound), text,
            looks[look.rawValue])
    }

    /// Joins cells whose upper rows are written already, before those of their last row are; their text stays what was written.
    ///
    /// The library holds back the row that was written last: it must have gone on to another, or the text of the upper row is lost.
    public func join(rows: ClosedRange<Int>, columns: ClosedRange<Int>, look: XLSXLook) {
        write(.blank, row: rows.upperBound, column: columns.upperBound, look: look)
        merge(rows: rows, columns: columns, "", look: look)
    }

    public func close() throws {
        isClosed = true
        let status = workbook_close(book)
        guard status == LXW_NO_ERROR else { throw Problem.cannotWrite(path) }
    }

    /// `AB` for 27.
    public static func letters(of column: Int) -> String {
        var (rest, letters) = (column, "")
        repeat {
            letters = String(Unicode.Scalar(UInt8(65 + rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters
    }
}

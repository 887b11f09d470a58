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
}

/// How a cell looks. Text cells keep their zeros: they are written as text.
public enum XLSXLook: Int, Sendable, CaseIterable {
    case plain, heading, number, rate, day, title, total, note, bad
}

/// Writes a workbook row by row in little memory. Rows of a sheet must come in order.
public final class XLSXWriter {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private var sheet: UnsafeMutablePointer<lxw_worksheet>?
    private var looks: [UnsafeMutablePointer<lxw_format>?] = []
    private let folder: UnsafeMutablePointer<CChar>
    private var isClosed = false
    private let path: String

    public enum Problem: Error { case cannotWrite(String) }

    public init(path: String) throws {
        self.path = path
        // The library keeps the pointer: it must outlive the workbook.
        folder = strdup(NSTemporaryDirectory())
        var options = lxw_workbook_options()
        options.constant_memory = 1
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
        if look != .title, look != .note { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        switch look {
        case .heading:
            format_set_bold(format)
            format_set_text_wrap(format)
            format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        case .title:
            format_set_bold(format)
            format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
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

    /// Begins a sheet. Names are cut and cleaned as Excel demands.
    public func beginSheet(_ name: String) {
        let cleaned = String(name.map { "[]:*?/\\'".contains($0) ? " " : $0 }.prefix(31))
        sheet = workbook_add_worksheet(book, cleaned)
    }

    /// A4, across, one page wide, the heading rows on every page.
    public func printOnA4(repeatingRows rows: ClosedRange<Int>, isLandscape: Bool = true) {
        guard let sheet else { return }
        worksheet_set_paper(sheet, 9)
        if isLandscape { worksheet_set_landscape(sheet) }
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_repeat_rows(sheet, UInt32(rows.lowerBound), UInt32(rows.upperBound))
        worksheet_set_margins(sheet, 0.6, 0.6, 0.7, 0.7)
        worksheet_set_footer(sheet, "&C&P/&N")
    }

    public func freeze(row: Int, column: Int) { if let sheet { worksheet_freeze_panes(sheet, UInt32(row), UInt16(column)) } }

    public func setWidth(_ width: Double, of columns: ClosedRange<Int>) {
        if let sheet { worksheet_set_column(sheet, UInt16(columns.lowerBound), UInt16(columns.upperBound), width, nil) }
    }

    public func setHeight(_ height: Double, of row: Int) { if let sheet { worksheet_set_row(sheet, UInt32(row), height, nil) } }

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
        if let sheet {
            worksheet_merge_range(
                sheet, UInt32(row), UInt16(columns.lowerBound), UInt32(row), UInt16(columns.upperBound), text, looks[look.rawValue])
        }
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

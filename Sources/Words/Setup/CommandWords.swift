import Core
import Law

/// Sentences of the command line about the records as a whole.
public enum CommandWords {
    /// - Parameters:
    ///   - present: those in the lists of today; the others moved away or ended over the years and stay in the lists of their days.
    public static func loaded(households: Int, present: Int, moved: Int, ended: Int, _ language: Language) -> String {
        switch language {
        case .vi:
            "Đã nạp \(NumberWords.grouped(households)) hộ minh họa của các năm 2021–2026 (dữ liệu tự đặt, không phải người thật): "
                + "\(NumberWords.grouped(present)) hộ đang có trong danh sách hôm nay, \(NumberWords.grouped(moved)) hộ đã chuyển đi, "
                + "\(NumberWords.grouped(ended)) hộ không còn thành viên. Hộ đã chuyển đi hoặc kết thúc vẫn có trong danh sách của những ngày trước."
        case .en:
            "\(households) made-up households of 2021–2026 loaded, none of them a real family: \(present) are in the lists of today, "
                + "\(moved) have moved away, \(ended) have no member any more; these stay in the lists of earlier days."
        }
    }

    public static func read(rows: Int, _ language: Language) -> String {
        language == .vi ? "Đọc tệp: \(NumberWords.grouped(rows)) dòng" : "\(rows) rows read"
    }

    public static func progress(_ done: Int, of total: Int, _ language: Language) -> String {
        switch language {
        case .vi: "\(NumberWords.grouped(done)) / \(NumberWords.grouped(total)) hộ"
        case .en: "\(done) / \(total) households"
        }
    }

    public static func reclassified(_ standard: String, from: String, to: String, sheets: Int, _ language: Language) -> String {
        func name(_ text: String) -> String {
            if language == .en { return text }
            return PovertyClass(rawValue: text).map(LawWords.name)?.lowercased()
                ?? (text == "none" ? "chưa xét theo chuẩn này" : ReviewWords.cannotSay.lowercased())
        }
        return "\(standard): \(name(from)) → \(name(to)): \(NumberWords.grouped(sheets))"
    }

    public static func reclassified(sheets: Int, isDryRun: Bool, _ language: Language) -> String {
        let count = NumberWords.grouped(sheets)
        switch (isDryRun, language) {
        case (false, .vi): return "Đã phân loại lại \(count) phiếu; phiếu, câu trả lời và kết quả cũ vẫn giữ."
        case (true, .vi): return "Sẽ phân loại lại \(count) phiếu; chưa ghi gì."
        case (false, .en): return "\(count) sheets classified again; sheets, answers and former results are kept."
        case (true, .en): return "\(count) sheets would be classified again; nothing was written."
        }
    }

    public static func accounts(_ language: Language) -> String {
        switch language {
        case .vi: "Tài khoản dùng thử, mật khẩu chỉ hiện một lần này:"
        case .en: "Accounts for trying out; the passwords are shown this once:"
        }
    }

    public static func notEmpty(_ language: Language) -> String {
        switch language {
        case .vi: "Cơ sở dữ liệu đã có hộ. Dữ liệu minh họa chỉ nạp vào cơ sở dữ liệu trống: hãy chọn tệp khác bằng --database."
        case .en: "The records hold households already. Choose an empty database with --database."
        }
    }

    public static func practiceDay(_ day: CalendarDate, _ language: Language) -> String {
        switch language {
        case .vi: "Kho dữ liệu tập huấn đang ở ngày \(day.vietnamese)."
        case .en: "The training records live on \(day.iso)."
        }
    }

    public static func noPractice(_ language: Language) -> String {
        switch language {
        case .vi:
            "Kho dữ liệu này theo ngày thật, không đổi ngày được. Kho tập huấn tạo bằng: giamngheo demo load --until NGÀY."
        case .en: "These records live on the real day, which cannot be set. Training records begin with: giamngheo demo load --until DAY."
        }
    }

    public static func practiceGoesOn(from day: CalendarDate, _ language: Language) -> String {
        switch language {
        case .vi: "Kho dữ liệu tập huấn đã ở ngày \(day.vietnamese): chỉ đi tới, không lùi lại."
        case .en: "The training records have come to \(day.iso): they only go on, never back."
        }
    }

    public static func demonstrationDays(_ first: CalendarDate, _ last: CalendarDate, _ language: Language) -> String {
        switch language {
        case .vi: "Ngày minh họa phải từ \(first.vietnamese) đến \(last.vietnamese)."
        case .en: "The demonstration can be told up to a day from \(first.iso) to \(last.iso)."
        }
    }

    public static func noRecords(_ path: String, _ language: Language) -> String {
        switch language {
        case .vi:
            "Chưa có kho dữ liệu ở \(path). Chạy lệnh trong thư mục của hệ thống, hoặc ghi --database; tạo kho mới bằng giamngheo demo load hoặc giamngheo serve."
        case .en:
            "There are no records at \(path). Run this in the folder of the system, or give --database; giamngheo demo load or giamngheo serve begin new ones."
        }
    }

    public static func unitsMissing(_ language: Language) -> String {
        switch language {
        case .vi: "Chưa có danh mục đơn vị hành chính trong thư mục law/areas."
        case .en: "The units of law/areas are missing."
        }
    }

    public static func applied(_ numbers: [Int], _ language: Language) -> String {
        let list = numbers.map(String.init).joined(separator: ", ")
        return language == .vi ? "Cấu trúc dữ liệu gồm các bước: \(list)." : "Applied migrations: \(list)."
    }

    public static func migrated(_ numbers: [Int], _ language: Language) -> String {
        let list = numbers.map(String.init).joined(separator: ", ")
        switch (numbers.isEmpty, language) {
        case (true, .vi): return "Cấu trúc dữ liệu đã ở bản mới nhất."
        case (true, .en): return "The schema is up to date."
        case (false, .vi): return "Đã nâng cấu trúc dữ liệu: bước \(list)."
        case (false, .en): return "Migrations applied: \(list)."
        }
    }

    public static func check(_ name: String, isSound: Bool, _ detail: String) -> String {
        "\(isSound ? "✓" : "✗") \(name): \(detail)"
    }

    public static func brokenEvent(_ seq: Int?, _ language: Language) -> String {
        switch (seq, language) {
        case (nil, .vi): "nguyên vẹn"
        case (nil, .en): "unbroken"
        case (let seq?, .vi): "bị sửa hoặc thiếu từ dòng \(seq)"
        case (let seq?, .en): "broken from line \(seq)"
        }
    }

    public static func staleStates(_ count: Int, _ language: Language) -> String {
        switch language {
        case .vi: count == 0 ? "các ngày đã qua khớp với hồ sơ theo ngày" : "\(count) hộ có ngày đã qua sai lệch"
        case .en: count == 0 ? "days gone by agree with dated records" : "\(count) households disagree on some day"
        }
    }

    public static func staleHouseholds(_ count: Int, _ language: Language) -> String {
        switch language {
        case .vi: count == 0 ? "khớp với thành viên và quyết định" : "\(count) hộ có số liệu dẫn xuất sai lệch"
        case .en: count == 0 ? "agree with members and decisions" : "\(count) households disagree"
        }
    }

    /// - Parameter codes: of households, the first of them.
    public static func headless(_ codes: [String], _ language: Language) -> String {
        switch language {
        case .vi: codes.isEmpty ? "mỗi hộ có đúng một chủ hộ" : "hộ không có đúng một chủ hộ: \(codes.joined(separator: ", "))"
        case .en: codes.isEmpty ? "every household has one head" : "without exactly one head: \(codes.joined(separator: ", "))"
        }
    }

    public static func signInRefused(_ language: Language) -> String {
        switch language {
        case .vi: "Tên đăng nhập phải gồm 3–40 chữ a–z, số, dấu chấm hoặc gạch nối, và chưa ai dùng."
        case .en: "A login has 3–40 letters a–z, digits, dots or hyphens, and must be new."
        }
    }

    public static func noSuchAccount(_ language: Language) -> String {
        language == .vi ? "Không có tài khoản đang dùng với tên đăng nhập này." : "There is no account in use with this login."
    }

    public static func newPassword(_ language: Language) -> String { language == .vi ? "Mật khẩu mới: " : "New password: " }

    public static func newPasswordAgain(_ language: Language) -> String { language == .vi ? "Nhập lại: " : "Again: " }

    public static func passwordRefused(atLeast count: Int, _ language: Language) -> String {
        switch language {
        case .vi: "Mật khẩu phải có ít nhất \(count) chữ và hai lần nhập phải giống nhau. Chưa thay đổi gì."
        case .en: "A password has at least \(count) letters, the same both times. Nothing was changed."
        }
    }

    public static func passwordChanged(_ language: Language) -> String {
        switch language {
        case .vi: "Đã đổi mật khẩu; các phiên đang đăng nhập của tài khoản này đã kết thúc."
        case .en: "The password was changed; its sessions are ended."
        }
    }

    public static func unknownUnit(_ code: String, present: [String], _ language: Language) -> String {
        let list = present.joined(separator: ", ")
        switch (language, present.isEmpty) {
        case (.vi, true): return "Không có đơn vị mang mã \(code) vào ngày này."
        case (.vi, false): return "Mã \(code) không dùng vào ngày này. Đơn vị vào ngày này: \(list)."
        case (.en, true): return "No unit has the code \(code) on this day."
        case (.en, false): return "The code \(code) is not in use on this day. Units on this day: \(list)."
        }
    }

    public static func serving(at address: String, _ language: Language) -> String {
        switch language {
        case .vi: "Đang phục vụ tại \(address) (nhấn Ctrl+C để dừng)"
        case .en: "Serving at \(address) (Ctrl+C stops)"
        }
    }

    public static func addressInUse(_ port: Int, _ language: Language) -> String {
        switch language {
        case .vi: "Cổng \(port) đang bị chương trình khác dùng. Chọn cổng khác bằng --port."
        case .en: "Port \(port) is in use. Choose another with --port."
        }
    }
}

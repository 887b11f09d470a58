/// Sentences about the records as a whole.
public enum DatabaseWords {
    public static func cannotOpen(_ path: String, reason: String, _ language: Language) -> String {
        switch language {
        case .vi: "Không mở được cơ sở dữ liệu \(path) (\(reason)). Kiểm tra đường dẫn và quyền đọc, ghi của người chạy chương trình."
        case .en: "Cannot open the records \(path) (\(reason)). Check the path and the rights of who runs the program."
        }
    }

    public static func notOurs(_ path: String, _ language: Language) -> String {
        switch language {
        case .vi: "\(path) không phải cơ sở dữ liệu của chương trình này; không có gì bị thay đổi."
        case .en: "\(path) does not hold records of this program; nothing was changed."
        }
    }

    public static func sentence(_ detail: String, isBusy: Bool, _ language: Language) -> String {
        switch (isBusy, language) {
        case (true, .vi): "Cơ sở dữ liệu đang được một tiến trình khác ghi. Hãy dừng máy chủ hoặc thử lại sau."
        case (true, .en): "Another process is writing to the records. Stop the server or try again later."
        case (false, .vi): "Cơ sở dữ liệu báo lỗi: \(detail)"
        case (false, .en): "The records report an error: \(detail)"
        }
    }
}

/// Sentences about the records as a whole.
public enum DatabaseWords {
    public static func sentence(_ detail: String, isBusy: Bool, _ language: Language) -> String {
        switch (isBusy, language) {
        case (true, .vi): "Cơ sở dữ liệu đang được một tiến trình khác ghi. Hãy dừng máy chủ hoặc thử lại sau. (\(detail))"
        case (true, .en): "Another process is writing to the records. Stop the server or try again later. (\(detail))"
        case (false, .vi): "Cơ sở dữ liệu báo lỗi: \(detail)"
        case (false, .en): "The records report an error: \(detail)"
        }
    }
}

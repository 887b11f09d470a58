import Core
import Registry

/// Words about cells that were typed in fonts of before Unicode.
enum OldFontWords {
    static func sentence(_ notice: ListNotice, _ language: Language) -> String {
        notice.code == .decoded ? decoded(notice.value, notice.proposal, language) : garbled(notice.value, notice.proposal, language)
    }

    /// - Parameters:
    ///   - value: the encoding, how many cells, their rows and the first as it was stored; of notices of earlier versions the last alone.
    ///   - text: the first as it was read.
    private static func decoded(_ value: String, _ text: String, _ language: Language) -> String {
        let parts = value.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4 else {
            return language == .vi
                ? "Cột này dùng bảng mã cũ, đã đổi sang Unicode: “\(value)” → “\(text)”." : "decoded: \(value) → \(text)"
        }
        let encoding = LegacyEncoding(rawValue: parts[0]).map { title($0, language) } ?? parts[0]
        return switch language {
        case .vi:
            "Đã đọc \(parts[1]) ô ghi bằng bảng mã cũ \(encoding), ở dòng \(parts[2]), và đổi sang Unicode, ví dụ “\(parts[3])” → “\(text)”. Các ô khác giữ nguyên. Xem lại họ tên ở các dòng ấy."
        case .en: "\(parts[1]) cells in \(encoding), rows \(parts[2]), are read as Unicode: “\(parts[3])” → “\(text)”"
        }
    }

    private static func garbled(_ name: String, _ proposal: String, _ language: Language) -> String {
        switch (language, proposal.isEmpty) {
        case (.vi, false):
            "Họ tên “\(name)” có thể là “\(proposal)” gõ bằng phông chữ cũ (.VnTime, VNI). Bấm “Sửa ô” hoặc sửa trong tệp thành họ tên đúng như giấy tờ, gõ bằng bảng mã Unicode."
        case (.vi, true):
            "Họ tên “\(name)” có ký tự không có trong họ tên tiếng Việt, có thể do phông chữ cũ. Bấm “Sửa ô” hoặc sửa trong tệp thành họ tên đúng như giấy tờ, gõ bằng bảng mã Unicode. Nếu giấy tờ ghi đúng như vậy: đăng ký hộ ở mục Hộ."
        case (.en, _): "the name “\(name)” has letters of an old font\(proposal.isEmpty ? "" : ": it may be “\(proposal)”")"
        }
    }

    private static func title(_ encoding: LegacyEncoding, _ language: Language) -> String {
        switch encoding {
        case .tcvn3: "TCVN3 (.VnTime)"
        case .tcvn3Capitals: "TCVN3 (.VnTimeH)"
        case .vni: "VNI"
        case .mojibake: language == .vi ? "Unicode bị đọc sai" : "UTF-8 read as Windows-1252"
        case .windows1258: "Windows-1258"
        case .unicode: "Unicode"
        }
    }
}

import Foundation

/// Turns what the parser of the command line says by itself, which is always English, into Vietnamese.
public enum ParserWords {
    /// A page of help.
    public static func help(_ text: String) -> String {
        replacing(text, titles + marks)
    }

    /// What is wrong with the arguments, and how the command is used.
    public static func refusal(_ text: String) -> String {
        replacing(text, errors + titles + marks)
    }

    private static func replacing(_ text: String, _ rules: [(pattern: String, words: String)]) -> String {
        rules.reduce(text) { $0.replacingOccurrences(of: $1.pattern, with: $1.words, options: .regularExpression) }
    }

    private static let titles = [
        ("(?m)^OVERVIEW: ", "CÔNG DỤNG: "), ("(?m)^USAGE:", "CÁCH DÙNG:"), ("(?m)^ARGUMENTS:", "THAM SỐ:"),
        ("(?m)^OPTIONS:", "TÙY CHỌN:"), ("(?m)^SUBCOMMANDS:", "LỆNH CON:"),
    ]

    private static let marks = [
        ("Show the version\\.", "Hiện số phiên bản."), ("Show help information\\.", "Hiện trang trợ giúp này."),
        ("\\(values:", "(giá trị:"), (";(\\s+)default:", ";$1mặc định:"), ("\\(default:", "(mặc định:"),
        ("(?m)^  See '(.+?) <subcommand>' for detailed help\\.", "  Xem thêm: $1 <lệnh con>"),
        ("<subcommand>", "<lệnh con>"), ("<options>", "<tùy chọn>"),
        ("(?m)^  See '(.+?)' for more information\\.", "  Xem cách dùng: $1"),
    ]

    private static let errors = [
        ("(?m)^Error: ", "Lỗi: "), ("(?m)^Help:  ", "Giải thích: "), ("(?m)^Usage:", "Cách dùng:"),
        ("(?m)^(Lỗi: )?Missing expected argument '(.+?)'$", "$1Thiếu '$2'."),
        ("(?m)^(Lỗi: )?Missing one of: (.+)$", "$1Thiếu một trong: $2."),
        ("(?m)^(Lỗi: )?Missing required subcommand\\.$", "$1Thiếu lệnh con."),
        ("(?m)^(Lỗi: )?Unknown option '(.*?)'\\. Did you mean '(.+?)'\\?$", "$1Không có tùy chọn '$2'. Có phải '$3'?"),
        ("(?m)^(Lỗi: )?Unknown option '(.*?)'$", "$1Không có tùy chọn '$2'."),
        ("(?m)^(Lỗi: )?Invalid option: (.*)$", "$1Tùy chọn không hợp lệ: $2"),
        ("(?m)^(Lỗi: |   or: )?Missing value for '(.+?)'", "$1Thiếu giá trị cho '$2'"),
        ("(?m)^(Lỗi: )?Unexpected argument '(.*)'$", "$1Không hiểu '$2'."),
        ("(?m)^(Lỗi: )?\\d+ unexpected arguments: (.*)$", "$1Không hiểu: $2."),
        (
            "(?m)^(Lỗi: )?The option '(.+?)' does not take any value, but '(.*)' was specified\\.$",
            "$1Tùy chọn '$2' không kèm giá trị '$3'."
        ),
        (
            "(?m)^(Lỗi: )?Value to be set with flag (.+) had already been set with flag (.+)$",
            "$1Chỉ ghi một trong hai: $2 hoặc $3."
        ),
        ("Please provide one of the following:", "Chọn một trong:"),
        ("'(?:,)? (?:and|or) '", "', '"),
        ("(?m)Please provide one of (.+)\\.$", "Chọn một trong: $1."),
        ("(?m)^(Lỗi: )?The value '((?s:.*?))' is invalid for '(.+?)'", "$1Giá trị '$2' không hợp lệ cho '$3'"),
    ]
}

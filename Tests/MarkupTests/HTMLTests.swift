import Markup
import Testing

@Suite struct `Markup` {
    @Test(arguments: ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x", "&lt;", "{{7*7}}"])
    func `shows text from outside as text`(_ text: String) {
        let html: HTML = "<p title=\"\(text)\">\(text)</p>"
        let written = String(decoding: html.bytes, as: UTF8.self)
        #expect(!written.contains("<script"))
        #expect(!written.contains("<img"))
        #expect(written.filter { $0 == "\"" }.count == 2)
        #expect(written.filter { $0 == "'" }.isEmpty)
    }

    @Test func `leaves controls out and keeps stacked marks`() {
        let html: HTML = "\("Ặc\u{0}\u{8}Ễ")"
        #expect(String(decoding: html.bytes, as: UTF8.self) == "ẶcỄ")
    }

    @Test func `repeats a problem beside its field and in the summary`() {
        let field = FieldState(name: "ngay", label: "Ngày", value: "32/13", hint: "Ví dụ", problem: "Không có ngày này.")
        let written = String(
            decoding: (Control.text(field) + Control.problemSummary(title: "Có chỗ cần sửa", [("ngay", "Không có ngày này.")])).bytes,
            as: UTF8.self)
        #expect(written.contains("aria-describedby=\"ngay-hint ngay-problem\""))
        #expect(written.contains("aria-invalid=\"true\""))
        #expect(written.contains("value=\"32/13\""))
        #expect(written.contains("href=\"#ngay\""))
        #expect(written.contains("role=\"alert\""))
    }
}

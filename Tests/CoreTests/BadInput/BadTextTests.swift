import Core
import Foundation
import Testing

/// Numbers in brackets are those of `docs/bad-inputs.md`.
@Suite struct `Bad texts` {
    @Test(arguments: [
        "<script>alert()</script>", "\"><img onerror=x>", "{{a*b}}", "${a}", "' OR a=a--", "= cmd a",
        "Hồ Văn A B C D", "K'Tuyn", "A-Ma Đê", "Ng. V. A", "Nhi",
    ])
    func `[35, 36, 45, 53] are names as they are, whatever a language might read in them`(_ text: String) throws {
        #expect(try PersonName(text).text == text)
    }

    @Test(arguments: ["A\u{0}B", "A\u{1}B", "A\u{7F}B", "A\u{9B}B", "A\u{1B}[31mB"])
    func `[37] with control characters are refused`(_ text: String) {
        #expect(throws: PersonName.Problem.text(.controlCharacter)) { try PersonName(text) }
        #expect(throws: TextProblem.controlCharacter) { try text.acceptedParagraphs(limit: 100) }
    }

    @Test(arguments: [
        ("Hương".decomposedStringWithCanonicalMapping, "Hương"), ("Nguyễn\u{202E} Văn\u{2066} An", "Nguyễn Văn An"),
        ("Hồ\u{200B} Thị\u{A0}Đào\u{FEFF}", "Hồ Thị Đào"), ("An\u{AD}h", "Anh"), ("\u{E0041}An\u{E007F}", "An"), ("An\nBình", "An Bình"),
        (" An \t\r\n Bình ", "An Bình"), ("\u{5D0} An", "\u{5D0} An"),
    ])
    func `[38, 39, 40, 50, 52] are cleaned of what cannot be seen and kept in one form`(_ typed: String, _ kept: String) throws {
        #expect(Array(try PersonName(typed).text.utf8) == Array(kept.utf8))
    }

    @Test(arguments: ["Аnh Tuấn", "Nguyễn Vаn An", "Lê Αn"])
    func `[38] that mix alphabets which look alike are refused`(_ text: String) {
        #expect(throws: PersonName.Problem.text(.mixedScript)) { try PersonName(text) }
    }

    @Test func `[41] of one letter and a million marks are refused at once`() {
        let text = "a" + String(repeating: "\u{301}", count: 1_000_000)
        let start = ContinuousClock.now
        #expect(throws: PersonName.Problem.text(.tooLong(limit: 100))) { try PersonName(text) }
        #expect(throws: TextProblem.tooLong(limit: 2_000)) { try text.acceptedParagraphs(limit: 2_000) }
        #expect(text.searchKey == "a" && text.mixesScripts == false)
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test func `[42] longer than the limit are refused with the limit`() {
        let note = String(repeating: "mười nghìn từ ", count: 2_500)
        #expect(throws: TextProblem.tooLong(limit: 2_000)) { try note.acceptedParagraphs(limit: 2_000) }
        #expect(throws: Never.self) { try String(note.prefix(2_000)).acceptedParagraphs(limit: 2_000) }
    }

    @Test(arguments: ["-", "Không", "không có", "N/A", "n/a", "?", "...", "12345", "x", "null", "chưa có", "Hộ 2"])
    func `[43] that only fill the box are no names`(_ text: String) {
        #expect(throws: PersonName.Problem.placeholder) { try PersonName(text) }
    }

    @Test(arguments: ["", "   ", "\u{200B}\u{FEFF}"])
    func `[43] of nothing are empty`(_ text: String) {
        #expect(throws: PersonName.Problem.empty) { try PersonName(text) }
    }

    @Test func `[44] in capitals are taken with a proposal`() throws {
        #expect(try PersonName("HỒ THỊ ĐÀO").withoutCapitals == "Hồ Thị Đào")
        #expect(try PersonName("K'TUYN").withoutCapitals == "K'Tuyn")
        #expect(try PersonName("Hồ Thị Đào").withoutCapitals == nil)
    }

    @Test func `[46] that place the tone otherwise are the same spelling`() {
        for (left, right) in [("Hòa", "Hoà"), ("Thúy", "Thuý"), ("Hóa", "Hoá"), ("khỏe", "khoẻ")] {
            #expect(left.spellingKey == right.spellingKey)
        }
        #expect("Hòa".spellingKey != "Hoa".spellingKey)
    }

    @Test func `[47] with pictures are refused as names and kept as notes`() throws {
        #expect(throws: PersonName.Problem.text(.emoji)) { try PersonName("An 😀") }
        #expect(try "đã gặp 😀".acceptedParagraphs(limit: 100) == "đã gặp 😀")
    }

    @Test func `[51] of one endless word are kept`() throws {
        #expect(try String(repeating: "a", count: 100).acceptedLine(limit: 100).count == 100)
    }
}

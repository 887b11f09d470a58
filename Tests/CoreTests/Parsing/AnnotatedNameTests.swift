import Core
import Testing

@Suite struct `Names with titles and remarks beside them` {
    @Test(arguments: [
        ("Bà Châu Thị Oanh, 1975", "Châu Thị Oanh", ["Bà", "1975"]), ("Mệ Hà Quang Hiếu 1965", "Hà Quang Hiếu", ["Mệ", "1965"]),
        ("Trần Ngọc Oanh (khuyết tật)", "Trần Ngọc Oanh", ["khuyết tật"]), ("Trần Ngọc Lan (Bé)", "Trần Ngọc Lan", ["Bé"]),
        ("Châu Văn Thành - Tèo", "Châu Văn Thành", ["Tèo"]), ("Văn Đức 1939", "Văn Đức", ["1939"]),
        ("Cụ Hồ Thị Ánh", "Hồ Thị Ánh", ["Cụ"]), ("ÔNG TRẦN ĐÌNH ÂN", "TRẦN ĐÌNH ÂN", ["ÔNG"]), ("Ô.Lê Văn Cà", "Lê Văn Cà", ["Ô."]),
        ("B. Lê Thị Na", "Lê Thị Na", ["B."]), ("ô/b Lê Văn Cà", "Lê Văn Cà", ["ô/b"]), ("Hộ bà Lê Thị Na", "Lê Thị Na", ["Hộ bà"]),
        ("Lê Văn Cà / Tí", "Lê Văn Cà", ["Tí"]), ("Lê Văn Cà (chết", "Lê Văn Cà", ["chết"]),
        ("Lê Thị Na sinh năm 1950", "Lê Thị Na", ["sinh năm 1950"]),
        ("Lê Văn Cà *", "Lê Văn Cà", ["*"]), ("O Lê Thị Na", "Lê Thị Na", ["O"]),
        ("Mụ Trần Thị Lài – con nuôi", "Trần Thị Lài", ["Mụ", "con nuôi"]),
    ])
    func `are read without them`(_ text: String, _ name: String, _ remarks: [String]) {
        let read = AnnotatedName(text)
        #expect((read.name, read.remarks) == (name, remarks))
    }

    @Test(arguments: [
        "Ông Thị Mai", "Ông Nghĩa", "Chu Văn An", "Cù Thị Lan", "Bùi Thị Cô", "Hồ Anh", "Trần Thị Em", "Lê Văn Chú", "K'Sor H-Nuên",
        "A Viết Đình Tuấn", "Bạch Thị Bà", "Anh Dũng", "Cao Bá Quát", "Mai", "Đặng Thị Mỹ Chị", "", "<b>alert(1)</b>", "Hồ & Sơn (Sơn)",
    ])
    func `are left as they are where a name has such words of its own`(_ name: String) {
        #expect(AnnotatedName(name).name == name && AnnotatedName(name).remarks.isEmpty)
    }

    @Test func `say who has died`() {
        for remark in ["chết", "Đã chết", "mất", "đã mất năm 2025", "chết 2024", "tử vong", "CHẾT", "chet"] {
            #expect(AnnotatedName("Trần Hữu Thành (\(remark))").tellsOfDeath, "\(remark)")
        }
        for remark in ["mất sức lao động", "khuyết tật", "Bé", "mắt kém", "mất 1 chân"] {
            #expect(!AnnotatedName("Trần Hữu Thành (\(remark))").tellsOfDeath, "\(remark)")
        }
    }

    @Test func `are no names where nobody is read`() {
        #expect(AnnotatedName("Bình Điền, ngày 20 tháng 11", isRead: false).name == "Bình Điền, ngày 20 tháng 11")
    }
}

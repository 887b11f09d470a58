import Access
import Core
import Database
import Foundation
import HTTPTypes
import Operations
import Registry
import Store
import TestSupport
import Testing

@testable import Web

/// U3: every form answers what is wrong in one way. Random, but the same on each run.
@Suite struct `Every form with mistakes` {
    private static let values = [
        "", " ", "0", "-1", "+5", "1e9", "1.234", "99999999999999999999", "30/02/2026", "1/1/65", "1/1/2099", "2026", "Đỗ Thị Đào",
        "<b>&\"'</b>",
        "\u{202E}đảo", "e\u{301}\u{323}", "😀", "a\u{1}b", "a\nb", "'; DROP TABLE household--", String(repeating: "dài ", count: 700),
        "{{7*7}}", "%",
        "\u{FEFF}x\u{200B}", "１２３", "nan", "00000000-0000-7000-8000-000000000000", "999", "co", "rural", "../../etc/passwd",
        "javascript:alert(1)",
        "\tx\t", "không", "NULL", "true", String(repeating: "\u{301}", count: 300),
    ]

    private func with(_ engine: Engine = .sqlite, _ body: (TestSite, String) async throws -> Void) async throws {
        try await withRecords(engine, households: 60) { records in
            _ = try await records.officer("can-bo", .communeOfficer, in: "m-20035-binh-dien")
            let site = TestSite(records)
            try await body(site, try await site.signIn("can-bo"))
        }
    }

    /// Browsers and pages leave out controls that HTML cannot hold; everything else must come back.
    private func asShown(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 || [9, 10, 13].contains($0.value) }))
    }

    private func check(_ reply: TestSite.Reply, typed: [(String, String)], boxes: [String]) {
        let page = ReadPage(text: reply.text)
        let context = Comment(rawValue: "\(typed)")
        #expect(reply.status == 422, context)
        #expect(page.title.hasPrefix("Lỗi: "), context)
        #expect(!page.problems.isEmpty, context)
        let ids = page.ids
        #expect(Set(ids).count == ids.count, "an id stands twice")
        for problem in page.problems {
            #expect(ids.contains(problem.field), "\(problem.field) is not on the page")
            #expect(page.sentences(at: problem.field).contains(problem.sentence), "\(problem.field): \(problem.sentence)")
        }
        for box in boxes {
            guard let value = typed.first(where: { $0.0 == box })?.1 else { continue }
            #expect(page.value(of: box).map { Array($0.utf8) } == Array(asShown(value).utf8), "\(box) came back changed: \(context)")
        }
    }

    /// Posts random values until `count` of them were refused; what was taken in or is a draft is not counted.
    private func post(
        _ site: TestSite, _ cookie: String, _ path: String, page: String? = nil, boxes: [String], choices: [String] = [],
        fixed: [(String, String)] = [], count: Int, seed: UInt64
    ) async throws {
        let dice = SeededRandomness(seed: seed)
        var refused = 0
        for _ in 0..<count {
            let empty = ReadPage(text: try await site.ask(.get, page ?? path, cookie: cookie).text)
            var form = ["ma-bieu-mau", "khoa", "phien-ban"].map { ($0, empty.hidden($0)) } + fixed
            for field in boxes + choices where dice.bits() % 8 > 0 {
                form.append((field, Self.values[Int(dice.bits() % UInt64(Self.values.count))]))
            }
            let reply = try await site.ask(.post, path, cookie: cookie, form: form)
            #expect(reply.status < 500, "\(form)")
            if reply.status == 303 { continue }
            refused += 1
            check(reply, typed: form, boxes: boxes)
        }
        #expect(refused > count / 2)
    }

    @Test func `says so in the title, above with links, and at the field, and gives back what was typed: the sheet`() async throws {
        try await with { site, cookie in
            let id = try await site.household(in: "m-20035-binh-dien").household.id
            try await post(
                site, cookie, "/ho/\(id)/phieu/moi", boxes: ["ngay", "diem-a", "thu-nhap", "ghi-chu"],
                choices: ["cs-1", "cs-7", "cs-12", "nguyen-nhan", "khong-lao-dong"], count: 60, seed: 1)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `says so in the title, above with links, and at the field, and gives back what was typed: the resident households`(
        _ engine: Engine
    ) async throws {
        try await with(engine) { site, cookie in
            let (year, village) = (TestRecords.today.year, site.records.keys["v-20035-1"]!)
            let boxes = ["ho", "khau", "ho-dtts", "khau-dtts"].map { "\($0)-\(year)-\(village)" }
            try await post(
                site, cookie, "/so-ho-dan-cu", boxes: ["nguon-\(year)"] + boxes, choices: ["don-vi"], count: 60, seed: 2)
        }
    }

    @Test func `says so in the title, above with links, and at the field, and gives back what was typed: a new household`() async throws {
        try await with { site, cookie in
            let village = site.records.keys["v-20035-1"]!.description
            let boxes = ["ten-1", "sinh-1", "so-1", "dt-1", "ten-2", "sinh-2", "so-2", "dt-2"]
            let choices = ["gioi-1", "dan-toc-1", "quan-he-2", "gioi-2", "dan-toc-2", "da-kiem-tra"]
            try await post(
                site, cookie, "/ho/moi", boxes: boxes + ["ngay", "dia-chi"], choices: choices + ["thon", "vi-sao"],
                fixed: [("tim", "Nguyen"), ("viec", "luu")], count: 60, seed: 4)
            try await post(
                site, cookie, "/ho/moi", boxes: boxes, choices: choices,
                fixed: [("tim", "Nguyen"), ("viec", "luu"), ("thon", village), ("ngay", "01/02/2026")], count: 40, seed: 5)
            try await post(site, cookie, "/ho/moi", boxes: ["tim"], fixed: [("viec", "tim"), ("tim-so", "12")], count: 40, seed: 6)
        }
    }

    @Test func `says so in the title, above with links, and at the field, and gives back what was typed: a household and its people`()
        async throws
    {
        try await with { site, cookie in
            let id = try await site.household(in: "m-20035-binh-dien").household.id
            let member = try await site.records.database.read { try $0.members(of: id)[0].membership.id }
            let person = ["ten", "sinh", "so", "dt"]
            let lists = ["quan-he", "gioi", "dan-toc", "co-cong", "khuyet-tat", "bo-so", "da-kiem-tra"]
            try await post(
                site, cookie, "/ho/\(id)/thanh-vien/moi", boxes: person + ["ngay"], choices: lists + ["vao-vi"], count: 60, seed: 7)
            try await post(
                site, cookie, "/ho/\(id)/thanh-vien/moi", boxes: person, choices: lists,
                fixed: [("vao-vi", "movedIn"), ("ngay", "01/11/2026")], count: 40, seed: 8)
            let path = "/ho/\(id)/thanh-vien/\(member)"
            try await post(site, cookie, path + "/sua", boxes: person + ["ly-do"], choices: lists, count: 60, seed: 9)
            try await post(
                site, cookie, path + "/roi-ho", boxes: ["ngay", "ly-do"], choices: ["roi-vi", "chu-ho-moi"], count: 60, seed: 10)
            try await post(
                site, cookie, "/ho/\(id)/sua", boxes: ["dia-chi", "ngay", "ly-do"], choices: ["cho-o", "thon"], count: 60, seed: 11)
        }
    }

    @Test func `says so in the title, above with links, and at the field, and gives back what was typed: the sign-in`() async throws {
        try await with { site, _ in
            for value in Self.values {
                let form = [("ten", value), ("mat-khau", value)]
                let reply = try await site.ask(.post, "/dang-nhap", form: form)
                check(reply, typed: form, boxes: ["ten"])
                #expect(ReadPage(text: reply.text).value(of: "mat-khau") == "", "a password is never sent back")
            }
        }
    }

    @Test func `says so in the title, above with links, and at the field, and gives back what was typed: the list that is sent`()
        async throws
    {
        try await with { site, cookie in
            let dice = SeededRandomness(seed: 3)
            for round in 0..<60 {
                let token = ReadPage(text: try await site.ask(.get, "/nhap-danh-sach", cookie: cookie).text).hidden("ma-bieu-mau")
                var typed = [("ma-bieu-mau", token)]
                // A day that is right, but of a time without rules.
                if round % 10 == 0 { typed += [("don-vi", site.records.keys["m-20035-binh-dien"]!.description), ("ngay", "31/12/2015")] }
                for field in ["don-vi", "ngay"] where dice.bits() % 8 > 0 && round % 10 > 0 {
                    typed.append((field, Self.values[Int(dice.bits() % UInt64(Self.values.count))]))
                }
                var body = typed.flatMap { Array("--x\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n".utf8) }
                let random: [UInt8] = (0..<dice.bits() % 200).map { _ in UInt8(dice.bits() % 256) }
                let file = round % 10 == 0 ? Array("Họ tên chủ hộ,Quan hệ,Ngày sinh,Thôn\nA,B,C,D\n".utf8) : random
                body +=
                    Array("--x\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"a.xlsx\"\r\n\r\n".utf8) + file
                    + Array("\r\n--x--\r\n".utf8)
                let reply = try await site.ask(
                    .post, "/nhap-danh-sach", cookie: cookie, raw: ("multipart/form-data; boundary=x", body))
                check(reply, typed: typed, boxes: ["ngay"])
            }
        }
    }

    @Test(arguments: ["+2025", "2o25", "1999", "2099", "99999999999999999999", "-1", "", "２０２５", "2025.0", "nam"])
    func `says so in the title, above with links, and at the field, and gives back what was typed: the year of a form`(_ year: String)
        async throws
    {
        try await with { site, cookie in
            let query = year.utf8.map { "%" + String($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            let reply = try await site.ask(
                .get, "/bieu/lap?bieu=7.2&don-vi=\(site.records.keys["m-20035-binh-dien"]!)&nam=\(query)", cookie: cookie)
            check(reply, typed: [("nam", year)], boxes: ["nam"])
            let day = try await site.ask(.get, "/don-vi?ngay=%33%30/02/\(query)", cookie: cookie)
            check(day, typed: [("ngay", "30/02/\(year)")], boxes: ["ngay"])
        }
    }

    @Test func `are refused when a field comes twice or pretends to be a list`() async throws {
        try await with { site, cookie in
            let id = try await site.household(in: "m-20035-binh-dien").household.id
            let path = "/ho/\(id)/phieu/moi"
            let token = ("ma-bieu-mau", ReadPage(text: try await site.ask(.get, path, cookie: cookie).text).hidden("ma-bieu-mau"))
            for extra in [[("ngay", "1"), ("ngay", "2")], [("ngay[]", "1")], [("ngay[0]", "1")], [("ho.id", "1")], [token]] {
                #expect(try await site.ask(.post, path, cookie: cookie, form: [token] + extra).status == 400, "\(extra)")
            }
            let ticks = [token, ("nguyen-nhan", "1"), ("nguyen-nhan", "2")]
            #expect(try await site.ask(.post, path, cookie: cookie, form: ticks).status == 422)
        }
    }
}

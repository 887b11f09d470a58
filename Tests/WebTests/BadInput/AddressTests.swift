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

/// Numbers in brackets are those of `docs/bad-inputs.md`.
@Suite struct `Strange addresses` {
    private func with(_ engine: Engine = .sqlite, _ body: (TestSite, String) async throws -> Void) async throws {
        try await withRecords(engine, households: 400) { records in
            _ = try await records.officer("tinh", .consolidatingOfficer, in: "tinh-thua-thien-hue")
            _ = try await records.officer("can-bo", .communeOfficer, in: "m-20035-binh-dien")
            _ = try await records.officer("can-bo-2", .communeOfficer, in: "m-20035-binh-dien")
            let site = TestSite(records)
            try await body(site, try await site.signIn("tinh"))
        }
    }

    private static func encoded(_ text: String) -> String { text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

    @Test(arguments: [
        "trang=0", "trang=-1", "trang=1e9", "trang=abc", "trang=99", "trang=99999", "trang=100000", "trang=99999999999999999999",
        "trang=%2B2",
        "loai=x", "thon=x", "xa=1", "sap-xep=name;DROP", "dong=1000000000", "dong=-1", "trang=3&tim=khong-ai-ten-nay",
    ])
    func `[151] show the first page and say that something was left out`(_ query: String) async throws {
        try await with { site, cookie in
            let reply = try await site.ask(.get, "/ho?" + query, cookie: cookie)
            #expect(reply.status == 200)
            #expect(reply.text.contains("phần ấy được bỏ qua"))
            #expect(reply.text.contains("<span aria-current=\"page\">1</span>") || !reply.text.contains("class=\"pages\""))
        }
    }

    @Test func `[151, 155] that are good say nothing, whatever a messenger adds to them`() async throws {
        try await with { site, cookie in
            for query in [
                "", "?trang=2", "?trang=1&dong=25", "?loai=poor&sap-xep=code&giam=1", "?fbclid=IwAR0&zalo=1", "?trang=2&utm_source=zalo",
            ] {
                let reply = try await site.ask(.get, "/ho" + query, cookie: cookie)
                #expect(reply.status == 200 && !reply.text.contains("phần ấy được bỏ qua"), "\(query)")
            }
            for path in ["/", "/bieu", "/don-vi", "/chuan-ngheo", "/chuan-ngheo/S2022"] {
                #expect(try await site.ask(.get, path + "?fbclid=IwAR0", cookie: cookie).status == 200, "\(path)")
            }
        }
    }

    @Test(arguments: [
        "%", "_", "\\", "' OR 1=1--", "\" OR NEAR(", "*", "a*", "😀", "<script>alert(1)</script>", "\u{202E}", "AND", "NOT", "-", "a-b", ":",
        "^a",
        String(repeating: "a ", count: 1_000), "Hương".decomposedStringWithCanonicalMapping, String(repeating: "\u{301}", count: 300), "  ",
        "'", "\"",
    ])
    func `[36, 152] are searched for as they stand`(_ text: String) async throws {
        try await with { site, cookie in
            let reply = try await site.ask(.get, "/ho?tim=" + Self.encoded(text), cookie: cookie)
            #expect(reply.status == 200 && !reply.text.contains("<script>"))
            let workbook = try await site.ask(.get, "/ho.xlsx?tim=" + Self.encoded(text), cookie: cookie)
            #expect([200, 403].contains(workbook.status))
        }
    }

    @Test func `[152] of 10 kB are refused`() async throws {
        try await with { site, cookie in
            let reply = try await site.ask(.get, "/ho?tim=" + String(repeating: "a", count: 10_000), cookie: cookie)
            #expect(reply.status == 400)
        }
    }

    @Test func `[154] do not lead to the draft of another`() async throws {
        try await with { site, _ in
            let (mine, other) = (try await site.signIn("can-bo"), try await site.signIn("can-bo-2"))
            let path = "/ho/\(try await site.household(in: "m-20035-binh-dien").household.id)/phieu/moi"
            let token = ReadPage(text: try await site.ask(.get, path, cookie: mine).text).hidden("ma-bieu-mau")
            _ = try await site.ask(
                .post, path, cookie: mine, form: [("ma-bieu-mau", token), ("ghi-chu", "của riêng tôi"), ("viec", "nhap")])
            #expect(try await site.ask(.get, path, cookie: mine).text.contains("của riêng tôi"))
            let seen = try await site.ask(.get, path, cookie: other)
            #expect(seen.status == 200 && !seen.text.contains("của riêng tôi"))
        }
    }

    @Test func `[158] find a person without marks, with another tone, in another order of words`() async throws {
        try await with { site, cookie in
            let row = try await site.household(in: "m-20035-binh-dien")
            let words = row.headName.split(separator: " ").map(String.init)
            let otherTones = row.headName.decomposedStringWithCanonicalMapping.unicodeScalars.map {
                $0.value == 0x301 ? "\u{300}" : String($0)
            }.joined()
            for asked in [row.headName.searchKey, row.headName.uppercased(), otherTones, words.reversed().joined(separator: " ")] {
                let reply = try await site.ask(.get, "/ho?dong=200&tim=" + Self.encoded(asked), cookie: cookie)
                #expect(reply.text.contains(SitePath.household(row.household.id)), "\(asked)")
            }
        }
    }

    @Test func `[35] and names that hold markup are shown as text`() async throws {
        try await with { site, _ in
            let cookie = try await site.signIn("can-bo")
            let token = ReadPage(text: try await site.ask(.get, "/nhap-danh-sach", cookie: cookie).text).hidden("ma-bieu-mau")
            let heading = "STT hộ,Họ tên chủ hộ,Họ tên thành viên,Quan hệ với chủ hộ,Ngày sinh,Thôn,Phân loại hộ"
            let list =
                heading
                + "\n1,<img src=x onerror=alert()>,<img src=x onerror=alert()>,<b>Chủ,\"\"\"><script>\",javascript:alert(1),{{7*7}}\n"
            func part(_ name: String, _ value: String) -> String {
                "--x\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
            }
            let body =
                part("ma-bieu-mau", token) + part("don-vi", site.records.keys["m-20035-binh-dien"]!.description)
                + part("ngay", "20/10/2026")
                + "--x\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"<script>a</script>.csv\"\r\n\r\n\(list)\r\n--x--"
            let sent = try await site.ask(
                .post, "/nhap-danh-sach", cookie: cookie, raw: ("multipart/form-data; boundary=x", Array(body.utf8)))
            #expect(sent.status == 303, "\(sent.text)")
            let target = try #require(sent.headers[.location])
            let verdict = try await site.ask(.get, target, cookie: cookie)
            #expect(verdict.status == 200 && verdict.text.contains("&lt;script&gt;"))
            #expect(!verdict.text.contains("<img") && !verdict.text.contains("<script") && !verdict.text.contains("{{7*7}}</"))
        }
    }

    /// Random, but the same on each run: any address of any route with any query, and any form, as each of the officers.
    @Test(arguments: TestRecords.engines) func `and forms of any kind are answered, never with a fault of ours`(_ engine: Engine)
        async throws
    {
        try await with(engine) { site, wide in
            let officer = try await site.signIn("can-bo")
            let dice = SeededRandomness(seed: 11)
            func pick<Element>(_ list: [Element]) -> Element { list[Int(dice.bits() % UInt64(list.count))] }
            let household = try await site.household(in: "m-20035-binh-dien").household.id.description
            let values = [
                "", "0", "-1", "99999", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1e308", "x", "7.1", "7.10",
                "2025", "1990",
                "9999", "all", "rural", "poor", "%00", "%", "%ff", "%F0%9F%98%80", "%27", "..%2f", household, "2025-02-30",
                "31%2F12%2F2025", "2", "1",
                site.records.keys["m-20035-binh-dien"]!.description, "a%0d%0aSet-Cookie:x", "5", "9", "split", "1%2B2",
            ]
            let names = [
                "tim", "trang", "loai", "thon", "xa", "nam", "don-vi", "bieu", "ranh-gioi", "ranh-gioi-2", "cot", "dong", "phan-to", "ngay",
                "da-luu", "dan-toc",
                "tiep", "ly-do",
            ]
            for _ in 0..<400 {
                let route = pick(Routes.all)
                let path = route.path.split(separator: "/").map { $0.hasPrefix(":") ? pick(values) : String($0) }.joined(separator: "/")
                let query = (0..<dice.bits() % 5).map { _ in "\(pick(names))=\(pick(values))" }.joined(separator: "&")
                let cookie = pick([wide, officer])
                var form: [(String, String)]?
                if route.method == .post {
                    let token = ReadPage(text: try await site.ask(.get, "/", cookie: cookie).text).hidden("ma-bieu-mau")
                    form = [("ma-bieu-mau", token)] + (0..<dice.bits() % 4).map { _ in (pick(names), pick(values)) }
                    if route.path == "/dang-xuat" { continue }
                }
                let reply = try await site.ask(route.method, "/\(path)?\(query)", cookie: cookie, form: form)
                #expect(reply.status < 500, "\(route.method) /\(path)?\(query) \(form ?? []): \(reply.text.suffix(300))")
            }
        }
    }
}

import Access
import Core
import Database
import Foundation
import HTTPTypes
import Hummingbird
import Jobs
import Logging
import NIOCore
import NIOEmbedded
import Operations
import Registry
import Store
import TestSupport
import Testing

@testable import Web

/// The site over test records, asked without a network.
struct TestSite {
    let site: Site
    let records: TestRecords
    let responder: any HTTPResponder<AskerContext>

    init(_ records: TestRecords) {
        self.records = records
        site = Site(
            database: records.database, shelves: records.shelves, desk: records.desk, sessions: records.sessions,
            worker: Worker(desk: records.desk, law: records.law), law: records.law,
            isLoopback: true, isDemonstration: true)
        responder = site.router(logger: Logger(label: "test")).buildResponder()
    }

    struct Reply {
        var status: Int
        var headers: HTTPFields
        var text: String

        /// The value of a hidden field of the page.
        func hidden(_ name: String) -> String {
            guard let start = text.firstRange(of: "name=\"\(name)\" value=\"") else { return "" }
            return String(text[start.upperBound...].prefix { $0 != "\"" })
        }
    }

    func ask(
        _ method: HTTPRequest.Method, _ path: String, cookie: String? = nil, form: [(String, String)]? = nil,
        raw: (type: String, bytes: [UInt8])? = nil,
        headers: HTTPFields = [:]
    ) async throws -> Reply {
        var fields = headers
        if let cookie { fields[.cookie] = "phien=\(cookie)" }
        let body = (form ?? []).map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        if form != nil { fields[.contentType] = "application/x-www-form-urlencoded" }
        if let raw { fields[.contentType] = raw.type }
        let head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: fields)
        let request = Request(head: head, body: .init(buffer: ByteBuffer(bytes: raw?.bytes ?? Array(body.utf8))))
        let context = AskerContext(
            source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test")))
        let response = try await responder.respond(to: request, context: context)
        let writer = Collector()
        try await response.body.write(writer)
        return Reply(status: response.status.code, headers: response.headers, text: String(decoding: writer.box.bytes, as: UTF8.self))
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map {
            (48...57).contains($0) || (97...122).contains($0) || (65...90).contains($0)
                ? String(Unicode.Scalar($0)) : "%" + String(format: "%02X", $0)
        }.joined()
    }

    private final class Box: @unchecked Sendable { var bytes: [UInt8] = [] }

    private struct Collector: ResponseBodyWriter {
        let box = Box()
        mutating func write(_ buffer: ByteBuffer) async throws { box.bytes += Array(buffer.readableBytesView) }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }

    func signIn(_ login: String) async throws -> String {
        try await records.sessions.signIn(login: login, password: "mat-khau-cua-toi", at: TestRecords.now).secret
    }

    func household(in area: String) async throws -> HouseholdRow {
        let scope = AreaScope(communes: [records.keys[area]!])
        return try await records.database.read { try $0.households(HouseholdFilter(), found: nil, within: scope, limit: 1, offset: 0)[0] }
    }
}

@Suite struct `The site` {
    private func with(_ body: (TestSite) async throws -> Void) async throws {
        try await withRecords(.sqlite, households: 120) { records in
            _ = try await records.officer("can-bo", .communeOfficer, in: "m-20035-binh-dien")
            _ = try await records.officer("thon", .villageHead, in: "v-20035-1")
            _ = try await records.officer("quan-tri", .administrator, in: "tinh-thua-thien-hue")
            try await body(TestSite(records))
        }
    }

    @Test func `opens no page to anybody who is not signed in`() async throws {
        try await with { site in
            for route in Routes.all {
                if case .nobody = route.need { continue }
                let path = route.path.split(separator: "/").map { $0.hasPrefix(":") ? "00000000-0000-7000-8000-000000000000" : String($0) }
                    .joined(separator: "/")
                let reply = try await site.ask(route.method, "/" + path, form: route.method == .post ? [("a", "b")] : nil)
                #expect(reply.status == 303 || reply.status == 401, "\(route.path): \(reply.status)")
                #expect(reply.headers[.contentSecurityPolicy] != nil)
            }
        }
    }

    @Test func `answers a strange address, a strange method and broken fields without a stack`() async throws {
        try await with { site in
            let cookie = try await site.signIn("can-bo")
            for path in ["/khong-co", "/ho/1", "/ho/%2e%2e/etc", "/ho/00000000-0000-7000-8000-000000000000", "/bieu/lap.pdf"] {
                #expect([400, 404].contains(try await site.ask(.get, path, cookie: cookie).status), "\(path)")
            }
            for query in ["?tim=%", "?tim=%ff", "?tim=%00"] {
                #expect(try await site.ask(.get, "/ho" + query, cookie: cookie).status == 400)
            }
            for query in [
                "?trang=0", "?trang=-1", "?trang=99999999999", "?trang=abc", "?sap-xep=name;DROP", "?fbclid=x", "?thon=x",
                "?tim=%27+OR+1%3D1--", "?tim=\(String(repeating: "a", count: 2_000))",
            ] {
                #expect(try await site.ask(.get, "/ho" + query, cookie: cookie).status == 200, "\(query)")
            }
            #expect(try await site.ask(.get, "/ho?tim=" + String(repeating: "a", count: 10_000), cookie: cookie).status == 400)
        }
    }

    @Test func `shows each officer only their own households and rights`() async throws {
        try await with { site in
            let (officer, village, administrator) = (
                try await site.signIn("can-bo"), try await site.signIn("thon"), try await site.signIn("quan-tri")
            )
            let stranger = try await site.household(in: "m-19996-huong-tra").household.id
            let own = try await site.household(in: "m-20035-binh-dien").household.id
            #expect(try await site.ask(.get, "/ho/\(stranger)", cookie: officer).status == 404)
            #expect(try await site.ask(.get, "/ho/\(own)", cookie: officer).status == 200)
            #expect(try await site.ask(.get, "/ho/\(own)", cookie: administrator).status == 403)
            #expect(try await site.ask(.get, "/nhap-danh-sach", cookie: village).status == 403)
            #expect(try await site.ask(.get, "/ho.xlsx", cookie: village).status == 403)
            let list = try await site.ask(.get, "/ho", cookie: administrator)
            #expect(list.status == 403)
        }
    }

    @Test func `refuses a form that another site sent, or whose token is wrong`() async throws {
        try await with { site in
            let cookie = try await site.signIn("can-bo")
            let id = try await site.household(in: "m-20035-binh-dien").household.id
            let page = try await site.ask(.get, "/ho/\(id)/phieu/moi", cookie: cookie)
            let good = [("ma-bieu-mau", page.hidden("ma-bieu-mau")), ("ngay", "")]
            let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
            #expect(
                try await site.ask(.post, "/ho/\(id)/phieu/moi", cookie: cookie, form: good, headers: [fetchSite: "cross-site"]).status
                    == 400)
            #expect(
                try await site.ask(.post, "/ho/\(id)/phieu/moi", cookie: cookie, form: good, headers: [.origin: "http://evil.example"])
                    .status == 400)
            #expect(try await site.ask(.post, "/ho/\(id)/phieu/moi", cookie: cookie, form: [("ma-bieu-mau", "x")]).status == 400)
            #expect(
                try await site.ask(.post, "/ho/\(id)/phieu/moi", cookie: cookie, form: good, headers: [fetchSite: "same-origin"]).status
                    == 422)
        }
    }

    @Test(arguments: ["30/02/2026", "<script>alert(1)</script>", "1/1/2030", "  ", "99999999999999999999", "Ặc ‮đảo"])
    func `gives every typed text back byte for byte with the problem beside it`(_ typed: String) async throws {
        try await with { site in
            let cookie = try await site.signIn("can-bo")
            let id = try await site.household(in: "m-20035-binh-dien").household.id
            let page = try await site.ask(.get, "/ho/\(id)/phieu/moi", cookie: cookie)
            let form = [
                ("ma-bieu-mau", page.hidden("ma-bieu-mau")), ("khoa", page.hidden("khoa")), ("phien-ban", page.hidden("phien-ban")),
                ("ngay", typed),
                ("diem-a", typed), ("thu-nhap", typed), ("ghi-chu", typed), ("cs-3", "co"), ("nguyen-nhan", "2"),
            ]
            let reply = try await site.ask(.post, "/ho/\(id)/phieu/moi", cookie: cookie, form: form)
            #expect(reply.status == 422)
            #expect(reply.text.contains("<title>Lỗi: "))
            #expect(reply.text.contains("role=\"alert\""))
            #expect(reply.text.contains("<a href=\"#ngay\">"))
            let escaped = typed.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            #expect(
                reply.text.utf8.count(where: { _ in true }) > 0 && reply.text.components(separatedBy: "value=\"\(escaped)\"").count - 1 >= 3
            )
            #expect(reply.text.contains("id=\"cs-3\" name=\"cs-3\" value=\"co\" checked"))
            #expect(reply.text.contains("value=\"2\" checked"))
        }
    }

    @Test func `takes a sheet in once, however often the button is pressed`() async throws {
        try await with { site in
            let cookie = try await site.signIn("can-bo")
            let id = try await site.household(in: "m-20035-binh-dien").household.id
            let page = try await site.ask(.get, "/ho/\(id)/phieu/moi", cookie: cookie)
            let form =
                [
                    ("ma-bieu-mau", page.hidden("ma-bieu-mau")), ("khoa", page.hidden("khoa")), ("phien-ban", page.hidden("phien-ban")),
                    ("ngay", "20/10/2026"), ("diem-a", "120"), ("viec", "luu"),
                ] + (1...12).map { ("cs-\($0)", [1, 4, 7].contains($0) ? "co" : "khong") }
            let first = try await site.ask(.post, "/ho/\(id)/phieu/moi", cookie: cookie, form: form)
            let second = try await site.ask(.post, "/ho/\(id)/phieu/moi", cookie: cookie, form: form)
            #expect(first.status == 303 && first.headers[.location] == second.headers[.location])
            let sheets = try await site.records.database.read {
                try $0.sheets(of: id).filter { $0.sheet.reviewedOn.iso == "2026-10-20" && $0.replacedBy == nil }
            }
            #expect(sheets.count == 1)
            let saved = try await site.ask(.get, try #require(first.headers[.location]), cookie: cookie)
            #expect(saved.text.contains("Hộ nghèo") && saved.text.contains("Điều 3, Nghị định số 07/2021/NĐ-CP"))
            // Another sheet from the old page finds a newer household: nothing is lost.
            var late = form
            late[1] = ("khoa", "00000000-0000-7000-8000-000000000009")
            late[3] = ("ngay", "21/10/2026")
            let conflict = try await site.ask(.post, "/ho/\(id)/phieu/moi", cookie: cookie, form: late)
            #expect(conflict.status == 409 && conflict.text.contains("value=\"21/10/2026\""))
        }
    }

    @Test func `asks about answers that the members do not bear out and takes the tick`() async throws {
        try await with { site in
            let cookie = try await site.signIn("can-bo")
            let id = try await site.household(in: "m-20035-binh-dien").household.id
            let page = try await site.ask(.get, "/ho/\(id)/phieu/moi", cookie: cookie)
            let form =
                [
                    ("ma-bieu-mau", page.hidden("ma-bieu-mau")), ("khoa", page.hidden("khoa")), ("phien-ban", page.hidden("phien-ban")),
                    ("ngay", "20/10/2026"), ("diem-a", "120"), ("nguyen-nhan", "8"), ("viec", "luu"),
                ] + (1...12).map { ("cs-\($0)", "khong") }
            let asked = try await site.ask(.post, "/ho/\(id)/phieu/moi", cookie: cookie, form: form)
            #expect(asked.status == 422 && asked.text.contains("<a href=\"#ghi-chu\">Đã chọn nguyên nhân khác"))
            #expect(asked.text.contains("name=\"da-kiem-tra\" value=\"causeNotStated\"") && asked.text.contains("value=\"120\""))
            let taken = try await site.ask(
                .post, "/ho/\(id)/phieu/moi", cookie: cookie, form: form + [("da-kiem-tra", "causeNotStated")])
            #expect(taken.status == 303)
            let detail = try await site.records.database.read { try $0.events(about: id, limit: 1).first?.detail }
            #expect(detail?.contains("causeNotStated") ?? false)
        }
    }

    @Test func `asks before a sheet with blank lines is saved, and before it takes the place of another`() async throws {
        try await with { site in
            let cookie = try await site.signIn("can-bo")
            let id = try await site.household(in: "m-20035-binh-dien").household.id
            func post(_ fields: [(String, String)]) async throws -> TestSite.Reply {
                let page = try await site.ask(.get, "/ho/\(id)/phieu/moi", cookie: cookie)
                let own = ["ma-bieu-mau", "khoa", "phien-ban"].map { ($0, page.hidden($0)) } + [("ngay", "20/10/2026"), ("viec", "luu")]
                return try await site.ask(.post, "/ho/\(id)/phieu/moi", cookie: cookie, form: own + fields)
            }
            func sheets() async throws -> Int {
                try await site.records.database.read { try $0.sheets(of: id).count { $0.sheet.reviewedOn.iso == "2026-10-20" } }
            }
            let full = [("diem-a", "120")] + (1...12).map { ("cs-\($0)", [1, 4, 7].contains($0) ? "co" : "khong") }
            #expect(try await post(full).status == 303)
            // Nearly empty: both are asked, with what would come of it, and nothing is written.
            let asked = try await post([("cs-1", "khong")])
            #expect(asked.status == 422 && asked.text.contains("Phiếu B1 chưa chọn mục nào") && asked.text.contains("Phiếu B2 còn 11 dòng"))
            #expect(asked.text.contains("kết quả là: Chưa thể kết luận.</a>"))
            #expect(asked.text.contains("Thay phiếu ngày 20/10/2026? Kết quả đổi: Hộ nghèo → Chưa thể kết luận"))
            #expect(asked.text.contains(">Điền tiếp</a>") && asked.text.contains(">Không thay: đổi ngày rà soát</a>"))
            #expect(try await sheets() == 1)
            let ticks = asked.text.matches(of: /name="da-kiem-tra" value="([^"]+)"/).map { ("da-kiem-tra", String($0.1)) }
            #expect(ticks.count == 2)
            // A tick says yes to what was asked: with one answer more it is asked again.
            #expect(try await post([("cs-1", "khong"), ("cs-2", "khong")] + ticks).status == 422)
            #expect(try await post([("cs-1", "khong")] + ticks.prefix(1)).status == 422)
            #expect(try await sheets() == 1)
            #expect(try await post([("cs-1", "khong")] + ticks).status == 303)
            #expect(try await sheets() == 2)
        }
    }

    @Test func `puts a saved sheet right with a reason, withdraws it and brings it back`() async throws {
        try await with { site in
            let cookie = try await site.signIn("can-bo")
            let id = try await site.household(in: "m-20035-binh-dien").household.id
            func post(_ path: String, _ fields: [(String, String)]) async throws -> TestSite.Reply {
                let page = try await site.ask(.get, path, cookie: cookie)
                let own = ["ma-bieu-mau", "khoa", "phien-ban"].map { ($0, page.hidden($0)) } + [("viec", "luu")]
                return try await site.ask(.post, path, cookie: cookie, form: own + fields)
            }
            let indicators = (1...12).map { ("cs-\($0)", [1, 4, 7].contains($0) ? "co" : "khong") }
            let full = [("ngay", "20/10/2026"), ("diem-a", "120"), ("nguyen-nhan", "2"), ("ghi-chu", "nhà <tạm>")] + indicators
            let first = try #require(
                try await post("/ho/\(id)/phieu/moi", full).headers[.location]?.split(separator: "?").first.map(String.init))
            // The form opens as it was filled in.
            let form = try await site.ask(.get, first + "/sua", cookie: cookie)
            #expect(form.text.contains("name=\"diem-a\" type=\"text\" class=\"tiny\" value=\"120\""))
            #expect(
                form.text.contains("name=\"cs-4\" value=\"co\" checked")
                    && form.text.contains("id=\"cs-2-khong\" name=\"cs-2\" value=\"khong\" checked"))
            #expect(form.text.contains("nhà &lt;tạm&gt;") && form.text.contains("name=\"nguyen-nhan\" value=\"2\" checked"))
            // A draft of the correction waits for its officer, apart from one of a new sheet, until the correction is saved.
            let typed = full + [("ly-do", "gặp chủ hộ xong sửa tiếp"), ("viec", "nhap")]
            let own = ["ma-bieu-mau", "khoa", "phien-ban"].map { ($0, form.hidden($0)) }
            let draft = try await site.ask(.post, first + "/sua", cookie: cookie, form: own + typed)
            #expect(draft.status == 200 && draft.text.contains("Đã lưu nháp"))
            let again = try await site.ask(.get, first + "/sua", cookie: cookie)
            #expect(again.text.contains("Đang mở bản nháp") && again.text.contains("value=\"gặp chủ hộ xong sửa tiếp\""))
            #expect(!(try await site.ask(.get, "/ho/\(id)/phieu/moi", cookie: cookie).text.contains("Đang mở bản nháp")))
            let same = try await post(first + "/sua", full + [("ly-do", "thử")])
            #expect(same.status == 422 && same.text.contains("Phiếu chưa có gì thay đổi"))
            let changed = full.map { $0.0 == "diem-a" ? ("diem-a", "300") : $0 }
            let asked = try await post(first + "/sua", changed)
            #expect(asked.status == 422 && asked.text.contains("<a href=\"#ly-do\">Ghi lý do.</a>"))
            #expect(asked.text.contains("Phiếu sửa đổi kết quả: Hộ nghèo → Hộ không nghèo."))
            let done = try await post(first + "/sua", changed + [("ly-do", "cộng sai điểm"), ("da-kiem-tra", "corrects-not_poor")])
            #expect(done.status == 303)
            let second = try #require(done.headers[.location]?.split(separator: "?").first.map(String.init))
            let old = try await site.ask(.get, first, cookie: cookie)
            #expect(old.text.contains("Phiếu này đã được thay bằng phiếu khác") && old.text.contains("Lý do: cộng sai điểm."))
            #expect(old.text.contains("<a href=\"\(second)\">phiếu ngày 20/10/2026</a>") && !old.text.contains("Rút phiếu</a>"))
            #expect(try await site.ask(.get, first + "/sua", cookie: cookie).status == 303)

            let before = try await site.ask(.get, second + "/rut", cookie: cookie)
            #expect(before.text.contains("Được tính: phiếu ngày 20/10/2026, kết quả: Hộ nghèo."))
            #expect(try await post(second + "/rut", [("ly-do", " ")]).status == 422)
            #expect(try await post(second + "/rut", [("ly-do", "điểm cũ mới đúng")]).status == 303)
            let withdrawn = try await site.ask(.get, second, cookie: cookie)
            #expect(
                withdrawn.text.contains("Phiếu này đã rút") && withdrawn.text.contains("<a href=\"\(first)\">phiếu ngày 20/10/2026</a>"))
            #expect(try await site.ask(.get, first, cookie: cookie).text.contains("Sửa phiếu</a>"))
            #expect(try await post(second + "/bo-rut", [("ly-do", "rút nhầm")]).status == 303)
            let history = try await site.ask(.get, "/ho/\(id)", cookie: cookie)
            #expect(history.text.contains("Kết quả: Hộ nghèo → Hộ không nghèo") && history.text.contains("Rút phiếu rà soát"))
        }
    }

    @Test func `keeps what was typed when the session has ended`() async throws {
        try await with { site in
            let id = try await site.household(in: "m-20035-binh-dien").household.id
            let reply = try await site.ask(
                .post, "/ho/\(id)/phieu/moi", form: [("ngay", "20/10/2026"), ("ghi-chu", "đã nhập <b>"), ("ma-bieu-mau", "x")])
            #expect(reply.status == 401)
            #expect(reply.text.contains("name=\"giu.ghi-chu\" value=\"đã nhập &lt;b&gt;\""))
            let again = try await site.ask(
                .post, "/dang-nhap",
                form: [
                    ("ten", "can-bo"), ("mat-khau", "mat-khau-cua-toi"), ("tiep", "/ho/\(id)/phieu/moi"), ("giu.ghi-chu", "đã nhập <b>"),
                ])
            #expect(again.status == 200 && again.headers[.setCookie]?.contains("HttpOnly; SameSite=Lax") ?? false)
            #expect(
                again.text.contains("name=\"ghi-chu\" value=\"đã nhập &lt;b&gt;\"") && again.text.contains("action=\"/ho/\(id)/phieu/moi\"")
            )
        }
    }

    @Test(arguments: ["//evil.example", "https://evil.example", "/\\evil", "javascript:alert(1)", ""])
    func `never leads away after signing in`(_ target: String) async throws {
        try await with { site in
            let reply = try await site.ask(
                .post, "/dang-nhap", form: [("ten", "can-bo"), ("mat-khau", "mat-khau-cua-toi"), ("tiep", target)])
            #expect(reply.status == 303 && reply.headers[.location] == "/")
        }
    }

    @Test func `reads fields strictly`() {
        #expect(FormFields(urlEncoded: Array("a=%C4%90+x&a=2&b".utf8))?.all("a") == ["Đ x", "2"])
        #expect(FormFields(urlEncoded: Array("a=%zz".utf8)) == nil)
        #expect(FormFields(urlEncoded: Array(String(repeating: "a&", count: 2_001).utf8)) == nil)
        let body =
            "--x\r\nContent-Disposition: form-data; name=\"t\"; filename=\"a.xlsx\"\r\n\r\nPK\r\n--x\r\nContent-Disposition: form-data; name=\"d\"\r\n\r\n1\r\n--x--"
        let fields = FormFields(multipart: Array(body.utf8), boundary: "x")
        #expect(fields?.files.first?.content == Array("PK".utf8))
        #expect(fields?["d"] == "1")
        #expect(FormFields(multipart: Array(body.dropLast(8).utf8), boundary: "x") == nil)
    }
}

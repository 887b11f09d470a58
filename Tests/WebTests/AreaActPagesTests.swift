import Access
import Core
import Database
import HTTPTypes
import Operations
import Registry
import Store
import TestSupport
import Testing

@testable import Web

/// Acts on units by hand: written, looked at, carried out, taken back.
@Suite struct `Pages of acts on units` {
    private static let merger = [
        ("van-ban", "12/NQ-HĐND"), ("hieu-luc", "01/11/2026"), ("nguon", "công báo"), ("so-dong", "5"),
        ("noi-dung-1", "establish"), ("ma-1", "20017"), ("ten-1", "Phường Kim Điền"), ("loai-don-vi-1", "ward"), ("cap-tren-1", "46"),
        ("khu-vuc-1", "urban"), ("noi-dung-2", "merge"), ("don-vi-2", "20017"), ("nhan-2", "Phường Kim Điền"),
        ("noi-dung-3", "merge"), ("don-vi-3", "20035"), ("nhan-3", "Phường Kim Điền"),
    ]

    private func with(_ body: (TestSite, _ cookie: String) async throws -> Void) async throws {
        try await withRecords(.sqlite, households: 120) { records in
            _ = try await records.officer("quan-tri", .administrator, in: "tinh-thua-thien-hue")
            _ = try await records.officer("can-bo", .communeOfficer, in: "m-20035-binh-dien")
            let site = TestSite(records)
            try await body(site, try await site.signIn("quan-tri"))
        }
    }

    private func guarded(_ page: TestSite.Reply, _ fields: [(String, String)]) -> [(String, String)] {
        [("ma-bieu-mau", page.hidden("ma-bieu-mau")), ("khoa", page.hidden("khoa"))] + fields
    }

    private func look(_ site: TestSite, _ cookie: String, _ fields: [(String, String)]) async throws -> TestSite.Reply {
        let form = try await site.ask(.get, "/sap-xep-don-vi/moi", cookie: cookie)
        return try await site.ask(.post, "/sap-xep-don-vi/moi", cookie: cookie, form: guarded(form, fields + [("viec", "xem")]))
    }

    /// The content of a hidden field as a browser would send it back.
    private func content(_ page: TestSite.Reply) -> String {
        page.hidden("nghi-quyet").replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<")
            .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }

    /// Follows the answer of a form to what came of its job.
    private func settled(_ reply: TestSite.Reply, _ site: TestSite, _ cookie: String) async throws -> TestSite.Reply {
        var reply = reply
        for _ in 0..<200 {
            if reply.status == 303, let location = reply.headers[.location] {
                reply = try await site.ask(.get, location, cookie: cookie)
            } else if reply.text.contains("http-equiv=\"refresh\"") {
                try await Task.sleep(for: .milliseconds(50))
                let path = reply.text.firstRange(of: "href=\"/viec/").map {
                    String(reply.text[$0.lowerBound...].dropFirst(6).prefix { $0 != "\"" })
                }
                reply = try await site.ask(.get, path ?? "", cookie: cookie)
            } else {
                return reply
            }
        }
        return reply
    }

    @Test func `carry an act out after a look at it, and take it back with a reason`() async throws {
        try await with { site, cookie in
            let (officer, neighbour) = (try await site.signIn("can-bo"), try await site.household(in: "m-20017-kim-tra").household.id)
            #expect(try await site.ask(.get, "/ho/\(neighbour)", cookie: officer).status == 404)
            let preview = try await look(site, cookie, Self.merger)
            #expect(preview.status == 200 && preview.text.contains("Xem trước nghị quyết"), "\(preview.text)")
            #expect(preview.text.contains("Phường Kim Điền") && preview.text.contains("sáp nhập") && preview.text.contains("can-bo"))
            #expect(try await site.records.database.read { try $0.areaActs().allSatisfy { $0.document != "12/NQ-HĐND" } })

            let form = guarded(preview, [("nghi-quyet", content(preview))])
            let sent = try await site.ask(.post, "/sap-xep-don-vi/ap-dung", cookie: cookie, form: form)
            let page = try await settled(sent, site, cookie)
            #expect(page.status == 200 && page.text.contains("12/NQ-HĐND") && page.text.contains("Đã áp dụng"), "\(page.text)")
            let act = try #require(try await site.records.database.read { try $0.areaActs() }.first { $0.document == "12/NQ-HĐND" })
            // The same form again: nothing happens twice.
            _ = try await settled(try await site.ask(.post, "/sap-xep-don-vi/ap-dung", cookie: cookie, form: form), site, cookie)
            #expect(try await site.records.database.read { try $0.areaActs().count { $0.document == "12/NQ-HĐND" } } == 1)
            // The officer of an old unit works in the new one.
            #expect(try await site.ask(.get, "/ho/\(neighbour)", cookie: officer).status == 200)

            let path = "/sap-xep-don-vi/\(act.id)"
            let blank = try await site.ask(.post, path + "/hoan-tac", cookie: cookie, form: guarded(page, [("ly-do", " ")]))
            #expect(blank.status == 422 && blank.text.contains("Ghi lý do hoàn tác"))
            let back = try await site.ask(.post, path + "/hoan-tac", cookie: cookie, form: guarded(blank, [("ly-do", "nhập nhầm số")]))
            let undone = try await settled(back, site, cookie)
            #expect(undone.text.contains("Nghị quyết này đã được hoàn tác") && undone.text.contains("nhập nhầm số"), "\(undone.text)")
            #expect(try await site.ask(.get, "/ho/\(neighbour)", cookie: officer).status == 404)
        }
    }

    @Test func `say what stands in the way and keep what was typed`() async throws {
        try await with { site, cookie in
            var wrong = Self.merger
            wrong[1] = ("hieu-luc", "31/11/2026")
            let day = try await look(site, cookie, wrong)
            #expect(day.status == 422 && day.text.contains("href=\"#hieu-luc\"") && day.text.contains("value=\"Phường Kim Điền\""))
            wrong = Self.merger
            wrong[11] = ("don-vi-2", "99999")
            let unknown = try await look(site, cookie, wrong)
            #expect(
                unknown.status == 422 && unknown.text.contains("không tìm thấy đơn vị “99999”") && unknown.text.contains("value=\"99999\""))
            let ended = Self.merger.map { $0.0 == "don-vi-2" ? ("don-vi-2", "19996-khong") : $0 }
            #expect(try await look(site, cookie, ended).status == 422)
            let empty = try await look(site, cookie, [("van-ban", ""), ("hieu-luc", ""), ("so-dong", "5")])
            #expect(empty.status == 422 && empty.text.contains("#van-ban") && empty.text.contains("#noi-dung-1"))
        }
    }

    @Test func `are the administrator's to change, and everybody's to look at`() async throws {
        try await with { site, _ in
            let officer = try await site.signIn("can-bo")
            let list = try await site.ask(.get, "/sap-xep-don-vi", cookie: officer)
            #expect(list.status == 200 && list.text.contains("1675/NQ-UBTVQH15") && !list.text.contains("/sap-xep-don-vi/moi"))
            #expect(try await site.ask(.get, "/sap-xep-don-vi/moi", cookie: officer).status == 403)
            let act = try #require(try await site.records.database.read { try $0.areaActs() }.first)
            let page = try await site.ask(.get, "/sap-xep-don-vi/\(act.id)", cookie: officer)
            #expect(page.status == 200 && !page.text.contains("/hoan-tac"))
        }
    }
}

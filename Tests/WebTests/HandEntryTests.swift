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

@Suite struct `Entering by hand over the site` {
    private static let commune = "m-20035-binh-dien"

    private func with(_ body: (TestSite, String) async throws -> Void) async throws {
        try await withRecords(.sqlite, households: 120) { records in
            _ = try await records.officer("can-bo", .communeOfficer, in: Self.commune)
            let site = TestSite(records)
            try await body(site, try await site.signIn("can-bo"))
        }
    }

    private func members(of household: Household.ID, _ site: TestSite) async throws -> [Member] {
        try await site.records.database.read { try $0.members(of: household).filter { $0.membership.leftOn == nil } }
    }

    /// A household of several people, its page's address, and the guard of a form there.
    private func family(_ site: TestSite) async throws -> HouseholdRow {
        let scope = AreaScope(communes: [site.records.keys[Self.commune]!])
        return try await site.records.database.read { transaction in
            try #require(
                try transaction.households(HouseholdFilter(), found: nil, within: scope, limit: 100, offset: 0).first { $0.persons >= 3 })
        }
    }

    private func post(_ site: TestSite, _ cookie: String, _ path: String, _ fields: [(String, String)]) async throws -> TestSite.Reply {
        let page = try await site.ask(.get, path, cookie: cookie)
        #expect(page.status == 200, "\(path)")
        let guards = ["ma-bieu-mau", "khoa", "phien-ban"].map { ($0, page.hidden($0)) }
        return try await site.ask(.post, path, cookie: cookie, form: guards + fields)
    }

    private func registration(_ site: TestSite, _ change: [String: String] = [:]) -> [(String, String)] {
        var fields = [
            "viec": "luu", "tim": "Nguyễn Văn Tèo", "thon": site.records.keys["v-20035-1"]!.description, "ngay": "01/02/2026",
            "vi-sao": "dang-o", "ten-1": "Nguyễn Văn Tèo", "sinh-1": "1980", "dt-1": "0912.345.678", "ten-3": "Hồ Thị Mận",
            "quan-he-3": "spouse", "sinh-3": "5/6/1982", "so-3": "046182000012", "gioi-3": "2", "dan-toc-3": "ta-oi",
        ]
        for (name, value) in change { fields[name] = value }
        return fields.map { ($0.key, $0.value) }
    }

    @Test func `shows the form of a new household only after a search, and whom it found`() async throws {
        try await with { site, cookie in
            let first = try await site.ask(.get, "/ho/moi", cookie: cookie)
            #expect(first.status == 200 && !first.text.contains("name=\"ten-1\""))
            for step in ["tim", "mo", "luu", "them-dong", ""] {
                let reply = try await post(site, cookie, "/ho/moi", [("viec", step), ("tim", "  "), ("ten-1", "Nguyễn Văn Tèo")])
                #expect(reply.status == 422 && reply.text.contains("<a href=\"#tim\">") && !reply.text.contains("name=\"ten-1\""))
            }
            let row = try await family(site)
            let found = try await post(site, cookie, "/ho/moi", [("viec", "tim"), ("tim", row.headName)])
            #expect(found.text.contains("/ho/\(row.household.id)") && found.text.contains("đăng ký hộ mới"))
            let form = try await post(site, cookie, "/ho/moi", [("viec", "mo"), ("tim", "Nguyễn Văn Tèo")])
            #expect(
                form.status == 200
                    && form.text.contains("name=\"ten-1\" type=\"text\" aria-label=\"Họ và tên, dòng 1\" value=\"Nguyễn Văn Tèo\""))
            #expect(form.text.contains("name=\"ten-6\"") && !form.text.contains("name=\"ten-7\""))
            let more = try await post(site, cookie, "/ho/moi", registration(site, ["viec": "them-dong"]))
            #expect(more.text.contains("name=\"ten-12\"") && more.text.contains("value=\"5/6/1982\""))
        }
    }

    @Test func `says of a number elsewhere that it is taken, and no more`() async throws {
        try await with { site, cookie in
            let scope = AreaScope(communes: [site.records.keys["m-19996-huong-tra"]!])
            let stranger = try #require(
                try await site.records.database.read { transaction in
                    try transaction.presentMembers(within: scope).values.flatMap { $0 }.first { $0.person.personalNumber != nil }
                })
            let number = try #require(stranger.person.personalNumber)
            let search = try await post(site, cookie, "/ho/moi", [("viec", "tim"), ("tim-so", number)])
            #expect(search.status == 200 && search.text.contains("ngoài địa bàn"))
            let refused = try await post(site, cookie, "/ho/moi", registration(site, ["so-3": number, "gioi-3": "", "sinh-3": ""]))
            #expect(refused.status == 422 && refused.text.contains("<a href=\"#so-3\">"))
            for reply in [search, refused] {
                #expect(!reply.text.contains(stranger.person.name) && !reply.text.contains("\(stranger.membership.household)"))
            }
        }
    }

    @Test func `registers a household once, and shows it with a banner, telephone and history`() async throws {
        try await with { site, cookie in
            let page = try await site.ask(.get, "/ho/moi", cookie: cookie)
            let form = registration(site) + [("ma-bieu-mau", page.hidden("ma-bieu-mau")), ("khoa", page.hidden("khoa"))]
            let first = try await site.ask(.post, "/ho/moi", cookie: cookie, form: form)
            let second = try await site.ask(.post, "/ho/moi", cookie: cookie, form: form)
            #expect(first.status == 303 && first.headers[.location] == second.headers[.location])
            let saved = try await site.ask(.get, try #require(first.headers[.location]), cookie: cookie)
            #expect(saved.text.contains("Đã đăng ký hộ.") && saved.text.contains("0912 345 678") && saved.text.contains("0461••••0012"))
            #expect(saved.text.contains("Đăng ký hộ</strong>") && !saved.text.contains("046182000012"))
            // The page of before, gone back to and changed, is asked about again and nothing is lost.
            var changed = form
            changed.append(("ten-4", "Nguyễn Văn Tí"))
            changed.append(("quan-he-4", "child"))
            let again = try await site.ask(.post, "/ho/moi", cookie: cookie, form: changed)
            #expect(again.status == 409 && again.text.contains("value=\"Nguyễn Văn Tí\"") && again.hidden("khoa") != page.hidden("khoa"))
        }
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "30/02/1980", "' OR 1=1--", "{{7*7}}", "0912345678 / 0987654321", "٣٤", "Khách 😀", "đảo\u{202E}",
    ])
    func `gives every typed text of a person back with its problem`(_ typed: String) async throws {
        try await with { site, cookie in
            let reply = try await post(
                site, cookie, "/ho/moi",
                registration(site, ["ten-3": typed + " 1", "sinh-3": typed, "so-3": typed, "dt-3": typed, "quan-he-3": "strange"]))
            #expect(reply.status == 422 && reply.text.contains("<title>Lỗi: ") && reply.text.contains("role=\"alert\""))
            let escaped = typed.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing(
                "'", with: "&#39;")
            #expect(reply.text.components(separatedBy: "value=\"\(escaped)\"").count - 1 == 3)
            for field in ["ten-3", "sinh-3", "so-3", "dt-3", "quan-he-3"] {
                #expect(reply.text.contains("<a href=\"#\(field)\">"), "\(field)")
                #expect(reply.text.contains("id=\"\(field)-problem\""), "\(field)")
            }
        }
    }

    @Test func `asks about what is unlikely and takes the tick of just that`() async throws {
        try await with { site, cookie in
            let strange = ["gioi-3": "1", "sinh-3": "1983"]
            let asked = try await post(site, cookie, "/ho/moi", registration(site, strange))
            #expect(asked.status == 422 && asked.text.contains("<a href=\"#da-kiem-tra-numberSexDiffers-1\">"))
            let one = try await post(site, cookie, "/ho/moi", registration(site, strange) + [("da-kiem-tra", "numberSexDiffers-1")])
            #expect(one.status == 422 && one.text.contains("type=\"hidden\" name=\"da-kiem-tra\" value=\"numberSexDiffers-1\""))
            #expect(one.text.contains("id=\"da-kiem-tra-numberYearDiffers-1\""))
            let both = try await post(
                site, cookie, "/ho/moi",
                registration(site, strange) + [("da-kiem-tra", "numberSexDiffers-1"), ("da-kiem-tra", "numberYearDiffers-1")])
            #expect(both.status == 303)
            let page = try await site.ask(.get, try #require(both.headers[.location]), cookie: cookie)
            #expect(page.text.contains("Đã kiểm tra: giới tính khác số định danh, năm sinh khác số định danh"))
        }
    }

    @Test func `opens no page of entry to who may not, nor to another's household`() async throws {
        try await with { site, cookie in
            _ = try await site.records.officer("thon", .villageHead, in: "v-20035-1")
            let village = try await site.signIn("thon")
            let own = try await family(site)
            let member = try await members(of: own.household.id, site)[0].membership.id
            let stranger = try await site.household(in: "m-19996-huong-tra").household.id
            let theirs = try await members(of: stranger, site)[0].membership.id
            for page in ["sua", "thanh-vien/moi", "thanh-vien/\(member)/sua", "thanh-vien/\(member)/roi-ho", "thanh-vien/\(member)/chu-ho"]
            {
                #expect(try await site.ask(.get, "/ho/\(own.household.id)/\(page)", cookie: cookie).status == 200, "\(page)")
                #expect(try await site.ask(.get, "/ho/\(own.household.id)/\(page)", cookie: village).status == 403, "\(page)")
                let foreign = page.replacing("\(member)", with: "\(theirs)")
                #expect(try await site.ask(.get, "/ho/\(stranger)/\(foreign)", cookie: cookie).status == 404, "\(page)")
            }
            // A member of one household under the address of another is nobody.
            #expect(try await site.ask(.get, "/ho/\(own.household.id)/thanh-vien/\(theirs)/sua", cookie: cookie).status == 404)
            #expect(try await site.ask(.get, "/ho/moi", cookie: village).status == 403)
            let seen = try await site.ask(.get, "/ho", cookie: village)
            #expect(!seen.text.contains("/ho/moi"))
        }
    }

    @Test func `adds, corrects, names a head and lets leave, each with its banner; an old page loses nothing`() async throws {
        try await with { site, cookie in
            let row = try await family(site)
            let path = "/ho/\(row.household.id)"
            let old = try await site.ask(.get, path + "/thanh-vien/moi", cookie: cookie)
            let born = [("viec", "luu"), ("vao-vi", "born"), ("ten", "Nguyễn Thị Na"), ("quan-he", "grandchild"), ("sinh", "05/10/2026")]
            let added = try await post(site, cookie, path + "/thanh-vien/moi", born)
            #expect(added.status == 303)
            let page = try await site.ask(.get, try #require(added.headers[.location]), cookie: cookie)
            #expect(page.text.contains("Đã thêm thành viên.") && page.text.contains("<tr class=\"new\"><th scope=\"row\">Nguyễn Thị Na"))

            let guards = ["ma-bieu-mau", "khoa", "phien-ban"].map { ($0, old.hidden($0)) }
            let late = try await site.ask(.post, path + "/thanh-vien/moi", cookie: cookie, form: guards + born)
            #expect(
                late.status == 409 && late.text.contains("value=\"Nguyễn Thị Na\"") && late.hidden("phien-ban") != old.hidden("phien-ban"))

            let people = try await members(of: row.household.id, site)
            let (head, other) = (try #require(people.first), try #require(people.dropFirst().first))
            let personPath = "\(path)/thanh-vien/\(other.membership.id)"
            var fields = [
                ("ten", other.person.name + " Mới"), ("quan-he", other.membership.relation.rawValue),
                ("sinh", other.person.born?.vietnamese ?? ""),
                ("gioi", other.person.sex.map { String($0.rawValue) } ?? ""), ("dan-toc", other.person.ethnicity ?? ""), ("dt", ""),
                ("ly-do", ""),
            ]
            let noReason = try await post(site, cookie, personPath + "/sua", fields)
            #expect(noReason.status == 422 && noReason.text.contains("<a href=\"#ly-do\">"))
            fields[6].1 = "Theo căn cước"
            #expect(try await post(site, cookie, personPath + "/sua", fields).status == 303)

            let leave = "\(path)/thanh-vien/\(head.membership.id)/roi-ho"
            let unnamed = try await post(site, cookie, leave, [("roi-vi", "died"), ("ngay", "01/11/2026")])
            #expect(unnamed.status == 422 && unnamed.text.contains("<a href=\"#chu-ho-moi\">"))
            let gone = try await post(
                site, cookie, leave, [("roi-vi", "died"), ("ngay", "01/11/2026"), ("chu-ho-moi", "\(other.membership.id)")])
            #expect(gone.status == 303 && gone.headers[.location]?.hasSuffix("da-luu=chu-ho") ?? false)
            let third = try #require(try await members(of: row.household.id, site).first { $0.membership.relation != .head })
            #expect(
                try await post(site, cookie, "\(path)/thanh-vien/\(third.membership.id)/chu-ho", [("ly-do", "Theo đề nghị của hộ")]).status
                    == 303)
            let moved = try await post(
                site, cookie, path + "/sua",
                [
                    ("dia-chi", "Xóm Mới"), ("cho-o", "chuyen"), ("thon", otherVillage(site, row)), ("ngay", "10/11/2026"),
                    ("ly-do", "Chuyển nhà"),
                ])
            #expect(moved.status == 303)
            let last = try await site.ask(.get, path, cookie: cookie)
            for sentence in [
                "Thêm thành viên", "Sửa thông tin", "Ghi rời hộ", "Đổi chủ hộ", "Sửa thông tin hộ", "→", "Lý do: Theo căn cước",
            ] {
                #expect(last.text.contains(sentence), "\(sentence)")
            }
            let stale = try await site.records.database.read { try $0.householdsWithStaleCounts() }
            #expect(stale == 0)
        }
    }

    private func otherVillage(_ site: TestSite, _ row: HouseholdRow) -> String {
        site.records.shelves.areas.children(of: row.commune, on: TestRecords.today).first { $0.area != row.household.village }?.area
            .description ?? ""
    }

    @Test func `shows a number on the answer to a purpose, and logs it`() async throws {
        try await with { site, cookie in
            let row = try await family(site)
            let member = try #require(try await members(of: row.household.id, site).first { $0.person.personalNumber != nil })
            let number = try #require(member.person.personalNumber)
            let path = "/ho/\(row.household.id)/thanh-vien/\(member.membership.id)/so-dinh-danh"
            let page = try await site.ask(.get, "/ho/\(row.household.id)", cookie: cookie)
            #expect(!page.text.contains(number))
            let field = "muc-dich-\(member.membership.id)"
            let token = ("ma-bieu-mau", page.hidden("ma-bieu-mau"))
            let silent = try await site.ask(.post, path, cookie: cookie, form: [token, (field, "  ")])
            #expect(silent.status == 422 && !silent.text.contains(number) && silent.text.contains("<a href=\"#\(field)\">"))
            let told = try await site.ask(.post, path, cookie: cookie, form: [token, (field, "Làm thẻ bảo hiểm y tế")])
            #expect(told.status == 200 && told.text.contains(number) && told.text.contains("Mục đích: Làm thẻ bảo hiểm y tế"))
            #expect(told.headers[.cacheControl] == "no-store")
            let after = try await site.ask(.get, "/ho/\(row.household.id)", cookie: cookie)
            #expect(!after.text.contains(number))
        }
    }

    @Test func `writes down where a house stands and shows it on the answer to a purpose alone`() async throws {
        try await with { site, cookie in
            let row = try await family(site)
            let path = "/ho/\(row.household.id)"
            let form = try await site.ask(.get, path + "/vi-tri", cookie: cookie)
            let guards = [("ma-bieu-mau", form.hidden("ma-bieu-mau")), ("khoa", form.hidden("khoa"))]
            let wrong = try await site.ask(
                .post, path + "/vi-tri", cookie: cookie, form: guards + [("toa-do", "107.5909, 16.4637"), ("ngay", "02/11/2026")])
            #expect(
                wrong.status == 422 && wrong.text.contains("Có phải 16.463700, 107.590900?")
                    && wrong.text.contains("value=\"107.5909, 16.4637\""))
            let done = try await site.ask(
                .post, path + "/vi-tri", cookie: cookie, form: guards + [("toa-do", "16,4637; 107,5909"), ("ngay", "02/11/2026")])
            #expect(done.status == 303)
            let page = try await site.ask(.get, path, cookie: cookie)
            #expect(page.text.contains("Đã ghi, đo ngày 02/11/2026") && !page.text.contains("16.4637") && !page.text.contains("107.59"))
            let token = ("ma-bieu-mau", page.hidden("ma-bieu-mau"))
            let silent = try await site.ask(.post, path + "/vi-tri/xem", cookie: cookie, form: [token, ("muc-dich-vi-tri", " ")])
            #expect(silent.status == 422 && !silent.text.contains("16.4637") && silent.text.contains("<a href=\"#muc-dich-vi-tri\">"))
            let told = try await site.ask(
                .post, path + "/vi-tri/xem", cookie: cookie, form: [token, ("muc-dich-vi-tri", "Đến nhà rà soát")])
            #expect(told.status == 200 && told.text.contains("16.463700, 107.590900") && told.text.contains("16°27′49,3″B"))
            #expect(told.headers[.cacheControl] == "no-store")
            for address in [path, "/ho", "/ho/in", path + "?ngay=02/11/2026", "/ho.csv", "/ho/bien-dong"] {
                let answer = try await site.ask(.get, address, cookie: cookie)
                #expect(
                    !answer.text.contains("16.4637") && !answer.text.contains("16463700") && !answer.text.contains("107.59"), "\(address)")
            }
        }
    }
}

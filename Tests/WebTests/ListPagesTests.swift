import Access
import Core
import Database
import HTTPTypes
import Law
import Registry
import Store
import TestSupport
import Testing

@testable import Web

/// A list is sent, put right by hand, taken in, looked at and found again.
@Suite struct `A list on the pages` {
    private static let heading = "STT hộ,Họ tên chủ hộ,Họ tên thành viên,Quan hệ với chủ hộ,Ngày sinh,Số CCCD,Mã xã,Thôn,Phân loại hộ"

    private func with(_ engine: Engine, _ body: (TestSite, String) async throws -> Void) async throws {
        try await withRecords(engine, households: 120) { records in
            _ = try await records.officer("can-bo", .communeOfficer, in: "m-20035-binh-dien")
            let site = TestSite(records)
            try await body(site, try await site.signIn("can-bo"))
        }
    }

    /// Sends a list of Bình Điền and gives the address of its verdict.
    private func send(_ lines: String, to site: TestSite, _ cookie: String) async throws -> String {
        let token = ReadPage(text: try await site.ask(.get, "/nhap-danh-sach", cookie: cookie).text).hidden("ma-bieu-mau")
        func part(_ name: String, _ value: String) -> String {
            "--x\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        let body =
            part("ma-bieu-mau", token) + part("don-vi", site.records.keys["m-20035-binh-dien"]!.description) + part("ngay", "20/10/2026")
            + part("loai", "bo-sung")
            + "--x\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"xa.csv\"\r\n\r\n\(Self.heading)\n\(lines)\r\n--x--"
        let sent = try await site.ask(.post, "/nhap-danh-sach", cookie: cookie, raw: ("multipart/form-data; boundary=x", Array(body.utf8)))
        return try #require(sent.headers[.location])
    }

    @Test func `a line with a fault leads to the form of its household, filled and marked`() async throws {
        try await with(.sqlite) { site, cookie in
            let verdict = try await send(
                """
                1,Trần Văn Mướp,Trần Văn Mướp,Chủ hộ,30/02/1971,,20035,Thôn 1 Bình Tiến,1
                1,Trần Văn Mướp,Lê Thị Bầu,Vợ,1975,4616500123,20035,Thôn 1 Bình Tiến,1
                """, to: site, cookie)
            let page = ReadPage(text: try await site.ask(.get, verdict, cookie: cookie).text)
            let links = page.links.filter { $0.hasPrefix("/ho/moi?") && $0.contains("tu=") }
            #expect(links.count == 2)
            for link in links {
                let reply = try await site.ask(.get, link, cookie: cookie)
                let form = ReadPage(text: reply.text)
                #expect(reply.status == 200 && form.value(of: "ten-1") == "Trần Văn Mướp" && form.value(of: "sinh-1") == "30/02/1971")
                #expect(form.value(of: "ten-2") == "Lê Thị Bầu" && form.value(of: "so-2") == "4616500123")
                #expect(Set(form.problems.map(\.field)) == ["sinh-1", "so-2"] && form.sentences(at: "sinh-1").count == 1)
            }
            for other in [
                "/ho/moi?tu=x", links[0].replacing(/dong=\d+/, with: "dong=99"), "/ho/moi?tu=00000000-0000-7000-8000-000000000000&dong=2",
            ] {
                #expect(try await site.ask(.get, other, cookie: cookie).status == 404, "\(other)")
            }
            _ = try await site.records.officer("khac", .communeOfficer, in: "m-20035-binh-dien")
            #expect(try await site.ask(.get, links[0], cookie: try await site.signIn("khac")).status == 404)
        }
    }

    @Test(arguments: TestRecords.engines) func `a batch tells who and how many, and leads to its households`(_ engine: Engine) async throws
    {
        try await with(engine) { site, cookie in
            let verdict = try await send(
                """
                1,Trần Văn Mướp,Trần Văn Mướp,Chủ hộ,1971,,20035,Thôn 1 Bình Tiến,1
                2,Hồ Thị Bí,Hồ Thị Bí,Chủ hộ,1969,,20035,Thôn 1 Bình Tiến,2
                """, to: site, cookie)
            let page = try await site.ask(.get, verdict, cookie: cookie)
            let taken = try await site.ask(
                .post, verdict, cookie: cookie,
                form: [("ma-bieu-mau", page.hidden("ma-bieu-mau")), ("khoa", page.hidden("khoa"))])
            let address = try #require(taken.headers[.location])
            let batch = try await site.ask(.get, address, cookie: cookie)
            #expect(batch.text.contains("can-bo") && batch.text.contains("xa.csv"))
            let link = try #require(ReadPage(text: batch.text).links.first { $0.hasPrefix("/ho?lan=") })
            let list = try await site.ask(.get, link, cookie: cookie)
            #expect(list.text.contains("<strong>2 hộ · 2 nhân khẩu</strong>") && list.text.contains("Trần Văn Mướp"))
            let narrowed = try await site.ask(.get, link + "&loai=near_poor", cookie: cookie)
            #expect(narrowed.text.contains("<strong>1 hộ · 1 nhân khẩu</strong>") && narrowed.text.contains("Hồ Thị Bí"))
            #expect(ReadPage(text: narrowed.text).hidden("lan") == String(link.dropFirst("/ho?lan=".count)))
            let near = try await site.ask(.get, "/ho?tim=tran+vn+muop", cookie: cookie)
            #expect(near.text.contains("Gần giống") && near.text.contains("Trần Văn Mướp"))
            let exact = try await site.ask(.get, "/ho?tim=tran+van+muop", cookie: cookie)
            #expect(exact.text.contains("<strong>1 hộ"))
        }
    }

    @Test func `the reasons of a class lead to the article`() async throws {
        try await with(.sqlite) { site, cookie in
            let scope = AreaScope(communes: [site.records.keys["m-20035-binh-dien"]!])
            var filter = HouseholdFilter()
            filter.classes = [.poor]
            let wanted = filter
            let rows = try await site.records.database.read { try $0.households(wanted, found: nil, within: scope, limit: 20, offset: 0) }
            var followed = 0
            for row in rows {
                let page = ReadPage(text: try await site.ask(.get, SitePath.household(row.household.id), cookie: cookie).text)
                for link in page.links where link.hasPrefix("/chuan-ngheo/") && link.contains("#") {
                    let parts = link.split(separator: "#").map(String.init)
                    let standard = ReadPage(text: try await site.ask(.get, parts[0], cookie: cookie).text)
                    #expect(standard.ids.contains(parts[1]), "\(link)")
                    followed += 1
                }
            }
            #expect(followed > 0)
        }
    }

    @Test func `a sample list can be fetched`() async throws {
        try await with(.sqlite) { site, cookie in
            let reply = try await site.ask(.get, "/nhap-danh-sach/mau.xlsx", cookie: cookie)
            #expect(reply.status == 200 && reply.headers[.contentType]?.contains("spreadsheetml") == true)
        }
    }
}

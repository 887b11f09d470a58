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

/// Lists and households of days gone by, as pages and files.
@Suite struct `Pages of days gone by` {
    private static func withSite(_ engine: Engine, _ body: (TestSite, TestRecords) async throws -> Void) async throws {
        try await withRecords(engine, households: 300) { try await body(TestSite($0), $0) }
    }

    /// The address of an answer that stays the same for ever.
    private static func again(_ page: TestSite.Reply) throws -> String {
        let mark = try #require(page.text.firstRange(of: "biet-den="))
        let start = try #require(page.text[..<mark.lowerBound].lastIndex(of: "\""))
        return String(page.text[page.text.index(after: start)...].prefix { $0 != "\"" }).replacing("&amp;", with: "&")
    }

    @Test(arguments: TestRecords.engines)
    func `print yesterday's list again byte for byte, whatever was changed since`(_ engine: Engine) async throws {
        try await Self.withSite(engine) { site, records in
            _ = try await records.officer("binhdien", .communeOfficer, in: "m-20035-binh-dien")
            let cookie = try await site.signIn("binhdien")
            var kept: [(path: String, text: String)] = []
            for query in ["ngay=2026-11-24", "ngay=2024-12-31&loai=poor", "ngay=2024-12-31&ranh-gioi=2026-01-01&dac-diem=tre-em"] {
                let page = try await site.ask(.get, "/ho?\(query)", cookie: cookie)
                #expect(page.status == 200)
                let address = try Self.again(page)
                for path in ["/ho/in", "/ho.csv", "/ho.xlsx"] {
                    let answer = try await site.ask(.get, address.replacing("/ho?", with: path + "?"), cookie: cookie)
                    #expect(answer.status == 200 && answer.text.utf8.count > 500, "\(path)")
                    kept.append((address.replacing("/ho?", with: path + "?"), answer.text))
                }
            }
            let officer = try #require(try await records.sessions.officer(secret: cookie, at: TestRecords.now))
            try await Self.changeEverything(records, officer)
            for (path, text) in kept {
                let answer = try await site.ask(.get, path, cookie: cookie)
                #expect(answer.text == text, "\(path)")
            }
            // And without the moment the changes are there.
            let now = try await site.ask(.get, "/ho/in?ngay=2026-11-24", cookie: cookie)
            #expect(now.text.contains("Trần Đổi Tên") && !kept[0].text.contains("Trần Đổi Tên"))
        }
    }

    @Test func `print a list by parts and by place, with the place on the paper`() async throws {
        try await Self.withSite(.sqlite) { site, records in
            _ = try await records.officer("binhdien", .communeOfficer, in: "m-20035-binh-dien")
            let cookie = try await site.signIn("binhdien")
            let whole = try await site.ask(.get, "/ho/in?ngay=2024-12-31", cookie: cookie)
            #expect(whole.text.contains("Thị xã Hương Trà") && whole.text.contains("data-label=\"STT\" class=\"n\">1<"))
            #expect(try await site.ask(.get, "/ho/in?ngay=2024-12-31&phan=1", cookie: cookie).text == whole.text)
            #expect(try await site.ask(.get, "/ho/in?ngay=2024-12-31&phan=2", cookie: cookie).status == 404)
            let village = try #require(records.keys["v-20035-1"])
            let one = try await site.ask(.get, "/ho/in?thon=\(village)", cookie: cookie)
            #expect(one.text.contains("Thôn 1 Bình Tiến, Xã Bình Điền") && one.text.utf8.count < whole.text.utf8.count)
        }
    }

    /// A correction, a move, a death, a new family, an act on units that renames and divides.
    private static func changeEverything(_ records: TestRecords, _ officer: Officer) async throws {
        let scope = records.scope(officer)
        let rows = try await records.database.read {
            try $0.households(HouseholdFilter(), found: nil, within: scope, limit: 40, offset: 0)
        }
        let village = rows[0].household.village
        let other = try #require(rows.first { $0.household.village != village }?.household.village)
        for (index, row) in rows.prefix(12).enumerated() {
            let members = try await records.database.read { try $0.members(of: row.household.id).filter { $0.membership.leftOn == nil } }
            let head = try #require(members.first { $0.membership.relation == .head })
            let (id, version) = (row.household.id, row.household.version)
            switch index % 4 {
            case 0:
                _ = try await records.desk.perform(
                    CorrectPerson(
                        household: id, householdVersion: version, membership: head.membership.id,
                        facts: MemberFacts(
                            name: try PersonName("Trần Đổi Tên"), relation: .head, sex: .male, born: PartialDate(iso: "1951"),
                            ethnicity: "kinh"), reason: "căn cước",
                        confirmed: ["parentYounger-0", "olderThan115-0", "headUnder16-0", "numberYearDiffers-0", "numberSexDiffers-0"]),
                    as: officer)
            case 1:
                _ = try await records.desk.perform(
                    CorrectHousehold(
                        household: id, householdVersion: version, address: "Xóm mới",
                        placement: .moved(to: row.household.village == other ? village : other, on: CalendarDate(iso: "2026-11-20")!),
                        reason: "chuyển"), as: officer)
            case 2 where members.count > 1:
                _ = try await records.desk.perform(
                    EndMembership(
                        household: id, householdVersion: version, membership: head.membership.id, reason: .died,
                        leftOn: CalendarDate(iso: "2026-11-19")!,
                        successor: members.first { $0.membership.relation != .head }?.membership.id),
                    as: officer)
            default:
                _ = try await records.desk.perform(
                    CorrectHousehold(
                        household: id, householdVersion: version, address: "Xóm 9",
                        placement: .miswritten(row.household.village == other ? village : other), reason: "ghi nhầm"), as: officer)
            }
        }
        let codes = try await records.database.read {
            try $0.households(HouseholdFilter(), found: nil, within: scope, limit: 400, offset: 0)
        }.filter { $0.household.village == village }.prefix(2).map(\.household.code)
        let key = try #require(records.keys.first { $0.value == village }?.key)
        func line(_ clause: WrittenAreaAct.Clause, _ unit: String, _ change: (inout WrittenAreaAct.Line) -> Void) -> WrittenAreaAct.Line {
            var line = WrittenAreaAct.Line(clause: clause, unit: unit)
            change(&line)
            return line
        }
        let written = WrittenAreaAct(
            key: "", effectiveOn: CalendarDate(iso: "2026-11-01")!, document: "12/NQ-HĐND", source: "test", confidence: "INVENTED",
            lines: [
                line(.establish, "v-moi") { ($0.name, $0.kind, $0.parent) = ("Thôn Mới", .hamlet, "20035") },
                line(.divide, key) { ($0.into, $0.households) = ("v-moi", Array(codes)) },
                line(.divide, key) { ($0.into, $0.takesRest) = (key, true) },
            ])
        _ = try await records.desk.performAsSystem(ApplyAreaAct(written))
    }

    @Test(arguments: TestRecords.engines) func `stay the same when an act on units is undone`(_ engine: Engine) async throws {
        try await Self.withSite(engine) { site, records in
            _ = try await records.officer("binhdien", .communeOfficer, in: "m-20035-binh-dien")
            let cookie = try await site.signIn("binhdien")
            let codes = try await records.database.read { transaction in
                try transaction.rows(
                    "SELECT code FROM household WHERE village_id = \(records.keys["v-20035-1"]!) AND status = 'active' ORDER BY code LIMIT 2"
                ) { try $0.text(0) }
            }
            var (establish, divide) = (
                WrittenAreaAct.Line(clause: .establish, unit: "v-moi"), WrittenAreaAct.Line(clause: .divide, unit: "v-20035-1")
            )
            (establish.name, establish.kind, establish.parent) = ("Thôn Mới", .hamlet, "20035")
            (divide.into, divide.households) = ("v-moi", codes)
            var rest = WrittenAreaAct.Line(clause: .divide, unit: "v-20035-1")
            (rest.into, rest.takesRest) = ("v-20035-1", true)
            let act = try await records.desk.performAsSystem(
                ApplyAreaAct(
                    WrittenAreaAct(
                        key: "", effectiveOn: CalendarDate(iso: "2026-11-01")!, document: "12/NQ-HĐND", source: "test",
                        confidence: "INVENTED", lines: [establish, divide, rest])))
            let address = try Self.again(try await site.ask(.get, "/ho?ngay=2026-11-20", cookie: cookie)).replacing("/ho?", with: "/ho/in?")
            let printed = try await site.ask(.get, address, cookie: cookie)
            #expect(printed.text.contains("Thôn Mới"))
            _ = try await records.desk.performAsSystem(UndoAreaAct(act: act.act, reason: "nhập nhầm"))
            let again = try await site.ask(.get, address, cookie: cookie)
            #expect(again.text == printed.text)
            let now = try await site.ask(.get, "/ho/in?ngay=2026-11-20", cookie: cookie)
            #expect(!now.text.contains("Thôn Mới"))
        }
    }

    @Test(arguments: TestRecords.engines) func `show the old communes on the old map and the new ones on the new`(_ engine: Engine)
        async throws
    {
        try await Self.withSite(engine) { site, records in
            _ = try await records.officer("tonghop", .consolidatingOfficer, in: "tinh-thua-thien-hue")
            let cookie = try await site.signIn("tonghop")
            let old = try await site.ask(.get, "/ho/in?ngay=2024-12-31", cookie: cookie).text
            let new = try await site.ask(.get, "/ho/in?ngay=2024-12-31&ranh-gioi=2025-07-01", cookie: cookie).text
            #expect(old.contains("Xã Bình Tiến") && !new.contains("Xã Bình Tiến") && new.contains("Xã Bình Điền"))
            // The same households on both.
            for (text, superior) in [(old, "UBND TỈNH THỪA THIÊN HUẾ"), (new, "UBND THÀNH PHỐ HUẾ")] {
                #expect(text.contains(superior) || text.contains("UBND THỊ XÃ HƯƠNG TRÀ"), "\(superior)")
            }
            #expect(old.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") && old.contains("Cộng: ") && old.contains("NGƯỜI LẬP DANH SÁCH"))
            // Several communes: each line names its commune, and the heading says what these are on the map.
            #expect(old.contains("<th scope=\"col\">Xã, phường</th>") && new.contains("<th scope=\"col\">Xã, phường</th>"))
            let list = try await site.ask(.get, "/ho?ngay=2024-12-31", cookie: cookie).text
            #expect(list.contains("Xã, phường (địa giới 31/12/2024)") && list.contains("/ho/in?"))
            #expect(try await site.ask(.get, "/ho", cookie: cookie).text.contains("<a class=\"plain\" href=\"/ho/in\">"))
            func codes(_ text: String) -> [String] { text.split(separator: ">H0").dropFirst().map { String($0.prefix(7)) } }
            #expect(codes(old) == codes(new) && !codes(old).isEmpty)
        }
    }

    @Test(arguments: TestRecords.engines) func `are shown to those who keep the place today, and to nobody else`(_ engine: Engine)
        async throws
    {
        try await Self.withSite(engine) { site, records in
            _ = try await records.officer("binhdien", .communeOfficer, in: "m-20035-binh-dien")
            _ = try await records.officer("kimtra", .communeOfficer, in: "m-20017-kim-tra")
            let (own, stranger) = (try await site.signIn("binhdien"), try await site.signIn("kimtra"))
            let page = try await site.ask(.get, "/ho?ngay=2023-06-30", cookie: own)
            let mark = try #require(page.text.firstRange(of: "<a href=\"/ho/"))
            let path = "/ho/" + page.text[mark.upperBound...].prefix { $0 != "\"" }.replacing("&amp;", with: "&")
            let seen = try await site.ask(.get, path, cookie: own)
            #expect(seen.status == 200 && seen.text.contains("30/06/2023"))
            #expect(try await site.ask(.get, path, cookie: stranger).status == 404)
            // A family that has moved to Kim Trà since: each side sees the days on which it lived there.
            let id = try #require(Household.ID(path.dropFirst(4).prefix(36)))
            let village = records.keys.filter { $0.key.hasPrefix("v-") }.first { pair in
                records.shelves.areas.ancestor(of: pair.value, at: .commune, on: TestRecords.today) == records.keys["m-20017-kim-tra"]
            }
            let tenure = try await records.database.read { try $0.place(of: id) }
            guard let village, tenure != nil else { return }
            let province = try await records.officer("tinh", .communeOfficer, in: "tinh-thua-thien-hue")
            let row = try #require(try await records.database.read { try $0.household(id, within: records.scope(province)) })
            guard row.household.status == .active else { return }
            _ = try await records.desk.perform(
                CorrectHousehold(
                    household: id, householdVersion: row.household.version, address: row.household.address,
                    placement: .moved(to: village.value, on: CalendarDate(iso: "2026-11-10")!), reason: "chuyển xã"), as: province)
            #expect(try await site.ask(.get, path, cookie: own).status == 200)
            // Today it is told where it went, since when, and the way to its last day here; nothing of what it is there.
            let gone = try await site.ask(.get, "/ho/\(id)", cookie: own)
            #expect(gone.status == 200 && gone.text.contains("Đã chuyển đến") && gone.text.contains("từ ngày 10/11/2026"))
            #expect(gone.text.contains("/ho/\(id)?ngay=2026-11-09") && !gone.text.contains("<h2>\(Self.members)"))
            let after = try await site.ask(.get, "/ho/\(id)?ngay=2026-11-20", cookie: stranger)
            #expect(after.status == 200 && after.text.contains(row.headName))
            let before = try await site.ask(.get, path, cookie: stranger)
            #expect(before.status == 200 && !before.text.contains("<h2>\(Self.members)"))
        }
    }

    private static let members = "Thành viên"

    @Test(arguments: [
        ("ngay=30/02/2023", "không có ngày này"), ("ngay=2023-04-31", "không có ngày này"), ("ngay=01/02/23", "bốn chữ số"),
        ("ngay=2024", "đủ ngày"), ("ngay=hôm qua", "chưa đúng"), ("ngay=2026-11-25", "chưa đến"), ("ngay=9999-12-31", "chưa đúng"),
        ("ngay=0000-01-01", "chưa đúng"), ("ngay=-5", "chưa đúng"), ("ngay=1900-01-01", "không có địa giới"),
        ("ngay=2024-12-31&ranh-gioi=31/11/2024", "không có ngày này"), ("biet-den=2026-11-25", "chưa đến"),
        ("biet-den=2026-11-24T24:00", "Thời điểm chưa đúng"), ("biet-den=2026-11-24T10:00Z", "Thời điểm chưa đúng"),
        ("biet-den=2026-11-24T17:00:60", "Thời điểm chưa đúng"), ("biet-den=x", "Thời điểm chưa đúng"), ("ngay=%00", ""),
    ]) func `[69, 70, 78, 79] refuse what is no day in words`(_ query: String, _ words: String) async throws {
        try await Self.withSite(.sqlite) { site, records in
            _ = try await records.officer("binhdien", .communeOfficer, in: "m-20035-binh-dien")
            let cookie = try await site.signIn("binhdien")
            let encoded = query.replacing("hôm qua", with: "h%C3%B4m+qua")
            for path in ["/ho", "/ho.xlsx", "/ho.csv", "/ho/in"] {
                let answer = try await site.ask(.get, "\(path)?\(encoded)", cookie: cookie)
                #expect(answer.status == (words.isEmpty ? 400 : 422) && (words.isEmpty || answer.text.contains(words)), "\(path)?\(query)")
            }
        }
    }
}

import Access
import Core
import Database
import HTTPTypes
import Operations
import Registry
import TestSupport
import Testing

@testable import Web

/// Forms on other boundaries than those of their last day.
@Suite struct `Forms on two maps` {
    private func with(_ body: (TestSite, String) async throws -> Void) async throws {
        try await withRecords(.sqlite, households: 400) { records in
            _ = try await records.officer("can-bo", .communeOfficer, in: "m-20035-binh-dien")
            let site = TestSite(records)
            try await body(site, try await site.signIn("can-bo"))
        }
    }

    @Test func `show a unit where its ground lay before, and the same households`() async throws {
        try await with { site, cookie in
            let unit = site.records.keys["m-20035-binh-dien"]!
            let old = try await site.ask(.get, "/bieu/lap?bieu=7.2&don-vi=\(unit)&nam=2025&ranh-gioi=31/12/2024", cookie: cookie)
            #expect(old.status == 200 && old.text.contains("Xã Bình Tiến") && old.text.contains("ngày 31/12/2024"))
            #expect(old.text.contains("lap.xlsx?bieu=7.2&amp;don-vi=\(unit)&amp;nam=2025&amp;ranh-gioi=2024-12-31"))
            let both = try await site.ask(.get, "/bieu/hai-ban-do?bieu=7.2&don-vi=\(unit)&nam=2025", cookie: cookie)
            #expect(both.status == 200 && both.text.contains("Hai bản đồ cùng tính"))
            let former = site.records.keys["c-20035-binh-tien"]!
            let last = try await site.ask(.get, "/bieu/lap?bieu=7.2&don-vi=\(former)&nam=2025", cookie: cookie)
            #expect(last.status == 200 && last.text.contains("ngày 30/06/2025") && last.text.contains("UBND XÃ BÌNH TIẾN"))
        }
    }

    @Test func `say at the field what is wrong with a day`() async throws {
        try await with { site, cookie in
            let unit = site.records.keys["m-20035-binh-dien"]!
            for (page, field) in [("lap", "ranh-gioi"), ("hai-ban-do", "ranh-gioi"), ("hai-ban-do", "ranh-gioi-2")] {
                for day in ["31/13/2024", "hom%20qua", "2024"] {
                    let reply = try await site.ask(
                        .get, "/bieu/\(page)?bieu=7.2&don-vi=\(unit)&nam=2025&\(field)=\(day)", cookie: cookie)
                    #expect(reply.status == 422 && reply.text.contains("href=\"#\(field)\"") && reply.text.contains("id=\"\(field)\""))
                }
                let never = try await site.ask(
                    .get, "/bieu/\(page)?bieu=7.2&don-vi=\(unit)&nam=2025&\(field)=01/01/1990", cookie: cookie)
                #expect(never.status == 422 && never.text.contains("không có trong địa giới"))
            }
        }
    }

    @Test func `list households of a divided village that nobody can place, and guess none`() async throws {
        try await with { site, cookie in
            let village = site.records.keys["v-20035-1"]!
            var begun = WrittenAreaAct.Line(clause: .establish, unit: "v-moi")
            (begun.name, begun.kind, begun.parent) = ("Thôn Mới", .hamlet, "20035")
            var part = WrittenAreaAct.Line(clause: .divide, unit: "v-20035-1")
            let codes = try await site.records.database.read { transaction in
                try transaction.rows("SELECT code FROM household WHERE village_id = \(village) ORDER BY code") { try $0.text(0) }
            }
            (part.into, part.households) = ("v-moi", Array(codes.prefix(1)))
            var rest = WrittenAreaAct.Line(clause: .divide, unit: "v-20035-1")
            (rest.into, rest.takesRest) = ("v-20035-1", true)
            _ = try await site.records.desk.performAsSystem(
                ApplyAreaAct(
                    WrittenAreaAct(
                        key: "", effectiveOn: CalendarDate(iso: "2026-02-01")!, document: "1/NQ", source: "test", confidence: "INVENTED",
                        lines: [begun, part, rest])))
            let unit = site.records.keys["m-20035-binh-dien"]!
            // Households of the village in 2024 that were no longer there on the day of the map.
            try await site.records.database.write { transaction in
                try transaction.execute(
                    """
                    UPDATE household_stay SET valid_until = \(CalendarDate(iso: "2026-01-15")!)
                     WHERE village_id = \(village) AND valid_from <= \(CalendarDate(iso: "2024-12-31")!)
                    """)
            }
            let both = try await site.ask(
                .get, "/bieu/hai-ban-do?bieu=7.2&don-vi=\(unit)&nam=2025&ranh-gioi=31/12/2024&ranh-gioi-2=01/02/2026", cookie: cookie)
            #expect(both.status == 200 && both.text.contains("Thôn Mới"))
            #expect(both.text.contains("không xếp được trên địa giới ngày 01/02/2026"), "\(both.text.suffix(3_000))")
            #expect(both.text.contains("chỉ có dòng trên địa giới ngày 31/12/2024"))
        }
    }
}

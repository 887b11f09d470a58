import Core
import Law
import Registry
import Testing

/// A province with a district of three communes; the first two have two villages each.
private struct Country {
    let province = Country.id(1)
    let district = Country.id(2)
    let north = Country.id(11)
    let middle = Country.id(12)
    let south = Country.id(13)
    /// Villages of the north, then of the middle.
    let first = Country.id(111)
    let second = Country.id(112)
    let third = Country.id(121)
    let fourth = Country.id(122)
    let history: AreaHistory
    static let start = CalendarDate(iso: "2019-01-01")!
    static let day = CalendarDate(iso: "2025-07-01")!
    static let eve = CalendarDate(iso: "2025-06-30")!

    static func id(_ number: UInt64) -> Area.ID { Area.ID(high: 0, low: number) }

    init() {
        func unit(_ id: Area.ID, _ kind: AreaKind, _ code: String?, _ name: String, _ parent: Area.ID?) -> AreaVersion {
            AreaVersion(
                area: id, kind: kind, validFrom: Self.start, validUntil: nil, code: code, name: name, parent: parent,
                residence: kind == .ward ? .urban : kind == .commune ? .rural : nil)
        }
        history = AreaHistory(
            versions: [
                unit(province, .province, "46", "Tỉnh A", nil), unit(district, .ruralDistrict, "480", "Huyện B", province),
                unit(north, .commune, "20001", "Xã Bắc", district), unit(middle, .ward, "20002", "Phường Giữa", district),
                unit(south, .commune, "20003", "Xã Nam", district), unit(first, .hamlet, nil, "Thôn 1", north),
                unit(second, .hamlet, nil, "Thôn 2", north), unit(third, .residentialGroup, nil, "Tổ 1", middle),
                unit(fourth, .residentialGroup, nil, "Tổ 2", middle),
            ], successions: [])
    }

    func act(_ clauses: [AreaClause], on day: CalendarDate = day) -> AreaAct {
        AreaAct(effectiveOn: day, document: "1/NQ", clauses: clauses)
    }

    func after(_ clauses: [AreaClause]) throws -> AreaHistory { try history.applying(history.transition(of: act(clauses))) }

    /// North and middle merge into a new ward with the code of the middle one.
    func merger(into new: Area.ID = id(99)) -> [AreaClause] {
        [
            .establish(new, AreaAttributes(kind: .ward, code: "20002", name: "Phường Mới", parent: province, residence: .urban)),
            .merge(north, into: new), .merge(middle, into: new),
        ]
    }
}

@Suite struct `Acts on units` {
    private let country = Country()

    @Test func `merge two communes: villages go along, codes come back, residence follows the day`() throws {
        let after = try country.after(country.merger())
        let new = Country.id(99)
        #expect(after.version(of: country.north, on: Country.eve)?.name == "Xã Bắc")
        #expect(after.version(of: country.north, on: Country.day) == nil)
        #expect(after.children(of: new, on: Country.day).count == 4)
        #expect(after.children(of: country.north, on: Country.eve).count == 2)
        #expect(after.residence(of: country.first, on: Country.eve) == .rural)
        #expect(after.residence(of: country.first, on: Country.day) == .urban)
        guard case .found(let version) = after.lookup(code: "20002", on: Country.day) else { return #expect(Bool(false)) }
        #expect(version.area == new)
    }

    @Test func `[187] count a household as urban or rural by the day that the rule of the change year names, a province's own first`()
        throws
    {
        let areas = try country.after(country.merger())
        func rule(_ moment: ResidenceRule.Moment, from: String = "2016-01-01", province: String? = nil) -> ResidenceRule {
            ResidenceRule(
                appliesFrom: CalendarDate(iso: from)!, province: province, countsOn: moment, citation: Citation("a#b")!,
                confidence: .notFound)
        }
        func residence(on day: String, _ rules: [ResidenceRule]) -> Residence? {
            areas.residence(of: country.first, reviewedOn: CalendarDate(iso: day)!, under: RuleBook(standards: [], residenceRules: rules))
        }
        #expect(residence(on: "2025-03-01", []) == .rural && residence(on: "2025-07-01", []) == .urban)
        #expect(residence(on: "2025-03-01", [rule(.reviewDay)]) == .rural && residence(on: "2025-10-15", [rule(.reviewDay)]) == .urban)
        #expect(residence(on: "2025-10-15", [rule(.yearStart)]) == .rural && residence(on: "2025-03-01", [rule(.yearEnd)]) == .urban)
        #expect(residence(on: "2026-10-15", [rule(.yearStart)]) == .urban && residence(on: "2024-10-15", [rule(.yearEnd)]) == .rural)
        #expect(residence(on: "2025-10-15", [rule(.yearStart), rule(.reviewDay, from: "2025-09-01")]) == .urban)
        #expect(residence(on: "2025-10-15", [rule(.reviewDay), rule(.yearStart, province: "46")]) == .rural)
        #expect(residence(on: "2025-10-15", [rule(.reviewDay), rule(.yearStart, province: "48")]) == .urban)
        let book = RuleBook(standards: [], residenceRules: [rule(.reviewDay)])
        #expect(areas.residenceRule(for: country.first, changedInYearOf: CalendarDate(iso: "2025-10-15")!, under: book) != nil)
        #expect(areas.residenceRule(for: country.third, changedInYearOf: CalendarDate(iso: "2025-10-15")!, under: book) == nil)
        #expect(areas.residenceRule(for: country.first, changedInYearOf: CalendarDate(iso: "2026-10-15")!, under: book) == nil)
    }

    @Test func `restate whole units onto the later map, and never guess on the earlier one`() throws {
        let after = try country.after(country.merger())
        let new = Country.id(99)
        #expect(after.restatement(of: country.north, from: Country.eve, to: Country.day) == .whole(new))
        #expect(after.restatement(of: country.first, from: Country.eve, to: Country.day) == .whole(country.first))
        #expect(after.restatement(of: new, from: Country.day, to: Country.eve) == .divided([country.north, country.middle]))
        #expect(after.restatement(of: country.south, from: Country.day, to: Country.eve) == .whole(country.south))
    }

    @Test func `transfer a village: neither commune can be restated forward, both can back`() throws {
        let after = try country.after([.alter(country.first, AreaAlteration(parent: country.middle))])
        #expect(after.children(of: country.middle, on: Country.day).count == 3)
        #expect(after.restatement(of: country.north, from: Country.eve, to: Country.day) == .divided([country.north, country.middle]))
        #expect(after.restatement(of: country.middle, from: Country.eve, to: Country.day) == .whole(country.middle))
        #expect(after.restatement(of: country.north, from: Country.day, to: Country.eve) == .whole(country.north))
        #expect(after.restatement(of: country.middle, from: Country.day, to: Country.eve) == .divided([country.north, country.middle]))
        let steps = after.trace(country.north, from: Country.eve, to: Country.day)
        #expect(steps.map(\.kind) == [.transferred] && steps[0].document == "1/NQ")
    }

    @Test func `divide a commune by its villages and a village by its households`() throws {
        let (east, group) = (Country.id(98), Country.id(1199))
        let after = try country.history.transition(
            of: country.act([
                .establish(
                    east, AreaAttributes(kind: .commune, code: "20009", name: "Xã Đông", parent: country.district, residence: .rural)),
                .establish(group, AreaAttributes(kind: .hamlet, code: nil, name: "Thôn 3", parent: country.north, residence: nil)),
                .divide(
                    country.north,
                    parts: [AreaPart(into: east, children: [country.second]), AreaPart(into: country.north, takesRest: true)]),
                .divide(
                    country.first,
                    parts: [AreaPart(into: group, households: ["H-1", "H-2"]), AreaPart(into: country.first, takesRest: true)]),
            ]))
        let history = country.history.applying(after)
        #expect(history.children(of: east, on: Country.day).map(\.area) == [country.second])
        #expect(Set(history.children(of: country.north, on: Country.day).map(\.area)) == [country.first, group])
        #expect(after.moves.count == 1)
        #expect(after.moves.first?.listed == ["H-1": group, "H-2": group] && after.moves.first?.rest == country.first)
    }

    @Test func `abolish a level once its communes have another parent`() throws {
        let moved: [AreaClause] = [country.north, country.middle, country.south].map {
            .alter($0, AreaAlteration(parent: country.province))
        }
        let after = try country.after(moved + [.abolish(country.district)])
        #expect(after.children(of: country.province, on: Country.day).count == 3)
        #expect(after.restatement(of: country.district, from: Country.eve, to: Country.day) == .nowhere)
        #expect(throws: AreaActProblem.childrenLeft(country.district, children: [country.middle, country.south])) {
            try country.after([.alter(country.north, AreaAlteration(parent: country.province)), .abolish(country.district)])
        }
    }

    @Test func `refuse what contradicts itself`() throws {
        func problem(_ clauses: [AreaClause]) -> AreaActProblem? {
            do throws(AreaActProblem) {
                _ = try country.history.transition(of: country.act(clauses))
                return nil
            } catch { return error }
        }
        #expect(problem([]) == .empty)
        #expect(problem([.merge(country.north, into: country.north)]) == .intoEnding(country.north, into: country.north))
        // In a circle: each would go into one that ends.
        #expect(
            problem([.merge(country.north, into: country.south), .merge(country.south, into: country.north)])
                == .intoEnding(country.south, into: country.north))
        #expect(problem([.merge(country.north, into: country.district)]) == .otherLevel(country.north, into: country.district))
        #expect(
            problem([.merge(country.north, into: country.south), .merge(country.north, into: country.middle)]) == .endsTwice(country.north))
        #expect(
            problem([.alter(country.north, AreaAlteration(code: "20003"))]) == .codeTaken(country.north, code: "20003", by: country.south))
        #expect(
            problem([.alter(country.north, AreaAlteration(parent: country.first))]) == .wrongParent(country.north, parent: country.first))
        #expect(problem([.alter(country.north, AreaAlteration(name: "Xã Bắc"))]) == .changesNothing(country.north))
        #expect(problem([.abolish(Country.id(77))]) == .unknown(Country.id(77)))
        #expect(problem([.alter(country.north, AreaAlteration(kind: .hamlet))]) == .levelChanged(country.north))
        #expect(problem([.alter(country.north, AreaAlteration(code: "2000A"))]) == .codeWrong(country.north, code: "2000A"))
        let names = ["Xã Một", "Xã Hai"].map { AreaClause.alter(country.north, AreaAlteration(name: $0)) }
        #expect(problem(names) == .changedTwice(country.north))
        // What two lines say of two attributes is one change.
        #expect(problem([names[0], .alter(country.north, AreaAlteration(code: "20099"))]) == nil)
        #expect(
            problem([.divide(country.first, parts: [AreaPart(into: country.third), AreaPart(into: country.first, takesRest: true)])])
                == .partEmpty(country.first, into: country.third))
        #expect(
            problem([
                .divide(
                    country.north, parts: [AreaPart(into: country.north, share: 600_000), AreaPart(into: country.south, share: 500_000)])
            ])
                == .sharesWrong(country.north))
        #expect(
            problem([
                .divide(country.north, parts: [AreaPart(into: country.north), AreaPart(into: country.south, children: [country.first])])
            ])
                == .restUnclear(country.north))
    }

    @Test func `[188] refuse what overlaps, within one act and between acts, and what would close a circle`() throws {
        func problem(_ clauses: [AreaClause], _ history: AreaHistory, on day: CalendarDate = Country.day) -> AreaActProblem? {
            do throws(AreaActProblem) {
                _ = try history.transition(of: country.act(clauses, on: day))
                return nil
            } catch { return error }
        }
        let north = country.north
        let parts = [AreaPart(into: country.south, children: [country.first]), AreaPart(into: country.middle, takesRest: true)]
        #expect(problem([.merge(north, into: country.south), .divide(north, parts: parts)], country.history) == .endsTwice(north))
        var twice = parts
        twice[1].children = [country.first]
        #expect(problem([.divide(north, parts: twice)], country.history) == .wrongPart(north, child: country.first))
        // A circle through two acts: the north went into the south and cannot take it in, on that day or later.
        let after = try country.after([.merge(north, into: country.south)])
        for day in [Country.day, CalendarDate(iso: "2026-01-01")!] {
            #expect(problem([.merge(country.south, into: north)], after, on: day) == .intoEnding(country.south, into: north))
            #expect(
                problem([.alter(country.third, AreaAlteration(parent: north))], after, on: day)
                    == .wrongParent(country.third, parent: north))
        }
        #expect(problem([.merge(north, into: country.middle)], after, on: Country.day) == .ended(north, successors: [country.south]))
    }

    @Test func `refuse an act on an ended unit and one before a later act`() throws {
        let after = try country.after(country.merger())
        let next = CalendarDate(iso: "2026-01-01")!
        #expect(throws: AreaActProblem.ended(country.north, successors: [Country.id(99)])) {
            try after.transition(of: country.act([.alter(country.north, AreaAlteration(name: "Xã Bắc Mới"))], on: next))
        }
        #expect(throws: AreaActProblem.changedLater(country.north, on: Country.day)) {
            try after.transition(
                of: country.act([.alter(country.north, AreaAlteration(name: "Xã X"))], on: CalendarDate(iso: "2024-01-01")!))
        }
    }

    @Test func `let two acts of one day follow each other`() throws {
        let after = try country.after(country.merger())
        let again = try after.applying(after.transition(of: country.act([.alter(country.first, AreaAlteration(name: "Thôn 1 Bắc"))])))
        #expect(again.versions(of: country.first).map(\.name) == ["Thôn 1", "Thôn 1 Bắc"])
        #expect(again.versions(of: country.first).map(\.validUntil) == [Country.eve, nil])
        let ward = Country.id(99)
        let whole = try again.applying(again.transition(of: country.act([.merge(ward, into: country.south)].map { $0 })))
        #expect(whole.restatement(of: country.north, from: Country.eve, to: Country.day) == .whole(country.south))
    }
}

import Core
import Foundation
import Registry
import Testing

/// Five communes in a province; A is divided by shares into B and C, and goes on; B later into D and E.
private struct Shared {
    static let start = CalendarDate(iso: "2019-01-01")!
    static let first = CalendarDate(iso: "2023-01-01")!
    static let second = CalendarDate(iso: "2025-07-01")!

    static func id(_ number: UInt64) -> Area.ID { Area.ID(high: 0, low: number) }

    let a = id(1)
    let b = id(2)
    let c = id(3)
    let d = id(4)
    let e = id(5)
    let history: AreaHistory

    init() {
        let province = Self.id(100)
        func unit(_ id: Area.ID, _ kind: AreaKind, _ code: String, _ parent: Area.ID?) -> AreaVersion {
            AreaVersion(
                area: id, kind: kind, validFrom: Self.start, validUntil: nil, code: code, name: code, parent: parent, residence: .rural)
        }
        history = AreaHistory(
            versions: [unit(province, .province, "46", nil)]
                + [a, b, c, d, e].enumerated().map { unit($1, .commune, "2000\($0 + 1)", province) },
            successions: [])
    }

    func after(_ history: AreaHistory, _ parts: [AreaPart], of area: Area.ID, on day: CalendarDate, _ document: String) throws
        -> AreaHistory
    {
        try history.applying(history.transition(of: AreaAct(effectiveOn: day, document: document, clauses: [.divide(area, parts: parts)])))
    }

    func divided(shares: Bool = true, andAgain: Bool = true) throws -> AreaHistory {
        func share(_ share: Int) -> Int? { shares ? share : nil }
        let once = try after(
            history,
            [
                AreaPart(into: b, share: share(333_333)), AreaPart(into: c, share: share(333_333)),
                AreaPart(into: a, takesRest: true, share: share(333_334)),
            ],
            of: a, on: Self.first, "1/NQ")
        guard andAgain else { return once }
        return try after(
            once, [AreaPart(into: d, share: 500_000), AreaPart(into: e, takesRest: true, share: 500_000)], of: b, on: Self.second, "2/NQ")
    }
}

@Suite("Figures of a unit that was divided by shares") struct AreaSharesTests {
    private let shared = Shared()

    @Test func `fall on its parts to the last household, with every document that says so`() throws {
        let areas = try shared.divided()
        let shares = try #require(areas.shares(of: shared.a, from: Shared.start, to: Shared.second))
        #expect(shares.units == [shared.a, shared.c, shared.d, shared.e] && shares.documents == ["1/NQ", "2/NQ"])
        #expect(shares.parts(of: 100) == [shared.a: 34, shared.c: 33, shared.d: 17, shared.e: 16])
        #expect(shares.parts(of: 0).values.allSatisfy { $0 == 0 })
        // On the map between, B was whole.
        let between = try #require(areas.shares(of: shared.a, from: Shared.start, to: Shared.first))
        #expect(between.units == [shared.a, shared.b, shared.c] && between.documents == ["1/NQ"])
    }

    @Test func `add up to the whole, whatever the amount`() throws {
        let shares = try #require(try shared.divided().shares(of: shared.a, from: Shared.start, to: Shared.second))
        for amount in Array(0...500) + [-7, 999_999, 1_000_000, 123_456_789_012] {
            #expect(shares.parts(of: amount).values.reduce(0, +) == amount)
            #expect(amount < 0 || shares.parts(of: amount).values.allSatisfy { $0 >= 0 })
        }
        let money = Decimal(string: "1234567.89")!
        let parts = shares.parts(of: money)
        #expect(parts.values.reduce(0, +) == money && parts.values.allSatisfy { $0.exponent >= -2 })
    }

    @Test func `are not restated without shares, nor onto a map before the division`() throws {
        let areas = try shared.divided(shares: false)
        #expect(areas.shares(of: shared.a, from: Shared.start, to: Shared.second) == nil)
        let restater = AreaRestater(areas, from: Shared.start, to: Shared.second)
        #expect(restater.way(of: shared.a) == .leftOver(.divided))
        // What also got a part of it cannot be told either: its sum would be too small. B as well, though it states shares.
        #expect(restater.way(of: shared.c) == .leftOver(.targetIncomplete) && restater.way(of: shared.b) == .leftOver(.targetIncomplete))
        let known = try shared.divided()
        #expect(known.shares(of: shared.d, from: Shared.second, to: Shared.start) == nil)
        #expect(AreaRestater(known, from: Shared.second, to: Shared.start).way(of: shared.d) == .leftOver(.divided))
        #expect(AreaRestater(known, from: Shared.start, to: Shared.second).way(of: shared.c) == .whole(shared.c))
    }

    @Test func `never place a named household`() throws {
        let areas = try shared.divided()
        #expect(
            areas.restatement(of: shared.a, from: Shared.start, to: Shared.second)
                == .divided([shared.a, shared.c, shared.d, shared.e].sorted()))
    }
}

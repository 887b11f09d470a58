import Core
import Jobs
import Operations
import Registry
import Testing

@Suite("An act on units that is refused") struct AreaRefusalTests {
    private static let unit = Area.ID(high: 1, low: 1)
    private static let other = Area.ID(high: 1, low: 2)
    private static let day = CalendarDate(iso: "2025-07-01")!

    private static let areas = AreaHistory(
        versions: [(unit, "Xã Bắc"), (other, "Xã Nam")].map {
            AreaVersion(
                area: $0.0, kind: .commune, validFrom: CalendarDate(iso: "2019-01-01")!, validUntil: nil, code: nil, name: $0.1,
                parent: nil,
                residence: .rural)
        }, successions: [])

    private static let problems: [any Error & Sendable] =
        ([
            .empty, .unknown(unit), .ended(unit, successors: [other]), .ended(unit, successors: []), .changedLater(unit, on: day),
            .exists(unit), .intoEnding(unit, into: other), .endsTwice(unit), .otherLevel(unit, into: other),
            .wrongParent(unit, parent: other), .wrongParent(unit, parent: nil), .childrenLeft(unit, children: [other]),
            .codeTaken(unit, code: "20001", by: other), .wrongPart(unit, child: other), .restUnclear(unit), .sharesWrong(unit),
            .changesNothing(unit),
        ] as [AreaActProblem])
        + [
            ApplyAreaAct.Refusal.decidedSince(unit: unit, number: "12/QĐ-UBND", on: day), UndoAreaAct.Refusal.changedSince(units: [unit]),
            UndoAreaAct.Refusal.registeredSince(households: 3),
        ]

    @Test(arguments: problems) func `says which unit and why, and what to do`(_ problem: any Error & Sendable) throws {
        let sentence = try #require(AreaRefusal.sentence(problem, in: Self.areas))
        // Why, and then what to do.
        #expect(sentence.contains(/[.;,] ?[A-ZĐĂÂÊÔƠƯh]/) && sentence.hasSuffix("."), "\(sentence)")
        let advice = ["Kiểm tra", "Hãy", "Hoàn tác", "hoàn tác", "Ghi", "Chọn", "Dùng", "dùng", "Sửa", "Bỏ", "Đánh dấu"]
        #expect(advice.contains { sentence.contains($0) }, "\(sentence)")
    }
}

import Core
import Exchange
import Foundation
import Registry
import TestSupport
import Testing

@Suite("A file of figures by unit on another map") struct AreaRestatementFileTests {
    private static let start = CalendarDate(iso: "2019-01-01")!
    private static let day = CalendarDate(iso: "2025-07-01")!

    private func id(_ number: UInt64) -> Area.ID { Area.ID(high: 0, low: number) }

    private func areas(shares: [Int?]) throws -> AreaHistory {
        func unit(_ number: UInt64, _ kind: AreaKind, _ code: String, _ parent: Area.ID?) -> AreaVersion {
            AreaVersion(
                area: id(number), kind: kind, validFrom: Self.start, validUntil: nil, code: code, name: code, parent: parent,
                residence: .rural)
        }
        let history = AreaHistory(
            versions: [unit(9, .province, "46", nil)] + (1...4).map { unit(UInt64($0), .commune, "2000\($0)", id(9)) }, successions: [])
        let act = AreaAct(
            effectiveOn: Self.day, document: "1675/NQ",
            clauses: [
                .divide(id(1), parts: [AreaPart(into: id(2), share: shares[0]), AreaPart(into: id(3), takesRest: true, share: shares[1])])
            ])
        return try history.applying(history.transition(of: act))
    }

    private func restate(_ text: String, _ areas: AreaHistory) throws -> AreaRestatementFile.Output {
        let file = FileManager.default.temporaryDirectory.appending(path: "restate-\(UInt64.random(in: 0...(.max))).csv")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try AreaRestatementFile(areas: areas, from: Self.start, to: Self.day).restate(file.path)
    }

    private static let figures = "code,ho,tien\n20001,101,10.5\n20002,7,1\n20003,8,\n20004,9,2\n"

    @Test func `apportions a unit that was divided by shares, names the document and loses nothing`() throws {
        let output = try restate(Self.figures, try areas(shares: [250_000, 750_000]))
        #expect(output.leftOver.isEmpty)
        // A quarter of 101 households is 25,25, of 10.5 is 2.625: whole households, tenths of money.
        #expect(output.restated == [["20002", "32", "3.6"], ["20003", "84", ""], ["20004", "9", "2"]])
        #expect(output.apportioned == [["20001", "25", "2.6", "20002", "1675/NQ"], ["20001", "76", "7.9", "20003", "1675/NQ"]])
        let sum = output.restated.compactMap { Int($0[1]) }.reduce(0, +)
        #expect(sum == 125)
    }

    @Test func `leaves over what no document divides, and what would be too small by that`() throws {
        let output = try restate(Self.figures, try areas(shares: [nil, nil]))
        #expect(output.restated == [["20004", "9", "2"]] && output.apportioned.isEmpty)
        #expect(
            output.leftOver.map { [$0[0], $0[3]] } == [
                ["20001", "divided"], ["20002", "target_incomplete"], ["20003", "target_incomplete"],
            ])
        let sum = (output.restated + output.leftOver).compactMap { Int($0[1]) }.reduce(0, +)
        #expect(sum == 125)
    }
}

import Core
import Law
import Registry
import TestSupport
import Testing

@Suite struct `Totals without a sheet` {
    private func classification(_ totals: ReviewTotals, _ residence: Residence = .rural) throws -> Classification {
        let day = CalendarDate(iso: "2026-10-31")!
        let standard = try LawFolder.load(TestFolder.law).ruleBook.national(on: day)
        return standard.classification(of: totals.assessment(on: day, residence: residence, under: standard))
    }

    @Test(arguments: [
        (140, 30, [PovertyClass.poor]), (140, 20, [.nearPoor]), (141, 120, [.notPoor]), (0, 0, [.nearPoor]), (140, 120, [.poor]),
    ]) func `give the class that the sheets would give`(_ income: Int, _ deprivation: Int, _ expected: [PovertyClass]) throws {
        let found = try classification(ReviewTotals(incomePoints: income, deprivationPoints: deprivation))
        #expect(found.possible == expected)
        #expect(found.reasons.allSatisfy { !$0.source.isEmpty })
    }

    @Test func `leave open what they do not say`() throws {
        #expect(try classification(ReviewTotals(incomePoints: 140)).possible == [.poor, .nearPoor])
        #expect(try classification(ReviewTotals(incomePoints: 175), .urban).possible == [.poor, .nearPoor])
        // No number of indicators gives 35 points, and thirteen indicators there are not.
        #expect(try classification(ReviewTotals(incomePoints: 100, deprivationPoints: 35)).possible == [.poor, .nearPoor])
        #expect(try classification(ReviewTotals(incomePoints: 100, deprivationPoints: 130)).possible == [.poor, .nearPoor])
        #expect(try classification(ReviewTotals(deprivationPoints: 40)).possible.contains(.notPoor))
    }

    @Test(
        arguments: [
            ("1; 3", [1, 3]), ("1,3", [1, 3]), ("7", [7]), ("Không có lao động", [3]), ("khong co lao dong; 8", [3, 8]),
            ("2. Không có vốn sản xuất, kinh doanh", [2]), ("Không có vốn sản xuất", [2]), ("ốm đau, bệnh nặng", [7]), ("Không có", nil),
            ("9", nil), ("Trời mưa", nil), ("0", nil), ("  ", nil),
        ] as [(String, [Int]?)]) func `name causes by number or by name`(_ text: String, _ expected: [Int]?) throws
    {
        #expect(try LawFolder.load(TestFolder.law).codeLists.causes(namedIn: text) == expected)
    }
}

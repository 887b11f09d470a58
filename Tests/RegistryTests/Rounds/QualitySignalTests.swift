import Core
import Law
import Registry
import TestSupport
import Testing

@Suite struct `Signals of quality` {
    private let standard: PovertyStandard
    private let officer = Identifier<AnySubject>(high: 0, low: 7)
    private let village = Area.ID(high: 0, low: 3)
    private let morning = Instant(milliseconds: 1_790_000_000_000)

    init() throws { standard = try LawFolder.load(TestFolder.law).ruleBook.standard(id: "S2022")! }

    private func id(_ number: UInt64) -> ReviewCase.ID { ReviewCase.ID(high: 0, low: number) }

    private func fact(
        _ number: UInt64, points: Int = 120, deprived: UInt16 = 0b11, answers: String = "", at seconds: Int64? = nil, added: Int = 0,
        met: PovertyClass? = nil, decided: PovertyClass? = nil
    ) -> QualitySignal.Facts {
        QualitySignal.Facts(
            reviewCase: id(number), village: village,
            sheet: QualitySignal.Facts.Sheet(
                officer: officer, recordedAt: morning.adding(seconds: seconds ?? Int64(number) * 600),
                assessment: Assessment(
                    reviewedOn: CalendarDate(iso: "2026-10-\(10 + number % 9)")!, residence: .rural, incomePoints: points,
                    monthlyIncomePerPerson: nil, deprivations: Deprivations(deprived: deprived)),
                answers: answers),
            membersAdded: added, ties: 0, met: met, decided: decided, isDecided: decided != nil)
    }

    private func kinds(_ facts: [QualitySignal.Facts]) -> [QualitySignal.Kind: [UInt64]] {
        Dictionary(grouping: QualitySignal.found(in: facts, under: standard), by: \.kind)
            .mapValues { $0.map { signal in (1...9).first { id($0) == signal.reviewCase } ?? 0 } }
    }

    @Test func `sheets alike are told from four on, whatever their day`() {
        #expect(kinds((1...3).map { fact($0) }).isEmpty)
        #expect(kinds((1...4).map { fact($0) })[.identicalAnswers] == [1, 2, 3, 4])
        // Totals that name hardly anything are no answers.
        #expect(kinds((1...6).map { fact($0, deprived: 1) }).isEmpty)
        // The answers of sheet B1 tell families apart that have the same totals.
        #expect(kinds((1...6).map { fact($0, answers: "q1=\($0);") }).isEmpty)
    }

    @Test func `points at the line and one over it`() {
        let facts = [139, 140, 141, 142].enumerated().map { fact(UInt64($0.offset + 1), points: $0.element, deprived: 0) }
        #expect(kinds(facts)[.pointsAtLine] == [2, 3])
    }

    @Test func `a run of quick entries, not a single one`() {
        let quick = (1...5).map { fact($0, points: Int($0), deprived: 0, at: Int64($0) * 20) }
        #expect(kinds(quick)[.fastEntry] == [1, 2, 3, 4, 5])
        let slow = (1...5).map { fact($0, points: Int($0), deprived: 0, at: Int64($0) * 31) }
        #expect(kinds(slow).isEmpty)
        #expect(kinds(Array(quick[..<3] + slow[3...])).isEmpty)
    }

    @Test func `another class after the meeting, and members who came just before`() {
        let facts = [
            fact(1, points: 120, deprived: 0b111, met: .poor), fact(2, points: 130, deprived: 0b111, met: .nearPoor),
            fact(3, points: 110, deprived: 0b111, met: .poor, decided: .notPoor), fact(4, points: 100, deprived: 0, added: 2),
        ]
        let found = QualitySignal.found(in: facts, under: standard)
        #expect(kinds(facts) == [.changedAfterMeeting: [2, 3], .membersAddedBefore: [4]])
        #expect(
            found.first { $0.reviewCase == id(3) }.map { ($0.former, $0.present) } ?? (nil, nil) == (
                PovertyClass.poor, PovertyClass.notPoor
            ))
    }
}

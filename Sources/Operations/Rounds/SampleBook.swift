import Core
import Database
import Law
import Registry
import Store

/// The samples and second sheets of a round, as far as its book reaches.
public struct SampleBook: Sendable {
    /// A household with a first sheet and, once it is there, a second one.
    public struct Line: Sendable {
        public var row: CaseRow
        public var first: StoredSheet
        public var second: StoredSecondSheet?
        public var comparison: SheetComparison?
        /// `nil` before the second sheet.
        public var standing: SecondSheet.Standing?

        /// Who is answered for by the first sheet: whom it was given to, else who entered it.
        public var reviewer: Identifier<AnySubject>? { row.reviewer?.subject ?? first.officer?.subject }
    }

    public let book: RoundBook
    private let samples: [StoredSample]
    private let seconds: [SecondSheet.Purpose: [ReviewCase.ID: StoredSecondSheet]]
    private let firsts: [ReviewSheet.ID: StoredSheet]

    public init(_ book: RoundBook, in transaction: any ReadTransaction) throws {
        self.book = book
        samples = try transaction.samples(of: book.round.id)
        seconds = try transaction.secondSheets(of: book.round.id)
        let drawn = samples.flatMap { sample in sample.candidates.filter { sample.drawn.contains($0.reviewCase) }.map(\.sheet) }
        firsts = try transaction.sheets(Set(drawn + seconds.values.flatMap { $0.values.map(\.second.first) }).sorted())
    }

    /// Every sample of a commune and of those that went into it, in the order in which they were drawn.
    public func samples(of commune: Area.ID) -> [StoredSample] {
        let lineage = book.progress.lineage(of: commune)
        return samples.filter { lineage.contains($0.sample.commune) }
    }

    /// Those that hold: the last of the commune, else the last of each commune that went into it.
    public func holding(in commune: Area.ID) -> [StoredSample] {
        let all = samples(of: commune)
        if let own = all.last(where: { $0.sample.commune == commune }) { return [own] }
        return Set(all.map(\.sample.commune)).sorted().compactMap { part in all.last { $0.sample.commune == part } }
    }

    /// The households that were drawn, by village and name.
    public func drawn(in commune: Area.ID) -> [Line] {
        var sheets: [ReviewCase.ID: ReviewSheet.ID] = [:]
        for sample in holding(in: commune) {
            for candidate in sample.candidates where sample.drawn.contains(candidate.reviewCase) {
                sheets[candidate.reviewCase] = candidate.sheet
            }
        }
        return book.rows.compactMap { row in
            guard let sheet = sheets[row.facts.id], let first = firsts[sheet] else { return nil }
            // A second sheet of an earlier draw counts on where it was compared with the same first one.
            let second = seconds[.verified]?[row.facts.id].flatMap { $0.second.first == sheet ? $0 : nil }
            return line(row, first, second)
        }
    }

    /// The households of a unit whose sheet was keyed twice.
    public func keyedAgain(in area: Area.ID) -> [Line] {
        book.rows(in: area).compactMap { row in
            guard let second = seconds[.keyedAgain]?[row.facts.id], let first = firsts[second.second.first] else { return nil }
            return line(row, first, second)
        }
    }

    /// What there is of one household, first what the level above found.
    public func lines(of row: CaseRow) -> [Line] {
        SecondSheet.Purpose.allCases.compactMap { purpose in
            guard let second = seconds[purpose]?[row.facts.id], let first = firsts[second.second.first] else { return nil }
            return line(row, first, second)
        }
    }

    /// The households of a unit at which the commune is to look again.
    public func open(in area: Area.ID) -> [Line] {
        book.rows(in: area).flatMap { lines(of: $0) }.filter { $0.standing == .open }
    }

    public func figures(of commune: Area.ID) -> SampleFigures {
        SampleFigures(
            drawn(in: commune).map { .init(village: $0.row.facts.village, reviewer: $0.reviewer, comparison: $0.comparison) })
    }

    private func line(_ row: CaseRow, _ first: StoredSheet, _ second: StoredSecondSheet?) -> Line {
        let comparison = second.map {
            SheetComparison(first.sheet, $0.second.sheet, under: book.standard, $0.second.purpose)
        }
        let standing = second.flatMap { stored in comparison.map { stored.second.standing($0, standing: row.facts.sheet) } }
        return Line(row: row, first: first, second: second, comparison: comparison, standing: standing)
    }
}

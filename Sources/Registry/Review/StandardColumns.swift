import Core
import Law
import Statistics

extension ClassificationColumns {
    /// The classes still possible of every household under `standard`; one bit where the class is certain
    /// (`StandardKernel.ClassMask`).
    ///
    /// An indicator of the standard that has no column is unknown.
    public func possibleClasses(under standard: PovertyStandard, threads: Int = 1) -> [StandardKernel.ClassMask] {
        let kernel = ColumnKernel(StandardKernel(standard), columns: self)
        return [StandardKernel.ClassMask](unsafeUninitializedCapacity: count) { masks, written in
            nonisolated(unsafe) let masks = UnsafeMutableBufferPointer(rebasing: masks[..<count])
            answers.withBuffers { answers in
                deprivations.withBuffers { deprivations in
                    // Read only, and each share writes its own rows.
                    nonisolated(unsafe) let (answers, deprivations) = (answers, deprivations)
                    Stretches.share(count, threads: threads) { share in
                        let work = ColumnWork()
                        defer { work.free() }
                        for rows in Stretches.of(share) {
                            kernel.decide(rows, answers, deprivations, work.cut(to: rows.count), to: masks)
                        }
                    }
                }
            }
            written = count
        }
    }
}

extension StandardKernel {
    /// The classes of a mask, from the poorest on.
    public static func classes(in mask: ClassMask) -> [PovertyClass] {
        PovertyClass.allCases.filter { mask & (1 << UInt8($0.rank)) != 0 }
    }

    /// The class that a mask names, or `nil` where several are possible.
    public static func povertyClass(of mask: ClassMask) -> PovertyClass? {
        mask.nonzeroBitCount == 1 ? PovertyClass.allCases[mask.trailingZeroBitCount] : nil
    }
}

/// Decides column by column what `StandardKernel` decides household by household: every case that it tells apart is asked of
/// it once and looked up then.
private struct ColumnKernel {
    /// Where a household stands to the income lines.
    enum Band: UInt8, CaseIterable {
        case pointsWithin, pointsOver, incomePoor, incomeNearPoor, incomeAverage, incomeOver, unknown
    }

    /// Whether the deprivations are enough.
    enum Count: UInt8, CaseIterable {
        case enough, few, unknown
    }

    private let kernel: StandardKernel
    private let columns: ClassificationColumns
    /// Masks by residence (bit 5), band (bits 2–4) and count (bits 0–1).
    private let masks: [UInt8]
    /// The points line by residence; `Int16.min` where there is none.
    private let lines: (rural: Int16, urban: Int16)
    private let cutoff: UInt8
    private let unasked: UInt8

    init(_ kernel: StandardKernel, columns: ClassificationColumns) {
        self.kernel = kernel
        self.columns = columns
        masks = Self.masks(kernel)
        // A total is never negative where it is known, so every line below zero is the same.
        func narrow(_ line: StandardKernel.Line) -> Int16 { line.points == .min ? .min : Int16(clamping: max(line.points, -1)) }
        lines = columns.points.isEmpty ? (.min, .min) : (narrow(kernel.rural), narrow(kernel.urban))
        cutoff = UInt8(clamping: kernel.cutoff)
        unasked = Marks.unknown &* UInt8(max(0, kernel.indicatorCount - columns.deprivations.columns.count))
    }

    private static func masks(_ kernel: StandardKernel) -> [UInt8] {
        var masks = [UInt8](repeating: 0, count: 64)
        let enough = UInt16(truncatingIfNeeded: (1 << kernel.cutoff) - 1)
        for isUrban in [false, true] {
            let line = isUrban ? kernel.urban : kernel.rural
            for band in Band.allCases {
                let (points, income): (Int32, Int64) =
                    switch band {
                    case .pointsWithin: (line.points, -1)
                    case .pointsOver: (line.points == .min ? -1 : line.points + 1, -1)
                    case .incomePoor: (-1, line.poorUpTo)
                    case .incomeNearPoor: (-1, line.nearPoorUpTo)
                    case .incomeAverage: (-1, line.averageUpTo)
                    case .incomeOver: (-1, max(line.poorUpTo, line.nearPoorUpTo, line.averageUpTo) + 1)
                    case .unknown: (-1, -1)
                    }
                for count in Count.allCases {
                    masks[Int(code(isUrban ? 1 : 0, band) | count.rawValue)] =
                        kernel.decide(
                            isUrban: isUrban, points: points, income: income, deprived: count == .enough ? enough : 0,
                            unknown: count == .unknown ? enough : 0
                        ).possible
                }
            }
        }
        return masks
    }

    private static func code(_ residence: UInt8, _ band: Band) -> UInt8 { residence << 5 | band.rawValue << 2 }

    func decide(
        _ rows: Range<Int>, _ answers: [UnsafeBufferPointer<UInt8>], _ deprivations: [UnsafeBufferPointer<UInt8>], _ work: ColumnWork.Cut,
        to masks: UnsafeMutableBufferPointer<UInt8>
    ) {
        func part(_ column: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: column[rows]) }
        columns.points.sum(answers.map(part), to: work.sums, lowest: work.lowest, bytes: work.codes)
        work.tallies.update(repeating: unasked)
        let asked = deprivations.prefix(kernel.indicatorCount).map(part)
        var next = 0
        while next + 4 <= asked.count {
            Marks.add(asked[next], asked[next + 1], asked[next + 2], asked[next + 3], to: work.tallies)
            next += 4
        }
        for column in asked[next...] { Marks.add(column, to: work.tallies) }
        columns.residences.withUnsafeBufferPointer { place(part($0), work) }
        if !columns.incomes.isEmpty {
            columns.incomes.withUnsafeBufferPointer { placeByIncome(UnsafeBufferPointer(rebasing: $0[rows]), work) }
        }
        count(work)
        self.masks.withUnsafeBufferPointer { table in
            let masks = UnsafeMutableBufferPointer(rebasing: masks[rows])
            for row in 0..<masks.count { masks[row] = table[Int(work.codes[row] & 63)] }
        }
    }

    /// By points where every question is answered and the standard has a line of points.
    private func place(_ residences: UnsafeBufferPointer<UInt8>, _ work: ColumnWork.Cut) {
        let (within, over, unknown) = (Band.pointsWithin.rawValue, Band.pointsOver.rawValue, Band.unknown.rawValue)
        let (rural, urban) = lines
        for row in 0..<residences.count {
            let (residence, sum) = (residences[row], work.sums[row])
            let line = residence == 0 ? rural : urban
            var band = sum > line ? over : within
            band = sum < 0 || line == .min ? unknown : band
            band = work.lowest[row] == 0 ? unknown : band
            work.codes[row] = residence << 5 | band << 2
        }
    }

    /// By income where the points say nothing.
    private func placeByIncome(_ incomes: UnsafeBufferPointer<Int64>, _ work: ColumnWork.Cut) {
        for row in 0..<incomes.count where work.codes[row] >> 2 & 7 == Band.unknown.rawValue && incomes[row] >= 0 {
            let residence = work.codes[row] >> 5
            let line = residence == 0 ? kernel.rural : kernel.urban
            let income = incomes[row]
            let band: Band =
                income <= line.poorUpTo
                ? .incomePoor : income <= line.nearPoorUpTo ? .incomeNearPoor : income <= line.averageUpTo ? .incomeAverage : .incomeOver
            work.codes[row] = Self.code(residence, band)
        }
    }

    private func count(_ work: ColumnWork.Cut) {
        let (few, unknown) = (Count.few.rawValue, Count.unknown.rawValue)
        let cutoff = cutoff
        for row in 0..<work.tallies.count {
            let tally = work.tallies[row]
            let least = tally & 15
            let most = least &+ tally >> 4
            let short = most < cutoff ? few : unknown
            work.codes[row] |= least >= cutoff ? Count.enough.rawValue : short
        }
    }
}

/// The columns of one stretch that one thread works on; whoever makes it frees it.
private struct ColumnWork {
    struct Cut {
        let sums: UnsafeMutableBufferPointer<Int16>
        let lowest: UnsafeMutableBufferPointer<UInt8>
        let tallies: UnsafeMutableBufferPointer<UInt8>
        let codes: UnsafeMutableBufferPointer<UInt8>
    }

    private let sums = UnsafeMutableBufferPointer<Int16>.allocate(capacity: Stretches.rows)
    private let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 3 * Stretches.rows)

    func free() {
        sums.deallocate()
        bytes.deallocate()
    }

    func cut(to rows: Int) -> Cut {
        func column(_ number: Int) -> UnsafeMutableBufferPointer<UInt8> {
            UnsafeMutableBufferPointer(rebasing: bytes[number * Stretches.rows..<number * Stretches.rows + rows])
        }
        return Cut(sums: UnsafeMutableBufferPointer(rebasing: sums[..<rows]), lowest: column(0), tallies: column(1), codes: column(2))
    }
}

import Core
import Law
import Registry

/// Classifies rows of bytes into rows of bytes: no text is made on the way, so that ten million rows take seconds.
struct RowClassifier: Sendable {
    /// A standard ready for rows: its days as numbers yyyyMMdd and the constant parts of its answers as bytes.
    struct Candidate: Sendable {
        let from: Int
        let to: Int
        let kernel: StandardKernel
        let standard: PovertyStandard
        /// `,S2022,`
        let opening: [UInt8]
        /// `,<fingerprint>,`
        let closing: [UInt8]
    }

    let candidates: [Candidate]
    let isForced: Bool
    let header: ClassifyHeader
    let givesReasons: Bool
    let reasons: [ReasonBytes]

    /// - Parameter forced: a standard to use whatever the day.
    init(standards: [PovertyStandard], forced: Bool, header: ClassifyHeader, givesReasons: Bool) {
        candidates = standards.map { standard in
            func number(_ day: CalendarDate) -> Int { day.year * 10_000 + day.month * 100 + day.day }
            return Candidate(
                from: number(standard.appliesFrom), to: number(standard.appliesTo), kernel: StandardKernel(standard),
                standard: standard, opening: Array(",\(standard.id),".utf8), closing: Array(",\(standard.fingerprint),".utf8))
        }
        isForced = forced
        self.header = header
        self.givesReasons = givesReasons
        reasons = candidates.map { ReasonBytes($0.standard) }
    }

    /// Classifies whole lines of `block` and appends the answers to `output`.
    ///
    /// - Returns: the number of rows, and of rows with an error.
    func classify(_ block: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) -> (rows: Int, errors: Int) {
        var (rows, errors, position) = (0, 0, 0)
        var fields = [Range<Int>](repeating: 0..<0, count: header.roles.count + 1)
        while position < block.count {
            let line = FieldSplitter.split(block, from: position, into: &fields)
            position = line.next
            if line.fields == 1, fields[0].isEmpty { continue }  // an empty line
            rows += 1
            if !classify(block, fields, count: line.fields, into: &output) { errors += 1 }
        }
        return (rows, errors)
    }

    private func classify(
        _ block: UnsafeBufferPointer<UInt8>, _ fields: [Range<Int>], count: Int, into output: inout [UInt8]
    ) -> Bool {
        var ours = InlineFields()
        let isComplete = count == header.roles.count
        for index in 0..<min(count, header.roles.count) where header.roles[index] >= 0 {
            ours[header.roles[index]] = fields[index]
        }
        appendID(block, ours[0], to: &output)
        guard isComplete else { return fail(.wrongNumberOfFields, into: &output) }
        let bytes: (Int) -> UnsafeBufferPointer<UInt8> = { UnsafeBufferPointer(rebasing: block[ours[$0]]) }
        guard let day = Self.day(bytes(1)) else { return fail(.unreadableDay, into: &output) }
        guard let index = candidates.firstIndex(where: { isForced || ($0.from <= day && day <= $0.to) }) else {
            return fail(.noRules, into: &output)
        }
        guard let isUrban = Self.isUrban(bytes(2)) else { return fail(.unreadableResidence, into: &output) }
        guard let persons = Self.number(bytes(3)), persons != 0, persons <= 1_000 else {
            return fail(.unreadablePersons, into: &output)
        }
        guard let points = Self.number(bytes(4)), points <= 1_000_000 else { return fail(.unreadablePoints, into: &output) }
        guard let income = Self.number(bytes(5)) else { return fail(.unreadableIncome, into: &output) }
        let candidate = candidates[index]
        let deprivations: (deprived: UInt16, unknown: UInt16)
        do throws(DeprivationProblem) {
            deprivations = try Deprivations.parse(bytes(6), indicators: candidate.kernel.indicatorCount)
        } catch {
            return fail(Self.rowError(error), into: &output)
        }
        let (possible, basis) = candidate.kernel.decide(
            isUrban: isUrban, points: Int32(points), income: income, deprived: deprivations.deprived,
            unknown: deprivations.unknown)
        output.append(contentsOf: candidate.opening)
        output.append(contentsOf: Self.classBytes[Int(possible)])
        output.append(UInt8(ascii: ","))
        output.append(contentsOf: Self.possibleBytes[Int(possible)])
        output.append(contentsOf: candidate.closing)
        if givesReasons {
            reasons[index].append(
                isUrban: isUrban, points: points, income: income, deprived: deprivations.deprived,
                unknown: deprivations.unknown, basis: basis, to: &output)
        }
        output.append(10)
        return true
    }

    private func fail(_ error: RowError, into output: inout [UInt8]) -> Bool {
        output.append(contentsOf: ",,error,,,".utf8)
        output.append(contentsOf: #""[{""step"":""error"",""reason"":"""#.utf8)
        output.append(contentsOf: error.rawValue.utf8)
        output.append(contentsOf: "\"\"}]\"\n".utf8)
        return false
    }

    private static func rowError(_ problem: DeprivationProblem) -> RowError {
        switch problem {
        case .unreadable: .unreadableDeprivations
        case .unknownIndicator: .unknownIndicator
        case .contradictory: .contradictoryDeprivations
        }
    }

    /// The id as it was, quoted again where it must be.
    private func appendID(_ block: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
        let isQuoted = range.lowerBound > 0 && block[range.lowerBound - 1] == UInt8(ascii: "\"")
        if isQuoted { output.append(UInt8(ascii: "\"")) }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: block[range]))
        if isQuoted { output.append(UInt8(ascii: "\"")) }
    }

    /// A real day as the number yyyyMMdd.
    private static func day(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45 else { return nil }
        var value = 0
        for index in 0..<10 where index != 4 && index != 7 {
            guard (48...57).contains(bytes[index]) else { return nil }
            value = value * 10 + Int(bytes[index] - 48)
        }
        let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
        guard year > 0, (1...12).contains(month), day >= 1, day <= 28 || day <= CalendarDate.days(inMonth: month, of: year)
        else { return nil }
        return value
    }

    private static func isUrban(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
        guard bytes.count == 5 else { return nil }
        if bytes.elementsEqual("rural".utf8) { return false }
        return bytes.elementsEqual("urban".utf8) ? true : nil
    }

    /// Plain digits; −1 for an empty field, which is "not known".
    private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard !bytes.isEmpty else { return -1 }
        guard bytes.count <= 18 else { return nil }
        var value: Int64 = 0
        for byte in bytes {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int64(byte - 48)
        }
        return value
    }

    private static let names = PovertyClass.allCases.map(\.rawValue)

    private static let classBytes: [[UInt8]] = (0..<16).map { mask in
        mask.nonzeroBitCount == 1 ? Array(names[mask.trailingZeroBitCount].utf8) : Array("cannot_say".utf8)
    }

    private static let possibleBytes: [[UInt8]] = (0..<16).map { mask in
        Array(names.indices.filter { mask & (1 << $0) != 0 }.map { names[$0] }.joined(separator: ";").utf8)
    }
}

/// Seven ranges without an array behind them.
struct InlineFields {
    private var storage: (Range<Int>, Range<Int>, Range<Int>, Range<Int>, Range<Int>, Range<Int>, Range<Int>) = (
        0..<0, 0..<0, 0..<0, 0..<0, 0..<0, 0..<0, 0..<0
    )

    subscript(_ index: Int) -> Range<Int> {
        get { withUnsafeBytes(of: storage) { $0.assumingMemoryBound(to: Range<Int>.self)[index] } }
        set { withUnsafeMutableBytes(of: &storage) { $0.assumingMemoryBound(to: Range<Int>.self)[index] = newValue } }
    }
}

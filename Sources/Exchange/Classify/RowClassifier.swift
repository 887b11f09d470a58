import Core
import Foundation
import Law
import Registry
import Words

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
    /// Of the sentences about rows that could not be read.
    let language: Language

    /// - Parameter forced: a standard to use whatever the day.
    init(standards: [PovertyStandard], forced: Bool, header: ClassifyHeader, givesReasons: Bool, language: Language) {
        self.language = language
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
    func classify(
        _ block: UnsafeBufferPointer<UInt8>, _ memo: AnswerMemo, into output: inout RowBuffer
    ) -> (rows: Int, errors: Int) {
        guard let start = block.baseAddress else { return (0, 0) }
        // A row is its id and the rest where the id stands first and no quotes hide commas or line ends.
        let hasMemo = header.roles.first == 0 && memchr(start, 34, block.count) == nil
        var (rows, errors, position) = (0, 0, 0)
        return withUnsafeTemporaryAllocation(of: Range<Int>.self, capacity: header.roles.count + 1) { fields in
            fields.initialize(repeating: 0..<0)
            while position < block.count {
                guard hasMemo, memo.isWorthwhile, let row = Self.row(start + position, upTo: block.count - position) else {
                    let line = FieldSplitter.split(block, from: position, into: fields)
                    position = line.next
                    if line.fields == 1, fields[0].isEmpty { continue }  // an empty line
                    rows += 1
                    if !classify(block, fields, count: line.fields, into: &output) { errors += 1 }
                    continue
                }
                rows += 1
                let key = start + position + row.id
                let hash = AnswerMemo.hash(key, count: row.length - row.id)
                if let known = memo.answer(to: key, count: row.length - row.id, hash: hash) {
                    output.reserve(row.id + known.count)
                    output.append(start + position, count: row.id)
                    output.append(known.bytes, count: known.count)
                    if known.isError { errors += 1 }
                } else {
                    let before = output.count + row.id
                    let line = FieldSplitter.split(block, from: position, into: fields)
                    let isGood = classify(block, fields, count: line.fields, into: &output)
                    if !isGood { errors += 1 }
                    memo.keep(
                        AnswerMemo.Answer(bytes: output.base + before, count: output.count - before, isError: !isGood), to: key,
                        count: row.length - row.id, hash: hash)
                }
                position += row.length + 1
            }
            return (rows, errors)
        }
    }

    /// How long the row at `start` is up to its line end, and its id up to the first comma; `nil` where it has no comma
    /// or no line end.
    @inline(__always)
    private static func row(_ start: UnsafePointer<UInt8>, upTo count: Int) -> (id: Int, length: Int)? {
        guard let end = memchr(start, 10, count) else { return nil }
        let length = UnsafeRawPointer(end) - UnsafeRawPointer(start)
        for id in 0..<length where start[id] == UInt8(ascii: ",") { return (id, length) }
        return nil
    }

    private func classify(
        _ block: UnsafeBufferPointer<UInt8>, _ fields: UnsafeMutableBufferPointer<Range<Int>>, count: Int,
        into output: inout RowBuffer
    ) -> Bool {
        var ours = InlineFields()
        let isComplete = count == header.roles.count
        for index in 0..<min(count, header.roles.count) where header.roles[index] >= 0 {
            ours[header.roles[index]] = fields[index]
        }
        appendID(block, ours[0], to: &output)
        let bytes: (Int) -> UnsafeBufferPointer<UInt8> = { UnsafeBufferPointer(rebasing: block[ours[$0]]) }
        guard isComplete else {
            let fault = ClassifyWords.Fault.fields(found: count, wanted: header.roles.count)
            return fail(.wrongNumberOfFields, UnsafeBufferPointer(rebasing: block[0..<0]), fault, column: nil, into: &output)
        }
        guard let day = Self.day(bytes(1)) else {
            return fail(.unreadableDay, bytes(1), .day(proposal: RowProblem.day(bytes(1))), column: 1, into: &output)
        }
        guard let index = candidates.firstIndex(where: { isForced || ($0.from <= day && day <= $0.to) }) else {
            return fail(.noRules, bytes(1), noStandard, column: 1, into: &output)
        }
        guard let isUrban = Self.isUrban(bytes(2)) else {
            return fail(.unreadableResidence, bytes(2), .residence(proposal: RowProblem.residence(bytes(2))), column: 2, into: &output)
        }
        guard let persons = Self.number(bytes(3)), persons != 0, persons <= 1_000 else {
            return fail(.unreadablePersons, bytes(3), .persons, column: 3, into: &output)
        }
        guard let points = Self.number(bytes(4)), points <= 1_000_000 else {
            return fail(.unreadablePoints, bytes(4), .points, column: 4, into: &output)
        }
        guard let income = Self.number(bytes(5)) else { return fail(.unreadableIncome, bytes(5), .income, column: 5, into: &output) }
        let candidate = candidates[index]
        let deprivations: (deprived: UInt16, unknown: UInt16)
        do throws(DeprivationProblem) {
            deprivations = try Deprivations.parse(bytes(6), indicators: candidate.kernel.indicatorCount)
        } catch {
            let (reason, fault) = Self.rowError(error, indicators: candidate.kernel.indicatorCount)
            return fail(reason, bytes(6), fault, column: 6, into: &output)
        }
        let (possible, basis) = candidate.kernel.decide(
            isUrban: isUrban, points: Int32(points), income: income, deprived: deprivations.deprived,
            unknown: deprivations.unknown)
        output.append(candidate.opening)
        output.append(Self.classBytes[Int(possible)])
        output.append(UInt8(ascii: ","))
        output.append(Self.possibleBytes[Int(possible)])
        output.append(candidate.closing)
        if givesReasons {
            reasons[index].append(
                isUrban: isUrban, points: points, income: income, deprived: deprivations.deprived,
                unknown: deprivations.unknown, basis: basis, to: &output)
        }
        output.append(10)
        return true
    }

    /// Off the way of the good rows, so that these stay small and fast.
    @inline(never)
    private func fail(
        _ error: RowError, _ value: UnsafeBufferPointer<UInt8>, _ fault: ClassifyWords.Fault, column: Int?, into output: inout RowBuffer
    ) -> Bool {
        output.append(RowProblem(error, column: column, value: value, fault).bytes(language))
        return false
    }

    private var noStandard: ClassifyWords.Fault {
        func iso(_ day: Int) -> String { CalendarDate(packed: day)?.iso ?? "" }
        return .noStandard(from: iso(candidates.map(\.from).min() ?? 0), to: iso(candidates.map(\.to).max() ?? 0))
    }

    private static func rowError(_ problem: DeprivationProblem, indicators: Int) -> (RowError, ClassifyWords.Fault) {
        switch problem {
        case .unreadable: (.unreadableDeprivations, .deprivations)
        case .unknownIndicator: (.unknownIndicator, .unknownIndicator(upTo: indicators))
        case .contradictory: (.contradictoryDeprivations, .contradictory)
        }
    }

    /// The id as it was, quoted again where it must be.
    private func appendID(_ block: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to output: inout RowBuffer) {
        let isQuoted = range.lowerBound > 0 && block[range.lowerBound - 1] == UInt8(ascii: "\"")
        if isQuoted { output.append(UInt8(ascii: "\"")) }
        output.append(block.baseAddress! + range.lowerBound, count: range.count)
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

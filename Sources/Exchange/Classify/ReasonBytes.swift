import Core
import Law
import Registry

/// The reasons of a standard as ready-made bytes with holes for the numbers: the same steps that `classification(of:)`
/// gives, written for rows by the million.
struct ReasonBytes: Sendable {
    /// A step up to its value, and from its value to its end.
    private struct Piece: Sendable {
        let head: [UInt8]
        let tail: [UInt8]

        init(_ step: Reason.Step, limit: Int64, _ citation: Citation) {
            head = Array(#"{""step"":""\#(step.rawValue)"",""value"":"#.utf8)
            tail = Array(#","limit":\#(limit),"source":"\#(citation.text)"}"#.replacing("\"", with: "\"\"").utf8)
        }
    }

    private struct LinePieces: Sendable {
        let pointsWithin: Piece?
        let pointsOver: Piece?
        let within: Piece
        let between: Piece
        let average: Piece?
        let over: Piece
        let unknown: Piece
        let points: Int64
        let poorUpTo: Int64
        let nearPoorUpTo: Int64
        let averageUpTo: Int64

        init(_ line: IncomeLine) {
            points = line.points.map { Int64($0.value) } ?? -1
            poorUpTo = line.poorUpTo.amount
            nearPoorUpTo = line.nearPoorUpTo.amount
            averageUpTo = (line.averageLivingUpTo?.value ?? line.nearPoorUpTo).amount
            pointsWithin = line.points.map { Piece(.pointsWithin, limit: Int64($0.value), $0.citation) }
            pointsOver = line.points.map { Piece(.pointsOver, limit: Int64($0.value), $0.citation) }
            within = Piece(.incomeWithin, limit: poorUpTo, line.citation)
            between = Piece(.incomeBetween, limit: nearPoorUpTo, line.citation)
            average = line.averageLivingUpTo.map { Piece(.incomeInAverageBand, limit: $0.value.amount, $0.citation) }
            over = Piece(.incomeOver, limit: averageUpTo, line.citation)
            unknown = Piece(.incomeUnknown, limit: line.points.map { Int64($0.value) } ?? poorUpTo, line.citation)
        }
    }

    private let urban: LinePieces
    private let rural: LinePieces
    private let cutoff: Int
    private let isAnd: Bool
    private let enough: Piece
    private let few: Piece
    private let open: Piece

    init(_ standard: PovertyStandard) {
        urban = LinePieces(standard.lines[.urban]!)
        rural = LinePieces(standard.lines[.rural]!)
        cutoff = standard.deprivationCutoff.value
        isAnd = standard.method == .incomeAndDeprivation
        enough = Piece(.deprivationsEnough, limit: Int64(cutoff), standard.deprivationCutoff.citation)
        few = Piece(.deprivationsFew, limit: Int64(cutoff), standard.deprivationCutoff.citation)
        open = Piece(.deprivationsUnknown, limit: Int64(cutoff), standard.deprivationCutoff.citation)
    }

    func append(
        isUrban: Bool, points: Int64, income: Int64, deprived: UInt16, unknown: UInt16, basis: StandardKernel.Basis,
        to output: inout RowBuffer
    ) {
        let line = isUrban ? urban : rural
        let piece: Piece
        let value: Int64
        var deprivationsMatter = false
        switch basis {
        case .points:
            value = points
            piece = points <= line.points ? line.pointsWithin! : line.pointsOver!
            deprivationsMatter = points <= line.points && isAnd
        case .income:
            value = income
            if income <= line.poorUpTo {
                (piece, deprivationsMatter) = (line.within, isAnd)
            } else if income <= line.nearPoorUpTo {
                (piece, deprivationsMatter) = (line.between, !isAnd)
            } else {
                piece = income <= line.averageUpTo ? line.average ?? line.over : line.over
            }
        case .none: (piece, value, deprivationsMatter) = (line.unknown, -1, true)
        }
        output.append(Self.opening)
        append(piece, value, upTo: nil, to: &output)
        if deprivationsMatter {
            output.append(UInt8(ascii: ","))
            let least = deprived.nonzeroBitCount
            let most = least + unknown.nonzeroBitCount
            append(
                least >= cutoff ? enough : most < cutoff ? few : open, Int64(least), upTo: most > least ? Int64(most) : nil,
                to: &output)
        }
        output.append(Self.closing)
    }

    private func append(_ piece: Piece, _ value: Int64, upTo: Int64?, to output: inout RowBuffer) {
        output.append(piece.head)
        if value < 0 { output.append(Self.null) } else { Self.append(value, to: &output) }
        if let upTo {
            output.append(Self.upTo)
            Self.append(upTo, to: &output)
        }
        output.append(piece.tail)
    }

    private static let opening = Array("\"[".utf8)
    private static let closing = Array("]\"".utf8)
    private static let null = Array("null".utf8)
    private static let upTo = Array(#",""up_to"":"#.utf8)

    private static func append(_ value: Int64, to output: inout RowBuffer) {
        if value >= 10 { append(value / 10, to: &output) }
        output.append(48 + UInt8(value % 10))
    }
}

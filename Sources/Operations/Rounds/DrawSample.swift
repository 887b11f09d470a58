import Access
import Core
import Database
import Law
import Registry
import Store

/// Draws reviewed households of a commune by lot, to be asked again by the level above. A second draw needs a reason, and both stay on
/// record: nobody draws until the sample pleases.
public struct DrawSample: Operation {
    public static let name = "DrawSample"
    public static let permission = Permission.verifySamples

    public var round: ReviewRound.ID
    public var commune: Area.ID
    public var size: ReviewSample.Size
    /// Why the sample that holds is not enough; empty for the first.
    public var reason: String

    public init(round: ReviewRound.ID, commune: Area.ID, size: ReviewSample.Size, reason: String = "") {
        self.round = round
        self.commune = commune
        self.size = size
        self.reason = reason
    }

    public func area(in transaction: any ReadTransaction, _ context: OperationContext) throws -> Area.ID { commune }

    public func perform(in transaction: any WriteTransaction, _ context: OperationContext) throws -> Performed<Int> {
        try context.refuseUnlessAbove()
        let book = try context.book(round, Self.permission, in: transaction)
        guard try book.situation(of: commune).place == .commune else { throw RoundRefusal(.unitNotInRound) }
        let candidates = book.rows(in: commune).compactMap { row in
            row.facts.isPresent
                ? row.facts.sheet.map {
                    ReviewSample.Candidate(reviewCase: row.facts.id, village: row.facts.village, code: row.code, sheet: $0.id)
                } : nil
        }
        var lacks: [RoundLack] = []
        let held = try SampleBook(book, in: transaction).samples(of: commune)
        if let last = held.last, reason.isEmpty { lacks.append(.drawnAlready(last.sample.drawnAt.day)) }
        let count = size.count(of: candidates.count)
        if candidates.isEmpty { lacks.append(.nothingToSample) } else if count == nil { lacks.append(.sampleSize(candidates.count)) }
        try context.refuse(lacks)
        let bits = Digest(of: "\(context.randomness.bits())-\(context.randomness.bits())").hex
        let sample = ReviewSample(
            id: context.key(), round: round, commune: commune, size: size.text, seed: String(bits.prefix(16)),
            reason: held.isEmpty ? "" : reason, drawnAt: context.now)
        let drawn = ReviewSample.drawn(count ?? 0, of: candidates, seed: sample.seed)
        try transaction.insert(
            StoredSample(sample: sample, officer: context.officer?.id, candidates: candidates, drawn: drawn))
        var detail = ["size": size.text, "households": String(drawn.count), "of": String(candidates.count), "seed": sample.seed]
        if !sample.reason.isEmpty { detail["reason"] = sample.reason }
        return Performed(drawn.count, subjects: [round.subject, commune.subject, sample.id.subject], detail: detail)
    }
}

extension OperationContext {
    /// Who verifies stands above the communes.
    func refuseUnlessAbove() throws {
        guard let officer else { return }
        let levels = officer.assignments(granting: .verifySamples, on: today).compactMap {
            areas.lastKnown(of: $0.area, on: today)?.level
        }
        guard levels.contains(where: { $0 < .commune }) else { throw RoundRefusal(.notFromAbove) }
    }
}

import Access
import Core
import Foundation
import Operations
import Registry
import Store

/// What came of a job about acts on units.
public struct AreaActsDone: Hashable, Sendable, Codable {
    /// The last act carried out, or the one taken back.
    public var act: AreaAct.ID
    public var households: Int

    public init(act: AreaAct.ID, households: Int) {
        self.act = act
        self.households = households
    }

    public init(stored text: String) throws { self = try JSONDecoder().decode(AreaActsDone.self, from: Data(text.utf8)) }

    var stored: String { (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "" }
}

/// Carries acts on units out, or takes one back, while its officer looks at the progress.
struct AreaActJobs {
    let desk: Desk

    func perform(
        _ work: AreaActWork, job: Job.ID, as officer: Officer, _ tell: @escaping @Sendable (Progress) -> Void
    ) async throws -> AreaActsDone {
        let report: @Sendable (Int, Int) -> Void = { tell(Progress(.followingUnits, done: $0, total: $1)) }
        do {
            switch work {
            case .apply(let acts):
                var done: AreaActsDone?
                for (index, act) in acts.enumerated() {
                    let key = "\(job) \(index)"
                    let output = try await desk.perform(
                        ApplyAreaAct(act, progress: report), as: officer, request: RequestKey(key: key, digest: Digest(of: key).bytes))
                    done = AreaActsDone(act: output.act, households: (done?.households ?? 0) + output.households)
                }
                guard let done else { throw AreaActProblem.empty }
                return done
            case .undo(let act, let reason):
                let households = try await desk.perform(
                    UndoAreaAct(act: act, reason: reason, progress: report), as: officer,
                    request: RequestKey(key: job.description, digest: Digest(of: job.description).bytes))
                return AreaActsDone(act: act, households: households)
            }
        } catch {
            guard let sentence = AreaRefusal.sentence(error, in: desk.shelves.areas) else { throw error }
            throw JobFailure.refusal(sentence)
        }
    }
}

import Registry
import Store

/// How many of some households of a round have come how far; those that are no more are left out.
public struct CaseCounts: Hashable, Sendable {
    public private(set) var all = 0
    /// With a sheet that counts.
    public private(set) var withSheet = 0
    public private(set) var unclear = 0
    /// Agreed or ruled upon, and not decided yet.
    public private(set) var agreed = 0
    public private(set) var decided = 0

    public init(_ rows: [CaseRow], in book: RoundBook) {
        for row in rows {
            let state = book.state(row)
            guard state != .gone else { continue }
            all += 1
            if row.facts.sheet != nil, !state.needsSheet { withSheet += 1 }
            if state == .cannotSay { unclear += 1 }
            if state == .decided { decided += 1 }
            if state.isReady, state != .decided { agreed += 1 }
        }
    }
}

import Core
import Markup
import Registry
import Store
import Words

/// On the page of a household: which of its members may be somebody else of the registry, and what was decided of them.
struct HouseholdPairsPart {
    let visit: Visit
    let members: [Member]
    let pairs: [StoredPair]

    private var open: [StoredPair] { pairs.filter { $0.state == .open || $0.state == .later } }
    private var decided: [StoredPair] { pairs.filter { $0.state == .different || $0.state == .same } }

    /// Above everything else, where something waits.
    var banner: HTML {
        guard !open.isEmpty else { return .empty }
        return """
            <div class="banner warn"><p>\(LinkageWords.onHousehold(open.count))</p><ul>\(open.map(line))</ul></div>
            """
    }

    /// What was decided, below the members.
    var decisions: HTML {
        guard !decided.isEmpty else { return .empty }
        return """
            <details><summary>\(LinkageWords.title): \(LinkageWords.decidedOnHousehold.lowercased()) (\(decided.count))</summary><ul>\(decided.map(line))</ul></details>
            """
    }

    private func line(_ stored: StoredPair) -> HTML {
        let name = members.first { stored.pair.people.contains($0.person.id) }?.person.name ?? ""
        let evidence = stored.evidence.filter(\.isFor).map(LinkageWords.sentence).joined(separator: ", ")
        let told = stored.state == .open || stored.state == .later ? evidence : LinkageWords.name(stored.state)
        return "<li><a href=\"\(SitePath.duplicates(stored.pair))\">\(name)</a>: \(told)</li>"
    }
}

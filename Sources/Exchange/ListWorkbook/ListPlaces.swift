import Core
import Registry

/// Finds the village that a line means, and says which unit is wanted where a code or a name will not do.
final class ListPlaces {
    struct Found: Hashable {
        var village: Area.ID?
        var problem: ListNotice.Code?
        var proposal = ""
        /// The name of the village, where it was written with other marks.
        var readAs: String?
    }

    private let context: ListWorkbook.Context
    private var known: [String: Found] = [:]
    /// Communes of the unit on the day of the list.
    private let communes: Set<Area.ID>

    init(_ context: ListWorkbook.Context) {
        self.context = context
        communes = Set(context.areas.descendants(of: context.unit, at: .commune, on: context.asOf).map(\.area))
    }

    func village(code: String, commune: String, village: String) -> Found {
        let key = "\(code)\n\(commune)\n\(village)"
        if let found = known[key] { return found }
        let found = search(code: code, commune: commune, village: village)
        known[key] = found
        return found
    }

    /// The unit may have another name, or be another one, on the day of the list.
    private var unitName: String {
        (context.areas.version(of: context.unit, on: context.asOf) ?? context.areas.lastKnown(of: context.unit, on: context.today))?.name
            ?? ""
    }

    private func search(code: String, commune: String, village: String) -> Found {
        let own = context.areas.version(of: context.unit, on: context.asOf)
        var parent = own.flatMap { $0.level >= .commune ? (($0.level == .commune ? $0.area : $0.parent)) : nil }
        if own?.level == .village { return Found(village: context.unit) }
        if !code.isEmpty || !commune.isEmpty {
            let lookup =
                code.isEmpty
                ? context.areas.lookup(name: commune, at: .commune, under: province, on: context.asOf)
                : context.areas.lookup(code: code, on: context.asOf)
            switch lookup {
            case .found(let version):
                guard communes.contains(version.area) || version.area == context.unit else {
                    return Found(problem: .unitOther, proposal: unitName)
                }
                // A code that has been used again is told apart by the name beside it.
                if !code.isEmpty, !commune.isEmpty, !sameName(version.name, commune) {
                    if case .unknown = context.areas.lookup(name: commune, at: .commune, under: province, on: context.asOf) {
                        return Found(problem: .unitNameDiffers, proposal: "\(code)\t\(version.name)")
                    }
                    return Found(problem: .unitObsolete, proposal: "\(code) – \(version.name)")
                }
                parent = version.area
            case .obsolete(_, let successors):
                return Found(problem: .unitObsolete, proposal: successors.map { "\($0.code ?? "") \($0.name)" }.joined(separator: " / "))
            case .ambiguous(let versions):
                return Found(problem: .unitAmbiguous, proposal: versions.map { "\($0.code ?? "") \($0.name)" }.joined(separator: " / "))
            case .unknown: return Found(problem: .unitUnknown, proposal: unitName)
            }
        }
        guard !village.isEmpty else { return Found(problem: .villageMissing) }
        switch context.areas.lookup(name: village, at: .village, under: parent ?? context.unit, on: context.asOf) {
        case .found(let version):
            return Found(village: version.area, readAs: village.spells(unit: version.name) ? nil : version.name)
        case .obsolete(let version, let successors):
            // A village that only changed its name or parent is the same village.
            if context.areas.version(of: version.area, on: context.asOf) != nil { return Found(village: version.area) }
            return Found(problem: .villageUnknown, proposal: successors.map(\.name).joined(separator: " / "))
        case .ambiguous(let versions): return Found(problem: .villageAmbiguous, proposal: versions.map(\.name).joined(separator: " / "))
        case .unknown:
            let near = (parent.map { context.areas.children(of: $0, on: context.asOf) } ?? []).map(\.name)
            return Found(problem: .villageUnknown, proposal: near.nearest(to: village).prefix(3).joined(separator: " / "))
        }
    }

    private var province: Area.ID? { context.areas.ancestor(of: context.unit, at: .province, on: context.asOf) }

    private func sameName(_ official: String, _ written: String) -> Bool {
        let (left, right) = (official.spellingKey, written.spellingKey)
        return left == right || left.hasSuffix(" " + right) || right.hasSuffix(" " + left)
            || official.searchKey.hasSuffix(written.searchKey)
    }
}

extension [String] {
    /// The names, those first that the fewest letters part from `written`.
    fileprivate func nearest(to written: String) -> [String] {
        // "Thôn Bốn" means "Thôn 4".
        let wanted = Set([written.searchKey, written.searchKey.withDigits]).map(Array<Character>.init)
        return map { name in (name: name, distance: wanted.map { $0.letters(to: Array<Character>(name.searchKey)) }.min() ?? 0) }
            .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.map(\.name)
    }
}

extension String {
    private static let numbers = [
        "mot": "1", "hai": "2", "ba": "3", "bon": "4", "nam": "5", "sau": "6", "bay": "7", "tam": "8", "chin": "9", "muoi": "10",
    ]

    /// The key with the words of numbers as digits.
    fileprivate var withDigits: String {
        split(separator: " ").map { Self.numbers[String($0)] ?? String($0) }.joined(separator: " ")
    }
}

extension [Character] {
    /// How many letters have to be put in, left out or put otherwise.
    fileprivate func letters(to other: [Character]) -> Int {
        var row = Array<Int>(0...other.count)
        for (index, letter) in enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, wanted) in other.enumerated() {
                let cost = Swift.min(diagonal + (letter == wanted ? 0 : 1), row[column] + 1, row[column + 1] + 1)
                diagonal = row[column + 1]
                row[column + 1] = cost
            }
        }
        return row[other.count]
    }
}

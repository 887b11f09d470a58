import Core

/// What a code or a name in someone's file can mean on a day.
public enum AreaLookup: Hashable, Sendable {
    /// Exactly one unit has it on the day.
    case found(AreaVersion)
    /// No unit has it on the day, but one had it before (or has it later); with the units that took its place by then.
    case obsolete(AreaVersion, successors: [AreaVersion])
    /// Several units can be meant, such as Hương Vân and Hương Văn for "Huong Van".
    case ambiguous([AreaVersion])
    case unknown
}

extension AreaHistory {
    /// The unit that has `code` on `day`. A code is never matched by its number: leading zeros count.
    public func lookup(code: String, on day: CalendarDate) -> AreaLookup {
        resolve(versions(withCode: code), on: day)
    }

    /// The unit called `name` under `parent` on `day`: first letter by letter, then without marks, with or without its kind.
    ///
    /// Names that agree exactly win over names that agree only without marks, so "Hương Văn" is never taken for
    /// "Hương Vân", while "Huong Van" is ambiguous and must be asked.
    public func lookup(name: String, at level: AreaLevel, under parent: Area.ID?, on day: CalendarDate) -> AreaLookup {
        let candidates = all.filter { version in
            guard version.level == level else { return false }
            guard let parent else { return true }
            return isInside(version, parent, on: day)
        }
        let wanted = Spelling(name)
        let exact = candidates.filter { Spelling($0.name).marked == wanted.marked || Spelling($0.name).markedBare == wanted.markedBare }
        if !exact.isEmpty { return resolve(exact, on: day) }
        let similar = candidates.filter { Spelling($0.name).foldedBare == wanted.foldedBare }
        // Without marks it may be Hương Vân or Hương Văn: nobody guesses, whether they exist today or have ended.
        if Set(similar.map { Spelling($0.name).markedBare }).count > 1 { return .ambiguous(similar) }
        return resolve(similar, on: day)
    }

    private func isInside(_ version: AreaVersion, _ parent: Area.ID, on day: CalendarDate) -> Bool {
        let moment = version.holds(on: day) ? day : (version.validUntil ?? version.validFrom)
        return version.level.rawValue > 1
            && (version.parent == parent
                || [AreaLevel.province, .district, .commune].contains { ancestor(of: version.area, at: $0, on: moment) == parent })
    }

    private func resolve(_ matches: [AreaVersion], on day: CalendarDate) -> AreaLookup {
        let current = matches.filter { $0.holds(on: day) }
        if current.count == 1 { return .found(current[0]) }
        if current.count > 1 {
            return Set(current.map(\.area)).count == 1 ? .found(current[0]) : .ambiguous(current)
        }
        // Nobody has it on the day: the last who had it, and what became of that unit.
        guard let last = matches.filter({ $0.validFrom <= day }).max(by: { $0.validFrom < $1.validFrom }) ?? matches.first
        else { return .unknown }
        if Set(matches.map(\.area)).count > 1, matches.allSatisfy({ $0.validFrom > day }) { return .ambiguous(matches) }
        return .obsolete(last, successors: currentSuccessors(of: last.area, on: day))
    }

    /// The units that `area` has become by `day`, following successions and renamings.
    public func currentSuccessors(of area: Area.ID, on day: CalendarDate) -> [AreaVersion] {
        if let version = version(of: area, on: day) { return [version] }
        var seen: Set<Area.ID> = [area]
        var open = [area]
        var result: [AreaVersion] = []
        while let next = open.popLast() {
            for step in successors(of: next) where step.effectiveOn <= day && seen.insert(step.successor).inserted {
                if let version = version(of: step.successor, on: day) {
                    result.append(version)
                } else {
                    open.append(step.successor)
                }
            }
        }
        return result
    }
}

extension String {
    /// True where it writes the name of a unit with the marks of the name, with or without its kind; or with no marks at all.
    public func spells(unit name: String) -> Bool {
        let (mine, wanted) = (Spelling(self), Spelling(name))
        return mine.marked == wanted.marked || mine.markedBare == wanted.markedBare || lowercased().utf8.allSatisfy { $0 < 0x80 }
    }
}

/// The spellings by which a name is compared.
private struct Spelling {
    /// As written, tone placement evened out, in small letters.
    let marked: String
    /// The same without the words of its kind (xã, phường, thôn, …).
    let markedBare: String
    /// Without marks and without the words of its kind.
    let foldedBare: String

    init(_ name: String) {
        let words = name.nfc.split(whereSeparator: \.isWhitespace)
        let bare = words.drop(while: { AreaKindWords.all.contains(String($0).searchKey) })
        let kept = (bare.isEmpty ? words[...] : bare).joined(separator: " ")
        marked = name.spellingKey
        markedBare = kept.spellingKey
        foldedBare = kept.searchKey
    }
}

/// Words of kinds before a name, without marks: xa, phuong, thi tran, thon, to dan pho, …
enum AreaKindWords {
    static let all: Set<String> = [
        "xa", "phuong", "thi", "tran", "thon", "ban", "to", "dan", "pho", "tdp", "dac", "khu", "tinh", "thanh", "huyen", "quan",
        "tp", "tx", "tt", "p", "x",
    ]
}

import Core
import Law
import Registry

/// Forms 7.2 and 7.3: how a list went from its opening to its closing, household by household, never typed.
///
/// - Source: Thông tư 07/2021/TT-BLĐTBXH, Phụ lục VII: `9 = 1 − 2 − 3 − 4 + 5 + 6 + 7 + 8`, for households and for persons.
struct Movement {
    /// Poor for 7.2, near-poor for 7.3.
    let povertyClass: PovertyClass

    private var other: PovertyClass { povertyClass == .poor ? .nearPoor : .poor }

    /// Fills columns 1 to 9 (index 0 to 8).
    func tally(_ register: RegisterYear, into tally: inout FormTally) {
        for household in register.households {
            let (wasHere, isHere) = (household.open == povertyClass, household.close == povertyClass)
            if wasHere, let row = household.openRow { tally.add(row, 0, household, persons: household.openPersons) }
            if isHere, let row = household.closeRow { tally.add(row, 8, household, persons: household.closePersons) }
            switch (wasHere, isHere) {
            case (false, false): continue
            case (true, true) where household.openRow == household.closeRow:
                // The household stays: its births and deaths are changes of persons alone.
                if household.left > 0 { tally.add(household.openRow!, 3, household, households: 0, persons: household.left) }
                if household.joined > 0 { tally.add(household.openRow!, 7, household, households: 0, persons: household.joined) }
            default:
                if wasHere { tally.add(household.openRow!, outflow(household), household, persons: household.openPersons) }
                if isHere { tally.add(household.closeRow!, inflow(household), household, persons: household.closePersons) }
            }
        }
    }

    /// Column 2, 3 or 4 as an index.
    private func outflow(_ household: RegisterYear.Household) -> Int {
        guard household.openRow == household.closeRow, let close = household.close else { return 3 }
        if povertyClass == .poor { return close == .nearPoor ? 1 : 2 }
        return close == .poor ? 2 : 1
    }

    /// How many households moved from one line to another while on the list at the beginning or the end, and of those that came onto it in
    /// the year how many the whole unit got by column 5, 6 or 7.
    func movedWithin(_ register: RegisterYear) -> (households: Int, wouldBe: [Int: Int]) {
        var (count, columns) = (0, [Int: Int]())
        for household in register.households {
            guard let open = household.openRow, let close = household.closeRow, open != close,
                household.open == povertyClass || household.close == povertyClass
            else { continue }
            count += 1
            guard household.close == povertyClass, household.open != povertyClass else { continue }
            columns[(household.open == other ? 4 : fallenBackOrNew(household)) + 1, default: 0] += 1
        }
        return (count, columns)
    }

    private func fallenBackOrNew(_ household: RegisterYear.Household) -> Int {
        (povertyClass == .poor ? household.wasPoor : household.wasNearPoor) ? 5 : 6
    }

    /// Column 5, 6, 7 or 8 as an index. Of those from outside both lists, who had ever been recognized in the class fell back into it
    /// (tái nghèo, tái cận nghèo); whoever had only been in the other class is newly in this one.
    private func inflow(_ household: RegisterYear.Household) -> Int {
        if household.openRow != nil, household.openRow != household.closeRow { return 7 }
        if household.open == other { return 4 }
        if household.openRow == nil, household.movedIn { return 7 }
        return fallenBackOrNew(household)
    }
}

extension RegisterYear {
    /// What columns 1 to 9 of form 7.2 (of 7.3 for near-poor) count, by line.
    public func movement(of povertyClass: PovertyClass) -> [(households: [Int], persons: [Int])] {
        var tally = FormTally(rows: rows.count, columns: 9)
        Movement(povertyClass: povertyClass).tally(self, into: &tally)
        return rows.indices.map { row in
            ((0..<9).map { tally.sum([row], $0, .households) }, (0..<9).map { tally.sum([row], $0, .persons) })
        }
    }
}

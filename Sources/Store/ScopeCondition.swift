import Access
import Core
import Database
import Registry

extension AreaScope {
    /// The condition that a household row (`household` or its alias) lies in the scope. An empty scope gives no row.
    func condition(on alias: HouseholdAlias = .household) -> SQL {
        let communes = Array(communes).sorted()
        let villages = Array(villages).sorted()
        switch (alias, villages.isEmpty) {
        case (.household, true): return "household.commune_id IN \(communes)"
        case (.household, false):
            return "(household.commune_id IN \(communes) OR household.village_id IN \(villages))"
        // `coalesce` keeps both engines from taking the index on communes and sorting all that it finds.
        case (.householdWithoutIndex, true): return "coalesce(household.commune_id, household.village_id) IN \(communes)"
        case (.householdWithoutIndex, false):
            return "(coalesce(household.commune_id, household.village_id) IN \(communes) OR household.village_id IN \(villages))"
        // Words of names lie by village, which stays what it is when communes merge; the counts know its present commune.
        case (.nameWord, true):
            return "name_word.village_id IN (SELECT village_id FROM household_count WHERE commune_id IN \(communes))"
        case (.nameWord, false):
            return """
                name_word.village_id IN (SELECT village_id FROM household_count WHERE commune_id IN \(communes) OR village_id IN \(villages))
                """
        }
    }
}

/// The table on which a scope is put; a closed list, so that no name from outside reaches SQL.
enum HouseholdAlias {
    case household, householdWithoutIndex, nameWord
}

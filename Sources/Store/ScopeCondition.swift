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
        case (.nameWord, true): return "name_word.commune_id IN \(communes)"
        case (.nameWord, false):
            return """
                (name_word.commune_id IN \(communes)
                 OR name_word.household_id IN (SELECT id FROM household WHERE village_id IN \(villages)))
                """
        }
    }
}

/// The table on which a scope is put; a closed list, so that no name from outside reaches SQL.
enum HouseholdAlias {
    case household, householdWithoutIndex, nameWord
}

import Core
import Registry

extension HouseholdRow {
    /// A household as it was on a day, as a row of a list.
    ///
    /// - Parameter commune: in which its village lies on the map that is looked at.
    public init(_ state: HouseholdState, on day: CalendarDate, commune: Area.ID) {
        self.init(
            household: Household(
                id: state.household, code: state.code, village: state.village, address: state.address, status: .active, version: 0),
            commune: commune, head: state.head, headName: state.headName, headSortKey: state.headSortKey, persons: state.persons,
            povertyClass: state.povertyClass, classSince: state.classSince, flags: state.flags(on: day), ethnicity: state.ethnicity)
    }
}

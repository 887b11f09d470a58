import Core
import Database
import Registry

/// Resident households and persons of a unit at the review of a year, by urban and rural: the base of its rates.
public struct PopulationBase: Hashable, Sendable {
    public var area: Area.ID
    public var year: Int
    public var residence: Residence
    public var households: Int
    public var persons: Int
    public var minorityHouseholds: Int?
    public var minorityPersons: Int?
    /// What stands as the source of made-up figures.
    public static let madeUp = "demonstration"

    /// Where the figures come from, as the officer states it.
    public var source: String

    public init(
        area: Area.ID, year: Int, residence: Residence, households: Int, persons: Int, minorityHouseholds: Int?,
        minorityPersons: Int?, source: String
    ) {
        self.area = area
        self.year = year
        self.residence = residence
        self.households = households
        self.persons = persons
        self.minorityHouseholds = minorityHouseholds
        self.minorityPersons = minorityPersons
        self.source = source
    }
}

extension ReadTransaction {
    public func populationBases(of areas: [Area.ID], year: Int) throws -> [PopulationBase] {
        try rows(
            """
            SELECT area_id, year, residence, households, persons, minority_households, minority_persons, source
              FROM population_base WHERE year = \(year) AND area_id IN \(areas) ORDER BY area_id, residence
            """
        ) { row in
            let text = try row.text(2)
            guard let residence = Residence(rawValue: text) else {
                throw StoreError.unreadable("population_base.residence \(text)")
            }
            return PopulationBase(
                area: try row.key(0), year: try row.int(1), residence: residence, households: try row.int(3),
                persons: try row.int(4), minorityHouseholds: try row.intOrNil(5), minorityPersons: try row.intOrNil(6),
                source: try row.text(7))
        }
    }
}

extension ReadTransaction {
    /// How many bases are on record for `areas` from `year` on.
    public func countBases(of areas: [Area.ID], since year: Int) throws -> Int {
        try first("SELECT count(*) FROM population_base WHERE area_id IN \(areas) AND year >= \(year)") { try $0.int(0) } ?? 0
    }
}

extension WriteTransaction {
    public func upsert(_ base: PopulationBase) throws {
        try execute(
            """
            INSERT INTO population_base (area_id, year, residence, households, persons, minority_households,
                                         minority_persons, source)
            VALUES (\(base.area), \(base.year), \(base.residence), \(base.households), \(base.persons),
                    \(base.minorityHouseholds), \(base.minorityPersons), \(base.source))
            ON CONFLICT (area_id, year, residence) DO UPDATE
               SET households = excluded.households, persons = excluded.persons,
                   minority_households = excluded.minority_households, minority_persons = excluded.minority_persons,
                   source = excluded.source
            """)
    }
}

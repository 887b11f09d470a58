import Core
import Law

/// What another rule set would make of the households of a unit: counted by commune and group, with no effect on records.
public struct Simulation: Sendable {
    /// The households that are counted together; a household is in all that fit it.
    public enum Group: Hashable, Sendable, CaseIterable {
        case all, urban, rural
        case flag(HouseholdFlags)

        public static let flags: [HouseholdFlags] = [
            .ethnicMinority, .femaleHead, .child, .disability, .olderPerson, .meritorious, .noLabourCapacity,
        ]
        public static let allCases: [Group] = [.all, .urban, .rural] + flags.map(Group.flag)

        /// A name for files that programs read.
        public var code: String {
            switch self {
            case .all: "all"
            case .urban: "urban"
            case .rural: "rural"
            case .flag(let flag): Self.codes[flag.rawValue] ?? ""
            }
        }

        private static let codes = [
            1: "ethnic_minority", 2: "meritorious", 4: "female_head", 8: "child", 16: "disability", 32: "older_person",
            64: "no_labour_capacity",
        ]

        func holds(_ household: Household) -> Bool {
            switch self {
            case .all: true
            case .urban: household.residence == .urban
            case .rural: household.residence == .rural
            case .flag(let flag): household.flags.contains(flag)
            }
        }
    }

    /// What the other rules say of a household.
    public enum Finding: Hashable, Sendable {
        case certain(PovertyClass)
        /// Classes still possible, because answers are missing.
        case open([PovertyClass])
        /// No sheet that could be asked.
        case noSheet

        public init(_ possible: [PovertyClass]) { self = possible.count == 1 ? .certain(possible[0]) : .open(possible) }

        public var possible: [PovertyClass] {
            switch self {
            case .certain(let povertyClass): [povertyClass]
            case .open(let possible): possible
            case .noSheet: []
            }
        }

        /// A name for files that programs read.
        public var code: String {
            switch self {
            case .certain(let povertyClass): povertyClass.rawValue
            case .open: "cannot_say"
            case .noSheet: "no_sheet"
            }
        }
    }

    /// What becomes of a household: on the lists of poor and near-poor or not.
    public enum Passage: String, Hashable, Sendable, CaseIterable {
        case enters, leaves, staysPoorer, staysBetter, stays, mayEnter, mayLeave, mayChange, outside, noSheet

        public init(from: PovertyClass?, to: Finding) {
            let wasListed = from?.isListed ?? false
            switch to {
            case .noSheet: self = .noSheet
            case .certain(let now):
                switch (wasListed, now.isListed) {
                case (false, true): self = .enters
                case (true, false): self = .leaves
                case (false, false): self = .outside
                case (true, true): self = now == from ? .stays : now == .poor ? .staysPoorer : .staysBetter
                }
            case .open(let possible):
                let listed = possible.count(where: \.isListed)
                if wasListed { self = listed < possible.count ? .mayLeave : .mayChange } else { self = listed > 0 ? .mayEnter : .outside }
            }
        }

        /// True where it is certain that the household comes onto the lists, goes off them, or changes its class on them.
        public var isCertainChange: Bool { [.enters, .leaves, .staysPoorer, .staysBetter].contains(self) }
    }

    /// What a table of passages has across.
    public enum Column: Hashable, Sendable, CaseIterable {
        case certain(PovertyClass)
        case open, noSheet

        public static let allCases: [Column] = PovertyClass.allCases.map(Column.certain) + [.open, .noSheet]

        init(_ finding: Finding) {
            switch finding {
            case .certain(let povertyClass): self = .certain(povertyClass)
            case .open: self = .open
            case .noSheet: self = .noSheet
            }
        }
    }

    public struct Household: Sendable {
        public var id: Registry.Household.ID
        public var commune: Area.ID
        public var residence: Residence?
        public var flags: HouseholdFlags
        public var persons: Int
        /// As it stands now; `nil` where nothing was ever recognized or can be said.
        public var from: PovertyClass?
        public var to: Finding

        public init(
            id: Registry.Household.ID, commune: Area.ID, residence: Residence?, flags: HouseholdFlags, persons: Int, from: PovertyClass?,
            to: Finding
        ) {
            self.id = id
            self.commune = commune
            self.residence = residence
            self.flags = flags
            self.persons = persons
            self.from = from
            self.to = to
        }
    }

    public struct Cell: Hashable, Sendable {
        public var commune: Area.ID
        public var group: Group
        public var from: PovertyClass?
        public var to: Finding
    }

    public struct Count: Hashable, Sendable, Codable {
        public var households = 0
        public var persons = 0

        public init(households: Int = 0, persons: Int = 0) {
            self.households = households
            self.persons = persons
        }

        static func += (sum: inout Count, other: Count) {
            sum.households += other.households
            sum.persons += other.persons
        }
    }

    public private(set) var counts: [Cell: Count] = [:]
    /// The households whose place on the lists certainly changes, in the order they were added.
    public private(set) var changed: [(household: Registry.Household.ID, from: PovertyClass?, to: PovertyClass)] = []

    public init() {}

    public mutating func add(_ household: Household) {
        let count = Count(households: 1, persons: household.persons)
        for group in Group.allCases where group.holds(household) {
            counts[Cell(commune: household.commune, group: group, from: household.from, to: household.to), default: Count()] += count
        }
        if case .certain(let now) = household.to, Passage(from: household.from, to: household.to).isCertainChange {
            changed.append((household.id, household.from, now))
        }
    }

    /// What a line of a table tells of some communes and a group.
    public func line(_ group: Group = .all, of commune: Area.ID? = nil) -> Line {
        var line = Line()
        for (cell, count) in counts where cell.group == group && (commune == nil || cell.commune == commune) { line.add(count, of: cell) }
        return line
    }

    /// How many households are on the lists now, would be under the other rules, and come and go.
    public struct Line: Hashable, Sendable {
        public private(set) var all = Count()
        public private(set) var now: [PovertyClass: Count] = [:]
        /// Certainly of a class under the other rules.
        public private(set) var then: [PovertyClass: Count] = [:]
        /// Of that class or of another: answers are missing.
        public private(set) var possibly: [PovertyClass: Count] = [:]
        public private(set) var passages: [Passage: Count] = [:]
        private var between: [Between: Int] = [:]

        private struct Between: Hashable {
            var from: PovertyClass?
            var to: Column
        }

        fileprivate mutating func add(_ count: Count, of cell: Cell) {
            all += count
            if let from = cell.from { now[from, default: Count()] += count }
            switch cell.to {
            case .certain(let povertyClass): then[povertyClass, default: Count()] += count
            case .open(let possible): for povertyClass in possible { possibly[povertyClass, default: Count()] += count }
            case .noSheet: break
            }
            passages[Passage(from: cell.from, to: cell.to), default: Count()] += count
            between[Between(from: cell.from, to: Column(cell.to)), default: 0] += count.households
        }

        public func households(_ passage: Passage) -> Int { passages[passage]?.households ?? 0 }

        public func households(from: PovertyClass?, to: Column) -> Int { between[Between(from: from, to: to)] ?? 0 }

        /// The least and the most households that would be of a class.
        public func range(_ povertyClass: PovertyClass) -> ClosedRange<Int> {
            let least = then[povertyClass]?.households ?? 0
            return least...least + (possibly[povertyClass]?.households ?? 0)
        }
    }
}

extension Simulation {
    /// A simulation with all that it rests on.
    public struct Outcome: Sendable {
        /// `nil` for all households of a unit.
        public var round: ReviewRound?
        public var standard: PovertyStandard
        public var simulation: Simulation
        /// True where sheets of other standards were carried over.
        public var restates: Bool
        /// What those sheets do not tell.
        public var notAsked: [DeprivationIndicator]
        /// True where points of a sheet had to be left aside, because they stand for income under their own standard alone.
        public var leavesPoints: Bool
        public var supposedPoints: [Residence: Int]

        public init(
            round: ReviewRound?, standard: PovertyStandard, simulation: Simulation = Simulation(), restates: Bool = false,
            notAsked: [DeprivationIndicator] = [], leavesPoints: Bool = false, supposedPoints: [Residence: Int]
        ) {
            self.round = round
            self.standard = standard
            self.simulation = simulation
            self.restates = restates
            self.notAsked = notAsked
            self.leavesPoints = leavesPoints
            self.supposedPoints = supposedPoints
        }
    }
}

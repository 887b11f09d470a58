import Core
import Law
import Registry

/// The columns of the file that `classify` reads, in whatever order its header has them.
struct ClassifyHeader: Sendable {
    static let names = [
        "id", "reviewed_on", "residence", "persons", "income_points", "monthly_income_per_person", "deprivations",
    ]

    /// For each column of the file, its place in `names`; −1 for a column that is not ours.
    let roles: [Int]

    init(_ fields: [String]) throws(ClassifyError) {
        roles = fields.map { Self.names.firstIndex(of: $0.cleanedLine) ?? -1 }
        for (index, name) in Self.names.enumerated() {
            switch roles.count(where: { $0 == index }) {
            case 1: continue
            case 0: throw .missingColumn(name)
            default: throw .repeatedColumn(name)
            }
        }
    }
}

/// Why a whole file could not be classified.
public enum ClassifyError: Error, Hashable, Sendable {
    case missingColumn(String)
    case repeatedColumn(String)
    case emptyFile
    case cannotRead(String)
    case cannotWrite(String)
    /// A line longer than a block: not a table.
    case lineTooLong
    case unknownStandard(String)
    /// The result would be written over what is being read.
    case sameFile
}

/// Why one row could not be classified.
enum RowError: String, Sendable {
    case wrongNumberOfFields = "wrong_number_of_fields"
    case unreadableDay = "unreadable_reviewed_on"
    case noRules = "no_standard_on_day"
    case unreadableResidence = "unreadable_residence"
    case unreadablePersons = "unreadable_persons"
    case unreadablePoints = "unreadable_income_points"
    case unreadableIncome = "unreadable_monthly_income"
    case unreadableDeprivations = "unreadable_deprivations"
    case unknownIndicator = "unknown_indicator"
    case contradictoryDeprivations = "contradictory_deprivations"
}

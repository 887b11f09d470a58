import Core
import Law

/// A household as a list workbook names it, after everything readable was read.
public struct ListedHousehold: Hashable, Sendable {
    /// The sheet and row of its first line.
    public var sheet: String
    public var row: Int
    /// Our own code, where the list came from us.
    public var code: String?
    public var village: Area.ID?
    public var povertyClass: PovertyClass?
    public var decisionNumber: String
    public var decisionOn: CalendarDate?
    public var hasNoLabourCapacity: Bool?
    /// Totals of the review sheets and causes, where the list states any.
    public var totals: ReviewTotals
    public var persons: [ListedPerson]

    public init(
        sheet: String, row: Int, code: String?, village: Area.ID?, povertyClass: PovertyClass?, decisionNumber: String,
        decisionOn: CalendarDate?, hasNoLabourCapacity: Bool?, totals: ReviewTotals, persons: [ListedPerson]
    ) {
        self.sheet = sheet
        self.row = row
        self.code = code
        self.village = village
        self.povertyClass = povertyClass
        self.decisionNumber = decisionNumber
        self.decisionOn = decisionOn
        self.hasNoLabourCapacity = hasNoLabourCapacity
        self.totals = totals
        self.persons = persons
    }

    /// Since when the list vouches for the household: the decision behind it may be older than the day up to which it holds.
    public func knownSince(asOf day: CalendarDate) -> CalendarDate { min(decisionOn ?? day, day) }

    /// Two mentions of one household that cannot both hold: two classes, or two decisions. The sheet of those that escaped repeats who is
    /// near-poor now, by a decision of its own.
    public func contradicts(_ other: ListedHousehold) -> Bool {
        func differ<Value: Equatable>(_ one: Value?, _ other: Value?) -> Bool { one != nil && other != nil && one != other }
        let classes = [povertyClass, other.povertyClass]
        if sheet != other.sheet, classes.contains(.notPoor) { return classes.contains(.poor) }
        let numbers = [decisionNumber, other.decisionNumber].map { $0.isEmpty ? nil : $0.spellingKey }
        return differ(povertyClass, other.povertyClass) || differ(numbers[0], numbers[1]) || differ(decisionOn, other.decisionOn)
    }

    public var head: ListedPerson? {
        let heads = persons.filter { $0.relation == .head }
        return heads.count == 1 ? heads[0] : nil
    }
}

/// A person as one line of a list names them; what the line does not say is `nil`.
public struct ListedPerson: Hashable, Sendable {
    public var row: Int
    /// Empty where the line leaves it out, which is an error.
    public var name: String
    public var relation: Relation?
    public var born: PartialDate?
    public var sex: Sex?
    public var ethnicity: EthnicGroup.ID?
    public var personalNumber: String?
    /// The cell of the name, where it has a title or a remark beside the name.
    public var writtenName: String?

    public init(
        row: Int, name: String, relation: Relation?, born: PartialDate?, sex: Sex?, ethnicity: EthnicGroup.ID?, personalNumber: String?,
        writtenName: String? = nil
    ) {
        self.row = row
        self.name = name
        self.relation = relation
        self.born = born
        self.sex = sex
        self.ethnicity = ethnicity
        self.personalNumber = personalNumber
        self.writtenName = writtenName
    }
}

/// Something about a line of a list that a person should know or must repair.
public struct ListNotice: Hashable, Sendable, Codable {
    public enum Code: String, Hashable, Sendable, Codable, CaseIterable {
        // errors: the household is not taken in
        case nameMissing = "name_missing"
        case nameUnacceptable = "name_unacceptable"
        /// A name with letters of an old font that cannot be read, or can be read in two ways.
        case nameGarbled = "name_garbled"
        case dateUnreadable = "date_unreadable"
        case dateNoSuchDay = "date_no_such_day"
        case dateTwoDigitYear = "date_two_digit_year"
        case dateInFuture = "date_in_future"
        case dateOrderUnclear = "date_order_unclear"
        case numberLostZero = "number_lost_zero"
        case numberDigitsLost = "number_digits_lost"
        case numberWrong = "number_wrong"
        case numberTwice = "number_twice"
        case numberElsewhere = "number_elsewhere"
        case numberOfFormer = "number_of_former"
        case sexUnreadable = "sex_unreadable"
        case ethnicityUnknown = "ethnicity_unknown"
        case ethnicityBareCode = "ethnicity_bare_code"
        case classUnreadable = "class_unreadable"
        case unitUnknown = "unit_unknown"
        case unitObsolete = "unit_obsolete"
        case unitAmbiguous = "unit_ambiguous"
        case unitOther = "unit_other"
        /// A code, and beside it the name of no unit.
        case unitNameDiffers = "unit_name_differs"
        case villageMissing = "village_missing"
        case villageUnknown = "village_unknown"
        case villageAmbiguous = "village_ambiguous"
        case headMissing = "head_missing"
        case headTwice = "head_twice"
        case codeUnknown = "code_unknown"
        case cellError = "cell_error"
        case decisionDateMissing = "decision_date_missing"
        case textUnacceptable = "text_unacceptable"
        case codeOfOthers = "code_of_others"
        case pointsUnreadable = "points_unreadable"
        case decisionInFuture = "decision_in_future"
        /// One running number, and the name of the head written in two ways.
        case headNameDiffers = "head_name_differs"
        /// Members follow who name a head that this household has not, but may well mean its own.
        case membersApart = "members_apart"
        /// A number that is of another member of the very household: two were swapped, or one slipped in.
        case numberOfAnother = "number_of_another"
        /// The head on record would stay head beside the one that the list names.
        case headStays = "head_stays"
        /// A further household of the list that is the same one on record.
        case householdTwice = "household_twice"
        /// Name, year and village are those of a head on record; number or people are not: the same household, or a namesake's.
        case headDoubtful = "head_doubtful"
        /// The lines of one household name two villages.
        case villagesContradict = "villages_contradict"
        /// A household that stands in the list twice, with two classes or decisions: neither is taken for the right one.
        case householdRepeated = "household_repeated"
        /// Lines of one household with others between them.
        case rowsApart = "rows_apart"
        /// People of a household on record, under a head by whom it is not found.
        case householdOfMembers = "household_of_members"
        /// A new household that is almost one on record or another one of the list.
        case householdNear = "household_near"
        /// Somebody new who is almost named as a member whom the list leaves out.
        case memberMaybe = "member_maybe"
        /// Somebody of a new household who may be a member of another one on record.
        case memberElsewhere = "member_elsewhere"
        /// Two lines of a household that may be of one person, of which one at least would come anew.
        case membersAlike = "members_alike"
        /// The last rows of a household are people of another one on record, whose head the list does not name.
        case headRowMissing = "head_row_missing"
        /// The line says of somebody that they have died.
        case nameOfDeceased = "name_of_deceased"
        // warnings: taken in, to be looked at
        case numberSexDiffers = "number_sex_differs"
        case numberYearDiffers = "number_year_differs"
        case numberFormerCard = "number_former_card"
        case decoded = "decoded"
        case relationUnknown = "relation_unknown"
        case capitals = "capitals"
        case duplicateRow = "duplicate_row"
        case rowSkipped = "row_skipped"
        case rowHidden = "row_hidden"
        case sizeDiffers = "size_differs"
        case ageUnlikely = "age_unlikely"
        case classMissing = "class_missing"
        case classDiffersFromPoints = "class_differs_from_points"
        case memberMissing = "member_missing"
        case memberLeft = "member_left"
        case sheetSkipped = "sheet_skipped"
        case onBothLists = "on_both_lists"
        case olderThanRecord = "older_than_record"
        /// Another decision of the day on which that on record was signed.
        case decisionOfSameDay = "decision_of_same_day"
        case decidedByRound = "decided_by_round"
        /// A newer decision that changes no class, and that cannot be recorded: without a number, or of a household on no list.
        case decisionNotRecorded = "decision_not_recorded"
        case causeUnknown = "cause_unknown"
        case pointsUnlikely = "points_unlikely"
        case pointsImpossible = "points_impossible"
        case sheetHidden = "sheet_hidden"
        case columnMissing = "column_missing"
        case headingRepeated = "heading_repeated"
        case formulasRead = "formulas_read"
        case agesUnlikely = "ages_unlikely"
        case adultMissing = "adult_missing"
        case nameLookAlike = "name_look_alike"
        /// A decision signed after the day of the list.
        case decisionAfterList = "decision_after_list"
        /// A title or a remark beside the name, which is not kept.
        case nameAnnotated = "name_annotated"
        case columnHidden = "column_hidden"
        case columnUnknown = "column_unknown"
        /// Households that the list calls poor or near-poor and names no decision for.
        case decisionMissing = "decision_missing"
        case registeredByHand = "registered_by_hand"
        case rowsContradict = "rows_contradict"
        /// Somebody new who may well be a person of another household.
        case personKnown = "person_known"
        case relationMissing = "relation_missing"
        /// Another sex than a member has on record.
        case sexChanged = "sex_changed"
        /// Another day of birth than a member has on record.
        case birthChanged = "birth_changed"
        /// Two husbands or wives of one head.
        case spouseTwice = "spouse_twice"
        /// One running number for two households.
        case householdNumberTwice = "household_number_twice"
        /// What belongs to a household stands on its first line alone.
        case cellsShared = "cells_shared"
        /// A decision of before the day from which the household is on record: the year of the decision does not count it.
        case decisionBeforeRegistry = "decision_before_registry"
        /// A number of a decision, and no column for its day: the day of the list is taken.
        case decisionDayAssumed = "decision_day_assumed"
        /// A village whose marks are written otherwise than those of any, read as the one that it is like.
        case villageReadAs = "village_read_as"
        /// One code with two running numbers, or one running number with two codes: the code decides.
        case householdNumberWrong = "household_number_wrong"
        /// Another name, in one word at most, under a number on record.
        case nameChanged = "name_changed"
        /// Another class than on record, and no decision.
        case classChangedUndecided = "class_changed_undecided"
        /// One number of a decision with two days of one year.
        case decisionOfTwoDays = "decision_of_two_days"
        /// Somebody new without a birth.
        case birthMissing = "birth_missing"
        /// Another number than a member has on record.
        case numberChanged = "number_changed"
        /// One name and day of birth in two households of the list.
        case personTwice = "person_twice"
        /// A poor or near-poor household on record that a full list of its village does not name.
        case householdMissing = "household_missing"
        /// A village that a full list does not seem to be about, though it names a household of it.
        case villageUncovered = "village_uncovered"
        /// Taken for a household on record by name, year and village of its head, where nothing else can tell.
        case headAssumed = "head_assumed"
        /// Relations to a head who has left: those on record stay.
        case relationsKept = "relations_kept"
        /// A new household whose head has name, year and village of a head on record and is somebody else.
        case namesake

        public var isError: Bool { Self.errors.contains(self) }

        private static let errors = Set(allCases.prefix { $0 != .numberSexDiffers })
    }

    public var code: Code
    public var sheet: String
    /// As Excel counts; 0 for the sheet or file as a whole.
    public var row: Int
    /// The letter of the column; empty where it is the line as a whole.
    public var column: String
    /// What stands there.
    public var value: String
    /// What it may have been meant to be.
    public var proposal: String
    /// Whose line it is; `nil` where it is nobody's, and in notices of earlier versions.
    public var person: String?
    /// Further lines of the household that say the same; `nil` in notices of earlier versions.
    public var also: [Int]?
    /// The sheet has no column for the codes of households; `nil` where it has one, and in notices of earlier versions.
    public var lacksCodeColumn: Bool?

    public init(
        _ code: Code, sheet: String, row: Int, column: String = "", value: String = "", proposal: String = "", person: String? = nil
    ) {
        self.code = code
        self.sheet = sheet
        self.row = row
        self.column = column
        self.value = value
        self.proposal = proposal
        self.person = person
    }
}

/// All that a list workbook says.
public struct HouseholdList: Sendable {
    public var households: [ListedHousehold]
    public var notices: [ListNotice]
    /// Lines that name a person.
    public var rows: Int
    /// The letters of the columns of each sheet, so that what a comparison finds is told at its cell.
    public var letters: [String: [ListedColumn: String]]

    public init(
        households: [ListedHousehold], notices: [ListNotice], rows: Int, letters: [String: [ListedColumn: String]] = [:]
    ) {
        self.households = households
        self.notices = notices
        self.rows = rows
        self.letters = letters
    }
}

/// Columns of a list at which a comparison with the registry finds something.
public enum ListedColumn: Hashable, Sendable {
    case householdNumber, householdCode, name, relation, born, sex, personalNumber, village, povertyClass, decisionNumber, decisionOn
}

extension ListNotice.Code {
    /// The column that what a comparison found is about; `nil` for the line as a whole.
    public var comparedColumn: ListedColumn? {
        switch self {
        case .numberTwice, .numberElsewhere, .numberOfFormer, .numberOfAnother, .numberChanged: .personalNumber
        case .codeUnknown, .codeOfOthers: .householdCode
        case .headStays, .relationsKept: .relation
        case .householdTwice, .headDoubtful, .memberLeft, .personKnown, .householdOfMembers, .householdNear, .memberMaybe, .nameChanged,
            .memberElsewhere, .membersAlike, .headAssumed, .namesake:
            .name
        case .birthMissing, .birthChanged: .born
        case .sexChanged: .sex
        case .spouseTwice: .relation
        case .classChangedUndecided: .povertyClass
        case .olderThanRecord, .decisionBeforeRegistry, .decisionOfTwoDays: .decisionOn
        case .decisionOfSameDay, .decidedByRound, .decisionNotRecorded: .decisionNumber
        default: nil
        }
    }
}

extension FormCheck {
    /// One thing that cannot be right in somebody's form, with the cells that say so.
    public struct Finding: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable {
            case identity, rate, rateOverWhole = "rate_over_whole", rateWithoutBase = "rate_without_base"
            case partOverWhole = "part_over_whole", partsOverWhole = "parts_over_whole"
            case deprivationsFew = "deprivations_few", deprivationsMany = "deprivations_many"
            case sumOfParts = "sum_of_parts", notComputed = "not_computed"
            /// Words where a number belongs.
            case word
            case negative, notWhole = "not_whole"
            /// An empty cell without which something cannot be reckoned.
            case notGiven = "not_given"
            case personsFewer = "persons_fewer", personsWithoutHouseholds = "persons_without_households"
            /// Empty cells of a column: nothing is wrong as long as they mean none. A note.
            case blanks
        }

        public var sheet: String
        public var row: Int
        public var label: String
        public var kind: Kind
        /// As the form numbers it.
        public var column: String
        /// As Excel names it: `F7`.
        public var cell: String
        /// What stands there; `nil` where nothing does, or no number.
        public var found: Double?
        /// What would be right, or the whole that a part may not exceed.
        public var expected: Double?
        /// What is written where it is no number.
        public var written: String?
        /// The cells reckoned with: `C4:C9`, or the one that is compared.
        public var parts: [String] = []
        /// Those of them that are empty.
        public var blanks: [String] = []
        /// How the form says that the figure follows from other columns.
        public var formula: String?
    }

    /// How a sheet was recognized.
    public struct Recognition: Hashable, Sendable {
        public enum Way: String, Hashable, Sendable, Encodable { case number, title, columns }

        public var way: Way
        /// The text by which the form was recognized, and its cell; empty where only the columns tell.
        public var text: String
        public var cell: String
        /// The row in which the columns are numbered; `nil` where they were recognized by their headings.
        public var numberRow: Int?
    }

    public struct Result: Sendable {
        public var sheet: String
        public var form: String
        public var recognition: Recognition
        public var rows: Int
        public var findings: [Finding]
        /// What need not be wrong but should be known.
        public var notes: [Finding]
        public var rowsWithFindings: Int { Set(findings.map { "\($0.sheet)\n\($0.row)" }).count }
    }

    /// A sheet that could not be checked.
    public struct Miss: Hashable, Sendable {
        public enum Reason: Hashable, Sendable {
            /// Neither number nor title of a form; with the texts on top of the sheet.
            case noForm(top: [String])
            /// No row of numbers, and headings that do not say which columns these are; the first that was not found.
            case noColumns(form: String, text: String, cell: String, columns: Int, missing: String)
            case noFigures(form: String)
        }

        public var sheet: String
        public var reason: Reason
    }

    /// No sheet of the workbook could be checked.
    public struct NothingToCheck: Error, Hashable, Sendable {
        public var misses: [Miss]
    }
}

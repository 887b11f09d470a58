import Core
import Foundation

/// Everything that the folder `law/` holds, read and checked.
public struct LawFolder: Sendable {
    public let ruleBook: RuleBook
    public let documents: [String: LegalDocument]
    public let forms: [String: FormDefinition]
    public let codeLists: CodeLists
    public let tiles: TileMap
    /// By which money is shared among units.
    public let allocationRules: [AllocationRule]
    /// Questionnaires with which a survey can be opened, by title.
    public let questionnaires: [Questionnaire]
    public let examples: [StandardExample]
    /// Everything wrong with the folder; rules are used only when it is empty.
    public let problems: [LawProblem]

    /// Loads the folder for use.
    ///
    /// - Throws: the first `LawProblem`: no part of a folder with a fault is used.
    public static func load(_ path: String) throws -> LawFolder {
        let folder = LawFolder(readingAll: path)
        if let problem = folder.problems.first { throw problem }
        return folder
    }

    /// Reads all that can be read and collects every problem.
    public init(readingAll path: String) {
        var problems: [LawProblem] = []
        func read<Value>(_ folder: String, _ make: (String, String) throws(LawProblem) -> Value) -> [(file: String, value: Value)] {
            Self.files(in: path, folder).compactMap { file in
                do throws(LawProblem) {
                    return (file, try make(file, try Self.text(path, file)))
                } catch {
                    problems.append(error)
                    return nil
                }
            }
        }
        let documents = read("documents") { file, text throws(LawProblem) in try LegalDocument(file: file, text: text) }
        let standards = read("rules/poverty-standard") { file, text throws(LawProblem) in
            file.hasSuffix("examples.yaml") ? nil : try PovertyStandard(file: file, text: text)
        }.compactMap { entry in entry.value.map { (file: entry.file, value: $0) } }
        let tables = ["rules/review-sheet", "demonstration"].flatMap { folder in
            read(folder) { file, text throws(LawProblem) in try ScoreTable(file: file, text: text) }
        }
        let escaped = read("rules/newly-escaped") { file, text throws(LawProblem) in try NewlyEscapedRule(file: file, text: text) }
        let residences = read("rules/residence-of-change-year") { file, text throws(LawProblem) in
            try ResidenceRule(file: file, text: text)
        }
        let procedures = read("rules/review-procedure") { file, text throws(LawProblem) in
            file == LimitExample.file ? nil : try ReviewProcedures(file: file, text: text)
        }.compactMap { entry in entry.value.map { (file: entry.file, value: $0) } }.sorted { $0.value.appliesFrom < $1.value.appliesFrom }
        let allocation = read("allocation") { file, text throws(LawProblem) in try AllocationRule(file: file, text: text) }
        let programmes = read("programmes") { file, text throws(LawProblem) in try NationalProgramme(file: file, text: text) }
        let questionnaires = read("surveys") { file, text throws(LawProblem) in try Questionnaire(file: file, text: text) }
        self.questionnaires = questionnaires.map(\.value).sorted { ($0.title, $0.id) < ($1.title, $1.id) }
        let plans = read("plans") { file, text throws(LawProblem) in try ProgrammePlan(file: file, text: text) }
        let (calendar, calendarCitations) = Self.calendar(path, &problems)
        let forms = read("forms") { file, text throws(LawProblem) in try FormDefinition(file: file, text: text) }
        var codeLists = CodeLists(ethnicGroups: [], causes: [])
        do throws(LawProblem) { codeLists = try CodeLists(law: path) } catch { problems.append(error) }
        tiles = read("areas") { file, text throws(LawProblem) in try TileMap(file: file, text: text) }.first?.value ?? .none
        var examples: [StandardExample] = []
        do throws(LawProblem) { examples = try StandardExample.all(law: path) } catch { problems.append(error) }
        var limitExamples: [LimitExample] = []
        do throws(LawProblem) { limitExamples = try LimitExample.all(text: Self.text(path, LimitExample.file)) } catch {
            problems.append(error)
        }
        problems += limitExamples.compactMap { $0.problem(under: calendar) }
        self.documents = Dictionary(documents.map { ($0.value.id, $0.value) }, uniquingKeysWith: { first, _ in first })
        self.forms = Dictionary(forms.map { ($0.value.number, $0.value) }, uniquingKeysWith: { first, _ in first })
        self.codeLists = codeLists
        self.examples = examples
        allocationRules = allocation.map(\.value)
        ruleBook = RuleBook(
            standards: standards.map(\.value).sorted { $0.appliesFrom < $1.appliesFrom }, scoreTables: tables.map(\.value),
            newlyEscaped: escaped.map(\.value).sorted { $0.appliesFrom < $1.appliesFrom },
            residenceRules: residences.map(\.value).sorted { $0.appliesFrom < $1.appliesFrom },
            procedures: procedures.map(\.value), calendar: calendar,
            programmes: programmes.map(\.value).sorted { $0.appliesFrom < $1.appliesFrom })
        let citations =
            standards.flatMap { entry in entry.value.citations.map { (entry.file, $0) } }
            + tables.map { ($0.file, $0.value.citation) } + escaped.map { ($0.file, $0.value.citation) }
            + residences.map { ($0.file, $0.value.citation) }
            + forms.map { ($0.file, $0.value.citation) }
            + procedures.flatMap { entry in entry.value.citations.map { (entry.file, $0) } }
            + allocation.flatMap { entry in entry.value.citations.map { (entry.file, $0) } }
            + programmes.flatMap { entry in entry.value.citations.map { (entry.file, $0) } }
            + calendarCitations + limitExamples.map { (LimitExample.file, $0.decidedBy) }
        for (file, citation) in citations where self.documents[citation.document]?.anchors[citation.anchor] == nil {
            problems.append(LawProblem(file: file, key: "source", line: nil, reason: .danglingCitation(citation.text)))
        }
        for (file, plan) in plans { problems += plan.problems(in: file, programmes.map(\.value)) }
        problems += Self.calendarProblems(standards) + Self.procedureProblems(procedures)
        self.problems = problems
    }

    /// Standards of one scope follow each other without overlap and without a gap.
    private static func calendarProblems(_ standards: [(file: String, value: PovertyStandard)]) -> [LawProblem] {
        var problems: [LawProblem] = []
        for group in Dictionary(grouping: standards, by: { $0.value.scope }).values {
            let ordered = group.sorted { $0.value.appliesFrom < $1.value.appliesFrom }
            for (earlier, later) in zip(ordered, ordered.dropFirst()) {
                if later.value.appliesFrom <= earlier.value.appliesTo {
                    problems.append(
                        LawProblem(file: later.file, key: "appliesFrom", line: nil, reason: .overlappingDays(with: earlier.value.id)))
                } else if later.value.appliesFrom > earlier.value.appliesTo.adding(days: 1), earlier.value.scope == .national {
                    problems.append(LawProblem(file: later.file, key: "appliesFrom", line: nil, reason: .gap(after: earlier.value.id)))
                }
            }
        }
        return problems
    }

    /// Procedures follow each other without overlap and without a gap.
    private static func procedureProblems(_ procedures: [(file: String, value: ReviewProcedures)]) -> [LawProblem] {
        zip(procedures, procedures.dropFirst()).compactMap { earlier, later in
            guard let last = earlier.value.appliesTo, last < later.value.appliesFrom else {
                return LawProblem(file: later.file, key: "appliesFrom", line: nil, reason: .overlappingDays(with: earlier.value.id))
            }
            return last.adding(days: 1) == later.value.appliesFrom
                ? nil : LawProblem(file: later.file, key: "appliesFrom", line: nil, reason: .gap(after: earlier.value.id))
        }
    }

    /// The working days, and what their files cite.
    private static func calendar(_ path: String, _ problems: inout [LawProblem]) -> (WorkingCalendar, [(String, Citation)]) {
        let weeklyFile = "calendars/weekly.yaml"
        do throws(LawProblem) {
            let weekly = try Weekly(file: weeklyFile, text: try text(path, weeklyFile))
            var holidays: [Int: [WorkingCalendar.Holiday]] = [:]
            var citations = [(weeklyFile, weekly.citation)]
            for file in files(in: path, "calendars") where file != weeklyFile {
                let year = try YearOfHolidays(file: file, text: try text(path, file), weekend: weekly.weekend)
                guard holidays.updateValue(year.holidays, forKey: year.year) == nil else {
                    throw LawProblem(file: file, key: "year", line: nil, reason: .wrongValue("\(year.year)"))
                }
                citations += year.holidays.map { (file, $0.citation) }
            }
            return (WorkingCalendar(weekend: weekly.weekend, holidays: holidays), citations)
        } catch {
            problems.append(error)
            return (WorkingCalendar(), [])
        }
    }

    static func files(in law: String, _ folder: String) -> [String] {
        let root = law + "/" + folder
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
    }

    static func text(_ law: String, _ file: String) throws(LawProblem) -> String {
        guard let data = FileManager.default.contents(atPath: "\(law)/\(file)"), let text = String(validating: data, as: UTF8.self)
        else { throw LawProblem(file: file, key: "", line: nil, reason: .unreadable("UTF-8")) }
        return text.replacing("\r\n", with: "\n")
    }
}

extension ProgrammePlan {
    /// A plan is of a programme that is known, and about projects of it.
    public func problems(in file: String, _ programmes: [NationalProgramme]) -> [LawProblem] {
        guard let programme = programmes.first(where: { $0.id == self.programme }) else {
            return [LawProblem(file: file, key: "programme", line: nil, reason: .wrongValue(self.programme))]
        }
        let codes = projects.map { ("projects", $0.code) } + duties.flatMap { duty in duty.projects.map { ("duties", $0) } }
        return codes.filter { programme.project($0.1) == nil }
            .map { LawProblem(file: file, key: $0.0, line: nil, reason: .wrongValue($0.1)) }
    }
}

extension PovertyStandard {
    var citations: [Citation] {
        [citation, deprivationCutoff.citation] + lines.values.map(\.citation)
            + lines.values.compactMap { $0.points?.citation } + lines.values.compactMap { $0.averageLivingUpTo?.citation }
            + [pointsEach?.citation].compactMap { $0 } + indicators.map(\.citation)
    }
}

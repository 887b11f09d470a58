import Core
import Law
import Operations
import Registry
import Words

/// What pages, workbooks and commands say beside the figures of a survey.
public enum SurveyNotes {
    public static func notes(
        of book: SurveyBook, _ earlier: SurveyBook?, _ results: SurveyResults, _ areas: AreaHistory, _ law: RuleBook
    ) -> [String] {
        var notes = [SurveyResultWords.method, SurveyResultWords.hiddenHint(book.survey.questionnaire.smallest)]
        if book.survey.state == .collecting { notes.insert(SurveyResultWords.running, at: 0) }
        if results.mergedStrata > 0 { notes.append(SurveyResultWords.merged(results.mergedStrata)) }
        guard let earlier else { return notes }
        let caveats = SurveyCaveats(earlier, book, areas, law)
        if let standards = caveats.standards { notes.append(SurveyResultWords.standards(standards.earlier, standards.later)) }
        if let day = caveats.unitsChangedOn { notes.append(SurveyResultWords.unitsChanged(day)) }
        if caveats.shared > 0 { notes.append(SurveyResultWords.shared(caveats.shared)) }
        let comparison = SurveyComparison((earlier.results(by: []), earlier.survey.questionnaire), (results, book.survey.questionnaire))
        if !comparison.changed.isEmpty { notes.append(SurveyResultWords.changed(comparison.changed)) }
        if !comparison.alone.isEmpty { notes.append(SurveyResultWords.alone(comparison.alone)) }
        return notes
    }

    /// How a group is called on a day.
    public static func groupName(
        _ areas: AreaHistory, _ today: CalendarDate, _ codeLists: CodeLists
    ) -> @Sendable (SurveyResults.Grouping, String) -> String {
        { grouping, key in
            switch grouping {
            case .village: Area.ID(key).flatMap { areas.lastKnown(of: $0, on: today)?.name } ?? SurveyResultWords.unplaced
            case .ethnicity: codeLists.ethnicGroups.first { $0.id == key }?.name ?? SurveyResultWords.unknown
            case .sex: Int(key).flatMap(Sex.init(rawValue:)).map { HouseholdWords.name($0) } ?? SurveyResultWords.unknown
            case .povertyClass: PovertyClass(rawValue: key).map(LawWords.name) ?? SurveyResultWords.unlisted
            }
        }
    }
}

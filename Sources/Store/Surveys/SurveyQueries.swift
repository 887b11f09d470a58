import Access
import Core
import Database
import Law
import Registry

extension ReadTransaction {
    /// Every survey, the newest first.
    public func surveys() throws -> [Survey] {
        let steps = try Dictionary(
            rows("SELECT survey_id, kind, reason, recorded_at FROM survey_step ORDER BY recorded_at, id") { row in
                guard let kind = Survey.StepKind(rawValue: try row.text(1)) else { throw StoreError.unreadable("survey_step.kind") }
                return (try row.key(0) as Survey.ID, [Survey.Step(kind: kind, reason: try row.text(2), at: try row.instant(3))])
            }, uniquingKeysWith: +)
        return try rows(
            """
            SELECT survey.id, year, number, stage, title, unit_id, programme, frame, starts_on, ends_on, document, questionnaire, opened_at,
                   method, strata, size, per_village, replacement, seed, drawn_at
              FROM survey LEFT JOIN survey_sample ON survey_id = survey.id ORDER BY starts_on DESC, opened_at DESC, survey.id
            """
        ) { row in
            guard let stage = Survey.Stage(rawValue: try row.text(3)), let frame = Survey.Frame(rawValue: try row.text(7)) else {
                throw StoreError.unreadable("survey")
            }
            let id: Survey.ID = try row.key(0)
            return Survey(
                id: id, year: try row.int(1), number: try row.int(2), stage: stage, title: try row.text(4), unit: try row.key(5),
                programme: try row.text(6), frame: frame, startsOn: try row.day(8), endsOn: try row.day(9), document: try row.text(10),
                questionnaire: try Questionnaire(file: "survey", text: try row.text(11)), openedAt: try row.instant(12),
                sample: row.isNull(13) ? nil : try Self.surveySample(row), steps: steps[id] ?? [])
        }
    }

    public func survey(_ id: Survey.ID) throws -> Survey? { try surveys().first { $0.id == id } }

    /// The highest number of a survey of the year; 0 where there is none.
    public func lastSurveyNumber(of year: Int) throws -> Int {
        try first("SELECT coalesce(max(number), 0) FROM survey WHERE year = \(year)") { try $0.int(0) } ?? 0
    }

    private static func surveySample(_ row: Row) throws -> SurveySample {
        guard let method = SurveySample.Method(rawValue: try row.text(13)), let strata = SurveySample.Strata(rawValue: try row.text(14)),
            let replacement = SurveySample.Replacement(rawValue: try row.text(17))
        else { throw StoreError.unreadable("survey_sample") }
        return SurveySample(
            plan: .init(
                method: method, strata: strata, size: try row.int(15), perVillage: try row.int(16), replacement: replacement),
            seed: try row.text(18), drawnAt: try row.instant(19))
    }
}

extension WriteTransaction {
    public func insert(_ survey: Survey, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO survey (id, year, number, stage, title, unit_id, programme, frame, starts_on, ends_on, document, questionnaire,
                                fingerprint, officer_id, opened_at)
            VALUES (\(survey.id), \(survey.year), \(survey.number), \(survey.stage.rawValue), \(survey.title), \(survey.unit),
                    \(survey.programme), \(survey.frame.rawValue), \(survey.startsOn), \(survey.endsOn), \(survey.document),
                    \(survey.questionnaire.content), \(survey.questionnaire.fingerprint), \(officer), \(survey.openedAt))
            """)
    }

    /// Keeps how a survey was drawn, with everybody who could have been.
    public func insert(
        _ sample: SurveySample, _ frame: [SurveyCandidate], drawn: [Household.ID: SurveySample.Draw], of survey: Survey.ID,
        officer: Officer.ID?
    ) throws {
        let plan = sample.plan
        try execute(
            """
            INSERT INTO survey_sample (survey_id, method, strata, size, per_village, replacement, seed, officer_id, drawn_at)
            VALUES (\(survey), \(plan.method.rawValue), \(plan.strata.rawValue), \(plan.size), \(plan.perVillage),
                    \(plan.replacement.rawValue), \(sample.seed), \(officer), \(sample.drawnAt))
            """)
        try insert(
            into: "survey_household",
            columns: [
                "survey_id", "household_id", "position", "village_id", "commune_id", "code", "class", "ethnicity", "head_sex", "stratum_id",
                "place_id", "weight_above", "weight_below",
            ],
            rows: frame.enumerated().lazy.map { index, row in
                let draw = drawn[row.candidate.household]
                return [
                    survey.sqlValue, row.candidate.household.sqlValue, (index + 1).sqlValue, row.candidate.village.sqlValue,
                    row.candidate.commune.sqlValue, .text(row.candidate.code), .text(row.povertyClass?.rawValue ?? "none"),
                    row.ethnicity.map { .text($0) } ?? .null, row.headSex.sqlValue, (draw?.stratum).sqlValue, (draw?.place).sqlValue,
                    (draw?.above).sqlValue, (draw?.below).sqlValue,
                ]
            })
    }

    public func insert(_ step: Survey.Step, id: Identifier<Survey.Step>, of survey: Survey.ID, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO survey_step (id, survey_id, kind, reason, officer_id, recorded_at)
            VALUES (\(id), \(survey), \(step.kind.rawValue), \(step.reason), \(officer), \(step.at))
            """)
    }
}

import Access
import Core
import Database
import Law
import Registry

/// A household that may be drawn, with by what results are told apart.
public struct SurveyCandidate: Sendable {
    public var candidate: SurveySample.Candidate
    public var povertyClass: PovertyClass?
    public var ethnicity: String?
    public var headSex: Sex?
}

/// A household of a sample as lists show it.
public struct SurveyRow: Sendable {
    public var household: Household.ID
    public var code: String
    public var headName: String
    public var address: String
    /// Where it lives now.
    public var village: Area.ID
    public var commune: Area.ID
    public var isPresent: Bool
    public var draw: SurveySample.Draw
    public var replaces: Household.ID?
    public var interviewer: Officer.ID?
}

extension ReadTransaction {
    /// The households of communes that may be drawn, by village and code.
    public func surveyFrame(_ frame: Survey.Frame, within scope: AreaScope) throws -> [SurveyCandidate] {
        let listed: SQL = frame == .listed ? "AND household.class IN ('poor', 'near_poor')" : ""
        return try rows(
            """
            SELECT household.id, household.village_id, household.commune_id, household.code, household.class, household.ethnicity, person.sex
              FROM household LEFT JOIN person ON person.id = household.head_id
             WHERE household.status = 'active' AND \(sql: scope.condition()) \(sql: listed) ORDER BY household.village_id, household.code
            """, Self.surveyCandidate)
    }

    /// Everybody who could have been drawn, in the order in which they were counted off.
    public func surveyCandidates(of survey: Survey.ID) throws -> [SurveyCandidate] {
        try rows(
            """
            SELECT household_id, village_id, commune_id, code, class, ethnicity, head_sex FROM survey_household
             WHERE survey_id = \(survey) ORDER BY position
            """, Self.surveyCandidate)
    }

    /// What results are made from: every household of the sample without its name, as it was when it was drawn, with its last visit.
    public func surveyResultRows(of survey: Survey.ID) throws -> [SurveyResults.Row] {
        let responses = try surveyResponses(of: survey)
        let pairs = try rows(
            """
            SELECT household_id, village_id, class, ethnicity, head_sex, stratum_id, place_id, weight_above, weight_below, replaces_id
              FROM survey_household WHERE survey_id = \(survey) AND stratum_id IS NOT NULL ORDER BY position
            """
        ) { row -> (SurveyResults.Row, replaces: Household.ID?) in
            let household: Household.ID = try row.key(0)
            let replaces: Household.ID? = try row.keyOrNil(9)
            return (
                SurveyResults.Row(
                    household: household, draw: try Self.surveyDraw(row, from: 5), village: try row.key(1),
                    ethnicity: try row.textOrNil(3), headSex: try row.intOrNil(4).flatMap(Sex.init(rawValue:)),
                    povertyClass: PovertyClass(rawValue: try row.text(2)), isReplacement: replaces != nil,
                    response: responses[household]), replaces
            )
        }
        let replaced = Set(pairs.compactMap(\.replaces))
        return pairs.map { row, _ in
            var row = row
            row.isReplaced = replaced.contains(row.household)
            return row
        }
    }

    /// The households of a sample in the scope, by village and name.
    public func surveyRows(of survey: Survey.ID, within scope: AreaScope) throws -> [SurveyRow] {
        try rows(
            """
            SELECT household.id, household.code, household.head_name, household.address, household.village_id, household.commune_id,
                   household.status, stratum_id, place_id, weight_above, weight_below, replaces_id, interviewer_id
              FROM survey_household JOIN household ON household.id = survey_household.household_id
             WHERE survey_id = \(survey) AND stratum_id IS NOT NULL AND \(sql: scope.condition())
             ORDER BY household.village_id, household.head_sort_key, household.id
            """
        ) { row in
            SurveyRow(
                household: try row.key(0), code: try row.text(1), headName: try row.text(2), address: try row.text(3),
                village: try row.key(4), commune: try row.key(5), isPresent: try row.text(6) == HouseholdStatus.active.rawValue,
                draw: try Self.surveyDraw(row, from: 7), replaces: try row.keyOrNil(11), interviewer: try row.keyOrNil(12))
        }
    }

    /// The survey and the household that the code on a printed sheet is of.
    public func surveyHousehold(of code: SurveyCode) throws -> (survey: Survey.ID, household: Household.ID)? {
        try first(
            """
            SELECT survey.id, survey_household.household_id FROM survey JOIN survey_household ON survey_id = survey.id
             WHERE year = \(code.year) AND number = \(code.number) AND survey_household.code = \(code.household) AND stratum_id IS NOT NULL
            """
        ) { (try $0.key(0), try $0.key(1)) }
    }

    /// The last visit to each household of a survey.
    public func surveyResponses(of survey: Survey.ID, household: Household.ID? = nil) throws -> [Household.ID: SurveyResponse] {
        let only: SQL = household.map { "AND household_id = \($0)" } ?? ""
        var answers: [SurveyResponse.ID: [SurveyAnswer]] = [:]
        try forEach(
            """
            SELECT response_id, question, person_id, choice, number, said FROM survey_answer
              JOIN survey_response ON survey_response.id = response_id WHERE survey_id = \(survey) \(sql: only)
            """
        ) { row in
            let value: SurveyAnswer.Value =
                if let choice = try row.textOrNil(3) { .choice(choice) } else if let number = try row.int64OrNil(4) { .number(number) } else
                {
                    .text(try row.text(5))
                }
            answers[try row.key(0), default: []].append(
                SurveyAnswer(question: try row.text(1), person: try row.keyOrNil(2), value: value))
        }
        var responses: [Household.ID: SurveyResponse] = [:]
        try forEach(
            """
            SELECT id, household_id, outcome, interviewed_on, note, recorded_at FROM survey_response
             WHERE survey_id = \(survey) \(sql: only) ORDER BY recorded_at, id
            """
        ) { row in
            guard let outcome = SurveyResponse.Outcome(rawValue: try row.text(2)) else { throw StoreError.unreadable("survey_response") }
            let (id, household): (SurveyResponse.ID, Household.ID) = (try row.key(0), try row.key(1))
            responses[household] = SurveyResponse(
                id: id, household: household, outcome: outcome, interviewedOn: try row.day(3), answers: answers[id] ?? [],
                note: try row.text(4), recordedAt: try row.instant(5))
        }
        return responses
    }

    /// Those of `households` that are on the lists of today.
    public func presentHouseholds(among households: [Household.ID]) throws -> Set<Household.ID> {
        var present: Set<Household.ID> = []
        for start in stride(from: 0, to: households.count, by: 500) {
            let part = Array(households[start..<min(start + 500, households.count)])
            try forEach("SELECT id FROM household WHERE id IN \(part) AND status = 'active'") { present.insert(try $0.key(0)) }
        }
        return present
    }

    private static func surveyCandidate(_ row: Row) throws -> SurveyCandidate {
        SurveyCandidate(
            candidate: .init(household: try row.key(0), village: try row.key(1), commune: try row.key(2), code: try row.text(3)),
            povertyClass: PovertyClass(rawValue: try row.text(4)), ethnicity: try row.textOrNil(5),
            headSex: try row.intOrNil(6).flatMap(Sex.init(rawValue:)))
    }

    private static func surveyDraw(_ row: Row, from column: Int) throws -> SurveySample.Draw {
        SurveySample.Draw(
            stratum: try row.key(column), place: try row.keyOrNil(column + 1), above: try row.int(column + 2),
            below: try row.int(column + 3))
    }
}

extension WriteTransaction {
    public func assignSurvey(_ survey: Survey.ID, _ households: [Household.ID], to interviewer: Officer.ID?) throws {
        for start in stride(from: 0, to: households.count, by: 500) {
            let part = Array(households[start..<min(start + 500, households.count)])
            try execute(
                """
                UPDATE survey_household SET interviewer_id = \(interviewer)
                 WHERE survey_id = \(survey) AND household_id IN \(part) AND stratum_id IS NOT NULL
                """)
        }
    }

    /// Puts a candidate into the sample in the place of a household.
    public func replaceInSurvey(
        _ survey: Survey.ID, _ replaced: Household.ID, by candidate: Household.ID, _ draw: SurveySample.Draw, interviewer: Officer.ID?
    ) throws {
        try execute(
            """
            UPDATE survey_household SET stratum_id = \(draw.stratum), place_id = \(draw.place), weight_above = \(draw.above),
                   weight_below = \(draw.below), replaces_id = \(replaced), interviewer_id = \(interviewer)
             WHERE survey_id = \(survey) AND household_id = \(candidate) AND stratum_id IS NULL
            """)
    }

    public func insert(_ response: SurveyResponse, of survey: Survey.ID, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO survey_response (id, survey_id, household_id, outcome, interviewed_on, note, officer_id, recorded_at)
            VALUES (\(response.id), \(survey), \(response.household), \(response.outcome.rawValue), \(response.interviewedOn),
                    \(response.note), \(officer), \(response.recordedAt))
            """)
        try insert(
            into: "survey_answer", columns: ["response_id", "question", "person_id", "choice", "number", "said"],
            rows: response.answers.lazy.map { answer in
                let (choice, number, said): (SQLValue, SQLValue, SQLValue) =
                    switch answer.value {
                    case .choice(let code): (.text(code), .null, .null)
                    case .number(let number): (.null, number.sqlValue, .null)
                    case .text(let text): (.null, .null, .text(text))
                    }
                return [response.id.sqlValue, .text(answer.question), answer.person.sqlValue, choice, number, said]
            })
    }
}

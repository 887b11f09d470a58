import Access
import Core
import Database
import Law
import Registry

/// That somebody looked at a signal, and what they found.
public struct SignalNote: Sendable {
    public var text: String
    public var officer: Officer.ID?
    public var notedAt: Instant
}

extension ReadTransaction {
    /// What signals of quality are looked for in, of the present households of a round in the scope, by village and name.
    public func qualityFacts(of round: ReviewRound, within scope: AreaScope) throws -> [QualitySignal.Facts] {
        let (answers, added, met) = (try answers(of: round), try membersAdded(of: round), try classesMet(of: round.id))
        let ties = try ties(inRound: round.id)
        var facts: [QualitySignal.Facts] = []
        try forEach(
            """
            SELECT review_case.id, household.village_id, review_case.decision_id, review_case.decided_class, review_sheet.id,
                   review_sheet.officer_id, review_sheet.recorded_at, review_sheet.reviewed_on, review_sheet.residence,
                   review_sheet.income_points, review_sheet.monthly_income, review_sheet.deprived, review_sheet.unknown,
                   household.id
              FROM review_case JOIN household ON household.id = review_case.household_id
              LEFT JOIN review_sheet ON review_sheet.household_id = household.id AND review_sheet.replaced_by IS NULL
               AND review_sheet.reviewed_on >= \(round.startsOn) AND review_sheet.batch_id IS NULL
               AND (review_case.sheet_id IS NULL OR review_case.sheet_id = review_sheet.id)
             WHERE review_case.round_id = \(round.id) AND household.status = 'active' AND \(sql: scope.condition())
             ORDER BY household.village_id, household.head_sort_key, household.id, review_sheet.reviewed_on
            """
        ) { row in
            let id: ReviewCase.ID = try row.key(0)
            var sheet: QualitySignal.Facts.Sheet?
            if let written = try row.textOrNil(8) {
                guard let residence = Residence(rawValue: written) else { throw StoreError.unreadable("review_sheet.residence") }
                let key: ReviewSheet.ID = try row.key(4)
                sheet = QualitySignal.Facts.Sheet(
                    officer: try row.keyOrNil(5), recordedAt: try row.instant(6),
                    assessment: Assessment(
                        reviewedOn: try row.day(7), residence: residence, incomePoints: try row.intOrNil(9),
                        monthlyIncomePerPerson: try row.int64OrNil(10).map { Dong($0) },
                        deprivations: Deprivations(
                            deprived: UInt16(truncatingIfNeeded: try row.int(11)), unknown: UInt16(truncatingIfNeeded: try row.int(12)))),
                    answers: answers[key] ?? "")
            }
            // A later sheet of the round takes the place of an earlier one.
            if facts.last?.reviewCase == id { facts.removeLast() }
            facts.append(
                QualitySignal.Facts(
                    reviewCase: id, village: try row.key(1), sheet: sheet, membersAdded: added[id] ?? 0,
                    ties: ties[try row.key(13)]?.count ?? 0, met: met[id],
                    decided: try row.textOrNil(3).flatMap { PovertyClass(rawValue: $0) }, isDecided: !row.isNull(2)))
        }
        return facts
    }

    /// The answers of each sheet of the round in one text.
    private func answers(of round: ReviewRound) throws -> [ReviewSheet.ID: String] {
        var answers: [ReviewSheet.ID: String] = [:]
        try forEach(
            """
            SELECT review_answer.sheet_id, review_answer.question, review_answer.answer
              FROM review_case JOIN review_sheet ON review_sheet.household_id = review_case.household_id
              JOIN review_answer ON review_answer.sheet_id = review_sheet.id
             WHERE review_case.round_id = \(round.id) AND review_sheet.replaced_by IS NULL AND review_sheet.reviewed_on >= \(round.startsOn)
             ORDER BY review_answer.sheet_id, review_answer.question
            """
        ) { row in
            let sheet: ReviewSheet.ID = try row.key(0)
            answers[sheet, default: ""] += "\(try row.text(1))=\(try row.text(2));"
        }
        return answers
    }

    /// How many members came into each household shortly before its review; who was born then is left aside.
    private func membersAdded(of round: ReviewRound) throws -> [ReviewCase.ID: Int] {
        let first = round.startsOn.adding(days: -QualitySignal.days)
        var added: [ReviewCase.ID: Int] = [:]
        try forEach(
            """
            SELECT review_case.id, count(*)
              FROM review_case JOIN membership ON membership.household_id = review_case.household_id
              JOIN person ON person.id = membership.person_id
             WHERE review_case.round_id = \(round.id) AND membership.joined_on BETWEEN \(first) AND \(round.endsOn)
               AND membership.left_on IS NULL AND (person.born IS NULL OR person.born < \(first))
             GROUP BY review_case.id
            """
        ) { added[try $0.key(0)] = try $0.int(1) }
        return added
    }

    private func classesMet(of round: ReviewRound.ID) throws -> [ReviewCase.ID: PovertyClass] {
        var classes: [ReviewCase.ID: PovertyClass] = [:]
        try forEach(
            """
            SELECT case_id, class FROM review_vote JOIN review_meeting ON review_meeting.id = meeting_id
             WHERE round_id = \(round) ORDER BY recorded_at, meeting_id
            """
        ) { classes[try $0.key(0)] = PovertyClass(rawValue: try $0.text(1)) }
        return classes
    }

    /// What was noted of the signals of a round.
    public func signalNotes(of round: ReviewRound.ID) throws -> [ReviewCase.ID: [QualitySignal.Kind: SignalNote]] {
        var notes: [ReviewCase.ID: [QualitySignal.Kind: SignalNote]] = [:]
        try forEach(
            """
            SELECT case_id, kind, note, signal_note.officer_id, noted_at FROM signal_note JOIN review_case ON review_case.id = case_id
             WHERE review_case.round_id = \(round) ORDER BY noted_at, signal_note.id
            """
        ) { row in
            guard let kind = QualitySignal.Kind(rawValue: try row.text(1)) else { throw StoreError.unreadable("signal_note.kind") }
            notes[try row.key(0), default: [:]][kind] = SignalNote(
                text: try row.text(2), officer: try row.keyOrNil(3), notedAt: try row.instant(4))
        }
        return notes
    }
}

extension WriteTransaction {
    public func insert(
        note text: String, id: Identifier<SignalNote>, on kind: QualitySignal.Kind, of reviewCase: ReviewCase.ID, officer: Officer.ID?,
        at instant: Instant
    ) throws {
        try execute(
            """
            INSERT INTO signal_note (id, case_id, kind, note, officer_id, noted_at)
            VALUES (\(id), \(reviewCase), \(kind.rawValue), \(text), \(officer), \(instant))
            """)
    }
}

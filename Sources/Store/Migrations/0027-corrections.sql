-- Decisions that put right what an earlier decision of a round did to one household, and what they are undone from.

CREATE TABLE review_correction (
    decision_id {key} PRIMARY KEY REFERENCES review_decision (id),
    corrects_id {key} NOT NULL REFERENCES review_decision (id),
    case_id {key} NOT NULL REFERENCES review_case (id),
    household_id {key} NOT NULL REFERENCES household (id),
    objection_id {key} NOT NULL REFERENCES review_objection (id),
    holds_from {text} NOT NULL,
    class {text} NOT NULL,
    outcome {text} NOT NULL,
    sheet_id {key} NOT NULL REFERENCES review_sheet (id),
    -- What stood before, as JSON: it is put back by an undo, and is what the corrected decision says for ever.
    former {text} NOT NULL,
    undone_at {integer},
    undo_reason {text} NOT NULL DEFAULT '',
    undone_by {key} REFERENCES officer (id),
    CHECK ((undone_at IS NULL) = (undo_reason = ''))
) {strict};
CREATE INDEX review_correction_case ON review_correction (case_id);
CREATE INDEX review_correction_household ON review_correction (household_id);

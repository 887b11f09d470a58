-- Households of officials and of those near to them, as declared; and that another officer looked at their sheet before the decision.

CREATE TABLE official_tie (
    id {key} PRIMARY KEY,
    household_id {key} NOT NULL REFERENCES household (id),
    -- The account of the official, where there is one.
    officer_id {key} REFERENCES officer (id),
    official {text} NOT NULL CHECK (official <> ''),
    post {text} NOT NULL,
    relation {text} NOT NULL,
    declared_by {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL,
    ended_at {integer},
    end_reason {text} NOT NULL,
    ended_by {key} REFERENCES officer (id),
    CHECK ((ended_at IS NULL) = (end_reason = ''))
) {strict};
CREATE INDEX official_tie_household ON official_tie (household_id);
CREATE INDEX official_tie_officer ON official_tie (officer_id);

CREATE TABLE case_approval (
    id {key} PRIMARY KEY,
    case_id {key} NOT NULL REFERENCES review_case (id),
    sheet_id {key} NOT NULL REFERENCES review_sheet (id),
    note {text} NOT NULL CHECK (note <> ''),
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL
) {strict};
CREATE INDEX case_approval_case ON case_approval (case_id, recorded_at);

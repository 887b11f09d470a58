-- Samples of reviewed households that the level above asks again, and second sheets. They stand apart from the sheets that count: no
-- class and no figure is read from them. A sample is never changed; the last one of a commune holds.

CREATE TABLE review_sample (
    id {key} PRIMARY KEY,
    round_id {key} NOT NULL REFERENCES review_round (id),
    area_id {key} NOT NULL REFERENCES area (id),
    -- As it was asked for: a number of households, or a percentage.
    size {text} NOT NULL CHECK (size <> ''),
    seed {text} NOT NULL CHECK (seed <> ''),
    -- Why it was drawn anew; empty for the first of a commune.
    reason {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    drawn_at {integer} NOT NULL
) {strict};
CREATE INDEX review_sample_round ON review_sample (round_id, drawn_at);

-- Everybody who could have been drawn, as they were then, so that the draw can be repeated.
CREATE TABLE review_sample_case (
    sample_id {key} NOT NULL REFERENCES review_sample (id),
    case_id {key} NOT NULL REFERENCES review_case (id),
    village_id {key} NOT NULL REFERENCES area (id),
    code {text} NOT NULL,
    sheet_id {key} NOT NULL REFERENCES review_sheet (id),
    is_drawn {integer} NOT NULL CHECK (is_drawn IN (0, 1)),
    PRIMARY KEY (sample_id, case_id)
) {strict};
CREATE INDEX review_sample_case_case ON review_sample_case (case_id);

CREATE TABLE second_sheet (
    id {key} PRIMARY KEY,
    case_id {key} NOT NULL REFERENCES review_case (id),
    purpose {text} NOT NULL CHECK (purpose IN ('verified', 'keyed_again')),
    -- The sheet that it is compared with.
    sheet_id {key} NOT NULL REFERENCES review_sheet (id),
    reviewed_on {text} NOT NULL,
    residence {text} NOT NULL,
    income_points {integer},
    income_points_origin {text} NOT NULL,
    monthly_income {integer},
    deprived {integer} NOT NULL,
    unknown {integer} NOT NULL,
    causes {integer} NOT NULL,
    no_labour_capacity {integer} NOT NULL CHECK (no_labour_capacity IN (0, 1)),
    note {text} NOT NULL,
    -- Answers of sheet B1 by question, as JSON.
    answers {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL,
    -- What the commune said who looked again.
    answer {text} NOT NULL DEFAULT '',
    answered_by {key} REFERENCES officer (id),
    answered_at {integer},
    CHECK ((answered_at IS NULL) = (answer = ''))
) {strict};
CREATE INDEX second_sheet_case ON second_sheet (case_id, recorded_at);

-- Surveys of samples of households, with questions of their own. They classify nobody: no class and no form is read from them. The questions
-- are kept as the text with which the survey was opened.

CREATE TABLE survey (
    id {key} PRIMARY KEY,
    year {integer} NOT NULL,
    number {integer} NOT NULL CHECK (number BETWEEN 1 AND 99),
    stage {text} NOT NULL CHECK (stage IN ('baseline', 'midterm', 'final')),
    title {text} NOT NULL CHECK (title <> ''),
    unit_id {key} NOT NULL REFERENCES area (id),
    -- The programme that it measures; empty for none.
    programme {text} NOT NULL,
    frame {text} NOT NULL CHECK (frame IN ('all', 'listed')),
    starts_on {text} NOT NULL,
    ends_on {text} NOT NULL CHECK (ends_on >= starts_on),
    document {text} NOT NULL CHECK (document <> ''),
    questionnaire {text} NOT NULL,
    fingerprint {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    opened_at {integer} NOT NULL,
    UNIQUE (year, number)
) {strict};

-- Drawn once and never changed.
CREATE TABLE survey_sample (
    survey_id {key} PRIMARY KEY REFERENCES survey (id),
    method {text} NOT NULL CHECK (method IN ('simple', 'systematic', 'villages')),
    strata {text} NOT NULL CHECK (strata IN ('village', 'commune')),
    size {integer} NOT NULL CHECK (size > 0),
    per_village {integer} NOT NULL CHECK (per_village > 0),
    replacement {text} NOT NULL CHECK (replacement IN ('none', 'next')),
    seed {text} NOT NULL CHECK (seed <> ''),
    officer_id {key} REFERENCES officer (id),
    drawn_at {integer} NOT NULL
) {strict};

-- Everybody who could have been drawn, as they were then, so that the draw can be repeated; a candidate may be gone by now. Those who were
-- drawn have a stratum and a weight.
CREATE TABLE survey_household (
    survey_id {key} NOT NULL REFERENCES survey (id),
    household_id {key} NOT NULL,
    -- The order in which they are counted off.
    position {integer} NOT NULL,
    village_id {key} NOT NULL REFERENCES area (id),
    commune_id {key} NOT NULL REFERENCES area (id),
    code {text} NOT NULL,
    class {text} NOT NULL,
    ethnicity {text},
    head_sex {integer},
    stratum_id {key} REFERENCES area (id),
    -- The village that was drawn before it.
    place_id {key} REFERENCES area (id),
    weight_above {integer},
    weight_below {integer},
    -- In whose place it was drawn.
    replaces_id {key},
    interviewer_id {key} REFERENCES officer (id),
    PRIMARY KEY (survey_id, household_id),
    CHECK ((stratum_id IS NULL) = (weight_above IS NULL)),
    CHECK ((stratum_id IS NULL) = (weight_below IS NULL))
) {strict};
CREATE INDEX survey_household_drawn ON survey_household (household_id) WHERE stratum_id IS NOT NULL;

CREATE TABLE survey_response (
    id {key} PRIMARY KEY,
    survey_id {key} NOT NULL,
    household_id {key} NOT NULL,
    outcome {text} NOT NULL CHECK (outcome IN ('done', 'absent', 'refused', 'unfit', 'gone')),
    interviewed_on {text} NOT NULL,
    note {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL,
    FOREIGN KEY (survey_id, household_id) REFERENCES survey_household (survey_id, household_id)
) {strict};
CREATE INDEX survey_response_household ON survey_response (survey_id, household_id, recorded_at);

-- A number in thousandths, a choice by its code, a text as it was said.
CREATE TABLE survey_answer (
    response_id {key} NOT NULL REFERENCES survey_response (id),
    question {text} NOT NULL,
    person_id {key},
    choice {text},
    number {integer},
    said {text},
    CHECK (CASE WHEN choice IS NOT NULL THEN number IS NULL AND said IS NULL ELSE (number IS NULL) <> (said IS NULL) END)
) {strict};
CREATE INDEX survey_answer_response ON survey_answer (response_id);

CREATE TABLE survey_step (
    id {key} PRIMARY KEY,
    survey_id {key} NOT NULL REFERENCES survey (id),
    kind {text} NOT NULL CHECK (kind IN ('closed', 'reopened', 'cancelled')),
    reason {text} NOT NULL CHECK (kind = 'closed' OR reason <> ''),
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL
) {strict};
CREATE INDEX survey_step_survey ON survey_step (survey_id, recorded_at);

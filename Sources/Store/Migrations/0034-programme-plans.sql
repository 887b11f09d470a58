-- Plans by which a unit carries out a national programme, the agencies that have duties in them, and what was done. A plan's text is kept as
-- it was loaded, the last one holds; notes and answers are never changed.

CREATE TABLE agency (
    id {key} PRIMARY KEY,
    area_id {key} NOT NULL REFERENCES area (id),
    function {text} NOT NULL,
    name {text} NOT NULL CHECK (name <> ''),
    UNIQUE (area_id, function, name)
) {strict};

-- Who works for an agency that is not the committee of a commune.
CREATE TABLE agency_officer (
    officer_id {key} NOT NULL REFERENCES officer (id),
    agency_id {key} NOT NULL REFERENCES agency (id),
    valid_from {text} NOT NULL,
    valid_until {text} CHECK (valid_until >= valid_from),
    PRIMARY KEY (officer_id, agency_id, valid_from)
) {strict};

CREATE TABLE programme_plan (
    id {key} PRIMARY KEY,
    code {text} NOT NULL UNIQUE,
    area_id {key} NOT NULL REFERENCES area (id),
    year {integer} NOT NULL
) {strict};
CREATE INDEX programme_plan_area ON programme_plan (area_id, year);

CREATE TABLE programme_plan_text (
    plan_id {key} NOT NULL REFERENCES programme_plan (id),
    version {integer} NOT NULL CHECK (version >= 1),
    fingerprint {text} NOT NULL,
    content {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    loaded_at {integer} NOT NULL,
    PRIMARY KEY (plan_id, version)
) {strict};

-- Who has duties in a plan.
CREATE TABLE plan_agency (
    plan_id {key} NOT NULL REFERENCES programme_plan (id),
    agency_id {key} NOT NULL REFERENCES agency (id),
    PRIMARY KEY (plan_id, agency_id)
) {strict};

-- What an administrator answered to what the plan leaves open.
CREATE TABLE plan_answer (
    id {key} PRIMARY KEY,
    plan_id {key} NOT NULL REFERENCES programme_plan (id),
    question {text} NOT NULL,
    value {text} NOT NULL CHECK (value <> ''),
    document {text} NOT NULL CHECK (document <> ''),
    officer_id {key} REFERENCES officer (id),
    answered_at {integer} NOT NULL
) {strict};
CREATE INDEX plan_answer_plan ON plan_answer (plan_id, answered_at);

CREATE TABLE duty (
    id {key} PRIMARY KEY,
    plan_id {key} NOT NULL REFERENCES programme_plan (id),
    code {text} NOT NULL,
    agency_id {key} NOT NULL REFERENCES agency (id),
    -- Year and month as one number; 0 for what is done once.
    month {integer} NOT NULL CHECK (month = 0 OR month % 100 BETWEEN 1 AND 12),
    due_on {text},
    -- A later text of the plan has it no more.
    is_withdrawn {integer} NOT NULL DEFAULT 0 CHECK (is_withdrawn IN (0, 1)),
    UNIQUE (plan_id, code, agency_id, month)
) {strict};
CREATE INDEX duty_agency ON duty (agency_id, due_on);

CREATE TABLE duty_note (
    id {key} PRIMARY KEY,
    duty_id {key} NOT NULL REFERENCES duty (id),
    kind {text} NOT NULL CHECK (kind IN ('progress', 'done', 'reopened', 'reminded', 'comment')),
    held_on {text} NOT NULL,
    percent {integer} CHECK (percent BETWEEN 0 AND 100),
    text {text} NOT NULL,
    evidence {text} NOT NULL,
    recipient {text} CHECK ((recipient IS NULL) = (kind <> 'reminded')),
    officer_id {key} REFERENCES officer (id),
    written_at {integer} NOT NULL
) {strict};
CREATE INDEX duty_note_duty ON duty_note (duty_id, written_at);

-- Rounds of review: what is reviewed, how far each unit has come, meetings, postings, objections, acts, decisions. A line here is never
-- changed but to close it; where a unit stands follows from its lines and from the units.

CREATE TABLE review_round (
    id {key} PRIMARY KEY,
    kind {text} NOT NULL,
    year {integer} NOT NULL,
    month {integer} CHECK (month BETWEEN 1 AND 12),
    unit_id {key} NOT NULL REFERENCES area (id),
    starts_on {text} NOT NULL,
    ends_on {text} NOT NULL,
    document {text} NOT NULL,
    procedures {text} NOT NULL,
    fingerprint {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    opened_at {integer} NOT NULL,
    CHECK (ends_on >= starts_on)
) {strict};
CREATE INDEX review_round_period ON review_round (kind, year, month);

-- The communes that took part when the round was opened.
CREATE TABLE review_round_place (
    round_id {key} NOT NULL REFERENCES review_round (id),
    area_id {key} NOT NULL REFERENCES area (id),
    PRIMARY KEY (round_id, area_id)
) {strict};
CREATE INDEX review_round_place_area ON review_round_place (area_id);

CREATE TABLE review_step (
    id {key} PRIMARY KEY,
    round_id {key} NOT NULL REFERENCES review_round (id),
    area_id {key} NOT NULL REFERENCES area (id),
    step {text} NOT NULL,
    kind {text} NOT NULL CHECK (kind IN ('forward', 'exception', 'back')),
    held_on {text} NOT NULL,
    document {text} NOT NULL,
    reason {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL,
    CHECK (kind = 'forward' OR reason <> '')
) {strict};
CREATE INDEX review_step_round ON review_step (round_id, recorded_at);

CREATE TABLE review_application (
    id {key} PRIMARY KEY,
    household_id {key} NOT NULL REFERENCES household (id),
    form {text} NOT NULL,
    is_for_average_living {integer} NOT NULL CHECK (is_for_average_living IN (0, 1)),
    channel {text} NOT NULL,
    received_on {text} NOT NULL,
    slip {text} NOT NULL UNIQUE,
    reason {text} NOT NULL,
    screen {text},
    screen_reason {text} NOT NULL,
    round_id {key} REFERENCES review_round (id),
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL
) {strict};
CREATE INDEX review_application_household ON review_application (household_id);
CREATE INDEX review_application_open ON review_application (received_on) WHERE round_id IS NULL;

CREATE TABLE review_decision (
    id {key} PRIMARY KEY,
    round_id {key} NOT NULL REFERENCES review_round (id),
    area_id {key} NOT NULL REFERENCES area (id),
    number {text} NOT NULL CHECK (number <> ''),
    signed_on {text} NOT NULL,
    signer {text} NOT NULL,
    standard_id {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL
) {strict};
CREATE INDEX review_decision_round ON review_decision (round_id);

CREATE TABLE review_case (
    id {key} PRIMARY KEY,
    round_id {key} NOT NULL REFERENCES review_round (id),
    household_id {key} NOT NULL REFERENCES household (id),
    -- Where it lived when it came into the round: the units that take part are known by it after they have merged.
    village_id {key} NOT NULL REFERENCES area (id),
    origin {text} NOT NULL,
    application_id {key} REFERENCES review_application (id),
    reason {text} NOT NULL,
    reviewer_id {key} REFERENCES officer (id),
    listed_at {integer} NOT NULL,
    decision_id {key} REFERENCES review_decision (id),
    former_class {text},
    decided_class {text},
    outcome {text},
    sheet_id {key} REFERENCES review_sheet (id),
    UNIQUE (round_id, household_id),
    CHECK ((decision_id IS NULL) = (outcome IS NULL))
) {strict};
CREATE INDEX review_case_household ON review_case (household_id);
CREATE INDEX review_case_decision ON review_case (decision_id);

-- Acts of the authority on one household before the decision: a class, or none. The last one that was not withdrawn holds.
CREATE TABLE review_ruling (
    id {key} PRIMARY KEY,
    case_id {key} NOT NULL REFERENCES review_case (id),
    household_id {key} NOT NULL,
    class {text},
    reason {text} NOT NULL CHECK (reason <> ''),
    document {text} NOT NULL CHECK (document <> ''),
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL
) {strict};
CREATE INDEX review_ruling_case ON review_ruling (case_id, recorded_at);

CREATE TABLE review_meeting (
    id {key} PRIMARY KEY,
    round_id {key} NOT NULL REFERENCES review_round (id),
    area_id {key} NOT NULL REFERENCES area (id),
    held_on {text} NOT NULL,
    place {text} NOT NULL,
    chair {text} NOT NULL,
    secretary {text} NOT NULL,
    present {integer} NOT NULL CHECK (present > 0),
    notes {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL
) {strict};
CREATE INDEX review_meeting_round ON review_meeting (round_id, area_id, recorded_at);

CREATE TABLE review_vote (
    meeting_id {key} NOT NULL REFERENCES review_meeting (id),
    case_id {key} NOT NULL REFERENCES review_case (id),
    household_id {key} NOT NULL,
    agreed {integer} NOT NULL CHECK (agreed >= 0),
    class {text} NOT NULL,
    PRIMARY KEY (meeting_id, case_id)
) {strict};
CREATE INDEX review_vote_case ON review_vote (case_id);

CREATE TABLE review_posting (
    id {key} PRIMARY KEY,
    round_id {key} NOT NULL REFERENCES review_round (id),
    area_id {key} NOT NULL REFERENCES area (id),
    first_on {text} NOT NULL,
    last_on {text} NOT NULL,
    places {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL,
    CHECK (last_on >= first_on)
) {strict};
CREATE INDEX review_posting_round ON review_posting (round_id, recorded_at);

CREATE TABLE review_objection (
    id {key} PRIMARY KEY,
    round_id {key} NOT NULL REFERENCES review_round (id),
    household_id {key} NOT NULL REFERENCES household (id),
    kind {text} NOT NULL,
    raised_by {text} NOT NULL,
    contact {text} NOT NULL,
    received_on {text} NOT NULL,
    statement {text} NOT NULL,
    evidence {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL,
    result {text} CHECK (result IN ('upheld', 'rejected')),
    answer {text} NOT NULL,
    answered_on {text},
    answered_by {key} REFERENCES officer (id),
    answered_at {integer},
    CHECK ((result IS NULL) = (answered_at IS NULL))
) {strict};
CREATE INDEX review_objection_round ON review_objection (round_id, recorded_at);
CREATE INDEX review_objection_household ON review_objection (household_id);

-- Limits of the law that were only recalled, confirmed with a document by an administrator. The last line holds.
CREATE TABLE limit_confirmation (
    id {key} PRIMARY KEY,
    procedures {text} NOT NULL,
    kind {text} NOT NULL,
    limit_of {text} NOT NULL,
    days {integer} NOT NULL CHECK (days BETWEEN 1 AND 365),
    unit {text} NOT NULL,
    document {text} NOT NULL CHECK (document <> ''),
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL
) {strict};

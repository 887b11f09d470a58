-- Reports of agencies: what a duty to report leaves, version by version. A version that was handed in is never changed: withdrawn or sent
-- back, the next one begins.

CREATE TABLE report_version (
    id {key} PRIMARY KEY,
    duty_id {key} NOT NULL REFERENCES duty (id),
    number {integer} NOT NULL CHECK (number >= 1),
    -- Texts and figures as they were handed in, as JSON.
    content {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    written_at {integer} NOT NULL,
    UNIQUE (duty_id, number)
) {strict};

CREATE TABLE report_step (
    id {key} PRIMARY KEY,
    version_id {key} NOT NULL REFERENCES report_version (id),
    kind {text} NOT NULL CHECK (kind IN ('submitted', 'withdrawn', 'returned', 'accepted')),
    held_on {text} NOT NULL,
    note {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    taken_at {integer} NOT NULL,
    UNIQUE (version_id, kind),
    CHECK (kind <> 'returned' OR note <> '')
) {strict};

-- What stands in the way (vướng mắc), and what became of it.
CREATE TABLE obstacle (
    id {key} PRIMARY KEY,
    plan_id {key} NOT NULL REFERENCES programme_plan (id),
    agency_id {key} NOT NULL REFERENCES agency (id),
    project {text} NOT NULL,
    title {text} NOT NULL CHECK (title <> ''),
    text {text} NOT NULL,
    raised_on {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL
) {strict};
CREATE INDEX obstacle_plan ON obstacle (plan_id, raised_on);

CREATE TABLE obstacle_step (
    id {key} PRIMARY KEY,
    obstacle_id {key} NOT NULL REFERENCES obstacle (id),
    kind {text} NOT NULL CHECK (kind IN ('routed', 'answered', 'escalated', 'closed', 'reopened')),
    -- Whose turn it is then.
    agency_id {key} REFERENCES agency (id),
    text {text} NOT NULL CHECK (text <> ''),
    document {text} NOT NULL,
    held_on {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    taken_at {integer} NOT NULL
) {strict};
CREATE INDEX obstacle_step_obstacle ON obstacle_step (obstacle_id, taken_at);

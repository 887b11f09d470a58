-- Inspections and supervision of a plan: who looks at whom, by which checklist, what was found and how it was remedied. Steps are never changed;
-- team and checklist are until the work begins.

CREATE TABLE inspection (
    id {key} PRIMARY KEY,
    plan_id {key} NOT NULL REFERENCES programme_plan (id),
    kind {text} NOT NULL CHECK (kind IN ('planned', 'ad_hoc', 'community')),
    inspector_id {key} NOT NULL REFERENCES agency (id),
    -- How a board of the community is called; empty for agencies.
    board {text} NOT NULL CHECK ((kind = 'community') = (board <> '')),
    subject_id {key} NOT NULL REFERENCES agency (id) CHECK (subject_id <> inspector_id),
    -- Of a project of the plan; empty for all of it.
    project {text} NOT NULL,
    title {text} NOT NULL CHECK (title <> ''),
    scope {text} NOT NULL,
    document {text} NOT NULL CHECK (document <> ''),
    starts_on {text} NOT NULL,
    ends_on {text} NOT NULL CHECK (ends_on >= starts_on),
    notified_on {text},
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL
) {strict};
CREATE INDEX inspection_plan ON inspection (plan_id, starts_on);

CREATE TABLE inspection_member (
    inspection_id {key} NOT NULL REFERENCES inspection (id),
    position {integer} NOT NULL,
    name {text} NOT NULL CHECK (name <> ''),
    post {text} NOT NULL,
    part {text} NOT NULL CHECK (part IN ('head', 'deputy', 'member')),
    side {text} CHECK (side IN ('front', 'inspectorate', 'people')),
    PRIMARY KEY (inspection_id, position)
) {strict};

CREATE TABLE inspection_item (
    inspection_id {key} NOT NULL REFERENCES inspection (id),
    position {integer} NOT NULL,
    text {text} NOT NULL CHECK (text <> ''),
    citation {text} NOT NULL,
    outcome {text} CHECK (outcome IN ('met', 'not_met', 'not_applicable')),
    note {text} NOT NULL,
    PRIMARY KEY (inspection_id, position)
) {strict};

CREATE TABLE inspection_step (
    id {key} PRIMARY KEY,
    inspection_id {key} NOT NULL REFERENCES inspection (id),
    kind {text} NOT NULL CHECK (kind IN ('started', 'concluded', 'closed', 'cancelled')),
    text {text} NOT NULL,
    document {text} NOT NULL,
    held_on {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    taken_at {integer} NOT NULL,
    UNIQUE (inspection_id, kind)
) {strict};

CREATE TABLE inspection_finding (
    id {key} PRIMARY KEY,
    inspection_id {key} NOT NULL REFERENCES inspection (id),
    position {integer} NOT NULL CHECK (position >= 1),
    severity {text} NOT NULL CHECK (severity IN ('minor', 'serious', 'grave')),
    text {text} NOT NULL CHECK (text <> ''),
    -- At most one record that it is about.
    household_id {key} REFERENCES household (id),
    payment_list_id {key} REFERENCES payment_list (id),
    duty_id {key} REFERENCES duty (id),
    -- What is recommended, to whom, until when: all of it or nothing.
    recommendation {text} NOT NULL,
    owner_id {key} REFERENCES agency (id),
    due_on {text},
    found_on {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL,
    UNIQUE (inspection_id, position),
    CHECK ((recommendation = '') = (owner_id IS NULL)),
    CHECK ((recommendation = '') = (due_on IS NULL))
) {strict};
CREATE INDEX inspection_finding_household ON inspection_finding (household_id);

CREATE TABLE finding_step (
    id {key} PRIMARY KEY,
    finding_id {key} NOT NULL REFERENCES inspection_finding (id),
    kind {text} NOT NULL CHECK (kind IN ('remedied', 'rejected', 'verified', 'reminded')),
    text {text} NOT NULL,
    evidence {text} NOT NULL CHECK (kind <> 'remedied' OR evidence <> ''),
    recipient {text} CHECK ((recipient IS NULL) = (kind <> 'reminded')),
    held_on {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    taken_at {integer} NOT NULL
) {strict};
CREATE INDEX finding_step_finding ON finding_step (finding_id, taken_at);

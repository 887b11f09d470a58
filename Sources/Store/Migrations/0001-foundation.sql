-- Units, officers, sessions, the log of events, idempotency keys, jobs.

CREATE TABLE area (
    id {key} PRIMARY KEY,
    text_key {text} NOT NULL UNIQUE
) {strict};

CREATE TABLE area_version (
    area_id {key} NOT NULL REFERENCES area (id),
    valid_from {text} NOT NULL,
    valid_until {text},
    kind {text} NOT NULL,
    code {text},
    name {text} NOT NULL,
    parent_id {key} REFERENCES area (id),
    residence {text} CHECK (residence IN ('urban', 'rural')),
    source {text} NOT NULL,
    confidence {text} NOT NULL,
    PRIMARY KEY (area_id, valid_from),
    CHECK (valid_until IS NULL OR valid_until >= valid_from)
) {strict};

CREATE TABLE area_succession (
    predecessor_id {key} NOT NULL REFERENCES area (id),
    successor_id {key} NOT NULL REFERENCES area (id),
    effective_on {text} NOT NULL,
    kind {text} NOT NULL,
    document {text} NOT NULL,
    PRIMARY KEY (predecessor_id, successor_id, effective_on),
    CHECK (predecessor_id <> successor_id)
) {strict};

CREATE TABLE officer (
    id {key} PRIMARY KEY,
    login {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    password_hash {text} NOT NULL,
    created_at {integer} NOT NULL,
    disabled_at {integer}
) {strict};

CREATE TABLE officer_role (
    officer_id {key} NOT NULL REFERENCES officer (id),
    role {text} NOT NULL,
    area_id {key} NOT NULL REFERENCES area (id),
    valid_from {text} NOT NULL,
    valid_until {text},
    PRIMARY KEY (officer_id, role, area_id, valid_from)
) {strict};

CREATE TABLE session (
    digest {bytes} PRIMARY KEY,
    officer_id {key} NOT NULL REFERENCES officer (id),
    created_at {integer} NOT NULL,
    last_seen_at {integer} NOT NULL,
    ended_at {integer}
) {strict};
CREATE INDEX session_officer ON session (officer_id);

CREATE TABLE sign_in_attempt (
    login_digest {bytes} PRIMARY KEY,
    failures {integer} NOT NULL CHECK (failures >= 0),
    locked_until {integer} NOT NULL
) {strict};

CREATE TABLE event (
    seq {integer} PRIMARY KEY,
    at {integer} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    area_id {key} REFERENCES area (id),
    operation {text} NOT NULL,
    subjects {text} NOT NULL,
    detail {text} NOT NULL,
    previous_digest {bytes} NOT NULL,
    digest {bytes} NOT NULL UNIQUE
) {strict};

CREATE TABLE event_subject (
    subject_id {key} NOT NULL,
    seq {integer} NOT NULL REFERENCES event (seq),
    PRIMARY KEY (subject_id, seq)
) {strict};

-- sqlite:
CREATE TRIGGER event_is_never_updated BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
-- postgres:
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''event is append-only''; END';
CREATE TRIGGER event_is_append_only BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- both:

CREATE TABLE idempotency (
    key {text} PRIMARY KEY,
    officer_id {key} REFERENCES officer (id),
    operation {text} NOT NULL,
    request_digest {bytes} NOT NULL,
    answer {text} NOT NULL,
    at {integer} NOT NULL
) {strict};

CREATE TABLE job (
    id {key} PRIMARY KEY,
    kind {text} NOT NULL,
    payload {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    state {text} NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
    attempts {integer} NOT NULL DEFAULT 0,
    lease_until {integer} NOT NULL DEFAULT 0,
    done {integer} NOT NULL DEFAULT 0,
    total {integer} NOT NULL DEFAULT 0,
    result {text} NOT NULL DEFAULT '',
    created_at {integer} NOT NULL,
    finished_at {integer}
) {strict};
CREATE INDEX job_state ON job (state, created_at);

CREATE TABLE upload (
    id {key} PRIMARY KEY,
    digest {bytes} NOT NULL,
    file_name {text} NOT NULL,
    content {bytes} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    at {integer} NOT NULL
) {strict};

CREATE TABLE rule_set_used (
    fingerprint {text} PRIMARY KEY,
    standard_id {text} NOT NULL,
    content {text} NOT NULL,
    first_used_at {integer} NOT NULL
) {strict};

-- Whom to ask whether two records are of one person: keys by which alike names meet, pairs that were found and what was decided of
-- them, and which identity closed into which.

-- What all spellings of a name have in common, with the year of birth where it is known; written with the person.
CREATE TABLE person_key (
    person_id {key} PRIMARY KEY,
    name_key {text} NOT NULL,
    year {integer}
-- sqlite:
) STRICT, WITHOUT ROWID;
-- postgres:
);
-- both:
CREATE INDEX person_key_name ON person_key (name_key, year, person_id);

-- Two people who may be one. Found anew as people change while nobody has decided; what was decided stays.
-- No references: who was taken back with a batch leaves no pair behind.
CREATE TABLE person_pair (
    first_id {key} NOT NULL,
    second_id {key} NOT NULL,
    -- Where each belongs now, or belonged last.
    first_household_id {key} NOT NULL,
    second_household_id {key} NOT NULL,
    -- 3 sure, 2 likely, 1 possible.
    strength {integer} NOT NULL CHECK (strength BETWEEN 1 AND 3),
    evidence {text} NOT NULL,
    found_at {integer} NOT NULL,
    state {text} NOT NULL CHECK (state IN ('open', 'later', 'different', 'same')),
    reason {text} NOT NULL,
    decided_by {key},
    decided_at {integer},
    -- The act that made the two one.
    act_id {key},
    PRIMARY KEY (first_id, second_id),
    CHECK (first_id < second_id)
) {strict};
CREATE INDEX person_pair_second ON person_pair (second_id);
CREATE INDEX person_pair_order ON person_pair (state, strength DESC, first_id, second_id);
CREATE INDEX person_pair_act ON person_pair (act_id);

-- An identity that closed, and the one that stands for it. Of several rows of a person the one whose kept identity is open counts:
-- when that closes too, a further row is written.
CREATE TABLE person_link (
    person_id {key} NOT NULL,
    kept_id {key} NOT NULL,
    act_id {key} NOT NULL,
    PRIMARY KEY (person_id, kept_id, act_id)
) {strict};
CREATE INDEX person_link_kept ON person_link (kept_id);
CREATE INDEX person_link_act ON person_link (act_id);

-- The event up to which people were looked at; no row until everybody was, once.
CREATE TABLE linkage_mark (
    id {integer} PRIMARY KEY CHECK (id = 1),
    event_seq {integer} NOT NULL
) {strict};

-- Households, people, sheets, classifications, recognition, population bases, imports.

CREATE TABLE person (
    id {key} PRIMARY KEY,
    name {text} NOT NULL CHECK (name <> ''),
    sort_key {bytes} NOT NULL,
    search_key {text} NOT NULL,
    sex {integer} CHECK (sex IN (1, 2)),
    born {text},
    ethnicity {text},
    personal_number {text},
    phone {text},
    is_meritorious {integer} NOT NULL CHECK (is_meritorious IN (0, 1)),
    is_disabled {integer} NOT NULL CHECK (is_disabled IN (0, 1)),
    version {integer} NOT NULL CHECK (version > 0)
) {strict};
CREATE INDEX person_number ON person (personal_number);

-- The columns from commune_id on are derived from members, recognition and units in the same transaction as these
-- change; they exist so that a list of 400,000 households opens at once. `giamngheo doctor` recomputes and compares them.
CREATE TABLE household (
    id {key} PRIMARY KEY,
    code {text} NOT NULL UNIQUE,
    village_id {key} NOT NULL REFERENCES area (id),
    address {text} NOT NULL,
    status {text} NOT NULL,
    version {integer} NOT NULL CHECK (version > 0),
    registered_on {text} NOT NULL,
    commune_id {key} NOT NULL REFERENCES area (id),
    head_id {key} REFERENCES person (id),
    head_name {text} NOT NULL,
    head_sort_key {bytes} NOT NULL,
    persons {integer} NOT NULL CHECK (persons >= 0),
    class {text} NOT NULL CHECK (class IN ('poor', 'near_poor', 'average_living', 'not_poor', 'none')),
    class_since {text},
    flags {integer} NOT NULL,
    ethnicity {text}
) {strict};
-- What a list is narrowed by stands in the index, so that pages far on are counted off without reading rows.
CREATE INDEX household_by_name ON household (head_sort_key, id, commune_id, village_id, class, status);
CREATE INDEX household_by_commune ON household (commune_id, class, head_sort_key, id);
CREATE INDEX household_by_village ON household (village_id, class, head_sort_key, id);
CREATE INDEX household_head ON household (head_id);

CREATE TABLE household_count (
    village_id {key} NOT NULL,
    commune_id {key} NOT NULL,
    class {text} NOT NULL,
    households {integer} NOT NULL,
    persons {integer} NOT NULL,
    PRIMARY KEY (village_id, commune_id, class)
) {strict};

CREATE TABLE household_stay (
    household_id {key} NOT NULL REFERENCES household (id),
    village_id {key} NOT NULL REFERENCES area (id),
    valid_from {text} NOT NULL,
    valid_until {text},
    reason {text} NOT NULL,
    PRIMARY KEY (household_id, valid_from)
) {strict};

CREATE TABLE membership (
    id {key} PRIMARY KEY,
    household_id {key} NOT NULL REFERENCES household (id),
    person_id {key} NOT NULL REFERENCES person (id),
    relation {text} NOT NULL,
    joined_on {text} NOT NULL,
    join_reason {text} NOT NULL,
    left_on {text},
    leave_reason {text},
    CHECK (left_on IS NULL OR left_on >= joined_on),
    CHECK ((left_on IS NULL) = (leave_reason IS NULL))
) {strict};
-- The official forms read the whole registry: what they need of a row stands in its index by household.
CREATE INDEX membership_household ON membership (household_id, joined_on, left_on);
CREATE UNIQUE INDEX membership_person_now ON membership (person_id) WHERE left_on IS NULL;
CREATE INDEX membership_person ON membership (person_id);

CREATE TABLE review_sheet (
    id {key} PRIMARY KEY,
    household_id {key} NOT NULL REFERENCES household (id),
    reviewed_on {text} NOT NULL,
    residence {text} NOT NULL CHECK (residence IN ('urban', 'rural')),
    income_points {integer},
    income_points_origin {text} NOT NULL CHECK (income_points_origin IN ('entered', 'computed', 'none')),
    monthly_income {integer} CHECK (monthly_income >= 0),
    deprived {integer} NOT NULL,
    unknown {integer} NOT NULL,
    causes {integer} NOT NULL,
    no_labour_capacity {integer} NOT NULL CHECK (no_labour_capacity IN (0, 1)),
    note {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL,
    replaced_by {key},
    batch_id {key},
    CHECK (deprived & unknown = 0)
) {strict};
CREATE INDEX review_sheet_household ON review_sheet (household_id, reviewed_on, replaced_by, deprived, causes);
CREATE UNIQUE INDEX review_sheet_day ON review_sheet (household_id, reviewed_on) WHERE replaced_by IS NULL;

CREATE TABLE review_answer (
    sheet_id {key} NOT NULL REFERENCES review_sheet (id),
    household_id {key} NOT NULL,
    question {text} NOT NULL,
    answer {text} NOT NULL,
    PRIMARY KEY (sheet_id, question)
) {strict};

CREATE TABLE classification (
    sheet_id {key} NOT NULL REFERENCES review_sheet (id),
    household_id {key} NOT NULL,
    standard_id {text} NOT NULL,
    fingerprint {text} NOT NULL REFERENCES rule_set_used (fingerprint),
    class {text} NOT NULL,
    possible {text} NOT NULL,
    reasons {text} NOT NULL,
    classified_at {integer} NOT NULL,
    PRIMARY KEY (sheet_id, standard_id, fingerprint)
) {strict};
CREATE INDEX classification_household ON classification (household_id);

-- What the competent authority recognized. A class holds from its day until the next row of the household and standard.
CREATE TABLE recognition (
    id {key} PRIMARY KEY,
    household_id {key} NOT NULL REFERENCES household (id),
    standard_id {text} NOT NULL,
    class {text} NOT NULL CHECK (class IN ('poor', 'near_poor', 'average_living', 'not_poor')),
    valid_from {text} NOT NULL,
    valid_until {text},
    decision_number {text} NOT NULL,
    decision_on {text} NOT NULL,
    sheet_id {key} REFERENCES review_sheet (id),
    batch_id {key},
    recorded_at {integer} NOT NULL,
    CHECK (valid_until IS NULL OR valid_until >= valid_from)
) {strict};
CREATE INDEX recognition_household ON recognition (household_id, valid_from, standard_id, class, valid_until);
CREATE UNIQUE INDEX recognition_day ON recognition (household_id, standard_id, valid_from);

-- Resident households and persons of a unit at the review of a year: the base of every rate.
CREATE TABLE population_base (
    area_id {key} NOT NULL REFERENCES area (id),
    year {integer} NOT NULL,
    residence {text} NOT NULL CHECK (residence IN ('urban', 'rural')),
    households {integer} NOT NULL CHECK (households >= 0),
    persons {integer} NOT NULL CHECK (persons >= households),
    minority_households {integer} CHECK (minority_households >= 0),
    minority_persons {integer} CHECK (minority_persons >= 0),
    source {text} NOT NULL,
    PRIMARY KEY (area_id, year, residence)
) {strict};

CREATE TABLE import_batch (
    id {key} PRIMARY KEY,
    upload_id {key} REFERENCES upload (id),
    file_digest {bytes} NOT NULL,
    file_name {text} NOT NULL,
    area_id {key} NOT NULL REFERENCES area (id),
    as_of {text} NOT NULL,
    summary {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    applied_at {integer} NOT NULL,
    undone_at {integer},
    undone_reason {text}
) {strict};
CREATE INDEX import_batch_area ON import_batch (area_id, applied_at);

-- Every row that a batch made or changed, before and after, so that the batch can be undone whole.
CREATE TABLE import_change (
    batch_id {key} NOT NULL REFERENCES import_batch (id),
    seq {integer} NOT NULL,
    entity {text} NOT NULL,
    row_id {key} NOT NULL,
    household_id {key} NOT NULL,
    before {text} NOT NULL,
    after {text} NOT NULL,
    PRIMARY KEY (batch_id, seq)
) {strict};

CREATE TABLE sheet_draft (
    officer_id {key} NOT NULL REFERENCES officer (id),
    household_id {key} NOT NULL REFERENCES household (id),
    fields {text} NOT NULL,
    saved_at {integer} NOT NULL,
    PRIMARY KEY (officer_id, household_id)
) {strict};

-- sqlite:
CREATE TRIGGER household_counted AFTER INSERT ON household WHEN new.status = 'active' BEGIN
    INSERT INTO household_count (village_id, commune_id, class, households, persons)
    VALUES (new.village_id, new.commune_id, new.class, 1, new.persons)
    ON CONFLICT (village_id, commune_id, class) DO UPDATE
       SET households = households + 1, persons = persons + excluded.persons;
END;
CREATE TRIGGER household_discounted AFTER DELETE ON household WHEN old.status = 'active' BEGIN
    UPDATE household_count SET households = households - 1, persons = persons - old.persons
     WHERE village_id = old.village_id AND commune_id = old.commune_id AND class = old.class;
END;
CREATE TRIGGER household_recounted AFTER UPDATE ON household
    WHEN old.village_id <> new.village_id OR old.commune_id <> new.commune_id OR old.class <> new.class
      OR old.persons <> new.persons OR old.status <> new.status BEGIN
    UPDATE household_count SET households = households - 1, persons = persons - old.persons
     WHERE village_id = old.village_id AND commune_id = old.commune_id AND class = old.class AND old.status = 'active';
    INSERT INTO household_count (village_id, commune_id, class, households, persons)
    SELECT new.village_id, new.commune_id, new.class, 1, new.persons WHERE new.status = 'active'
    ON CONFLICT (village_id, commune_id, class) DO UPDATE
       SET households = households + 1, persons = persons + excluded.persons;
END;
CREATE TABLE name_word (
    word {text} NOT NULL,
    commune_id {key} NOT NULL,
    person_id {key} NOT NULL,
    household_id {key} NOT NULL,
    search_key {text} NOT NULL,
    PRIMARY KEY (word, commune_id, person_id)
) STRICT, WITHOUT ROWID;
-- postgres:
CREATE FUNCTION count_household(v uuid, c uuid, k text, h bigint, p bigint) RETURNS void LANGUAGE sql AS '
    INSERT INTO household_count (village_id, commune_id, class, households, persons) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (village_id, commune_id, class) DO UPDATE
       SET households = household_count.households + excluded.households, persons = household_count.persons + excluded.persons';
CREATE FUNCTION recount_household() RETURNS trigger LANGUAGE plpgsql AS '
BEGIN
    IF TG_OP <> ''INSERT'' THEN
        IF old.status = ''active'' THEN PERFORM count_household(old.village_id, old.commune_id, old.class, -1, -old.persons); END IF;
    END IF;
    IF TG_OP <> ''DELETE'' THEN
        IF new.status = ''active'' THEN PERFORM count_household(new.village_id, new.commune_id, new.class, 1, new.persons); END IF;
        RETURN new;
    END IF;
    RETURN old;
END';
CREATE TRIGGER household_counted AFTER INSERT OR UPDATE OR DELETE ON household FOR EACH ROW EXECUTE FUNCTION recount_household();
CREATE TABLE name_word (
    word {text} NOT NULL,
    commune_id {key} NOT NULL,
    person_id {key} NOT NULL,
    household_id {key} NOT NULL,
    search_key {text} NOT NULL,
    PRIMARY KEY (word, commune_id, person_id)
);
-- both:
CREATE INDEX name_word_person ON name_word (person_id);

-- What lists state of a review; indexes from which forms are streamed and lists walked; counts by all that a list is filtered by.

-- The totals of sheets B1 and B2 and the causes that a list of a commune gives a household: no sheet stands behind them.
-- A later list brings a new row; the last one by day, then by moment, counts.
CREATE TABLE list_statement (
    id {key} PRIMARY KEY,
    household_id {key} NOT NULL REFERENCES household (id),
    stated_on {text} NOT NULL,
    income_points {integer} CHECK (income_points >= 0),
    deprivation_points {integer} CHECK (deprivation_points >= 0),
    causes {integer} NOT NULL CHECK (causes >= 0),
    batch_id {key} NOT NULL,
    recorded_at {integer} NOT NULL
) {strict};
CREATE INDEX list_statement_household ON list_statement (household_id, stated_on, recorded_at, causes);

DROP INDEX review_sheet_household;
CREATE INDEX review_sheet_household ON review_sheet (household_id, reviewed_on, replaced_by, recorded_at, deprived, causes);
CREATE INDEX household_stay_stream ON household_stay (household_id, valid_from, valid_until, village_id, reason);
CREATE INDEX household_traits ON household (id, flags, ethnicity);

-- About how many people have a word in their name: which word of a search leads. Kept by large loads alone, so it may lag.
CREATE TABLE name_word_count (
    word {text} PRIMARY KEY,
    people {integer} NOT NULL
) {strict};
INSERT INTO name_word_count (word, people) SELECT word, count(*) FROM name_word GROUP BY word;

-- Every order of the list, with all that it is narrowed by, so that fifty rows are found without reading households.
DROP INDEX household_by_name;
CREATE INDEX household_by_name ON household (head_sort_key, id, commune_id, village_id, class, status, flags, ethnicity);
CREATE INDEX household_by_size ON household (persons, head_sort_key, id, commune_id, village_id, class, status, flags, ethnicity);
CREATE INDEX household_by_since ON household (class_since, head_sort_key, id, commune_id, village_id, class, status, flags, ethnicity);

-- sqlite:
DROP TRIGGER household_counted;
DROP TRIGGER household_discounted;
DROP TRIGGER household_recounted;
-- postgres:
DROP TRIGGER household_counted ON household;
DROP FUNCTION recount_household();
DROP FUNCTION count_household(uuid, uuid, text, bigint, bigint);
-- both:
DROP TABLE household_count;
-- The ethnic group of a head that is not known counts under the empty text.
CREATE TABLE household_count (
    village_id {key} NOT NULL,
    commune_id {key} NOT NULL,
    class {text} NOT NULL,
    flags {integer} NOT NULL,
    ethnicity {text} NOT NULL,
    households {integer} NOT NULL,
    persons {integer} NOT NULL,
    PRIMARY KEY (village_id, commune_id, class, flags, ethnicity)
) {strict};
INSERT INTO household_count (village_id, commune_id, class, flags, ethnicity, households, persons)
SELECT village_id, commune_id, class, flags, coalesce(ethnicity, ''), count(*), CAST(sum(persons) AS BIGINT)
  FROM household WHERE status = 'active'
 GROUP BY village_id, commune_id, class, flags, coalesce(ethnicity, '');

-- sqlite:
CREATE TRIGGER household_counted AFTER INSERT ON household WHEN new.status = 'active' BEGIN
    INSERT INTO household_count (village_id, commune_id, class, flags, ethnicity, households, persons)
    VALUES (new.village_id, new.commune_id, new.class, new.flags, coalesce(new.ethnicity, ''), 1, new.persons)
    ON CONFLICT (village_id, commune_id, class, flags, ethnicity) DO UPDATE
       SET households = households + 1, persons = persons + excluded.persons;
END;
CREATE TRIGGER household_discounted AFTER DELETE ON household WHEN old.status = 'active' BEGIN
    UPDATE household_count SET households = households - 1, persons = persons - old.persons
     WHERE village_id = old.village_id AND commune_id = old.commune_id AND class = old.class AND flags = old.flags
       AND ethnicity = coalesce(old.ethnicity, '');
END;
CREATE TRIGGER household_recounted AFTER UPDATE ON household
    WHEN old.village_id <> new.village_id OR old.commune_id <> new.commune_id OR old.class <> new.class
      OR old.persons <> new.persons OR old.status <> new.status OR old.flags <> new.flags
      OR coalesce(old.ethnicity, '') <> coalesce(new.ethnicity, '') BEGIN
    UPDATE household_count SET households = households - 1, persons = persons - old.persons
     WHERE village_id = old.village_id AND commune_id = old.commune_id AND class = old.class AND flags = old.flags
       AND ethnicity = coalesce(old.ethnicity, '') AND old.status = 'active';
    INSERT INTO household_count (village_id, commune_id, class, flags, ethnicity, households, persons)
    SELECT new.village_id, new.commune_id, new.class, new.flags, coalesce(new.ethnicity, ''), 1, new.persons
     WHERE new.status = 'active'
    ON CONFLICT (village_id, commune_id, class, flags, ethnicity) DO UPDATE
       SET households = households + 1, persons = persons + excluded.persons;
END;
-- postgres:
CREATE FUNCTION count_household(h household, sign bigint) RETURNS void LANGUAGE sql AS '
    INSERT INTO household_count (village_id, commune_id, class, flags, ethnicity, households, persons)
    SELECT h.village_id, h.commune_id, h.class, h.flags, coalesce(h.ethnicity, ''''), sign, sign * h.persons
     WHERE h.status = ''active''
    ON CONFLICT (village_id, commune_id, class, flags, ethnicity) DO UPDATE
       SET households = household_count.households + excluded.households, persons = household_count.persons + excluded.persons';
CREATE FUNCTION recount_household() RETURNS trigger LANGUAGE plpgsql AS '
BEGIN
    IF TG_OP <> ''INSERT'' THEN PERFORM count_household(old, -1); END IF;
    IF TG_OP <> ''DELETE'' THEN PERFORM count_household(new, 1); END IF;
    RETURN NULL;
END';
CREATE TRIGGER household_counted AFTER INSERT OR UPDATE OR DELETE ON household FOR EACH ROW EXECUTE FUNCTION recount_household();
-- both:

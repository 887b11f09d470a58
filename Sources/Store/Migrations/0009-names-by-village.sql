-- Words of names lie under the village, which goes on when communes merge: an act over 400,000 households then leaves these
-- millions of rows as they are. Which villages a commune has today, `household_count` knows.
-- sqlite:
CREATE TABLE name_word_by_village (
    word {text} NOT NULL,
    village_id {key} NOT NULL,
    person_id {key} NOT NULL,
    household_id {key} NOT NULL,
    search_key {text} NOT NULL,
    PRIMARY KEY (word, village_id, person_id)
) STRICT, WITHOUT ROWID;
-- postgres:
CREATE TABLE name_word_by_village (
    word {text} NOT NULL,
    village_id {key} NOT NULL,
    person_id {key} NOT NULL,
    household_id {key} NOT NULL,
    search_key {text} NOT NULL,
    PRIMARY KEY (word, village_id, person_id)
);
-- both:
INSERT INTO name_word_by_village (word, village_id, person_id, household_id, search_key)
SELECT word, household.village_id, person_id, household_id, search_key
  FROM name_word JOIN household ON household.id = name_word.household_id;
DROP TABLE name_word;
ALTER TABLE name_word_by_village RENAME TO name_word;
CREATE INDEX name_word_person ON name_word (person_id);

-- The people of a full name, each once: the row of the first word stands for the person.
CREATE INDEX name_word_full ON name_word (search_key, village_id)
 WHERE substr(search_key || ' ', 1, length(word) + 1) = word || ' ';
CREATE INDEX household_count_commune ON household_count (commune_id, village_id);

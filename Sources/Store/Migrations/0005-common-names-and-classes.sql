-- Every full name that someone has or had, under each of its words: many people share few names, so a search for common
-- words looks through names, not through people. A name that nobody has any more does no harm.
-- sqlite:
CREATE TABLE full_name (
    word {text} NOT NULL,
    search_key {text} NOT NULL,
    PRIMARY KEY (word, search_key)
) STRICT, WITHOUT ROWID;
-- postgres:
CREATE TABLE full_name (
    word {text} NOT NULL,
    search_key {text} NOT NULL,
    PRIMARY KEY (word, search_key)
);
-- both:
INSERT INTO full_name (word, search_key) SELECT DISTINCT word, search_key FROM name_word;

-- The people of a full name, each once: the row of the first word stands for the person.
CREATE INDEX name_word_full ON name_word (search_key, commune_id)
 WHERE substr(search_key || ' ', 1, length(word) + 1) = word || ' ';

-- The list of one class in its order, and its counts, without looking at the other classes.
CREATE INDEX household_by_class ON household (class, head_sort_key, id, commune_id, village_id, status, flags, ethnicity);
-- sqlite:
CREATE INDEX household_count_class ON household_count (class, commune_id, households, persons);
-- both:

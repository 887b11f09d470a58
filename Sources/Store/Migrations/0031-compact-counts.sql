-- postgres:
-- Before migration 23 a merger wrote these counts once for each household in one transaction, and what it wrote over stays in the file: the
-- sums above a list then read eighty times what they need. Room is left in each page, so that later changes stay in place.
ALTER TABLE household_count SET (fillfactor = 60);
CLUSTER household_count USING household_count_pkey;
ALTER TABLE household_count SET WITHOUT CLUSTER;
-- A search of a day gone by reads thousands of past names: from the index alone, not each from a page of its own.
ALTER TABLE past_name_word DROP CONSTRAINT past_name_word_pkey;
ALTER TABLE past_name_word ADD PRIMARY KEY (word, village_id, household_id, person_id) INCLUDE (search_key);

-- Lists of a day gone by in each of their orders: walked along an index, with what most lists are narrowed by.
CREATE INDEX household_state_by_size ON household_state (
    persons, head_sort_key, household_id, valid_from, valid_until, recorded_from, recorded_until, village_id, class);
CREATE INDEX household_state_by_since ON household_state (
    class_since, head_sort_key, household_id, valid_from, valid_until, recorded_from, recorded_until, village_id, class);
CREATE INDEX household_state_by_code ON household_state (
    code, household_id, valid_from, valid_until, recorded_from, recorded_until, village_id, class);

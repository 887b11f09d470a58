-- Households that an officer picked from lists, to change them together; forgotten after some days. A picked household may be gone by then.
CREATE TABLE household_selection (
    id {key} PRIMARY KEY,
    officer_id {key} NOT NULL REFERENCES officer (id),
    made_at {integer} NOT NULL
) {strict};
CREATE TABLE household_selection_line (
    selection_id {key} NOT NULL REFERENCES household_selection (id),
    household_id {key} NOT NULL,
    PRIMARY KEY (selection_id, household_id)
) {strict};

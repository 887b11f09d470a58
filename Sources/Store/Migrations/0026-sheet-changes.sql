-- What was done to sheets after they were taken in: replaced by another, withdrawn, brought back. review_sheet.replaced_by is what the last
-- line of a sheet says: the sheet that stands in its place, its own key where it was withdrawn, nothing where it stands.
CREATE TABLE sheet_change (
    id {key} PRIMARY KEY,
    household_id {key} NOT NULL REFERENCES household (id),
    sheet_id {key} NOT NULL REFERENCES review_sheet (id),
    replaced_before {key},
    replaced_after {key},
    reason {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    changed_at {integer} NOT NULL
) {strict};
CREATE INDEX sheet_change_household ON sheet_change (household_id, changed_at);
CREATE INDEX sheet_change_sheet ON sheet_change (sheet_id, changed_at);

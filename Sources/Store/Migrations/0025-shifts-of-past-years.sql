-- What a list did to the figures of a year that was over when it was taken in: forms of that year say so.
CREATE TABLE import_shift (
    batch_id {key} NOT NULL REFERENCES import_batch (id),
    area_id {key} NOT NULL REFERENCES area (id),
    year {integer} NOT NULL,
    class {text} NOT NULL CHECK (class IN ('poor', 'near_poor')),
    households_before {integer} NOT NULL,
    households_after {integer} NOT NULL,
    persons_before {integer} NOT NULL,
    persons_after {integer} NOT NULL,
    PRIMARY KEY (batch_id, area_id, year, class)
) {strict};
CREATE INDEX import_shift_year ON import_shift (year);

-- Why a list was taken in that somebody was asked about.
ALTER TABLE import_batch ADD COLUMN reason {text} NOT NULL DEFAULT '';

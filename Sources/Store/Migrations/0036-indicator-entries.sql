-- Values of indicators that no register says, as somebody entered them with their source. A line is never changed: a later one about the
-- same day takes its place.
CREATE TABLE indicator_entry (
    id {key} PRIMARY KEY,
    indicator {text} NOT NULL,
    area_id {key} NOT NULL REFERENCES area (id),
    on_day {text} NOT NULL,
    numerator {integer} NOT NULL CHECK (numerator >= 0),
    denominator {integer} CHECK (denominator >= numerator),
    source {text} NOT NULL CHECK (source <> ''),
    officer_id {key} REFERENCES officer (id),
    entered_at {integer} NOT NULL
) {strict};
CREATE INDEX indicator_entry_area ON indicator_entry (area_id, on_day);

-- Signals of quality are worked out anew each time; only what somebody found is kept. The last line of a kind holds.
CREATE TABLE signal_note (
    id {key} PRIMARY KEY,
    case_id {key} NOT NULL REFERENCES review_case (id),
    kind {text} NOT NULL,
    note {text} NOT NULL CHECK (note <> ''),
    officer_id {key} REFERENCES officer (id),
    noted_at {integer} NOT NULL
) {strict};
CREATE INDEX signal_note_case ON signal_note (case_id, noted_at);

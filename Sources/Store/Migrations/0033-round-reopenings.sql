-- A round that is decided in a commune is opened again by two people: one asks with the reason, another one above the commune answers.
CREATE TABLE review_reopening (
    id {key} PRIMARY KEY,
    round_id {key} NOT NULL REFERENCES review_round (id),
    area_id {key} NOT NULL REFERENCES area (id),
    reason {text} NOT NULL CHECK (reason <> ''),
    document {text} NOT NULL CHECK (document <> ''),
    officer_id {key} REFERENCES officer (id),
    asked_at {integer} NOT NULL,
    is_granted {integer} CHECK (is_granted IN (0, 1)),
    answer {text},
    answered_by {key} REFERENCES officer (id),
    answered_at {integer},
    CHECK ((is_granted IS NULL) = (answered_at IS NULL))
) {strict};
CREATE INDEX review_reopening_round ON review_reopening (round_id, asked_at);

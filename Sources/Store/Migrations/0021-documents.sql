-- The register of documents, outgoing and incoming. Numbers run by body, symbol and year; one that was taken stays taken.

CREATE TABLE document_series (
    body_id {key} NOT NULL REFERENCES area (id),
    symbol {text} NOT NULL,
    year {integer} NOT NULL,
    last_number {integer} NOT NULL CHECK (last_number > 0),
    PRIMARY KEY (body_id, symbol, year)
) {strict};

CREATE TABLE official_document (
    id {key} PRIMARY KEY,
    direction {text} NOT NULL CHECK (direction IN ('outgoing', 'incoming')),
    body_id {key} NOT NULL REFERENCES area (id),
    kind {text} NOT NULL,
    year {integer} NOT NULL,
    symbol {text} NOT NULL,
    number {integer} CHECK (number > 0),
    reference {text} NOT NULL CHECK (reference <> ''),
    issuer {text} NOT NULL,
    signed_on {text} NOT NULL,
    signer {text} NOT NULL,
    subject {text} NOT NULL,
    round_id {key} REFERENCES review_round (id),
    household_id {key} REFERENCES household (id),
    -- What in the records it was made from.
    source {text},
    source_id {key},
    rests_on {key} REFERENCES official_document (id),
    -- What it says, as JSON; NULL where that is read from its source.
    content {text},
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL,
    voided_at {integer},
    void_reason {text} NOT NULL,
    voided_by {key} REFERENCES officer (id),
    CHECK ((voided_at IS NULL) = (void_reason = '')),
    CHECK ((source IS NULL) = (source_id IS NULL))
) {strict};
CREATE UNIQUE INDEX official_document_number ON official_document (body_id, symbol, year, number)
    WHERE direction = 'outgoing' AND number IS NOT NULL;
CREATE UNIQUE INDEX official_document_source ON official_document (source, source_id) WHERE voided_at IS NULL;
CREATE INDEX official_document_body ON official_document (body_id, year);
CREATE INDEX official_document_household ON official_document (household_id);
CREATE INDEX official_document_round ON official_document (round_id);

-- Decisions that were made before there was a register, with their references as they were written.
INSERT INTO official_document
       (id, direction, body_id, kind, year, symbol, reference, issuer, signed_on, signer, subject, round_id, source, source_id,
        officer_id, recorded_at, void_reason)
SELECT id, 'outgoing', area_id, 'decision', CAST(substr(signed_on, 1, 4) AS INTEGER), '', number, '', signed_on, signer, '', round_id,
       'decision', id, officer_id, recorded_at, ''
  FROM review_decision;

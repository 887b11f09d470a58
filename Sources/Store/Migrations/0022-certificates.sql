-- Certificates of recognized households, and each time they were printed.

CREATE TABLE certificate (
    id {key} PRIMARY KEY,
    body_id {key} NOT NULL REFERENCES area (id),
    year {integer} NOT NULL,
    number {integer} NOT NULL CHECK (number > 0),
    reference {text} NOT NULL,
    code {text} NOT NULL UNIQUE,
    household_id {key} NOT NULL REFERENCES household (id),
    village_id {key} NOT NULL REFERENCES area (id),
    -- Not a reference: a list that is taken back takes its recognitions along, and the certificate holds no more.
    recognition_id {key} NOT NULL,
    standard_id {text} NOT NULL,
    class {text} NOT NULL,
    valid_from {text} NOT NULL,
    valid_until {text},
    decision_number {text} NOT NULL,
    decision_on {text} NOT NULL,
    -- What stands on it, as JSON, as it was known when it was issued; no personal number.
    face {text} NOT NULL,
    document_id {key} NOT NULL REFERENCES official_document (id),
    signed_on {text} NOT NULL,
    signer {text} NOT NULL,
    replaces_id {key} REFERENCES certificate (id),
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL,
    revoked_on {text},
    revoke_reason {text},
    revoke_note {text} NOT NULL,
    revoked_by {key} REFERENCES officer (id),
    revoked_at {integer},
    UNIQUE (body_id, year, number),
    CHECK ((revoked_at IS NULL) = (revoke_reason IS NULL) AND (revoked_at IS NULL) = (revoked_on IS NULL))
) {strict};
CREATE UNIQUE INDEX certificate_standing ON certificate (recognition_id) WHERE revoked_at IS NULL;
CREATE INDEX certificate_household ON certificate (household_id);
CREATE INDEX certificate_document ON certificate (document_id);

CREATE TABLE certificate_printing (
    id {key} PRIMARY KEY,
    reason {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    at {integer} NOT NULL
) {strict};

CREATE TABLE certificate_print (
    printing_id {key} NOT NULL REFERENCES certificate_printing (id),
    certificate_id {key} NOT NULL REFERENCES certificate (id),
    PRIMARY KEY (printing_id, certificate_id)
) {strict};
CREATE INDEX certificate_print_certificate ON certificate_print (certificate_id);

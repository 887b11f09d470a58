-- What an officer is typing on a page and has not handed in; gone with the handing in, or after some days.
CREATE TABLE form_draft (
    officer_id {key} NOT NULL REFERENCES officer (id),
    page {text} NOT NULL,
    fields {text} NOT NULL,
    saved_at {integer} NOT NULL,
    PRIMARY KEY (officer_id, page)
) {strict};
CREATE INDEX form_draft_age ON form_draft (saved_at);

-- Filters of the list of households that an officer keeps under a name, as the address of the list without its page.
CREATE TABLE household_filter (
    officer_id {key} NOT NULL REFERENCES officer (id),
    name {text} NOT NULL CHECK (name <> ''),
    query {text} NOT NULL CHECK (query <> ''),
    saved_at {integer} NOT NULL,
    PRIMARY KEY (officer_id, name)
) {strict};

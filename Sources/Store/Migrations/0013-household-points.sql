-- Where households live on the ground: voluntary, never on a list, each view of it in the log. Rows are ended, not changed.

CREATE TABLE household_point (
    id {key} PRIMARY KEY,
    household_id {key} NOT NULL REFERENCES household (id),
    latitude {integer} NOT NULL CHECK (latitude BETWEEN 6000000 AND 24000000),
    longitude {integer} NOT NULL CHECK (longitude BETWEEN 102000000 AND 118000000),
    measured_on {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL,
    ended_at {integer},
    end_reason {text},
    CHECK ((ended_at IS NULL) = (end_reason IS NULL))
) {strict};
CREATE UNIQUE INDEX household_point_now ON household_point (household_id) WHERE ended_at IS NULL;
CREATE INDEX household_point_household ON household_point (household_id, recorded_at);

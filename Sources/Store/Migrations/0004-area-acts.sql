-- Acts on units: what each changed, before and after, and which stays of households followed.

CREATE TABLE area_act (
    id {key} PRIMARY KEY,
    -- By which a data file names it; empty for an act entered by hand.
    text_key {text} NOT NULL,
    effective_on {text} NOT NULL,
    document {text} NOT NULL,
    content {text} NOT NULL,
    source {text} NOT NULL,
    confidence {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL,
    -- When the households came after; empty while the day is still to come.
    followed_at {integer},
    undone_at {integer},
    undone_by {key} REFERENCES officer (id),
    undone_reason {text},
    CHECK ((undone_at IS NULL) = (undone_reason IS NULL))
) {strict};
CREATE UNIQUE INDEX area_act_text_key ON area_act (text_key) WHERE text_key <> '' AND undone_at IS NULL;

CREATE TABLE area_act_change (
    act_id {key} NOT NULL REFERENCES area_act (id),
    area_id {key} NOT NULL REFERENCES area (id),
    before {text} NOT NULL,
    after {text} NOT NULL,
    PRIMARY KEY (act_id, area_id)
) {strict};
CREATE INDEX area_act_change_area ON area_act_change (area_id);

-- The village in which a stay was, where the act put it into another. A stay that goes on from before the day was cut
-- there (valid_from is then the day), one of after the day was moved as it was.
CREATE TABLE area_act_stay (
    act_id {key} NOT NULL REFERENCES area_act (id),
    household_id {key} NOT NULL REFERENCES household (id),
    valid_from {text} NOT NULL,
    from_village_id {key} NOT NULL REFERENCES area (id),
    to_village_id {key} NOT NULL REFERENCES area (id),
    was_cut {integer} NOT NULL CHECK (was_cut IN (0, 1)),
    PRIMARY KEY (act_id, household_id, valid_from)
) {strict};

CREATE INDEX household_stay_village ON household_stay (village_id, household_id);

-- Goes up with every change of units, so that a running server notices what a command did beside it.
CREATE TABLE area_generation (
    id {integer} PRIMARY KEY CHECK (id = 1),
    number {integer} NOT NULL
) {strict};
INSERT INTO area_generation (id, number) VALUES (1, 1);

ALTER TABLE area_succession ADD COLUMN share {integer};
ALTER TABLE area_succession ADD COLUMN act_id {key} REFERENCES area_act (id);
-- What an earlier release called a replacement is a merger of one unit into a new one.
UPDATE area_succession SET kind = 'merge' WHERE kind = 'replace';

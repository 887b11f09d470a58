-- Acts on households: what each changed, row by row, before and after, so that the last one can be taken back.

CREATE TABLE household_act (
    id {key} PRIMARY KEY,
    kind {text} NOT NULL,
    -- No reference: a household that an act began goes when the act is undone, the act stays.
    household_id {key} NOT NULL,
    -- The household that was split off, or into which this one went.
    other_id {key},
    -- The code of a household that the act began: it is never given again.
    made_code {text},
    -- Where the household lived before and after: who looks after either sees the act.
    from_village_id {key} NOT NULL REFERENCES area (id),
    to_village_id {key} NOT NULL REFERENCES area (id),
    happened_on {text} NOT NULL,
    reason {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL,
    -- The event of the log that tells it.
    event_seq {integer} NOT NULL UNIQUE,
    undone_at {integer},
    undone_by {key} REFERENCES officer (id),
    undone_reason {text},
    CHECK ((undone_at IS NULL) = (undone_reason IS NULL))
) {strict};
-- Which household is to be reviewed after the act.
CREATE INDEX household_act_outcome ON household_act (coalesce(other_id, household_id));
CREATE INDEX household_act_from ON household_act (from_village_id, recorded_at);
CREATE INDEX household_act_to ON household_act (to_village_id, recorded_at);
CREATE INDEX household_act_kind ON household_act (kind, happened_on);

CREATE TABLE household_act_change (
    act_id {key} NOT NULL REFERENCES household_act (id),
    seq {integer} NOT NULL,
    entity {text} NOT NULL,
    row_id {key} NOT NULL,
    household_id {key} NOT NULL,
    before {text} NOT NULL,
    after {text} NOT NULL,
    PRIMARY KEY (act_id, seq)
) {strict};
CREATE INDEX household_act_change_household ON household_act_change (household_id, act_id);

-- Who escaped over a stretch of days.
CREATE INDEX recognition_from ON recognition (valid_from, class, household_id);

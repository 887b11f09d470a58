-- What a plan asks of each commune towards its targets, as it was handed down; a line is never changed, the last one holds.

CREATE TABLE target_share (
    id {key} PRIMARY KEY,
    plan_id {key} NOT NULL REFERENCES programme_plan (id),
    -- The code of the target in the plan.
    target {text} NOT NULL CHECK (target <> ''),
    area_id {key} NOT NULL REFERENCES area (id),
    -- Households, things, or hundredths of a percent; empty where it was taken back.
    value {integer} CHECK (value BETWEEN 0 AND 1000000),
    document {text} NOT NULL CHECK (document <> ''),
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL
) {strict};
CREATE INDEX target_share_plan ON target_share (plan_id, recorded_at);

-- What people, enterprises and funds gave for the poor outside the budget: never summed up with what the budget disbursed. A wrong one is
-- taken out with the reason and stays.
CREATE TABLE contribution (
    id {key} PRIMARY KEY,
    unit_id {key} NOT NULL REFERENCES area (id),
    received_on {text} NOT NULL,
    giver_kind {text} NOT NULL
        CHECK (giver_kind IN ('fund_for_the_poor', 'enterprise', 'organisation', 'person', 'community', 'abroad')),
    giver {text} NOT NULL CHECK (giver <> ''),
    form {text} NOT NULL CHECK (form IN ('money', 'goods', 'labour')),
    purpose {text} NOT NULL
        CHECK (purpose IN ('house_built', 'house_repaired', 'livelihood', 'gift', 'schooling', 'health', 'works', 'other')),
    -- In đồng; of goods and labour their value.
    amount {integer} NOT NULL CHECK (amount BETWEEN 1 AND 1000000000000000),
    -- As it is written: 120 gifts, 35 days of work; empty for money.
    quantity {text} NOT NULL,
    -- Whose house, or who was given it; NULL for what many were given.
    household_id {key} REFERENCES household (id),
    document {text} NOT NULL,
    note {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL,
    voided_at {integer},
    void_reason {text} NOT NULL DEFAULT '',
    voided_by {key} REFERENCES officer (id),
    CHECK (form = 'money' OR quantity <> ''),
    CHECK (purpose NOT IN ('house_built', 'house_repaired') OR household_id IS NOT NULL),
    CHECK ((voided_at IS NULL) = (void_reason = ''))
) {strict};
CREATE INDEX contribution_unit ON contribution (unit_id, received_on);
CREATE INDEX contribution_household ON contribution (household_id);

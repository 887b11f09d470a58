-- Money of programmes as a ledger of whole đồng. What is entered stays; what is wrong is put right by an entry against it. Sums are kept
-- by trigger beside the entries, and what must always hold of them is said here, for whoever writes.

-- Money that a unit was given for a project of a programme, from one source, of one kind, for one budget year.
CREATE TABLE budget_line (
    id {key} PRIMARY KEY,
    holder_id {key} NOT NULL REFERENCES area (id),
    programme {text} NOT NULL CHECK (programme <> ''),
    project_code {text} NOT NULL CHECK (project_code <> ''),
    source {text} NOT NULL
        CHECK (source IN ('central', 'province', 'town', 'commune', 'other_lawful', 'donors', 'people', 'in_kind')),
    capital {text} NOT NULL CHECK (capital IN ('investment', 'recurrent')),
    year {integer} NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    -- With what came over from the year before.
    assigned {integer} NOT NULL DEFAULT 0 CHECK (assigned BETWEEN 0 AND 100000000000000000),
    allotted {integer} NOT NULL DEFAULT 0 CHECK (allotted >= 0),
    -- Of what was allotted to nobody.
    carried {integer} NOT NULL DEFAULT 0 CHECK (carried >= 0),
    lapsed {integer} NOT NULL DEFAULT 0 CHECK (lapsed >= 0),
    UNIQUE (holder_id, programme, project_code, source, capital, year),
    CHECK (allotted + carried + lapsed <= assigned)
) {strict};
CREATE INDEX budget_line_year ON budget_line (year, project_code);

-- The part of a line that a unit spends.
CREATE TABLE budget_share (
    line_id {key} NOT NULL REFERENCES budget_line (id),
    unit_id {key} NOT NULL REFERENCES area (id),
    allotted {integer} NOT NULL DEFAULT 0 CHECK (allotted >= 0),
    committed {integer} NOT NULL DEFAULT 0 CHECK (committed >= 0),
    -- Advances that were neither cleared nor given back.
    advanced {integer} NOT NULL DEFAULT 0 CHECK (advanced >= 0),
    -- With advances that were cleared.
    paid {integer} NOT NULL DEFAULT 0 CHECK (paid >= 0),
    settled {integer} NOT NULL DEFAULT 0 CHECK (settled >= 0),
    carried {integer} NOT NULL DEFAULT 0 CHECK (carried >= 0),
    lapsed {integer} NOT NULL DEFAULT 0 CHECK (lapsed >= 0),
    PRIMARY KEY (line_id, unit_id),
    CHECK (committed <= allotted),
    CHECK (advanced + paid + carried + lapsed <= allotted),
    CHECK (settled <= paid)
) {strict};

-- What one đồng of an entry does to the sums: of the line, and of the share of the unit. What is not here cannot be entered.
CREATE TABLE fund_effect (
    kind {text} NOT NULL,
    level {text} NOT NULL CHECK (level IN ('line', 'unit')),
    line_assigned {integer} NOT NULL DEFAULT 0,
    line_allotted {integer} NOT NULL DEFAULT 0,
    line_carried {integer} NOT NULL DEFAULT 0,
    line_lapsed {integer} NOT NULL DEFAULT 0,
    allotted {integer} NOT NULL DEFAULT 0,
    committed {integer} NOT NULL DEFAULT 0,
    advanced {integer} NOT NULL DEFAULT 0,
    paid {integer} NOT NULL DEFAULT 0,
    settled {integer} NOT NULL DEFAULT 0,
    carried {integer} NOT NULL DEFAULT 0,
    lapsed {integer} NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, level)
) {strict};
INSERT INTO fund_effect (kind, level, line_assigned) VALUES ('assignment', 'line', 1), ('adjustment', 'line', 1), ('carried_in', 'line', 1);
INSERT INTO fund_effect (kind, level, line_assigned, line_allotted, allotted) VALUES ('carried_in', 'unit', 1, 1, 1);
INSERT INTO fund_effect (kind, level, line_allotted, allotted) VALUES ('allotment', 'unit', 1, 1);
INSERT INTO fund_effect (kind, level, committed) VALUES ('commitment', 'unit', 1);
INSERT INTO fund_effect (kind, level, advanced, paid)
VALUES ('advance', 'unit', 1, 0), ('payment', 'unit', 0, 1), ('clearing', 'unit', -1, 1), ('refund', 'unit', -1, 0);
INSERT INTO fund_effect (kind, level, settled) VALUES ('settlement', 'unit', 1);
INSERT INTO fund_effect (kind, level, line_carried, carried) VALUES ('carried_out', 'line', 1, 0), ('carried_out', 'unit', 0, 1);
INSERT INTO fund_effect (kind, level, line_lapsed, lapsed) VALUES ('lapse', 'line', 1, 0), ('lapse', 'unit', 0, 1);

-- In the order in which the sums took them up.
CREATE TABLE fund_entry (
-- sqlite:
    seq INTEGER PRIMARY KEY,
-- postgres:
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
-- both:
    id {key} NOT NULL UNIQUE,
    line_id {key} NOT NULL REFERENCES budget_line (id),
    -- NULL for what is about the whole line.
    unit_id {key} REFERENCES area (id),
    kind {text} NOT NULL,
    level {text} NOT NULL,
    amount {integer} NOT NULL CHECK (amount <> 0 AND amount BETWEEN -1000000000000000 AND 1000000000000000),
    -- The day of the decision or the voucher, and its number.
    booked_on {text} NOT NULL,
    document {text} NOT NULL CHECK (document <> ''),
    note {text} NOT NULL,
    -- The entry that this one puts right, once.
    reverses_id {key} UNIQUE REFERENCES fund_entry (id),
    -- Of money carried over: the entry on the line of the other year.
    twin_id {key},
    -- The list of payments to households that it sums up.
    list_id {key},
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL,
    FOREIGN KEY (kind, level) REFERENCES fund_effect (kind, level),
    CHECK ((unit_id IS NULL) = (level = 'line')),
    -- Only an adjustment, an allotment taken back and an entry against another are below zero.
    CHECK (amount > 0 OR reverses_id IS NOT NULL OR kind IN ('adjustment', 'allotment')),
    CHECK (reverses_id IS NULL OR note <> '')
) {strict};
CREATE INDEX fund_entry_line ON fund_entry (line_id, booked_on, seq);
CREATE INDEX fund_entry_unit ON fund_entry (unit_id, booked_on);

-- sqlite:
CREATE TRIGGER fund_entry_is_never_updated BEFORE UPDATE ON fund_entry BEGIN SELECT RAISE(ABORT, 'fund_entry is append-only'); END;
CREATE TRIGGER fund_entry_is_never_deleted BEFORE DELETE ON fund_entry BEGIN SELECT RAISE(ABORT, 'fund_entry is append-only'); END;
CREATE TRIGGER fund_entry_reverses_its_like BEFORE INSERT ON fund_entry WHEN new.reverses_id IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'an entry is put right by its opposite')
     WHERE NOT EXISTS (
        SELECT 1 FROM fund_entry AS wrong
         WHERE wrong.id = new.reverses_id AND wrong.line_id = new.line_id AND wrong.unit_id IS new.unit_id AND wrong.kind = new.kind
           AND wrong.amount = -new.amount AND wrong.reverses_id IS NULL);
END;
CREATE TRIGGER fund_entry_is_summed AFTER INSERT ON fund_entry BEGIN
    UPDATE budget_line
       SET assigned = budget_line.assigned + new.amount * effect.line_assigned,
           allotted = budget_line.allotted + new.amount * effect.line_allotted,
           carried = budget_line.carried + new.amount * effect.line_carried,
           lapsed = budget_line.lapsed + new.amount * effect.line_lapsed
      FROM fund_effect AS effect
     WHERE budget_line.id = new.line_id AND effect.kind = new.kind AND effect.level = new.level;
    INSERT INTO budget_share (line_id, unit_id)
    SELECT new.line_id, new.unit_id
     WHERE new.unit_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM budget_share WHERE line_id = new.line_id AND unit_id = new.unit_id);
    UPDATE budget_share
       SET allotted = budget_share.allotted + new.amount * effect.allotted,
           committed = budget_share.committed + new.amount * effect.committed,
           advanced = budget_share.advanced + new.amount * effect.advanced,
           paid = budget_share.paid + new.amount * effect.paid,
           settled = budget_share.settled + new.amount * effect.settled,
           carried = budget_share.carried + new.amount * effect.carried,
           lapsed = budget_share.lapsed + new.amount * effect.lapsed
      FROM fund_effect AS effect
     WHERE budget_share.line_id = new.line_id AND budget_share.unit_id = new.unit_id
       AND effect.kind = new.kind AND effect.level = new.level;
END;
-- postgres:
CREATE FUNCTION refuse_fund_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'fund_entry is append-only'; END $$;
CREATE TRIGGER fund_entry_is_append_only BEFORE UPDATE OR DELETE ON fund_entry FOR EACH ROW EXECUTE FUNCTION refuse_fund_change();
CREATE FUNCTION fund_reversal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM fund_entry AS wrong
         WHERE wrong.id = new.reverses_id AND wrong.line_id = new.line_id AND wrong.unit_id IS NOT DISTINCT FROM new.unit_id
           AND wrong.kind = new.kind AND wrong.amount = -new.amount AND wrong.reverses_id IS NULL) THEN
        RAISE EXCEPTION 'an entry is put right by its opposite';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER fund_entry_reverses_its_like BEFORE INSERT ON fund_entry FOR EACH ROW WHEN (new.reverses_id IS NOT NULL)
    EXECUTE FUNCTION fund_reversal();
-- The rows of the sums stay locked until the transaction ends: of two writers one waits for the other.
CREATE FUNCTION fund_sum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE budget_line
       SET assigned = budget_line.assigned + new.amount * effect.line_assigned,
           allotted = budget_line.allotted + new.amount * effect.line_allotted,
           carried = budget_line.carried + new.amount * effect.line_carried,
           lapsed = budget_line.lapsed + new.amount * effect.line_lapsed
      FROM fund_effect AS effect
     WHERE budget_line.id = new.line_id AND effect.kind = new.kind AND effect.level = new.level;
    IF new.unit_id IS NOT NULL THEN
        INSERT INTO budget_share (line_id, unit_id) VALUES (new.line_id, new.unit_id) ON CONFLICT DO NOTHING;
        UPDATE budget_share
           SET allotted = budget_share.allotted + new.amount * effect.allotted,
               committed = budget_share.committed + new.amount * effect.committed,
               advanced = budget_share.advanced + new.amount * effect.advanced,
               paid = budget_share.paid + new.amount * effect.paid,
               settled = budget_share.settled + new.amount * effect.settled,
               carried = budget_share.carried + new.amount * effect.carried,
               lapsed = budget_share.lapsed + new.amount * effect.lapsed
          FROM fund_effect AS effect
         WHERE budget_share.line_id = new.line_id AND budget_share.unit_id = new.unit_id
           AND effect.kind = new.kind AND effect.level = new.level;
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER fund_entry_is_summed AFTER INSERT ON fund_entry FOR EACH ROW EXECUTE FUNCTION fund_sum();
-- both:

-- A support to be paid to households, and what became of each on the day of payment.
CREATE TABLE payment_list (
    id {key} PRIMARY KEY,
    line_id {key} NOT NULL REFERENCES budget_line (id),
    unit_id {key} NOT NULL REFERENCES area (id),
    subject {text} NOT NULL CHECK (subject <> ''),
    -- For which the support is given once: a year, a quarter, as it is written.
    period {text} NOT NULL CHECK (period <> ''),
    -- To whom, parted by blanks: poor, near_poor, newly_escaped.
    groups {text} NOT NULL CHECK (groups <> ''),
    document {text} NOT NULL CHECK (document <> ''),
    decided_on {text} NOT NULL,
    officer_id {key} REFERENCES officer (id),
    recorded_at {integer} NOT NULL,
    paid_on {text},
    voucher {text} NOT NULL DEFAULT '',
    paid_by {key} REFERENCES officer (id),
    paid_at {integer},
    cancelled_at {integer},
    reason {text} NOT NULL DEFAULT '',
    CHECK ((paid_on IS NULL) = (paid_at IS NULL)),
    CHECK ((paid_on IS NULL) = (voucher = '')),
    CHECK ((cancelled_at IS NULL) = (reason = '')),
    CHECK (paid_on IS NULL OR cancelled_at IS NULL)
) {strict};
CREATE INDEX payment_list_unit ON payment_list (unit_id, decided_on);

CREATE TABLE payment_item (
    list_id {key} NOT NULL REFERENCES payment_list (id),
    household_id {key} NOT NULL REFERENCES household (id),
    position {integer} NOT NULL,
    amount {integer} NOT NULL CHECK (amount BETWEEN 1 AND 1000000000000),
    state {text} NOT NULL CHECK (state IN ('due', 'paid', 'stopped', 'returned')),
    -- Why it was stopped, as JSON: the facts of the day with their article.
    stop {text} NOT NULL DEFAULT '',
    PRIMARY KEY (list_id, household_id),
    CHECK ((state = 'stopped') = (stop <> ''))
) {strict};
CREATE INDEX payment_item_household ON payment_item (household_id);

-- What a household was over each stretch of days, as known over each stretch of moments; and what rows were before they changed.

-- Derived from stays, memberships, people, recognitions and sheets in the transaction that changes these: equal days lie in one row.
-- Days are numbers yyyyMMdd and instants milliseconds, so that the index of the list stays small. 99991231 and 253402300799999
-- stand for no end. Nothing refers to it: what was known of a household that a batch had brought outlives the batch.
CREATE TABLE household_state (
    household_id {key} NOT NULL,
    valid_from {integer} NOT NULL,
    valid_until {integer} NOT NULL,
    recorded_from {integer} NOT NULL,
    recorded_until {integer} NOT NULL,
    code {text} NOT NULL,
    village_id {key} NOT NULL,
    address {text} NOT NULL,
    head_id {key},
    head_name {text} NOT NULL,
    head_sort_key {bytes} NOT NULL,
    persons {integer} NOT NULL,
    class {text} NOT NULL,
    class_since {integer} NOT NULL,
    -- Without the two that follow from ages: a child until the day before child_until, an older person from older_from on.
    flags {integer} NOT NULL,
    child_until {integer} NOT NULL,
    older_from {integer} NOT NULL,
    ethnicity {text} NOT NULL,
    PRIMARY KEY (household_id, valid_from, recorded_from),
    CHECK (valid_until >= valid_from),
    CHECK (recorded_until > recorded_from)
-- sqlite:
) STRICT, WITHOUT ROWID;
-- postgres:
);
-- both:
-- All that a list is narrowed by, so that a page is found and a total counted without reading the rows.
CREATE INDEX household_state_by_name ON household_state (
    head_sort_key, household_id, valid_from, valid_until, recorded_from, recorded_until, village_id, class, flags, child_until,
    older_from, ethnicity, persons);
CREATE INDEX household_state_by_village ON household_state (
    village_id, household_id, valid_from, valid_until, recorded_from, recorded_until);

-- Which households a moment changed: totals once counted are brought up to date by these alone.
CREATE TABLE household_state_recording (
    recorded_at {integer} NOT NULL,
    household_id {key} NOT NULL,
    PRIMARY KEY (recorded_at, household_id)
-- sqlite:
) STRICT, WITHOUT ROWID;
-- postgres:
);
-- both:

-- Households whose states are to be derived again before the transaction ends.
CREATE TABLE household_state_due (
    household_id {key} PRIMARY KEY
-- sqlite:
) STRICT, WITHOUT ROWID;
-- postgres:
);
-- both:
INSERT INTO household_state_due (household_id) SELECT id FROM household;

-- The moment of the last change; each change gets a greater one, also where the clock was put back.
CREATE TABLE record_clock (
    id {integer} PRIMARY KEY CHECK (id = 1),
    at {integer} NOT NULL
) {strict};
INSERT INTO record_clock (id, at) VALUES (1, 0);

-- What a row was before the change of a moment; no image where it was not there yet. Of the rows that come with a new household
-- nothing is kept: nobody knew them before. The moment is filled in as the transaction ends, 0 until then.
CREATE TABLE past_row (
-- sqlite:
    seq INTEGER PRIMARY KEY,
-- postgres:
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
-- both:
    entity {text} NOT NULL CHECK (entity IN ('person', 'membership', 'stay', 'recognition', 'statement')),
    -- The person of a person, the household of everything else.
    owner_id {key} NOT NULL,
    row_key {text} NOT NULL,
    recorded_at {integer} NOT NULL,
    image {text}
) {strict};
CREATE INDEX past_row_owner ON past_row (owner_id, recorded_at);
CREATE INDEX past_row_undated ON past_row (seq) WHERE recorded_at = 0;

-- sqlite:
-- Images are written out by hand: the functions for JSON are not trusted in triggers.
CREATE TRIGGER household_restated AFTER UPDATE OF address, flags ON household
    WHEN old.address <> new.address OR old.flags & 64 <> new.flags & 64 BEGIN
    INSERT OR IGNORE INTO household_state_due (household_id) VALUES (new.id);
END;
CREATE TRIGGER sheet_restates AFTER INSERT ON review_sheet BEGIN
    INSERT OR IGNORE INTO household_state_due (household_id) VALUES (new.household_id);
END;
CREATE TRIGGER sheet_replaced_restates AFTER UPDATE OF replaced_by ON review_sheet BEGIN
    INSERT OR IGNORE INTO household_state_due (household_id) VALUES (new.household_id);
END;

CREATE TRIGGER person_changed BEFORE UPDATE ON person BEGIN
    INSERT OR IGNORE INTO household_state_due (household_id) SELECT household_id FROM membership WHERE person_id = old.id;
    INSERT INTO past_row (entity, owner_id, row_key, recorded_at, image)
    VALUES ('person', old.id, lower(hex(old.id)), 0, '{"id":' || '"' || lower(hex(old.id)) || '"' ||
        ',"name":' || '"' || replace(replace(replace(replace(replace(old.name, '\', '\\'), '"', '\"'), char(10), '\n'), char(13), '\r'), char(9), '\t') || '"' ||
        ',"sex":' || coalesce(old.sex, 'null') ||
        ',"born":' || coalesce('"' || old.born || '"', 'null') ||
        ',"ethnicity":' || coalesce('"' || old.ethnicity || '"', 'null') ||
        ',"personalNumber":' || coalesce('"' || old.personal_number || '"', 'null') ||
        ',"phone":' || coalesce('"' || old.phone || '"', 'null') ||
        ',"isMeritorious":' || CASE old.is_meritorious WHEN 1 THEN 'true' ELSE 'false' END ||
        ',"isDisabled":' || CASE old.is_disabled WHEN 1 THEN 'true' ELSE 'false' END ||
        ',"version":' || old.version || '}');
END;
CREATE TRIGGER person_removed BEFORE DELETE ON person BEGIN
    INSERT INTO past_row (entity, owner_id, row_key, recorded_at, image)
    VALUES ('person', old.id, lower(hex(old.id)), 0, '{"id":' || '"' || lower(hex(old.id)) || '"' ||
        ',"name":' || '"' || replace(replace(replace(replace(replace(old.name, '\', '\\'), '"', '\"'), char(10), '\n'), char(13), '\r'), char(9), '\t') || '"' ||
        ',"sex":' || coalesce(old.sex, 'null') ||
        ',"born":' || coalesce('"' || old.born || '"', 'null') ||
        ',"ethnicity":' || coalesce('"' || old.ethnicity || '"', 'null') ||
        ',"personalNumber":' || coalesce('"' || old.personal_number || '"', 'null') ||
        ',"phone":' || coalesce('"' || old.phone || '"', 'null') ||
        ',"isMeritorious":' || CASE old.is_meritorious WHEN 1 THEN 'true' ELSE 'false' END ||
        ',"isDisabled":' || CASE old.is_disabled WHEN 1 THEN 'true' ELSE 'false' END ||
        ',"version":' || old.version || '}');
END;

CREATE TRIGGER membership_added AFTER INSERT ON membership BEGIN
    INSERT OR IGNORE INTO household_state_due (household_id) VALUES (new.household_id);
    INSERT INTO past_row (entity, owner_id, row_key, recorded_at)
    SELECT 'membership', new.household_id, lower(hex(new.id)), 0
     WHERE EXISTS (SELECT 1 FROM household_state WHERE household_id = new.household_id);
END;
CREATE TRIGGER membership_changed AFTER UPDATE ON membership BEGIN
    INSERT OR IGNORE INTO household_state_due (household_id) VALUES (new.household_id);
    INSERT INTO past_row (entity, owner_id, row_key, recorded_at, image)
    VALUES ('membership', old.household_id, lower(hex(old.id)), 0, '{"id":' || '"' || lower(hex(old.id)) || '"' ||
        ',"household":' || '"' || lower(hex(old.household_id)) || '"' ||
        ',"person":' || '"' || lower(hex(old.person_id)) || '"' ||
        ',"relation":' || coalesce('"' || old.relation || '"', 'null') ||
        ',"joinedOn":' || coalesce('"' || old.joined_on || '"', 'null') ||
        ',"joinReason":' || coalesce('"' || old.join_reason || '"', 'null') ||
        ',"leftOn":' || coalesce('"' || old.left_on || '"', 'null') ||
        ',"leaveReason":' || coalesce('"' || old.leave_reason || '"', 'null') || '}');
END;
CREATE TRIGGER membership_removed AFTER DELETE ON membership BEGIN
    INSERT OR IGNORE INTO household_state_due (household_id) VALUES (old.household_id);
    INSERT INTO past_row (entity, owner_id, row_key, recorded_at, image)
    VALUES ('membership', old.household_id, lower(hex(old.id)), 0, '{"id":' || '"' || lower(hex(old.id)) || '"' ||
        ',"household":' || '"' || lower(hex(old.household_id)) || '"' ||
        ',"person":' || '"' || lower(hex(old.person_id)) || '"' ||
        ',"relation":' || coalesce('"' || old.relation || '"', 'null') ||
        ',"joinedOn":' || coalesce('"' || old.joined_on || '"', 'null') ||
        ',"joinReason":' || coalesce('"' || old.join_reason || '"', 'null') ||
        ',"leftOn":' || coalesce('"' || old.left_on || '"', 'null') ||
        ',"leaveReason":' || coalesce('"' || old.leave_reason || '"', 'null') || '}');
END;

CREATE TRIGGER stay_added AFTER INSERT ON household_stay BEGIN
    INSERT OR IGNORE INTO household_state_due (household_id) VALUES (new.household_id);
    INSERT INTO past_row (entity, owner_id, row_key, recorded_at)
    SELECT 'stay', new.household_id, new.valid_from, 0
     WHERE EXISTS (SELECT 1 FROM household_state WHERE household_id = new.household_id);
END;
CREATE TRIGGER stay_changed AFTER UPDATE ON household_stay BEGIN
    INSERT OR IGNORE INTO household_state_due (household_id) VALUES (new.household_id);
    INSERT INTO past_row (entity, owner_id, row_key, recorded_at, image)
    VALUES ('stay', old.household_id, old.valid_from, 0, '{"household":' || '"' || lower(hex(old.household_id)) || '"' ||
        ',"village":' || '"' || lower(hex(old.village_id)) || '"' ||
        ',"validFrom":' || coalesce('"' || old.valid_from || '"', 'null') ||
        ',"validUntil":' || coalesce('"' || old.valid_until || '"', 'null') ||
        ',"reason":' || coalesce('"' || old.reason || '"', 'null') || '}');
END;
CREATE TRIGGER stay_removed AFTER DELETE ON household_stay BEGIN
    INSERT OR IGNORE INTO household_state_due (household_id) VALUES (old.household_id);
    INSERT INTO past_row (entity, owner_id, row_key, recorded_at, image)
    VALUES ('stay', old.household_id, old.valid_from, 0, '{"household":' || '"' || lower(hex(old.household_id)) || '"' ||
        ',"village":' || '"' || lower(hex(old.village_id)) || '"' ||
        ',"validFrom":' || coalesce('"' || old.valid_from || '"', 'null') ||
        ',"validUntil":' || coalesce('"' || old.valid_until || '"', 'null') ||
        ',"reason":' || coalesce('"' || old.reason || '"', 'null') || '}');
END;

CREATE TRIGGER recognition_added AFTER INSERT ON recognition BEGIN
    INSERT OR IGNORE INTO household_state_due (household_id) VALUES (new.household_id);
    INSERT INTO past_row (entity, owner_id, row_key, recorded_at)
    SELECT 'recognition', new.household_id, lower(hex(new.id)), 0
     WHERE EXISTS (SELECT 1 FROM household_state WHERE household_id = new.household_id);
END;
CREATE TRIGGER recognition_changed AFTER UPDATE ON recognition BEGIN
    INSERT OR IGNORE INTO household_state_due (household_id) VALUES (new.household_id);
    INSERT INTO past_row (entity, owner_id, row_key, recorded_at, image)
    VALUES ('recognition', old.household_id, lower(hex(old.id)), 0, '{"id":' || '"' || lower(hex(old.id)) || '"' ||
        ',"household":' || '"' || lower(hex(old.household_id)) || '"' ||
        ',"standard":' || coalesce('"' || old.standard_id || '"', 'null') ||
        ',"povertyClass":' || coalesce('"' || old.class || '"', 'null') ||
        ',"validFrom":' || coalesce('"' || old.valid_from || '"', 'null') ||
        ',"validUntil":' || coalesce('"' || old.valid_until || '"', 'null') ||
        ',"decisionNumber":' || '"' || replace(replace(replace(replace(replace(old.decision_number, '\', '\\'), '"', '\"'), char(10), '\n'), char(13), '\r'), char(9), '\t') || '"' ||
        ',"decisionOn":' || coalesce('"' || old.decision_on || '"', 'null') || '}');
END;
CREATE TRIGGER recognition_removed AFTER DELETE ON recognition BEGIN
    INSERT OR IGNORE INTO household_state_due (household_id) VALUES (old.household_id);
    INSERT INTO past_row (entity, owner_id, row_key, recorded_at, image)
    VALUES ('recognition', old.household_id, lower(hex(old.id)), 0, '{"id":' || '"' || lower(hex(old.id)) || '"' ||
        ',"household":' || '"' || lower(hex(old.household_id)) || '"' ||
        ',"standard":' || coalesce('"' || old.standard_id || '"', 'null') ||
        ',"povertyClass":' || coalesce('"' || old.class || '"', 'null') ||
        ',"validFrom":' || coalesce('"' || old.valid_from || '"', 'null') ||
        ',"validUntil":' || coalesce('"' || old.valid_until || '"', 'null') ||
        ',"decisionNumber":' || '"' || replace(replace(replace(replace(replace(old.decision_number, '\', '\\'), '"', '\"'), char(10), '\n'), char(13), '\r'), char(9), '\t') || '"' ||
        ',"decisionOn":' || coalesce('"' || old.decision_on || '"', 'null') || '}');
END;

CREATE TRIGGER statement_added AFTER INSERT ON list_statement BEGIN
    INSERT OR IGNORE INTO household_state_due (household_id) VALUES (new.household_id);
    INSERT INTO past_row (entity, owner_id, row_key, recorded_at)
    SELECT 'statement', new.household_id, lower(hex(new.id)), 0
     WHERE EXISTS (SELECT 1 FROM household_state WHERE household_id = new.household_id);
END;
CREATE TRIGGER statement_removed AFTER DELETE ON list_statement BEGIN
    INSERT OR IGNORE INTO household_state_due (household_id) VALUES (old.household_id);
    INSERT INTO past_row (entity, owner_id, row_key, recorded_at, image)
    VALUES ('statement', old.household_id, lower(hex(old.id)), 0, '{"id":' || '"' || lower(hex(old.id)) || '"' ||
        ',"household":' || '"' || lower(hex(old.household_id)) || '"' ||
        ',"statedOn":' || coalesce('"' || old.stated_on || '"', 'null') ||
        ',"totals":' || '{"incomePoints":' || coalesce(old.income_points, 'null') || ',"deprivationPoints":' || coalesce(old.deprivation_points, 'null') || ',"causes":' || old.causes || '}' ||
        ',"recordedAt":' || '{"milliseconds":' || old.recorded_at || '}' || '}');
END;
-- postgres:
CREATE FUNCTION key_text(key uuid) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT replace(key::text, '-', '') $$;

-- Rows that were added, all of one statement at once: a load of a hundred thousand people fires it a few times.
CREATE FUNCTION state_row_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO household_state_due (household_id) SELECT DISTINCT household_id FROM new_rows ON CONFLICT DO NOTHING;
    IF TG_TABLE_NAME = 'household_stay' THEN
        INSERT INTO past_row (entity, owner_id, row_key, recorded_at)
        SELECT TG_ARGV[0], household_id, to_jsonb(added)->>'valid_from', 0 FROM new_rows AS added
         WHERE EXISTS (SELECT 1 FROM household_state WHERE household_state.household_id = added.household_id);
    ELSIF TG_TABLE_NAME <> 'review_sheet' THEN
        INSERT INTO past_row (entity, owner_id, row_key, recorded_at)
        SELECT TG_ARGV[0], household_id, replace(to_jsonb(added)->>'id', '-', ''), 0 FROM new_rows AS added
         WHERE EXISTS (SELECT 1 FROM household_state WHERE household_state.household_id = added.household_id);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION state_row_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    image jsonb;
BEGIN
    IF TG_TABLE_NAME = 'person' THEN
        INSERT INTO household_state_due (household_id) SELECT DISTINCT household_id FROM membership WHERE person_id = old.id
        ON CONFLICT DO NOTHING;
        INSERT INTO past_row (entity, owner_id, row_key, recorded_at, image)
        VALUES ('person', old.id, key_text(old.id), 0, jsonb_build_object(
            'id', old.id, 'name', old.name, 'sex', old.sex, 'born', old.born, 'ethnicity', old.ethnicity,
            'personalNumber', old.personal_number, 'phone', old.phone, 'isMeritorious', old.is_meritorious = 1,
            'isDisabled', old.is_disabled = 1, 'version', old.version));
        RETURN NULL;
    END IF;
    INSERT INTO household_state_due (household_id) VALUES (old.household_id) ON CONFLICT DO NOTHING;
    IF TG_TABLE_NAME = 'membership' THEN
        image := jsonb_build_object(
            'id', old.id, 'household', old.household_id, 'person', old.person_id, 'relation', old.relation,
            'joinedOn', old.joined_on, 'joinReason', old.join_reason, 'leftOn', old.left_on, 'leaveReason', old.leave_reason);
    ELSIF TG_TABLE_NAME = 'household_stay' THEN
        INSERT INTO past_row (entity, owner_id, row_key, recorded_at, image)
        VALUES ('stay', old.household_id, old.valid_from, 0, jsonb_build_object(
            'household', old.household_id, 'village', old.village_id, 'validFrom', old.valid_from, 'validUntil', old.valid_until,
            'reason', old.reason));
        RETURN NULL;
    ELSIF TG_TABLE_NAME = 'recognition' THEN
        image := jsonb_build_object(
            'id', old.id, 'household', old.household_id, 'standard', old.standard_id, 'povertyClass', old.class,
            'validFrom', old.valid_from, 'validUntil', old.valid_until, 'decisionNumber', old.decision_number,
            'decisionOn', old.decision_on);
    ELSIF TG_TABLE_NAME = 'list_statement' THEN
        image := jsonb_build_object(
            'id', old.id, 'household', old.household_id, 'statedOn', old.stated_on, 'totals', jsonb_build_object(
                'incomePoints', old.income_points, 'deprivationPoints', old.deprivation_points, 'causes', old.causes),
            'recordedAt', jsonb_build_object('milliseconds', old.recorded_at));
    ELSE
        RETURN NULL;
    END IF;
    INSERT INTO past_row (entity, owner_id, row_key, recorded_at, image)
    VALUES (TG_ARGV[0], old.household_id, key_text(old.id), 0, image);
    RETURN NULL;
END $$;
CREATE FUNCTION household_restated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO household_state_due (household_id) VALUES (new.id) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER household_restated AFTER UPDATE OF address, flags ON household FOR EACH ROW
    WHEN (old.address <> new.address OR old.flags & 64 <> new.flags & 64) EXECUTE FUNCTION household_restated();
CREATE TRIGGER sheet_restates AFTER INSERT ON review_sheet REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION state_row_added('sheet');
CREATE TRIGGER sheet_replaced_restates AFTER UPDATE OF replaced_by ON review_sheet FOR EACH ROW
    EXECUTE FUNCTION state_row_changed('sheet');
-- Before a person goes, their memberships have gone.
CREATE TRIGGER person_changed AFTER UPDATE OR DELETE ON person FOR EACH ROW EXECUTE FUNCTION state_row_changed('person');
CREATE TRIGGER membership_added AFTER INSERT ON membership REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION state_row_added('membership');
CREATE TRIGGER membership_changed AFTER UPDATE OR DELETE ON membership FOR EACH ROW EXECUTE FUNCTION state_row_changed('membership');
CREATE TRIGGER stay_added AFTER INSERT ON household_stay REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION state_row_added('stay');
CREATE TRIGGER stay_changed AFTER UPDATE OR DELETE ON household_stay FOR EACH ROW EXECUTE FUNCTION state_row_changed('stay');
CREATE TRIGGER recognition_added AFTER INSERT ON recognition REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION state_row_added('recognition');
CREATE TRIGGER recognition_changed AFTER UPDATE OR DELETE ON recognition FOR EACH ROW
    EXECUTE FUNCTION state_row_changed('recognition');
CREATE TRIGGER statement_added AFTER INSERT ON list_statement REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION state_row_added('statement');
CREATE TRIGGER statement_changed AFTER UPDATE OR DELETE ON list_statement FOR EACH ROW EXECUTE FUNCTION state_row_changed('statement');
-- both:

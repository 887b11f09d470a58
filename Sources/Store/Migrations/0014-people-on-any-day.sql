-- What members were to the head before another became head: "2025-03-02:spouse 2026-01-10:child", each until its day.

ALTER TABLE membership ADD COLUMN former_relations {text} NOT NULL DEFAULT '';

-- sqlite:
DROP TRIGGER membership_changed;
DROP TRIGGER membership_removed;
CREATE TRIGGER membership_changed AFTER UPDATE ON membership BEGIN
    INSERT OR IGNORE INTO household_state_due (household_id) VALUES (new.household_id);
    INSERT INTO past_row (entity, owner_id, row_key, recorded_at, image)
    VALUES ('membership', old.household_id, lower(hex(old.id)), 0, '{"id":' || '"' || lower(hex(old.id)) || '"' ||
        ',"household":' || '"' || lower(hex(old.household_id)) || '"' ||
        ',"person":' || '"' || lower(hex(old.person_id)) || '"' ||
        ',"relation":' || coalesce('"' || old.relation || '"', 'null') ||
        ',"formerRelations":' || '"' || old.former_relations || '"' ||
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
        ',"formerRelations":' || '"' || old.former_relations || '"' ||
        ',"joinedOn":' || coalesce('"' || old.joined_on || '"', 'null') ||
        ',"joinReason":' || coalesce('"' || old.join_reason || '"', 'null') ||
        ',"leftOn":' || coalesce('"' || old.left_on || '"', 'null') ||
        ',"leaveReason":' || coalesce('"' || old.leave_reason || '"', 'null') || '}');
END;
-- postgres:
CREATE OR REPLACE FUNCTION state_row_changed() RETURNS trigger LANGUAGE plpgsql AS $$
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
            'id', old.id, 'household', old.household_id, 'person', old.person_id, 'relation', old.relation, 'formerRelations', old.former_relations,
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
-- both:

-- Heads that changed by an act on record: what everybody was before stands in the images of the act.
-- sqlite:
UPDATE membership SET former_relations = coalesce((
    SELECT group_concat(happened_on || ':' || relation, ' ') FROM (
        SELECT household_act.happened_on, json_extract(household_act_change.before, '$.relation') AS relation
          FROM household_act_change JOIN household_act ON household_act.id = household_act_change.act_id
         WHERE household_act_change.entity = 'membership' AND household_act_change.row_id = membership.id
           AND household_act.undone_at IS NULL AND household_act.kind IN ('ChangeHead', 'EndMembership', 'SplitHousehold')
           AND household_act_change.before <> '' AND household_act_change.after <> '' AND household_act.happened_on > membership.joined_on
           AND json_extract(household_act_change.before, '$.relation') <> json_extract(household_act_change.after, '$.relation')
         ORDER BY household_act.happened_on, household_act.event_seq)), '')
 WHERE id IN (SELECT row_id FROM household_act_change WHERE entity = 'membership' AND before <> '' AND after <> '');
-- postgres:
UPDATE membership SET former_relations = told.relations FROM (
    SELECT row_id, string_agg(happened_on || ':' || relation, ' ' ORDER BY happened_on, event_seq) AS relations FROM (
        SELECT household_act_change.row_id, household_act.happened_on, household_act.event_seq,
               household_act_change.before::jsonb->>'relation' AS relation
          FROM household_act_change JOIN household_act ON household_act.id = household_act_change.act_id
          JOIN membership AS own ON own.id = household_act_change.row_id
         WHERE household_act_change.entity = 'membership' AND household_act.undone_at IS NULL
           AND household_act.kind IN ('ChangeHead', 'EndMembership', 'SplitHousehold')
           AND household_act_change.before <> '' AND household_act_change.after <> '' AND household_act.happened_on > own.joined_on
           AND household_act_change.before::jsonb->>'relation' <> household_act_change.after::jsonb->>'relation') AS steps
     GROUP BY row_id) AS told
 WHERE membership.id = told.row_id;
-- both:

-- Target groups of forms are those of the last day of the year.
CREATE INDEX household_state_traits ON household_state (household_id, valid_from, valid_until, recorded_until, flags, ethnicity)
 WHERE recorded_until = 253402300799999;

-- Words of names under which people were found on days gone by and are not today: of who left or died, and of who lived in another
-- village. Derived with the states of households.
CREATE TABLE past_name_word (
    word {text} NOT NULL,
    village_id {key} NOT NULL,
    household_id {key} NOT NULL,
    person_id {key} NOT NULL,
    search_key {text} NOT NULL,
    PRIMARY KEY (word, village_id, household_id, person_id)
-- sqlite:
) STRICT, WITHOUT ROWID;
-- postgres:
);
-- both:
CREATE INDEX past_name_word_household ON past_name_word (household_id);
INSERT INTO household_state_due (household_id)
SELECT household_id FROM membership WHERE left_on IS NOT NULL
UNION SELECT household_id FROM household_stay WHERE reason = 'movedIn'
EXCEPT SELECT household_id FROM household_state_due;

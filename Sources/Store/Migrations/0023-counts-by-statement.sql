-- A merger of units moves ten thousands of households in one statement: what is counted of them is written once, not for each.
-- postgres:
DROP TRIGGER household_counted ON household;
DROP FUNCTION recount_household();
DROP FUNCTION count_household(household, bigint);
CREATE FUNCTION recount_households() RETURNS trigger LANGUAGE plpgsql AS '
BEGIN
    IF TG_OP = ''UPDATE'' THEN
        INSERT INTO household_count (village_id, commune_id, class, flags, ethnicity, households, persons)
        SELECT village_id, commune_id, class, flags, coalesce(ethnicity, ''''), sum(sign), sum(sign * persons)
          FROM (SELECT 1 AS sign, new_rows.* FROM new_rows UNION ALL SELECT -1, old_rows.* FROM old_rows) AS changed
         WHERE status = ''active'' GROUP BY 1, 2, 3, 4, 5 HAVING sum(sign) <> 0 OR sum(sign * persons) <> 0 ORDER BY 1, 2, 3, 4, 5
        ON CONFLICT (village_id, commune_id, class, flags, ethnicity) DO UPDATE
           SET households = household_count.households + excluded.households, persons = household_count.persons + excluded.persons;
    ELSIF TG_OP = ''INSERT'' THEN
        INSERT INTO household_count (village_id, commune_id, class, flags, ethnicity, households, persons)
        SELECT village_id, commune_id, class, flags, coalesce(ethnicity, ''''), count(*), sum(persons)
          FROM new_rows WHERE status = ''active'' GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
        ON CONFLICT (village_id, commune_id, class, flags, ethnicity) DO UPDATE
           SET households = household_count.households + excluded.households, persons = household_count.persons + excluded.persons;
    ELSE
        INSERT INTO household_count (village_id, commune_id, class, flags, ethnicity, households, persons)
        SELECT village_id, commune_id, class, flags, coalesce(ethnicity, ''''), -count(*), -sum(persons)
          FROM old_rows WHERE status = ''active'' GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
        ON CONFLICT (village_id, commune_id, class, flags, ethnicity) DO UPDATE
           SET households = household_count.households + excluded.households, persons = household_count.persons + excluded.persons;
    END IF;
    RETURN NULL;
END';
CREATE TRIGGER household_counted AFTER INSERT ON household
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION recount_households();
CREATE TRIGGER household_recounted AFTER UPDATE ON household
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION recount_households();
CREATE TRIGGER household_discounted AFTER DELETE ON household
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION recount_households();

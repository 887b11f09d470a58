-- postgres:
-- The list asks for communes in this form; without knowing how many rows it means the planner sorts them all for a page far on.
CREATE STATISTICS household_scope ON (coalesce(commune_id, village_id)) FROM household;
-- both:

-- The households of a batch, without reading the images of its rows.
CREATE INDEX import_change_household ON import_change (batch_id, household_id) WHERE entity = 'household';

-- Households on lists of which no decision is on record: forms tell them apart.
CREATE INDEX recognition_without_decision ON recognition (household_id, standard_id, valid_from, valid_until, class)
 WHERE decision_number = '';

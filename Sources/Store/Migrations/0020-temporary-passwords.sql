-- A password that somebody else has given is used once: it has to be replaced by one of the officer's own.
ALTER TABLE officer ADD COLUMN password_is_temporary {integer} NOT NULL DEFAULT 0;

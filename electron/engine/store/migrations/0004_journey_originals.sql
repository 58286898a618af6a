ALTER TABLE journeys ADD COLUMN original TEXT;

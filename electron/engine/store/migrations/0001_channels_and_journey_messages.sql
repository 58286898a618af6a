ALTER TABLE messages ADD COLUMN participant INTEGER;
--> statement-breakpoint
ALTER TABLE messages ADD COLUMN activity TEXT;
--> statement-breakpoint
ALTER TABLE messages ADD COLUMN visit INTEGER;
--> statement-breakpoint
ALTER TABLE messages ADD COLUMN journey_version INTEGER;
--> statement-breakpoint
ALTER TABLE messages ADD COLUMN message_type TEXT;
--> statement-breakpoint
ALTER TABLE messages ADD COLUMN family TEXT GENERATED ALWAYS AS (CASE
  WHEN message_type IS NOT NULL THEN message_type
  WHEN channel = 'EMAIL' THEN 'email'
  WHEN channel = 'SMS' THEN 'sms'
  WHEN channel = 'VOICE' THEN 'voice'
  WHEN channel = 'CUSTOM' THEN 'custom'
  WHEN channel = 'IN_APP' THEN 'inapp'
  ELSE 'push' END) VIRTUAL;
--> statement-breakpoint
CREATE UNIQUE INDEX messages_by_participant ON messages (participant, activity, visit, endpoint) WHERE participant IS NOT NULL;
--> statement-breakpoint
DROP INDEX messages_due;
--> statement-breakpoint
CREATE INDEX messages_due ON messages (run, family, due_at, key) WHERE state = 'queued';
--> statement-breakpoint
CREATE INDEX messages_due_in_journey ON messages (journey_version, family, due_at, key) WHERE run IS NULL AND participant IS NOT NULL AND state = 'queued';
--> statement-breakpoint
CREATE INDEX messages_due_tests ON messages (family, due_at, key) WHERE test = 1 AND state = 'queued';
--> statement-breakpoint
ALTER TABLE mails ADD COLUMN channel TEXT NOT NULL DEFAULT 'EMAIL';
--> statement-breakpoint
ALTER TABLE mails ADD COLUMN inbound INTEGER NOT NULL DEFAULT 0;
--> statement-breakpoint
CREATE INDEX mails_by_recipient ON mails (channel, recipient, key) WHERE channel <> 'EMAIL';
--> statement-breakpoint
CREATE INDEX events_by_message ON events (message, type) WHERE message IS NOT NULL;
--> statement-breakpoint
CREATE INDEX messages_of_journeys ON messages (state) WHERE participant IS NOT NULL;

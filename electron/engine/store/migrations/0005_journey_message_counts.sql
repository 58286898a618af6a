ALTER TABLE messages ADD COLUMN tracked INTEGER NOT NULL DEFAULT 0;
--> statement-breakpoint
UPDATE messages SET tracked = 1 WHERE participant IS NOT NULL AND family = 'email' AND state = 'sent'
  AND (live = 0 OR opened_at IS NOT NULL OR clicked_at IS NOT NULL OR unsubscribed_at IS NOT NULL);
--> statement-breakpoint
CREATE TABLE journey_message_counts (
  version INTEGER NOT NULL,
  channel TEXT NOT NULL,
  live INTEGER NOT NULL,
  tracked INTEGER NOT NULL,
  measure TEXT NOT NULL,
  hour INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (version, channel, live, tracked, measure, hour)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX journey_message_counts_by_hour ON journey_message_counts (hour, measure);
--> statement-breakpoint
-- The zone of the project is not known here, so hours begin where those of UTC do.
INSERT INTO journey_message_counts (version, channel, live, tracked, measure, hour, count)
SELECT m.journey_version, m.channel, m.live, m.tracked, f.value, coalesce(m.sent_at, m.updated_at) / 3600000 * 3600000, count(*)
FROM messages AS m JOIN json_each('["sent","failed","notSent","unknown","opened","clicked","unsubscribed","hardBounced","softBounced","complained"]') AS f
WHERE m.participant IS NOT NULL AND m.journey_version IS NOT NULL AND m.test = 0 AND CASE f.value
  WHEN 'opened' THEN m.opened_at IS NOT NULL WHEN 'clicked' THEN m.clicked_at IS NOT NULL
  WHEN 'unsubscribed' THEN m.unsubscribed_at IS NOT NULL WHEN 'hardBounced' THEN m.hard_bounced_at IS NOT NULL
  WHEN 'softBounced' THEN m.soft_bounced_at IS NOT NULL WHEN 'complained' THEN m.complained_at IS NOT NULL
  ELSE m.state = f.value END
GROUP BY 1, 2, 3, 4, 5, 6;

/**
 * Versions of journeys whose messages may leave now, as a query of their keys: those that have queued rows, found by
 * skipping through the index. Only the outbox asks.
 */
export const openJourneyVersions = `WITH RECURSIVE open (key) AS (
    SELECT min(journey_version) FROM messages INDEXED BY messages_due_in_journey
      WHERE run IS NULL AND participant IS NOT NULL AND state = 'queued'
    UNION ALL
    SELECT (SELECT min(journey_version) FROM messages INDEXED BY messages_due_in_journey
        WHERE run IS NULL AND participant IS NOT NULL AND state = 'queued' AND journey_version > open.key)
      FROM open WHERE open.key IS NOT NULL)
  SELECT key FROM open WHERE key IS NOT NULL`;

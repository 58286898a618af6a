/**
 * Versions of journeys whose messages may leave now, as a query of their keys: of journeys that run, are not paused and were
 * not stopped. Those that finished still send what waits.
 */
export const openJourneyVersions = `SELECT v.key FROM journey_versions AS v JOIN journeys AS j ON j.key = v.journey
  WHERE j.status IN ('live', 'closed', 'completed')
    AND EXISTS (SELECT 1 FROM messages INDEXED BY messages_due_in_journey
      WHERE journey_version = v.key AND run IS NULL AND participant IS NOT NULL AND state = 'queued')`;

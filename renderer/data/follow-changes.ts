import type { QueryClient } from "@tanstack/react-query";
import type { EngineClient } from "../../shared/contract/index.ts";
import type { Connection } from "./connection.ts";
import { refreshByTopic } from "./refresh.ts";

/**
 * The one subscription: what changed in the engine makes the queries that read it fetch again. After a broken line
 * nobody knows what was missed, so everything is fetched again.
 */
export function followChanges(
  client: EngineClient,
  connection: Pick<Connection, "state" | "subscribe">,
  queries: QueryClient,
): () => void {
  const refresh = refreshByTopic(queries);
  let running: AbortController | null = null;
  let missedSome = false;

  const follow = async (abort: AbortController) => {
    try {
      const changes = await client.system.changes(undefined, { signal: abort.signal });
      if (missedSome) void queries.invalidateQueries();
      missedSome = true;
      for await (const { topics } of changes) refresh(topics);
    } catch {
      // The line broke; the next one starts a new subscription.
    }
    if (running !== abort) return;
    running = null;
    if (!abort.signal.aborted) setTimeout(look, 1_000);
  };

  const look = () => {
    if (connection.state() !== "connected") {
      // The subscription ended with its line; there is nobody left to tell.
      running = null;
      return;
    }
    if (running) return;
    running = new AbortController();
    void follow(running);
  };

  const unsubscribe = connection.subscribe(look);
  look();
  return () => {
    unsubscribe();
    running?.abort();
    running = null;
  };
}

import type { Query, QueryClient } from "@tanstack/react-query";
import type { Topic } from "../../shared/contract/topics.ts";
import { topicsOf } from "./topics-of.ts";

const once = 1_000;

/**
 * Marks queries stale when a topic they read changed. A query on screen is fetched at most once a second, at once for
 * the first change and once more for whatever came after it. One that is still being fetched is not started over: a
 * query slower than the stream of changes would never finish.
 */
export function refreshByTopic(queries: QueryClient, every = once) {
  const waiting = new Map<string, { again: boolean }>();

  const fetchNow = (query: Query) => {
    const mark = { again: false };
    waiting.set(query.queryHash, mark);
    setTimeout(() => {
      waiting.delete(query.queryHash);
      if (mark.again) refresh(query);
    }, every);
    void queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
  };

  const refresh = (query: Query) => {
    if (!query.isActive()) {
      query.invalidate();
      return;
    }
    const mark = waiting.get(query.queryHash);
    if (mark) mark.again = true;
    else if (query.state.fetchStatus === "fetching") {
      waiting.set(query.queryHash, { again: true });
      setTimeout(() => {
        waiting.delete(query.queryHash);
        refresh(query);
      }, every);
    } else fetchNow(query);
  };

  return (topics: readonly Topic[]) => {
    const changed = new Set(topics);
    for (const query of queries.getQueryCache().getAll()) {
      if (topicsOf(query.queryKey).some((topic) => changed.has(topic))) refresh(query);
    }
  };
}

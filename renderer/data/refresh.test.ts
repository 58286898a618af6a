import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { refreshByTopic } from "./refresh.ts";
import { topicsOf } from "./topics-of.ts";

const status = [["system", "status"], { type: "query" }];
const client = () => new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watch(queries: QueryClient, takes = 0) {
  const fetch = vi.fn(
    () =>
      new Promise((resolve) => {
        setTimeout(() => resolve(fetch.mock.calls.length), takes);
      }),
  );
  new QueryObserver(queries, { queryKey: status, queryFn: fetch }).subscribe(() => undefined);
  return fetch;
}

test("the topics of a query are those of its procedure", () => {
  expect(topicsOf(status)).toContain("campaigns");
  expect(topicsOf([["system", "info"], {}])).toEqual([]);
  expect(topicsOf(["something else"])).toEqual([]);
});

test("a change fetches at once, a storm of changes once a second", async () => {
  const queries = client();
  const fetch = watch(queries);
  await vi.advanceTimersByTimeAsync(10);
  const changed = refreshByTopic(queries);
  for (let index = 0; index < 50; index += 1) {
    changed(["messages"]);
    await vi.advanceTimersByTimeAsync(20);
  }
  expect(fetch.mock.calls.length).toBeLessThanOrEqual(3);
  await vi.advanceTimersByTimeAsync(2_500);
  const settled = fetch.mock.calls.length;
  expect(settled).toBeGreaterThanOrEqual(3);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(fetch).toHaveBeenCalledTimes(settled);
});

test("a topic it does not read changes nothing", async () => {
  const queries = client();
  const fetch = watch(queries);
  await vi.advanceTimersByTimeAsync(10);
  refreshByTopic(queries)(["imports"]);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(fetch).toHaveBeenCalledOnce();
});

test("a query slower than the changes still finishes", async () => {
  const queries = client();
  const fetch = watch(queries, 3_000);
  const changed = refreshByTopic(queries);
  for (let index = 0; index < 40; index += 1) {
    changed(["messages"]);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(queries.getQueryData(status)).toBe(1);
  await vi.advanceTimersByTimeAsync(8_000);
  // Once for what changed before it ended, once for what changed after that.
  expect(fetch).toHaveBeenCalledTimes(3);
});

test("what is not on screen is only marked", async () => {
  const queries = client();
  queries.setQueryData(status, 1);
  refreshByTopic(queries)(["messages"]);
  expect(queries.getQueryState(status)?.isInvalidated).toBe(true);
});

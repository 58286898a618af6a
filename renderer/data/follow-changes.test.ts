import { QueryClient } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import type { EngineClient } from "../../shared/contract/index.ts";
import { fakeClient } from "../testing/fake-client.ts";
import { followChanges } from "./follow-changes.ts";

const line = () => {
  let state: "connected" | "reconnecting" = "connected";
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    become: (next: typeof state) => {
      state = next;
      for (const listener of listeners) listener();
    },
  };
};

test("after a broken line everything is fetched again, at the first start it is not", async () => {
  const changes = vi.fn();
  const client = fakeClient({});
  const counting = {
    ...client,
    system: {
      changes: (...args: Parameters<EngineClient["system"]["changes"]>) => {
        changes();
        return client.system.changes(...args);
      },
    },
  } as unknown as EngineClient;
  const queries = new QueryClient();
  const invalidate = vi.spyOn(queries, "invalidateQueries");
  const connection = line();
  const stop = followChanges(counting, connection, queries);
  await vi.waitFor(() => expect(changes).toHaveBeenCalledOnce());
  expect(invalidate).not.toHaveBeenCalled();
  connection.become("reconnecting");
  connection.become("connected");
  await vi.waitFor(() => expect(invalidate).toHaveBeenCalledOnce());
  expect(changes).toHaveBeenCalledTimes(2);
  stop();
});

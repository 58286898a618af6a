import type { ClientContext, ClientLink } from "@orpc/client";
import { expect, test, vi } from "vitest";
import { keepConnected, type Transport } from "./connection.ts";

const link = (answer: () => Promise<unknown>): ClientLink<ClientContext> => ({ call: answer });
const line = (answer: () => Promise<unknown> = () => Promise.resolve("ok")) => {
  const end = Promise.withResolvers<void>();
  return {
    transport: { link: link(answer), closed: end.promise } satisfies Transport,
    cut: end.resolve,
  };
};
const call = (connection: ReturnType<typeof keepConnected>) =>
  connection.link.call(["system", "status"], undefined, { context: {} });
const at = (connection: ReturnType<typeof keepConnected>, state: string) =>
  vi.waitFor(() => expect(connection.state()).toBe(state));

test("a call made before there is a line waits for it", async () => {
  const opened = Promise.withResolvers<Transport>();
  const connection = keepConnected(
    () => opened.promise,
    () => 1,
  );
  const answer = call(connection);
  expect(connection.state()).toBe("connecting");
  opened.resolve(line().transport);
  await expect(answer).resolves.toBe("ok");
  connection.stop();
});

test("a cut line is opened again and says so in between", async () => {
  const [first, second] = [line(), line(() => Promise.resolve("again"))];
  const open = vi
    .fn<() => Promise<Transport>>()
    .mockResolvedValueOnce(first.transport)
    .mockRejectedValueOnce(new Error("not yet"))
    .mockResolvedValue(second.transport);
  const seen: string[] = [];
  const connection = keepConnected(open, () => 1);
  connection.subscribe(() => seen.push(connection.state()));
  await at(connection, "connected");
  first.cut();
  await first.transport.closed;
  await vi.waitFor(() => expect(seen).toHaveLength(3));
  await expect(call(connection)).resolves.toBe("again");
  expect(seen).toEqual(["connected", "reconnecting", "connected"]);
  connection.stop();
});

test("a call in flight when the line breaks is not repeated", async () => {
  const only = line(() => Promise.reject(new Error("cut")));
  const connection = keepConnected(
    () => Promise.resolve(only.transport),
    () => 1,
  );
  await expect(call(connection)).rejects.toThrow("cut");
  connection.stop();
});

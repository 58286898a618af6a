import { once } from "node:events";
import { expect, test, vi } from "vitest";
import { keptLog, startStandIn, testPlaces } from "./testing/parts.ts";

const kill = (engine: ReturnType<typeof startStandIn>) =>
  engine.client.system.clearTasks().catch(() => {});

test("an engine that dies is started again once, with a line in the log, and knows the origin", async () => {
  const { lines, log } = keptLog();
  const lost = vi.fn();
  const engine = startStandIn(testPlaces(), log, lost);
  engine.announceOrigin("http://127.0.0.1:4");
  await engine.ready;
  const port = engine.connect();
  port.start();
  const first = engine.client;
  void kill(engine);
  await once(port, "close");
  await vi.waitFor(() => expect(engine.client).not.toBe(first));
  expect((await engine.client.system.info()).sqlite).toBe("http://127.0.0.1:4");
  expect(lines.join()).toContain("starting it again");
  expect(lost).not.toHaveBeenCalled();

  void kill(engine);
  await vi.waitFor(() => expect(lost).toHaveBeenCalledOnce());
});

test("calls under way fail when the engine dies, instead of hanging", async () => {
  const engine = startStandIn(testPlaces(), keptLog().log);
  await expect(engine.client.system.clearTasks()).rejects.toThrow("");
  await engine.stop();
});

test("stop ends the thread, closes its ports and can be called twice", async () => {
  const { lines, log } = keptLog();
  const engine = startStandIn(testPlaces(), log);
  await engine.ready;
  const port = engine.connect();
  port.start();
  await Promise.all([once(port, "close"), engine.stop(), engine.stop()]);
  expect(lines).toEqual([]);
});

test("an engine that cannot start is reported", async () => {
  const { log } = keptLog();
  const places = { ...testPlaces(), engine: new URL("file:///nowhere/engine.ts") };
  const lost = vi.fn();
  const engine = startStandIn(places, log, lost);
  await expect(engine.ready).rejects.toThrow("does not start");
  expect(lost).toHaveBeenCalledOnce();
  await engine.stop();
});

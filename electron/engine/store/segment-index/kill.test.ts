import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { systemClock } from "../../clock.ts";
import { seededRandom } from "../../random.ts";
import { openStore } from "../database.ts";
import { readSetting } from "../settings.ts";
import { createSegmentIndex } from "./client.ts";
import { everyAnswer } from "./comparing.ts";
import { loadSnapshot } from "./snapshot.ts";

const child = fileURLToPath(new URL("./kill-child.ts", import.meta.url));
const migrations = fileURLToPath(new URL("../migrations", import.meta.url));

/** What the index says after a crash, and what one says that is built from the tables. */
async function answersIn(folder: string) {
  const store = openStore(path.join(folder, "project.sqlite"), migrations);
  const open = () =>
    createSegmentIndex({
      store,
      folder,
      entry: new URL("./thread.ts", import.meta.url),
      clock: { ...systemClock, after: () => () => undefined },
      random: seededRandom("after"),
      onStatus: () => undefined,
      onError: (error) => {
        throw error;
      },
    });
  const nonce = readSetting(store, "segmentIndex", z.string());
  const loaded =
    nonce !== undefined && nonce !== null
      ? loadSnapshot(path.join(folder, `index-${nonce}.snapshot`), nonce) !== null
      : null;
  const after = open();
  const found = await everyAnswer(after);
  await after.close();
  store.run("DELETE FROM settings WHERE name = 'segmentIndex'");
  const anew = open();
  const expected = await everyAnswer(anew);
  await anew.close();
  store.close();
  return { loaded, found, expected };
}

test("killed at any moment, the index says what the tables say, and goes on from its snapshot", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "wayline-index-kill-"));
  let loads = 0;
  for (let round = 0; round < 4; round += 1) {
    const process_ = spawn(process.execPath, [child, folder, `round ${round}`], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(process_.stdout, "data");
    await new Promise((done) => setTimeout(done, 400 + round * 137));
    process_.kill("SIGKILL");
    await once(process_, "exit");
    const { loaded, found, expected } = await answersIn(folder);
    expect(found).toEqual(expected);
    // A snapshot that the database names is always whole.
    expect(loaded).not.toBe(false);
    if (loaded) loads += 1;
  }
  expect(loads).toBeGreaterThan(0);
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

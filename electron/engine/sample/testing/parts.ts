import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { systemClock, type Clock } from "../../clock.ts";
import { silentLog } from "../../log.ts";
import type { Parts } from "../../parts.ts";
import { seededRandom } from "../../random.ts";
import { openStore } from "../../store/database.ts";
import { createSegmentIndex } from "../../store/segment-index/client.ts";
import { createReaders } from "../../store/readers.ts";
import { createSecrets } from "../../store/secrets.ts";
import { blankSettings } from "../../store/settings.ts";
import { createTasks } from "../../tasks.ts";
import { createTopics } from "../../topics.ts";

export type SampleParts = Parts & { end(): Promise<void> };

/** The parts of a fresh project over a real database, with a clock that stands still. */
export function freshParts(now: string, timeZone = "Europe/Vienna"): SampleParts {
  const folder = mkdtempSync(path.join(tmpdir(), "wayline-sample-"));
  const clock: Clock = {
    ...systemClock,
    now: () => Date.parse(now),
    after: () => () => undefined,
  };
  const random = seededRandom("test");
  const topics = createTopics(clock);
  const store = openStore(
    path.join(folder, "project.sqlite"),
    fileURLToPath(new URL("../../store/migrations", import.meta.url)),
  );
  const readers = createReaders(store.file, new URL("../../store/reader.ts", import.meta.url));
  const index = createSegmentIndex({
    store,
    folder,
    entry: new URL("../../store/segment-index/thread.ts", import.meta.url),
    clock,
    random,
    onStatus: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  return {
    folder,
    store,
    readers,
    index,
    clock,
    random,
    log: silentLog,
    topics,
    tasks: createTasks(clock, random, topics),
    secrets: createSecrets(Buffer.alloc(32, 7), random),
    settings: () => ({ ...blankSettings, name: "Juniper & Oak", timeZone }),
    async end() {
      await index.close();
      await readers.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

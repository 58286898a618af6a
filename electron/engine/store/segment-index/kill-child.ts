// A process that writes and saves snapshots without a pause, for a test that kills it: `kill-child.ts FOLDER SEED`.
import path from "node:path";
import { systemClock } from "../../clock.ts";
import { seededRandom } from "../../random.ts";
import { openStore } from "../database.ts";
import { createSegmentIndex } from "./client.ts";

const [folder = "", seed = ""] = process.argv.slice(2);
const store = openStore(
  path.join(folder, "project.sqlite"),
  path.join(import.meta.dirname, "../migrations"),
);
const index = createSegmentIndex({
  store,
  folder,
  entry: new URL("./thread.ts", import.meta.url),
  clock: systemClock,
  random: seededRandom(seed),
  onStatus: () => undefined,
  onError: () => undefined,
});
process.stdout.write("ready\n");
const everyone = { include: "all", groups: [] } as const;
for (let n = 0; ; n += 1) {
  store.transaction(() => {
    for (let row = 0; row < 20; row += 1) {
      const { lastInsertRowid: contact } = store.run(
        "INSERT INTO contacts (name, attributes, created_at) VALUES (NULL, ?, 0)",
        JSON.stringify({ Plan: [row % 2 ? "Pro" : "Solo"] }),
      );
      store.run(
        `INSERT INTO endpoints (id, contact, channel, address, active, opted_out, cohort, document, created_at, effective_at)
           VALUES (?, ?, 'EMAIL', 'a@example.com', 1, 0, 0, ?, 0, 0)`,
        `${seed} ${n} ${row}`,
        contact,
        JSON.stringify({ attributes: { Tea: [row % 3 ? "green" : "black"] } }),
      );
    }
  });
  store.run("UPDATE endpoints SET opted_out = 1 - opted_out WHERE key % 7 = ?", n % 7);
  store.run("DELETE FROM contacts WHERE key % 31 = ? AND key > ?", n % 31, n * 5);
  await index.ask("counts", {
    rules: [{ ...everyone, groups: [] }],
    now: systemClock.now(),
    zone: "UTC",
  });
  await index.save();
}

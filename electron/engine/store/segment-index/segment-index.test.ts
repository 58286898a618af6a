import { readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openTestAudience, type TestAudience } from "../../audience/test-audience.ts";
import { systemClock } from "../../clock.ts";
import { seededRandom } from "../../random.ts";
import {
  contactByKey,
  endpointByKey,
  insertContact,
  insertEndpoint,
  type ContactRow,
  type EndpointRow,
} from "../audience.ts";
import { readSetting } from "../settings.ts";
import { createSegmentIndex, type SegmentIndex } from "./client.ts";
import { everyAnswer } from "./comparing.ts";
import { loadSnapshot } from "./snapshot.ts";

let t: TestAudience;
let opened: SegmentIndex[];
beforeEach(() => {
  t = openTestAudience();
  opened = [];
});
afterEach(async () => {
  for (const index of opened) await index.close();
  await t.close();
});

const another = (folder = t.parts.folder): SegmentIndex => {
  const index = createSegmentIndex({
    store: t.store,
    folder,
    entry: new URL("./thread.ts", import.meta.url),
    clock: { ...systemClock, now: () => t.clock.now, after: () => () => undefined },
    random: seededRandom(`index ${opened.length}`),
    onStatus: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  opened.push(index);
  return index;
};
/** What an index says that knows nothing but the tables. */
const afresh = async () => {
  const nonce = t.store.get<{ value: string }>("SELECT value FROM settings WHERE name = 'segmentIndex'"); // prettier-ignore
  t.store.run("DELETE FROM settings WHERE name = 'segmentIndex'");
  const index = another();
  if (nonce) t.store.run("INSERT INTO settings VALUES ('segmentIndex', ?)", nonce.value);
  return everyAnswer(index);
};

const teas = ["green", "black", "white", "grün", "a\u0001b", ""];
const gone: { endpoints: EndpointRow[]; contacts: ContactRow[] } = { endpoints: [], contacts: [] };

/** One change of the tables, as imports, edits, deletions, undoing and events make them. */
function write([kind, one, two]: readonly [number, number, number]): void {
  const pick = (table: string): number => {
    const keys = t.store.all<{ key: number }>(`SELECT key FROM ${table} ORDER BY key`);
    return keys[one % Math.max(1, keys.length)]?.key ?? 0;
  };
  const document = JSON.stringify({
    ...(two % 3 ? { attributes: { Tea: [teas[two % teas.length], ...(two % 5 ? [] : ["mint"])] } } : {}),
    ...(two % 2 ? { metrics: { Spend: two } } : {}),
    location: { City: two % 4 ? "Wien" : "Graz", ...(two % 3 ? { Latitude: 47 + (two % 7), Longitude: 16 } : {}) },
  }); // prettier-ignore
  switch (kind % 9) {
    case 0:
      t.fill([
        {
          user: { Plan: [two % 2 ? "Pro" : "Free"] },
          createdAt: t.clock.now - two * 86_400_000,
          endpoints: [JSON.parse(document), { channel: "SMS", optedOut: two % 2 === 0 }],
        },
      ]);
      break;
    case 1:
      t.store.run("UPDATE endpoints SET document = ?, opted_out = ? WHERE key = ?", document, two % 2, pick("endpoints")); // prettier-ignore
      break;
    case 2:
      t.store.run("UPDATE contacts SET attributes = ?, name = ? WHERE key = ?", two % 3 ? '{"Plan":["Solo"]}' : "{}", two % 2 ? `N${two}` : null, pick("contacts")); // prettier-ignore
      break;
    case 3: {
      const row = endpointByKey(t.store, pick("endpoints"));
      if (row) gone.endpoints.push(row);
      t.store.run("DELETE FROM endpoints WHERE key = ?", row?.key ?? 0);
      break;
    }
    case 4: {
      const row = contactByKey(t.store, pick("contacts"));
      if (row) gone.contacts.push(row);
      t.store.run("DELETE FROM contacts WHERE key = ?", row?.key ?? 0);
      break;
    }
    case 5: {
      const contact = gone.contacts.pop();
      if (contact) insertContact(t.store, contact);
      const endpoint = gone.endpoints.pop();
      if (endpoint && contactByKey(t.store, endpoint.contact)) insertEndpoint(t.store, endpoint);
      break;
    }
    case 6:
      for (let n = 0; n <= two % 3; n += 1)
        t.store.run(
          "INSERT INTO events (type, at, contact, attributes, metrics, simulated) VALUES ('buy', ?, ?, ?, ?, 0)",
          t.clock.now - ((two * 7 + n) % 40) * 86_400_000,
          pick("contacts"),
          JSON.stringify(two % 2 ? { item: "tea" } : {}),
          two % 4 ? JSON.stringify({ amount: two }) : null,
        );
      break;
    case 7: {
      const key = pick("events");
      if (two % 2) t.store.run("DELETE FROM events WHERE key = ?", key);
      else t.store.run("UPDATE events SET contact = ?, attributes = '{\"item\":\"tea\"}' WHERE key = ?", pick("contacts"), key); // prettier-ignore
      break;
    }
    default:
      t.store.run("UPDATE endpoints SET contact = ?, effective_at = ? WHERE key = ?", pick("contacts"), t.clock.now - two * 86_400_000, pick("endpoints")); // prettier-ignore
  }
}
const change = fc.tuple(fc.nat(8), fc.nat(30), fc.nat(30));

test("whatever is written, the index answers as one that is built anew", async () => {
  t.store.sqlite.pragma("synchronous = OFF");
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 60 }), async (changes) => {
      for (const [n, one] of changes.entries()) {
        write(one);
        if (n % 20 === 0) await everyAnswer(t.parts.index);
      }
      // In this order: the new one shortens the log that the other still has to read.
      const answers = await everyAnswer(t.parts.index);
      expect(answers).toEqual(await afresh());
      await opened.pop()?.close();
    }),
    { numRuns: 15 },
  );
}, 60_000);

test("a change is in the next answer, in the same turn as its commit", async () => {
  t.fill([{ endpoints: [{ attributes: { Tea: ["green"] } }] }]);
  const before = await everyAnswer(t.parts.index);
  t.store.run("UPDATE endpoints SET document = '{}'");
  const after = await everyAnswer(t.parts.index);
  expect(after).not.toEqual(before);
  expect(after).toEqual(await afresh());
});

const nonceOf = () => readSetting(t.store, "segmentIndex", z.string()) ?? "";
const snapshot = () => path.join(t.parts.folder, `index-${nonceOf()}.snapshot`);
const many = () => t.fill(Array.from({ length: 300 }, (_, n) => ({ user: { Plan: ["Pro"] }, endpoints: [{ attributes: { Tea: [`${n % 20}`] } }] }))); // prettier-ignore

test("a snapshot is gone on from, and the log is only kept for what it does not have", async () => {
  many();
  await everyAnswer(t.parts.index);
  t.store.run("UPDATE endpoints SET opted_out = 1 WHERE key < 9");
  await t.parts.index.save();
  await t.parts.index.close();
  expect(t.store.get("SELECT count(*) AS n FROM index_changes")).toEqual({ n: 0 });
  expect(loadSnapshot(snapshot(), nonceOf())?.endpoints.count).toBe(300);
  t.store.run("UPDATE endpoints SET opted_out = 0 WHERE key < 5");
  t.store.run("DELETE FROM contacts WHERE key = 7");
  many();
  expect(await everyAnswer(another())).toEqual(await afresh());
  expect(readdirSync(t.parts.folder).filter((name) => name.endsWith(".snapshot"))).toHaveLength(1);
});

test("a snapshot that is damaged, cut off or of other data is not used", async () => {
  many();
  await everyAnswer(t.parts.index);
  await t.parts.index.save();
  await t.parts.index.close();
  const file = snapshot();
  const whole = readFileSync(file);
  expect(loadSnapshot(file, nonceOf())).not.toBeNull();
  expect(loadSnapshot(file, "another")).toBeNull();
  for (const place of [3, 40, whole.length >> 1, whole.length - 1]) {
    const damaged = Buffer.from(whole);
    damaged[place] = (damaged[place] ?? 0) ^ 0x40;
    writeFileSync(file, damaged);
    expect(loadSnapshot(file, nonceOf())).toBeNull();
  }
  writeFileSync(file, whole);
  truncateSync(file, whole.length - 9);
  expect(loadSnapshot(file, nonceOf())).toBeNull();
  expect(await everyAnswer(another())).toEqual(await afresh());
  // It names no snapshot any more, so that the log is not kept for one.
  await opened[0]?.close();
  expect(nonceOf()).toBe("");
});

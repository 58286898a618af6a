import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { nameOf } from "../../../shared/domain/contact.ts";
import type { ChannelType } from "../../../shared/domain/channel.ts";
import type { AttributeMap, EndpointDocument } from "../../../shared/domain/endpoint.ts";
import type { ProjectSettings } from "../../../shared/domain/project.ts";
import { silentLog } from "../log.ts";
import type { Parts } from "../parts.ts";
import { seededRandom } from "../random.ts";
import { openStore, type Store } from "../store/database.ts";
import { addressKind, userKind } from "../store/key-hash.ts";
import { enterKey } from "../store/lookups.ts";
import { createReaders } from "../store/readers.ts";
import { createSegmentIndex } from "../store/segment-index/client.ts";
import { createTasks } from "../tasks.ts";
import { createTopics } from "../topics.ts";
import { systemClock, type Clock } from "../clock.ts";

const migrations = path.join(import.meta.dirname, "../store/migrations");
const reader = new URL("../store/reader.ts", import.meta.url);
const indexThread = new URL("../store/segment-index/thread.ts", import.meta.url);

export type TestEndpoint = {
  channel?: ChannelType;
  address?: string;
  id?: string;
  active?: boolean;
  optedOut?: boolean;
  effectiveAt?: number;
  importKey?: number;
} & EndpointDocument;
export type TestContact = {
  userId?: string;
  user?: AttributeMap;
  createdAt?: number;
  importKey?: number;
  endpoints: TestEndpoint[];
};
export type TestAudience = {
  readonly parts: Parts;
  readonly store: Store;
  clock: { now: number };
  /** Runs what the clock was asked to call back, in order, whatever time it is. */
  ring(): Promise<void>;
  fill(contacts: readonly TestContact[]): void;
  close(): Promise<void>;
};

/** A project with an audience and nothing else: a real database, real reading threads, a clock that stands. */
export function openTestAudience(zone = "Europe/Vienna"): TestAudience {
  const folder = mkdtempSync(path.join(tmpdir(), "wayline-audience-"));
  const store = openStore(path.join(folder, "project.sqlite"), migrations);
  const readers = createReaders(store.file, reader);
  const time = { now: Date.parse("2026-11-17T08:00:00Z") };
  const bells = new Set<() => void>();
  const clock: Clock = {
    ...systemClock,
    now: () => time.now,
    after(_ms, callback) {
      bells.add(callback);
      return () => bells.delete(callback);
    },
  };
  const random = seededRandom("audience");
  const topics = createTopics(clock);
  const index = createSegmentIndex({
    store,
    folder,
    entry: indexThread,
    clock: { ...clock, after: () => () => undefined },
    random,
    onStatus: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  const parts = {
    folder,
    store,
    readers,
    index,
    clock,
    random,
    log: silentLog,
    topics,
    tasks: createTasks(clock, random, topics),
    settings: () => ({ timeZone: zone }) as ProjectSettings,
  } as unknown as Parts;
  return {
    parts,
    store,
    clock: time,
    async ring() {
      await clock.breathe();
      const due = [...bells];
      bells.clear();
      for (const bell of due) bell();
    },
    fill: (contacts) => fill(store, contacts, time.now),
    async close() {
      await index.close();
      await readers.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function fill(store: Store, contacts: readonly TestContact[], now: number): void {
  store.transaction(() => {
    for (const contact of contacts) {
      const attributes = contact.user ?? {};
      const { lastInsertRowid: key } = store.run(
        "INSERT INTO contacts (user_id, name, attributes, created_at, import_key) VALUES (?, ?, ?, ?, ?)",
        contact.userId ?? null,
        nameOf(attributes),
        JSON.stringify(attributes),
        contact.createdAt ?? now,
        contact.importKey ?? null,
      );
      if (contact.userId) enterKey(store, userKind, contact.userId, Number(key));
      for (const [index, endpoint] of contact.endpoints.entries()) {
        const { attributes: own, metrics, demographic, location } = endpoint;
        const address = endpoint.address ?? `person${key}.${index}@example.com`;
        const added = store.run(
          `INSERT INTO endpoints (id, contact, channel, address, active, opted_out, cohort, document, created_at, effective_at, import_key)
             VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)`,
          endpoint.id ?? `endpoint-${key}-${index}`,
          key,
          endpoint.channel ?? "EMAIL",
          address,
          endpoint.active === false ? 0 : 1,
          endpoint.optedOut ? 1 : 0,
          JSON.stringify({ attributes: own, metrics, demographic, location }),
          now,
          endpoint.effectiveAt ?? now,
          endpoint.importKey ?? null,
        );
        const kind = addressKind(endpoint.channel ?? "EMAIL");
        enterKey(store, kind, address, Number(added.lastInsertRowid));
      }
    }
  });
}

import { createReadStream, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import type { ChannelType } from "../../../../shared/domain/channel.ts";
import type { Parts } from "../../parts.ts";
import { endpointsOf, getContact } from "../../store/contacts.ts";
import { importsInState } from "../../store/imports.ts";
import {
  eraseContact,
  eraseEditsNaming,
  eraseSamples,
  namesOf,
  overwriteDeleted,
  emptyLog,
  writeAnew,
} from "../../store/erase.ts";

export type Erased = { proof: { what: string; rows: number }[]; at: number };

/**
 * Removes a contact for good: the rows, the copies of them that undoing needs, files that name it, and the bytes they
 * leave in the database. With `suppress` the addresses themselves stay on the suppression list, since without them
 * nobody could be kept from writing there again.
 */
export async function erase(parts: Parts, key: number, suppress: boolean): Promise<Erased> {
  const { store, clock, topics } = parts;
  getContact(store, key);
  const owned = namesOf(store, key);
  const reached = endpointsOf(store, key);
  const at = clock.now();
  overwriteDeleted(store, true);
  let proof: Erased["proof"];
  try {
    proof = store.transaction(() => {
      const rows = eraseContact(store, key, owned);
      const edits = eraseEditsNaming(store, owned.words);
      const samples = eraseSamples(store, owned.words);
      const suppressed = suppress ? keepAway(parts, reached, at) : 0;
      return [
        ...rows.map((row) =>
          row.what === "Edits by hand" ? { ...row, rows: row.rows + edits } : row,
        ),
        { what: "Imports whose samples named them", rows: samples },
        ...(suppress
          ? [{ what: "Addresses kept on the suppression list, as you asked", rows: suppressed }]
          : []),
      ];
    });
  } finally {
    overwriteDeleted(store, false);
  }
  topics.touch("contacts", "events", "messages", "mailbox", "segments");
  const files = await eraseFiles(parts, owned.addresses);
  // Its columns hold every value there is, and so does the snapshot of them on the disk.
  await parts.index.rebuild();
  const whole = await cleared(parts);
  return {
    at,
    proof: [
      ...proof,
      { what: "Files of imports and exports that named them, removed", rows: files.removed },
      ...(files.kept > 0
        ? [{ what: "Files of imports under way that name them, kept", rows: files.kept }]
        : []),
      ...(whole
        ? []
        : [
            {
              what: "Older traces in unused parts of the database file, overwritten as it is used on",
              rows: 1,
            },
          ]),
    ],
  };
}

/** Whether nothing older is left in the database's file and its log. */
async function cleared({ store, clock }: Parts): Promise<boolean> {
  const anew = writeAnew(store, statSync(store.file).size);
  for (let turn = 0; turn < 50; turn += 1) {
    if (emptyLog(store)) return anew;
    await clock.breathe();
  }
  return false;
}

function keepAway(
  { store }: Parts,
  endpoints: readonly { channel: ChannelType; address: string }[],
  at: number,
): number {
  let rows = 0;
  for (const { channel, address } of endpoints)
    if (address)
      rows += store.run(
        "INSERT INTO suppressions (channel, address, reason, at) VALUES (?, ?, 'erased', ?) ON CONFLICT DO NOTHING",
        channel,
        address,
        at,
      ).changes;
  return rows;
}

/** Files below `inbox` and `exports` in which one of the addresses stands go, but not what an import is reading. */
async function eraseFiles(
  { folder, store }: Parts,
  addresses: readonly string[],
): Promise<{ removed: number; kept: number }> {
  const inUse = new Set(
    (["inspected", "checking", "checked", "importing", "undoing"] as const).flatMap((state) =>
      importsInState(store, state).map((row) => path.join(folder, "inbox", row.file)),
    ),
  );
  let [removed, kept] = [0, 0];
  for (const file of [
    ...filesIn(path.join(folder, "inbox")),
    ...filesIn(path.join(folder, "exports")),
  ]) {
    if (!(await holdsAny(file, addresses))) continue;
    if (inUse.has(file)) {
      kept += 1;
      continue;
    }
    rmSync(file, { force: true });
    removed += 1;
  }
  return { removed, kept };
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** Whatever the case of its letters; a text across two chunks is found too. */
async function holdsAny(file: string, texts: readonly string[]): Promise<boolean> {
  const wanted = texts.map((text) => text.toLowerCase());
  const longest = Math.max(0, ...wanted.map((text) => text.length));
  if (longest === 0) return false;
  let rest = "";
  for await (const chunk of createReadStream(file, { encoding: "utf8", highWaterMark: 1 << 18 })) {
    const text = rest + String(chunk).toLowerCase();
    if (wanted.some((one) => text.includes(one))) return true;
    rest = text.slice(-longest);
  }
  return false;
}

import { z } from "zod";
import type { Store } from "./database.ts";
import { readSetting, writeSetting } from "./settings.ts";

const Kept = z.object({ name: z.string(), text: z.string() });
export type KeptPart = z.infer<typeof Kept>;

/** Each part is a value of its own, so that one that can't be read loses no other. */
const prefix = "journeyPart:";

export function listParts(store: Store): (KeptPart & { id: string })[] {
  const rows = store.all<{ name: string }>(
    "SELECT name FROM settings WHERE name >= ? AND name < ? ORDER BY name",
    prefix,
    `${prefix}\u{10ffff}`,
  );
  return rows.flatMap(({ name }) => {
    const id = name.slice(prefix.length);
    const part = findPart(store, id);
    return part ? [{ id, ...part }] : [];
  });
}

export const findPart = (store: Store, id: string): KeptPart | null =>
  readSetting(store, `${prefix}${id}`, Kept);

export const writePart = (store: Store, id: string, part: KeptPart): void =>
  writeSetting(store, `${prefix}${id}`, part);

export const removePart = (store: Store, id: string): void =>
  void store.run("DELETE FROM settings WHERE name = ?", `${prefix}${id}`);

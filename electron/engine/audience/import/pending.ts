import { ChannelType } from "../../../../shared/domain/channel.ts";
import type { Db } from "../../store/audience.ts";
import { bulkAddresses, bulkUserIds } from "../../store/audience-bulk.ts";

type Run = { texts: string[]; channels: string[] | null; keys: number[]; at: number };
export type Kind = "address" | "user";

const sliceEntries = 4_000;
/** Addresses count as equal whatever their case, user ids do not. */
const folded = (kind: Kind, text: string) => (kind === "address" ? text.toLowerCase() : text);

/**
 * Entries of the look-up tables that wait to be written. Rows come in no order, and entering each where it belongs would
 * rewrite most pages of the tables with every batch; gathered and written in order, each page is written once a lump.
 * Until then only `surface` makes them visible. What waits is lost in a crash and gathered again from the rows.
 */
export class Pending {
  readonly #db: Db;
  readonly #runs: Record<Kind, Run[]> = { address: [], user: [] };
  readonly #insert: Record<Kind, (values: (string | number)[]) => void>;
  #mapped: Record<Kind, Map<string, [channel: string, key: number][]>> | null = null;
  entries = 0;

  constructor(db: Db) {
    this.#db = db;
    this.#insert = { address: bulkAddresses(db), user: bulkUserIds(db) };
  }

  /** Texts in order, with the channels of addresses and the rows they lead to. */
  add(kind: Kind, texts: string[], channels: string[] | null, keys: number[]): void {
    if (texts.length === 0) return;
    this.#runs[kind].push({ texts, channels, keys, at: 0 });
    this.entries += texts.length;
    if (this.#mapped) this.#map(kind, texts, channels, keys);
  }

  /** Enters what waits for this text now, so that the look-ups that follow find it. */
  surface(kind: Kind, text: string): void {
    if (this.entries === 0 || text === "") return;
    for (const [channel, key] of this.#mappedOf(kind).get(folded(kind, text)) ?? [])
      this.#insert[kind](
        kind === "address" ? [this.#spelled(key, text), channel, key] : [text, key],
      );
  }

  /** Entries compare without case, so any spelling would find it; the row's own is kept all the same. */
  #spelled(key: number, text: string): string {
    return (
      this.#db.get<{ address: string }>("SELECT address FROM endpoints WHERE key = ?", key)
        ?.address ?? text
    );
  }

  #mappedOf(kind: Kind): Map<string, [string, number][]> {
    if (!this.#mapped) {
      this.#mapped = { address: new Map(), user: new Map() };
      for (const one of ["address", "user"] as const)
        for (const { texts, channels, keys } of this.#runs[one])
          this.#map(one, texts, channels, keys);
    }
    return this.#mapped[kind];
  }

  #map(kind: Kind, texts: string[], channels: string[] | null, keys: number[]): void {
    const map = this.#mapped?.[kind];
    if (!map) return;
    for (const [at, text] of texts.entries()) {
      const entry: [string, number] = [channels?.[at] ?? "", keys[at] ?? 0];
      const known = map.get(folded(kind, text));
      if (known) known.push(entry);
      else map.set(folded(kind, text), [entry]);
    }
  }

  /** Writes all that waits, in order, a short stretch at a time: run each step in a transaction of its own. */
  *slices(): Generator<() => void> {
    for (const kind of ["address", "user"] as const) {
      for (const pivot of this.#pivots(kind)) {
        const values = this.#upTo(kind, pivot);
        yield () => this.#insert[kind](values);
      }
      this.#runs[kind] = [];
    }
    this.#mapped = null;
    this.entries = 0;
  }

  /** Texts that cut what waits into stretches of about the same length; the last takes the rest. */
  #pivots(kind: Kind): (string | null)[] {
    const runs = this.#runs[kind];
    const total = runs.reduce((sum, { texts }) => sum + texts.length, 0);
    if (total === 0) return [];
    const step = Math.max(1, Math.floor(total / 4_096));
    const samples = runs.flatMap(({ texts }) => texts.filter((_, at) => at % step === 0)).sort();
    const slices = Math.ceil(total / sliceEntries);
    const pivots = Array.from(
      { length: slices - 1 },
      (_, at) => samples[Math.floor(((at + 1) * samples.length) / slices)] ?? null,
    );
    return [...pivots, null];
  }

  #upTo(kind: Kind, pivot: string | null): (string | number)[] {
    const found: { text: string; channel: string; key: number }[] = [];
    for (const run of this.#runs[kind]) {
      const { texts, channels, keys } = run;
      for (; run.at < texts.length; run.at += 1) {
        const text = texts[run.at] ?? "";
        if (pivot !== null && text > pivot) break;
        found.push({ text, channel: channels?.[run.at] ?? "", key: keys[run.at] ?? 0 });
      }
    }
    found.sort((one, two) => (one.text < two.text ? -1 : one.text > two.text ? 1 : 0));
    const values: (string | number)[] = [];
    for (const { text, channel, key } of found)
      if (kind === "address") values.push(text, channel, key);
      else values.push(text, key);
    return values;
  }
}

export const channelNames: readonly string[] = ChannelType.options;

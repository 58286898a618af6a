import { type Db, endpointByKey } from "../../store/audience.ts";
import { bulkAddresses, bulkUserIds } from "../../store/audience-bulk.ts";
import { inOrder } from "./order.ts";

export type Kind = "address" | "user";
type List = { texts: string[]; channels: string[]; keys: number[] };

const sliceEntries = 3_000;
const fewQuestions = 64;

/** ASCII only, as the tables compare. */
const lower = (text: string) =>
  /[A-Z]/.test(text) ? text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text;
/** Addresses count as equal whatever their case, user ids do not. */
const folded = (kind: Kind, text: string) => (kind === "address" ? lower(text) : text);
const emptyList = (): List => ({ texts: [], channels: [], keys: [] });

/**
 * Entries of the look-up tables that wait to be written. Rows come in no order, and entering each where it belongs would
 * rewrite most pages of the tables with every batch; gathered and written in order, each page is written once a lump.
 * Until then only `surface` makes them visible. What waits is lost in a crash and gathered again from the rows.
 */
export class Pending {
  readonly #insert: Record<Kind, (values: (string | number)[]) => void>;
  readonly #lists: Record<Kind, List> = { address: emptyList(), user: emptyList() };
  /** Positions in the lists by text; made when first asked, kept up to date from then on. */
  #mapped: Record<Kind, { byText: Map<string, number[]>; upTo: number }> | null = null;

  #asked = 0;
  readonly #doubtful = new Set<number>();
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
    this.#insert = { address: bulkAddresses(db), user: bulkUserIds(db) };
  }

  get entries(): number {
    return Math.max(this.#lists.address.texts.length, this.#lists.user.texts.length);
  }

  addAddress(address: string, channel: string, endpoint: number): void {
    const { texts, channels, keys } = this.#lists.address;
    texts.push(address);
    channels.push(channel);
    keys.push(endpoint);
  }

  addUser(userId: string, contact: number): void {
    const { texts, keys } = this.#lists.user;
    texts.push(userId);
    keys.push(contact);
  }

  /** Enters what waits for this text now, so that the look-ups that follow find it. */
  surface(kind: Kind, text: string): void {
    const { texts } = this.#lists[kind];
    if (texts.length === 0 || text === "") return;
    this.#asked += 1;
    const name = folded(kind, text);
    const found =
      this.#asked > fewQuestions ? this.#mapOf(kind).get(name) : this.#search(kind, name);
    if (found) this.#enter(kind, found);
  }

  /** A few questions are not worth a map. */
  #search(kind: Kind, name: string): number[] {
    const found: number[] = [];
    for (const [at, text] of this.#lists[kind].texts.entries())
      if (text.length === name.length && folded(kind, text) === name) found.push(at);
    return found;
  }

  /** An endpoint was written again: its address may be another one by now, and entered already. */
  doubt(endpoint: number): void {
    this.#doubtful.add(endpoint);
  }

  #isStale(at: number): boolean {
    const { texts, channels, keys } = this.#lists.address;
    const row = endpointByKey(this.#db, keys[at] ?? 0);
    return row?.address !== texts[at] || row?.channel !== channels[at];
  }

  #enter(kind: Kind, positions: readonly number[]): void {
    const { texts, channels, keys } = this.#lists[kind];
    const doubtful = kind === "address" && this.#doubtful.size > 0 ? this.#doubtful : null;
    const values: (string | number)[] = [];
    for (const at of positions) {
      const key = keys[at] ?? 0;
      if (doubtful?.has(key) && this.#isStale(at)) continue;
      values.push(texts[at] ?? "");
      if (kind === "address") values.push(channels[at] ?? "");
      values.push(key);
    }
    this.#insert[kind](values);
  }

  #mapOf(kind: Kind): Map<string, number[]> {
    this.#mapped ??= {
      address: { byText: new Map(), upTo: 0 },
      user: { byText: new Map(), upTo: 0 },
    };
    const mapped = this.#mapped[kind];
    const { texts } = this.#lists[kind];
    for (; mapped.upTo < texts.length; mapped.upTo += 1) {
      const text = folded(kind, texts[mapped.upTo] ?? "");
      const known = mapped.byText.get(text);
      if (known) known.push(mapped.upTo);
      else mapped.byText.set(text, [mapped.upTo]);
    }
    return mapped.byText;
  }

  /** Writes all that waits, in order, a short stretch at a time: run each step in a transaction of its own. */
  *slices(): Generator<() => void> {
    for (const kind of ["address", "user"] as const) {
      for (const positions of inOrder(this.#lists[kind].texts, sliceEntries))
        yield () => this.#enter(kind, positions);
      this.#lists[kind] = emptyList();
    }
    this.#mapped = null;
    this.#asked = 0;
    this.#doubtful.clear();
  }
}

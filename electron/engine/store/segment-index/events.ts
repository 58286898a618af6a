import { grown, placeOf, trimmed } from "./growing.ts";

/** Stands for an event that is gone, or of no contact. */
export const noContact = 0xffffffff;
/** Events are looked at in lumps of this many, whose first and last time is known. */
const lump = 4096;
/** Times are kept as whole seconds and milliseconds: six bytes instead of eight. */
const split = 1000;

/** The events of one type, in the order in which they were recorded. */
export class EventList {
  keys = new Uint32Array(0);
  contacts = new Uint32Array(0);
  seconds = new Uint32Array(0);
  milliseconds = new Uint16Array(0);
  /** Keys of runs; not there for types that have none. */
  runs: Uint32Array | null = null;
  length = 0;
  /** Events that changed or went since they were recorded. */
  changes = 0;
  /** Per lump. They never shrink: a lump may hold fewer times than they say, but none outside. */
  earliest = new Float64Array(0);
  latest = new Float64Array(0);

  get memory(): number {
    const { keys, contacts, seconds, milliseconds, runs, earliest, latest } = this;
    let sum = runs?.byteLength ?? 0;
    for (const array of [keys, contacts, seconds, milliseconds, earliest, latest])
      sum += array.byteLength;
    return sum;
  }

  find(key: number): number {
    return placeOf(this.keys, this.length, key);
  }

  at(place: number): number {
    return (this.seconds[place] ?? 0) * split + (this.milliseconds[place] ?? 0);
  }

  append(key: number, contact: number, at: number, run: number | null): void {
    const place = this.length;
    if (place >= this.keys.length) {
      this.keys = grown(this.keys, place + 1);
      this.contacts = grown(this.contacts, place + 1);
      this.seconds = grown(this.seconds, place + 1);
      this.milliseconds = grown(this.milliseconds, place + 1);
    }
    this.keys[place] = key;
    this.length = place + 1;
    this.set(place, contact, at, run);
  }

  set(place: number, contact: number, at: number, run: number | null): void {
    this.contacts[place] = contact;
    this.seconds[place] = Math.max(0, Math.floor(at / split));
    this.milliseconds[place] = ((at % split) + split) % split;
    if (run !== null || this.runs) {
      this.runs = grown(this.runs ?? new Uint32Array(0), this.keys.length);
      this.runs[place] = run ?? 0;
    }
    const n = Math.floor(place / lump);
    if (n >= this.earliest.length) {
      this.earliest = grown(this.earliest, n + 1, Number.POSITIVE_INFINITY);
      this.latest = grown(this.latest, n + 1, Number.NEGATIVE_INFINITY);
    }
    this.earliest[n] = Math.min(this.earliest[n] ?? at, at);
    this.latest[n] = Math.max(this.latest[n] ?? at, at);
  }

  remove(place: number): void {
    this.changes += 1;
    this.contacts[place] = noContact;
  }

  /** Calls `visit` with the place of each event from `from` (inclusive) to `until` (exclusive). */
  within(from: number, until: number, visit: (place: number) => void): void {
    this.#stretches(from, until, (first, end, whole) => {
      for (let place = first; place < end; place += 1)
        if (this.contacts[place] !== noContact && (whole || this.#isWithin(place, from, until)))
          visit(place);
    });
  }

  /** Adds the contacts of the events in a span. */
  mark(from: number, until: number, bits: Uint32Array): void {
    this.#stretches(from, until, (first, end, whole) => {
      const { contacts } = this;
      for (let place = first; place < end; place += 1) {
        const contact = contacts[place] ?? noContact;
        if (contact === noContact || (!whole && !this.#isWithin(place, from, until))) continue;
        bits[contact >>> 5] = (bits[contact >>> 5] ?? 0) | (1 << (contact & 31));
      }
    });
  }

  /** Counts the events in a span by contact. */
  count(from: number, until: number, counts: Uint32Array): void {
    this.#stretches(from, until, (first, end, whole) => {
      const { contacts } = this;
      for (let place = first; place < end; place += 1) {
        const contact = contacts[place] ?? noContact;
        if (contact === noContact || (!whole && !this.#isWithin(place, from, until))) continue;
        counts[contact] = (counts[contact] ?? 0) + 1;
      }
    });
  }

  #isWithin(place: number, from: number, until: number): boolean {
    const at = this.at(place);
    return at >= from && at < until;
  }

  /** The lumps that have events in a span; `whole` when all of theirs are. */
  #stretches(
    from: number,
    until: number,
    visit: (first: number, end: number, whole: boolean) => void,
  ): void {
    for (let n = 0, first = 0; first < this.length; n += 1, first += lump) {
      const earliest = this.earliest[n] ?? 0;
      const latest = this.latest[n] ?? 0;
      if (latest < from || earliest >= until) continue;
      visit(first, Math.min(first + lump, this.length), earliest >= from && latest < until);
    }
  }

  trim(): void {
    const { length } = this;
    this.keys = trimmed(this.keys, length);
    this.contacts = trimmed(this.contacts, length);
    this.seconds = trimmed(this.seconds, length);
    this.milliseconds = trimmed(this.milliseconds, length);
    if (this.runs) this.runs = trimmed(grown(this.runs, length), length);
    const lumps = Math.ceil(length / lump);
    this.earliest = trimmed(this.earliest, lumps);
    this.latest = trimmed(this.latest, lumps);
  }
}

import type { StepKind } from "../step.ts";
import { StepKind as StepKinds } from "../step.ts";

const kinds = StepKinds.options;
const arrivedBit = 0x80;

/** One thing that happened to one person, as `TraceReader` gives it back. */
export type TraceStep = {
  person: number;
  at: number;
  activity: string;
  visit: number;
  kind: StepKind;
  /** This is the first row at the activity. */
  arrived: boolean;
  outlet: string | null;
  detail: string | null;
};

/** Texts as small numbers: activities, outlets and details come back millions of times. */
class Words {
  readonly list: string[] = [];
  private readonly numbers = new Map<string, number>();
  number(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    const fresh = this.list.push(word);
    this.numbers.set(word, fresh);
    return fresh;
  }
  word(number: number): string {
    return this.list[number - 1] ?? "";
  }
}

/** Columns of one type each, which grow by doubling: a simulation makes a million steps in a second or two. */
export class Trace {
  length = 0;
  private room = 1024;
  private person = new Int32Array(this.room);
  private at = new Float64Array(this.room);
  private activity = new Uint16Array(this.room);
  private visit = new Uint16Array(this.room);
  private kind = new Uint8Array(this.room);
  private outlet = new Uint16Array(this.room);
  private detail = new Int32Array(this.room);
  private readonly words = new Words();
  private order: Uint32Array | null = null;

  private grow(): void {
    const longer = <Column extends Int32Array | Float64Array | Uint16Array | Uint8Array>(
      fresh: Column,
      old: Column,
    ): Column => {
      fresh.set(old);
      return fresh;
    };
    this.room *= 2;
    this.person = longer(new Int32Array(this.room), this.person);
    this.at = longer(new Float64Array(this.room), this.at);
    this.activity = longer(new Uint16Array(this.room), this.activity);
    this.visit = longer(new Uint16Array(this.room), this.visit);
    this.kind = longer(new Uint8Array(this.room), this.kind);
    this.outlet = longer(new Uint16Array(this.room), this.outlet);
    this.detail = longer(new Int32Array(this.room), this.detail);
  }

  add(step: TraceStep): void {
    if (this.length === this.room) this.grow();
    const row = this.length;
    this.person[row] = step.person;
    this.at[row] = step.at;
    this.activity[row] = this.words.number(step.activity);
    this.visit[row] = step.visit;
    this.kind[row] = kinds.indexOf(step.kind) + (step.arrived ? arrivedBit : 0);
    this.outlet[row] = step.outlet === null ? 0 : this.words.number(step.outlet);
    this.detail[row] = step.detail === null ? 0 : this.words.number(step.detail);
    this.length = row + 1;
    this.order = null;
  }

  step(row: number): TraceStep {
    const outlet = this.outlet[row] ?? 0;
    const detail = this.detail[row] ?? 0;
    const kind = this.kind[row] ?? 0;
    return {
      person: this.person[row] ?? 0,
      at: this.at[row] ?? 0,
      activity: this.words.word(this.activity[row] ?? 0),
      visit: this.visit[row] ?? 0,
      kind: kinds[kind & ~arrivedBit] ?? "arrived",
      arrived: (kind & arrivedBit) !== 0,
      outlet: outlet === 0 ? null : this.words.word(outlet),
      detail: detail === 0 ? null : this.words.word(detail),
    };
  }

  timeOf = (row: number): number => this.at[row] ?? 0;
  personOf = (row: number): number => this.person[row] ?? 0;

  /** Rows in the order of time; those of one instant in the order they were made. */
  byTime(): Uint32Array {
    if (this.order) return this.order;
    const { at } = this;
    const order = new Uint32Array(this.length);
    for (let row = 0; row < this.length; row += 1) order[row] = row;
    order.sort((one, other) => (at[one] ?? 0) - (at[other] ?? 0) || one - other);
    this.order = order;
    return order;
  }

  /** The rows of one person lie together, as each is walked from beginning to end. */
  rowsOf(person: number): { from: number; to: number } {
    const { person: column, length } = this;
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((column[middle] ?? 0) < person) low = middle + 1;
      else high = middle;
    }
    let to = low;
    while (to < length && column[to] === person) to += 1;
    return { from: low, to };
  }

  /** A number that is the same for the same steps (FNV-1a over every column). */
  fingerprint(): string {
    let hash = 0x811c9dc5;
    const mix = (value: number) => {
      hash = Math.imul(hash ^ (value & 0xffff), 0x01000193);
      hash = Math.imul(hash ^ ((value >>> 16) & 0xffff), 0x01000193);
    };
    for (let row = 0; row < this.length; row += 1) {
      const at = this.at[row] ?? 0;
      mix(this.person[row] ?? 0);
      mix(Math.floor(at / 0x1_0000_0000));
      mix(at >>> 0);
      mix((this.activity[row] ?? 0) * 256 + (this.kind[row] ?? 0));
      mix((this.outlet[row] ?? 0) * 65_536 + (this.visit[row] ?? 0));
      mix(this.detail[row] ?? 0);
    }
    for (const word of this.words.list)
      for (let index = 0; index < word.length; index += 1) mix(word.charCodeAt(index));
    return (hash >>> 0).toString(16).padStart(8, "0");
  }
}

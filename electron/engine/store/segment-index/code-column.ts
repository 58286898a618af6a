import { emptyBits, type Bits } from "./bits.ts";
import { Dictionary, entryOf, valuesOfEntry } from "./dictionary.ts";
import { grown, trimmed, type Codes } from "./growing.ts";
import { eachCandidate, lowered, type Needles } from "./text-search.ts";

/** Lists of several values that are kept read. */
const mostLists = 20_000;

/**
 * The values of one attribute: per row the number of its value list in a dictionary, 0 where it has none. A test runs
 * once per list, not per row.
 */
export class CodeColumn {
  readonly dictionary: Dictionary;
  codes: Codes;
  /** Rows beyond it have no value: an attribute that few rows carry ends early. */
  length: number;
  #values: (readonly string[])[] | null = null;
  #lowered: Buffer | null = null;
  readonly #lists = new Map<number, readonly string[]>();

  constructor(saved?: { dictionary: Dictionary; codes: Codes; length: number }) {
    this.dictionary = saved?.dictionary ?? new Dictionary();
    this.codes = saved?.codes ?? new Uint8Array(0);
    this.length = saved?.length ?? 0;
  }

  get memory(): number {
    return this.codes.byteLength + this.dictionary.memory + (this.#lowered?.byteLength ?? 0);
  }

  set(row: number, values: readonly string[]): void {
    this.setCode(row, values.length === 0 ? 0 : this.dictionary.code(entryOf(values)));
  }

  setCode(row: number, code: number): void {
    if (code === 0 && row >= this.length) return;
    if (code > 255 && this.codes instanceof Uint8Array) this.codes = Uint16Array.from(this.codes);
    if (code > 65_535 && this.codes instanceof Uint16Array)
      this.codes = Uint32Array.from(this.codes);
    if (row >= this.length) {
      this.codes = grown(this.codes, row + 1);
      this.length = row + 1;
    }
    this.codes[row] = code;
  }

  valuesAt(row: number): readonly string[] {
    const code = row < this.length ? (this.codes[row] ?? 0) : 0;
    return code === 0 ? [] : valuesOfEntry(this.dictionary.text(code));
  }

  /** The value lists by their numbers. Small dictionaries are kept as texts between questions. */
  lists(): readonly (readonly string[])[] {
    const { size } = this.dictionary;
    if (this.#values && this.#values.length === size) return this.#values;
    const all = this.#values?.length ? this.#values : [[]];
    for (let code = all.length; code < size; code += 1)
      all.push(valuesOfEntry(this.dictionary.text(code)));
    this.#values = size <= 4096 ? all : null;
    return all;
  }

  /** The answer of a test for every value list, and in place 0 for rows without a value. */
  answers(
    test: (values: readonly string[]) => boolean,
    needles: Needles | null = null,
  ): Uint8Array {
    const answers = new Uint8Array(this.dictionary.size);
    answers[0] = test([]) ? 1 : 0;
    if (needles && this.dictionary.size > 4096) {
      if (needles.otherwise) answers.fill(1, 1);
      const one: string[] = [""];
      eachCandidate(this.dictionary, this.#searched(needles.matchCase), needles, (code) => {
        answers[code] = test(this.#list(code) ?? this.#single(code, one)) ? 1 : 0;
      });
      return answers;
    }
    if (this.dictionary.size <= 4096) {
      const lists = this.lists();
      for (let code = 1; code < answers.length; code += 1)
        answers[code] = test(lists[code] ?? []) ? 1 : 0;
    } else {
      const one: string[] = [""];
      for (let code = 1; code < answers.length; code += 1) {
        answers[code] = test(this.#list(code) ?? this.#single(code, one)) ? 1 : 0;
      }
    }
    return answers;
  }

  #single(code: number, into: string[]): readonly string[] {
    into[0] = this.dictionary.text(code);
    return into;
  }

  /** The values of an entry that is a list, kept between questions; null for a single value. */
  #list(code: number): readonly string[] | null {
    const { bytes, offsets } = this.dictionary;
    if (bytes[offsets[code] ?? 0] !== 1) return null;
    const known = this.#lists.get(code);
    if (known) return known;
    const list = valuesOfEntry(this.dictionary.text(code));
    if (this.#lists.size < mostLists) this.#lists.set(code, list);
    return list;
  }

  /** The bytes to search; made small once, and again when entries came. */
  #searched(matchCase: boolean): Buffer {
    const { bytes, offsets, size } = this.dictionary;
    const used = bytes.subarray(0, offsets[size]);
    if (matchCase) return Buffer.from(used.buffer, used.byteOffset, used.byteLength);
    if (this.#lowered?.length !== used.length) this.#lowered = lowered(used);
    return this.#lowered;
  }

  trim(): void {
    this.codes = trimmed(this.codes, this.length);
    this.dictionary.trim();
  }
}

/** The rows whose number is answered with 1. */
export function rowsWith(column: CodeColumn | undefined, answers: Uint8Array, rows: number): Bits {
  const bits = emptyBits(rows);
  const length = Math.min(column?.length ?? 0, rows);
  if (column) {
    if (column.codes instanceof Uint8Array) scan8(column.codes, answers, bits, length);
    else if (column.codes instanceof Uint16Array) scan16(column.codes, answers, bits, length);
    else scan32(column.codes, answers, bits, length);
  }
  if (answers[0] === 1)
    for (let row = length; row < rows; row += 1)
      bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31));
  return bits;
}

// Three times the same loop: one that meets different kinds of arrays is several times slower.
function scan8(codes: Uint8Array, answers: Uint8Array, bits: Bits, length: number): void {
  const whole = length >>> 5;
  for (let n = 0; n < whole; n += 1) {
    let word = 0;
    const from = n << 5;
    for (let k = 0; k < 32; k += 1) word |= (answers[codes[from + k] ?? 0] ?? 0) << k;
    bits[n] = word;
  }
  let word = 0;
  for (let row = whole << 5; row < length; row += 1)
    word |= (answers[codes[row] ?? 0] ?? 0) << (row & 31);
  if (length & 31) bits[whole] = word;
}
function scan16(codes: Uint16Array, answers: Uint8Array, bits: Bits, length: number): void {
  const whole = length >>> 5;
  for (let n = 0; n < whole; n += 1) {
    let word = 0;
    const from = n << 5;
    for (let k = 0; k < 32; k += 1) word |= (answers[codes[from + k] ?? 0] ?? 0) << k;
    bits[n] = word;
  }
  let word = 0;
  for (let row = whole << 5; row < length; row += 1)
    word |= (answers[codes[row] ?? 0] ?? 0) << (row & 31);
  if (length & 31) bits[whole] = word;
}
function scan32(codes: Uint32Array, answers: Uint8Array, bits: Bits, length: number): void {
  const whole = length >>> 5;
  for (let n = 0; n < whole; n += 1) {
    let word = 0;
    const from = n << 5;
    for (let k = 0; k < 32; k += 1) word |= (answers[codes[from + k] ?? 0] ?? 0) << k;
    bits[n] = word;
  }
  let word = 0;
  for (let row = whole << 5; row < length; row += 1)
    word |= (answers[codes[row] ?? 0] ?? 0) << (row & 31);
  if (length & 31) bits[whole] = word;
}

/** The kinds of typed arrays that columns are made of, by the name a snapshot stores. */
export const arrayKinds = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;
export type ArrayKind = keyof typeof arrayKinds;
export type NumberArray = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;
export type Codes = Uint8Array | Uint16Array | Uint32Array;

export const kindOf = (array: NumberArray): ArrayKind =>
  array instanceof Uint8Array
    ? "u8"
    : array instanceof Uint16Array
      ? "u16"
      : array instanceof Uint32Array
        ? "u32"
        : array instanceof Float32Array
          ? "f32"
          : "f64";

/** Room for `length` numbers: a little more than asked for, so that appending is cheap and little memory is idle. */
const roomFor = (length: number): number => Math.max(64, Math.ceil(length * 1.25));

/** The same numbers in an array at least `length` long; what is new is `fill`. */
export function grown<A extends NumberArray>(array: A, length: number, fill = 0): A {
  if (length <= array.length) return array;
  const Kind = array.constructor as new (size: number) => A;
  const wider = new Kind(roomFor(length));
  wider.set(array);
  if (fill !== 0) wider.fill(fill, array.length);
  return wider;
}

/** The first `length` numbers in an array of exactly that size. */
export const trimmed = <A extends NumberArray>(array: A, length: number): A =>
  array.length === length ? array : (array.slice(0, length) as A);

/** The place of a key in ascending keys, or −1. Keys that nearly follow each other are found at once. */
export function placeOf(keys: Uint32Array, length: number, key: number): number {
  if (length === 0) return -1;
  const first = keys[0] ?? 0;
  const guess = Math.min(length - 1, key - first);
  if (guess < 0) return -1;
  if (keys[guess] === key) return guess;
  let low = 0;
  let high = guess;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

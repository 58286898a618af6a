/** Four characters and a position fit a number exactly, and numbers are sorted many times faster than texts. */
const charsAtOnce = 4;
const positions = 2 ** 20;
const smallGroup = 24;

function keyAt(text: string, from: number): number {
  let key = 0;
  for (let at = from; at < from + charsAtOnce; at += 1) {
    const char = at < text.length ? text.charCodeAt(at) : 0;
    // ASCII capitals count as small letters, as in the tables; what is above 255 is lumped together.
    key = key * 256 + (char > 255 ? 255 : char >= 65 && char <= 90 ? char + 32 : char);
  }
  return key;
}

function commonStart(texts: readonly string[], group: ArrayLike<number>, from: number): number {
  const first = texts[group[0] ?? 0] ?? "";
  let end = first.length;
  for (let at = 1; at < group.length && end > from; at += 1) {
    const text = texts[group[at] ?? 0] ?? "";
    let same = from;
    while (same < end && text.charCodeAt(same) === first.charCodeAt(same)) same += 1;
    end = same;
  }
  return end;
}

/**
 * Positions of texts roughly in their order, a stretch at a time: good enough to write pages one after the other, and
 * without ever holding the thread for the whole of a long list. At most 2^20 texts.
 */
export function* inOrder(
  texts: readonly string[],
  group?: Uint32Array,
  from = 0,
): Generator<Uint32Array> {
  const count = group?.length ?? texts.length;
  const all = group ?? Uint32Array.from({ length: count }, (_, at) => at);
  if (count === 0) return;
  const start = commonStart(texts, all, from);
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at += 1)
    keys[at] = keyAt(texts[all[at] ?? 0] ?? "", start) * positions + at;
  keys.sort();
  const sorted = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) sorted[at] = all[(keys[at] ?? 0) % positions] ?? 0;
  for (let begin = 0; begin < count;) {
    const key = Math.floor((keys[begin] ?? 0) / positions);
    let end = begin + 1;
    while (end < count && Math.floor((keys[end] ?? 0) / positions) === key) end += 1;
    const same = sorted.subarray(begin, end);
    // The same four characters everywhere, down to the end of the texts, leave nothing to sort by.
    if (same.length > smallGroup && (key & 255) !== 0)
      yield* inOrder(texts, same, start + charsAtOnce);
    else yield same;
    begin = end;
  }
}

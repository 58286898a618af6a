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

function commonStart(texts: readonly string[], group: Uint32Array, from: number): number {
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

/** Sorts a group by four characters behind what all have in common; visits what is equal in them, in order. */
function sortBy(
  texts: readonly string[],
  group: Uint32Array,
  from: number,
  visit: (same: Uint32Array, deeper: number | null) => void,
): void {
  const start = commonStart(texts, group, from);
  const keys = new Float64Array(group.length);
  for (let at = 0; at < group.length; at += 1)
    keys[at] = keyAt(texts[group[at] ?? 0] ?? "", start) * positions + at;
  keys.sort();
  const sorted = new Uint32Array(group.length);
  for (let at = 0; at < group.length; at += 1) sorted[at] = group[(keys[at] ?? 0) % positions] ?? 0;
  let begin = 0;
  let key = Math.floor((keys[0] ?? 0) / positions);
  for (let at = 1; at <= group.length; at += 1) {
    const next = at < group.length ? Math.floor((keys[at] ?? 0) / positions) : -1;
    if (next === key) continue;
    // The same characters down to the end of the texts leave nothing to sort by.
    const deeper = at - begin > smallGroup && (key & 255) !== 0 ? start + charsAtOnce : null;
    visit(sorted.subarray(begin, at), deeper);
    begin = at;
    key = next;
  }
}

/**
 * Positions of texts roughly in their order, in stretches of at least `stretch`: good enough to write pages one after the
 * other, and without holding the thread for the whole of a long list. At most 2^20 texts.
 */
export function* inOrder(texts: readonly string[], stretch: number): Generator<number[]> {
  if (texts.length === 0) return;
  const groups: [same: Uint32Array, deeper: number | null][] = [];
  const all = Uint32Array.from({ length: texts.length }, (_, at) => at);
  sortBy(texts, all, 0, (same, deeper) => groups.push([same, deeper]));
  let found: number[] = [];
  const visit = (same: Uint32Array, deeper: number | null): void => {
    if (deeper !== null) sortBy(texts, same, deeper, visit);
    else for (const at of same) found.push(at);
  };
  for (const [same, deeper] of groups) {
    visit(same, deeper);
    if (found.length < stretch) continue;
    for (let at = 0; at < found.length; at += stretch) yield found.slice(at, at + stretch);
    found = [];
  }
  if (found.length > 0) yield found;
}

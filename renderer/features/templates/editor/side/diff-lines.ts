export type DiffRow =
  | { kind: "same"; left: string; right: string }
  | { kind: "changed"; left: string | null; right: string | null }
  /** Lines that are the same, left out. */
  | { kind: "gap"; count: number };

const mostCells = 4_000_000;
const around = 3;

/** Which lines of one text are in the other, as the longest they have in common. */
function common(left: readonly string[], right: readonly string[]): [number, number][] {
  // Two long texts without anything in common would need too much room: then all is changed.
  if (left.length * right.length > mostCells) return [];
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    if (left[i] === right[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Two texts line by line, side by side; what is the same is shown only around what is not. */
export function diffLines(before: string, after: string): DiffRow[] {
  const [left, right] = [before.split("\n"), after.split("\n")];
  const rows: DiffRow[] = [];
  let [i, j] = [0, 0];
  const changed = (toLeft: number, toRight: number) => {
    while (i < toLeft || j < toRight) {
      rows.push({
        kind: "changed",
        left: i < toLeft ? (left[i] ?? "") : null,
        right: j < toRight ? (right[j] ?? "") : null,
      });
      if (i < toLeft) i += 1;
      if (j < toRight) j += 1;
    }
  };
  for (const [atLeft, atRight] of common(left, right)) {
    changed(atLeft, atRight);
    rows.push({ kind: "same", left: left[i] ?? "", right: right[j] ?? "" });
    i += 1;
    j += 1;
  }
  changed(left.length, right.length);
  return folded(rows);
}

function folded(rows: readonly DiffRow[]): DiffRow[] {
  const near = (index: number) =>
    rows
      .slice(Math.max(0, index - around), index + around + 1)
      .some(({ kind }) => kind === "changed");
  const shown: DiffRow[] = [];
  for (const [index, row] of rows.entries()) {
    const last = shown.at(-1);
    if (row.kind === "changed" || near(index)) shown.push(row);
    else if (last?.kind === "gap") last.count += 1;
    else shown.push({ kind: "gap", count: 1 });
  }
  return shown;
}

export type DiffPart = { text: string; how: "same" | "added" | "removed" };

/** The words of one sentence that another does not have, and the other way: the longest common course stays. */
export function wordsDiff(before: string, after: string): DiffPart[] {
  const split = (text: string) => text.split(/(\s+)/).filter((part) => part !== "");
  const [a, b] = [split(before), split(after)];
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = common[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const parts: DiffPart[] = [];
  const add = (text: string, how: DiffPart["how"]) => {
    const last = parts.at(-1);
    if (last?.how === how) last.text += text;
    else parts.push({ text, how });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(a[i] ?? "", "same");
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      add(a[i] ?? "", "removed");
      i += 1;
    } else {
      add(b[j] ?? "", "added");
      j += 1;
    }
  }
  return parts;
}

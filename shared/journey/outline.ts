import type { Names } from "../activities/activity.ts";
import { nameIn } from "./check.ts";
import { type JourneyDocument, outletsOf, parkedIn, readActivity } from "./graph.ts";
import { orderOf } from "./order.ts";

/**
 * A row of the journey as a tree. `path` is a way out of a split, with what follows below it; `join` continues at an
 * activity that has its row elsewhere; `end` is the end of a path. `level` begins at 1.
 */
export type OutlineRow = { level: number; key: string } & (
  | { kind: "activity"; id: string; title: string; name: string; summary: string; skipped: boolean }
  | { kind: "path"; from: string; outlet: string; label: string; stub: boolean }
  | { kind: "join"; from: string; outlet: string; to: string; name: string }
  | { kind: "end"; from: string; outlet: string }
  | { kind: "parked"; count: number }
);

/**
 * The journey as a tree: what follows an activity with one way out stands on the same level, the paths of a split below
 * it. An activity that several paths lead to has its row where the first of them comes, the others say where they go on.
 */
export function outlineOf(document: JourneyDocument, names: Names): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const shown = new Set<string>();
  const named: Names = { ...names, activity: (id) => nameIn(document, id, names) };

  const follow = (from: string, outlet: string, level: number) => {
    const to = document.activities[from]?.next[outlet];
    const key = `${from}:${outlet}`;
    if (to === undefined) rows.push({ kind: "end", level, key: `end:${key}`, from, outlet });
    else if (shown.has(to))
      rows.push({ kind: "join", level, key: `join:${key}`, from, outlet, to, name: named.activity(to) ?? to }); // prettier-ignore
    else write(to, level);
  };
  const write = (id: string, level: number) => {
    const activity = document.activities[id];
    if (!activity) return;
    shown.add(id);
    const { type, settings } = readActivity(activity);
    const summary = type?.describe(settings, named).summary ?? "Not supported in this version";
    rows.push({
      kind: "activity",
      level,
      key: id,
      id,
      title: type?.title ?? activity.type,
      name: named.activity(id) ?? id,
      summary,
      skipped: activity.skipped === true,
    });
    const outlets = outletsOf(activity);
    const [only] = outlets;
    if (outlets.length === 1 && only) follow(id, only.id, level);
    else
      for (const { id: outlet, label, stub } of outlets) {
        rows.push({
          kind: "path",
          level: level + 1,
          key: `path:${id}:${outlet}`,
          from: id,
          outlet,
          label,
          stub: stub === true,
        });
        if (!stub) follow(id, outlet, level + 2);
      }
  };

  write(document.entry, 1);
  const parked = parkedIn(document);
  if (parked.length > 0) {
    rows.push({ kind: "parked", level: 1, key: "parked", count: parked.length });
    for (const id of (orderOf(document) ?? parked).filter((one) => parked.includes(one)))
      if (!shown.has(id)) write(id, 2);
  }
  return rows;
}

/** The outline as Markdown, for reading elsewhere. */
export function outlineMarkdown(document: JourneyDocument, names: Names): string {
  const lines = outlineOf(document, names).map((row) => {
    const indent = "  ".repeat(row.level - 1);
    switch (row.kind) {
      case "activity": {
        const after = row.summary === "" ? "" : ` — ${row.summary}`;
        return `${indent}- **${row.title}: ${row.name}**${row.skipped ? " (skipped)" : ""}${after}`;
      }
      case "path":
        return `${indent}- ${row.label || "Next"}:`;
      case "join":
        return `${indent}- → continues at “${row.name}”`;
      case "end":
        return `${indent}- End`;
      case "parked":
        return `${indent}- Not connected:`;
    }
  });
  return `# ${document.name}\n\n${lines.join("\n")}\n`;
}

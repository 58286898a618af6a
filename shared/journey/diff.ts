import type { Names } from "../activities/activity.ts";
import { nameIn } from "./check.ts";
import { type JourneyActivity, type JourneyDocument, outletsOf, readActivity } from "./graph.ts";
import { isSame } from "./same.ts";
import { fieldWords, settingsWords } from "./words.ts";

export type Change = {
  kind: "added" | "removed" | "changed" | "moved";
  /** Null is a setting of the journey, or its name. */
  activity: string | null;
  name: string;
  fields: { field: string; before: string; after: string }[];
};

/**
 * What differs between two documents, by activities, then the journey’s own settings. Where things are drawn and notes
 * on the canvas do not count. *Moved* is what follows something else than before, of what is in both.
 */
export function diffDocuments(
  before: JourneyDocument,
  after: JourneyDocument,
  names: Names,
): Change[] {
  const name = (document: JourneyDocument, id: string) => nameIn(document, id, names) ?? id;
  const ids = [...new Set([...Object.keys(after.activities), ...Object.keys(before.activities)])];
  const came = sourcesOf(before, after);
  const comes = sourcesOf(after, before);
  const changes = ids.flatMap((id): Change[] => {
    const was = before.activities[id];
    const is = after.activities[id];
    if (!was) return [{ kind: "added", activity: id, name: name(after, id), fields: [] }];
    if (!is) return [{ kind: "removed", activity: id, name: name(before, id), fields: [] }];
    const fields = activityFields(was, is, names);
    const [from, to] = [came(id), comes(id)];
    const same = from.size === to.size && [...from.keys()].every((key) => to.has(key));
    const words = (sources: typeof from) => sourceWords(after, sources, names);
    const moved = same ? [] : [{ field: "Follows", before: words(from), after: words(to) }];
    if (fields.length === 0 && moved.length === 0) return [];
    const kind = fields.length > 0 ? "changed" : "moved";
    return [{ kind, activity: id, name: name(after, id), fields: [...fields, ...moved] }];
  });
  return [...changes, ...journeyChanges(before, after, names)];
}

function activityFields(was: JourneyActivity, is: JourneyActivity, names: Names): Change["fields"] {
  const settings = (activity: JourneyActivity) => settingsWords(readActivity(activity).settings, names); // prettier-ignore
  const own = ({ type, name, skipped, note }: JourneyActivity) =>
    settingsWords({ type, name, skipped: skipped === true, remark: note ?? "" }, names);
  return [...compared(own(was), own(is)), ...compared(settings(was), settings(is))];
}

function compared(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Change["fields"] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field) => {
    const [was, is] = [before.get(field) ?? "—", after.get(field) ?? "—"];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
}

type Source = { from: string; outlet: string; label: string };

/** What an activity follows; what is only in this document is looked through. */
function sourcesOf(document: JourneyDocument, other: JourneyDocument) {
  const into = new Map<string, Source[]>();
  for (const [from, activity] of Object.entries(document.activities))
    for (const { id: outlet, label } of outletsOf(activity)) {
      const to = activity.next[outlet];
      if (to !== undefined) into.set(to, [...(into.get(to) ?? []), { from, outlet, label }]);
    }
  const known = new Map<string, Map<string, Source>>();
  const sources = (id: string): Map<string, Source> => {
    const before = known.get(id);
    if (before) return before;
    const found = new Map<string, Source>();
    known.set(id, found);
    for (const source of into.get(id) ?? [])
      if (other.activities[source.from]) found.set(`${source.from}:${source.outlet}`, source);
      else for (const [key, one] of sources(source.from)) found.set(key, one);
    return found;
  };
  return sources;
}

function sourceWords(document: JourneyDocument, sources: Map<string, Source>, names: Names) {
  const words = [...sources.values()].map(({ from, outlet, label }) => {
    const name = nameIn(document, from, names) ?? from;
    return outlet === "next" ? name : `${name} (${label.split(" · ")[0] ?? outlet})`;
  });
  return words.join(", ") || "—";
}

function journeyChanges(before: JourneyDocument, after: JourneyDocument, names: Names): Change[] {
  const change = (name: string, was: unknown, is: unknown): Change[] => {
    if (isSame(was, is)) return [];
    const fields = compared(settingsWords({ value: was }, names), settingsWords({ value: is }, names)); // prettier-ignore
    const named = fields.map((one) => ({ ...one, field: one.field.replace(/^Value( › )?/, "") || name })); // prettier-ignore
    return [{ kind: "changed", activity: null, name, fields: named }];
  };
  const keys = [...new Set([...Object.keys(before.settings), ...Object.keys(after.settings)])];
  const settings = (document: JourneyDocument): Record<string, unknown> => document.settings;
  return [
    ...change("Name", before.name, after.name),
    ...keys.flatMap((key) => change(fieldWords(key), settings(before)[key], settings(after)[key])),
  ];
}

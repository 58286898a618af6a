import { useQuery } from "@tanstack/react-query";
import { createContext, useContext, useMemo, type ReactNode } from "react";
import type { SegmentRow } from "../../shared/contract/segments.ts";
import type { TemplateRow } from "../../shared/contract/templates.ts";
import type { Names } from "../../shared/activities/activity.ts";
import { readActivity, type JourneyDocument } from "../../shared/journey/graph.ts";
import { useEngine } from "./engine.tsx";

/** What activities can refer to, by id; empty while `known` is false. */
export type Library = {
  known: boolean;
  segments: ReadonlyMap<string, SegmentRow>;
  templates: ReadonlyMap<string, TemplateRow>;
  /** Null until they are known: they are asked for only to name them. */
  journeys: ReadonlyMap<string, { id: string; name: string }> | null;
};

const nothing: Library = {
  known: false,
  segments: new Map(),
  templates: new Map(),
  journeys: null,
};
const LibraryContext = createContext<Library>(nothing);

const byId = <Row extends { id: string }>(rows: readonly Row[] | undefined) =>
  new Map((rows ?? []).map((row) => [row.id, row]));

/** Asks once for what all cards, forms and lists below it name. */
export function LibraryProvider({ children }: { children: ReactNode }) {
  const engine = useEngine();
  const segments = useQuery(engine.segments.list.queryOptions()).data;
  const templates = useQuery(engine.templates.list.queryOptions()).data;
  const journeys = useQuery(engine.journeys.list.queryOptions()).data;
  const library = useMemo(
    () => ({
      known: segments !== undefined && templates !== undefined,
      segments: byId(segments),
      templates: byId(templates),
      journeys: journeys ? byId(journeys) : null,
    }),
    [segments, templates, journeys],
  );
  return <LibraryContext value={library}>{children}</LibraryContext>;
}

export const useLibrary = (): Library => useContext(LibraryContext);

const made = new WeakMap<Library, WeakMap<JourneyDocument, Names>>();

/** Names for the words of activities, once for all that ask. While nothing is known yet, nothing is called gone. */
export function namesFrom(library: Library, document: JourneyDocument): Names {
  const before = made.get(library) ?? new WeakMap<JourneyDocument, Names>();
  made.set(library, before);
  const names = before.get(document) ?? namesOf(library, document);
  before.set(document, names);
  return names;
}

function namesOf(library: Library, document: JourneyDocument): Names {
  const name = (rows: ReadonlyMap<string, { name: string }>, id: string) =>
    rows.get(id)?.name ?? (library.known ? null : "…");
  const names: Names = {
    segment: (id) => name(library.segments, id),
    template: (id) => name(library.templates, id),
    journey: (id) => (library.journeys ? (library.journeys.get(id)?.name ?? null) : "…"),
    activity: (id) => {
      const activity = document.activities[id];
      return activity ? activityName(activity, names) : null;
    },
  };
  return names;
}

/** What a card is called: its own name, or what its settings say. */
export function activityName(
  activity: JourneyDocument["activities"][string],
  names: Names,
): string {
  if (activity.name) return activity.name;
  const { type, settings } = readActivity(activity);
  return type ? type.describe(settings, names).name : activity.type;
}

export function useNames(document: JourneyDocument): Names {
  const library = useLibrary();
  return useMemo(() => namesFrom(library, document), [library, document]);
}

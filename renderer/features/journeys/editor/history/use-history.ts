import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { JourneyChange, JourneyVersion } from "../../../../../shared/contract/journeys.ts";
import { diffDocuments } from "../../../../../shared/journey/diff.ts";
import type { JourneyDocument } from "../../../../../shared/journey/graph.ts";
import { useEngine } from "../../../../data/engine.tsx";
import { namesFrom, useLibrary } from "../../../../data/library.tsx";
import { useEditor } from "../editor-context.ts";
import { useHistoryView, type Edition } from "./history-store.ts";
import { unionOf, type Union } from "./union.ts";

export type History = {
  versions: readonly JourneyVersion[] | undefined;
  error: Error | null;
  retry: () => void;
  after: Edition;
  /** Null where there is nothing older. */
  before: Edition | null;
  documents: { before: JourneyDocument | null; after: JourneyDocument | null };
  changes: JourneyChange[];
  union: Union | null;
};

/** The two editions that are compared, and how they differ. */
export function useHistory(): History {
  const id = useEditor((editor) => editor.id);
  const draft = useEditor((editor) => editor.document);
  const chosen = useHistoryView();
  const library = useLibrary();
  const engine = useEngine();
  const list = useQuery(engine.journeys.versions.queryOptions({ input: { id } }));
  const versions = list.data;
  const numbers = (versions ?? []).map(({ number }) => number).toSorted((a, b) => b - a);
  const after = chosen.after ?? "draft";
  const older = numbers.find((number) => after === "draft" || number < after) ?? null;
  const before = chosen.before === after ? older : (chosen.before ?? older);
  const beforeDocument = useEdition(id, before, draft);
  const afterDocument = useEdition(id, after, draft);
  const found = useMemo(() => {
    if (!beforeDocument || !afterDocument) return { changes: [], union: null };
    const changes = diffDocuments(beforeDocument, afterDocument, namesFrom(library, afterDocument));
    return { changes, union: unionOf(beforeDocument, afterDocument, changes) };
  }, [beforeDocument, afterDocument, library]);
  return {
    versions,
    error: list.error,
    retry: () => void list.refetch(),
    after,
    before,
    documents: { before: beforeDocument, after: afterDocument },
    ...found,
  };
}

function useEdition(
  id: string,
  edition: Edition | null,
  draft: JourneyDocument,
): JourneyDocument | null {
  const number = typeof edition === "number" ? edition : 0;
  const version = useQuery({
    ...useEngine().journeys.version.queryOptions({ input: { id, number } }),
    enabled: number > 0,
  }).data;
  if (edition === null) return null;
  return edition === "draft" ? draft : (version?.document ?? null);
}
